"""The printed tables of a budget, and what is proved of them?"""

from msgspec import Struct

from ks_budget.checks.case import Case
from ks_budget.compute.tables import TableProof, proofs
from ks_budget.problems import Stop, kinds, near
from ks_budget.report import Report
from ks_budget.views.tables import view
from ks_budget.workspace import Opened, Workspace


class Question(Struct, frozen=True):
    """Every printed table, or one of them."""

    budget: str | None = None
    """The latest when none is named."""
    table: str | None = None
    """The id of the one that is wanted; all when none is named."""


def answer(workspace: Workspace, question: Question) -> Report:
    """Each table as it is printed, then what must hold in it. Raises Stop (KSB013) for a table that there is not."""
    this = workspace.open(question.budget)
    ids = [table.id for table in this.budget.content.tables]
    if question.table is not None and question.table not in ids:
        facts = {"name": question.table, "budget": this.reference.name}
        raise Stop(kinds.asking.NO_TABLE.at(**facts, known=near(question.table, ids)))
    wanted = [proof for proof in proved(workspace, this) if question.table in (None, proof.book.table.id)]
    return view(this.budget, wanted, workspace.language)


def proved(workspace: Workspace, this: Opened) -> list[TableProof]:
    """The printed tables of a budget with what came of all that is said of their figures, by this year's budget and
    the one before."""
    if not this.budget.content.tables:
        return []
    before = workspace.previous(this)
    return proofs(Case(this.budget, before.budget if before else None).book)
