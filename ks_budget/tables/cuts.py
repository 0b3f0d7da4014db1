"""A line of figures without borders, `519 802 18 738 3,7 % 505 200 14 602`, cut into its cells in every way that fits.

A space stands both within figures and between them. Three digits may go on the figure before them, digits that begin
with a zero must. Of all ways the likeliest come first: figures of a row are of one size, and seldom of many millions.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import log10

from msgspec import Struct

from ks_budget.numerals import MINUS_SIGNS
from ks_budget.tables.numbers import read_entry

_SIGN = rf"[+±{re.escape(MINUS_SIGNS)}]"
_FIGURE = re.compile(rf"\(?{_SIGN}?\(?\d[\d.,'’]*\)?%?(?:[*†‡]+|[¹²³⁴-⁹]|(?<=\d\d)\)|(?<=[\d%])\d\))?")
_GAP_MARK = re.compile(rf"{_SIGN}|\.\.\.?|…")
"""What stands in a cell without a figure."""
_GOES_ON = re.compile(r"\d{3}(?:[.,]\d+)?\)?%?(?:[*†‡]+|[¹²³])?")
_GROUP = re.compile(rf"\(?{_SIGN}? ?\(?(?:[1-9]\d{{0,2}}(?: \d{{3}})*)")
_NOTE_MARK = re.compile(r"\d{1,2}\)|\*+")
KEPT = 24
"""How many ways are kept for a line."""
_BEAM = 24
_UNLIKE = 2.0
"""What it costs to read a dash as none of its kind is in these lines."""


class Cut(Struct, frozen=True):
    """One way to cut a line."""

    cells: tuple[str, ...]
    cost: float
    """How unlikely, from 0."""


class Word(Struct, frozen=True):
    """A part of a line that no space cuts."""

    text: str
    apart: bool = False
    """Whether a border stands before it: it is no part of the figure before it."""


def is_figure_word(text: str) -> bool:
    """Whether a word may be a figure or a part of one, or stand where one is missing."""
    return bool(
        _FIGURE.fullmatch(text)
        or read_entry(text).number
        or _GAP_MARK.fullmatch(text)
        or text == "%"
        or _NOTE_MARK.fullmatch(text)
    )


def joined(words: Sequence[Word]) -> list[Word]:
    """Words with what always belongs together: `%` and footnote marks with the figure before them."""
    out: list[Word] = []
    for word in words:
        before = out[-1] if out else None
        follows = word.text == "%" or _NOTE_MARK.fullmatch(word.text)
        if before and not word.apart and follows and before.text[-1:].isdigit():
            out[-1] = Word(f"{before.text} {word.text}", before.apart)
        else:
            out.append(word)
    return out


def dashes_alone(lines: Sequence[Sequence[Word]]) -> frozenset[str]:
    """The dashes that stand where figures are missing, in lines where others, or none with a space after them, are
    minus signs."""
    alone: set[str] = set()
    parted: set[str] = set()
    glued: set[str] = set()
    for words in lines:
        for word, following in pairwise([*words, None]):
            sign = word.text[:1] if word else ""
            if not word or not re.fullmatch(_SIGN, sign):
                continue
            if len(word.text) > 1:
                glued.add(sign)
            elif following is None or following.apart or not following.text[:1].isdigit():
                alone.add(sign)
            else:
                parted.add(sign)
    return frozenset(sign for sign in alone if glued or parted - {sign})


def cuts(words: Sequence[Word], alone: frozenset[str] = frozenset()) -> dict[int, list[Cut]]:
    """All ways to cut some words, by the number of cells, likeliest first. Empty where they cannot be figures.

    ``alone`` are the dashes that are no minus signs: see ``dashes_alone``.
    """
    states: dict[int, list[_Way]] = {0: [_Way()]}
    for word in joined(words):
        following: dict[int, list[_Way]] = {}
        for count, ways in states.items():
            for way in ways:
                for more, further in _ways_on(way, word, alone):
                    following.setdefault(count + more, []).append(further)
        states = {count: sorted(ways, key=_cost)[:_BEAM] for count, ways in following.items()}
    ended = {
        count: [Cut(way.cells, way.cost + _step(way.size, way.cells[-1])[0]) for way in ways if way.cells]
        for count, ways in states.items()
    }
    return {count: sorted(ways, key=_cost)[:KEPT] for count, ways in ended.items() if ways}


class _Way(Struct, frozen=True):
    """The beginning of a line, cut."""

    cells: tuple[str, ...] = ()
    cost: float = 0.0
    """Of all cells but the last, which may go on."""
    size: float | None = None
    """Of the figure before the last."""


def _cost(way: "_Way | Cut") -> float:
    return way.cost


def _ways_on(way: _Way, word: Word, alone: frozenset[str]) -> Iterator[tuple[int, _Way]]:
    """The ways to go on with a word, each with how many cells it adds."""
    last = way.cells[-1] if way.cells else ""
    signed = not word.apart and re.fullmatch(_SIGN, last) and word.text[:1].isdigit()
    if signed or (not word.apart and _GOES_ON.fullmatch(word.text) and _GROUP.fullmatch(last)):
        cost = way.cost + (_UNLIKE if signed and last in alone else 0.0)
        yield 0, _Way((*way.cells[:-1], f"{last} {word.text}"), cost, way.size)
    if re.match(r"0\d", word.text):
        return
    cost, size = _step(way.size, last) if last else (0.0, way.size)
    if signed and last not in alone:
        cost += _UNLIKE / 2
    yield 1, _Way((*way.cells, word.text), way.cost + cost, size)


def _step(size: float | None, cell: str) -> tuple[float, float | None]:
    """What a finished cell adds to the cost, given the size of the figure before it, and its own size."""
    number = read_entry(cell).number
    if number is None or number.percent:
        return (0.0, size) if number or not cell[-1:].isdigit() else (2.0, size)
    own = log10(abs(float(number.value)) + 1)
    cost = abs(own - size) if size is not None and number.value else 0.0
    return cost + max(0.0, own - 6) * 0.5, own if number.value else size
