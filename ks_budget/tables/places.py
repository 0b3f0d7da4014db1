"""Where each cell of a source stands, as a problem tells it: a place in a text, on a sheet or on a page."""

from collections.abc import Sequence

from msgspec import Struct

from ks_budget.problems import Place, Span, Within
from ks_budget.sources import formats
from ks_budget.sources.grid import Cell, Grid, Source

Cells = Sequence[Cell]


_WRAPPING = ("pdf", "text")


class Places(Struct, frozen=True):
    """The places of one grid's cells."""

    file: str
    is_text: bool
    """Whether lines and columns are those of a text."""
    wraps: bool = False
    """Whether lines are broken where they have no more room, so that a paragraph has several."""
    sheet: str = ""
    page: int = 0
    table: int = 0
    """Which ruled grid of the file or the page, from 1; 0 for running text and sheets."""

    def within(self, cells: Cells, index: int, offset: int, length: int) -> Place:
        """The place of a part of a cell, so many signs from where it begins."""
        place = self.of(cells, index)
        if place.span is None:
            return place
        begins = place.span.column + offset
        return Place(self.file, span=Span(place.span.line, begins, begins + length, place.span.source))

    def of(self, cells: Cells, index: int = 0) -> Place:
        """The place of one cell of a row. One without a place of its own, covered or missing, is told by its row."""
        cell = cells[index] if index < len(cells) else None
        line = (cell.line if cell else 0) or next((other.line for other in cells if other.line), 0)
        if not self.is_text:
            column = (cell.column if cell else 0) or index + 1
            within = Within(sheet=self.sheet, page=self.page, table=self.table, row=line, column=column)
            return Place(self.file, within=within)
        if not line:
            return Place(self.file)
        known = next((other for other in reversed(cells[: index + 1]) if other.column and other.line == line), None)
        column = known.column if known else 1
        width = len(cell.text) if cell and cell is known else 0
        return Place(self.file, span=Span(line, column, column + max(1, width), _source_line(tuple(cells), line)))


def _source_line(cells: Cells, line: int) -> str:
    """The line as it stands in its file, but for its marks: each cell's text where it begins."""
    text = ""
    for cell in cells:
        if cell.line == line and cell.text:
            text = text.ljust(cell.column - 1) + cell.text
    return text


def places_of(source: Source) -> list[Places]:
    """For each grid, in order."""
    try:
        is_text = formats.named(source.format).text
    except KeyError:
        is_text = False
    return [
        Places(
            source.file,
            is_text,
            source.format in _WRAPPING,
            grid.sheet,
            grid.page,
            0 if is_text else _number(source.grids, index),
        )
        for index, grid in enumerate(source.grids)
    ]


def _number(grids: Sequence[Grid], index: int) -> int:
    grid = grids[index]
    if grid.sheet or not grid.ruled:
        return 0
    return sum(other.ruled and other.page == grid.page for other in grids[: index + 1])
