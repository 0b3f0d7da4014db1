"""Rows that stand in two tables of a document, and say two things there.

A row is the same where its label is, and a column where its phase and year are. That two rows of one label are of the
same thing is believed when most of what the tables repeat agrees; then what does not is a finding.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from msgspec import Struct

from ks_budget.money import POWERS
from ks_budget.tables.table import Column, Number, Row, Table

FEWEST = 4
"""Figures other than 0 that must agree between two tables, and be of two rows or more, for them to be of the same."""
SHARE = 4
"""How many must agree for each that does not."""

Cell = tuple[int, int, int]
"""Table, row and column."""


class Repeat(Struct, frozen=True):
    """A figure that is printed twice, differently."""

    first: Cell
    second: Cell


def repeated(tables: Sequence[Table]) -> list[Repeat]:
    """The figures that two tables have of the same row, column and year, and that cannot both be right, in order."""
    found: dict[Cell, Repeat] = {}
    for first, second in combinations(range(len(tables)), 2):
        for repeat in _between(tables, first, second):
            # One figure is told against one other.
            found.setdefault(repeat.second, repeat)
    return list(found.values())


def _between(tables: Sequence[Table], first: int, second: int) -> Iterator[Repeat]:
    one, other = tables[first], tables[second]
    columns = list(_same_columns(one, other))
    if not columns:
        return
    agreeing, against, rows = 0, list[Repeat](), set[int]()
    for i, k in _same_rows(one, other):
        for j, m in columns:
            same = _agree((one, i, j), (other, k, m))
            if same:
                agreeing += 1
                rows.add(i)
            elif same is False:
                against.append(Repeat((first, i, j), (second, k, m)))
    if agreeing >= FEWEST and len(rows) > 1 and agreeing >= SHARE * len(against):
        yield from against


def _same_columns(one: Table, other: Table) -> Iterator[tuple[int, int]]:
    return _pairs([_column_key(column) for column in one.columns], [_column_key(column) for column in other.columns])


def _column_key(column: Column) -> tuple[str, int] | None:
    """What a column is of; none where its head does not say."""
    if column.kind != "money" or column.year is None or column.phase in ("change", "deviation", "percent"):
        return None
    return (column.phase or "", column.year)


def _same_rows(one: Table, other: Table) -> Iterator[tuple[int, int]]:
    return _pairs([_row_key(row) for row in one.rows], [_row_key(row) for row in other.rows])


def _row_key(row: Row) -> str | None:
    return " ".join(row.label.casefold().split()) or None


def _pairs(one: Sequence[object], other: Sequence[object]) -> Iterator[tuple[int, int]]:
    """The positions of what stands once in both."""
    here, there = Counter(one), Counter(other)
    for i, key in enumerate(one):
        if key is not None and here[key] == there[key] == 1:
            yield i, other.index(key)


def _agree(one: tuple[Table, int, int], other: tuple[Table, int, int]) -> bool | None:
    """Whether two figures can be of one amount, whatever their sign; None where that says nothing."""
    first, second = _interval(*one), _interval(*other)
    if first is None or second is None:
        return None
    if not first[0] and not second[0]:
        return None
    return abs(abs(first[0]) - abs(second[0])) <= first[1] + second[1]


def _interval(table: Table, row: int, column: int) -> tuple[Decimal, Decimal] | None:
    """A figure in kronor, and how far from it the true one may be."""
    entries = table.rows[row].entries
    number: Number | None = entries[column].number if column < len(entries) else None
    unit = table.columns[column].unit or table.unit
    if number is None or number.percent or unit is None:
        return None
    power = POWERS[unit]
    return number.value.scaleb(power), Decimal(5).scaleb(power - number.decimals - 1)
