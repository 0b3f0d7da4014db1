"""Plain text: a line a row, cut where tabs, bars or wide gaps part it. Lines parted by the same sign are a table."""

import re
from collections.abc import Callable, Iterator

from msgspec import Struct, structs

from ks_budget.sources import marks
from ks_budget.sources.decode import decode
from ks_budget.sources.grid import Cell, Grid, Source
from ks_budget.sources.limits import Limits, Watch
from ks_budget.sources.lines import (
    BARS,
    Line,
    Piece,
    at_bars,
    at_gaps,
    at_tabs,
    begins_with_bar,
    is_rule,
    lines_of,
    narrow,
    within_bars,
)

_HEADING = re.compile(r"\s{0,3}(#{1,6})\s+(\S.*)")
_BULLET = re.compile(r"\s*(?:[•·▪‣◦●○]|[-–](?=\s+[^\W\d]))\s+(?=\S)")
_LEADERS = re.compile(r"\.{4,}\s*\d*\s*|(?:\s\.){4,}\s*\d*\s*")
"""Dots that lead to the number of a page."""
_LABELLED = re.compile(r"(\S[^:]*):(?:\s+(.*))?", re.S)
_SHORT = 80
"""Signs of a line that may be a heading or a sum within a table; longer ones are sentences."""

Row = tuple[Cell, ...]


class Dialect(Struct, frozen=True):
    """How signs that are not shown are written."""

    seen: Callable[[str], marks.Seen] = marks.plain
    """What is left of a cell when its marks are taken away."""
    escapes: bool = False
    """Whether a bar after a backslash is no end of a cell."""


PLAIN = Dialect()


def read(data: bytes, file: str, limits: Limits) -> Source:
    """A plain text: what is parted by tabs or bars over lines is a ruled grid, all between them unruled ones.

    Raises Stop for bytes that are no text (KSB062, KSB063), a line of too many cells (KSB064), and as limits do.
    """
    watch = limits.watch(file)
    decoded = decode(data, file)
    grids = tuple(grids_of(lines_of(decoded.text), file, watch))
    return Source(file, "text", grids, decoded.warnings)


class _Cutter(Struct, frozen=True):
    """What makes rows of lines."""

    file: str
    watch: Watch
    dialect: Dialect

    def row(self, line: Line, pieces: list[Piece]) -> Row:
        """A row of the pieces of a line; an empty one where none of them shows anything."""
        narrow(len(pieces), self.file, line)
        self.watch.cells(len(pieces) or 1)
        seen = [self.dialect.seen(piece.text) for piece in pieces]
        cells = tuple(
            Cell(shown.text, line.number, piece.column, shown.bold) for shown, piece in zip(seen, pieces, strict=True)
        )
        return cells if any(cell.text for cell in cells) else ()

    def cut(self, text: str) -> list[Piece]:
        """A line that is in no table, cut at its bars, else at its gaps."""
        if not any(bar in text for bar in BARS):
            return at_gaps(text)
        pieces = at_bars(text, self.dialect.escapes)
        return within_bars(pieces) if begins_with_bar(text) else pieces


def grids_of(lines: list[Line], file: str, watch: Watch, dialect: Dialect = PLAIN) -> Iterator[Grid]:
    """The grids of some lines of text, in order."""
    cutter = _Cutter(file, watch, dialect)
    signs = [_sign(line) for line in lines]
    running: list[Row] = []
    at = 0
    while at < len(lines):
        end = _block(lines, signs, at) if signs[at] in ("\t", "|") else at
        if end == at:
            running.extend(_running(lines[at], cutter))
            at += 1
            continue
        if any(running):
            yield Grid(tuple(running), ruled=False)
        running = []
        yield Grid(tuple(_table(lines[at:end], signs[at], cutter)))
        at = end
    if any(running):
        yield Grid(tuple(running), ruled=False)


def _sign(line: Line) -> str:
    """What parts a line: a tab, a bar, `-` where it only draws a line, `#` for a heading, nothing where it is empty, a
    space for all others."""
    text = line.text
    if not text.strip():
        return ""
    if line.heading or _HEADING.fullmatch(text):
        return "#"
    if is_rule(text):
        return "-"
    if _LEADERS.search(text):
        return " "
    # A bullet may have a tab after it and be a paragraph; a tab further on parts cells.
    bullet = _BULLET.match(text)
    if "\t" in (text[bullet.end() :] if bullet else text.lstrip()):
        return "\t"
    return "|" if any(bar in text for bar in BARS) else " "


