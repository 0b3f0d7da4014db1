"""Where each cell of a source stands, as a problem tells it: a place in a text, on a sheet or on a page."""

from collections.abc import Iterable, Sequence

from msgspec import Struct

from ks_budget.problems import Place, Span, Within
from ks_budget.sources import formats
from ks_budget.sources.grid import EMPTY, Cell, Grid, Source

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
        return self.each(cells, (index,))[0]

    def each(self, cells: Cells, indexes: Iterable[int]) -> list[Place]:
        """The places of some cells of a row."""
        line = next((cell.line for cell in cells if cell.line), 0)
        if not self.is_text:
            return [self._within(cells, index, line) for index in indexes]
        if not line:
            return [Place(self.file) for _ in indexes]
        sources: dict[int, str] = {}
        return [self._span(cells, index, line, sources) for index in indexes]

    def _within(self, cells: Cells, index: int, line: int) -> Place:
        cell = cells[index] if index < len(cells) else EMPTY
        within = Within(self.sheet, self.page, self.table, cell.line or line, cell.column or index + 1)
        return Place(self.file, within=within)

    def _span(self, cells: Cells, index: int, line: int, sources: dict[int, str]) -> Place:
        """``sources`` are the lines as they stand in the file, as far as they are put together."""
        cell = cells[index] if index < len(cells) else EMPTY
        line = cell.line or line
        column, width = cell.column, len(cell.text)
        if not column:
            before = [other.column for other in cells[: index + 1] if other.column and other.line == line]
            column, width = before[-1] if before else 1, 0
        if line not in sources:
            sources[line] = _source_line(cells, line)
        return Place(self.file, span=Span(line, column, column + max(1, width), sources[line]))


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
