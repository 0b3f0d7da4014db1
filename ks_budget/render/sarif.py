"""Findings as SARIF 2.1.0, the exchange format of code scanning."""

import re
from typing import Any
from urllib.parse import quote

import msgspec

from ks_budget import __version__
from ks_budget.problems import Finding, Kind, Place, Within, cell_name
from ks_budget.problems.finding import unfilled
from ks_budget.problems.whereabouts import within_words
from ks_budget.render.cells import harmless
from ks_budget.render.formats import Screen
from ks_budget.report import Report

_LEVELS = {"error": "error", "warning": "warning", "note": "note"}
_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def render(report: Report, screen: Screen) -> str:
    """One run: the findings of the report, and the rules that they are of."""
    kinds = {finding.code: finding.kind for finding in sorted(report.problems, key=lambda finding: finding.code)}
    rules = [_rule(kind, report.language) for kind in kinds.values()]
    driver = {"name": "ksb", "version": __version__, "rules": rules}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, list(kinds), report.language) for finding in report.problems],
    }
    document = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return msgspec.json.format(msgspec.json.encode(document), indent=2).decode() + "\n"


def _rule(kind: Kind, language: str) -> dict[str, Any]:
    return {
        "id": kind.code,
        "shortDescription": {"text": kind.title[language]},
        "fullDescription": {"text": kind.about[language]},
        "help": {"text": unfilled(kind.advice[language]) or kind.about[language]},
    }


def _result(finding: Finding, codes: list[str], language: str) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": codes.index(finding.code),
        "level": _LEVELS[finding.severity],
        "message": {"text": harmless(f"{finding.message} {finding.advice}".strip())},
        "partialFingerprints": {"ksb/v1": finding.id},
    }
    if finding.places:
        result["locations"] = [_location(finding.places[0], language)]
    if finding.places[1:]:
        result["relatedLocations"] = [
            {"id": i} | _location(place, language) for i, place in enumerate(finding.places[1:], 1)
        ]
    return result


def _location(place: Place, language: str) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": {"uri": _uri(place.file)}}
    if place.span:
        physical["region"] = {
            "startLine": place.span.line,
            "startColumn": place.span.column,
            "endColumn": place.span.end_column,
        }
    location: dict[str, Any] = {"physicalLocation": physical}
    if place.within and place.within != Within():
        location["logicalLocations"] = [_logical(place.within)]
        location["message"] = {"text": harmless(", ".join(within_words(place.within, language)))}
    return location


def _logical(within: Within) -> dict[str, Any]:
    """Where in a workbook or a document, whose lines no region can count: a region is of text or of bytes. The name is
    the same in all languages."""
    if within.sheet and within.row and within.column:
        cell = cell_name(within.row, within.column)
        return {"name": cell, "fullyQualifiedName": harmless(f"{within.sheet}!{cell}"), "kind": "cell"}
    parts = [("sheet", within.sheet), ("page", within.page), ("table", within.table), ("row", within.row)]
    named = [(kind, value) for kind, value in [*parts, ("column", within.column)] if value]
    path = "/".join(f"{kind} {value}" for kind, value in named)
    return {"name": harmless(str(named[-1][1])), "fullyQualifiedName": harmless(path), "kind": named[-1][0]}


def _uri(file: str) -> str:
    """Relative, unless the file lies outside of all that could be counted from."""
    if re.match("[A-Za-z]:/", file):
        return f"file:///{file[:2]}{quote(file[2:])}"
    return f"file://{quote(file)}" if file.startswith("/") else quote(file)
