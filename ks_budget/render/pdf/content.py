"""A document as the template takes it: words as strings, and what was decided of their places."""

import re
from itertools import groupby
from typing import Any
from unicodedata import combining, normalize

from msgspec import structs

from ks_budget.render.cells import for_people, harmless, without_pictures
from ks_budget.render.fonts import FAMILY, widths
from ks_budget.render.formats import Unwritable
from ks_budget.render.pdf.columns import fit
from ks_budget.report import (
    NUMBERS,
    Block,
    Chart,
    Choice,
    Column,
    Cover,
    Filled,
    Items,
    Lines,
    Paragraph,
    Report,
    Row,
    Section,
    Table,
    Value,
    WhatIf,
    Words,
)

WORDS = {
    "sv": {"contents": "Innehåll", "region": "SE"},
    "en": {"contents": "Contents", "region": "GB"},
}

Node = dict[str, Any]
"""A part of what the template is given."""

_LONG = re.compile(r"[^\s\u00a0]{20,}")
_AFTER = re.compile(r"(?<=[/._:@&=?+-])(?=\w)")
_UNBROKEN = re.compile(r"[^\u200b]{40,}|[^\u200baeiouyåäöAEIOUYÅÄÖ]{12,}")
_END = re.compile(r"\u00ad+(?=\s|$)")
_UNSEEN = " \n\u00a0\u00ad\u200b"
"""What leaves no mark on paper."""
_RUNNING = 90
"""How many characters there is room for over each page, and under it."""
_TALL = 200.0
"""How high a row may be, in points, that is not broken between two pages."""
_TOGETHER = 400.0
"""How high a table may be, in points, that is not broken between two pages."""
_TITLE = 500
"""How many characters the title has of such a table."""
_LOWEST = 6
"""PDF has six levels of headings."""
_LINK = 2000
"""How long an address may be: a longer one leads nowhere."""


