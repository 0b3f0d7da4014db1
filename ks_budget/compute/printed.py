"""Does the plan that the document prints agree with the projection?"""

from decimal import Decimal
from typing import Literal

from msgspec import Struct

from ks_budget.compute.frames import Figures, printed_order
from ks_budget.compute.projection import Projection
from ks_budget.model import Frame
from ks_budget.money import exactly, half_width

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
def compare(projection: Projection, year: int, rounded: Figures) -> list[Comparison]:
    """Each figure that the document prints for a plan year, in printed order; none where it prints none."""
    printed = printed_plan(projection.frame, year)
    rows = []
    for key in printed_order(projection.shape):
        if key in printed:
            difference = rounded[key] - printed[key]
            apart = abs(projection.years[year][key] - printed[key])
            fits = apart <= half_width(printed[key]) + projection.width[year][key]
            verdict: Verdict = "equal" if not difference else "rounding" if fits else "unexplained"
            rows.append(Comparison(key, rounded[key], printed[key], difference, verdict))
    return rows


def printed_plan(frame: Frame, year: int) -> Figures:
    """Lines and totals as the document prints them for a year."""
    lines = {line.id: Decimal(line.printed[year]) for line in frame.lines if year in line.printed}
    totals = {total: Decimal(by[year]) for total, by in frame.printed_totals.items() if year in by}
    return lines | totals