def _block(lines: list[Line], signs: list[str], start: int) -> int:
    """Where the table that begins in a line ends: after the last of the lines parted as it is, with one line between
    them at most that is empty or short. The line itself where it stands alone."""
    sign, end, count = signs[start], start + 1, 1
    at = end
    while at < len(lines):
        if signs[at] == sign:
            count, end, at = count + 1, at + 1, at + 1
        elif signs[at] == "-" or (
            at == end and at + 1 < len(lines) and signs[at + 1] == sign and _may_stand_within(lines[at], signs[at])
        ):
            at += 1
        else:
            break
    return end if count > 1 and any(_is_parted(line.text, sign) for line in lines[start:end]) else start


def _is_parted(text: str, sign: str) -> bool:
    return sum(bool(piece.text) for piece in (at_tabs(text) if sign == "\t" else at_bars(text))) > 1


def _may_stand_within(line: Line, sign: str) -> bool:
    text = line.text.strip()
    return sign == "" or (sign == " " and len(text) <= _SHORT and not text.endswith((".", ":", "?", "!")))


def _table(lines: list[Line], sign: str, cutter: _Cutter) -> Iterator[Row]:
    shown = [line for line in lines if not is_rule(line.text)]
    for line, pieces in _at_tabs(shown) if sign == "\t" else _at_bars(shown, cutter.dialect.escapes):
        yield cutter.row(line, pieces)


def _at_tabs(lines: list[Line]) -> list[tuple[Line, list[Piece]]]:
    return [(line, at_tabs(line.text) if line.text.strip() else []) for line in lines]


def _at_bars(lines: list[Line], escapes: bool) -> list[tuple[Line, list[Piece]]]:
    """A table's lines, cut. Whether bars stand round them is of the whole table: a line of one that has none may begin
    with a bar, after an empty cell."""
    parted = [line for line in lines if any(bar in line.text for bar in BARS)]
    around = 2 * sum(begins_with_bar(line.text) for line in parted) > len(parted)
    rows = [(line, at_bars(line.text, escapes) if line.text.strip() else []) for line in lines]
    if around:
        return [(line, within_bars(pieces) if pieces else []) for line, pieces in rows]
    return _labels_apart(rows)


def _labels_apart(rows: list[tuple[Line, list[Piece]]]) -> list[tuple[Line, list[Piece]]]:
    """`Förskola: 120 | 130` has three cells, where all rows begin with a label and a colon."""
    found = [_LABELLED.fullmatch(pieces[0].text) if pieces else None for _, pieces in rows]
    if not all(match or not pieces for match, (_, pieces) in zip(found, rows, strict=True)):
        return rows
    parted = []
    for match, (line, pieces) in zip(found, rows, strict=True):
        if match is not None:
            first = pieces[0]
            begins = first.column + (match.start(2) if match[2] else match.end(1))
            pieces = [Piece(match[1].strip(), first.column), Piece((match[2] or "").strip(), begins), *pieces[1:]]
        parted.append((line, pieces))
    return parted


def _unclosed(heading: str) -> str:
    """A heading without the signs that may close it: `Bilaga 1 ##`."""
    return heading[0] + heading[1:].rstrip().rstrip("#").rstrip()


def _running(line: Line, cutter: _Cutter) -> Iterator[Row]:
    """The row of a line that is in no table; none for one that only draws a line."""
    heading = _HEADING.fullmatch(line.text)
    level = len(heading[1]) if heading else line.heading
    if level:
        piece = Piece(_unclosed(heading[2]), heading.start(2) + 1) if heading else Piece(line.text.strip(), 1)
        yield tuple(structs.replace(cell, heading=level) for cell in cutter.row(line, [piece]))
    elif not is_rule(line.text):
        bullet = _BULLET.match(line.text)
        text = " " * bullet.end() + line.text[bullet.end() :] if bullet else line.text
        yield cutter.row(line, cutter.cut(text))
