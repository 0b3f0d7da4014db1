"""What does a frame come to in the years ahead?

    value[y] = (value[y-1] − temporary[y-1]) × (1 + share × index[y]) + permanent[y] + temporary[y]

A temporary item drops out the year after, before the index; what is decided for a year is in that year's prices.
The rule agrees with the printed plan of the worked example to the rounding (docs/explanation).
"""

from decimal import Decimal
from itertools import pairwise

from msgspec import Struct, structs

from ks_budget.compute.frames import Figures, Tree, add_up, effects, tree
from ks_budget.compute.rates import Rates, deflator, series_of, share_of
from ks_budget.compute.reconcile import Base, base
from ks_budget.model import Adjustment, Frame
from ks_budget.money import ZERO, Unit, exactly, half_width


class Dropped(Struct, frozen=True):
    """A temporary item that is gone from a year on."""

    adjustment: Adjustment
    year: int


class Projection(Struct, frozen=True):
    """A frame's exact figures, year by year from its budget year."""

    frame: Frame
    shape: Tree
    base: Base
    years: dict[int, Figures]
    """Lines and totals by year, unrounded, in the budget's unit. The first year holds the reconciled base."""
    width: dict[int, Figures]
    """How far each true figure may be from the exact one above, because its base was printed rounded."""
    dropped: list[Dropped]


@exactly
def project(frame: Frame, years: list[int], rates: Rates, unit: Unit) -> Projection:
    """Project one frame from ``years[0]``, its budget year, through the years after it, without rounding.

    ``rates`` must hold every rate needed (see ``rates.missing``).
    """
    shape, start = tree(frame), base(frame, years[0])
    permanent, temporary = _by_year(frame, "permanent", unit), _by_year(frame, "temporary", unit)
    slack = _slack(frame, unit)
    figures, widths = {years[0]: start.exact}, {years[0]: start.width}
    for before, year in pairwise(years):
        factors = _factors(frame, rates, year)
        gone, new, passing = temporary.get(before, {}), permanent.get(year, {}), temporary.get(year, {})
        old, narrow = figures[before], widths[before]
        lines: Figures = {}
        for line in frame.lines:
            key = line.id
            value = (old[key] - gone[key]) * factors[key] if key in gone else old[key] * factors[key]
            lines[key] = value + new.get(key, ZERO) + passing.get(key, ZERO)
        figures[year] = add_up(shape, lines)
        widest = max(factors.values(), default=Decimal(1))
        widths[year] = {
            key: width * factors.get(key, widest) + slack.get((year, key), ZERO) for key, width in narrow.items()
        }
    dropped = [
        Dropped(adjustment, adjustment.year + 1)
        for adjustment in frame.adjustments
        if adjustment.kind == "temporary" and adjustment.year + 1 in figures
    ]
    return Projection(frame, shape, start, figures, widths, dropped)


@exactly
def in_prices_of(projection: Projection, rates: Rates, year: int) -> Projection:
    """The same projection with every year's figures in the prices of one year, by the frame's own series."""
    series = projection.frame.index
    by = {y: deflator(rates, series, y, year) for y in projection.years}
    lines = [line.id for line in projection.frame.lines]
    return structs.replace(
        projection,
        years={
            y: add_up(projection.shape, {key: figures[key] / by[y] for key in lines})
            for y, figures in projection.years.items()
        },
        width={y: {key: width / by[y] for key, width in ws.items()} for y, ws in projection.width.items()},
    )


def _by_year(frame: Frame, kind: str, unit: Unit) -> dict[int, Figures]:
    """The sum of the adjustments of one kind, by year and line."""
    sums: dict[int, Figures] = {}
    for adjustment in frame.adjustments:
        if adjustment.kind == kind:
            of_year = sums.setdefault(adjustment.year, {})
            for line, amount in effects(adjustment, unit).items():
                of_year[line] = of_year.get(line, ZERO) + amount
    return sums


def _slack(frame: Frame, unit: Unit) -> dict[tuple[int, str], Decimal]:
    """By year and line, how much the adjustments leave open: those written more coarsely than in whole units."""
    open_by: dict[tuple[int, str], Decimal] = {}
    for adjustment in frame.adjustments:
        for line, amount in effects(adjustment, unit).items():
            if half_width(amount) > 1:
                key = adjustment.year, line
                open_by[key] = open_by.get(key, ZERO) + half_width(amount)
    return open_by


def _factors(frame: Frame, rates: Rates, year: int) -> Figures:
    """1 + share × index for each line."""
    seen: dict[tuple[str, Decimal], Decimal] = {}
    factors: Figures = {}
    for line in frame.lines:
        key = series_of(frame, line), share_of(frame, line)
        if key not in seen:
            seen[key] = 1 + key[1] * rates.percent[key[0], year] / 100
        factors[line.id] = seen[key]
    return factors
