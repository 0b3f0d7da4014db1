"""The way from last year's grant to this year's, step by step.

    base = last year's grant − last year's temporary items
    sum = base + base × share × index + permanent adjustments + temporary adjustments
    unexplained = the adopted grant − sum

The same way is gone with the document's own figures, where it states them: then its base is the start.
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import Literal

from msgspec import Struct

from ks_budget.model import Adjustment, Budget, Frame
from ks_budget.model.levels import Levels
from ks_budget.model.shape import Amounts, adopted, effects, figures_of, grant_ids, grant_lines, grant_of
from ks_budget.money import ZERO, Amount, add, convert, exactly, nearest, step
from ks_budget.printed.figure import Figure
from ks_budget.printed.grant import effects_on_grant, temporary_on_grant
from ks_budget.printed.rates import Rates, growth_of, series_of, share_of
from ks_budget.printed.relation import Relation, Term, times
from ks_budget.printed.rows import bridge_figures, budget_rows
from ks_budget.problems import Problem, kinds
from ks_budget.problems.kinds import needs

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
        """Whether it stands for a whole amount and not for a change."""
        return self.kind in ("previous", "base", "indexed", "sum", "grant", "start")


class Uplift(Struct, frozen=True):
    """How an index moves a grant."""

    series: str
    percent: Decimal
    share: Decimal
    """How much of the index counts."""


class Bridge(Struct, frozen=True):
    """The bridge of one frame's grant."""

    frame: Frame
    steps: list[Step]
    index: list[Uplift]
    """What moved the base, once each."""
    allowed: Decimal
    """How much of what is unexplained the rounding of the figures can stand for, in the budget's unit."""
    step: Decimal
    """What its amounts are rounded to: no coarser than the figures that the documents have in the budget's unit."""
    from_previous: bool
    """Whether the bridge starts from last year's budget, and not only from what the document states."""
    base_agrees: bool = True
    """Whether rounding explains how far the stated base is from last year's grant; True where either is missing."""


_Index = list[tuple[Decimal, Uplift]]
"""For each grant line its part of the whole, and what moves it."""


@exactly
def bridge(frame: Frame, budget: Budget, previous: Budget | None, rates: Rates) -> Bridge | Problem:
    """The bridge to a frame's grant in its budget year.

    ``rates`` must hold the rates of the budget year, and the frame or the document must state a grant (see
    ``adopted``). KSB203 when neither last year's budget has a grant of the frame nor the document states a base.
    """
    levels = Levels(budget.content.frames)
    moved, frame = levels.counted([frame]), levels.whole(frame)
    before = _whole(previous, frame.id) if previous else None
    base = frame.printed_bridge.base if frame.printed_bridge else None
    smallest = _step(frame, budget, before, previous)
    granted = grant_of(before) if before else None
    if previous is not None and before is not None and granted is not None:
        steps = _from_last_year(before, granted, previous, budget.unit, smallest)
        start = _last_year_figures(before, previous, budget.unit, _most_growth(moved, budget.year, rates))
    elif frame.printed_bridge and base is not None:
        steps = [Step("base", nearest(convert(base, frame.printed_bridge.unit, budget.unit), smallest))]
        start = times([bridge_figures(frame, budget.unit)["base"]], -_most_growth(moved, budget.year, rates))
    else:
        kind = needs.NO_YEAR_BEFORE if previous is None else needs.NO_GRANT_BEFORE if before else needs.NO_FRAME_BEFORE
        return kind.at(year=budget.year - 1, name=frame.name)
    index = _index(moved, rates, budget.year)
    steps = _to_this_year(steps, frame, budget, index, smallest)
    used = list(dict.fromkeys(by for _, by in index))
    from_last = steps[0].kind == "previous"
    agrees = not (previous and before and from_last) or _base_agrees(frame, before, previous, budget.unit)
    return Bridge(frame, steps, used, _allowed(frame, budget, start), smallest, from_last, agrees)


