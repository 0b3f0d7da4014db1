"""What is in a budget, on one screen?"""

from datetime import date

from msgspec import Struct

from ks_budget.checks.case import Case
from ks_budget.checks.rules import check, settled, told_by_check
from ks_budget.compute.overview import overview
from ks_budget.files.past import PastBudgets
from ks_budget.model import Budget
from ks_budget.problems import Stop, kinds
from ks_budget.report import Report
from ks_budget.views.overview import view
from ks_budget.workspace import Opened, Workspace


class Question(Struct, frozen=True):
    """A budget as it stands on a day."""

    as_of: date
    budget: str | None = None
    """The latest when none is named."""
    day_asked_for: bool = False
    """Whether someone chose the day, and is to be told that nothing is judged by it."""


def answer(workspace: Workspace, question: Question) -> Report:
    """Grants, largest changes, investments, goals, assignments, risks, and how many findings `ksb check` has. Raises
    Stop (KSB038) for a day that was asked for and judges nothing."""
    opened = workspace.open(question.budget)
    this, today = opened.budget, question.as_of
    before = [earlier.budget for earlier in workspace.earlier(opened)]
    name = before[0].name if before else None
    seen = overview(this, before, today)
    if question.day_asked_for and not seen.tasks:
        option = f"--as-of {today}"
        raise Stop(kinds.asking.WITHOUT_EFFECT.at(option=option, why=kinds.words.NO_EFFECT["as-of"]))
    return view(this, name, seen, _count(workspace, opened, before), today, workspace.language)


def _count(workspace: Workspace, opened: Opened, before: list[Budget]) -> int:
    """How many findings `ksb check` has."""
    if opened.budget.content.document.based_on:
        # What is told of a variant depends on its base, which is read once more for it.
        from ks_budget.answers.check import findings_of

        return len(findings_of(workspace, opened.reference))
    past = PastBudgets(workspace.read, opened.reference, opened.budget.year)
    case = Case(opened.budget, before[0] if before else None, past)
    return len(settled(case, check(case))) + len(told_by_check(list(opened.warnings)))
