"""The figures of printed tables as expressions name them: `drift.skola[2025]`, `drift.skola["avvikelse"]`."""

from collections.abc import Callable, Iterable
from typing import Any

from ks_budget.expressions import Constant, ExpressionError, Names, Quantity
from ks_budget.model import TableRow
from ks_budget.printed.figure import Figure
from ks_budget.printed.tables import TableBook
from ks_budget.problems import Fact, kinds

Read = Callable[[Iterable[Figure]], Any]
"""The number of an algebra that a sum of figures stands for."""


def table_names(of: TableBook, read: Read, constant: Constant) -> Names:
    """The rows of a table, each with its figures by column."""
    rows, what = {row.id: row for row in of.table.rows}, of.table.id.replace("-", "_")
    return Names(what, lambda id: _row(of, rows[id], read, constant) if id in rows else None, lambda: rows)


def _row(of: TableBook, row: TableRow, read: Read, constant: Constant) -> Names:
    """By column, and by year where that is the year of one column alone."""
    cells, what = of.cells[row.id], f"{of.table.id}.{row.id}".replace("-", "_")
    named: dict[Any, str] = {int(id) if id.isdecimal() else id: id for id in cells}
    several: dict[Any, list[str]] = {}
    for year in {year for id in cells if (year := of.shape.columns[id].year) is not None} - named.keys():
        ids = [column.id for column in of.shape.of_year(year) if column.id in cells]
        if len(ids) == 1:
            named[year] = ids[0]
        else:
            several[year] = ids

    def get(key: Any) -> Quantity | None:
        if key in several:
            facts: dict[str, Fact] = {"name": what, "year": str(key), "columns": several[key]}
            raise ExpressionError(kinds.expressions.YEAR_OF_SEVERAL, **facts, example=f'{what}["{several[key][0]}"]')
        return _cell(of, row.id, named[key], read, constant) if key in named else None

    return Names(what, get, lambda: sorted(named, key=str))


def _cell(of: TableBook, row: str, id: str, read: Read, constant: Constant) -> Quantity:
    """A figure. A cost that is printed with a minus is told by its size."""
    figure, column = of.cells[row][id], of.shape.columns[id]
    measured = of.shape.measured(column)
    if measured.kind != "money":
        return Quantity(read([figure]), False, constant, parts=measured.parts)
    is_cost = figure.value < 0 and column.phase not in ("change", "deviation") and of.costs_have_minus
    return Quantity(read([figure]), True, constant, turn=-1 if is_cost else 1)
