"""Does the plan that the document prints agree with the projection?"""

from decimal import Decimal
from typing import Literal

from msgspec import Struct

from ks_budget.compute.frames import Figures, effects, printed_order
from ks_budget.compute.projection import Projection, factors
from ks_budget.compute.rates import Rates
from ks_budget.compute.reconcile import widths
from ks_budget.model import Frame
from ks_budget.money import ZERO, Unit, exactly, half_width

Verdict = Literal["equal", "rounding", "unexplained"]


class Comparison(Struct, frozen=True):
    """One printed figure beside the computed one, in the budget's unit."""

    id: str
    computed: Decimal
    """As the table shows it, rounded."""
    printed: Decimal
    difference: Decimal
    """Computed less printed."""
    verdict: Verdict
    """``rounding`` when the exact figure, as open as the printed base leaves it, and the printed one can meet."""


@exactly
def compare(projection: Projection, year: int, rounded: Figures, rates: Rates, unit: Unit) -> list[Comparison]:
    """Each figure that the document prints for a plan year, in printed order; none where it prints none."""
    printed, width = printed_plan(projection.frame, year), _widths(projection, year, rates, unit)
    rows = []
    for key in printed_order(projection.shape):
        if key in printed:
            difference = rounded[key] - printed[key]
            apart = abs(projection.years[year][key] - printed[key])
            fits = apart <= half_width(printed[key]) + width[key]
            verdict: Verdict = "equal" if not difference else "rounding" if fits else "unexplained"
            rows.append(Comparison(key, rounded[key], printed[key], difference, verdict))
    return rows


def printed_plan(frame: Frame, year: int) -> Figures:
    """Lines and totals as the document prints them for a year."""
    lines = {line.id: Decimal(line.printed[year]) for line in frame.lines if year in line.printed}
    totals = {total: Decimal(by[year]) for total, by in frame.printed_totals.items() if year in by}
    return lines | totals


def _widths(projection: Projection, last: int, rates: Rates, unit: Unit) -> Figures:
    """How far each true figure of a year may be from the exact one, because the base was printed rounded."""
    frame, first = projection.frame, min(projection.years)
    width, slack = widths(frame, first), _slack(frame, unit)
    for year in range(first + 1, last + 1):
        growth = factors(frame, rates, year)
        widest = max(growth.values(), default=Decimal(1))
        width = {key: w * growth.get(key, widest) + slack.get((year, key), ZERO) for key, w in width.items()}
    return width


def _slack(frame: Frame, unit: Unit) -> dict[tuple[int, str], Decimal]:
    """By year and line, how much the adjustments leave open: those written more coarsely than in whole units."""
    open_by: dict[tuple[int, str], Decimal] = {}
    for adjustment in frame.adjustments:
        for line, amount in effects(adjustment, unit).items():
            if half_width(amount) > 1:
                key = adjustment.year, line
                open_by[key] = open_by.get(key, ZERO) + half_width(amount)
    return open_by
