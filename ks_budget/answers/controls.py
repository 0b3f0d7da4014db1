"""What is controlled, by whom, and does it follow the risks?"""

from msgspec import Struct

from ks_budget.compute.controls import control_plan, of_responsible, responsible
from ks_budget.model import Budget
from ks_budget.problems import Stop, kinds, near
from ks_budget.report import Report
from ks_budget.views.controls import view
from ks_budget.workspace import Workspace


class Question(Struct, frozen=True):
    """The internal control plan beside the risk analysis."""

    budget: str | None = None
    """The latest when none is named."""
    responsible: str | None = None
    """Only the controls that this post answers for, in capitals or not."""


def answer(workspace: Workspace, question: Question) -> Report:
    """Each control with its risk, and where the two part. Raises Stop (KSB022) for a post that answers for none."""
    this = workspace.open(question.budget).budget
    controls, wanted = control_plan(this), _responsible(this, question.responsible)
    if wanted is not None:
        controls = of_responsible(controls, wanted)
    return view(this, controls, wanted, workspace.language)


def _responsible(budget: Budget, wanted: str | None) -> str | None:
    """A post as the plan writes it. Raises Stop (KSB022) naming those there are."""
    if wanted is None:
        return None
    names = {name.casefold(): name for name in responsible(budget)}
    named = wanted.casefold()
    if named not in names:
        raise Stop(
            kinds.asking.NOT_IN_BUDGET.at(
                thing=kinds.words.THINGS["responsible"], name=wanted, known=near(wanted, names.values())
            )
        )
    return names[named]
