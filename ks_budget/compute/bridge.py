"""The way from last year's grant to this year's, step by step.

    base = last year's grant − last year's temporary items
    sum = base + base × share × index + permanent adjustments + temporary adjustments
    unexplained = the adopted grant − sum

The same way is gone with the document's own figures, where it states them: then its base is the start.
"""

from decimal import Decimal
from typing import Literal

from msgspec import Struct

from ks_budget.compute.frames import Figures, effects
from ks_budget.compute.rates import Rates, series_of, share_of
from ks_budget.model import Adjustment, Budget, Frame
from ks_budget.money import ZERO, Amount, add, convert, exactly, half_width, nearest, step
from ks_budget.problems import Problem

StepKind = Literal[
    "previous", "dropped", "base", "index", "indexed", "permanent", "temporary", "sum", "grant", "unexplained", "start"
]


class Stated(Struct, frozen=True):
    """A figure as the document states it, or as its stated figures give it."""

    figure: Decimal
    unit: str
    printed: bool = True
    """False when it is computed from stated figures."""


class Step(Struct, frozen=True):
    """One step of a bridge: a level (base, sum, grant …) or a change between two levels."""

    kind: StepKind
    amount: Decimal | None
    """In the budget's unit, rounded to its step so that the bridge adds up; None when it cannot be known."""
    stated: Stated | None = None
    reason: str = ""

    @property
    def is_level(self) -> bool:
        return self.kind in ("previous", "base", "indexed", "sum", "grant", "start")


class Bridge(Struct, frozen=True):
    """The bridge of one frame's grant."""

    frame: Frame
    steps: list[Step]
    index: list[tuple[str, Decimal, Decimal]]
    """The series, percent and share that moved the base."""
    allowed: Decimal
    """How much of what is unexplained the rounding of the figures can stand for, in the budget's unit."""
    from_previous: bool
    """Whether the bridge starts from last year's budget, and not only from what the document states."""


@exactly
def bridge(frame: Frame, budget: Budget, previous: Budget | None, rates: Rates) -> Bridge | Problem:
    """The bridge to a frame's grant in its budget year.

    ``rates`` must hold the rates of the budget year. KSB203 when neither last year's budget has the frame nor the
    document states a base.
    """
    unit, smallest = budget.unit, step(budget.unit)
    stated = frame.printed_bridge
    before = _before(frame, previous)
    if before is None and (stated is None or stated.base is None):
        return Problem("KSB203", values={"year": budget.year - 1, "name": frame.name})
    steps: list[Step] = []
    if before is not None and previous is not None:
        level = add(convert(amount, previous.unit, unit) for amount in _grants(before).values())
        steps.append(Step("previous", nearest(level, smallest)))
        for adjustment in before.adjustments:
            if adjustment.kind == "temporary" and adjustment.year == previous.year:
                gone = -_of_grant(before, convert_all(effects(adjustment, previous.unit), previous.unit, unit))
                steps.append(Step("dropped", nearest(gone, smallest), reason=adjustment.reason))
        base = add(s.amount for s in steps if s.amount is not None)
    else:
        assert stated is not None and stated.base is not None, "seen above"
        base = nearest(convert(stated.base, stated.unit, unit), smallest)
    says = _Says(frame)
    steps.append(Step("base", base, says.level("base")))
    index = _index(frame, rates, budget.year)
    moved = add(weight * base * share * percent / 100 for weight, _, percent, share in index)
    steps.append(Step("index", nearest(moved, smallest), says.index()))
    steps.append(Step("indexed", base + nearest(moved, smallest), says.level("indexed")))
    for kind in ("permanent", "temporary"):
        for adjustment in frame.adjustments:
            if adjustment.kind == kind and adjustment.year == budget.year:
                amount = nearest(_of_grant(frame, effects(adjustment, unit)), smallest)
                steps.append(Step(kind, amount, says.adjustment(adjustment, unit), adjustment.reason))
    total = _sum_of(steps)
    steps.append(Step("sum", total, says.sum()))
    grant = add(_grants(frame).values())
    steps.append(Step("grant", grant, says.level("grant")))
    steps.append(Step("unexplained", grant - total, says.unexplained()))
    temporary = add(s.amount for s in steps if s.kind == "temporary" and s.amount is not None)
    steps.append(Step("start", grant - temporary))
    used = list(dict.fromkeys((series, percent, share) for _, series, percent, share in index))
    return Bridge(frame, steps, used, _allowed(frame, before, base, index, budget, previous), before is not None)


