"""Markdown: tables of bars, headings, lists, and the tables of HTML that may stand in it; marks are taken away."""

import re
from collections.abc import Iterator

from msgspec import structs

from ks_budget.sources import marks
from ks_budget.sources.decode import decode
from ks_budget.sources.elements import without_comments
from ks_budget.sources.grid import Grid, Source
from ks_budget.sources.html import grids_of as grids_of_html
from ks_budget.sources.limits import Limits, Watch
from ks_budget.sources.lines import Line, lines_of
from ks_budget.sources.text import Dialect
from ks_budget.sources.text import grids_of as grids_of_text

_FENCE = re.compile(r"\s{0,3}(`{3,}|~{3,})")
_QUOTE = re.compile(r"\s{0,3}(?:>\s?)+")
_ITEM = re.compile(r"\s*[-*+]\s+(?:\[[ xX]\]\s+)?(?=[^\s\d])")
_UNDERLINED = re.compile(r"\s{0,3}(=+|-+)\s*")
_ALIGNED = re.compile(r"\s{0,3}\|?\s*+:?-++:?\s*+(?:\|\s*+:?-++:?\s*+)+\|?\s*+|\s{0,3}\|\s*+:?-++:?\s*+\|\s*+")
_LINK_TO = re.compile(r"\s{0,3}\[[^\]]{1,200}\]:\s+\S+.*")
_TABLE = re.compile(r"\s{0,3}<table\b", re.I)
_TABLE_ENDS = re.compile(r"</table\s*>", re.I)
_DIALECT = Dialect(marks.markdown, escapes=True)


def read(data: bytes, file: str, limits: Limits) -> Source:
    """A text in Markdown.

    Raises Stop for bytes that are no text (KSB062, KSB063), a line of too many cells (KSB064), and as limits do.
    """
    watch = limits.watch(file)
    decoded = decode(data, file)
    lines = lines_of(without_comments(decoded.text))
    return Source(file, "markdown", tuple(_grids(lines, file, watch)), decoded.warnings)


def _grids(lines: list[Line], file: str, watch: Watch) -> Iterator[Grid]:
    start = at = 0
    while at < len(lines):
        if not _TABLE.match(lines[at].text):
            at += 1
            continue
        yield from grids_of_text(_without_blocks(lines[start:at]), file, watch, _DIALECT)
        start, at = at, _after_table(lines, at)
        html = "\n".join(line.text for line in lines[start:at])
        yield from grids_of_html(html, file, watch, lines[start].number)
        start = at
    yield from grids_of_text(_without_blocks(lines[start:]), file, watch, _DIALECT)


def _after_table(lines: list[Line], start: int) -> int:
    """The line after a table of HTML, those within it and beside it counted; after all where it does not end."""
    depth = 0
    for at in range(start, len(lines)):
        depth += len(re.findall(r"<table\b", lines[at].text, re.I)) - len(_TABLE_ENDS.findall(lines[at].text))
        if depth <= 0:
            return at + 1
    return len(lines)


def _without_blocks(lines: list[Line]) -> list[Line]:
    """The lines without the signs that make them quotes, items and fences; a line that is underlined is a heading. What
    is taken away leaves its room, so that columns stay."""
    found: list[Line] = []
    for line in lines:
        rule = _UNDERLINED.fullmatch(line.text)
        if rule and found and _may_be_heading(found[-1]):
            found[-1] = structs.replace(found[-1], heading=1 if "=" in rule[1] else 2)
        elif not (_FENCE.match(line.text) or _LINK_TO.fullmatch(line.text) or _aligns(found, line)):
            text = _blank(_ITEM, _blank(_QUOTE, line.text))
            found.append(structs.replace(line, text=text))
    return found


def _aligns(before: list[Line], line: Line) -> bool:
    """Whether a line says how columns are set, which one dash a column is enough for: below the first of a table."""
    heads = [other.text for other in before[-2:]]
    first = bool(heads) and "|" in heads[-1] and "|" not in "".join(heads[:-1])
    return first and _ALIGNED.fullmatch(line.text) is not None


def _may_be_heading(line: Line) -> bool:
    return bool(line.text.strip()) and not line.heading and not re.search(r"[|\t]|\s{2,}\S", line.text.strip())


def _blank(pattern: re.Pattern[str], text: str) -> str:
    match = pattern.match(text)
    return " " * match.end() + text[match.end() :] if match else text
