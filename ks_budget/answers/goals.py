"""Where do the indicators stand against their targets?"""

from msgspec import Struct

from ks_budget.model import Budget, Goal
from ks_budget.problems import Known, Stop, kinds
from ks_budget.report import Report
from ks_budget.views.goals import view
from ks_budget.workspace import Workspace


class Question(Struct, frozen=True):
    """The goals of a budget with their indicators."""

    budget: str | None = None
    """The latest when none is named."""
    goal: int | None = None
    """Only the goal with this number."""


def answer(workspace: Workspace, question: Question) -> Report:
    """Outcomes by year, change, distance to the target, and status. Raises Stop (KSB022) for a goal there is not."""
    this = workspace.open(question.budget).budget
    return view(this, _goals(this, question.goal), question.goal is None, workspace.language)


def _goals(budget: Budget, number: int | None) -> tuple[Goal, ...]:
    goals = budget.content.goals
    if number is None:
        return goals
    wanted = tuple(goal for goal in goals if goal.number == number)
    if not wanted:
        known = Known(tuple(str(goal.number) for goal in goals))
        raise Stop(kinds.asking.NOT_IN_BUDGET.at(thing=kinds.words.THINGS["goal"], name=str(number), known=known))
    return wanted
