"""Printed tables as open data: every figure as the document prints it, with what its column says that it is."""

from collections.abc import Iterator
from decimal import Decimal

from ks_budget.model import PrintedTable
from ks_budget.model.table_shape import Shape
from ks_budget.money import exactly, half_width
from ks_budget.printed.figure import stated
from ks_budget.tidy import Row
from ks_budget.views.tidy.budgets import Given, kronor, whose


@exactly
def printed_tables(given: Given) -> list[Row]:
    """The figures of all printed tables, table by table and row by row."""
    return [row for table in given.budget.content.tables for row in _figures(given, table)]


def _figures(given: Given, table: PrintedTable) -> Iterator[Row]:
    shape, head = Shape(table, given.budget.unit), whose(given)
    source = table.source or given.document
    for row in table.rows:
        for column in table.columns:
            figure = stated(row.figures).get(column.id)
            if figure is None:
                continue
            measured, exact = shape.measured(column), shape.is_exact(column)
            said = (table.id, table.title, row.id, row.label, bool(row.equals), row.within)
            of = (column.id, column.label, bool(column.equals), column.phase, column.year)
            amount = kronor(figure, measured.unit) if measured.kind == "money" else None
            precision = Decimal(0) if exact else half_width(figure)
            yield (*head, *said, *of, measured.unit or None, Decimal(figure), precision, amount, source)
