"""Which figures of a printed plan are those that ksb itself prints?

A footed table moves a figure by up to a whole step, so that it may stand more than half a step from its exact value. A
printed plan figure that is just what ``ksb project`` shows is right all the same. Any other has half a step, as ever.
And ksb's plan rests on the adjustments as they are printed, which may be rounded: that such a figure agrees with the
rule says nothing of the true figures behind what is printed.
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from ks_budget.compute.footing import each, foot, step_of
from ks_budget.compute.projection import Projection, added, project
from ks_budget.model import Budget, Frame
from ks_budget.model.levels import Levels
from ks_budget.money import exactly
from ks_budget.printed.plan import printed_plan, years_printed
from ks_budget.printed.rates import Rates, has_rate
from ks_budget.printed.reconcile import standing


@exactly
def footed(budget: Budget, levels: Levels, rates: Rates, frame: Frame) -> Mapping[str, Decimal]:
    """By the id of a figure of the plan what the footed table shows, where that is more than half a step from the
    exact value. None where a rate lacks. ``levels`` and ``rates`` are those of the budget.
    """
    projection = _projected(budget, levels, rates, frame)
    return _apart(projection, budget) if projection else {}


@exactly
def own_figures(budget: Budget, levels: Levels, rates: Rates, frame: Frame) -> set[str]:
    """The ids of the printed plan figures of a frame that ``ksb project`` shows to the last digit, footed or each by
    itself."""
    projection = _projected(budget, levels, rates, frame)
    return set(_equal(projection, budget)) if projection else set()


def _equal(projection: Projection, budget: Budget) -> Iterator[str]:
    frame, quantum = projection.frame, step_of(projection.frame, budget.unit)
    for year, exact in projection.years.items():
        shown = foot(projection.shape, exact, quantum), each(exact, quantum)
        for key, printed in printed_plan(frame, year).items() if year > budget.year else ():
            if any(table.get(key) == printed for table in shown):
                yield f"{frame.id}.{key}[{year}]"


def _projected(budget: Budget, levels: Levels, rates: Rates, frame: Frame) -> Projection | None:
    """The plan that ksb computes for the years that are printed; none where a rate lacks."""
    last = max((budget.year, *years_printed(frame)))
    years = list(range(budget.year, last + 1))
    parts = levels.counted([frame])
    lines = ((part, line, year) for part in parts for line in part.lines for year in years[1:])
    if not parts or len(years) == 1 or not all(has_rate(part, line, year, rates) for part, line, year in lines):
        return None
    projected = [project(part, years, rates, budget.unit) for part in parts]
    if levels.is_sum(frame):
        return added(levels.whole(frame), standing(budget, levels, frame), projected)
    return projected[0]


def _apart(projection: Projection, budget: Budget) -> Mapping[str, Decimal]:
    smallest, found = step_of(projection.frame, budget.unit), dict[str, Decimal]()
    for year, amounts in projection.years.items():
        for key, shown in foot(projection.shape, amounts, smallest).items() if year > budget.year else ():
            if abs(shown - amounts[key]) * 2 > smallest:
                found[f"{projection.frame.id}.{key}[{year}]"] = shown
    return found
