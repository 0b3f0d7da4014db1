"""A document as one web page: a single file without network, that holds its own fonts, style and script.

Without the script everything is there; with it records are sorted and filtered, and plans computed with other rates.
"""

import base64
import hashlib
import json
from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from importlib.resources import files

from ks_budget.render import hypertext
from ks_budget.render.charts import draw
from ks_budget.render.formats import Screen
from ks_budget.render.hypertext import Markup, element, joined
from ks_budget.render.page_table import cards, table
from ks_budget.report import (
    Block,
    Chart,
    Cover,
    Items,
    Lines,
    Paragraph,
    Report,
    Section,
    Table,
    WhatIf,
    Words,
)

WORDS = {
    "sv": {
        "skip": "Till innehållet",
        "contents": "Innehåll",
        "facts": "Om dokumentet",
        "chart": "Diagram: {title}",
        "find": "Sök i tabellen {title}",
        "shown": "{shown} av {all} rader visas.",
        "rising": "Sorterad efter {column}, stigande.",
        "falling": "Sorterad efter {column}, fallande.",
    },
    "en": {
        "skip": "To the contents",
        "contents": "Contents",
        "facts": "About the document",
        "chart": "Chart: {title}",
        "find": "Search in the table {title}",
        "shown": "{shown} of {all} rows are shown.",
        "rising": "Sorted by {column}, rising.",
        "falling": "Sorted by {column}, falling.",
    },
}


def render(report: Report, screen: Screen) -> str:
    """The page, in UTF-8. The same report gives the same page."""
    return "<!doctype html>\n" + _Page(report).whole() + "\n"


@cache
def _asset(name: str) -> str:
    return files("ks_budget.render").joinpath("assets", name).read_text(encoding="utf-8")


@cache
def _style() -> str:
    faces = []
    for weight, name in (("400", "Regular"), ("600", "SemiBold")):
        font = files("ks_budget.render").joinpath("fonts", f"IBMPlexSans-{name}.woff2").read_bytes()
        source = f"url(data:font/woff2;base64,{base64.b64encode(font).decode('ascii')}) format('woff2')"
        faces.append(f"@font-face{{font-family:'IBM Plex Sans';font-weight:{weight};src:{source}}}")
    return "\n".join([*faces, _asset("page.css")])


