"""Which figures of a printed plan are a step from the nearest, because ksb's own table is made to add up?

A footed table moves a figure by up to a whole step, so that it may stand more than half a step from its exact value. A
printed plan figure that is just what ``ksb project`` shows is right all the same. Any other has half a step, as ever.
"""

from collections.abc import Mapping
from decimal import Decimal

from ks_budget.compute.footing import foot
from ks_budget.compute.projection import Projection, added, project
from ks_budget.model import Budget, Frame
from ks_budget.model.levels import Levels
from ks_budget.money import exactly, step
from ks_budget.printed.plan import years_printed
from ks_budget.printed.rates import Rates, has_rate
from ks_budget.printed.reconcile import standing


@exactly
def footed(budget: Budget, levels: Levels, rates: Rates, frame: Frame) -> Mapping[str, Decimal]:
    """By the id of a figure of the plan what the footed table shows, where that is more than half a step from the
    exact value. None where a rate lacks. ``levels`` and ``rates`` are those of the budget.
    """
    last = max((budget.year, *years_printed(frame)))
    years = list(range(budget.year, last + 1))
    parts = levels.counted([frame])
    lines = ((part, line, year) for part in parts for line in part.lines for year in years[1:])
    if not parts or len(years) == 1 or not all(has_rate(part, line, year, rates) for part, line, year in lines):
        return {}
    projected = [project(part, years, rates, budget.unit) for part in parts]
    return _apart(_projected(budget, levels, frame, projected), budget)


def _projected(budget: Budget, levels: Levels, frame: Frame, parts: list[Projection]) -> Projection:
    return added(levels.whole(frame), standing(budget, levels, frame), parts) if levels.is_sum(frame) else parts[0]


def _apart(projection: Projection, budget: Budget) -> Mapping[str, Decimal]:
    smallest, found = step(budget.unit), dict[str, Decimal]()
    for year, amounts in projection.years.items():
        for key, shown in foot(projection.shape, amounts, smallest).items() if year > budget.year else ():
            if abs(shown - amounts[key]) * 2 > smallest:
                found[f"{projection.frame.id}.{key}[{year}]"] = shown
    return found
