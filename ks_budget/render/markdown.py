"""A report as Markdown with tables as GitHub and most editors draw them."""

import re

from ks_budget.render.cells import for_people, harmless
from ks_budget.render.formats import Screen
from ks_budget.report import NUMBERS, Block, Chart, Lines, Paragraph, Report, Row, Section, Table

# Everything that could become markup, a link or HTML in a paragraph or a cell.
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~&!])")


def render(report: Report, screen: Screen) -> str:
    """Headings, tables and notes. Totals are bold; missing values are empty cells."""
    return _blocks(report.blocks, report.language, 2)


def _blocks(blocks: list[Block], language: str, level: int) -> str:
    return "\n".join(_block(block, language, level) for block in blocks)


def _block(block: Block, language: str, level: int) -> str:
    match block:
        case Table():
            return _table(block, language, level)
        case Lines():
            return "\n".join([*_heading(block.title, level), *(_paragraph(line) for line in block.lines)])
        case Paragraph():
            return _paragraph(block.text)
        case Chart():
            return "\n".join([*_heading(block.title, level), _paragraph(block.sentence)])
        case Section():
            heading = _heading(block.title, block.level)
            return "\n".join([*heading, _blocks(block.blocks, language, block.level + 1)])


def _heading(title: str, level: int) -> list[str]:
    """Level 6 is Markdown's lowest."""
    return [f"{'#' * min(level, 6)} {_escape(title)}", ""] if title else []


def _paragraph(text: str) -> str:
    return f"{_escape(text)}\n"


def _table(table: Table, language: str, level: int) -> str:
    columns = table.columns
    lines = [f"{'#' * min(level, 6)} {_escape(table.title)}", ""]
    lines.append(_line([_escape(column.label) for column in columns]))
    lines.append(_line(["---:" if column.type in NUMBERS else "---" for column in columns]))
    for row in [*table.rows, *table.footer]:
        lines.append(_line(_cells(row, table, language)))
    lines += ["", *(f"- {_escape(note)}" for note in [*table.notes, *table.more])]
    return "\n".join(lines).rstrip("\n") + "\n"


def _cells(row: Row, table: Table, language: str) -> list[str]:
    cells = [
        _escape(for_people(value, column, language)) for column, value in zip(table.columns, row.cells, strict=True)
    ]
    return [f"**{cell}**" if cell else "" for cell in cells] if row.kind == "total" else cells


def _line(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _escape(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", harmless(text)).replace("\n", "<br>")
