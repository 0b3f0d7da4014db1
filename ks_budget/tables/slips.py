"""Typical slips: whether a figure that is printed could stand where another was meant."""

from collections.abc import Collection, Iterator
from math import e, log2
from typing import Final

from ks_budget.tables.evidence import Link
from ks_budget.tables.figures import Figures
from ks_budget.tables.judged import Slip

Cell = tuple[int, int]

LISTED: Final = 80
"""Figures of a range that are looked at one by one; of a wider one nothing can be told."""
SLIP_WEIGHT: Final = 7
"""Kinds of slips, each as likely as another."""


def slip(printed: int, meant: int, near: Collection[int] = ()) -> Slip | None:
    """What may have made ``printed`` of ``meant``, both in steps of the last digit. ``near``: figures of the cells
    beside it."""
    if printed == meant:
        return None
    if printed == -meant:
        return "sign"
    if printed and meant and (printed < 0) != (meant < 0):
        return None
    if printed in near:
        return "neighbour"
    return _digits(str(abs(printed)), str(abs(meant))) or _power(printed, meant)


def _power(printed: int, meant: int) -> Slip | None:
    return "power" if any(printed == meant * ten or meant == printed * ten for ten in (10, 100, 1000)) else None


def _digits(printed: str, meant: str) -> Slip | None:
    if len(printed) == len(meant):
        other = [at for at in range(len(meant)) if printed[at] != meant[at]]
        if len(other) == 1:
            return "digit"
        if len(other) == 2 and other[1] == other[0] + 1 and printed[other[0]] == meant[other[1]] \
                and printed[other[1]] == meant[other[0]]:  # fmt: skip
            return "transposed"
        return None
    if _power(int(printed), int(meant)):
        return "power"
    if len(printed) == len(meant) - 1 and any(meant[:at] + meant[at + 1 :] == printed for at in range(len(meant))):
        return "dropped"
    if len(printed) == len(meant) + 1 and any(printed[:at] + printed[at + 1 :] == meant for at in range(len(printed))):
        return "doubled"
    return None


def ways(kind: Slip, meant: int) -> int:
    """How many figures a slip of a kind can make of one."""
    digits = len(str(abs(meant)))
    return {
        "sign": 1,
        "power": 4,
        "transposed": max(1, digits - 1),
        "neighbour": 4,
        "digit": 9 * digits,
        "dropped": digits,
        "doubled": 10 * (digits + 1),
    }[kind]


SLIPPED: Final = 8.0
"""-log2 of the chance that an instance of a relation has a slip."""


def ease(figures: Figures, link: Link) -> None:
    """Charge a link less for its one failure where a typical slip explains that better than figures that have nothing
    to do with one another do."""
    for at in link.failures:
        one = link.instances[at]
        room = log2(max(1.0, one.alternatives))
        likely = 0.0
        for cell, times in link.cells(at).items():
            low, high = sorted(((-one.residual - one.slack) // times, (-one.residual + one.slack) // times))
            likely += sum(2.0**chance for _, _, chance in meanings(figures, cell, low, high))
        if likely:
            charge = max(1.0, SLIPPED - log2(likely) - room)
            link.net += max(0.0, one.charge - charge)


class Meant:
    """What a cell may have been meant to be: the likeliest slip and figure, and log2 of how likely it is together."""

    __slots__ = ("bits", "slip", "value")

    def __init__(self, bits: float, kind: Slip | None = None, value: int | None = None) -> None:
        self.bits, self.slip, self.value = bits, kind, value


UNLIKELY: Final = -18.0
"""log2 of how likely it is that a figure was made of another by no typical slip."""


def meant(figures: Figures, cell: Cell, low: int, high: int) -> Meant:
    """What may have been meant in a cell, by a change of its whole number by ``low`` to ``high``."""
    total, best, best_slip, best_value = 0.0, -999.0, None, None
    printed, step = figures.values[cell[0]][cell[1]] or 0, 2 * figures.halves[cell[0]][cell[1]]
    for value, kind, chance in meanings(figures, cell, low, high):
        total += 2.0**chance
        # A sum of n rounded figures is off by a step now and then, and seldom by more: its variance is n/12. Which
        # figure is meant follows that too; whether one is does not, for sums that miss by more are what is looked for.
        off = 3 * log2(e) * (2 * (value - printed) - low - high) ** 2 / (2 * step * max(step, high - low))
        if chance - off > best:
            best, best_slip, best_value = chance - off, kind, value
    return Meant(max(UNLIKELY, log2(total)) if total else UNLIKELY, best_slip, best_value)


def meanings(figures: Figures, cell: Cell, low: int, high: int) -> Iterator[tuple[int, Slip, float]]:
    """The figures that may have been meant, the middle first, each with its slip and log2 of how likely that is."""
    row, column = cell
    printed, step = figures.values[row][column], 2 * figures.halves[row][column]
    if printed is None or not step:
        return
    first, last = -(-(printed + low) // step), (printed + high) // step
    if last - first > LISTED:
        return
    near = beside(figures, cell, step)
    for value in sorted(range(first, last + 1), key=lambda value: abs(2 * value - first - last)):
        if kind := slip(printed // step, value, near):
            yield value * step, kind, -log2(SLIP_WEIGHT * ways(kind, value))


def beside(figures: Figures, cell: Cell, step: int) -> set[int]:
    """The figures of the four cells beside one, in its steps; 0 and what is missing aside."""
    row, column = cell
    near = set()
    for r, c in ((row, column + 1), (row, column - 1), (row + 1, column), (row - 1, column)):
        if 0 <= r < figures.height and 0 <= c < figures.width and (value := figures.values[r][c]):
            near.add(value // step)
    return near
