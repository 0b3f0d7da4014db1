"""The printed tables of `ksb diff`: each figure that differs, a table for each."""

from ks_budget.compute.table_changes import CellChange, TableChange
from ks_budget.model import Budget
from ks_budget.report import Column, Row, Table, or_missing

WORDS = {
    "sv": {
        "row": "Rad",
        "column": "Kolumn",
        "unit": "Enhet",
        "change": "Ändring",
        "note": "Siffror i {second} som inte är desamma som i {first}. Ändring = {second} minus {first}.",
    },
    "en": {
        "row": "Row",
        "column": "Column",
        "unit": "Unit",
        "change": "Change",
        "note": "Figures of {second} that are not those of {first}. Change = {second} less {first}.",
    },
}


def table_changes(changes: list[TableChange], first: Budget, second: Budget, language: str) -> list[Table]:
    """A table for each printed table whose figures differ, a row for each figure."""
    return [_table(change, first, second, language) for change in changes]


def _table(change: TableChange, first: Budget, second: Budget, language: str) -> Table:
    words = WORDS[language]
    columns = [Column("row", words["row"]), Column("column", words["column"])]
    columns += [
        Column(budget.name, budget.name, "quantity", decimals=None, unit_column="unit") for budget in (first, second)
    ]
    columns.append(Column("change", words["change"], "quantity", decimals=None, signed=True, unit_column="unit"))
    columns.append(Column("unit", words["unit"]))
    rows = [_row(change, cell) for cell in change.cells]
    note = words["note"].format(first=first.name, second=second.name)
    return Table(change.table.id, change.table.title, columns, rows, notes=[note])


def _row(change: TableChange, cell: CellChange) -> Row:
    label = change.shape.named(cell.row) if cell.row.id in change.shape.rows else cell.row.label
    figures = [or_missing(figure) for figure in (cell.before, cell.after, cell.change)]
    return Row(f"{cell.row.id}-{cell.column.id}", [label, cell.column.label, *figures, cell.measured.unit])
