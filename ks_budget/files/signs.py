"""Signs as a budget types them, and as everything else has them: costs are negative.

A board that prints its costs without a sign types them so (`costs = "positive"` in its document); they are turned as
they are read, and told as they stand in the file.
"""

from collections.abc import Callable, Mapping
from typing import TypeVar

from msgspec import structs

from ks_budget.model import Adjustment, Comment, Content, Frame, Line
from ks_budget.money import Amount
from ks_budget.problems import KeyPath

Turned = Callable[[KeyPath], bool]
"""Whether what stands at a path of the content is typed with costs positive."""

Key = TypeVar("Key", int, str)

TOTALS_OF_COSTS = ("costs", "net")
"""Positive where costs are: net costs are what the costs are more than the revenue."""


def usual(content: Content, turned: Turned) -> Content:
    """The content with costs negative, each amount turned that was typed the other way."""
    frames = (_frame(frame, _below(turned, "frame", i)) for i, frame in enumerate(content.frames))
    return structs.replace(content, frames=tuple(frames))


def _below(turned: Turned, *path: str | int) -> Turned:
    return lambda below: turned((*path, *below))


def _frame(frame: Frame, turned: Turned) -> Frame:
    costs = {*(line.id for line in frame.lines if line.kind == "cost"), *TOTALS_OF_COSTS}
    lines = (_line(line, _below(turned, "line", i)) for i, line in enumerate(frame.lines))
    adjustments = (_adjustment(one, costs, _below(turned, "adjustment", i)) for i, one in enumerate(frame.adjustments))
    comments = (
        _comment(one, _below(turned, "comment", i)) if one.line in costs else one
        for i, one in enumerate(frame.comments)
    )
    totals = {
        total: _map(by_year, _below(turned, "printed_totals", total)) if total in TOTALS_OF_COSTS else by_year
        for total, by_year in frame.printed_totals.items()
    }
    return structs.replace(
        frame,
        lines=tuple(lines),
        adjustments=tuple(adjustments),
        comments=tuple(comments),
        printed_totals=totals,
    )


def _line(line: Line, turned: Turned) -> Line:
    if line.kind != "cost":
        return line
    amount = -line.amount if turned(("amount",)) else line.amount
    return structs.replace(line, amount=amount, printed=_map(line.printed, _below(turned, "printed")))


def _adjustment(adjustment: Adjustment, costs: set[str], turned: Turned) -> Adjustment:
    effects = {
        line: -amount if line in costs and turned(("effects", line)) else amount
        for line, amount in adjustment.effects.items()
    }
    return structs.replace(adjustment, effects=effects)


def _comment(comment: Comment, turned: Turned) -> Comment:
    written_for, explanations = comment.written_for, comment.explanations
    if written_for is not None and turned(("written_for",)):
        written_for = -written_for
    if turned(("explanations",)):
        explanations = tuple(
            one if one.amount is None else structs.replace(one, amount=-one.amount) for one in explanations
        )
    return structs.replace(comment, written_for=written_for, explanations=explanations)


def _map(amounts: Mapping[Key, Amount], turned: Turned) -> dict[Key, Amount]:
    return {key: -amount if turned((str(key),)) else amount for key, amount in amounts.items()}
