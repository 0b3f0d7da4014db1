"""Which six figures tell most of a budget, and how have they moved since last year?"""

from decimal import Decimal
from typing import Literal

from msgspec import Struct

from ks_budget.compute.goals import count, standings
from ks_budget.compute.overview import Overview, Sums
from ks_budget.compute.risks import grade, score
from ks_budget.model import Budget
from ks_budget.money import add, convert
from ks_budget.printed.rates import rates, series_used

Id = Literal["grant", "costs", "index", "invested", "indicators", "risks"]


class KeyFigure(Struct, frozen=True):
    """One figure of a budget."""

    id: Id
    value: Decimal
    """An amount in the budget's unit, a rate in percent, or a count."""
    change: Decimal | None = None
    """From last year, in the same unit; a rate's in percentage points. None where there is nothing to compare with."""
    of: int | None = None
    """Of a count, how many there are."""
    name: str = ""
    """Of the index series."""


def key_figures(budget: Budget, before: Budget | None, now: Overview, then: Overview | None) -> list[KeyFigure]:
    """Those of the six that the budget has. ``then`` is last year's overview."""
    found = [*_frames(budget, before, now, then), *_index(budget)]
    invested = _invested(budget)
    if invested is not None:
        earlier = _invested(before) if before else None
        change = invested - convert(earlier, before.unit, budget.unit) if before and earlier is not None else None
        found.append(KeyFigure("invested", invested, change))
    statuses = count(standings(budget.content.goals))
    if sum(statuses.values()):
        found.append(KeyFigure("indicators", Decimal(statuses["reached"]), of=sum(statuses.values())))
    if budget.content.risks:
        high = sum(grade(score(risk), budget.content.scale) == "high" for risk in budget.content.risks)
        found.append(KeyFigure("risks", Decimal(high), of=len(budget.content.risks)))
    return found


def _frames(budget: Budget, before: Budget | None, now: Overview, then: Overview | None) -> list[KeyFigure]:
    whole = _whole(now)
    if whole is None:
        return []
    figures = [KeyFigure("grant", whole.grant, whole.change)] if whole.grant is not None else []
    if whole.costs is not None:
        earlier = _whole(then) if then else None
        change = None
        if before is not None and earlier is not None and earlier.costs is not None:
            change = whole.costs - convert(earlier.costs, before.unit, budget.unit)
        figures.append(KeyFigure("costs", whole.costs, change))
    return figures


def _whole(overview: Overview) -> Sums | None:
    """All frames together; the frame itself where there is one alone."""
    return overview.sums or (overview.frames[0].sums if overview.frames else None)


def _index(budget: Budget) -> list[KeyFigure]:
    """The rate of the first series that a frame uses."""
    known = rates(budget)
    for frame in budget.content.frames:
        for series in series_used(frame):
            this, last = (known.shown(series, year) for year in (budget.year, budget.year - 1))
            if this is not None:
                change = None if last is None else this - last
                return [KeyFigure("index", this, change, name=known.name(series))]
    return []


def _invested(budget: Budget) -> Decimal | None:
    """What is invested in the budget year."""
    chapter = budget.content.investments
    if chapter is None or budget.year not in chapter.years:
        return None
    projects = [project for group in chapter.groups for project in group.counted]
    return add(project.amounts[budget.year] for project in projects if budget.year in project.amounts)
