"""How grave are the risks, and what is decided on each?"""

from msgspec import Struct

from ks_budget.compute.risks import Filter
from ks_budget.compute.risks import Order as Order
from ks_budget.model import Budget
from ks_budget.problems import Known, Stop, kinds, near
from ks_budget.report import Report
from ks_budget.views.risks import view
from ks_budget.workspace import Workspace


class Question(Struct, frozen=True):
    """Risks by score, and their matrix."""

    budget: str | None = None
    """The latest when none is named."""
    lowest: int | None = None
    """Only scores from this."""
    highest: int | None = None
    """Only scores up to this."""
    treatment: str | None = None
    """Only this treatment, by id or label, in capitals or not."""
    order: Order = "score"
    matrix_only: bool = False


def answer(workspace: Workspace, question: Question) -> Report:
    """Gravest first, with the decision on each. Raises Stop (KSB017) for a treatment that there is not."""
    this = workspace.open(question.budget).budget
    wanted = Filter(question.lowest, question.highest, _treatment(this, question.treatment))
    return view(this, wanted, question.order, question.matrix_only, workspace.language)


def _treatment(budget: Budget, wanted: str | None) -> str | None:
    """The id of a treatment named by id or label. Raises Stop (KSB017) naming those there are."""
    if wanted is None:
        return None
    names = {name.casefold(): t.id for t in budget.content.treatments for name in (t.label, t.id)}
    if wanted.casefold() not in names:
        meant = near(wanted.casefold(), names).meant
        known = Known(tuple(t.id for t in budget.content.treatments), names[meant] if meant else None)
        raise Stop(kinds.asking.NO_TREATMENT.at(name=wanted, known=known))
    return names[wanted.casefold()]