def _hash(source: str) -> str:
    """What lets the browser run just this style or script, and no other that a text may have brought in."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(source.encode('utf-8')).digest()).decode('ascii')}'"


class _Page:
    """The page of one document."""

    def __init__(self, report: Report) -> None:
        self.report, self.language, self.words = report, report.language, WORDS[report.language]
        self.sections = 0

    def whole(self) -> Markup:
        """Head and body."""
        main = self.main()
        return element("html", self.head(), element("body", self.skip(), *main, self.script()), lang=self.language)

    def head(self) -> Markup:
        style, script = _style(), _asset("page.js")
        policy = (
            f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; font-src data:; "
            "base-uri 'none'; form-action 'none'"
        )
        title = self.report.cover.title if self.report.cover else self.report.budget
        return element(
            "head",
            element("meta", charset="utf-8"),
            Markup(f'<meta http-equiv="Content-Security-Policy" content="{policy}">'),
            element("meta", name="viewport", content="width=device-width, initial-scale=1"),
            element("title", title),
            Markup(f"<style>{style}</style>"),
        )

    def skip(self) -> Markup:
        return element("a", self.words["skip"], class_="skip", href="#content")

    def script(self) -> Markup:
        return Markup(f"<script>{_asset('page.js')}</script>")

    def main(self) -> list[Markup]:
        """The front, the contents and the parts."""
        cover = self.report.cover
        body = [self.block(block, 2) for block in self.report.blocks]
        front = [self.cover(cover)] if cover else []
        return [*front, self.contents(), element("main", *body, id="content", tabindex="-1", **self.said())]

    def said(self) -> dict[str, str]:
        """The sentences of the script."""
        return {f"data_{key}": self.words[key] for key in ("shown", "rising", "falling")}

    def cover(self, cover: Cover) -> Markup:
        facts = [element("div", element("dt", label), element("dd", value)) for label, value in cover.facts]
        return element(
            "header",
            element("p", cover.owner, class_="owner"),
            element("h1", cover.title),
            element("p", cover.warning, class_="warning") if cover.warning else Markup(),
            element("dl", *facts, class_="facts", aria_label=self.words["facts"]),
        )

    def contents(self) -> Markup:
        """Links to the parts, and within them to the sections of the level below."""
        count, entries = 0, []
        for part in (block for block in self.report.blocks if isinstance(block, Section)):
            count += 1
            link = element("a", part.title, href=f"#{_anchor(part, count)}")
            inner = []
            for section, number in _numbered(part, count):
                count = number
                if section.level == 2:
                    inner.append(element("li", element("a", section.title, href=f"#{_anchor(section, number)}")))
            entries.append(element("li", link, *([element("ol", *inner)] if inner else [])))
        heading = element("h2", self.words["contents"], id="contents")
        return element("nav", heading, element("ol", *entries), aria_labelledby="contents")

    def block(self, block: Block, level: int) -> Markup:
        match block:
            case Table(cards=True):
                return cards(block, self.language)
            case Table():
                find = self.words["find"].format(title=block.title)
                return table(block, self.language, find)
            case Paragraph():
                return element("p", *map(_words, block.spans))
            case Items():
                return _items(block)
            case Lines():
                heading = [element(f"h{min(level, 6)}", block.title)] if block.title else []
                return joined(*heading, *(element("p", line) for line in block.lines))
            case Chart():
                return self.chart(block)
            case WhatIf():
                return _what_if(block)
            case Section():
                return self.section(block)

    def section(self, section: Section) -> Markup:
        self.sections += 1
        anchor, level = _anchor(section, self.sections), section.level + 1
        heading = element(f"h{min(level, 6)}", section.title, id=anchor)
        inner = [self.block(block, level + 1) for block in section.blocks]
        return element("section", heading, *inner)

    def chart(self, chart: Chart) -> Markup:
        """The drawing, which scrolls where the window is narrow, and the sentence that states its figures."""
        drawing = Markup(draw(chart, self.language).replace("\n", ""))
        label = self.words["chart"].format(title=chart.title)
        scrolled = element("div", drawing, class_="wide", tabindex="0", role="region", aria_label=label)
        said = element("p", chart.sentence, class_="sentence")
        return element("figure", element("figcaption", chart.title), scrolled, said)


def _numbered(section: Section, number: int) -> list[tuple[Section, int]]:
    """The sections below one, each with its number in the document."""
    found = []
    for block in section.blocks:
        if isinstance(block, Section):
            number += 1
            found.append((block, number))
            below = _numbered(block, number)
            found += below
            number = below[-1][1] if below else number
    return found


def _anchor(section: Section, number: int) -> str:
    """Its own id where it has one, so that links to it last; else its number."""
    return f"part-{section.id}" if section.id and section.id.isascii() else f"section-{number}"


def _words(words: Words) -> Markup:
    said: Markup = hypertext.text(words.text)
    said = element("em", said) if words.emphasis else said
    said = element("strong", said) if words.strong else said
    return element("a", said, href=words.link, rel="noreferrer") if words.link else said


def _items(items: Items) -> Markup:
    lines = [element("li", *(_inner(block) for block in item)) for item in items.items]
    if items.first is None:
        return element("ul", *lines)
    return element("ol", *lines, start=str(items.first) if items.first != 1 else None)


def _inner(block: Paragraph | Items) -> Markup:
    return _items(block) if isinstance(block, Items) else joined(*map(_words, block.spans))


def _what_if(what_if: WhatIf) -> Markup:
    """The figures to compute with, as data that the script reads; without it nothing is seen."""
    data = {
        "table": what_if.table,
        "names": what_if.names,
        "rates": _written(what_if.rates),
        "years": what_if.years,
        "movers": [
            [one.row, None if one.start is None else _plain(one.start), one.series, _plain(one.share)]
            for one in what_if.movers
        ],
        "shape": what_if.shape,
        "permanent": _written(what_if.permanent),
        "temporary": _written(what_if.temporary),
        "printed": _written(what_if.printed),
        "step": _plain(what_if.step),
        "labels": what_if.labels,
    }
    # A text may not end the element that it stands in.
    source = Markup(json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c"))
    inside = element("div", class_="controls")
    details = element("details", element("summary", what_if.title), inside)
    return element("div", details, element("script", source, type="application/json"), class_="what-if", hidden=True)


def _written(by: Mapping[str, Mapping[str, Decimal]]) -> dict[str, dict[str, str]]:
    return {key: {inner: _plain(value) for inner, value in some.items()} for key, some in by.items()}


def _plain(value: Decimal) -> str:
    """A number without an exponent, as the script reads it."""
    return f"{value:f}"