def _whole(budget: Budget, id: str) -> Frame | None:
    """A frame of a budget; one that is the sum of others with all that they have."""
    levels, frame = Levels(budget.content.frames), budget.frame(id)
    return levels.whole(frame) if frame else None


def _step(frame: Frame, budget: Budget, before: Frame | None, previous: Budget | None) -> Decimal:
    """The step of the budget's unit, or of the finest figure or effect in that unit that the bridge may show."""
    sides = [(frame, budget), *([(before, previous)] if before and previous else [])]
    return step(budget.unit, (figure for side, of in sides for figure in _in_unit(side, of, budget.unit)))


def _in_unit(frame: Frame, budget: Budget, unit: str) -> Iterator[Amount]:
    if budget.unit == unit:
        yield from figures_of(frame)
    for adjustment in frame.adjustments:
        if (adjustment.unit or budget.unit) == unit:
            yield from adjustment.effects.values()


def _grants(frame: Frame, budget: Budget, unit: str, of: str = "") -> list[Figure]:
    """The figures that a frame's grant of the budget year is printed by, in ``unit``."""
    levels = Levels(budget.content.frames)
    rows = budget_rows(levels, levels.by_id[frame.id], budget.year, budget.unit, unit, of)
    return [figure for line in grant_lines(frame) for figure in rows[line.id].get(budget.year, ())]


def _from_last_year(before: Frame, granted: Decimal, previous: Budget, unit: str, smallest: Decimal) -> list[Step]:
    """Last year's grant, and what was temporary in it."""
    steps = [Step("previous", nearest(convert(granted, previous.unit, unit), smallest))]
    for adjustment in before.adjustments:
        if adjustment.kind == "temporary" and adjustment.year == previous.year:
            gone = convert(-_of_grant(before, effects(adjustment, previous.unit)), previous.unit, unit)
            steps.append(Step("dropped", nearest(gone, smallest), reason=adjustment.reason))
    return steps


def _to_this_year(steps: list[Step], frame: Frame, budget: Budget, index: _Index, smallest: Decimal) -> list[Step]:
    """From the base to the adopted grant, and to what next year starts from."""
    unit, stated, base = budget.unit, _StatedSteps(frame), _sum_of(steps)
    steps = [other for other in steps if other.kind != "base"]
    steps.append(Step("base", base, stated.level("base")))
    moved = add(weight * base * by.share * by.percent / 100 for weight, by in index) if index else stated.uplift(unit)
    if moved is not None:
        steps.append(Step("index", nearest(moved, smallest), stated.index()))
        steps.append(Step("indexed", base + nearest(moved, smallest), stated.level("indexed")))
    for kind in ("permanent", "temporary"):
        for adjustment in frame.adjustments:
            if adjustment.kind == kind and adjustment.year == budget.year:
                amount = nearest(_of_grant(frame, effects(adjustment, unit)), smallest)
                steps.append(Step(kind, amount, stated.adjustment(adjustment, unit), adjustment.reason))
    total, grant = _sum_of(steps), adopted(frame, unit)
    assert grant is not None, "only asked for where there is one"
    temporary = add(taken.amount for taken in steps if taken.kind == "temporary" and taken.amount is not None)
    return [
        *steps,
        Step("sum", total, stated.sum()),
        Step("grant", grant, stated.level("grant")),
        Step("unexplained", grant - total, stated.unexplained()),
        Step("start", grant - temporary),
    ]


def _last_year_figures(before: Frame, previous: Budget, unit: str, growth: Decimal) -> list[Term]:
    """Last year's grant without what was temporary in it, grown: the figures that it is printed by, in ``unit``."""
    grants = _grants(before, previous, unit, previous.name)
    return [*times(grants, -growth), *times(temporary_on_grant(before, previous, unit), growth)]


def _base_agrees(frame: Frame, before: Frame, previous: Budget, unit: str) -> bool:
    """What `ksb check` asks of the base too (KSB306)."""
    stated = bridge_figures(frame, unit).get("base")
    if stated is None:
        return True
    terms = (*times([stated]), *_last_year_figures(before, previous, unit, Decimal(1)))
    return Relation(kinds.figures.BASE, f"{frame.id}.base", terms).holds


