"""Running text, a line a row: which lines are rows of tables without borders, and which are prose."""

import re
from collections.abc import Sequence

from msgspec import Struct

from ks_budget.sources.grid import Cell
from ks_budget.tables.cuts import Word, is_figure_word
from ks_budget.tables.heads import is_head_word, is_year, said_by, unglued
from ks_budget.tables.numbers import read_entry
from ks_budget.tables.places import Places
from ks_budget.tables.units import unit_of

_LEADERS = re.compile(r"\.{4,}|(?:\. ){4,}|…{2,}")
_LISTED = re.compile(r"(?:\d{1,2}[.)]|[a-zåäö]\)|[•·▪‣○*–-])\s+\D")
_SENTENCE = re.compile(r"[.!?:;]$")
_LONGEST_LABEL = 110
_LONGEST_HEADING = 90
LONGEST_LABEL_BY_ITSELF = 70


class Line(Struct, frozen=True):
    """One line of running text."""

    cells: tuple[Cell, ...]
    places: Places
    kind: str
    """`e` empty, `f` figures, with a label or not, `g` a label with dashes or years alone, `h` heads of columns,
    `t` a short line, `p` prose, `b` a heading."""
    label: str = ""
    words: tuple[Word, ...] = ()
    """Of its figures."""
    parts: tuple["Line", ...] = ()
    """The lines that it is put together of, where each cell has a line of its own."""

    @property
    def text(self) -> str:
        """All of it."""
        return " ".join(cell.text for cell in self.cells if cell.text)

    @property
    def bold(self) -> bool:
        """Whether it is bold from the first letter."""
        return bool(self.cells) and self.cells[0].bold


def line_of(cells: tuple[Cell, ...], places: Places) -> Line:
    """A row of running text with its kind."""
    cells = tuple(cell for cell in cells if cell.text.strip())
    if not cells:
        return Line((), places, "e")
    text = " ".join(cell.text for cell in cells)
    if cells[0].heading:
        return Line(cells, places, "b")
    if _LEADERS.search(text):
        return Line(cells, places, "p")
    if is_head_line(text):
        return Line(cells, places, "h")
    label, words = _apart(cells)
    if words and len(label) <= _LONGEST_LABEL:
        told = any(sign.isdigit() for word in words for sign in word.text)
        years = all(is_year(word.text) for word in words)
        return Line(cells, places, "f" if told and not years else "g", label, words)
    short = len(text) <= _LONGEST_HEADING and not _SENTENCE.search(text) and not _LISTED.match(text)
    return Line(cells, places, "t" if short else "p")


def _apart(cells: Sequence[Cell]) -> tuple[str, tuple[Word, ...]]:
    """A line's label and the words of the figures that it ends with."""
    words = [
        Word(word, apart=at > 0 and first == 0)
        for at, cell in enumerate(cells)
        for first, word in enumerate(_words(cell.text))
    ]
    begin = len(words)
    while begin and is_figure_word(words[begin - 1].text):
        begin -= 1
    while begin < len(words) and (words[begin].text in ("%", "*") or re.match(r"0\d|\d{1,2}\)", words[begin].text)):
        begin += 1
    figures = words[begin:]
    label = " ".join(word.text for word in words[:begin])
    if label and not re.search(r"[^\W\d_]", label):
        return "", ()
    if not figures:
        return "", ()
    if not label:
        return "", tuple(figures) if any(sign.isdigit() for word in figures for sign in word.text) else ()
    # A dash that parts a label from its figures is no missing figure: `Skola – 12` is one figure.
    return label.rstrip(":").strip(), (Word(figures[0].text, apart=True), *figures[1:])


def _words(text: str) -> list[str]:
    """The words of a text. What a no-break space holds together is one word where it is one figure."""
    words = []
    for word in text.split(" "):
        words += [word] if read_entry(word).number else word.split()
    return words


def is_head_line(text: str) -> bool:
    """Whether a line is made of heads of columns: years, phases and what stands beside them, no figures."""
    if len(text) > 260 or text.endswith((".", "!", "?", ";")):
        return False
    if is_year(text):
        return True
    if read_entry(text).number:
        return False
    words = [word.strip("(),.:|") for word in unglued(text).split()]
    words = [word for word in words if word]
    if not words or any(_is_figure(word) for word in words):
        return False
    saying = [word for word in words if said_by(word).phase not in (None, "percent") or said_by(word).year]
    years = [said_by(word).year for word in saying]
    if len(saying) < len(words) and not any(said_by(word).phase for word in words) and len(set(years)) < len(years):
        # Two years alike without a word for either are figures.
        return unit_of(text) is not None
    known = [
        word for word in words if is_head_word(word) or word.lower() in _SMALL or not any(c.isalpha() for c in word)
    ]
    if len(words) == 1:
        return bool(saying) and len(words[0]) <= 14
    return bool(saying) and len(known) * 3 >= len(words) * 2 and (len(saying) >= 2 or len(words) <= 4)


_SMALL = frozenset("mot i för av till från per fg och not note belopp det jan aug dec - – ny".split())  # noqa: SIM905
"""Words that stand in heads and say nothing of phase or year."""


def _is_figure(word: str) -> bool:
    entry = read_entry(word)
    return entry.number is not None and not is_year(word) and not said_by(word).year
