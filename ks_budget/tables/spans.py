"""Columns of running text by where they stand: tables set with gaps between their cells."""

from collections.abc import Sequence

from msgspec import Struct

from ks_budget.sources.grid import Cell
from ks_budget.tables.lines import Line
from ks_budget.tables.numbers import read_entry


class SpanAcross(Struct, frozen=True):
    """Where something begins and ends in a line, in signs from the left, the end exclusive."""

    begin: int
    end: int


_NEAR = 2
"""How many signs apart the figures of a column may end."""

Spans = Sequence[SpanAcross]


def span_of(cell: Cell) -> SpanAcross:
    """Where a cell stands in its line."""
    return SpanAcross(cell.column, cell.column + len(cell.text))


def parted(line: Line) -> list[SpanAcross]:
    """Where each figure of a line stands, where gaps part them all from each other and from the label; else none."""
    cells = line.cells[bool(line.label) :]
    if line.parts or any(not cell.column or read_entry(cell.text).blank == "text" for cell in cells):
        return []
    return [span_of(cell) for cell in cells]


def spans_of(figures: Sequence[Line], count: int = 0) -> Spans:
    """Where each column stands, where gaps part the figures of most rows; empty where they don't, or where there are
    not ``count`` columns. Columns end alike, so that rows with missing figures show them too."""
    rows = [row for line in figures if (row := parted(line))]
    if not rows or len(rows) * 2 < len(figures):
        return []
    columns = _alike(rows)
    most = max(len(row) for row in rows)
    if len(columns) != most and any(len(column) < 2 for column in columns):
        columns = [[row[at] for row in rows if len(row) == most] for at in range(most)]
    spans = [SpanAcross(min(span.begin for span in column), _middle(column)) for column in columns]
    return spans if not count or len(spans) == count else []


def _alike(rows: Sequence[Sequence[SpanAcross]]) -> list[list[SpanAcross]]:
    """The figures of some rows by where they end, a sign or two apart at most."""
    columns: list[list[SpanAcross]] = []
    for span in sorted((span for row in rows for span in row), key=lambda span: span.end):
        if columns and span.end - columns[-1][-1].end <= _NEAR:
            columns[-1].append(span)
        else:
            columns.append([span])
    return columns


def _middle(column: Sequence[SpanAcross]) -> int:
    return sorted(span.end for span in column)[len(column) // 2]