def _most_growth(moved: list[Frame], year: int, rates: Rates) -> Decimal:
    """1 + share × index of the grant line that grows most: what is printed of it widens as much at the most."""
    growths = (growth_of(frame, line, year, rates) for frame in moved for line in grant_lines(frame))
    return max(growths, default=Decimal(1))


def _allowed(frame: Frame, budget: Budget, start: list[Term]) -> Decimal:
    """How much of what is unexplained the rounding of the printed figures can stand for."""
    adopted = _grants(frame, budget, budget.unit)
    decided = effects_on_grant(frame, budget.year, budget.unit)
    terms = (*times(adopted), *start, *times(decided, -1))
    return Relation(kinds.figures.BRIDGE, f"{frame.id}.bridge", terms).allowed if adopted else ZERO


class _StatedSteps:
    """The document's own figures for each step, and what they add up to, in its own unit."""

    def __init__(self, frame: Frame) -> None:
        self.frame, self.stated = frame, frame.printed_bridge
        self.changes: list[Decimal] = []

    def level(self, name: str) -> Stated | None:
        """A figure as it is printed: `base`, `uplift`, `indexed` or `grant`."""
        figure = getattr(self.stated, name) if self.stated else None
        return Stated(Decimal(figure), self._unit()) if figure is not None else None

    def index(self) -> Stated | None:
        """What the index adds, as printed or from the printed levels before and after it."""
        if (uplift := self.level("uplift")) is not None:
            return uplift
        base, indexed = self.level("base"), self.level("indexed")
        return Stated(indexed.figure - base.figure, self._unit(), printed=False) if base and indexed else None

    def uplift(self, unit: str) -> Decimal | None:
        """What the document adds for an index, in ``unit``: how a frame that follows none is moved."""
        added = self.index()
        return None if added is None else convert(added.figure, added.unit, unit)

    def adjustment(self, adjustment: Adjustment, unit: str) -> Stated | None:
        """What an adjustment does to the grant, kept for the sum. ``unit`` is that of the budget."""
        if self.stated is None:
            return None
        amount = _of_grant(self.frame, {key: Decimal(value) for key, value in adjustment.effects.items()})
        self.changes.append(convert(amount, adjustment.unit or unit, self._unit()))
        return Stated(amount, adjustment.unit or unit)

    def sum(self) -> Stated | None:
        """The indexed base and the adjustments so far."""
        indexed, base, uplift = self.level("indexed"), self.level("base"), self.level("uplift")
        level = indexed.figure if indexed else base.figure + uplift.figure if base and uplift else None
        return None if level is None else Stated(level + add(self.changes), self._unit(), printed=False)

    def unexplained(self) -> Stated | None:
        """The printed grant less that sum."""
        total, grant = self.sum(), self.level("grant")
        return Stated(grant.figure - total.figure, self._unit(), printed=False) if total and grant else None

    def _unit(self) -> str:
        assert self.stated is not None, "only asked for where there is a bridge"
        return self.stated.unit


def _of_grant(frame: Frame, amounts: Amounts) -> Decimal:
    ids = grant_ids(frame)
    return add(amount for line, amount in amounts.items() if line in ids)


def _index(moved: list[Frame], rates: Rates, year: int) -> _Index:
    granted = [(part, line, Decimal(line.amount or 0)) for part in moved for line in grant_lines(part)]
    whole, index = add(amount for _, _, amount in granted), []
    for frame, line, amount in granted:
        series = series_of(frame, line)
        weight = amount / whole if whole else ZERO
        if series is None:
            continue
        index.append((weight, Uplift(series, rates.percent[series, year], share_of(frame, line))))
    return index


def _sum_of(steps: list[Step]) -> Decimal:
    """The last level and the changes after it."""
    total = ZERO
    for taken in steps:
        if taken.amount is not None:
            total = taken.amount if taken.is_level else total + taken.amount
    return total
