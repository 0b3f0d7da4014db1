"""Rows that stand in two tables: the same label, and the same figures in columns with equal heads.

That figures are meant to be the same is believed of a column when several other rows have equal figures there, and of
a row when it has them in another column.
"""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import combinations
from math import log2
from typing import Final

from msgspec import Struct

from ks_budget.money import POWERS
from ks_budget.tables.evidence import ACCEPTED
from ks_budget.tables.figures import Figures
from ks_budget.tables.slips import Cell
from ks_budget.tables.table import Table
from ks_budget.tables.words import is_bare_total

WITNESSES: Final = 2
"""Other rows of a column that must be the same."""
TABLES: Final = 60
"""Tables that are held against one another; of more only these are."""
ROWS: Final = 400


class Side(Struct, frozen=True):
    """A figure of a row that stands in two tables, as one of them has it: how far it is off the other's and what
    rounding allows, as whole numbers of its table."""

    cell: Cell
    apart: int
    room: int


class Tie:
    """One figure of a row that stands in two tables: ``here`` and ``there``, in the one before."""

    __slots__ = ("here", "repeat", "there")

    def __init__(self, repeat: "Repeat", here: Side, there: Side) -> None:
        self.repeat, self.here, self.there = repeat, here, there


class Repeat:
    """A row of a table that stands in one before it, with the figures that are the same and those that are not."""

    __slots__ = ("bits", "differs", "holds", "row", "table")

    def __init__(self, row: int, table: int) -> None:
        self.row, self.table = row, table
        self.holds: list[Tie] = []
        self.differs: list[Tie] = []
        self.bits = 0.0


def repeats(tables: Sequence[Table], figures: Sequence[Figures]) -> tuple[list[list[Repeat]], bool]:
    """Of each table the rows that stand in one before it, and whether something was not searched."""
    found: list[list[Repeat]] = [[] for _ in tables]
    tried = [at for at in range(len(tables)) if figures[at].width and figures[at].height <= ROWS][:TABLES]
    for earlier, later in combinations(tried, 2):
        found[later] += _repeats(tables, figures, earlier, later)
    return found, len(tried) < sum(bool(one.width) for one in figures)


def _repeats(tables: Sequence[Table], figures: Sequence[Figures], earlier: int, later: int) -> list[Repeat]:
    columns = _pairs(_heads(tables[earlier]), _heads(tables[later]))
    rows = _pairs(_labels(tables[earlier]), _labels(tables[later]))
    if not columns or len(rows) <= WITNESSES:
        return []
    pair = _Pair(tables[later], tables[earlier], figures[later], figures[earlier])
    compared = {(row, column): pair.apart((row, column), (at, of)) for at, row in rows for of, column in columns}
    believed = {column for _, column in columns if _same(compared, column)}
    found = []
    for at, row in rows:
        repeat = Repeat(row, earlier)
        for of, column in columns:
            if column in believed and (apart := compared[row, column]) is not None:
                off, room, bits = apart
                here = Side((row, column), off // pair.times, room // pair.times)
                tie = Tie(repeat, here, Side((at, of), -off // pair.times_others, room // pair.times_others))
                (repeat.holds if abs(off) <= room else repeat.differs).append(tie)
                repeat.bits += bits if abs(off) <= room else 0.0
        if repeat.holds and repeat.bits >= ACCEPTED:
            found.append(repeat)
    return found


class _Pair:
    """Two tables' figures, brought to one scale: that of the smallest unit and the most decimals of both."""

    def __init__(self, table: Table, other: Table, figures: Figures, others: Figures) -> None:
        self.figures, self.others = figures, others
        decimals = max(figures.decimals, others.decimals)
        known = all(column.unit or one.unit for one in (table, other) for column in one.columns)
        one, two = (_smallest(table), _smallest(other)) if known else (0, 0)
        self.times = int(10 ** (decimals - figures.decimals + one - min(one, two)))
        self.times_others = int(10 ** (decimals - others.decimals + two - min(one, two)))

    def apart(self, cell: tuple[int, int], other: tuple[int, int]) -> tuple[int, int, float] | None:
        """How far a figure is off the other, what rounding allows, and how much it says that they are the same."""
        value, theirs = self.figures.values[cell[0]][cell[1]], self.others.values[other[0]][other[1]]
        if value is None or theirs is None or not (value or theirs):
            return None
        off = value * self.times - theirs * self.times_others
        room = self.figures.halves[cell[0]][cell[1]] * self.times
        if self.times_others * self.others.halves[other[0]][other[1]] != room:
            room += self.others.halves[other[0]][other[1]] * self.times_others
        elif self.figures.decimals == self.others.decimals:
            room = 0  # Printed with the same digits, the same figure is the same.
        size = max(abs(value) * self.times, abs(theirs) * self.times_others)
        step = 2 * max(self.figures.halves[cell[0]][cell[1]] * self.times, 1)
        return off, room, max(0.0, log2(size / step))


def _same(compared: dict[tuple[int, int], tuple[int, int, float] | None], column: int) -> bool:
    """Whether a column is the same in both tables: enough rows are, and few are not."""
    tried = [apart for (_, at), apart in compared.items() if at == column and apart is not None]
    same = [bits for off, room, bits in tried if abs(off) <= room]
    return len(same) >= WITNESSES and sum(same) >= 3 * ACCEPTED and len(tried) - len(same) <= max(1, len(same) // 3)


def _pairs(one: list[str], other: list[str]) -> list[tuple[int, int]]:
    """Positions of words that stand once in each."""
    counts, counts_other = Counter(one), Counter(other)
    places = {word: at for at, word in enumerate(other)}
    return [(at, places[word]) for at, word in enumerate(one)
            if word and counts[word] == 1 and counts_other[word] == 1]  # fmt: skip


def _heads(table: Table) -> list[str]:
    return [" ".join(column.head.lower().split()) if column.kind != "percent" else "" for column in table.columns]


def _labels(table: Table) -> list[str]:
    labels = [re.sub(r"^[\W_]+|[\s:]+$", "", row.label.lower()) for row in table.rows]
    return ["" if is_bare_total(label) else label for label in labels]


def _smallest(table: Table) -> int:
    """The smallest unit of a table's columns, as a power of ten of kronor."""
    return min((POWERS[unit] for column in table.columns if (unit := column.unit or table.unit)), default=0)
