"""Tables of running text whose rows hold text beside their figures, all cells parted by gaps: registers of risks."""

from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec import Struct

from ks_budget.sources.grid import EMPTY, Cell
from ks_budget.tables.lines import Line
from ks_budget.tables.numbers import read_entry
from ks_budget.tables.parts import Part, Strip, kind_of_cell
from ks_budget.tables.spans import SpanAcross, Spans, span_of

_ROWS = 3
"""How many rows show that what stands below each other is a table."""
_HEADS = 3
"""How many lines of heads may stand above them."""


class Gapped(Struct, frozen=True):
    """A table as it stands, and the lines before it."""

    before: list[Line]
    part: Part
    first: Line


def gapped(lines: Sequence[Line]) -> Iterator["Gapped | list[Line]"]:
    """The tables of this kind, each with the lines before it, and the lines after the last of them."""
    loose = at = 0
    while at < len(lines):
        if not _is_row(lines[at]):
            at += 1
            continue
        end = _end(lines, at)
        block = [line for line in lines[at:end] if _is_row(line)]
        if len(block) < _ROWS:
            at = end
            continue
        spans = _columns(block)
        begin = _first_head(lines, loose, at, spans)
        heads = [_strip(line, spans) for line in lines[begin:at]]
        body = [_strip(line, spans) for line in lines[at:end]]
        yield Gapped(list(lines[loose:begin]), Part([], heads, body, []), lines[begin])
        at = loose = end
    yield list(lines[loose:])


def _is_row(line: Line) -> bool:
    """Whether gaps part a label, figures and text after them or between."""
    if len(line.cells) < 3 or line.kind in "ehb" or not all(cell.column for cell in line.cells):
        return False
    kinds = "".join(kind_of_cell(cell.text) for cell in line.cells[1:])
    return "n" in kinds and "t" in kinds and kind_of_cell(line.cells[0].text) == "t"


def _end(lines: Sequence[Line], start: int) -> int:
    """Where the lines of a table end: at an empty one, a heading, or one that begins at the margin with no gap."""
    end = start
    while end < len(lines):
        line = lines[end]
        margin = len(line.cells) == 1 and line.cells[0].column == lines[start].cells[0].column
        if line.kind in "eb" or (margin and not line.text[:1].islower()):
            break
        end += 1
    return max(end, start + 1)


def _columns(rows: Sequence[Line]) -> Spans:
    """Where each column stands, from the rows that have as many cells as most have."""
    usual = Counter(len(row.cells) for row in rows).most_common(1)[0][0]
    cells = [[span_of(cell) for cell in row.cells] for row in rows if len(row.cells) == usual]
    return [SpanAcross(min(row[at].begin for row in cells), max(row[at].end for row in cells)) for at in range(usual)]


def _first_head(lines: Sequence[Line], loose: int, start: int, spans: Spans) -> int:
    begin = start
    while begin > max(loose, start - _HEADS):
        line = lines[begin - 1]
        told = any(read_entry(cell.text).number for cell in line.cells)
        if line.kind in "eb" or len(line.cells) < 2 or told or any(_over(cell, spans) is None for cell in line.cells):
            break
        begin -= 1
    return begin


def _over(cell: Cell, spans: Spans) -> int | None:
    """The column that a cell shares most of its width with; None where it stands over none."""
    span = span_of(cell)
    shared = [min(span.end, other.end) - max(span.begin, other.begin) for other in spans]
    best = max(range(len(spans)), key=lambda at: shared[at])
    return best if shared[best] > 0 else None


def _strip(line: Line, spans: Spans) -> Strip:
    """A line as a row with a cell for each column; those over the same column are one."""
    placed: list[list[Cell]] = [[] for _ in spans]
    for cell in line.cells:
        over = _over(cell, spans)
        nearest = min(range(len(spans)), key=lambda at: abs(spans[at].begin - cell.column))
        placed[nearest if over is None else over].append(cell)
    cells = tuple(_one(cells) for cells in placed)
    return Strip(cells, "".join(kind_of_cell(cell.text) for cell in cells))


def _one(cells: Sequence[Cell]) -> Cell:
    if len(cells) < 2:
        return cells[0] if cells else EMPTY
    return Cell(" ".join(cell.text for cell in cells), cells[0].line, cells[0].column, cells[0].bold)
