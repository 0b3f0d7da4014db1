"""The whole budget as a workbook that computes?"""

from collections import Counter
from contextlib import suppress
from datetime import date

from msgspec import Struct

from ks_budget.answers import bridge, check
from ks_budget.answers.project import Projected, Terms, project_frames
from ks_budget.compute.assignments import carried_over, tasks
from ks_budget.compute.investments import InvestmentPlan, investment_plan
from ks_budget.model import Budget
from ks_budget.problems import Stop, findings
from ks_budget.sheets import Workbook
from ks_budget.views.projection import Presentation
from ks_budget.views.projection import view as projection_view
from ks_budget.views.workbook.assemble import view
from ks_budget.views.workbook.given import Given, Ram
from ks_budget.workspace import Opened, Workspace


class Question(Struct, frozen=True):
    """A budget with all its chapters."""

    budget: str | None = None
    """The latest when none is named."""


def answer(workspace: Workspace, question: Question) -> Workbook:
    """Every chapter that the budget has, with the formulas that its figures come of. What lacks for a plan or a bridge
    is told on the first sheet."""
    with workspace.reading_once():
        opened = workspace.open(question.budget)
        # The name is written out, so that all answers are of one budget whatever is added meanwhile.
        name = question.budget or opened.reference.name
        found: Counter[str] = Counter(
            problem.severity for problem in check.check(workspace, check.Question((name,))).problems
        )
        return view(_given(workspace, opened, found))


def _given(workspace: Workspace, opened: Opened, found: Counter[str]) -> Given:
    budget, language = opened.budget, workspace.language
    earlier = [before.budget for before in workspace.earlier(opened)]
    day = budget.content.document.decided or date(budget.year, 1, 1)
    projected, no_plan = _projected(budget, language)
    presentation = Presentation(budget.unit)
    tables = projection_view(budget, projected.frames, projected.rates, presentation, language).tables
    frames = [Ram(one.nominal, table) for one, table in zip(projected.frames, tables, strict=False)]
    bridges, no_bridge = _bridges(workspace, opened)
    version = workspace.version(opened)
    return Given(
        budget=budget,
        language=language,
        day=day,
        revision=version.name if version else "",
        changed=bool(version and version.changed),
        found=found,
        rates=projected.rates,
        frames=frames,
        no_plan=no_plan,
        bridges=bridges.bridges if bridges else [],
        bridge_tables=bridges.report(budget, language).tables if bridges else [],
        no_bridge=no_bridge,
        investments=_investments(budget),
        tasks=[*tasks(budget, day), *carried_over(budget, earlier, day)],
    )


def _projected(budget: Budget, language: str) -> tuple[Projected, list[str]]:
    """The frames through the plan years; where something lacks for those, as far as it does not, and what lacks."""
    frames, last = list(budget.content.frames), max((budget.year, *budget.content.document.plan_years))
    try:
        return project_frames(budget, frames, Terms()), []
    except Stop as stop:
        lacking = _told(stop, language)
    for year in range(last - 1, budget.year, -1):
        with suppress(Stop):
            return project_frames(budget, frames, Terms(year=year)), lacking
    return project_frames(budget, frames, Terms(year=budget.year)), lacking


def _bridges(workspace: Workspace, opened: Opened) -> tuple[bridge.Found | None, list[str]]:
    try:
        return bridge.bridges(workspace, opened, list(opened.budget.content.frames)), []
    except Stop as stop:
        return None, _told(stop, workspace.language)


def _told(stop: Stop, language: str) -> list[str]:
    return [finding.message for finding in findings(stop.problems, language)]


def _investments(budget: Budget) -> InvestmentPlan | None:
    chapter = budget.content.investments
    return investment_plan([budget], min(chapter.years), max(chapter.years)) if chapter and chapter.years else None
