"""A source understood: its tables, and the text between them, each with its place."""

import re
from collections.abc import Sequence

from msgspec import Struct, structs

from ks_budget.money import Unit
from ks_budget.sources.grid import Grid, Source
from ks_budget.tables.broken import goes_on_without_heads, has_heads_of, is_on_next_page, joined, with_heads_of
from ks_budget.tables.fitting import table_of_run
from ks_budget.tables.gapped import gapped
from ks_budget.tables.layout import is_drawn, table_of
from ks_budget.tables.lines import Line, line_of
from ks_budget.tables.parts import Part, lanes, parts_of, strips_of
from ks_budget.tables.places import Places, places_of
from ks_budget.tables.runs import Run, runs
from ks_budget.tables.table import Prose, Table, Understood
from ks_budget.tables.titles import may_title
from ks_budget.tables.units import declared_unit, only_unit, unit_of
from ks_budget.tables.wrapped import flowed, goes_on

_NEAR = 4
"""How many lines above a table are looked through for its unit."""


class Document(Struct):
    """What is understood so far."""

    tables: list[Table]
    prose: list[Prose]
    above: list[tuple[str, bool]]
    """Lines of text since the last table that may be a title or a unit, and whether each is a heading; others empty."""
    unit: Unit | None = None
    """What the text, or a heading, has said of the amounts that follow."""

    def add_text(self, lines: Sequence[Line]) -> None:
        """Lines that are no table, as paragraphs."""
        paragraph: list[Line] = []
        for line in lines:
            if line.kind != "e":
                said = unit_of(line.text) if line.kind == "b" else declared_unit(line.text)
                self.unit = said or self.unit
            if line.kind in "e" or (paragraph and _begins(line, paragraph[-1])):
                self._close(paragraph)
                paragraph = []
            if line.kind != "e":
                paragraph.append(line)
        self._close(paragraph)

    def _close(self, paragraph: Sequence[Line]) -> None:
        if paragraph:
            first = paragraph[0]
            titled = len(paragraph) == 1 and (first.kind == "b" or may_title(first.text) or only_unit(first.text))
            self.above.append((first.text if titled else "", first.kind == "b"))
            text, begins = flowed([line.text for line in paragraph])
            places = [line.places.of(line.cells) for line in paragraph]
            lines = tuple(zip(begins, places, strict=True))
            self.prose.append(Prose(text, places[0], lines, len(self.tables)))

    def add_table(self, table: Table) -> None:
        """A table, with the unit that the text gives where it says none itself."""
        if table.unit is None and any(column.kind == "money" for column in table.columns):
            near = (unit for text in self.near() if (unit := unit_of(text)))
            table = structs.replace(table, unit=next(near, self.unit))
        before, between = self.tables[-1] if self.tables else None, len(self.above)
        if before and goes_on_without_heads(before, table, between):
            table = with_heads_of(before, table)
        elif before and not table.title and has_heads_of(before, table):
            title = before.title if _sheet(before) == _sheet(table) else ""
            table = structs.replace(table, title=title, unit=table.unit or before.unit)
        if before and is_on_next_page(before, table, between):
            self.tables[-1] = joined(before, table)
        else:
            self.tables.append(table)
        self.above = []

    def new_sheet(self) -> None:
        """What stands on another sheet is above no table of this one; the unit may hold for the whole workbook."""
        self.above = [(text if only_unit(text) else "", False) for text, _ in self.above]

    def end_label(self, lines: Sequence[Line]) -> Sequence[Line]:
        """Lines without the first, where that is the end of the last row's label, which the page has broken: the reader
        of pages finds no figures beside it."""
        if not lines or not self.tables or self.above or not self.tables[-1].rows:
            return lines
        first, row = lines[0], self.tables[-1].rows[-1]
        ends = first.kind == "t" and first.places.page and first.text[:1].islower() and goes_on(row.label, first.text)
        if not ends:
            return lines
        whole = structs.replace(row, label=flowed((row.label, first.text))[0])
        self.tables[-1] = structs.replace(self.tables[-1], rows=(*self.tables[-1].rows[:-1], whole))
        return lines[1:]

    def title(self) -> str:
        """The line right above that may be a title, or the nearest heading."""
        near = True
        for text, is_heading in reversed(self.above):
            if text and not only_unit(text) and (near or is_heading):
                return text
            near = near and (is_heading or only_unit(text))
        return ""

    def near(self) -> list[str]:
        """The lines above, the nearest first."""
        return [text for text, _ in self.above[: -_NEAR - 1 : -1] if text]


def understand(source: Source) -> Understood:
    """The tables and the text of a source, each in the order of the document. Nothing in it is an error: what is no
    table is text."""
    document = Document([], [], [])
    running: list[Line] = []
    sheet = ""
    for grid, places in zip(source.grids, places_of(source), strict=True):
        if grid.sheet != sheet:
            document.new_sheet()
        sheet = grid.sheet
        if not grid.ruled:
            running += [line_of(row, places) for row in grid.rows]
            continue
        _add_running(document, running)
        running = []
        _add_grid(document, grid, places)
    _add_running(document, running)
    return Understood(tuple(document.tables), tuple(document.prose))


def _add_running(document: Document, lines: Sequence[Line]) -> None:
    lines = document.end_label(lines)
    for piece in gapped(lines):
        if isinstance(piece, list):
            _add_runs(document, piece)
            continue
        _add_runs(document, piece.before)
        table = table_of(piece.part, piece.first.places, document.title())
        if table:
            document.add_table(table)


def _add_runs(document: Document, lines: Sequence[Line]) -> None:
    text: list[Line] = []
    for piece in runs(lines):
        if isinstance(piece, Line):
            text.append(piece)
            continue
        found = table_of_run(piece)
        if found is None:
            text += _lines_of(piece)
            continue
        table, above = found
        document.add_text([*text, *above])
        text = []
        document.add_table(structs.replace(table, title=document.title()))
    document.add_text(text)


def _lines_of(run: Run) -> list[Line]:
    """The lines of what was no table, those put together apart again."""
    lines = list(run.before)
    for line in run.body:
        lines += [Line(line.cells, line.places, "p" if line.cells else "e")]
        lines += [Line(part.cells, part.places, "p") for part in line.parts]
    return lines


def _add_grid(document: Document, grid: Grid, places: Places) -> None:
    for lane in lanes(strips_of(grid.rows)):
        for part in parts_of(lane):
            table = table_of(part, places, grid.title or document.title())
            if table is None or (grid.page and is_drawn(table)):
                document.add_text(_texts(part, places))
                continue
            if table.unit is None:
                table = structs.replace(table, unit=unit_of(grid.sheet))
            above = [line_of(strip.cells, places) for strip in part.titles]
            document.add_text([line for line in above if line.text != table.title and not only_unit(line.text)])
            document.add_table(table)


def _texts(part: Part, places: Places) -> list[Line]:
    strips = [*part.titles, *part.heads, *part.body, *part.notes]
    return [line_of(strip.cells, places) for strip in strips]


def _sheet(table: Table) -> str | None:
    return table.place.within.sheet if table.place and table.place.within else None


_ITEM = re.compile(r"[-–•·*▪‣○]|\d{1,2}[.)]\s|[a-zåäö]\)\s")


def _begins(line: Line, before: Line) -> bool:
    """Whether a line begins a paragraph of its own: a heading, an item, or after a line that ends one."""
    text = line.text
    if not line.places.wraps:
        return True
    if line.kind == "b" or before.kind == "b" or _ITEM.match(text):
        return True
    return before.text.endswith((".", "!", "?", ":", ";")) or (not text[:1].islower() and len(before.text) < 60)
