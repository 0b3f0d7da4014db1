"""A report as CSV (RFC 4180): comma between cells, point in decimals, no thousands separators, UTF-8.

The tables of one kind follow each other under one header, told apart by the first column. Tables that only restate
others are left out, and so are text and charts. Where kinds differ an empty line parts them.

In the dialect of Excel in Swedish: semicolon between cells, comma in decimals, and the mark by which it knows UTF-8.
"""

import csv
from decimal import ROUND_HALF_UP, Decimal, localcontext
from io import StringIO

from ks_budget.render.cells import for_people, for_programs, harmless, without_pictures
from ks_budget.render.formats import Screen
from ks_budget.report import Choice, Column, Report, Table, Value

_MARK = "\ufeff"
# A cell that starts so may run as a formula when a spreadsheet opens it.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def render(report: Report, screen: Screen) -> str:
    """All main tables of the report; numbers stay numbers, text that could run as a formula gets an apostrophe."""
    out = StringIO()
    excel = screen.dialect == "excel"
    out.write(_MARK if excel else "")
    writer = csv.writer(out, delimiter=";" if excel else ",")
    keys: list[str] = []
    for table in map(without_pictures, report.tables):
        if table.supplement:
            continue
        if [column.key for column in table.columns] != keys:
            if keys:
                out.write("\r\n")
            keys = [column.key for column in table.columns]
            writer.writerow(["table", "id", *keys])
        writer.writerows(_rows(table, report.language, "," if excel else "."))
    return out.getvalue()


def _rows(table: Table, language: str, point: str) -> list[tuple[object, ...]]:
    ids = [_safe(row.id) for row in table.rows]
    cells = [
        _column(column, [row.cells[i] for row in table.rows], language, point) for i, column in enumerate(table.columns)
    ]
    return list(zip([_safe(table.id)] * len(ids), ids, *cells, strict=True))


def _column(column: Column, values: list[Value], language: str, point: str) -> list[object]:
    """One column at a time: what holds for a column is not decided again for each of many thousand cells. ``point`` is
    the decimal sign."""
    if column.decimals is None:
        cells = [_cell(value, column, language) for value in values]
        return [str(cell).replace(".", point) if isinstance(cell, Decimal) else cell for cell in cells]
    form = f".{column.decimals}f"
    nothing = f"-{format(Decimal(0), form)}"
    # A half is rounded away from zero, as in every other format.
    with localcontext(rounding=ROUND_HALF_UP):
        return [
            _unsigned(format(value, form), nothing).replace(".", point)
            if type(value) is Decimal
            else _cell(value, column, language)
            for value in values
        ]


def _unsigned(text: str, nothing: str) -> str:
    """Without the sign of what rounds to zero. Python's own way, `z` in the format, is not there everywhere."""
    return text[1:] if text == nothing else text


def _cell(value: Value, column: Column, language: str) -> object:
    if isinstance(value, str):
        return _safe(value)
    if isinstance(value, Choice):
        return _safe(for_people(value, column, language).replace("\u00a0", " "))
    return for_programs(value, column)


def _safe(text: str) -> str:
    return f"'{harmless(text)}" if text.startswith(_FORMULA_STARTS) else harmless(text)
