"""A report as JSON, by the contract in docs/reference/json.md: a format of its own and not a dump of the model."""

from typing import Any

import msgspec

from ks_budget.problems import Finding, Place, cell_name
from ks_budget.render.cells import for_programs, without_pictures
from ks_budget.render.formats import Screen
from ks_budget.report import Column, Report, Row, Table

VERSION = 1


def render(report: Report, screen: Screen) -> str:
    """One JSON object, indented, ending in a line feed. Amounts are numbers in the report's unit.

    It holds the tables of all sections and the problems; text and charts only say to people what those hold.
    """
    document = {
        "version": VERSION,
        "command": report.command,
        "budget": report.budget,
        "unit": report.unit,
        "tables": [_table(without_pictures(table)) for table in report.tables],
        "problems": [_problem(finding) for finding in report.problems],
        **report.data,
    }
    data = msgspec.json.Encoder(decimal_format="number").encode(document)
    return msgspec.json.format(data, indent=2).decode() + "\n"


def _table(table: Table) -> dict[str, Any]:
    written: dict[str, Any] = {
        "id": table.id,
        "title": table.title,
        **({"unit": table.unit} if table.unit else {}),
        "columns": [_column(column) for column in table.columns],
        "rows": [_row(row, table.columns) for row in table.rows],
    }
    if table.footer:
        written["footer"] = [_row(row, table.columns) for row in table.footer]
    if table.notes or table.more:
        written["notes"] = [*table.notes, *table.more]
    return written


def _column(column: Column) -> dict[str, str]:
    written = {"key": column.key, "label": column.label, "type": column.type}
    if column.type != "quantity":
        return written
    return written | ({"unit_column": column.unit_column} if column.unit_column else {"unit": column.unit})


def _row(row: Row, columns: list[Column]) -> dict[str, Any]:
    cells = zip(columns, row.cells, strict=True)
    return {"id": row.id} | {column.key: for_programs(value, column) for column, value in cells}


def _problem(finding: Finding) -> dict[str, Any]:
    return {
        "code": finding.code,
        "id": finding.id,
        "severity": finding.severity,
        "message": finding.message,
        "help": finding.advice,
        "places": [_place(place) for place in finding.places],
    }


def _place(place: Place) -> dict[str, Any]:
    """A file, and in it a line of a text, or of a file that is none what it is found by, those that there are."""
    written: dict[str, Any] = {"file": place.file}
    if place.span:
        return written | {"line": place.span.line, "column": place.span.column}
    if not place.within:
        return written
    within = {name: value for name, value in msgspec.structs.asdict(place.within).items() if value}
    if place.within.sheet and place.within.row and place.within.column:
        within["cell"] = cell_name(place.within.row, place.within.column)
    return written | {"within": within}