class Content:
    """The content of one document. Raises Unwritable, once all of it is seen, for characters that no font has."""

    def __init__(self, report: Report, cover: Cover) -> None:
        self.report, self.language = report, report.language
        self.charts: dict[str, Chart] = {}
        """By the name of the file that each is drawn to."""
        self.named_by: list[int] = []
        """The column that says what each row is of, for each table: the first of text."""
        self._seen: set[str] = set()
        self.root = self._root(cover)
        lacking = self._seen - widths().keys() - {"\n"}
        if lacking:
            raise Unwritable(frozenset(lacking))

    def _root(self, cover: Cover) -> Node:
        title = self.text(cover.title).strip(_UNSEEN) or self.text(self.report.budget)
        owner = self.text(cover.owner)
        running = " · ".join(part for part in (owner, title) if part)
        return {
            **WORDS[self.language],
            "language": self.language,
            "font": FAMILY,
            "title": title,
            "title_size": 28 if len(title) < 60 else 21 if len(title) < 120 else 14,
            "owner": owner,
            "authors": [owner] if owner else [],
            "running": _short(running),
            "status": _short(self.text(cover.status)),
            "warning": self.text(cover.warning),
            "facts": [[self.text(label), self.text(value)] for label, value in cover.facts],
            "day": [cover.day.year, cover.day.month, cover.day.day],
            "runs": _runs(self._flow(self.report.blocks, 1)),
        }

    def text(self, text: str) -> str:
        """As it can be set: without control characters, and with places to break words that are not of a language."""
        text = composed(text)
        self._seen.update(text)
        return _LONG.sub(lambda found: _broken(found[0]), text)

    def _flow(self, blocks: list[Block], depth: int) -> list[Node]:
        """One after the other, with headings of this depth over the sections among them."""
        return [node for block in blocks for node in self._block(block, depth)]

    def _block(self, block: Block, depth: int) -> list[Node]:
        match block:
            case Table():
                table = without_pictures(block)
                return [self._cards(table) if table.cards else self._table(table)]
            case Lines():
                lines = [{"kind": "paragraph", "spans": [self._plain(line)]} for line in block.lines]
                return [*self._heading(block.title, depth), *lines]
            case Paragraph():
                return [self._paragraph(block)]
            case Items():
                return [self._items(block)]
            case Chart():
                return [self._chart(block)]
            case WhatIf():
                return []
            case Section():
                return self._section(block, depth)

    def _heading(self, title: str, depth: int) -> list[Node]:
        text = self.text(title).strip(_UNSEEN)
        return [{"kind": "heading", "level": min(depth, _LOWEST), "text": text}] if text else []

    def _section(self, section: Section, depth: int) -> list[Node]:
        """Parts stand on pages of their own. What stands directly in a section with a turned table is turned with it:
        its heading stands over it, and the page after it holds no stray lines."""
        heading = self._heading(section.title, depth)
        # PDF allows no level to be left out: what is in a section without a title is of the one around it.
        inner = [(block, self._block(block, depth + len(heading))) for block in section.blocks]
        turned = any(node.get("turned") for block, nodes in inner if isinstance(block, Table) for node in nodes)
        for block, nodes in inner:
            for node in nodes if turned and not isinstance(block, Section) else []:
                node["turned"] = True
        heading = [node | {"turned": turned} for node in heading]
        return [
            *([{"kind": "part", "turned": turned}] if depth == 1 else []),
            *heading,
            *(n for _, nodes in inner for n in nodes),
        ]

    def _paragraph(self, paragraph: Paragraph) -> Node:
        spans = [
            self._plain(words.text) | {"strong": words.strong, "emphasis": words.emphasis, "link": _link(words)}
            for words in paragraph.spans
        ]
        return {"kind": "paragraph", "spans": spans}

    def _plain(self, text: str) -> Node:
        return {"text": self.text(text), "strong": False, "emphasis": False, "link": ""}

    def _items(self, items: Items) -> Node:
        inner = [[node for block in item for node in self._block(block, _LOWEST)] for item in items.items]
        return {"kind": "items", "first": items.first, "items": inner}

    def _chart(self, chart: Chart) -> Node:
        file = f"chart-{len(self.charts)}.svg"
        self.charts[file] = self._drawable(chart)
        return {
            "kind": "chart",
            "file": file,
            "title": self.text(chart.title),
            # No picture may be without words for those who do not see it.
            "sentence": self.text(chart.sentence).strip(_UNSEEN) or self.text(chart.title).strip(_UNSEEN) or chart.kind,
        }

    def _drawable(self, chart: Chart) -> Chart:
        """With labels as a drawing can have them: an accent without a letter of its own stands in the words alone."""

        def label(text: str) -> str:
            text = composed(text)
            self._seen.update(text)
            return "".join(sign for sign in text if not combining(sign))

        series = [
            structs.replace(
                one, label=label(one.label), points=[structs.replace(p, label=label(p.label)) for p in one.points]
            )
            for one in chart.series
        ]
        return structs.replace(chart, series=series, sentence="")

    def _table(self, table: Table) -> Node:
        rows = [*table.rows, *table.footer]
        texts = [
            [self._cell(value, column) for value, column in zip(row.cells, table.columns, strict=True)] for row in rows
        ]
        labels = [self.text(column.label) for column in table.columns]
        numbers = [column.type in NUMBERS for column in table.columns]
        columns = [[label, *(line[i] for line in texts)] for i, label in enumerate(labels)]
        name = numbers.index(False) if False in numbers else 0
        self.named_by.append(name)
        fitted = fit(columns, numbers, name)
        return {
            "kind": "table",
            "title": self.text(table.title),
            "columns": labels,
            "numbers": numbers,
            "widths": fitted.widths,
            "size": fitted.size,
            "rows": [
                _row(row, line) | {"long": height > _TALL}
                for row, line, height in zip(rows, texts, fitted.heights[1:], strict=True)
            ],
            "notes": [self.text(note) for note in [*table.notes, *table.more]],
            "together": sum(fitted.heights) < _TOGETHER and len(table.title) < _TITLE,
            "turned": fitted.turned,
        }

    def _cell(self, value: Value, column: Column) -> str:
        return self.text(for_people(value, column, self.language))

    def _cards(self, table: Table) -> Node:
        """The first column is what a card is of; its figure is the first number; what else there is stands below."""
        return {
            "kind": "cards",
            "cards": [self._card(row, table) for row in table.rows],
            "notes": [self.text(note) for note in [*table.notes, *table.more]],
        }

    def _card(self, row: Row, table: Table) -> Node:
        label, *rest = zip(table.columns, row.cells, strict=True)
        units = {column.unit_column for column in table.columns}
        by_key = {column.key: self._cell(value, column) for column, value in rest}
        figure = next(column for column in table.columns if column.type in NUMBERS)
        unit = by_key.get(figure.unit_column, "")
        value = "\u00a0".join(part for part in (by_key.pop(figure.key), unit) if part)
        notes = [text for key, text in by_key.items() if text and key not in units]
        return {"label": self._cell(label[1], label[0]), "value": value, "notes": notes}


def _short(text: str) -> str:
    return text if len(text) <= _RUNNING else f"{text[:_RUNNING]}…"


def composed(text: str) -> str:
    """Harmless text whose letters and accents are put together, where the font has them so. A soft hyphen breaks a
    word: at the end of one there is nothing to break, and Typst fails on a link that ends so."""
    text = _END.sub("", normalize("NFC", harmless(text)))
    if text.isascii():
        return text
    return "".join(sign if sign in widths() else _apart(sign) for sign in text)


def _apart(sign: str) -> str:
    parts = normalize("NFD", sign)
    return parts if widths().keys() >= set(parts) else sign


def _runs(nodes: list[Node]) -> list[Node]:
    """Neighbours that stand on turned pages, and those that do not."""
    groups = groupby(nodes, key=lambda node: bool(node.get("turned")))
    return [{"turned": turned, "nodes": list(run)} for turned, run in groups]


def _row(row: Row, texts: list[str]) -> Node:
    cells = [_toned(value, text) for value, text in zip(row.cells, texts, strict=True)]
    return {"kind": row.kind, "cells": cells}


def _toned(value: Value, text: str) -> str | Node:
    match value:
        case Choice(tone=tone) if tone:
            return {"text": text, "tone": tone, "grade": ""}
        case Filled(level=level):
            return {"text": text, "tone": "", "grade": level}
    return text


def _broken(word: str) -> str:
    """A long word, with places where it may be broken: after its signs, and anywhere in what no language hyphenates."""
    return _UNBROKEN.sub(lambda found: "\u200b".join(re.findall(".{1,8}", found[0])), _AFTER.sub("\u200b", word))


def _link(words: Words) -> str:
    """Where words lead: nobody can follow a link without any."""
    return words.link if words.text.strip(_UNSEEN) and len(words.link) <= _LINK else ""
