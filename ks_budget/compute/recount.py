"""What another rate of the index would make of a frame: all that someone needs to compute its plan anew.

The rule is that of ``compute.projection``, and the rounding that of ``compute.footing``.
"""

from decimal import Decimal

from msgspec import Struct

from ks_budget.compute.footing import step_of
from ks_budget.compute.projection import Projection, adjusted, printed_lines
from ks_budget.model.shape import Amounts, Tree
from ks_budget.money import Unit
from ks_budget.printed.rates import Rates, series_of, share_of


class MovedLine(Struct, frozen=True):
    """One line, and what moves it."""

    id: str
    start: Decimal | None
    """Its exact amount of the budget year, in the budget's unit; None where it begins later."""
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
    printed: dict[int, Amounts]
    """What lines that begin later start from, where no adjustment leads to them, by year."""
    step: Decimal
    """What the table is rounded to."""


def recount(projection: Projection, rates: Rates, unit: Unit) -> Recount | None:
    """None where the plan is the document's own, a sum of other frames, or follows no index."""
    frame, years = projection.frame, list(projection.years)
    if projection.as_printed or projection.parts or len(years) < 2:
        return None
    start = projection.years[years[0]]
    lines = [
        MovedLine(line.id, start.get(line.id), series_of(frame, line) or "", share_of(frame, line))
        for line in frame.lines
    ]
    used = dict.fromkeys(line.series for line in lines if line.series)
    if not used:
        return None
    percent = {series: {year: rates.percent[series, year] for year in years[1:]} for series in used}
    permanent, temporary = adjusted(frame, "permanent", unit), adjusted(frame, "temporary", unit)
    later = {line.id for line in lines if line.start is None}
    printed = {
        year: {id: amount for id, amount in printed_lines(frame, year).items() if id in later} for year in years[1:]
    }
    return Recount(projection.shape, lines, years, percent, permanent, temporary, printed, step_of(frame, unit))
