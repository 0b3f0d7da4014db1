"""What differs between two budgets, and how much of it does the commentary explain?

Lines are matched by id. Amounts are signed so that plus is better, so a positive change is favourable. The
commentary of a year explains the change from the year before; it counts when those are the two years compared.
"""

from collections.abc import Iterable
from decimal import Decimal
from typing import Literal

from msgspec import Struct, structs

from ks_budget.model import Adjustment, Budget, Comment, Explanation, Frame
from ks_budget.model.levels import Levels
from ks_budget.model.shape import TOTALS_TOP_DOWN, Amounts, Tree, effects, printed_order, tree
from ks_budget.money import ZERO, add, convert, exactly
from ks_budget.printed.reconcile import Reconciled, standing
from ks_budget.printed.relation import Relation

Presence = Literal["both", "added", "gone"]


class Cause(Struct, frozen=True):
    """One stated cause of a change, seen from the first budget to the second."""

    kind: Literal["comment", "adjustment", "dropped"]
    """What states it: the commentary, an adjustment of the later year, or a temporary one that dropped out."""
    text: str
    amount: Decimal | None
    """How much of the change it explains, in the second budget's unit; None when only words are given."""


class ShareOfChange(Struct, frozen=True):
    """A cause that is stated as a part of the change."""

    text: str
    share: Decimal

    def of(self, change: Decimal) -> Cause:
        """The cause with its part of a change, in the unit and with the sign of the change."""
        return Cause("comment", self.text, self.share * change)


class LineChange(Struct, frozen=True):
    """One line or total in two budgets, in the second budget's unit."""

    id: str
    label: str
    """The line's label, or empty for a total."""
    presence: Presence
    """Which of them has an amount; ``both`` also where neither has."""
    before: Decimal | None
    after: Decimal | None
    change: Decimal
    percent: Decimal | None
    """The change in percent of the size of the first amount; None when that is 0 or missing."""
    causes: list[Cause]
    explained: Decimal | None
    """What the causes with an amount add up to, a total's parts' included; None when none has an amount."""

    @property
    def is_absent(self) -> bool:
        """Whether neither budget has an amount of it."""
        return self.before is None and self.after is None

    @property
    def unexplained(self) -> Decimal:
        """What is left of the change."""
        return self.change - (self.explained or ZERO)


class Gap(Struct, frozen=True):
    """A printed total that its parts do not come to as printed, whether rounding explains it or not."""

    budget: str
    sum: Relation


class FrameChange(Struct, frozen=True):
    """One frame in two budgets."""

    id: str
    name: str
    presence: Presence
    lines: list[LineChange]
    """In printed order, totals among them."""
    gaps: list[Gap]

    @property
    def same(self) -> bool:
        """Nothing differs in amounts or lines."""
        return self.presence == "both" and all(c.presence == "both" and not c.change for c in self.lines)


class BudgetChange(Struct, frozen=True):
    """Two budgets compared."""

    frames: list[FrameChange]
    commented: bool
    """Whether the commentary is about this pair of years."""

    @property
    def same(self) -> bool:
        """Nothing differs in amounts, lines or frames."""
        return all(frame.same for frame in self.frames)


@exactly
def compare_frames(first: Budget, second: Budget) -> BudgetChange:
    """The change from the first budget to the second, in the second's unit; the reverse has every sign turned."""
    old, new = _sides(first), _sides(second)
    commented = abs(first.year - second.year) == 1
    frames = [_frame(id, old.get(id), new.get(id), first, second, commented) for id in {**old, **new}]
    return BudgetChange(frames, commented)


class _Side(Struct, frozen=True):
    """A frame in one of the two budgets, with all lines below it where it is a sum of others."""

    frame: Frame
    budget: Budget
    figures: Reconciled

    def amounts(self, unit: str) -> Amounts:
        """The document's own figures. Printed totals that their lines contradict do not count."""
        return {key: convert(amount, self.budget.unit, unit) for key, amount in self.figures.own.items()}


def _sides(budget: Budget) -> dict[str, _Side]:
    levels = Levels(budget.content.frames)
    return {
        frame.id: _Side(levels.whole(frame), budget, standing(budget, levels, frame)) for frame in budget.content.frames
    }


