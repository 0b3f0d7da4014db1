"""Rows as nested blocks: a row, or a run of blocks with the row that follows from them; and runs while they grow."""

from collections.abc import Iterator
from typing import Final

from ks_budget.tables.evidence import Link

MOST_WORTH: Final = 25.0
"""Bits beyond which more evidence no longer decides between readings."""
MIXED_TERMS: Final = 5
"""Parts up to which signs may differ."""
STATES: Final = 4
"""Readings of the same rows that are carried on."""


class Block:
    """Rows ``first`` to ``last`` as one: ``value`` is the row whose figures stand for them."""

    __slots__ = ("first", "inner", "last", "link", "value", "worth")

    def __init__(self, first: int, last: int, value: int, worth: float, link: Link | None, inner: tuple["Block", ...]):
        self.first, self.last, self.value = first, last, value
        self.worth, self.link, self.inner = worth, link, inner

    def links(self) -> Iterator[Link]:
        if self.link is not None:
            yield self.link
        for block in self.inner:
            yield from block.links()


def worth_of(link: Link) -> float:
    """What a relation is worth in a reading."""
    charges = link.bits - link.cost - link.net
    return min(MOST_WORTH, link.net + charges) - charges


Mixed = list[tuple[int, int, int]]
Path = tuple[Block, "Path"] | None


class State:
    """A run of blocks on the way from a row: its sums and what rounding allows, in two columns that are looked at."""

    __slots__ = ("count", "mixed", "path", "room", "sums", "worth")

    def __init__(self, worth: float, sums: tuple[int, int], room: tuple[int, int], path: Path, count: int):
        self.worth, self.sums, self.room, self.path, self.count = worth, sums, room, path, count
        self.mixed: Mixed = []

    def blocks(self) -> list[Block]:
        found, path = [], self.path
        while path is not None:
            found.append(path[0])
            path = path[1]
        return found[::-1]


def longer(state: State, block: Block, values: list[int | None], halves: list[int], first: int, second: int) -> State:
    one, other = values[first] or 0, values[second] or 0
    longer = State(
        state.worth + block.worth,
        (state.sums[0] + one, state.sums[1] + other),
        (state.room[0] + halves[first], state.room[1] + halves[second]),
        (block, state.path),
        state.count + 1,
    )
    if longer.count <= MIXED_TERMS and state.mixed:
        bit = 1 << state.count
        longer.mixed = [(signs | bit, a + one, b + other) for signs, a, b in state.mixed]
        if state.count:
            longer.mixed += [(signs, a - one, b - other) for signs, a, b in state.mixed]
    return longer


def matches(state: State, target: tuple[int, int], named: bool) -> Iterator[int]:
    """The signs, as bits, with which a run comes to its target in one of the columns.

    The farthest row less all others is a sum with that row as its head, and found as such, where the target is not
    ``named`` a total.
    """
    (one, other), (room, room_other), everything = state.sums, state.room, (1 << state.count) - 1
    if abs(target[0] - one) <= room or abs(target[1] - other) <= room_other:
        yield everything
    if abs(target[0] + one) <= room or abs(target[1] + other) <= room_other:
        yield 0
    farthest = -1 if named else 1 << state.count - 1
    for signs, a, b in state.mixed:
        if signs == everything:
            continue
        if signs != farthest and (abs(target[0] - a) <= room or abs(target[1] - b) <= room_other):
            yield signs
        other_signs = everything & ~signs
        if other_signs != farthest and (abs(target[0] + a) <= room or abs(target[1] + b) <= room_other):
            yield other_signs


def carry(at_place: dict[int, list[State]], place: int, state: State) -> None:
    """Carry a reading on, the best few of those that stand at the same place with sums of their own."""
    states = at_place.setdefault(place, [])
    for at, other in enumerate(states):
        if other.sums == state.sums:
            if other.worth < state.worth:
                states[at] = state
            return
    states.append(state)
    if len(states) > STATES:
        states.remove(min(states, key=lambda one: one.worth))
