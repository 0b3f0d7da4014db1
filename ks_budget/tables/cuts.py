"""A line of figures without borders, `519 802 18 738 3,7 % 505 200 14 602`, cut into its cells in every way that fits.

A space stands both within figures and between them. Three digits may go on the figure before them, digits that begin
with a zero must. Of all ways the likeliest come first: figures of a row are of one size, and seldom of many millions.
"""

import re
from collections.abc import Sequence
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
_BEAM = 12


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
    at: int = 0
    """Which cell of the line it is from."""


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
    """Words with what always belongs together: a sign with its figure, `%` and footnote marks with the one before."""
    out: list[Word] = []
    for word in words:
        before = out[-1] if out else None
        if before and not word.apart and (
            (re.fullmatch(_SIGN, before.text) and re.match(r"\(?\d", word.text))
            or (word.text == "%" and before.text[-1:].isdigit())
            or (_NOTE_MARK.fullmatch(word.text) and before.text[-1:].isdigit())
        ):  # fmt: skip
            out[-1] = Word(f"{before.text} {word.text}", before.apart, before.at)
        else:
            out.append(word)
    return out


def cuts(words: Sequence[Word]) -> dict[int, list[Cut]]:
    """All ways to cut some words, by the number of cells, likeliest first. Empty where they cannot be figures."""
    states: dict[int, list[tuple[float, float | None, tuple[str, ...]]]] = {0: [(0.0, None, ())]}
    for word in joined(words):
        following: dict[int, list[tuple[float, float | None, tuple[str, ...]]]] = {}
        for count, ways in states.items():
            for way in ways:
                _extend(following, count, way, word)
        states = {count: sorted(ways, key=lambda way: way[0])[: _BEAM * 2] for count, ways in following.items() if ways}
        if not states:
            return {}
    ended = {
        count: [Cut(cells, cost + _step(size, cells[-1])[0]) for cost, size, cells in ways if cells]
        for count, ways in states.items()
    }
    return {count: sorted(ways, key=lambda cut: cut.cost)[:KEPT] for count, ways in ended.items() if ways}


def _extend(
    following: dict[int, list[tuple[float, float | None, tuple[str, ...]]]],
    count: int,
    way: tuple[float, float | None, tuple[str, ...]],
    word: Word,
) -> None:
    cost, size, cells = way
    goes_on = bool(cells) and not word.apart and _GOES_ON.fullmatch(word.text) and _GROUP.fullmatch(cells[-1])
    if goes_on:
        following.setdefault(count, []).append((cost, size, (*cells[:-1], f"{cells[-1]} {word.text}")))
    if re.match(r"0\d", word.text):
        return
    if cells:
        more, size = _step(size, cells[-1])
        cost += more
    following.setdefault(count + 1, []).append((cost, size, (*cells, word.text)))


def _step(size: float | None, cell: str) -> tuple[float, float | None]:
    """What a finished cell adds to the cost, given the size of the figure before it, and its own size."""
    number = read_entry(cell).number
    if number is None or number.percent:
        return (0.0, size) if number or not cell[-1:].isdigit() else (2.0, size)
    own = log10(abs(float(number.value)) + 1)
    cost = abs(own - size) if size is not None and number.value else 0.0
    return cost + max(0.0, own - 6) * 0.5, own if number.value else size
