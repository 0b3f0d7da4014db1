"""What another rate of the index would make of a frame: all that someone needs to compute its plan anew.

The rule is that of ``compute.projection``, and the rounding that of ``compute.footing``.
"""

from decimal import Decimal

from msgspec import Struct

from ks_budget.compute.footing import step_of
from ks_budget.compute.projection import Projection
from ks_budget.model.shape import Amounts, Tree, effects
from ks_budget.money import ZERO, Unit
from ks_budget.printed.rates import Rates, series_of, share_of


class MovedLine(Struct, frozen=True):
    """One line, and what moves it."""

    id: str
    start: Decimal
    """Its exact amount of the budget year, in the budget's unit."""
    series: str
    """The index series that it follows; empty for none."""
    share: Decimal
    """How much of it counts."""


class Recount(Struct, frozen=True):
    """A frame's plan as it is computed from its budget year."""

    shape: Tree
    lines: list[MovedLine]
    years: list[int]
    """The budget year, and those after it."""
    rates: dict[str, dict[int, Decimal]]
    """Percent by series and year."""
    permanent: dict[int, Amounts]
    temporary: dict[int, Amounts]
    """Adjustments by year and line."""
    step: Decimal
    """What the table is rounded to."""


def recount(projection: Projection, rates: Rates, unit: Unit) -> Recount | None:
    """None where the plan is the document's own, a sum of other frames, or follows no index."""
    frame, years = projection.frame, list(projection.years)
    if projection.as_printed or projection.parts or len(years) < 2:
        return None
    start = projection.years[years[0]]
    lines = [
        MovedLine(line.id, start[line.id], series_of(frame, line) or "", share_of(frame, line))
        for line in frame.lines
        if line.id in start
    ]
    used = dict.fromkeys(line.series for line in lines if line.series)
    if not used:
        return None
    percent = {series: {year: rates.percent[series, year] for year in years[1:]} for series in used}
    kinds = {kind: _adjusted(projection, kind, unit) for kind in ("permanent", "temporary")}
    return Recount(
        projection.shape, lines, years, percent, kinds["permanent"], kinds["temporary"], step_of(frame, unit)
    )


def _adjusted(projection: Projection, kind: str, unit: Unit) -> dict[int, Amounts]:
    by_year: dict[int, Amounts] = {}
    for adjustment in projection.frame.adjustments:
        if adjustment.kind == kind and adjustment.year in projection.years:
            of_year = by_year.setdefault(adjustment.year, {})
            for line, amount in effects(adjustment, unit).items():
                of_year[line] = of_year.get(line, ZERO) + amount
    return by_year
