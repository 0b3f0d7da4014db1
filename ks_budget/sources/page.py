"""One page as grids: drawn tables, tables that white space parts, and running text, from the top."""

import itertools
import re
from collections.abc import Iterator, Sequence
from statistics import median

from msgspec import Struct, structs

from ks_budget.sources.grid import Cell, Grid
from ks_budget.sources.limits import Watch
from ks_budget.sources.page_columns import Block, blocks
from ks_budget.sources.page_rules import Box, Drawn, Rule, drawn
from ks_budget.sources.page_segments import Segment, segments
from ks_budget.sources.page_text import lanes
from ks_budget.sources.page_words import Letter, Line, Word, lines, rejoined, words


class Sheet(Struct, frozen=True):
    """What stands on a page."""

    number: int
    """From 1."""
    letters: tuple[Letter, ...]
    rules: tuple[Rule, ...]
    has_pictures: bool = False
    height: float = 0


_NUMBER = re.compile(
    r"(?:sida|sid\.?|s\.?)?\s*+[-–]?\s*+\d{1,4}\s*+[-–]?(?:\s*+(?:\(\d{1,4}\)|/\s*+\d{1,4}|av \d{1,4}))?", re.I
)
"""The number of a page."""
_MARGIN = 0.1
"""Of a page's height, where its number stands."""


def grids(sheet: Sheet, size: float, watch: Watch) -> Iterator[Grid]:
    """What stands on a page, from the top. ``size`` is how high most letters of its file are, in points."""
    found = words(sheet.letters)
    watch.tick()
    size = max(size, median(word.size for word in found) if found else 0)
    tables = [table for table in drawn(sheet.rules) if sum(map(table.holds, found)) > 1]
    rest = [word for word in found if not any(table.holds(word) for table in tables)]
    everything = lines(found)
    watch.tick()
    numbers = _Numbers(everything)
    free = [line for line in lines(rest) if not _is_number(line, sheet.height)]
    made: list[_Standing] = []
    for lane in lanes(free):
        # A table parts what stands above it from what stands below.
        for part in _parted(lane, tables):
            made += _running(part, numbers, sheet.number, size)
            watch.tick()
    for table in sorted(tables, key=lambda table: table.top):
        grid = _ruled(table, found, numbers, sheet.number)
        made.insert(_place(table, made), _Standing(grid, table.left, table.top, table.right))
    yield from (one.grid for one in made if one.grid.rows)


class _Standing(Struct, frozen=True):
    """A grid, and where on its page it stands."""

    grid: Grid
    left: float
    top: float
    right: float


def _standing(grid: Grid, found: Sequence[Line]) -> _Standing:
    words = [word for line in found for word in line.words]
    return _Standing(grid, min(word.left for word in words), found[0].top, max(word.right for word in words))


def _place(table: Drawn, made: Sequence[_Standing]) -> int:
    """Where a drawn table comes among what is read in order: before what stands below it, not beside it."""
    over = [n for n, one in enumerate(made) if one.left < table.right and one.right > table.left]
    below = [n for n in over if made[n].top > table.top]
    return below[0] if below else over[-1] + 1 if over else len(made)


class _Numbers:
    """On which line of its page something stands, from 1."""

    def __init__(self, found: Sequence[Line]) -> None:
        self._middles = [(line.top + line.bottom) / 2 for line in found]

    def of(self, middle: float) -> int:
        """The line nearest to a height."""
        if not self._middles:
            return 0
        return min(range(len(self._middles)), key=lambda n: abs(self._middles[n] - middle)) + 1


def _is_number(line: Line, height: float) -> bool:
    """Whether a line is the number of its page."""
    edge = line.bottom < _MARGIN * height or line.top > (1 - _MARGIN) * height
    return edge and bool(_NUMBER.fullmatch(line.text))


def _parted(lane: Sequence[Line], tables: Sequence[Drawn]) -> Iterator[list[Line]]:
    part: list[Line] = []
    for line in lane:
        if part and any(part[-1].top < table.top < line.top for table in tables):
            yield part
            part = []
        part.append(line)
    if part:
        yield part


def _running(part: Sequence[Line], numbers: _Numbers, page: int, size: float) -> Iterator[_Standing]:
    """Lines that no rules enclose: tables, and the text between them."""
    at = 0
    for block in blocks(part):
        if block.first > at:
            yield _standing(_text(part[at : block.first], numbers, page, size), part[at : block.first])
        yield _standing(_aligned(block, part, numbers, page), part[block.first : block.end])
        at = block.end
    if at < len(part):
        yield _standing(_text(part[at:], numbers, page, size), part[at:])


def _text(part: Sequence[Line], numbers: _Numbers, page: int, size: float) -> Grid:
    """Running text, a line a row. A line that stands far below the one before it begins a paragraph."""
    cut = [segments(line) for line in part]
    cut = [[Segment(line.words)] if _is_one(found) else found for line, found in zip(part, cut, strict=True)]
    texts = rejoined([found[0].text if len(found) == 1 else "" for found in cut])
    rows: list[tuple[Cell, ...]] = []
    for number, line in enumerate(part):
        if number and line.top - part[number - 1].bottom > 0.8 * line.size:
            rows.append(())
        at = numbers.of((line.top + line.bottom) / 2)
        heading = _heading(line, size)
        if len(cut[number]) > 1:
            rows.append(tuple(Cell(s.text, at, column, s.bold, heading) for column, s in enumerate(cut[number], 1)))
        elif texts[number]:
            rows.append((Cell(texts[number], at, 1, all(word.bold for word in line.words), heading),))
    return Grid(tuple(rows), ruled=False, page=page)