def convert_all(figures: Figures, unit: str, to: str) -> Figures:
    """Figures in another unit."""
    return {key: convert(amount, unit, to) for key, amount in figures.items()}


class _Says:
    """The document's own figures for each step, and what they add up to, in its own unit."""

    def __init__(self, frame: Frame) -> None:
        self.frame, self.stated = frame, frame.printed_bridge
        self.changes: list[Decimal] = []

    def level(self, name: str) -> Stated | None:
        figure = getattr(self.stated, name) if self.stated else None
        return Stated(Decimal(figure), self._unit()) if figure is not None else None

    def index(self) -> Stated | None:
        base, indexed = self.level("base"), self.level("indexed")
        return Stated(indexed.figure - base.figure, self._unit(), printed=False) if base and indexed else None

    def adjustment(self, adjustment: Adjustment, unit: str) -> Stated | None:
        if self.stated is None:
            return None
        amount = _of_grant(self.frame, {key: Decimal(value) for key, value in adjustment.effects.items()})
        self.changes.append(convert(amount, adjustment.unit or unit, self._unit()))
        return Stated(amount, adjustment.unit or unit)

    def sum(self) -> Stated | None:
        indexed = self.level("indexed")
        return Stated(indexed.figure + add(self.changes), self._unit(), printed=False) if indexed else None

    def unexplained(self) -> Stated | None:
        total, grant = self.sum(), self.level("grant")
        return Stated(grant.figure - total.figure, self._unit(), printed=False) if total and grant else None

    def _unit(self) -> str:
        assert self.stated is not None, "only asked for where there is a bridge"
        return self.stated.unit


def _before(frame: Frame, previous: Budget | None) -> Frame | None:
    return next((f for f in previous.content.frames if f.id == frame.id), None) if previous else None


def _grants(frame: Frame) -> dict[str, Amount]:
    return {line.id: line.amount for line in frame.lines if line.kind == "grant"}


def _of_grant(frame: Frame, amounts: Figures) -> Decimal:
    return add(amount for line, amount in amounts.items() if line in _grants(frame))


def _index(frame: Frame, rates: Rates, year: int) -> list[tuple[Decimal, str, Decimal, Decimal]]:
    """For each grant line its part of the whole, its series, percent and share."""
    lines = [line for line in frame.lines if line.kind == "grant"]
    whole = add(line.amount for line in lines)
    return [
        (
            Decimal(line.amount) / whole if whole else ZERO,
            series_of(frame, line),
            rates.percent[series_of(frame, line), year],
            Decimal(share_of(frame, line)),
        )
        for line in lines
    ]


def _sum_of(steps: list[Step]) -> Decimal:
    """The last level and the changes after it."""
    total = ZERO
    for one in steps:
        if one.amount is not None:
            total = one.amount if one.is_level else total + one.amount
    return total


def _allowed(
    frame: Frame,
    before: Frame | None,
    base: Decimal,
    index: list[tuple[Decimal, str, Decimal, Decimal]],
    budget: Budget,
    previous: Budget | None,
) -> Decimal:
    """Half the last digit of every figure that took part, as far as each moves the rest."""
    growth = max((1 + share * percent / 100 for _, _, percent, share in index), default=Decimal(1))
    if before is not None and previous is not None:
        start = add(convert(half_width(amount), previous.unit, budget.unit) for amount in _grants(before).values())
    else:
        assert frame.printed_bridge is not None and frame.printed_bridge.base is not None, "the base was stated"
        start = convert(half_width(frame.printed_bridge.base), frame.printed_bridge.unit, budget.unit)
    rate = add(weight * share * abs(base) * half_width(percent) / 100 for weight, _, percent, share in index)
    decided = add(
        convert(half_width(amount), adjustment.unit or budget.unit, budget.unit)
        for adjustment in frame.adjustments
        if adjustment.year == budget.year
        for line, amount in adjustment.effects.items()
        if line in _grants(frame)
    )
    adopted = add(half_width(amount) for amount in _grants(frame).values())
    return start * growth + rate + decided + adopted
