"""`ksb audit`: the findings, how each table was understood, and in a line for each file what was and was not tried."""

from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal

from msgspec import Struct

from ks_budget.labels import SEVERITIES
from ks_budget.language import Text
from ks_budget.numerals import write
from ks_budget.problems import SEVERITIES as BY_GRAVITY
from ks_budget.problems import Finding, Line, Problem, Severity, findings, whereabouts
from ks_budget.report import Block, Column, Lines, Report, Row, Table, Value
from ks_budget.tables.coverage import coverage
from ks_budget.views.audit import prose, repeats
from ks_budget.views.audit.data import data
from ks_budget.views.audit.document import Document
from ks_budget.views.audit.naming import Names
from ks_budget.views.audit.told import Told
from ks_budget.views.audit.understood import WORDS as READING
from ks_budget.views.audit.understood import blocks
from ks_budget.views.tones import toned

WORDS = {
    "sv": {
        "title": "Iakttagelser",
        "code": "Kod",
        "severity": "Typ",
        "id": "Id",
        "place": "Plats",
        "message": "Iakttagelse",
        "weighed": "Så vägdes iakttagelserna",
        "odds": "{id}: oddsen för ett fel är {odds}. Rättar {mends} av {count} samband som inte stämmer.",
        "many": "mer än 1 000 000 mot 1",
        "to_one": "ungefär {odds} mot 1",
        "one_to": "ungefär 1 mot {odds}",
        "summary": "{file}: {found}. Tabeller: {tables}. Samband som stämmer: {relations}, kontrollerade {instances} "
        "gånger. Siffror i något samband: {tried} av {figures}.",
        "nothing": "inga iakttagelser",
        "untried": "Det som inte ingår i något samband är inte kontrollerat.",
    },
    "en": {
        "title": "Findings",
        "code": "Code",
        "severity": "Severity",
        "id": "Id",
        "place": "Place",
        "message": "What",
        "weighed": "How the findings were weighed",
        "odds": "{id}: the odds that it is a mistake are {odds}. Mends {mends} of {count} relations that do not hold.",
        "many": "more than 1,000,000 to 1",
        "to_one": "about {odds} to 1",
        "one_to": "about 1 to {odds}",
        "summary": "{file}: {found}. Tables: {tables}. Relations that hold: {relations}, checked {instances} times. "
        "Figures in a relation: {tried} of {figures}.",
        "nothing": "no findings",
        "untried": "What takes part in no relation is not checked.",
    },
}

_COUNTED: dict[Severity, Text] = {
    "error": Text("fel: {}", "errors: {}"),
    "warning": Text("varningar: {}", "warnings: {}"),
    "note": Text("upplysningar: {}", "notes: {}"),
}


class Shown(Struct, frozen=True):
    """What came of an audit."""

    report: Report
    problems: list[Problem]
    """All of them: of reading, of tables and of text."""
    found: list[Problem]
    """Of those the findings."""


def view(documents: Sequence[Document], failed: Sequence[Problem], language: str, explain: bool) -> Shown:
    """``failed`` are the problems of files that could not be read. With ``explain`` it is told how what was found was
    weighed."""
    problems, found, shown, told = list(failed), list[Problem](), list[Block](), list[dict[str, object]]()
    weighed, number = list[str](), 0
    for document in documents:
        each_table, texts = of_tables(document, language), list(prose.problems(document, language))
        of_document = [problem for table in each_table for problem in table]
        of_document += [*repeats.problems(document, language), *texts]
        problems += [*document.warnings, *of_document]
        found += of_document
        told.append(data(document, each_table, language))
        weighed += _weighed(document, each_table, language)
        each = zip(document.ids, document.tables, document.names(language), strict=True)
        for name, audited, names in each:
            number += 1
            shown += blocks(document, number, name, audited, names, explain)
        shown.append(Lines("", list(_summary(document, of_document, language))))
    words, said = WORDS[language], findings(problems, language)
    body: list[Block] = [_table(said, language), *_excerpts(said, language)] if said else []
    body += shown
    if explain:
        body += [Lines(words["weighed"], weighed)] if weighed else []
        body.append(Lines(READING[language]["how"], [READING[language]["why"]]))
    report = Report("audit", "", "", language, body, said, data={"documents": told})
    return Shown(report, problems, found)


