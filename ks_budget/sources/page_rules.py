"""Tables of a page that are drawn with rules both ways: each cell is what its rules enclose."""

from collections.abc import Sequence
from typing import Any

from msgspec import Struct
from pdfplumber.table import TableFinder

from ks_budget.sources.page_words import Word


class Rule(Struct, frozen=True):
    """A line, or the side of an area, in points from the left and the top."""

    left: float
    right: float
    top: float
    bottom: float


class Box(Struct, frozen=True):
    """A cell of a drawn table."""

    left: float
    top: float
    right: float
    bottom: float
    row: int
    """From 0, as is the column."""
    column: int
    across: int
    down: int

    def holds(self, word: Word) -> bool:
        """Whether the middle of a word lies in it."""
        return self.left <= (word.left + word.right) / 2 <= self.right and self.top <= word.middle <= self.bottom


class Drawn(Struct, frozen=True):
    """A table that is drawn with rules."""

    boxes: tuple[Box, ...]
    sides: tuple[float, ...]
    """Where its columns begin."""
    left: float
    top: float
    right: float
    bottom: float

    def holds(self, word: Word) -> bool:
        """Whether the middle of a word lies in it."""
        return self.left <= (word.left + word.right) / 2 <= self.right and self.top <= word.middle <= self.bottom

    def column_of(self, word: Word) -> int:
        """The column that the middle of a word lies in, from 0."""
        return sum(side <= (word.left + word.right) / 2 for side in self.sides) - 1


_MOST_RULES = 4_000
"""On one page. Maps and drawings have more, and no table."""
_TOGETHER = 3.0
"""Points between sides of cells that are one."""


class _Edges:
    """What a finder of tables asks a page for."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self.edges = [
            {
                "x0": rule.left, "x1": rule.right, "top": rule.top, "bottom": rule.bottom,
                "width": rule.right - rule.left, "height": rule.bottom - rule.top,
                "orientation": "h" if rule.right - rule.left >= rule.bottom - rule.top else "v", "object_type": "line",
            }
            for rule in rules
        ]  # fmt: skip


def drawn(rules: Sequence[Rule]) -> list[Drawn]:
    """The tables of a page with at least two rows and two columns that rules enclose."""
    if not rules or len(rules) > _MOST_RULES:
        return []
    made = []
    page: Any = _Edges(rules)
    for table in TableFinder(page, {"vertical_strategy": "lines", "horizontal_strategy": "lines"}).tables:
        lefts, tops = _sides([cell[0] for cell in table.cells]), _sides([cell[1] for cell in table.cells])
        if len(lefts) > 1 and len(tops) > 1:
            boxes = tuple(_box(cell, lefts, tops) for cell in table.cells)
            made.append(Drawn(boxes, tuple(lefts), *table.bbox))
    return made


def _sides(found: Sequence[float]) -> list[float]:
    """Where cells begin, those that are as good as one together."""
    sides: list[float] = []
    for side in sorted(found):
        if not sides or side - sides[-1] > _TOGETHER:
            sides.append(side)
    return sides


def _box(cell: tuple[float, float, float, float], lefts: Sequence[float], tops: Sequence[float]) -> Box:
    left, top, right, bottom = cell
    column = sum(side <= left for side in lefts) - 1
    row = sum(side <= top for side in tops) - 1
    across = sum(left - _TOGETHER < side < right - _TOGETHER for side in lefts)
    down = sum(top - _TOGETHER < side < bottom - _TOGETHER for side in tops)
    return Box(left, top, right, bottom, row, column, max(across, 1), max(down, 1))
