"""A report as CSV (RFC 4180): comma between cells, point in decimals, no thousands separators, UTF-8.

The tables of one kind follow each other under one header, told apart by the first column. Tables that only restate
others are left out. Where kinds differ an empty line parts them.
"""

import csv
from io import StringIO

from ks_budget.render.cells import for_people, for_programs
from ks_budget.report import Choice, Column, Report, Table, Value

# A cell that starts so may run as a formula when a spreadsheet opens it.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def render(report: Report) -> str:
    """All main tables of the report; numbers stay numbers, text that could run as a formula gets an apostrophe."""
    out = StringIO()
    writer = csv.writer(out)
    keys: list[str] = []
    for table in report.tables:
        if table.supplement:
            continue
        if [column.key for column in table.columns] != keys:
            if keys:
                out.write("\r\n")
            keys = [column.key for column in table.columns]
            writer.writerow(["table", "id", *keys])
        writer.writerows(_rows(table, report.language))
    return out.getvalue()


def _rows(table: Table, language: str) -> list[list[object]]:
    id = _safe(table.id)
    columns = table.columns
    return [
        [id, _safe(row.id), *[_cell(value, column, language) for column, value in zip(columns, row.cells, strict=True)]]
        for row in table.rows
    ]


def _cell(value: Value, column: Column, language: str) -> object:
    if isinstance(value, str):
        return _safe(value)
    if isinstance(value, Choice):
        return _safe(for_people(value, column, language))
    return for_programs(value, column)


def _safe(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text
