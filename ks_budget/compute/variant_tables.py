"""How do the printed tables that a variant inherits follow what it changes?

A sum of rows, and a column that is a sum of others, moves as far as those do. What is computed in another way, such as
percent, is gone where what it is computed from has moved: nobody has printed what it would be.
"""

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal

from msgspec import structs

from ks_budget.compute.moved import moved
from ks_budget.model import Content, PrintedTable, TableRow
from ks_budget.model.equals import Named, Signs, Sum, Tree, Unreadable, coefficients, names, read, spelled
from ks_budget.model.table_shape import Shape
from ks_budget.model.tables import SUM
from ks_budget.money import ZERO, Amount, add
from ks_budget.problems import KeyPath

States = Callable[[KeyPath], bool]
"""Whether the variant itself states the value at a key path."""

_IN_FILE = Signs(" + ", " - ", " * ", " / ")


def follow_tables(base: Content, merged: Content, states: States) -> tuple[PrintedTable, ...]:
    """The tables of a variant, their inherited figures followed. ``states`` counts paths from the list of them."""
    before = {table.id: table for table in base.tables}
    return tuple(
        _Followed(
            Shape(before[table.id], base.document.unit), _within(before[table.id], table, i, states), i, states, merged
        ).table()
        if table.id in before
        else table
        for i, table in enumerate(merged.tables)
    )


def _within(before: PrintedTable, after: PrintedTable, i: int, states: States) -> PrintedTable:
    """A table without the terms of inherited sums, and the figures, whose rows and columns the variant takes away."""
    rows, columns = {row.id for row in after.rows}, {column.id for column in after.columns}
    gone_rows = {row.id for row in before.rows} - rows
    gone_columns = {column.id for column in before.columns} - columns
    if not gone_rows and not gone_columns:
        return after
    return structs.replace(
        after,
        rows=tuple(
            structs.replace(
                row,
                equals=row.equals if states((i, "row", j, "equals")) else _without(row.equals, rows, gone_rows),
                figures={id: amount for id, amount in row.figures.items() if id not in gone_columns},
            )
            for j, row in enumerate(after.rows)
        ),
    )


def _without(equals: str, rows: set[str], gone: set[str]) -> str:
    """A sum without the rows that are gone."""
    if not equals or equals == SUM:
        return equals
    try:
        tree = read(equals, rows | gone)
    except Unreadable:  # The rules of the base tell it.
        return equals
    if not isinstance(tree, Sum) or gone.isdisjoint(names(tree)):
        return equals
    left = tuple((sign, term) for sign, term in tree.terms if not isinstance(term, Named) or term.id not in gone)
    return spelled(Sum(left), str, _IN_FILE) if left else equals


class _Followed:
    """One table of a variant beside the same table of its base."""

    def __init__(self, before: Shape, after: PrintedTable, i: int, states: States, merged: Content) -> None:
        self.before, self.after, self.i, self.states = before, Shape(after, merged.document.unit), i, states
        self.at = {row.id: j for j, row in enumerate(after.rows)}
        self._found: dict[tuple[str, str], Amount | None] = {}

    def table(self) -> PrintedTable:
        """The variant's table."""
        for spot in self.after.settled():
            self._figure(*spot)
        rows = (structs.replace(row, figures=self._figures(row)) for row in self.after.table.rows)
        return structs.replace(self.after.table, rows=tuple(rows))

    def _figures(self, row: TableRow) -> dict[str, Amount]:
        found = {id: self._figure(row.id, id) for id in row.figures}
        return {id: amount for id, amount in found.items() if amount is not None}

    def _figure(self, row: str, column: str) -> Amount | None:
        """A figure as the variant states it, or as it follows; None where there is none, or none any longer."""
        if (row, column) not in self._found:
            printed = self.after.rows[row].figures.get(column) if row in self.after.rows else None
            # What is computed from itself is told by the rules: it stays as it is.
            self._found[row, column] = printed
            own = self.states((self.i, "row", self.at[row], "figures", column)) if printed is not None else True
            if printed is not None and not own:
                self._found[row, column] = self._followed(row, column, printed)
        return self._found[row, column]

    def _followed(self, row: str, column: str, printed: Amount) -> Amount | None:
        tree, old = self.after.row_trees.get(row), self.before.row_trees.get(row)
        held = self.after.columns.get(column)
        if tree is not None and held is not None and self.after.adds(held):
            now = self._sum(tree, lambda id: self._figure(id, column))
            then = self._sum(old, lambda id: self._before(id, column)) if old is not None else now
            return moved(printed, now - then)
        tree, old = self.after.column_trees.get(column), self.before.column_trees.get(column)
        if tree is None or old is None:
            return printed
        if coefficients(tree) is None:
            changed = any(self._figure(row, id) != self._before(row, id) for id in names(tree))
            return None if changed else printed
        now = self._sum(tree, lambda id: self._figure(row, id))
        return moved(printed, now - self._sum(old, lambda id: self._before(row, id)))

    def _before(self, row: str, column: str) -> Amount | None:
        return self.before.rows[row].figures.get(column) if row in self.before.rows else None

    @staticmethod
    def _sum(tree: Tree, of: Callable[[str], Amount | None]) -> Decimal:
        """What is printed of a sum; what is not adds nothing."""
        factors: Mapping[str, Decimal] = coefficients(tree) or {}
        amounts: Iterable[Decimal] = (factor * (of(id) or ZERO) for id, factor in factors.items())
        return add(amounts)
