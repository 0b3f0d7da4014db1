"""A report as a workbook: each of its tables on a sheet of its own, with its notes below it."""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from msgspec import structs

from ks_budget.render.cells import for_people, for_programs, harmless, without_pictures
from ks_budget.render.formats import Screen
from ks_budget.render.spreadsheet import write
from ks_budget.report import (
    NUMBERS,
    Block,
    Choice,
    Column,
    Filled,
    Items,
    Lines,
    Paragraph,
    Quoted,
    Rate,
    Report,
    Row,
    Section,
    Table,
    Value,
)
from ks_budget.sheets import LONGEST_NAME, Cell, Look, Number, Role, Sheet, Workbook

FINDINGS = "findings"
"""The table of a report whose problems are what it is about."""
WORDS = {
    "sv": {
        "source": "Källa: ksb {command}, budget {budget}.",
        "unit": "Belopp i {unit}.",
        "problems": "Problem: {told}",
    },
    "en": {
        "source": "Source: ksb {command}, budget {budget}.",
        "unit": "Amounts in {unit}.",
        "problems": "Problem: {told}",
    },
}
_ROLES: dict[str, Role] = {"part": "part", "total": "total", "quiet": "quiet"}
_NUMBERS: dict[str, Number] = {"amount": "number", "quantity": "number", "integer": "number", "percent": "percent"}
_WIDEST, _NARROWEST = 60, 7


def render(report: Report, screen: Screen) -> bytes:
    """An .xlsx file. Figures are numbers, as they are shown; text is text, whatever it looks like."""
    sheets = _sheets(report)
    return write(Workbook(f"ksb {report.command} {report.budget}".strip(), _day(report), report.language, sheets))


def _day(report: Report) -> date:
    """The day of the document, else the first of the last year that the budget is named by."""
    if report.cover:
        return report.cover.day
    years = re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", report.budget)
    return date(int(years[-1]) if years else 2000, 1, 1)


def _sheets(report: Report) -> list[Sheet]:
    """A sheet for each table, with what is said between it and the next. What is said before any has its own."""
    tables, said = list[Table](), list[str]()
    for block in _flat(report.blocks):
        if isinstance(block, Table):
            tables.append(structs.replace(block, notes=[*block.notes, *block.more], more=[]))
        elif tables:
            tables[-1] = structs.replace(tables[-1], notes=[*tables[-1].notes, *_said(block)])
        else:
            said += _said(block)
    sheets = [_sheet(without_pictures(table), report) for table in tables]
    return [_text(said, report), *sheets] if said or not sheets else sheets


def _flat(blocks: list[Block]) -> Iterator[Block]:
    for block in blocks:
        if isinstance(block, Section):
            yield from _flat(block.blocks)
        else:
            yield block


def _said(block: Block | Paragraph | Items) -> list[str]:
    """What is no table, as lines."""
    match block:
        case Lines():
            return [*([block.title] if block.title else []), *block.lines]
        case Paragraph():
            return [block.text]
        case Items():
            return [line for item in block.items for part in item for line in _said(part)]
    return []


def _source(report: Report, unit: str) -> list[str]:
    """Where the figures come from, and what was told of them. What a table lists is not told again below it."""
    words = WORDS[report.language]
    source = [words["source"].format(command=report.command, budget=report.budget or "–")]
    source += [words["unit"].format(unit=unit)] if unit else []
    listed = any(table.id == FINDINGS for table in report.tables)
    told = [f"{finding.code} {finding.message}" for finding in report.problems] if not listed else []
    return [" ".join(source), *(words["problems"].format(told=one) for one in told)]


def _text(said: list[str], report: Report) -> Sheet:
    rows: list[list[Cell | None]] = [[Cell(line)] for line in said]
    rows.append([])
    rows += [[Cell(line, Look(role="note"))] for line in _source(report, report.unit)]
    return Sheet(report.command, rows, [100])


def _sheet(table: Table, report: Report) -> Sheet:
    name = table.title if len(table.title) <= LONGEST_NAME else table.id
    columns, every = table.columns, [*table.rows, *table.footer]
    rows: list[list[Cell | None]] = [[Cell(table.title, Look(role="title"))], []]
    rows.append([Cell(column.label, Look(_number(column), role="head")) for column in columns])
    rows += [_row(row, columns) for row in every]
    for note in ["", *table.notes, "", *_source(report, table.unit or report.unit)]:
        rows.append([Cell(note, Look(role="note"), across=len(columns))] if note else [])
    return Sheet(name, rows, [_width(i, column, every, report.language) for i, column in enumerate(columns)], head=2)


def _number(column: Column) -> Number:
    return _NUMBERS.get(column.type, "text")


def _row(row: Row, columns: list[Column]) -> list[Cell | None]:
    return [_cell(value, column, _ROLES[row.kind]) for value, column in zip(row.cells, columns, strict=True)]


def _cell(value: Value, column: Column, role: Role) -> Cell:
    look = Look(_number(column), column.decimals, column.signed, role)
    match value:
        case Rate():
            after = "*" if value.changed else ""
            return Cell(value.percent / 100, Look("percent", None, role=role, after=after))
        case Choice():
            return Cell(value.label, structs.replace(look, number="text"))
        case Filled():
            return structs.replace(_cell(value.value, column, role), look=structs.replace(look, grade=value.level))
        case Quoted():
            before = "≈\u00a0" if value.text.startswith("≈") else ""
            return Cell(value.value, structs.replace(look, before=before))
        case str():
            return _text_cell(value, column, look)
    number = for_programs(value, column)
    if look.number == "percent" and isinstance(number, Decimal | int):
        number = Decimal(number) / 100
    return Cell(number, look)


def _text_cell(text: str, column: Column, look: Look) -> Cell:
    """A text; a whole day as a day, so that it can be sorted and counted from."""
    if column.type == "date" and re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        return Cell(date.fromisoformat(text), structs.replace(look, number="date"))
    return Cell(text, structs.replace(look, number="text"))


def _width(at: int, column: Column, rows: list[Row], language: str) -> int:
    """As wide as its longest line, within reason; heads may be broken between words."""
    texts = [harmless(for_people(row.cells[at], column, language)) for row in rows]
    longest = max((len(line) for text in texts for line in text.split("\n")), default=0)
    word = max(map(len, column.label.split()), default=0)
    room = 2 if column.type in NUMBERS else 1
    return max(_NARROWEST, min(max(longest, word) + room, _WIDEST))
