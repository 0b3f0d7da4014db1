"""What is invested, by group, project and year?"""

from msgspec import Struct

from ks_budget.compute.investments import investment_plan
from ks_budget.compute.periods import runs
from ks_budget.model import Budget
from ks_budget.problems import Problem, Stop, kinds
from ks_budget.report import Report
from ks_budget.views.investments import view
from ks_budget.workspace import Opened, Workspace


class Question(Struct, frozen=True):
    """Investments over a range of years."""

    budget: str | None = None
    """The latest when none is named."""
    first: int | None = None
    """From this year, else the first of the budget; earlier budgets are read for years before."""
    last: int | None = None
    """To this year, else the last of the budget."""


def answer(workspace: Workspace, question: Question) -> Report:
    """Groups and projects added up, with their share of the whole. Raises Stop (KSB014) for years the wrong way."""
    this = workspace.open(question.budget)
    start, end = _range(this.budget, question)
    budgets = [opened.budget for opened in _covering(workspace, this, start)]
    plan = investment_plan(budgets, start, end)
    workspace.warnings += _not_covered(plan.years, question)
    return view(this.budget, plan, start, end, workspace.language)


def _not_covered(years: list[int], question: Question) -> list[Problem]:
    """A warning (KSB038) for each end that lies beyond what the budgets say anything of."""
    if not years:
        return []
    beyond = []
    if question.first is not None and question.first < years[0]:
        beyond.append(f"--from {question.first}")
    if question.last is not None and question.last > years[-1]:
        beyond.append(f"--to {question.last}")
    return [kinds.asking.YEARS_NOT_COVERED.at(option=option, years=runs(years)) for option in beyond]


def _range(budget: Budget, question: Question) -> tuple[int, int]:
    """First and last year, both included."""
    chapter = budget.content.investments
    years = chapter.years if chapter and chapter.years else (budget.year,)
    start = question.first if question.first is not None else min(years)
    end = question.last if question.last is not None else max(years)
    if start > end:
        raise Stop(kinds.asking.YEARS_BACKWARDS.at(first=start, last=end))
    return start, end


def _covering(workspace: Workspace, this: Opened, start: int) -> list[Opened]:
    """The budget and as many before it as reach a year, earliest first: a year before a budget's own is in an earlier
    one, if anywhere."""
    budgets = [this]
    while start < budgets[0].budget.year:
        before = workspace.previous(budgets[0])
        if before is None:
            break
        budgets.insert(0, before)
    return budgets
