"""What is said of a printed table, read: which rows and columns follow from which, and what each column measures."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from functools import cached_property
from typing import Literal

from msgspec import Struct

from ks_budget.model.equals import Named, Product, Sum, Tree, Unreadable, coefficients, names, read
from ks_budget.model.tables import SUM, PrintedTable, TableColumn, TableRow
from ks_budget.money import POWERS

SHARES: dict[str, int] = {"%": 100, "procent": 100, "procentenheter": 100, "‰": 1000, "promille": 1000, "andel": 1}
"""Units of parts of one, and how many of each make one."""
PERCENT = "%"


class Measured(Struct, frozen=True):
    """What the figures of a column are."""

    unit: str
    """As it is shown; empty where nothing says one."""
    kind: Literal["money", "share", "other"]
    parts: int = 1
    """Of shares: how many make one."""


class Shape:
    """One table. What cannot be read of it is left out; that it cannot is told by the rules of its structure."""

    def __init__(self, table: PrintedTable, unit: str) -> None:
        """``unit`` is the document's."""
        self.table, self._unit = table, unit
        self.rows = {row.id: row for row in table.rows}
        self.columns = {column.id: column for column in table.columns}

    @cached_property
    def _headings(self) -> dict[str, str]:
        """The heading that each row stands under, by its id."""
        headings, heading = dict[str, str](), ""
        for row in self.table.rows:
            headings[row.id] = heading
            heading = heading if row.figures else row.label
        return headings

    @cached_property
    def _repeated(self) -> set[str]:
        counts = Counter(row.label for row in self.table.rows)
        return {label for label, count in counts.items() if count > 1}

    @cached_property
    def _at(self) -> dict[str, int]:
        """Where each row stands, by its id."""
        return {row.id: i for i, row in enumerate(self.table.rows)}

    def named(self, row: TableRow) -> str:
        """What a row is called in a sentence: with the heading that it is under where others are called the same."""
        heading = self._headings[row.id] if row.label in self._repeated else ""
        return f"{heading}: {row.label}" if heading else row.label

    def measured(self, column: TableColumn) -> Measured:
        """What the figures of a column are, by its unit, its phase and the table's unit."""
        unit = column.unit or (PERCENT if column.phase == "percent" else self.table.unit or self._unit)
        if unit in POWERS:
            return Measured(unit, "money")
        return Measured(unit, "share", SHARES[unit]) if unit in SHARES else Measured(unit, "other")

    def as_printed(self, column: TableColumn, unit: str) -> Decimal:
        """What a figure of a column, money in ``unit`` and anything else as it is printed, is multiplied by to be what
        `equals` computes with: the printed figure, and of a share the part of one."""
        measured = self.measured(column)
        if measured.kind == "money":
            return Decimal(1).scaleb(POWERS[unit] - POWERS[measured.unit])
        return 1 / Decimal(measured.parts)

    def is_exact(self, column: TableColumn) -> bool:
        """Whether the figures of a column stand for themselves alone. What is divided is rounded, though all of what it
        is computed from were decided as it stands."""
        return column.exact or (self.table.exact and not self._is_quotient(column))

    def adds(self, column: TableColumn) -> bool:
        """Whether sums of rows hold in a column: shares are not added, nor are prices and quotients."""
        return column.adds and not self._is_quotient(column)

    def _is_quotient(self, column: TableColumn) -> bool:
        tree = self.column_trees.get(column.id)
        return self.measured(column).kind == "share" or (tree is not None and _divides(tree))

    @cached_property
    def row_trees(self) -> dict[str, Tree]:
        """What the rows that are sums are sums of, by id."""
        trees: dict[str, Tree] = {}
        for row in self.table.rows:
            tree = self._of_row(row)
            if tree is not None and coefficients(tree) is not None:
                trees[row.id] = tree
        return trees

    @cached_property
    def column_trees(self) -> dict[str, Tree]:
        """What the columns that follow from others are computed from, by id."""
        trees = {column.id: readable(column.equals, self.columns) for column in self.table.columns if column.equals}
        return {id: tree for id, tree in trees.items() if tree is not None}

    def _of_row(self, row: TableRow) -> Tree | None:
        if row.equals != SUM:
            return readable(row.equals, self.rows) if row.equals else None
        above = self.above(row)
        return Sum(tuple((1, Named(id)) for id in above)) if above else None

    def above(self, row: TableRow) -> list[str]:
        """The rows that `sum` means: those above it, back to the one before that is a sum itself or a heading. What is
        a part of another row is none of them.
        """
        ids: list[str] = []
        for other in self._rows_before(row):
            if other.equals or not other.figures:
                break
            if other.within is None:
                ids.append(other.id)
        return ids[::-1]

    def _rows_before(self, row: TableRow) -> Iterator[TableRow]:
        """The rows above one, from the nearest."""
        for i in range(self._at[row.id] - 1, -1, -1):
            yield self.table.rows[i]

    def settled(self) -> Iterator[tuple[str, str]]:
        """Every row and column, each after those that it is computed from: so what is computed cell by cell need not
        look far, however long a row of sums of sums is."""
        columns = _settled(self.columns, self.column_trees)
        yield from ((row, column) for row in _settled(self.rows, self.row_trees) for column in columns)

    def parts(self) -> Iterator[tuple[TableRow, list[TableRow]]]:
        """Each row that others are within, and those."""
        by_whole: dict[str, list[TableRow]] = {}
        for row in self.table.rows:
            if row.within is not None:
                by_whole.setdefault(row.within, []).append(row)
        yield from ((self.rows[id], parts) for id, parts in by_whole.items() if id in self.rows)

    def of_year(self, year: int) -> list[TableColumn]:
        """The columns that a year may mean: the one that has it as its id, else all of that year."""
        named = self.columns.get(str(year))
        return [named] if named else [column for column in self.table.columns if column.year == year]


def readable(equals: str, ids: dict[str, TableRow] | dict[str, TableColumn]) -> Tree | None:
    """What an `equals` says; None where it cannot be read, or names what is not there."""
    try:
        tree = read(equals, ids)
    except Unreadable:
        return None
    return tree if all(id in ids for id in names(tree)) else None


def _settled(ids: Iterable[str], trees: Mapping[str, Tree]) -> list[str]:
    """Ids in order, each after those that it is computed from; what is computed from itself where it is met."""
    ordered, met = list[str](), set[str]()
    for first in ids:
        stack = [(first, False)]
        while stack:
            id, ready = stack.pop()
            if ready:
                ordered.append(id)
            elif id not in met:
                met.add(id)
                stack.append((id, True))
                stack += [(other, False) for other in names(trees[id]) if other not in met] if id in trees else []
    return ordered


def _divides(tree: Tree) -> bool:
    match tree:
        case Sum():
            return any(_divides(term) for _, term in tree.terms)
        case Product():
            return bool(tree.divisors) or any(map(_divides, tree.factors))
    return False
