"""What does a frame come to in the years ahead?

    value[y] = (value[y-1] − temporary[y-1]) × (1 + share × index[y]) + permanent[y] + temporary[y]

A temporary item drops out the year after, before the index; what is decided for a year is in that year's prices.
The rule agrees with the printed plan of the worked example to the rounding (docs/explanation).
"""

from decimal import Decimal
from itertools import pairwise

from msgspec import Struct, structs

from ks_budget.model import Adjustment, AdjustmentKind, Frame
from ks_budget.model.shape import Amounts, Tree, add_up, effects, tree
from ks_budget.money import ZERO, Unit, exactly
from ks_budget.printed.plan import printed_plan
from ks_budget.printed.rates import Rates, can_be_projected, deflator, growth_of
from ks_budget.printed.reconcile import Reconciled, reconciled


class Dropped(Struct, frozen=True):
    """A temporary item that is gone from a year on."""

    adjustment: Adjustment
    year: int


class Projection(Struct, frozen=True):
    """A frame's exact amounts, year by year from its budget year."""

    frame: Frame
    shape: Tree
    start: Reconciled
    years: dict[int, Amounts]
    """Lines and totals by year, unrounded, in the budget's unit. The first year holds the reconciled amounts."""
    dropped: list[Dropped]
    parts: tuple[Frame, ...] = ()
    """Of a sum of frames those that are added up, each with its own lines."""
    as_printed: bool = False
    """Whether the years after the first are the document's own: no index says how to compute them."""


class ProjectedFrame(Struct, frozen=True):
    """One frame, projected."""

    shown: Projection
    """In the prices asked for."""
    nominal: Projection
    """In each year's own prices."""


@exactly
def project(frame: Frame, years: list[int], rates: Rates, unit: Unit) -> Projection:
    """Project one frame from ``years[0]``, its budget year, through the years after it, without rounding.

    ``rates`` must hold every rate needed (see ``rates.missing``). A frame without an index has its plan as printed. A
    line has no amount until the budget year, an adjustment or else the printed plan gives it one.
    """
    shape, start = tree(frame), reconciled(frame, years[0], unit)
    if len(years) > 1 and not can_be_projected(frame):
        plan = {year: add_up(shape, printed_lines(frame, year)) | printed_plan(frame, year) for year in years[1:]}
        return Projection(frame, shape, start, {years[0]: start.exact} | plan, [], as_printed=True)
    permanent, temporary = adjusted(frame, "permanent", unit), adjusted(frame, "temporary", unit)
    amounts, lasting = {years[0]: start.exact}, start.exact.keys()
    for before, year in pairwise(years):
        growth, old = _growth(frame, rates, year), amounts[before]
        lines = {key: old[key] * factor for key, factor in growth.items() if key in old}
        dropping = temporary.get(before, {})
        for key, amount in dropping.items():
            lines[key] = lines.get(key, ZERO) - amount * growth[key]
        # A line that was temporary and nothing else is gone with that.
        lines = {key: amount for key, amount in lines.items() if amount or key in lasting or key not in dropping}
        for coming in (permanent.get(year, {}), temporary.get(year, {})):
            for key, amount in coming.items():
                lines[key] = lines.get(key, ZERO) + amount
        # A line that nothing leads to starts as printed.
        amounts[year] = add_up(shape, printed_lines(frame, year) | lines)
    dropped = [
        Dropped(adjustment, adjustment.year + 1)
        for adjustment in frame.adjustments
        if adjustment.kind == "temporary" and adjustment.year + 1 in amounts
    ]
    return Projection(frame, shape, start, amounts, dropped)


@exactly
def added(whole: Frame, start: Reconciled, parts: list[Projection]) -> Projection:
    """The sum of frames as one, in the prices that they are in. ``whole`` has the lines of them all, and ``start`` is
    what stands of its budget year.
    """
    shape, amounts = tree(whole), dict[int, Amounts]()
    for year in parts[0].years if parts else ():
        lines: Amounts = {}
        for part in parts:
            for line in part.frame.lines:
                if line.id in part.years[year]:
                    lines[line.id] = lines.get(line.id, ZERO) + part.years[year][line.id]
        amounts[year] = add_up(shape, lines)
    dropped = [one for part in parts for one in part.dropped]
    as_printed = any(part.as_printed for part in parts)
    return Projection(whole, shape, start, amounts, dropped, tuple(part.frame for part in parts), as_printed)


@exactly
def in_prices_of(projection: Projection, rates: Rates, year: int) -> Projection:
    """The same projection with every year's amounts in the prices of one year, by the frame's own series."""
    series = projection.frame.index
    assert series is not None, "asked for where there is an index"
    by = {y: deflator(rates, series, y, year) for y in projection.years}
    lines = [line.id for line in projection.frame.lines]
    return structs.replace(
        projection,
        years={
            y: add_up(projection.shape, {key: amounts[key] / by[y] for key in lines if key in amounts})
            for y, amounts in projection.years.items()
        },
    )


def printed_lines(frame: Frame, year: int) -> Amounts:
    """The lines of a plan year as the document prints them, in the budget's unit."""
    return {line.id: Decimal(line.printed[year]) for line in frame.lines if year in line.printed}


def adjusted(frame: Frame, kind: AdjustmentKind, unit: Unit) -> dict[int, Amounts]:
    """The sum of the adjustments of one kind, by year and line: of a sum of frames those of its own lines."""
    sums, own = dict[int, Amounts](), {line.id for line in frame.lines}
    for adjustment in frame.adjustments:
        if adjustment.kind == kind:
            of_year = sums.setdefault(adjustment.year, {})
            for line, amount in effects(adjustment, unit).items():
                if line in own:
                    of_year[line] = of_year.get(line, ZERO) + amount
    return sums


def _growth(frame: Frame, rates: Rates, year: int) -> Amounts:
    """1 + share × index of a year, for each line."""
    seen: dict[tuple[str | None, object], Decimal] = {}
    growth: Amounts = {}
    for line in frame.lines:
        key = line.index, line.share
        if key not in seen:
            seen[key] = growth_of(frame, line, year, rates)
        growth[line.id] = seen[key]
    return growth
