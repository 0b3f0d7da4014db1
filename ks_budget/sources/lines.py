"""Lines of a text: their numbers, and the cells that tabs, bars or wide gaps cut them into."""

import re
from collections.abc import Iterator

from msgspec import Struct

from ks_budget.problems import Place, Span, Stop, kinds

MOST_COLUMNS = 16_384
"""As many as a workbook has."""
BARS = "|│┃║"
"""Signs that stand between cells."""
_END = re.compile(r"\r\n|\r|\n")
_RULE = re.compile(r"[\s|:+=_\u2500-\u257f-]+")
_DRAWN = re.compile(r"[=_\u2500-\u257f-]{2}")
_GAP = re.compile(r"[^\S\n]*\t[^\S\n\t]*|[^\S\n]{2,}")


class Line(Struct, frozen=True):
    """One line of a text."""

    text: str
    number: int
    """From 1."""
    heading: int = 0
    """Its level, where what stands round it makes it one."""


class Piece(Struct, frozen=True):
    """A part of a line, white space round it taken away."""

    text: str
    column: int
    """Where it begins in its line, from 1."""


def lines_of(text: str) -> list[Line]:
    """The lines of a text as every editor counts them."""
    return [Line(line, number) for number, line in enumerate(_END.split(text), 1)]


def is_rule(line: str) -> bool:
    """Whether a line only draws one: `-----`, `|---|--:|`, `=====`."""
    return _RULE.fullmatch(line) is not None and _DRAWN.search(line) is not None


def at_tabs(line: str) -> list[Piece]:
    """A line cut at its tabs, empty pieces too."""
    return list(_pieces(line, (found.span() for found in re.finditer(r"\t", line))))


def at_gaps(line: str) -> list[Piece]:
    """A line cut at tabs and at gaps of two spaces or more. White space before the first is no gap."""
    begins = len(line) - len(line.lstrip())
    body = line.rstrip()
    cuts = (found.span() for found in _GAP.finditer(body, begins))
    return [piece for piece in _pieces(body, cuts) if piece.text]


def at_bars(line: str, escapes: bool = False) -> list[Piece]:
    """A line cut at its bars, with what stands before the first and after the last. With ``escapes``, `\\|` is none."""
    bar = rf"(?<!\\)[{BARS}]" if escapes else f"[{BARS}]"
    return list(_pieces(line, (found.span() for found in re.finditer(bar, line))))


def begins_with_bar(line: str) -> bool:
    """Whether bars stand round a line and not only within it."""
    return line.lstrip()[:1] in tuple(BARS)


def within_bars(pieces: list[Piece]) -> list[Piece]:
    """The pieces of a line that has bars round it: what stands before the first and after the last is nothing."""
    start, end = not pieces[0].text, len(pieces) - (len(pieces) > 2 and not pieces[-1].text)
    return pieces[start:end]


def _pieces(line: str, cuts: Iterator[tuple[int, int]]) -> Iterator[Piece]:
    start = 0
    for end, after in cuts:
        yield _piece(line, start, end)
        start = after
    yield _piece(line, start, len(line))


def _piece(line: str, start: int, end: int) -> Piece:
    text = line[start:end]
    return Piece(text.strip(), start + len(text) - len(text.lstrip()) + 1)


def narrow(count: int, file: str, line: Line) -> None:
    """Raises Stop (KSB064) where a line has more cells than a table has columns."""
    if count > MOST_COLUMNS:
        span = Span(line.number, 1, 2, line.text[:200])
        raise Stop(kinds.sources.TOO_WIDE.at(Place(file, span=span), most=MOST_COLUMNS))
