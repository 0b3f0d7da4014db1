"""Words and lines of a page, from letters that each have a place of their own."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from statistics import median

from msgspec import Struct, structs

from ks_budget.sources.notes import raised


class Letter(Struct, frozen=True):
    """One letter, in points from the left and the top of its page."""

    text: str
    left: float
    right: float
    top: float
    bottom: float
    bold: bool = False
    even: bool = False
    """Whether its font has letters that are all as wide."""

    @property
    def size(self) -> float:
        """How high it is set."""
        return self.bottom - self.top


_STRETCH = 1.8
"""How much more than a space is a gap between cells where letters are all as wide: a space is as wide as they."""


class Word(Struct, frozen=True):
    """What stands without a gap. A mark of a note behind it is in its text and not in its width."""

    text: str
    left: float
    right: float
    top: float
    bottom: float
    bold: bool = False
    even: bool = False

    @property
    def size(self) -> float:
        """How high it is set."""
        return self.bottom - self.top

    @property
    def measure(self) -> float:
        """What gaps beside it are measured with."""
        return self.size * _STRETCH if self.even else self.size

    @property
    def middle(self) -> float:
        """Halfway down it."""
        return (self.top + self.bottom) / 2


class Line(Struct, frozen=True):
    """Words beside each other, from the left."""

    words: tuple[Word, ...]

    @property
    def size(self) -> float:
        """How high most of it is set."""
        return median(word.size for word in self.words)

    @property
    def top(self) -> float:
        """That of its highest word."""
        return min(word.top for word in self.words)

    @property
    def bottom(self) -> float:
        """That of its lowest word."""
        return max(word.bottom for word in self.words)

    @property
    def text(self) -> str:
        """Its words, with spaces."""
        return " ".join(word.text for word in self.words)


_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_GAP = 0.17
"""Between words, in heights of a letter: half of a narrow space."""
_SAME_SIZE = 0.85
_SMALL = 0.8
"""Of the letters beside it, where a raised mark is smaller."""


def words(letters: Iterable[Letter]) -> list[Word]:
    """The words of a page, in no order. A letter that is set twice in one place, to look bold, is one."""
    rows: dict[tuple[int, int], list[Letter]] = {}
    for letter in letters:
        rows.setdefault((round(letter.bottom), round(letter.size)), []).append(letter)
    made: list[Word] = []
    for row in _near(rows):
        made += _cut(sorted(row, key=lambda letter: letter.left))
    return made


def _near(rows: dict[tuple[int, int], list[Letter]]) -> list[list[Letter]]:
    """Letters of one size whose feet are as good as level: rounding may part them."""
    joined: list[list[Letter]] = []
    before = (-9, -9)
    for key in sorted(rows, key=lambda key: (key[1], key[0])):
        if joined and key[1] == before[1] and key[0] - before[0] <= 1:
            joined[-1] += rows[key]
        else:
            joined.append(list(rows[key]))
        before = key
    return joined


def _cut(row: Sequence[Letter]) -> list[Word]:
    """The letters of one row, as words."""
    made: list[Word] = []
    run: list[Letter] = []
    for letter in row:
        if run and _is_same(run[-1], letter):
            continue
        if letter.text.isspace() or (run and _parts(run[-1], letter)):
            made += _word(run)
            run = []
        if not letter.text.isspace():
            run.append(letter)
    return made + _word(run)


def _is_same(one: Letter, other: Letter) -> bool:
    return one.text == other.text and abs(one.left - other.left) < 0.12 * one.size and abs(one.top - other.top) < 1


def _parts(one: Letter, other: Letter) -> bool:
    gap = other.left - one.right
    return gap > _GAP * max(one.size, other.size) or gap < -one.size


def _word(run: Sequence[Letter]) -> list[Word]:
    if not run:
        return []
    text = "".join(_LIGATURES.get(letter.text, letter.text) for letter in run)
    bold = sum(letter.bold for letter in run) * 2 > len(run)
    tops, bottoms = [letter.top for letter in run], [letter.bottom for letter in run]
    return [Word(text, run[0].left, max(letter.right for letter in run), min(tops), max(bottoms), bold, run[0].even)]


def lines(words: Sequence[Word]) -> list[Line]:
    """Words as lines, from the top; raised marks with the word that they belong to."""
    made: list[list[Word]] = []
    middles: list[float] = []
    # The largest first: they say where lines are, and small marks lie beside them.
    for word in sorted(words, key=lambda word: (-round(word.size), word.middle)):
        place = bisect_left(middles, word.middle)
        near = [
            at
            for at in (place - 1, place)
            if 0 <= at < len(made) and abs(middles[at] - word.middle) < 0.4 * made[at][0].size
        ]
        if near:
            made[min(near, key=lambda at: abs(middles[at] - word.middle))].append(word)
        else:
            middles.insert(place, word.middle)
            made.insert(place, [word])
    return [Line(tuple(_with_marks(sorted(line, key=lambda word: word.left)))) for line in made]


def _with_marks(line: Sequence[Word]) -> list[Word]:
    """A line whose raised marks are part of the words before them."""
    made: list[Word] = []
    for word in line:
        before = made[-1] if made else None
        if before is not None and _is_mark(word, before):
            text = before.text + raised(before.text, word.text)
            made[-1] = structs.replace(before, text=text)
        else:
            made.append(word)
    return made


def _is_mark(word: Word, before: Word) -> bool:
    """Whether a word is small, raised, and close to the one before it."""
    return (
        word.size < _SMALL * before.size
        and word.bottom < before.bottom - 0.1 * before.size
        and word.left - before.right < 0.35 * before.size
    )


_BROKEN = re.compile(r"[a-zåäöé]{2}[-\u00ad]$")
_GOES_ON = re.compile(r"[a-zåäöé]{2}")
_LISTED = ("och", "eller", "samt", "respektive")
"""What follows a hyphen that stands for the rest of a word: `barn- och ungdomsnämnden`."""


def rejoined(texts: Sequence[str]) -> list[str]:
    """Lines of running text, with words that are broken at their ends made whole on the line where they begin."""
    made = list(texts)
    for number in range(len(made) - 1):
        first, _, rest = made[number + 1].partition(" ")
        if _BROKEN.search(made[number]) and _GOES_ON.match(first) and first not in _LISTED:
            made[number], made[number + 1] = made[number][:-1] + first, rest
    return made
