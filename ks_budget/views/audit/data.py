"""What was found out of each file as programs get it: by the contract in docs/reference/json.md."""

from typing import Any

from msgspec import structs

from ks_budget.problems import Place, Problem, cell_name
from ks_budget.tables.coverage import costs, coverage
from ks_budget.tables.judged import Audited, Finding, Relation, Suspect
from ks_budget.tables.prose import Tie
from ks_budget.tables.repeated import Cell
from ks_budget.tables.table import Column, Entry, Row
from ks_budget.views.audit.document import Document
from ks_budget.views.audit.naming import Names
from ks_budget.views.audit.told import place_of


def data(document: Document, problems: list[list[Problem]], language: str) -> dict[str, Any]:
    """One file. ``problems`` has for each table the problems that its findings are told as, in their order."""
    named = zip(document.ids, document.tables, document.names(language), problems, strict=True)
    written: dict[str, Any] = {
        "file": document.file,
        "format": document.format,
        "tables": [_table(name, audited, names, told) for name, audited, names, told in named],
    }
    written["repeats"] = [
        {"first": _cell(document, repeat.first), "second": _cell(document, repeat.second)}
        for repeat in document.repeats
    ]
    if document.prose is not None:
        ties = [_tie(tie) for tie in document.prose.ties]
        written["prose"] = {"untied": document.prose.untied, "ties": ties}
    return written


def _cell(document: Document, cell: Cell) -> dict[str, Any]:
    table, row, column = cell
    where = place(place_of(document.tables[table].table, row, column))
    return {"table": table, "row": row, "column": column, "place": where}


def _table(name: str, audited: Audited, names: Names, told: list[Problem]) -> dict[str, Any]:
    table, tried = audited.table, coverage(audited)
    return {
        "id": name,
        "title": table.title,
        "place": place(table.place),
        "unit": table.unit,
        "costs": costs(table),
        "columns": [_column(i, column) for i, column in enumerate(table.columns)],
        "rows": [_row(i, row) for i, row in enumerate(table.rows)],
        "notes": list(table.notes),
        "relations": [_relation(relation, names) for relation in audited.relations],
        "findings": [
            _finding(audited, finding, problem) for finding, problem in zip(audited.findings, told, strict=True)
        ],
        "tried": {
            "figures": tried.figures,
            "tried": tried.tried,
            "holds": tried.holds,
            "fails": tried.fails,
            "missing": tried.missing,
            "rows_untried": list(tried.rows),
            "columns_untried": list(tried.columns),
        },
    }


def _column(index: int, column: Column) -> dict[str, Any]:
    return {
        "index": index,
        "head": column.head,
        "phase": column.phase,
        "year": column.year,
        "unit": column.unit,
        "kind": column.kind,
        "place": place(column.place),
    }


def _row(index: int, row: Row) -> dict[str, Any]:
    return {
        "index": index,
        "label": row.label,
        "heading": row.heading,
        "place": place(row.place),
        "figures": [_entry(entry) for entry in row.entries],
    }


def _entry(entry: Entry) -> dict[str, Any]:
    number = entry.number
    return {"text": entry.text, "value": None if number is None else number.value, "blank": entry.blank or None}


def _relation(relation: Relation, names: Names) -> dict[str, Any]:
    return {
        "axis": relation.axis,
        "kind": relation.kind,
        "target": relation.target,
        "terms": [{"line": line, "coefficient": coefficient} for line, coefficient in relation.terms],
        "formula": names.formula(relation),
        "holds": list(relation.holds),
        "fails": list(relation.fails),
        "untested": list(relation.untested),
        "turned": list(relation.turned),
        "declared": relation.declared,
        "bits": round(relation.bits, 2),
    }


def _finding(audited: Audited, finding: Finding, problem: Problem) -> dict[str, Any]:
    return {
        "code": problem.code,
        "id": problem.id,
        "severity": finding.severity,
        "about": finding.about,
        "certain": finding.certain,
        "odds": round(finding.odds, 2),
        "head": finding.head,
        "suspects": [_suspect(audited, suspect) for suspect in finding.suspects],
        "broken": [{"relation": relation, "line": line} for relation, line in finding.broken],
    }


def _suspect(audited: Audited, suspect: Suspect) -> dict[str, Any]:
    number = audited.table.rows[suspect.row].entries[suspect.column].number
    return {
        "row": suspect.row,
        "column": suspect.column,
        "place": place(place_of(audited.table, suspect.row, suspect.column)),
        "printed": None if number is None else number.value,
        "low": suspect.low,
        "high": suspect.high,
        "expected": suspect.expected,
        "slip": suspect.slip,
        "mends": suspect.mends,
        "breaks": suspect.breaks,
    }


def _tie(tie: Tie) -> dict[str, Any]:
    claim = tie.claim
    return {
        "sentence": claim.sentence,
        "printed": claim.printed,
        "kind": claim.kind,
        "place": place(claim.prose.place),
        "table": tie.table,
        "row": tie.row,
        "columns": list(tie.reading),
        "agrees": tie.agrees,
    }


def place(place: Place | None) -> dict[str, Any] | None:
    """As in the problems: a line and column of a text, or what a workbook or document is found by."""
    if place is None:
        return None
    if place.span:
        return {"line": place.span.line, "column": place.span.column}
    if place.within is None:
        return None
    within = {name: value for name, value in structs.asdict(place.within).items() if value}
    if place.within.sheet and place.within.row and place.within.column:
        within["cell"] = cell_name(place.within.row, place.within.column)
    return within or None
