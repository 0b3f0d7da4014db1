"""What is to be reported back, and when?"""

from datetime import date

from msgspec import Struct

from ks_budget.compute.assignments import carried_over, due_in, tasks
from ks_budget.compute.periods import Period, period
from ks_budget.problems import Stop, kinds
from ks_budget.report import Report
from ks_budget.views.assignments import Filtered, view
from ks_budget.workspace import Workspace


class Question(Struct, frozen=True):
    """Assignments by deadline, as they stand on a day."""

    as_of: date
    budget: str | None = None
    """The latest when none is named."""
    due: str | None = None
    """Only those due in a year, a quarter or on a day, written as in budgets: `2024-Q1`."""


def answer(workspace: Workspace, question: Question) -> Report:
    """Open, done or late, with those carried over from earlier years. Raises Stop (KSB014) for no deadline."""
    wanted = _period(question.due)
    this = workspace.open(question.budget)
    own = tasks(this.budget, question.as_of)
    earlier = [before.budget for before in workspace.earlier(this)]
    carried = carried_over(this.budget, earlier, question.as_of)
    filtered = None
    if question.due is not None and wanted is not None:
        filtered = Filtered(question.due, len(own) + len(carried))
        own, carried = due_in(own, wanted), due_in(carried, wanted)
    return view(this.budget, own, carried, question.as_of, filtered, workspace.language)


def _period(due: str | None) -> Period | None:
    wanted = period(due) if due is not None else None
    if due is not None and wanted is None:
        raise Stop(kinds.asking.WRONG_OPTION.at(option="--due", shown=due, example="--due 2024-Q1"))
    return wanted
