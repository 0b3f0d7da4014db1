"""What ksb prints, ksb accepts: a budget whose plan is the one that ksb computes passes its own check and proof."""

from decimal import Decimal
from typing import Any

import pytest
from misses.sound import Drawn
from msgspec import structs

from ks_budget.checks.case import Case
from ks_budget.checks.proof import proof
from ks_budget.checks.rules import check
from ks_budget.compute.footing import Rounding, rounded
from ks_budget.compute.projection import project
from ks_budget.model import TOTALS, Budget, Frame
from ks_budget.money import DECIMALS, step
from ks_budget.printed.rates import rates


def with_own_plan(budget: Budget, rounding: Rounding) -> Budget:
    """The budget with the plan that `ksb project` prints in the place of its own."""
    return structs.replace(
        budget,
        content=structs.replace(
            budget.content, frames=tuple(_planned(budget, frame, rounding) for frame in budget.content.frames)
        ),
    )


def _planned(budget: Budget, frame: Frame, rounding: Rounding) -> Frame:
    years = [budget.year, *budget.content.document.plan_years]
    projection = project(frame, years, rates(budget), budget.unit)
    shown = {year: rounded(projection.shape, projection.years[year], step(budget.unit), rounding) for year in years}

    def plan(key: str) -> dict[int, Any]:
        figures = {year: shown[year][key] for year in years[1:]}
        return figures if DECIMALS[budget.unit] else {year: int(figure) for year, figure in figures.items()}

    lines = tuple(structs.replace(line, printed=plan(line.id)) for line in frame.lines)
    base = {total: {budget.year: by[budget.year]} for total, by in frame.printed_totals.items() if budget.year in by}
    totals: Any = {total: base.get(total, {}) | plan(total) for total in TOTALS if total in projection.shape}
    return structs.replace(frame, lines=lines, printed_totals=totals)


def told(budget: Budget, previous: Budget) -> list[str]:
    case = Case(budget, previous)
    problems = [*check(case), *proof(case)[1]]
    return [problem.id for problem in problems if problem.severity != "note"]


@pytest.mark.parametrize("rounding", ["foot", "each"])
@pytest.mark.parametrize("seed", range(40))
def test_what_ksb_prints_ksb_accepts(seed: int, rounding: Rounding) -> None:
    drawn = Drawn(seed)
    assert told(with_own_plan(drawn.budget, rounding), drawn.previous) == []


@pytest.mark.parametrize("seed", range(10))
def test_what_is_not_quite_that_is_told(seed: int) -> None:
    """A line of the last year that is three steps off."""
    drawn = next(
        one for one in map(Drawn, range(seed * 100, seed * 100 + 100)) if one.budget.content.document.plan_years
    )
    own = with_own_plan(drawn.budget, "foot")
    frame, year = own.content.frames[0], own.content.document.plan_years[-1]
    line = frame.lines[0]
    off: Any = Decimal(line.printed[year]) + 3 * step(own.unit)
    lines = (structs.replace(line, printed=line.printed | {year: off}), *frame.lines[1:])
    frames = (structs.replace(frame, lines=lines), *own.content.frames[1:])
    wrong = structs.replace(own, content=structs.replace(own.content, frames=frames))
    assert told(wrong, drawn.previous) != []