def _is_one(found: Sequence[Segment]) -> bool:
    """Whether a line is not to be cut: an item of a list, or a sentence whose spaces are wide to fill the line."""
    words = [word for segment in found for word in segment.words]
    gaps = [after.left - before.right for before, after in itertools.pairwise(found)]
    is_text = sum(sign.isalpha() for word in words for sign in word.text) > 12 and len(words) > 4
    return _is_item(found) or (is_text and max(gaps, default=0) < words[0].measure)


def _is_item(found: Sequence[Segment]) -> bool:
    """Whether a line is an item of a list: a sign or a number, and its text."""
    return len(found) == 2 and bool(_ITEM.fullmatch(found[0].text)) and not found[1].is_figure


_ITEM = re.compile(r"[-–—•·▪■○●◦*]|\d{1,2}[.)]|[a-z]\)")
_LEVELS = ((1.7, 1), (1.35, 2), (1.12, 3))
"""How many times the size of its page's text a heading is, and its level."""


def _heading(line: Line, size: float) -> int:
    if len(line.words) > 15 or not any(sign.isalpha() for sign in line.text):
        return 0
    return next((level for times, level in _LEVELS if line.size > times * size), 0)


def _aligned(block: Block, part: Sequence[Line], numbers: _Numbers, page: int) -> Grid:
    """A table that white space parts. A row that stands far below the one above it has an empty one before it."""
    rows: list[tuple[Cell, ...]] = []
    own = [number for number, _ in block.rows]
    gaps = {number: part[number].top - part[number - 1].bottom for number in own[1:]}
    usual = median(gaps.values()) if gaps else 0
    for number, placed in block.rows:
        line = part[number]
        if rows and gaps[number] > 2 * max(usual, 0) and gaps[number] > usual + 0.6 * line.size:
            rows.append(())
        at = numbers.of((line.top + line.bottom) / 2)
        row = [Cell(line=at, column=column) for column in range(1, block.width + 1)]
        for one in placed:
            row[one.column] = Cell(one.text, at, one.column + 1, one.bold, across=one.across)
        rows.append(tuple(row))
    return Grid(tuple(rows), page=page)


def _ruled(table: Drawn, found: Sequence[Word], numbers: _Numbers, page: int) -> Grid:
    """A drawn table. A row of it that holds several lines of figures, one below the other, is as many rows."""
    inside = [word for word in found if table.holds(word)]
    by_row: dict[int, list[tuple[Box, list[Line]]]] = {}
    for box in table.boxes:
        held = lines([word for word in inside if box.holds(word)])
        by_row.setdefault(box.row, []).extend(_parts(box, held, table))
    width = max(box.column + box.across for box in table.boxes)
    rows: list[tuple[Cell, ...]] = []
    for number in sorted(by_row):
        rows += _rows(by_row[number], width, numbers)
    return Grid(tuple(rows), page=page)


def _parts(box: Box, found: list[Line], table: Drawn) -> list[tuple[Box, list[Line]]]:
    """A cell over several columns that holds a figure for each is as many cells: some tables have every other row
    drawn."""
    if box.across < 2:
        return [(box, found)]
    parts: dict[int, list[Line]] = {}
    figures = 0
    for line in found:
        for segment in segments(line):
            columns = {table.column_of(word) for word in segment.words}
            if len(columns) > 1:
                return [(box, found)]
            figures += segment.is_figure
            parts.setdefault(columns.pop(), []).append(Line(segment.words))
    if len(parts) < 2 or not figures:
        return [(box, found)]
    one = structs.replace(box, across=1)
    return [(structs.replace(one, column=column), held) for column, held in sorted(parts.items())]


def _rows(boxes: Sequence[tuple[Box, list[Line]]], width: int, numbers: _Numbers) -> Iterator[tuple[Cell, ...]]:
    stacked = [found for _, found in boxes if len(found) > 1 and all(_is_figure(line) for line in found)]
    if len(stacked) > 1 or (stacked and len(boxes) == 2):
        yield from _stacked(boxes, width, numbers)
        return
    top = min((found[0].top + found[0].bottom) / 2 for _, found in boxes if found) if any(f for _, f in boxes) else 0
    at = numbers.of(top)
    row = [Cell(line=at, column=column) for column in range(1, width + 1)]
    for box, found in boxes:
        text = " ".join(part for part in rejoined([line.text for line in found]) if part)
        bold = bool(found) and all(word.bold for line in found for word in line.words)
        row[box.column] = Cell(text, at, box.column + 1, bold, across=box.across, down=box.down)
    yield tuple(row)


def _stacked(boxes: Sequence[tuple[Box, list[Line]]], width: int, numbers: _Numbers) -> Iterator[tuple[Cell, ...]]:
    """The lines of a row's cells, each that stands at one height a row of its own."""
    by_line: dict[int, list[tuple[Box, Line]]] = {}
    for box, found in boxes:
        for line in found:
            by_line.setdefault(numbers.of((line.top + line.bottom) / 2), []).append((box, line))
    for at in sorted(by_line):
        row = [Cell(line=at, column=column) for column in range(1, width + 1)]
        for box, line in by_line[at]:
            row[box.column] = Cell(
                line.text, at, box.column + 1, all(word.bold for word in line.words), across=box.across
            )
        yield tuple(row)


def _is_figure(line: Line) -> bool:
    return sum(sign.isdigit() for sign in line.text) * 2 >= len(line.text.replace(" ", "")) or line.text in "-–—"
