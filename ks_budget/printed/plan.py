"""Does the plan that the document prints agree with the projection?"""

from decimal import Decimal
from typing import Literal

from msgspec import Struct

from ks_budget.model import Frame
from ks_budget.model.shape import Amounts, Tree, lines_under, printed_order, tree
from ks_budget.money import Unit, exactly
from ks_budget.printed.rates import Rates, growth_of
from ks_budget.printed.relation import About, Relation, Term, combined, times
from ks_budget.printed.relations import Effects
from ks_budget.printed.rows import Rows, frame_rows
from ks_budget.problems import kinds

Verdict = Literal["equal", "rounding", "unexplained"]


class PlanFigure(Struct, frozen=True):
    """One printed figure of a plan year beside the computed one, in the budget's unit."""

    id: str
    computed: Decimal
    """As the table shows it, rounded."""
    printed: Decimal
    difference: Decimal
    """Computed less printed."""
    verdict: Verdict
    """``rounding`` when the true figures behind all that is printed of the base can give the printed one."""


@exactly
def plan_figures(frame: Frame, years: list[int], rounded: Amounts, rates: Rates, unit: Unit) -> list[PlanFigure]:
    """Each figure that the document prints for the last of ``years``, in printed order; none where it prints none.

    ``years`` begin with the budget's own. ``rounded`` holds the computed figures as they are shown, in ``unit``.
    """
    rows, shape = frame_rows(frame, years[0], unit, unit), tree(frame)
    printed = printed_plan(frame, years[-1])
    figures = []
    for key in printed_order(shape):
        if key in printed:
            difference = rounded[key] - printed[key]
            holds = not difference or _relation(frame, key, years, rows, shape, rates, unit).holds
            verdict: Verdict = "equal" if not difference else "rounding" if holds else "unexplained"
            figures.append(PlanFigure(key, rounded[key], printed[key], difference, verdict))
    return figures


def printed_plan(frame: Frame, year: int) -> Amounts:
    """Lines and totals as the document prints them for a year."""
    lines = {line.id: Decimal(line.printed[year]) for line in frame.lines if year in line.printed}
    totals = {total: Decimal(by[year]) for total, by in frame.printed_totals.items() if year in by}
    return lines | totals


def _relation(frame: Frame, key: str, years: list[int], rows: Rows, shape: Tree, rates: Rates, unit: Unit) -> Relation:
    """The printed figure of the last year as what the figures of the base and the adjustments come to."""
    lines = [line for line in frame.lines if line.id in set(lines_under(shape, key))]
    growth = {line.id: [growth_of(frame, line, year, rates) for year in years[1:]] for line in lines}
    effects = Effects(frame, unit)
    # Where all lines grow alike a printed total grows with them, and is closer than its lines together.
    alike = len({tuple(steps) for steps in growth.values()}) == 1
    parts = [(key, next(iter(growth.values())))] if alike else list(growth.items())
    terms = [term for part, steps in parts for term in times(rows[part][years[0]], -_product(steps))]
    for line in lines:
        terms += _effects(effects, line.id, years, growth[line.id])
    stated, subject = times(rows[key][years[-1]]), f"{frame.id}.{key}.{years[-1]}"
    return Relation(kinds.figures.PLAN_YEAR, subject, (*stated, *combined(terms)), about=About(frame.name))


def _effects(effects: Effects, line: str, years: list[int], growth: list[Decimal]) -> list[Term]:
    """What the adjustments of each year on the way come to in the last one."""
    terms: list[Term] = []
    for i, year in enumerate(years[1:]):
        rest = _product(growth[i + 1 :])
        terms += [(figure, factor * rest) for figure, factor in effects.terms(line, year, growth[i])]
    return terms


def _product(factors: list[Decimal]) -> Decimal:
    product = Decimal(1)
    for factor in factors:
        product *= factor
    return product
