"""Delimited text: the sign that parts the cells is found out, and each cell has the place of its first letter."""

import re
from collections import Counter
from collections.abc import Iterator

from msgspec import Struct

from ks_budget.problems import Place, Problem, Span, Stop, kinds
from ks_budget.sources import marks
from ks_budget.sources.decode import decode
from ks_budget.sources.grid import Cell, Grid, Source
from ks_budget.sources.limits import Limits, Watch
from ks_budget.sources.lines import MOST_COLUMNS, lines_of
from ks_budget.sources.text import grids_of

SEPARATORS = ";\t|,"
"""Those that tables are parted by. The comma last: it is Sweden's decimal sign too."""
_QUOTED = re.compile(r"(?:(?<=[;,\t|\r\n])|\A)[ ]*\"[^\"]*+(?:\"\"[^\"]*+)*+\"[ ]*(?=[;,\t|\r\n]|\Z)")
_SAID = re.compile(r"\Asep=([;,\t|])\r?\n", re.I)
"""Excel's own first line, which says what parts the cells."""


class _Reading(Struct):
    """How far a text is read."""

    text: str
    file: str
    separator: str
    at: int = 0
    line: int = 1
    begins: int = 0
    """Where the line begins."""
    warnings: list[Problem] = []


def read(data: bytes, file: str, limits: Limits) -> Source:
    """A delimited file as one grid. A line of notes, begun by `#`, is a row of one cell. Where nothing parts its lines
    evenly it is read as plain text.

    Raises Stop for bytes that are no text (KSB062, KSB063), a row of too many columns (KSB064), and as limits do.
    """
    watch = limits.watch(file)
    decoded = decode(data, file)
    said = _SAID.match(decoded.text)
    separator = said[1] if said else separator_of(decoded.text)
    if not separator:
        # Nothing parts its cells evenly: it is text, whatever its name.
        return Source(file, "csv", tuple(grids_of(lines_of(decoded.text), file, watch)), decoded.warnings)
    reading = _Reading(decoded.text, file, separator)
    if said:
        reading.at = reading.begins = said.end()
        reading.line = 2
    rows = tuple(_rows(reading, watch))
    return Source(file, "csv", (Grid(_with_notes(rows, separator)),), (*decoded.warnings, *reading.warnings))


def separator_of(text: str) -> str:
    """The sign that gives the most even table of two columns or more; empty where none does.

    A comma counts only where it stands between other than digits too, and where no other sign gives as even a table: a
    column of decimal commas is as even as can be.
    """
    bare = _QUOTED.sub("", text)
    lines = [line for line in bare.splitlines() if line.strip() and not line.startswith("# ")]
    even = {sign: _evenness(lines, sign) for sign in SEPARATORS}
    best = max(";\t|", key=lambda sign: even[sign])
    comma = even[","]
    if even[best][0] * 2 >= 1 and not (comma[0] > even[best][0] + 0.2 and comma[1] > even[best][1]):
        return best
    only_decimals = not re.search(r"(?<!\d),|,(?!\d)", bare)
    return "," if comma[0] * 2 >= 1 and not only_decimals else ""


def _evenness(lines: list[str], sign: str) -> tuple[float, int]:
    """The share of the lines that have the commonest number of columns, one not counted, and that number."""
    widths = Counter(line.count(sign) + 1 for line in lines)
    del widths[1]
    if not widths:
        return 0, 0
    width, count = max(widths.items(), key=lambda found: (found[1], found[0]))
    return round(count / len(lines), 2), width


def _rows(reading: _Reading, watch: Watch) -> Iterator[tuple[Cell, ...]]:
    while reading.at < len(reading.text):
        row: list[Cell] = []
        more = True
        while more:
            cell, more = _cell(reading)
            row.append(cell)
            if len(row) > MOST_COLUMNS:
                raise Stop(_too_wide(reading, cell))
        watch.cells(len(row))
        yield tuple(row) if any(cell.text for cell in row) else ()


def _cell(reading: _Reading) -> tuple[Cell, bool]:
    """The next cell, and whether its row has more. What is read is left behind, the sign or the line's end too."""
    line, column = reading.line, reading.at - reading.begins + 1
    text = _quoted(reading)
    if text is None:
        end = _ends(reading.separator).search(reading.text, reading.at)
        stop = end.start() if end else len(reading.text)
        text, reading.at = reading.text[reading.at : stop], stop
    more = reading.text.startswith(reading.separator, reading.at)
    if more:
        reading.at += 1
    else:
        reading.at += 2 if reading.text.startswith("\r\n", reading.at) else 1
        reading.line, reading.begins = reading.line + 1, reading.at
    lead = len(text) - len(text.lstrip())
    return Cell(marks.visible(" ".join(text.split("\n"))).strip(), line, column + lead), more


def _quoted(reading: _Reading) -> str | None:
    """The text within quotes that begin here, doubled ones single; None where none do, or where they never end."""
    text = reading.text
    start = re.compile(r"[ ]*\"").match(text, reading.at)
    if start is None:
        return None
    within = re.compile(r"[^\"]*+(?:\"\"[^\"]*+)*+").match(text, start.end())
    assert within is not None
    end = re.compile(rf"\"[ ]*(?=[{re.escape(reading.separator)}\r\n]|\Z)").match(text, within.end())
    if end is None:
        if within.end() == len(text):
            reading.warnings.append(_unclosed(reading, start.end()))
        return None
    reading.at = end.end()
    lines = within[0].count("\n")
    if lines:
        reading.line += lines
        reading.begins = text.rindex("\n", start.end(), within.end()) + 1
    return within[0].replace('""', '"').replace("\r\n", "\n")


def _ends(separator: str) -> re.Pattern[str]:
    return re.compile(rf"[{re.escape(separator)}\r\n]")


def _with_notes(rows: tuple[tuple[Cell, ...], ...], separator: str) -> tuple[tuple[Cell, ...], ...]:
    """Lines begun by `#` as one cell each, where they have not the columns of the others: `#` may head a column."""
    widths = Counter(len(row) for row in rows if row)
    usual = widths.most_common(1)[0][0] if widths else 1
    begun = [bool(row) and row[0].text.startswith("#") and len(row) != usual for row in rows]
    return tuple(_note(row, separator) if note else row for row, note in zip(rows, begun, strict=True))


def _note(row: tuple[Cell, ...], separator: str) -> tuple[Cell, ...]:
    text = f"{separator.strip()} ".join(cell.text for cell in row if cell.text).lstrip("#").strip()
    return (Cell(text, row[0].line, row[0].column),) if text else ()


def _unclosed(reading: _Reading, at: int) -> Problem:
    column = at - reading.begins
    return kinds.sources.UNCLOSED.at(Place(reading.file, span=_span(reading, column)))


def _too_wide(reading: _Reading, cell: Cell) -> Problem:
    return kinds.sources.TOO_WIDE.at(Place(reading.file, span=_span(reading, cell.column)), most=MOST_COLUMNS)


def _span(reading: _Reading, column: int) -> Span:
    end = _ends("\n").search(reading.text, reading.begins)
    source = reading.text[reading.begins : end.start() if end else len(reading.text)]
    return Span(reading.line, column, column + 1, source[:200])
