"""A line of figures without borders, `519 802 18 738 3,7 % 505 200 14 602`, cut into its cells in every way that fits.

A space stands both within figures and between them. Three digits may go on the figure before them, digits that begin
with a zero must. Of all ways the likeliest come first: figures of a row are of one size, and seldom of many millions.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from math import log10
from typing import NamedTuple

from msgspec import Struct

from ks_budget.numerals import MINUS_SIGNS
from ks_budget.tables.numbers import read_entry

_SIGN = rf"[+±{re.escape(MINUS_SIGNS)}]"
_FIGURE = re.compile(rf"\(?{_SIGN}?\(?\d[\d.,'’]*\)?%?(?:[*†‡]+|[¹²³⁴-⁹]|(?<=\d\d)\)|(?<=[\d%])\d\))?")
_GAP_MARK = re.compile(rf"{_SIGN}|\.\.\.?|…")
"""What stands in a cell without a figure."""
_GOES_ON = re.compile(r"\d{3}(?:[.,]\d+)?\)?%?(?: ?[*†‡]+|[¹²³]| \d{1,2}\))?")
_GROUP = re.compile(rf"\(?{_SIGN}? ?\(?(?:[1-9]\d{{0,2}}(?: \d{{3}})*)")
_NOTE_MARK = re.compile(r"\d{1,2}\)|\*+")
_SIGNS = frozenset(f"+±{MINUS_SIGNS}")
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


class Dash(NamedTuple):
    """What it costs to read a dash before a figure in some lines."""

    alone: float
    """As one that stands where a figure is missing."""
    minus: float


def dashes_of(lines: Sequence[Sequence[Word]]) -> dict[str, Dash]:
    """What the dashes of some lines may be: those that no line shows alone are minus signs; those that some line does
    are not, where others, or the same with no space after it, are; and so are those with a space where others have
    none."""
    alone: set[str] = set()
    parted: set[str] = set()
    glued: set[str] = set()
    for words in lines:
        for word, following in pairwise([*words, None]):
            sign = word.text[:1] if word else ""
            if not word or sign not in _SIGNS or sign in "+±":
                continue
            if len(word.text) > 1:
                glued.add(sign)
            elif following is None or following.apart or not following.text[:1].isdigit():
                alone.add(sign)
            else:
                parted.add(sign)
    missing = {sign for sign in alone if glued or parted - {sign}}
    # Where minus signs of another kind stand right before their figures, one with a space after it is none.
    missing |= {sign for sign in parted if glued and sign not in glued}
    return {sign: Dash(0.0, _UNLIKE) if sign in missing else Dash(_UNLIKE / 2, 0.0) for sign in alone | missing}


_NO_DASHES: Mapping[str, Dash] = {}
_MOST_WORDS = 64
"""Words of a line that are cut: more than a page has room for. The time to cut them grows with their cube."""


def cuts(words: Sequence[Word], dashes: Mapping[str, Dash] = _NO_DASHES) -> dict[int, list[Cut]]:
    """All ways to cut some words, by the number of cells, likeliest first. Empty where they cannot be figures.

    ``dashes`` is what its dashes may be: see ``dashes_of``.
    """
    if len(words) > _MOST_WORDS:
        return {}
    states: dict[int, list[_Way]] = {0: [_Way()]}
    for word in (_told(word.text, word.apart) for word in joined(words)):
        following: dict[int, list[_Way]] = {}
        for count, ways in states.items():
            for way in ways:
                for more, further in _ways_on(way, word, dashes):
                    following.setdefault(count + more, []).append(further)
        states = {
            count: ways if len(ways) <= _BEAM else sorted(ways, key=_cost)[:_BEAM] for count, ways in following.items()
        }
    ended = {
        count: [Cut(way.cells, way.cost + _step(way.size, way.cells[-1])[0]) for way in ways if way.cells]
        for count, ways in states.items()
    }
    return {count: sorted(ways, key=_cost)[:KEPT] for count, ways in ended.items() if ways}


_MINUS = Dash(2 * _UNLIKE, 0.0)
"""A sign that no line shows alone."""


class _Way(NamedTuple):
    """The beginning of a line, cut."""

    cells: tuple[str, ...] = ()
    cost: float = 0.0
    """Of all cells but the last, which may go on."""
    size: float | None = None
    """Of the figure before the last."""
    unfinished: bool = False
    """Whether three more digits may go on the last cell."""


class _Told(NamedTuple):
    """What a word is, told once for all ways to cut before it."""

    text: str
    apart: bool
    digits: bool
    """Whether it begins with a digit, and may so follow a sign."""
    goes_on: bool
    """Whether it may go on the figure before it."""
    zero: bool
    """Whether it must: no figure begins with a zero and a digit."""
    unfinished: bool
    """Whether a figure that it begins may go on."""
    triple: bool
    """Whether one that it goes on may go on further."""


@lru_cache(maxsize=10_000)
def _told(text: str, apart: bool) -> _Told:
    return _Told(
        text,
        apart,
        text[:1].isdigit(),
        not apart and _GOES_ON.fullmatch(text) is not None,
        re.match(r"0\d", text) is not None,
        _GROUP.fullmatch(text) is not None,
        re.fullmatch(r"\d{3}", text) is not None,
    )


def _cost(way: "_Way | Cut") -> float:
    return way.cost


def _ways_on(way: _Way, word: _Told, dashes: Mapping[str, Dash]) -> Iterator[tuple[int, _Way]]:
    """The ways to go on with a word, each with how many cells it adds."""
    cells, cost, size, unfinished = way
    last = cells[-1] if cells else ""
    signed = word.digits and not word.apart and last in _SIGNS
    if signed:
        dash = dashes.get(last, _MINUS)
        yield 0, _Way((*cells[:-1], f"{last} {word.text}"), cost + dash.minus, size, word.unfinished)
    elif unfinished and word.goes_on:
        yield 0, _Way((*cells[:-1], f"{last} {word.text}"), cost, size, word.triple)
    if word.zero or (last.startswith("(") and ")" not in last):
        return
    more, size = _step(size, last) if last else (0.0, size)
    if signed:
        more += dashes.get(last, _MINUS).alone
    yield 1, _Way((*cells, word.text), cost + more, size, word.unfinished)


def _step(size: float | None, cell: str) -> tuple[float, float | None]:
    """What a finished cell adds to the cost, given the size of the figure before it, and its own size."""
    large, own = _size(cell)
    if own is None:
        return large, size
    return large + (abs(own - size) if size is not None else 0.0), own


@lru_cache(maxsize=20_000)
def _size(cell: str) -> tuple[float, float | None]:
    """What a cell costs by itself, and the size of its figure as a power of ten; none where it says nothing of others:
    a per cent, a zero, a dash."""
    number = read_entry(cell).number
    if number is None:
        return (2.0 if cell[-1:].isdigit() else 0.0), None
    if number.percent or not number.value:
        return 0.0, None
    own = log10(abs(float(number.value)) + 1)
    return max(0.0, own - 6) * 0.5, own
