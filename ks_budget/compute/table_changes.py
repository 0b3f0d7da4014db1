"""What differs between the printed tables of two budgets, figure by figure?"""

from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct

from ks_budget.model import Budget, PrintedTable, TableColumn, TableRow
from ks_budget.model.table_shape import Measured, Shape
from ks_budget.money import Amount, convert, exactly


class CellChange(Struct, frozen=True):
    """One figure that differs; None where nothing is printed."""

    row: TableRow
    column: TableColumn
    measured: Measured
    """What the figures are, in the second budget where that has them."""
    before: Decimal | None
    after: Decimal | None

    @property
    def change(self) -> Decimal | None:
        """How much more the second is, where both are printed."""
        return None if self.before is None or self.after is None else self.after - self.before


class TableChange(Struct, frozen=True):
    """A table that both budgets have, with the figures that differ, in printed order."""

    table: PrintedTable
    """As the second budget has it."""
    shape: Shape
    cells: list[CellChange]


@exactly
def compare_tables(first: Budget, second: Budget) -> list[TableChange]:
    """The tables of both budgets whose figures differ. Those that one of them alone has are told as records."""
    before = {table.id: table for table in first.content.tables}
    pairs = [
        (Shape(before[table.id], first.unit), Shape(table, second.unit))
        for table in second.content.tables
        if table.id in before
    ]
    changes = (TableChange(new.table, new, list(_cells(old, new))) for old, new in pairs)
    return [change for change in changes if change.cells]


def _cells(old: Shape, new: Shape) -> Iterator[CellChange]:
    columns = {**new.columns, **{id: column for id, column in old.columns.items() if id not in new.columns}}
    for id, row in {**new.rows, **{id: row for id, row in old.rows.items() if id not in new.rows}}.items():
        for key, column in columns.items():
            measured = (new if key in new.columns else old).measured(column)
            before, after = (_figure(shape, id, key, measured) for shape in (old, new))
            if not _same(before, after):
                yield CellChange(row, column, measured, before, after)


def _figure(shape: Shape, row: str, column: str, measured: Measured) -> Decimal | None:
    """A figure as it is printed, money in the unit of the other table's column."""
    figure: Amount | None = shape.rows[row].figures.get(column) if row in shape.rows else None
    if figure is None or column not in shape.columns:
        return None
    own = shape.measured(shape.columns[column])
    both = own.kind == measured.kind == "money"
    return convert(figure, own.unit, measured.unit) if both else Decimal(figure)


def _same(before: Decimal | None, after: Decimal | None) -> bool:
    """A figure of another precision is another figure: `5.0` is not `5`."""
    if before is None or after is None:
        return before is after
    return before == after and before.as_tuple().exponent == after.as_tuple().exponent