def of_tables(document: Document, language: str) -> list[list[Problem]]:
    """The findings of each table."""
    each: Iterator[tuple[str, Names]] = zip(document.ids, document.names(language), strict=True)
    return [Told(audited, name, names).problems() for audited, (name, names) in zip(document.tables, each, strict=True)]


def _table(said: list[Finding], language: str) -> Table:
    words = WORDS[language]
    columns = [
        Column("code", words["code"], minor=True),
        Column("severity", words["severity"], "choice"),
        Column("finding", words["id"], minor=True),
        Column("place", words["place"]),
        Column("message", words["message"]),
    ]
    rows = []
    for finding in said:
        where = whereabouts(finding.place, language) if finding.place else ""
        severity = toned(finding.severity, SEVERITIES[finding.severity][language])
        rows.append(Row(finding.id, [finding.code, severity, finding.id, where, finding.message]))
    return Table("findings", words["title"], columns, rows, prose=[])


def _excerpts(said: list[Finding], language: str) -> Iterator[Table]:
    """The table of each finding for the formats that hold tables; text has it under the finding."""
    for finding in said:
        excerpt = finding.excerpt
        if excerpt is None:
            continue
        where = whereabouts(finding.place, language) if finding.place else ""
        heads = [Column(f"c{i}", head, "quantity") for i, head in enumerate(excerpt.heads)]
        rows = [Row("signs", ["", *excerpt.signs])] if excerpt.signs else []
        rows += [Row(str(i), _cells(line, len(heads))) for i, line in enumerate(excerpt.lines)]
        yield Table(
            f"excerpt.{finding.id}",
            f"{finding.code}, {where}",
            [Column("label", excerpt.corner), *heads],
            rows,
            notes=list(excerpt.notes),
            supplement=True,
            prose=[],
        )


def _cells(line: Line, count: int) -> list[Value]:
    """A row of an excerpt: suspected figures in brackets, as everywhere."""
    figures = [f"[{cell.text}]" if cell.mark == "suspect" else cell.text for cell in line.cells]
    return [f"{line.sign} {line.label}".strip(), *figures, *[""] * (count - len(figures))]


def _weighed(document: Document, of_tables: list[list[Problem]], language: str) -> Iterator[str]:
    words = WORDS[language]
    for audited, told in zip(document.tables, of_tables, strict=True):
        for finding, problem in zip(audited.findings, told, strict=True):
            mends = finding.suspects[0].mends if finding.suspects else 0
            odds = _odds(finding.odds, language)
            yield words["odds"].format(id=problem.id, odds=odds, mends=mends, count=len(finding.broken))


_MILLION = 20
"""log2 of about a million."""


def _odds(bits: float, language: str) -> str:
    """log2 of the odds, as odds."""
    words = WORDS[language]
    if bits > _MILLION:
        return words["many"]
    odds = Decimal(round(2 ** abs(bits)))
    written = write(odds, language)
    return words["to_one" if bits >= 0 else "one_to"].format(odds=written)


def _summary(document: Document, found: list[Problem], language: str) -> Iterator[str]:
    words, by_severity = WORDS[language], Counter(problem.severity for problem in found)
    tried = [coverage(audited) for audited in document.tables]
    said = [_COUNTED[one][language].format(by_severity[one]) for one in BY_GRAVITY if by_severity[one]]
    numbers = {
        "tables": len(document.tables),
        "relations": sum(bool(relation.holds) for audited in document.tables for relation in audited.relations),
        "instances": sum(one.holds + one.fails for one in tried),
        "tried": sum(one.tried for one in tried),
        "figures": sum(one.figures for one in tried),
    }
    written = {key: write(value, language) for key, value in numbers.items()}
    found_said = ", ".join(said) or words["nothing"]
    yield words["summary"].format(file=document.file, found=found_said, **written)
    if document.prose is not None:
        yield prose.summary(document.prose, language)
    if numbers["tried"] < numbers["figures"]:
        yield words["untried"]
