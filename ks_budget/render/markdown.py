"""A report as Markdown with tables as GitHub and most editors draw them."""

import re
from collections import Counter

from msgspec import structs

from ks_budget.render.cells import for_people, harmless
from ks_budget.render.formats import Screen
from ks_budget.report import (
    NUMBERS,
    Block,
    Chart,
    Cover,
    Items,
    Lines,
    Paragraph,
    Report,
    Row,
    Section,
    Table,
    WhatIf,
    Words,
)

# Everything that could become markup, a link or HTML in a paragraph or a cell.
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~&!])")


def render(report: Report, screen: Screen) -> str:
    """Headings, tables and notes. Totals are bold; missing values are empty cells. Charts are their sentences."""
    if report.cover is None:
        return _blocks(report.blocks, report.language, 2)
    body = _blocks(_below(report.blocks), report.language, 2)
    front = _cover(report.cover)
    return "\n".join([front, _contents(front, body, report.language), body])


_CONTENTS = {"sv": "Innehåll", "en": "Contents"}


def _contents(front: str, body: str, language: str) -> str:
    """A link to each part, by the name that GitHub gives its heading: that of the text, numbered where it is met again.
    The title of the document and of this list are headings too."""
    seen, links = Counter[str](), []
    for marks, title in re.findall(r"(?m)^(#+) (.+)$", f"{front}\n## {_CONTENTS[language]}\n{body}"):
        plain = re.sub(r"\\(?=\W)", "", title)
        anchor = re.sub(r"[^\w\- ]", "", plain.lower()).replace(" ", "-")
        number, seen[anchor] = seen[anchor], seen[anchor] + 1
        if marks == "##":
            links.append(f"- [{title}](#{anchor}{f'-{number}' if number else ''})")
    return "\n".join([f"## {_CONTENTS[language]}", "", *links[1:], ""])


def _below(blocks: list[Block]) -> list[Block]:
    """Sections a level lower: the title of the document is of the first."""
    return [_lower(block) if isinstance(block, Section) else block for block in blocks]


def _lower(section: Section) -> Section:
    return structs.replace(section, level=section.level + 1, blocks=_below(section.blocks))


def _cover(cover: Cover) -> str:
    """The front of a document: its title, whose it is, and what holds for the whole of it."""
    lines = [f"# {_escape(cover.title)}", "", _paragraph(cover.owner)]
    lines += [f"> **{_escape(cover.warning)}**", ""] if cover.warning else []
    return "\n".join([*lines, *(f"- {_escape(label)}: {_escape(value)}" for label, value in cover.facts), ""])


Drawn = Table | Lines | Paragraph | Items | Chart | Section


def _blocks(blocks: list[Block], language: str, level: int) -> str:
    return "\n".join(_block(block, language, level) for block in blocks if not isinstance(block, WhatIf))


def _block(block: Drawn, language: str, level: int) -> str:
    match block:
        case Table():
            return _table(block, language, level)
        case Lines():
            return "\n".join([*_heading(block.title, level), *(_paragraph(line) for line in block.lines)])
        case Paragraph():
            return f"{_prose(block)}\n"
        case Items():
            return "\n".join([*_items(block, ""), ""])
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


def _prose(paragraph: Paragraph) -> str:
    return "".join(map(_span, paragraph.spans))


def _span(span: Words) -> str:
    """Words between their marks, which stand against no space: there they would be no marks."""
    words = span.text.strip()
    before, _, after = span.text.partition(words) if words else (span.text, "", "")
    mark = "**" * span.strong + "*" * span.emphasis
    marked = f"{mark}{_escape(words)}{mark[::-1]}" if words else ""
    return before + (f"[{marked}](<{_address(span.link)}>)" if span.link and words else marked) + after


def _address(link: str) -> str:
    return harmless(link).replace("<", "%3C").replace(">", "%3E").replace("\n", "")


def _items(items: Items, indent: str) -> list[str]:
    lines = []
    for i, item in enumerate(items.items):
        mark = "- " if items.first is None else f"{items.first + i}. "
        for j, block in enumerate(item):
            match block:
                case Paragraph():
                    lines += [""] if j else []
                    lines.append(indent + (" " * len(mark) if j else mark) + _prose(block))
                case Items():
                    lines += _items(block, indent + " " * len(mark))
    return lines


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
