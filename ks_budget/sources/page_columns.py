"""Lines of a page as tables, where nothing but white space parts their columns: figures that stand below each other.

Figures make the columns: their places overlap from line to line, and nothing else of the table lies there. Texts beside
them are labels and heads.
"""

import itertools
from collections.abc import Sequence
from statistics import median

from msgspec import Struct, structs

from ks_budget.sources.page_cells import Placed, cells_of, heads_of, one_each
from ks_budget.sources.page_segments import Segment, Strip, segments, strips
from ks_budget.sources.page_words import Line, rejoined

_LARGER = 1.12
"""How much larger a heading is set."""
_NEAR = 3.5
"""How many line heights may lie between two rows of a table."""


Row = tuple[int, tuple[Placed, ...]]
"""The line that a row stands on, and what is in it."""


class Block(Struct, frozen=True):
    """Lines that are one table."""

    first: int
    """Which of the lines it begins with."""
    end: int
    """The line after its last."""
    rows: tuple[Row, ...]
    width: int
    """How many columns it has."""


class _Cut(Struct, frozen=True):
    """A line with its segments."""

    line: Line
    segments: tuple[Segment, ...]

    @property
    def figures(self) -> int:
        return sum(segment.is_figure for segment in self.segments)

    @property
    def is_row(self) -> bool:
        """Whether it has figures beside a label, or several figures."""
        return len(self.segments) > 1 and any(segment.is_figure for segment in self.segments[1:])


def blocks(lines: Sequence[Line]) -> list[Block]:
    """The tables among lines that follow on each other, from the top."""
    cut = [_Cut(line, tuple(segments(line))) for line in lines]
    made: list[Block] = []
    at = 0
    while at < len(cut):
        if not cut[at].is_row:
            at += 1
            continue
        end = _end(cut, at)
        block = _block(cut, at, end, made[-1].end if made else 0)
        if block is not None:
            made.append(block)
            end = block.end
        at = end
    return made


def _end(cut: Sequence[_Cut], first: int) -> int:
    """The line after the last of a table that begins with a row."""
    last = first
    border = _border(cut[first])
    gaps: list[float] = []
    for number in range(first + 1, len(cut)):
        line, gap = cut[number], _gap(cut[number - 1], cut[number])
        usual = max(median(gaps), 0.3 * line.line.size) if gaps else line.line.size
        if not _is_near(cut[number - 1].line, line.line) or number - last > 4:
            break
        if line.is_row:
            last, border = number, min(border, _border(line))
        elif (gap > 2 * usual and gap > line.line.size) or line.line.size > _LARGER * cut[first].line.size:
            # What stands apart, or is set larger, begins something else.
            break
        elif len(line.segments) > 1 or line.figures:
            last = number
        elif line.segments[0].right > border + line.line.size:
            # Running text reaches over the columns; labels and headings do not.
            break
        elif gap < 0.7 * usual and number == last + 1:
            # The rest of a label.
            last = number
        gaps.append(gap)
    return last + 1


def _gap(before: _Cut, after: _Cut) -> float:
    return after.line.top - before.line.bottom


def _border(cut: _Cut) -> float:
    """Where the first figure of a row begins that is not its label."""
    return next(segment.left for segment in cut.segments[1:] if segment.is_figure)


def _is_near(before: Line, after: Line) -> bool:
    return after.top - before.bottom < _NEAR * max(before.size, after.size)


def _block(cut: Sequence[_Cut], first: int, end: int, above: int) -> Block | None:
    """The table of some lines and the heads above them; None where their figures make no columns."""
    rows = [number for number in range(first, end) if cut[number].is_row]
    if len(rows) < 2:
        return None
    size = median(cut[number].line.size for number in rows)
    figures = strips([(n, s) for n in range(first, end) for s in cut[n].segments if s.is_figure], size)
    labels = _labels(cut, rows, figures, size)
    columns = sorted([*figures, *labels], key=lambda strip: strip.left)
    if sum(len(strip.lines) > 1 for strip in figures) * 2 < len(figures) or not figures:
        return None
    start = _heads(cut, first, above, columns, figures)
    heads = [
        (number, heads_of(cut[number].line, cut[number].segments, columns, figures)) for number in range(start, first)
    ]
    placed = [
        (number, cells_of(cut[number].line, cut[number].segments, columns, figures)) for number in range(first, end)
    ]
    return Block(start, end, tuple(_joined(cut, rows, heads + placed)), len(columns))


def _joined(cut: Sequence[_Cut], rows: Sequence[int], placed: Sequence[Row]) -> list[Row]:
    """Rows whose labels are broken over several lines made one: their lines stand closer than rows do."""
    gaps = [_gap(cut[one], cut[other]) for one, other in itertools.pairwise(rows) if other == one + 1]
    close = 0.6 * median(gaps) if gaps else 0
    made: list[Row] = []
    for number, cells in placed:
        near = bool(made) and _gap(cut[number - 1], cut[number]) < close
        if near and not (number in rows and made[-1][0] in rows):
            above, before = made[-1]
            made[-1] = (above if above in rows else number, _together(before, cells))
        else:
            made.append((number, cells))
    return made


def _together(above: Sequence[Placed], below: Sequence[Placed]) -> tuple[Placed, ...]:
    """Two lines of one row: what stands in one column of both is one text."""
    by_column = {one.column: one for one in above}
    for one in below:
        before = by_column.get(one.column)
        if before is None:
            by_column[one.column] = one
        else:
            text = " ".join(part for part in rejoined([before.text, one.text]) if part)
            by_column[one.column] = structs.replace(before, text=text, across=max(before.across, one.across))
    return tuple(by_column[column] for column in sorted(by_column))


def _labels(cut: Sequence[_Cut], rows: Sequence[int], figures: Sequence[Strip], size: float) -> list[Strip]:
    """The columns of text of a table: what stands in none of its columns of figures."""
    found = []
    for number in rows:
        for segment in cut[number].segments:
            free = all(strip.overlap(segment.left, segment.right) < 0.3 * size for strip in figures)
            if free and not segment.is_figure:
                found.append((number, segment))
    return strips(found, size)


def _heads(cut: Sequence[_Cut], first: int, above: int, columns: Sequence[Strip], figures: Sequence[Strip]) -> int:
    """The first line of the heads above a table: lines that stand over its columns and are no sentences."""
    start = first
    size = cut[first].line.size
    for number in range(first - 1, max(above, first - 7) - 1, -1):
        line = cut[number].line
        if not _is_near(line, cut[number + 1].line) or line.size > _LARGER * size:
            break
        if one_each(line.words, columns, figures) is None:
            over = [s for s in cut[number].segments if any(strip.overlap(s.left, s.right) > 0 for strip in figures)]
            if len(cut[number].segments) == 1 and not over and len(line.words) < 4:
                # What stands over the labels may be set between two lines of the heads.
                continue
            long = any(len(segment.words) > 6 for segment in cut[number].segments)
            beside = len(cut[number].segments) > 1 or line.words[0].left > columns[0].left + 3 * size
            if long or not over or not beside:
                break
        start = number
    return start
