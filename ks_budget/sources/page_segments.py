"""Lines of a page cut into cells, and the columns that cells make when they stand below each other."""

import re
from collections.abc import Sequence
from statistics import median

from msgspec import Struct

from ks_budget.sources.page_words import Line, Word

_FIGURE = re.compile(
    r"""[(\[]?\s?[-–—−+±]?\s?\d{1,3}(?:[ .\u00a0\u202f]\d{3})*(?:[.,]\d+)?(?:\s?%)?\s?[)\]]?-?
        (?:\s(?:\d{1,2}|[a-z*])\))?
    | [(\[]?[-–—−+±]?\s?\d+(?:[.,]\d+)?(?:\s?%)?[)\]]?-?(?:\s?(?:\d{1,2}|[a-z*])\))? | [-–—−] | \.{2,3} | [xX]""",
    re.X,
)
_GROUP = re.compile(r"\d{3}(?:[.,]\d+)?%?[)\]]?(?:\s\S{1,3}\))?")
"""What may follow a space in a figure."""
_OPEN = re.compile(r"[(\[]?\s?[-–—−+±]?\s?\d{1,3}(?: \d{3})*")
"""A figure that may go on."""
_LEADER = re.compile(r"\.{4,}|…{2,}|(?:\. ){3,}|_{4,}")
_EVEN_GAP, _WIDE_GAP = 0.45, 0.9
"""In heights of a letter: more than a space between words, and more than any in even margins."""


class Segment(Struct, frozen=True):
    """Words of a line that stand together: a cell, or a part of a sentence."""

    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        """Its words, with spaces."""
        return " ".join(word.text for word in self.words)

    @property
    def left(self) -> float:
        return self.words[0].left

    @property
    def right(self) -> float:
        return self.words[-1].right

    @property
    def bold(self) -> bool:
        return all(word.bold for word in self.words)

    @property
    def is_figure(self) -> bool:
        """Whether it is a figure, or what stands where one is missing."""
        return bool(_FIGURE.fullmatch(self.text))


def segments(line: Line) -> list[Segment]:
    """A line cut where its gaps are wider than those between words."""
    if _LEADER.search(line.text):
        return [Segment(line.words)]
    size = median(word.measure for word in line.words)
    gaps = [after.left - before.right for before, after in zip(line.words, line.words[1:], strict=False)]
    usual = median(gaps) if len(gaps) > 3 else 0.0
    runs: list[list[Word]] = [[line.words[0]]]
    for gap, word in zip(gaps, line.words[1:], strict=True):
        if _ends(runs[-1], word, gap / size if size else 0, usual / size if size else 0):
            runs.append([word])
        else:
            runs[-1].append(word)
    return [Segment(tuple(run)) for run in runs]


def _ends(run: Sequence[Word], word: Word, gap: float, usual: float) -> bool:
    """Whether a word begins a segment of its own. Gaps are in heights of a letter."""
    before, text = " ".join(one.text for one in run), word.text
    if before in ("-", "–", "−", "+", "(") and text[:1].isdigit():
        return gap > 0.6
    figure = bool(_FIGURE.fullmatch(before))
    if figure and _FIGURE.fullmatch(text) and text not in ("%", ")"):
        goes_on = _OPEN.fullmatch(before) and _GROUP.fullmatch(text)
        return gap > _EVEN_GAP or not goes_on
    if figure or _FIGURE.fullmatch(text):
        return gap > max(_EVEN_GAP, min(1.8 * usual, _WIDE_GAP))
    return gap > max(_WIDE_GAP, min(2.2 * usual, 2.0))


class Strip(Struct):
    """Where a column lies; it grows while segments are put in it."""

    left: float
    right: float
    lines: set[int]
    """Those that have something in it."""

    def overlap(self, left: float, right: float) -> float:
        """How much of it something covers."""
        return min(self.right, right) - max(self.left, left)

    def take(self, left: float, right: float, lines: set[int]) -> None:
        """Grow over something."""
        self.left, self.right = min(self.left, left), max(self.right, right)
        self.lines |= lines


def strips(found: Sequence[tuple[int, Segment]], size: float) -> list[Strip]:
    """The columns that segments of lines make, from the left. The narrow ones say where columns are; a wide one over
    two of them makes them one where no line has both, and else is two cells that stand close."""
    made: list[Strip] = []
    for line, segment in sorted(found, key=lambda one: one[1].right - one[1].left):
        left, right = segment.left, segment.right
        over = [strip for strip in made if strip.overlap(left, right) > 0.1 * size]
        if any(one.lines & other.lines for one in over for other in over if one is not other):
            continue
        if not over:
            made.append(Strip(left, right, {line}))
            continue
        first = over[0]
        first.take(left, right, {line})
        for other in over[1:]:
            first.take(other.left, other.right, other.lines)
            made.remove(other)
    return sorted(made, key=lambda strip: strip.left)
