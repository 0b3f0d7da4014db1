"""How far is each indicator from its target, and is it on its way?

    reached       the latest outcome is at the target or past it
    on-the-way    it is not, but it is nearer than the outcome before it
    away          it is not, and it is no nearer than the outcome before it
    no-data       there is no outcome, or only one and the target is not reached

Nearer and past are in the direction that is better for the indicator.
"""

from decimal import Decimal
from typing import Literal

from msgspec import Struct

from ks_budget.model import Goal, Indicator
from ks_budget.money import exactly

Status = Literal["reached", "on-the-way", "away", "no-data"]
STATUSES: tuple[Status, ...] = ("reached", "on-the-way", "away", "no-data")


class Standing(Struct, frozen=True):
    """Where an indicator stands, in its own unit."""

    indicator: Indicator
    latest: tuple[int, Decimal] | None
    """The last year that has an outcome."""
    change: Decimal | None
    """From the outcome before it; plus is a higher figure, whether that is better or not."""
    distance: Decimal | None
    """From the target: minus is what is left, plus is past it, in the direction that is better."""
    status: Status


@exactly
def standing(indicator: Indicator) -> Standing:
    """The standing of one indicator by its outcomes."""
    outcomes = [(year, Decimal(value)) for year, value in sorted(indicator.outcomes.items())]
    if not outcomes:
        return Standing(indicator, None, None, None, "no-data")
    sign = 1 if indicator.better == "higher" else -1
    distance = sign * (outcomes[-1][1] - Decimal(indicator.target))
    change = outcomes[-1][1] - outcomes[-2][1] if len(outcomes) > 1 else None
    status: Status = "reached"
    if distance < 0:
        status = "no-data" if change is None else "on-the-way" if sign * change > 0 else "away"
    return Standing(indicator, outcomes[-1], change, distance, status)


def standings(goals: tuple[Goal, ...]) -> list[tuple[Goal, list[Standing]]]:
    """All goals with the standing of each of their indicators."""
    return [(goal, [standing(indicator) for indicator in goal.indicators]) for goal in goals]


def count(by_goal: list[tuple[Goal, list[Standing]]]) -> dict[Status, int]:
    """How many indicators have each status, those that none has included."""
    every = [stand.status for _, stands in by_goal for stand in stands]
    return {status: every.count(status) for status in STATUSES}


def years(goals: tuple[Goal, ...]) -> list[int]:
    """Every year that some indicator has an outcome for."""
    return sorted({year for goal in goals for indicator in goal.indicators for year in indicator.outcomes})
