"""Years are where they can be: four digits, in order, and none long gone or far ahead."""

from collections.abc import Iterator

from ks_budget.compute.periods import runs
from ks_budget.model import Budget, Frame, Investments
from ks_budget.model.investments import years_of_period
from ks_budget.printed.investments import named
from ks_budget.problems import Problem, Spot, here, kinds

FIRST_YEAR, LAST_YEAR = 1900, 2100
BEHIND = 20
"""How many years before its own the investments of a budget may have."""
AHEAD = 50
"""How many years past its own a budget may speak of."""


def year_of_document(budget: Budget) -> Iterator[Problem]:
    """The year in the document is the year in the name of its folder or file, and neither long gone nor far ahead."""
    name, year = budget.name.partition("@")[0].replace("\\", "/").rstrip("/").rpartition("/")[2], budget.year
    named, at = name[:4], here(budget.content.document) / "year"
    if named.isascii() and named.isdigit() and int(named) != year:
        yield kinds.content.YEAR_MISMATCH.at(at, year=year, name=name, named=named)
    elif not FIRST_YEAR <= year <= LAST_YEAR:
        yield _outside(year, FIRST_YEAR, LAST_YEAR, at)


def years(budget: Budget) -> Iterator[Problem]:
    """Plan years follow the budget year, and what frames and publications speak of lies near."""
    document = budget.content.document
    at, first = here(document), document.year
    previous = first
    for i, year in enumerate(document.plan_years):
        if not previous < year <= first + AHEAD:
            yield _outside(year, previous + 1, first + AHEAD, at / "plan_years" / i)
        previous = max(previous, year)
    for frame in budget.content.frames:
        yield from _of_frame(frame, first)
    for publication in budget.content.publications:
        for key in ("rates", "levels"):
            for year in getattr(publication, key):
                if not FIRST_YEAR <= year <= LAST_YEAR:
                    yield _outside(year, FIRST_YEAR, LAST_YEAR, (here(publication) / key / year).key)


def _of_frame(frame: Frame, first: int) -> Iterator[Problem]:
    last = first + AHEAD
    for line in frame.lines:
        for year in line.printed:
            if not first < year <= last:
                yield _outside(year, first + 1, last, (here(line) / "printed" / year).key)
    for total, by_year in frame.printed_totals.items():
        for year in by_year:
            if not first <= year <= last:
                yield _outside(year, first, last, (here(frame) / "printed_totals" / total / year).key)
    for adjustment in frame.adjustments:
        if not first <= adjustment.year <= last:
            yield _outside(adjustment.year, first, last, here(adjustment) / "year")


def investment_years(budget: Budget) -> Iterator[Problem]:
    """Every project has an amount for each year of the investment budget, and for no other."""
    chapter = budget.content.investments
    if chapter is None:
        return
    if not chapter.years:
        named = {year for group in chapter.groups for project in group.projects for year in project.amounts}
        if named:
            yield kinds.content.NO_YEARS.at(here(chapter) / "years", years=sorted(named))
        return
    for project in (project for group in chapter.groups for project in group.projects):
        at = here(project) / "amounts"
        lacking = [year for year in chapter.years if year not in project.amounts]
        if lacking:
            yield kinds.content.YEAR_WITHOUT_AMOUNT.at(at, name=project.name, lacking=lacking, example=lacking[0])
        for year in project.amounts:
            if year not in chapter.years:
                yield kinds.content.YEAR_NOT_INVESTED.at((at / year).key, year=year, years=runs(chapter.years))
    last = budget.year + AHEAD
    for i, year in enumerate(chapter.years):
        if not budget.year - BEHIND <= year <= last:
            yield _outside(year, budget.year - BEHIND, last, here(chapter) / "years" / i)
        elif year in chapter.years[:i]:
            yield kinds.content.YEAR_TWICE.at(here(chapter) / "years" / i, year=year)
    yield from _periods(chapter, budget)


def _periods(chapter: Investments, budget: Budget) -> Iterator[Problem]:
    """What is printed of some years together names them by the first and the last."""
    for _, _, table in named(chapter):
        for period in table.printed_periods:
            if years_of_period(period) is None:
                at = here(table) / "printed_periods" / period
                yield kinds.content.NO_PERIOD.at(at, shown=period, year=budget.year, last=budget.year + 2)


def printed_years_of_investments(budget: Budget) -> Iterator[Problem]:
    """Printed sums of investments are of years that there are."""
    chapter = budget.content.investments
    if chapter:
        for at, printed in [(here(part), part.printed) for part in chapter.groups] + [(here(chapter), chapter.printed)]:
            for year in printed:
                if not FIRST_YEAR <= year <= LAST_YEAR:
                    yield _outside(year, FIRST_YEAR, LAST_YEAR, (at / "printed" / year).key)


def years_of_indicators(budget: Budget) -> Iterator[Problem]:
    """Outcomes are of years up to the budget's own."""
    for goal in budget.content.goals:
        if not FIRST_YEAR <= goal.target_year <= LAST_YEAR:
            yield _outside(goal.target_year, FIRST_YEAR, LAST_YEAR, here(goal) / "target_year")
        for indicator in goal.indicators:
            for year in indicator.outcomes:
                if not FIRST_YEAR <= year <= budget.year:
                    yield _outside(year, FIRST_YEAR, budget.year, (here(indicator) / "outcomes" / year).key)


def _outside(year: int, low: int, high: int, at: Spot) -> Problem:
    return kinds.content.YEAR_OUT_OF_RANGE.at(at, year=year, low=low, high=high)
