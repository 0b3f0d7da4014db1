"""How wide the columns of a table are: no word cut that can be kept whole, and the page used."""

import unicodedata
from itertools import pairwise
from math import ceil, sqrt

from msgspec import Struct

_EM = 180
"""Twentieths of a point in 9 points, the size of a table's text."""

_NARROW = frozenset("ijlfrtI.,:;!'|()[]/ -\u00a0\u00ad")
_WIDE = frozenset("mwMWÅÄÖ@%—")
PADDING = 230
"""On both sides of a cell together, and a little for fonts that run wider."""

_FIGURES = 0.3
"""What a column of figures weighs against one of text: more room serves its head alone."""

_LONGEST_WORD = 2400
"""A word that needs more is broken by Word where the cell ends."""


class Need(Struct, frozen=True):
    """What a column needs."""

    least: int
    """So that no word is broken."""
    most: int
    """So that no line is."""
    weight: float
    """Its share of what is left when no column can have all it needs."""
    whole: bool
    """Whether its texts are figures, which gain nothing by more room."""


def length(text: str) -> int:
    """About how wide a line is, in twentieths of a point."""
    return sum(map(_width, text)) * _EM // 100


def _width(character: str) -> int:
    """In hundredths of the size of the font."""
    if character in _NARROW:
        return 31
    if character in _WIDE or character.isupper():
        return 85 if character in _WIDE else 62
    return 52 if ord(character) < 0x1100 or unicodedata.east_asian_width(character) not in "WF" else 100


def need(head: str, texts: list[str], whole: bool) -> Need:
    """Of a column with a head and these texts, which are ``whole`` when they are never broken, as figures are."""
    lines = [line for text in texts for line in text.split("\n")]
    words = [*_words(head), *(lines if whole else (word for line in lines for word in _words(line)))]
    least, most = (max(map(length, some), default=0) for some in (words, [head, *lines]))
    usual = sum(map(length, lines)) / max(1, len(texts))
    # By the root: twice the text takes more room and more lines.
    weight = sqrt(usual + most + PADDING) * (_FIGURES if whole else 1)
    return Need(min(least, _LONGEST_WORD) + PADDING, most + PADDING, weight, whole)


def _words(line: str) -> list[str]:
    """Where a line may be broken: at spaces and after hyphens, though not at spaces that hold figures together."""
    return line.replace("-", "- ").replace("/", "/ ").split(" ")


def shared(needs: list[Need], width: int) -> list[int]:
    """The width of each column, in the same unit as the width of them all; together it, or less for a small table."""
    most = sum(one.most for one in needs)
    if most <= width:
        rest = (width if most * 2 >= width else max(most, width // 2)) - most
        # Figures gain nothing by room, where there is text beside them.
        parts = [0 if one.whole else one.most for one in needs]
        parts = parts if any(parts) else [one.most for one in needs]
        return _whole([one.most + rest * part / sum(parts) for one, part in zip(needs, parts, strict=True)])
    least = sum(one.least for one in needs)
    if least >= width:
        return _whole([one.least * width / least for one in needs])
    return _whole(_by_text(needs, width))


def lines(columns: list[list[str]], widths: list[int]) -> list[int]:
    """About how many lines each row has with columns this wide; the texts of each column without its head."""
    return [
        max(_lines(text, width - PADDING) for text, width in zip(row, widths, strict=True))
        for row in zip(*columns, strict=True)
    ]


def _lines(text: str, width: int) -> int:
    return sum(max(1, ceil(length(line) / max(1, width))) for line in text.split("\n"))


def _by_text(needs: list[Need], width: int) -> list[float]:
    """The rest of the width goes to the columns by their weight; none gets more than it can use."""
    found: dict[int, float] = {}
    while open_ := [i for i in range(len(needs)) if i not in found]:
        rest, weight = width - sum(found.values()), sum(needs[i].weight for i in open_)
        due = {i: rest * needs[i].weight / weight for i in open_}
        # Those that would get too little are settled first: what they need is taken from the others.
        settled = {i: float(needs[i].least) for i in open_ if due[i] < needs[i].least}
        settled = settled or {i: float(needs[i].most) for i in open_ if due[i] > needs[i].most}
        found |= settled or due
    return [found[i] for i in range(len(needs))]


def _whole(widths: list[float]) -> list[int]:
    """Whole numbers with the same sum, to less than one."""
    ends = [0.0]
    for one in widths:
        ends.append(ends[-1] + one)
    return [int(after) - int(before) for before, after in pairwise(ends)]
