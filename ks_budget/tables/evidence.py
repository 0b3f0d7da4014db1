"""How much it says that a relation holds: evidence in bits, instance by instance.

A relation is ``{line: coefficient}`` whose products sum to zero. Its instances are the columns, where it is between
rows, and the rows, where it is between columns. That it holds in one says as many bits as it was unlikely to.
"""

import math
from collections.abc import Iterable, Sequence
from math import log2
from typing import Final, Literal

from ks_budget.tables.figures import Figures
from ks_budget.tables.judged import Axis

MOST_BITS: Final = 16.0
"""That one instance can give."""
COPY_BITS: Final = 2.0
"""That an instance gives where only two figures matter and they are equal: copies are common."""
ACCEPTED: Final = 5.0
"""Bits from which a relation is believed: 32 to 1."""
ENOUGH: Final = 60.0
"""Bits beyond which no more are counted."""
COUNTED: Final = 12
"""Instances that are held against one another for what they add."""

PLAIN: Final = 3.0
"""The same where words say it of a run that nothing is left out of."""

State = Literal["holds", "fails", "gap"]


class Instance:
    """One relation in one instance."""

    __slots__ = ("bits", "count", "gap", "near", "parts", "residual", "roundness", "scale", "slack", "state")

    def __init__(self, parts: Sequence[int | None], slack: int) -> None:
        """``parts``: each figure times its coefficient, None where it is missing; ``slack``: what rounding allows. At
        least one part is neither missing nor 0."""
        self.gap = None in parts
        self.parts = [part or 0 for part in parts]
        sizes = [abs(part) for part in self.parts if part]
        self.count, self.scale, self.slack = len(sizes), max(sizes), slack
        self.residual = sum(self.parts)
        self.roundness = roundness(math.gcd(*sizes))
        self.bits = self.near = 0.0
        if abs(self.residual) <= slack:
            self.state: State = "holds"
            self.bits = self._bits() if self.count > 1 else 0.0
        else:
            self.state = "gap" if self.gap else "fails"
            self.near = max(0.0, log2(self.scale / abs(self.residual)))

    def _bits(self) -> float:
        far = min(self.scale, _apart(self.parts))
        chance = (2 * (self.slack // self.roundness) + 1) / (2 * far // self.roundness + 1)
        bits = min(MOST_BITS, max(0.0, -log2(min(1.0, chance))))
        if self.count == 2:
            # A sum of one figure alone is often a copy of it, less often where both are its parts.
            bits = min(bits, COPY_BITS if self.parts[0] else 2 * COPY_BITS)
        return bits

    @property
    def charge(self) -> float:
        """Bits that a failure takes: more, the farther off it is."""
        return max(1.0, 8.0 - min(8.0, self.near))

    @property
    def alternatives(self) -> float:
        """How many figures there are room for, to those that fit: how unlikely it is that one change mends it."""
        return (2 * self.scale / self.roundness + 1) / (2 * (self.slack // self.roundness) + 1)


class Link:
    """A relation that is tried, with its instances. ``target`` is one of its lines, with coefficient -1 for rows."""

    __slots__ = ("axis", "bits", "cost", "declared", "far", "held", "instances", "lines", "net", "plain", "target",
                 "turned", "turned_at")  # fmt: skip

    def __init__(self, axis: Axis, lines: dict[int, int], target: int, cost: float = 0.0) -> None:
        self.axis, self.lines, self.target, self.cost = axis, lines, target, cost
        self.instances: dict[int, Instance] = {}
        self.bits = self.net = 0.0
        self.turned: set[int] = set()
        """Instances that hold with the sign of the line ``turned_at`` turned."""
        self.turned_at = target
        self.declared = self.plain = False
        self.held = self.far = 0
        """In how many instances it holds, and fails by far: of all tables that were pooled."""

    @property
    def terms(self) -> list[int]:
        return [line for line in self.lines if line != self.target]

    @property
    def mixed(self) -> bool:
        return len({self.lines[line] for line in self.terms}) > 1

    def states(self, state: State) -> list[int]:
        return [at for at, instance in self.instances.items() if instance.state == state]

    @property
    def believed(self) -> bool:
        """Whether there is evidence enough: less is asked where words say the relation of a run as it stands."""
        return self.net >= (PLAIN if self.plain and not self.mixed else ACCEPTED)

    @property
    def failures(self) -> list[int]:
        return [at for at in self.states("fails") if at not in self.turned]

    @property
    def telling(self) -> int:
        """In how many instances it holds and that says something."""
        return sum(1 for one in self.instances.values() if one.state == "holds" and one.bits >= 1)

    def over(self, figures: Figures, instances: Iterable[int]) -> "Link":
        """The same relation, with the same evidence, in other instances."""
        link = Link(self.axis, self.lines, self.target, self.cost)
        weigh(figures, link, instances)
        link.bits, link.net, link.held, link.far = self.bits, self.net, self.held, self.far
        link.declared, link.turned_at = self.declared, self.turned_at
        link.turned = {at for at in link.states("fails") if self.turned and link.turns(figures, at)}
        return link

    def turns(self, figures: Figures, row: int) -> bool:
        """Whether a relation between columns holds in a row with the sign of the line ``turned_at`` turned."""
        value, one = figures.values[row][self.turned_at], self.instances[row]
        return bool(value) and abs(one.residual - 2 * self.lines[self.turned_at] * (value or 0)) <= one.slack

    def cells(self, at: int) -> dict[tuple[int, int], int]:
        """Its cells (row, column) in an instance, with their coefficients."""
        if self.axis == "rows":
            return {(line, at): times for line, times in self.lines.items()}
        return {(at, line): times for line, times in self.lines.items()}


def slack(halves: Iterable[int]) -> int:
    """What rounding allows: the sum of the half steps, but not more than five standard deviations of their noise."""
    known = list(halves)
    return min(sum(known), math.isqrt(25 * sum(half * half for half in known) // 3) + 1)


_ROUND: Final = [times * 10**power for power in range(15, -1, -1) for times in (5, 1)]


def roundness(divisor: int) -> int:
    """What all figures share: 1, 5, 10, 50, 100 … printed steps, and not their greatest divisor as such."""
    if divisor < 10:
        return 2 if divisor % 2 == 0 else 1
    half = divisor // 2
    return next((2 * step for step in _ROUND if step <= half and half % step == 0), 1)


def _apart(parts: Sequence[int]) -> int:
    """The size of a sum after those that nearly cancel in pairs are taken off: figures that do prove little."""
    plus = sorted((part for part in parts if part > 0), reverse=True)
    minus = sorted((-part for part in parts if part < 0), reverse=True)
    pairs = min(len(plus), len(minus))
    return sum(abs(a - b) for a, b in zip(plus, minus, strict=False)) + sum(plus[pairs:]) + sum(minus[pairs:])


def novel(instances: Iterable[Instance]) -> float:
    """The bits of instances together. One that repeats or is an index-raised copy of others adds next to nothing."""
    used: list[tuple[Instance, int]] = []
    total = copies = 0.0
    for one in sorted((one for one in instances if one.state == "holds" and one.bits > 0), key=lambda one: -one.bits):
        bits = one.bits
        for other, largest in used:
            bits = min(bits, _beside(one, other, largest))
            if bits < 0.5:
                break
        used.append((one, max(range(len(one.parts)), key=lambda at: abs(one.parts[at]))))
        if one.count == 2:
            bits = min(bits, 2 * COPY_BITS - copies)
            copies += bits
        total += bits
        if len(used) > COUNTED or total > ENOUGH:
            break
    return total


def _beside(one: Instance, other: Instance, largest: int) -> float:
    """What an instance can say beside another: how far it is from being that one, times a factor."""
    theirs, ours = other.parts[largest], one.parts[largest]
    apart = max(abs(a * theirs - b * ours) for a, b in zip(one.parts, other.parts, strict=True)) / abs(theirs)
    noise = (one.slack + 2 * other.slack * abs(ours / theirs)) / len(one.parts)
    return log2(1 + max(0.0, apart - noise) / max(1.0, one.slack / 2))


def weigh(figures: Figures, link: Link, instances: Iterable[int]) -> Link:
    """Fill in a link's instances, its bits and its net: the bits less its cost and a charge for each failure."""
    for at in instances:
        if (one := instance(figures, link, at)) is not None:
            link.instances[at] = one
    link.bits = novel(link.instances.values())
    link.net = link.bits - link.cost - sum(link.instances[at].charge for at in link.states("fails"))
    return link


def instance(figures: Figures, link: Link, at: int) -> Instance | None:
    """None where it says nothing: no target, a single figure, or nothing but zeros."""
    values, halves = figures.values, figures.halves
    parts: list[int | None]
    if link.axis == "rows":
        if values[link.target][at] is None:
            return None
        parts = [None if (v := values[row][at]) is None else times * v for row, times in link.lines.items()]
        steps = [halves[row][at] * abs(times) for row, times in link.lines.items()]
    else:
        if values[at][link.target] is None:
            return None
        parts = [None if (v := values[at][column]) is None else times * v for column, times in link.lines.items()]
        steps = [halves[at][column] * abs(times) for column, times in link.lines.items()]
    if not any(parts) or sum(part is not None for part in parts) < 2:
        return None
    return Instance(parts, slack(steps))