def _frame(
    id: str, old: _Side | None, new: _Side | None, first: Budget, second: Budget, commented: bool
) -> FrameChange:
    sides = [side for side in (old, new) if side]
    a, b = (side.frame if side else None for side in (old, new))
    before, after = (side.amounts(second.unit) if side else {} for side in (old, new))
    labels = {line.id: line.label for side in sides for line in side.frame.lines}
    causes = _causes(a, b, first, second) if commented and a and b else {}
    lines = [_line(key, labels.get(key, ""), before, after, causes.get(key, [])) for key in _order(a, b)]
    lines = _explained_totals(lines, [tree(side.frame) for side in sides])
    gaps = [Gap(side.budget.name, gap) for side in sides for gap in side.figures.gaps]
    return FrameChange(id, sides[-1].frame.name, _presence(old, new), lines, gaps)


def _order(a: Frame | None, b: Frame | None) -> list[str]:
    """Printed order of the later frame, with lines that are only in the other after their neighbours there."""
    order = printed_order(b) if b else []
    previous = ""
    for key in printed_order(a) if a else []:
        if key not in order:
            order.insert(order.index(previous) + 1 if previous in order else 0, key)
        previous = key
    return order


def _line(key: str, label: str, before: Amounts, after: Amounts, stated: list[Cause | ShareOfChange]) -> LineChange:
    old, new = before.get(key), after.get(key)
    change = (new or ZERO) - (old or ZERO)
    percent = change / abs(old) * 100 if old else None
    causes = [cause if isinstance(cause, Cause) else cause.of(change) for cause in stated]
    return LineChange(
        key, label, _presence(old, new), old, new, change, percent, causes, _sum(c.amount for c in causes)
    )


def _sum(amounts: Iterable[Decimal | None]) -> Decimal | None:
    stated = [amount for amount in amounts if amount is not None]
    return add(stated) if stated else None


def _explained_totals(lines: list[LineChange], shapes: list[Tree]) -> list[LineChange]:
    """Let a total count what explains its parts, so that the column adds up."""
    explained = {line.id: line.explained for line in lines}
    for total in reversed(TOTALS_TOP_DOWN):
        parts = dict.fromkeys(part for shape in shapes for part in shape[total])
        explained[total] = _sum([explained.get(total), *(explained.get(part) for part in parts)])
    return [structs.replace(line, explained=explained[line.id]) for line in lines]


def _presence(before: object, after: object) -> Presence:
    if before is None and after is None:
        return "both"
    return "gone" if after is None else "added" if before is None else "both"


def _causes(a: Frame, b: Frame, first: Budget, second: Budget) -> dict[str, list[Cause | ShareOfChange]]:
    """By line: what the later year's commentary and adjustments, and the earlier year's temporary items, state.

    Going back in time every amount turns its sign.
    """
    forward = first.year < second.year
    old, new, later = (a, b, second) if forward else (b, a, first)
    earlier = first if forward else second
    sign = 1 if forward else -1
    causes: dict[str, list[Cause | ShareOfChange]] = {}

    def say(line: str, kind: Literal["comment", "adjustment", "dropped"], text: str, amount: Decimal | None) -> None:
        causes.setdefault(line, []).append(Cause(kind, text, None if amount is None else sign * amount))

    for comment in new.comments:
        for explanation in comment.explanations:
            if explanation.share is not None:
                causes.setdefault(comment.line, []).append(ShareOfChange(explanation.text, Decimal(explanation.share)))
            else:
                say(comment.line, "comment", explanation.text, _amount(comment, explanation, later, second))
    for adjustment in new.adjustments:
        if adjustment.year == later.year:
            for line, amount in _effects(adjustment, later, second).items():
                say(line, "adjustment", adjustment.reason, amount)
    for adjustment in old.adjustments:
        if adjustment.kind == "temporary" and adjustment.year == earlier.year:
            for line, amount in _effects(adjustment, earlier, second).items():
                say(line, "dropped", adjustment.reason, -amount)
    return causes


def _amount(comment: Comment, explanation: Explanation, budget: Budget, shown_in: Budget) -> Decimal | None:
    if explanation.amount is None:
        return None
    return convert(explanation.amount, comment.unit or budget.unit, shown_in.unit)


def _effects(adjustment: Adjustment, budget: Budget, shown_in: Budget) -> Amounts:
    return {line: convert(v, budget.unit, shown_in.unit) for line, v in effects(adjustment, budget.unit).items()}
