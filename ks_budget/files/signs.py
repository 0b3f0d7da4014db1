"""Signs as a budget types them, and as everything else has them: income is positive and costs are negative.

A board that prints its costs without a minus types them so (`costs = "positive"` in its document), and one that prints
its income with a minus, as a ledger does, types that so too (`income = "negative"`). They are turned as they are read,
and told as they stand in the file.
"""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from msgspec import structs

from ks_budget.model import Adjustment, Comment, Content, Frame, Line
from ks_budget.money import Amount, Turned
from ks_budget.problems import KeyPath

OTHERWISE = {"costs": "positive", "income": "negative"}
"""The keys of the document that say how amounts are typed, each with what makes them stand the other way."""

_BY_KIND = {"cost": "costs", "revenue": "income", "grant": "income", "financial": "income"}
_BY_TOTAL = {"costs": "costs", "net": "costs", "result": "income"}
"""Net is positive where costs are: net costs are what the costs are more than the revenue."""

IsTurned = Callable[[KeyPath, str], bool]
"""Whether what stands at a path of the content, an amount of `costs` or of `income`, is typed the other way."""

Key = TypeVar("Key", int, str)


def key_of(kind: Any) -> str | None:
    """The key of the document that says how lines of a kind are typed; None for what is no kind of lines."""
    return _BY_KIND.get(kind) if isinstance(kind, str) else None


def usual(content: Content, turned: IsTurned) -> Content:
    """The content with income positive and costs negative, each amount turned that was typed the other way."""
    frames = (_frame(frame, _below(turned, "frame", i)) for i, frame in enumerate(content.frames))
    return structs.replace(content, frames=tuple(frames))


def _below(turned: IsTurned, *path: str | int) -> IsTurned:
    return lambda below, key: turned((*path, *below), key)


def _frame(frame: Frame, turned: IsTurned) -> Frame:
    keys = _BY_TOTAL | {line.id: _BY_KIND[line.kind] for line in frame.lines}
    lines = (_line(line, _below(turned, "line", i)) for i, line in enumerate(frame.lines))
    adjustments = (_adjustment(one, keys, _below(turned, "adjustment", i)) for i, one in enumerate(frame.adjustments))
    comments = (
        _comment(one, keys[one.line], _below(turned, "comment", i)) if one.line in keys else one
        for i, one in enumerate(frame.comments)
    )
    totals = {
        total: _map(by_year, _BY_TOTAL[total], _below(turned, "printed_totals", total))
        for total, by_year in frame.printed_totals.items()
    }
    return structs.replace(
        frame,
        lines=tuple(lines),
        adjustments=tuple(adjustments),
        comments=tuple(comments),
        printed_totals=totals,
    )


def _line(line: Line, turned: IsTurned) -> Line:
    key, amount = _BY_KIND[line.kind], line.amount
    if amount is not None and turned(("amount",), key):
        amount = Turned(-amount)
    return structs.replace(line, amount=amount, printed=_map(line.printed, key, _below(turned, "printed")))


def _adjustment(adjustment: Adjustment, keys: Mapping[str, str], turned: IsTurned) -> Adjustment:
    effects = {
        line: Turned(-amount) if line in keys and turned(("effects", line), keys[line]) else amount
        for line, amount in adjustment.effects.items()
    }
    return structs.replace(adjustment, effects=effects)


def _comment(comment: Comment, key: str, turned: IsTurned) -> Comment:
    written_for, explanations = comment.written_for, comment.explanations
    if written_for is not None and turned(("written_for",), key):
        written_for = Turned(-written_for)
    if turned(("explanations",), key):
        explanations = tuple(
            one if one.amount is None else structs.replace(one, amount=Turned(-one.amount)) for one in explanations
        )
    return structs.replace(comment, written_for=written_for, explanations=explanations)


def _map(amounts: Mapping[Key, Amount], key: str, turned: IsTurned) -> dict[Key, Amount]:
    return {when: Turned(-amount) if turned((str(when),), key) else amount for when, amount in amounts.items()}
