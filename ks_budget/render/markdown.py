"""A report as Markdown with tables as GitHub and most editors draw them."""

import re

from ks_budget.render.cells import for_people, harmless
from ks_budget.report import Report, Row, Table, Text

# Everything that could become markup, a link or HTML in a paragraph or a cell.
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~&!])")


def render(report: Report) -> str:
    """Headings, tables and notes. Totals are bold; missing values are empty cells."""
    parts = [_table(block, report.language) if isinstance(block, Table) else _text(block) for block in report.blocks]
    return "\n".join(parts)


def _table(table: Table, language: str) -> str:
    columns = table.columns
    lines = [f"## {_escape(table.title)}", ""]
    lines.append(_line([_escape(column.label) for column in columns]))
    lines.append(_line(["---:" if column.type in ("amount", "percent", "integer") else "---" for column in columns]))
    for row in [*table.rows, *table.footer]:
        lines.append(_line(_cells(row, table, language)))
    lines += ["", *(f"- {_escape(note)}" for note in table.notes)]
    return "\n".join(lines).rstrip("\n") + "\n"


def _cells(row: Row, table: Table, language: str) -> list[str]:
    cells = [
        _escape(for_people(value, column, language)) for column, value in zip(table.columns, row.cells, strict=True)
    ]
    return [f"**{cell}**" if cell else "" for cell in cells] if row.kind == "total" else cells


def _text(text: Text) -> str:
    heading = [f"## {_escape(text.title)}", ""] if text.title else []
    return "\n".join([*heading, *(f"{_escape(line)}\n" for line in text.lines)])


def _line(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _escape(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", harmless(text)).replace("\n", "<br>")
