"""The other chapters as open data, as far as they are figures: adjustments, investments, indicators, risks, rates."""

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from ks_budget.compute.investments import InvestmentRow, investment_plan
from ks_budget.compute.risks import score
from ks_budget.labels import INVESTMENTS
from ks_budget.model import Indicator, KeyFigure
from ks_budget.money import ZERO, add, exactly, half_width, nearest
from ks_budget.printed.rates import Rates
from ks_budget.tidy import Row
from ks_budget.views.tidy.budgets import Given, half_step, kronor, whose

_FINE = Decimal(1).scaleb(-6)
"""A rate that comes of index levels seldom divides evenly."""


@exactly
def adjustments(given: Given) -> list[Row]:
    """What each adjustment does to each line, in kronor."""
    head, rows = whose(given), list[Row]()
    for frame in given.budget.content.frames:
        for number, one in enumerate(frame.adjustments, 1):
            unit = one.unit or given.budget.unit
            said = (frame.id, number, one.id or None, one.kind, one.reason or None)
            for line, amount in one.effects.items():
                figure = (line, one.year, kronor(amount, unit), half_step(amount, unit), given.document)
                rows.append((*head, *said, *figure))
    return rows


@exactly
def investments(given: Given) -> list[Row]:
    """Projects, and the sums of groups and of all as `ksb investments` adds them up, in kronor."""
    budget, rows = given.budget, list[Row]()
    chapter = budget.content.investments
    if chapter is None or not chapter.years:
        return []
    plan = investment_plan([budget], min(chapter.years), max(chapter.years))
    of_which = {project.id: project.of_which for group in chapter.groups for project in group.projects}
    incomes = {project.id for group in chapter.groups for project in group.projects if project.income}
    widths = _widths(given)
    for group in plan.groups:
        for row in group.projects:
            kind = "income" if row.id in incomes else "expenditure"
            told = (group.whole.id, row.id, row.name or None, kind, False, of_which[row.id], row.kind != "part")
            rows += _by_year(given, told, row, {year: widths.get((row.id, year), ZERO) for year in plan.years})
        told = (group.whole.id, "total", group.whole.name or None, "total", True, None, False)
        rows += _by_year(given, told, group.whole, _summed(widths, group.projects, plan.years))
    everything = [row for group in plan.groups for row in group.projects]
    told = ("total", "total", INVESTMENTS[budget.language], "total", True, None, False)
    return [*rows, *_by_year(given, told, plan.total, _summed(widths, everything, plan.years))]


def _widths(given: Given) -> dict[tuple[str, int], Decimal]:
    """How far each amount of a project may be from the true one, in kronor."""
    chapter = given.budget.content.investments
    return {
        (project.id, year): half_step(amount, given.budget.unit, chapter.exact or project.exact)
        for group in (chapter.groups if chapter else ())
        for project in group.projects
        for year, amount in project.amounts.items()
        if chapter
    }


def _summed(widths: dict[tuple[str, int], Decimal], rows: list[InvestmentRow], years: list[int]) -> dict[int, Decimal]:
    counted = [row.id for row in rows if row.kind != "part"]
    return {year: add(widths.get((id, year), ZERO) for id in counted) for year in years}


def _by_year(given: Given, told: Row, row: InvestmentRow, widths: dict[int, Decimal]) -> Iterator[Row]:
    this, unit = given.budget.year, given.budget.unit
    for year, amount in row.by_year.items():
        if amount is not None:
            phase = "budget" if year == this else "printed-plan" if year > this else "earlier"
            yield (*whose(given), *told, year, phase, kronor(amount, unit), widths[year], given.document)


def indicators(given: Given) -> list[Row]:
    """Outcomes and targets of the goals' indicators and of the key figures of the work environment."""
    content, rows = given.budget.content, list[Row]()
    for goal in content.goals:
        for indicator in goal.indicators:
            told = (indicator.kolada or None, indicator.source or given.document)
            rows += _measured(given, goal.id, indicator, goal.target_year, told)
    work = content.work_environment
    for figure in work.key_figures if work else ():
        rows += _measured(given, "work-environment", figure, given.budget.year, (None, given.document))
    return rows


def _measured(
    given: Given, goal: str, one: Indicator | KeyFigure, target_year: int, told: tuple[str | None, str]
) -> Iterator[Row]:
    kolada, source = told
    figures = [(year, "outcome", value) for year, value in sorted(one.outcomes.items())]
    if one.target is not None:
        figures.append((target_year, "target", one.target))
    for year, phase, value in figures:
        what = (goal, one.id, one.name or one.id, one.unit or None, one.better, kolada)
        yield (*whose(given), *what, year, phase, Decimal(value), half_width(value), source)


def risks(given: Given) -> list[Row]:
    """Each risk with its score, and the steps of the scales that it is judged on."""
    content = given.budget.content
    scale, followed_up = content.scale, Counter(control.risk for control in content.controls)
    steps = (len(scale.likelihood), len(scale.impact)) if scale else (0, 0)
    return [
        (
            *whose(given),
            risk.id,
            risk.name or risk.id,
            risk.likelihood,
            risk.impact,
            score(risk),
            *steps,
            risk.treatment,
            followed_up[risk.id],
            given.document,
        )
        for risk in content.risks
    ]


@exactly
def index_rates(given: Given, rates: Rates) -> list[Row]:
    """The rates of the publications that the budget uses, in percent."""
    rows = list[Row]()
    for (series, year), percent in sorted(rates.percent.items()):
        publication = rates.publications[series]
        shown = nearest(percent, _FINE) if year in publication.levels else percent
        told = (publication.id, publication.published, publication.source or None)
        rows.append((*whose(given), series, year, shown, *told))
    return rows
