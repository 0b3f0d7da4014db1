"""How wide the columns of a printed table are, how large its text is, and whether its page is turned.

All lengths are in points, and those of columns hold the space around their text.
"""

import re
from math import ceil

from msgspec import Struct

from ks_budget.render.fonts import widths

UPRIGHT, TURNED = 465.0, 706.0
"""How wide the text of a page is: A4 between margins of 26 and 20 mm, and the same sheet turned."""

_SIZES = (9.0, 8.5, 8.0)
"""The sizes that a table is set in, if it can be."""
_SPACE = 1.3
"""Left and right of the text of a cell, together, in parts of its size."""
_LINE, _AROUND = 1.25, 1.0
"""How high a line is, and what is above and below the lines of a row, in parts of the size."""
_BOLD = 1.09
"""How much wider bold text is, at the most."""
_WORD, _HEADING = 18, 9
"""How many letters of a word are kept together, and of one over a column of figures; a longer one is broken."""
_SYLLABLES = 8.0
"""How wide a column is where words are broken."""
_NARROWEST = 1.0
"""How wide a column without text is."""
_FAIR, _GOOD = 7.0, 16.0
"""How wide a column of text is at least, and at most, before its page is turned."""
_BREAKS = re.compile(r"[\s\u200b]+")


class Fit(Struct, frozen=True):
    """How a table is set."""

    widths: list[float]
    size: float
    turned: bool
    heights: list[float]
    """About how high each row is, that of the headings first."""


class _Column(Struct, frozen=True):
    """What a column asks for, in parts of the size of its text."""

    number: bool
    least: float
    """What it cannot do without: its longest figure, or a few syllables."""
    good: float
    """Where no word is broken, and its longest text takes a few lines."""
    whole: float
    """Where each text takes one line."""


def fit(columns: list[list[str]], numbers: list[bool], first: int) -> Fit:
    """Of a table's columns, each with its heading first; numbers are never broken. ``first`` is the column that takes
    what the others do not need."""
    asked = [_column(texts, number) for texts, number in zip(columns, numbers, strict=True)]
    for room, turned in ((UPRIGHT, False), (TURNED, True)):
        for size in _SIZES:
            if _together([column.good for column in asked], size) <= room:
                return _fitted(asked, columns, first, size, turned)
    # Many columns: as large as their longest words let them be.
    least = _together([column.least for column in asked], 1.0)
    return _fitted(asked, columns, first, min(_SIZES[-1], TURNED / least), True)


def _together(parts: list[float], size: float) -> float:
    return size * sum(part + _SPACE for part in parts)


def _column(texts: list[str], number: bool) -> _Column:
    heading, *cells = texts
    whole = max([_long(line) for text in cells for line in text.split("\n")], default=0.0)
    unbroken = max(map(_long, _BREAKS.split(heading)))
    if number:
        # The heading of figures is broken where they are much narrower.
        least = max(whole, _NARROWEST, *(_long(word[:_HEADING]) for word in _BREAKS.split(heading)))
        return _Column(True, least, least, max(least, unbroken, min(_long(heading), _FAIR)))
    words = {word[:_WORD] for text in texts for word in _BREAKS.split(text)}
    # A language breaks its words; what is no word is not broken.
    least = max(_NARROWEST, *(min(_long(word), _SYLLABLES) if word.isalpha() else _long(word) for word in words))
    good = max(_NARROWEST, *map(_long, words), min(whole, _GOOD, max(whole / 3, _FAIR)))
    return _Column(False, least, good, max(whole, good, unbroken))


def _long(text: str) -> float:
    known = widths()
    return _BOLD * sum(known.get(sign, 1.0) for sign in text)


def _fitted(asked: list[_Column], columns: list[list[str]], first: int, size: float, turned: bool) -> Fit:
    room = TURNED if turned else UPRIGHT
    shared = _shared(asked, first, size, room)
    lines = [
        max(
            ceil(_long(text) * size / (width - _SPACE * size)) + text.count("\n")
            for text, width in zip(row, shared, strict=True)
        )
        for row in zip(*columns, strict=True)
    ]
    heights = [size * (_LINE * max(1, count) + _AROUND) for count in lines]
    return Fit([round(width, 2) for width in shared], round(size, 2), turned, heights)


def _shared(asked: list[_Column], first: int, size: float, room: float) -> list[float]:
    """The room, shared out: what is needed first, then by what each column lacks. Headings of figures are not broken
    where that costs the texts little; a table that needs less than most of the room does not fill it."""
    enough = _together([column.good for column in asked], size) <= room
    found = [size * ((column.good if enough else column.least) + _SPACE) for column in asked]
    lacking = [max(0.0, size * (column.whole + _SPACE) - width) for column, width in zip(asked, found, strict=True)]
    headings = [lack if column.number else 0.0 for column, lack in zip(asked, lacking, strict=True)]
    if sum(headings) < (room - sum(found)) * 0.3:
        found = [width + heading for width, heading in zip(found, headings, strict=True)]
        lacking = [lack - heading for lack, heading in zip(lacking, headings, strict=True)]
    part = min(1.0, (room - sum(found)) / (sum(lacking) or 1.0))
    found = [width + part * lack for width, lack in zip(found, lacking, strict=True)]
    left = room - sum(found)
    # One column takes what would make the table as wide as its page, where that is not far.
    found[first] += left if left < room * 0.4 else min(left, 3 * size)
    return found
