"""Levels of frames: a frame that others name as their parent is the sum of them.

What a sum prints for a line or total of the frames below it is compared with theirs and never added again; a line that
none of them has is its own, such as a grant that is decided for the board as a whole. So every krona counts once.
"""

from collections.abc import Iterable

from msgspec import structs

from ks_budget.model.frames import Frame, Line
from ks_budget.money import Amount


class Levels:
    """The frames of a budget as trees; the rules refuse a circle."""

    def __init__(self, frames: Iterable[Frame]) -> None:
        self.frames = tuple(frames)
        self.by_id = {frame.id: frame for frame in self.frames}
        self._children: dict[str, list[Frame]] = {}
        for frame in self.frames:
            if frame.parent is not None:
                self._children.setdefault(frame.parent, []).append(frame)

    def children(self, frame: Frame) -> list[Frame]:
        """The frames that name it as their parent, in the order of the file."""
        return self._children.get(frame.id, [])

    def is_sum(self, frame: Frame) -> bool:
        """Whether there are frames below it."""
        return frame.id in self._children

    def below(self, frame: Frame) -> list[Frame]:
        """All frames below it, on every level, each before those below it."""
        found: dict[str, Frame] = {}
        left = self.children(frame)[::-1]
        while left:
            one = left.pop()
            if one.id not in found and one.id != frame.id:
                found[one.id] = one
                left += self.children(one)[::-1]
        return list(found.values())

    def own_lines(self, frame: Frame) -> tuple[Line, ...]:
        """The lines that no frame below it has: those of a frame that is no sum, all."""
        if not self.is_sum(frame):
            return frame.lines
        summed = {line.id for part in self.below(frame) for line in part.lines}
        return tuple(line for line in frame.lines if line.id not in summed)

    def own(self, frame: Frame) -> Frame:
        """The frame with its own lines alone; the totals that a sum prints are of more than those."""
        if not self.is_sum(frame):
            return frame
        return structs.replace(frame, lines=self.own_lines(frame), printed_totals={})

    def counted(self, frames: Iterable[Frame] | None = None) -> list[Frame]:
        """What to add up of some frames, of all where none are given: each with its own lines alone, and none twice."""
        chosen = self.frames if frames is None else tuple(frames)
        once = {one.id: one for frame in chosen for one in (frame, *self.below(frame))}
        return [own for frame in once.values() if (own := self.own(frame)).lines]

    def whole(self, frame: Frame) -> Frame:
        """A sum with every line that it has or that is below it, those that it does not print itself added up; with the
        adjustments and the commentary of them all. A frame that is no sum, as it is.
        """
        if not self.is_sum(frame):
            return frame
        parts: dict[str, list[Line]] = {}
        for part in self.counted([frame]):
            for line in part.lines:
                parts.setdefault(line.id, []).append(line)
        lines = {line.id: _whole(line, parts.get(line.id, [line])) for line in frame.lines}
        lines |= {id: _added(some) for id, some in parts.items() if id not in lines}
        below = self.below(frame)
        return structs.replace(
            frame,
            lines=tuple(lines.values()),
            rows=frame.rows or _shared([part.rows for part in below if part.lines]),
            adjustments=tuple(one for part in (frame, *below) for one in part.adjustments),
            comments=tuple(one for part in (frame, *below) for one in part.comments),
        )


def _added(lines: list[Line]) -> Line:
    """Lines of one id as one. It prints no plan: nobody printed its sum."""
    return structs.replace(lines[0], amount=_sum(line.amount for line in lines), printed={})


def _whole(line: Line, parts: list[Line]) -> Line:
    """A line that a sum prints; where it has no amount of the budget year, what its parts come to then."""
    return line if line.amount is not None else structs.replace(line, amount=_sum(part.amount for part in parts))


def _shared(orders: list[tuple[str, ...]]) -> tuple[str, ...]:
    """The order of rows that all frames have, where they have one."""
    return orders[0] if orders and len(set(orders)) == 1 else ()


def _sum(amounts: Iterable[Amount | None]) -> Amount | None:
    """Of those there are; None where there is none."""
    total: Amount | None = None
    for amount in amounts:
        if amount is not None:
            total = amount if total is None else total + amount
    return total
