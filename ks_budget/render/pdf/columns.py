"""How wide the columns of a printed table are, how large its text is, and whether its page is turned.

All lengths are in points, and those of columns hold the space around their text.
"""

import re
from math import sqrt

from msgspec import Struct

from ks_budget.render.fonts import widths

UPRIGHT, TURNED = 465.0, 706.0
"""How wide the text of a page is: A4 between margins of 26 and 20 mm, and the same sheet turned."""

_SIZES = (9.0, 8.5, 8.0)
"""The sizes that a table is set in, if it can be."""
_SPACE = 12.0
"""Left and right of the text of a cell, together."""
_BOLD = 1.07
"""How much wider bold text is, at the most."""
_WORD = 20
"""How many letters of a word are kept together; a longer one is broken where it must be."""
_BREAKS = re.compile(r"[\s\u200b]+")


class Fit(Struct, frozen=True):
    """How a table is set."""

    widths: list[float]
    size: float
    turned: bool


class _Column(Struct, frozen=True):
    """What a column asks for, in parts of the size of its text."""

    least: float
    """Of its longest word: what it cannot do without."""
    good: float
    """Where its longest text takes a few lines."""
    whole: float
    """Where each text takes one line."""


def fit(columns: list[list[str]], numbers: list[bool]) -> Fit:
    """Of a table's columns, each with its heading first; numbers are never broken."""
    asked = [_column(texts, number) for texts, number in zip(columns, numbers, strict=True)]
    for room, turned in ((UPRIGHT, False), (TURNED, True)):
        for size in _SIZES:
            if _all([column.good for column in asked], size) <= room:
                return Fit(_shared(asked, size, room), size, turned)
    # Many columns: as large as their longest words let them be.
    least = sum(column.least for column in asked)
    size = min(_SIZES[-1], TURNED / (least + len(asked) * _SPACE / _SIZES[-1]))
    return Fit(_shared(asked, size, TURNED), size, True)


def _all(parts: list[float], size: float) -> float:
    return sum(size * part + _SPACE * size / _SIZES[0] for part in parts)


def _column(texts: list[str], number: bool) -> _Column:
    words = [word for text in (texts[:1] if number else texts) for word in _BREAKS.split(text)]
    lines = [line for text in (texts[1:] if number else texts) for line in text.split("\n")]
    longest = max(map(_long, lines), default=0.0)
    least = max(max(_long(word[:_WORD]) for word in words), longest if number else 0.0)
    good = max(least, longest if number else min(longest, max(longest / 4, 12.0), 24.0))
    return _Column(least, good, max(longest, good))


def _long(text: str) -> float:
    known = widths()
    return _BOLD * sum(known.get(sign, 1.0) for sign in text)


def _shared(columns: list[_Column], size: float, room: float) -> list[float]:
    """The room, shared out: what is needed first, then what is asked for, by the root of it; a table that needs less
    than most of the room does not fill it."""
    space = _SPACE * size / _SIZES[0]
    found = [size * (column.good if _all([c.good for c in columns], size) <= room else column.least) for column in columns]
    wholes = [size * column.whole for column in columns]
    left = room - sum(found) - space * len(columns)
    while left > 0.5 and (short := [i for i, width in enumerate(found) if wholes[i] - width > 0.5]):
        weight = sum(sqrt(wholes[i]) for i in short)
        for i in short:
            found[i] += min(wholes[i] - found[i], left * sqrt(wholes[i]) / weight)
        left = room - sum(found) - space * len(columns)
    if left > 0.5:
        # The first column takes what would make the table as wide as its page, where that is not far.
        found[0] += left if left < room * 0.4 else size * 2
    return [round(width + space, 2) for width in found]
