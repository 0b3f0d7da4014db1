"""Figures that a workbook stores otherwise than it shows them: as text, or with more decimals."""

from collections.abc import Iterator
from decimal import Decimal

from ks_budget.importing.work import Note, Numbered, Read
from ks_budget.numerals import write
from ks_budget.problems import Place, Problem, kinds
from ks_budget.sources import Cell, Source
from ks_budget.tables.table import Entry

MOST = 5
"""How many cells are told of, one by one."""


def stored_otherwise(source: Source, read: Read, notes: list[Note]) -> list[Problem]:
    """Warnings (KSB079) for the figures of the tables that were read."""
    left = {note.subject for note in notes if note.key == "table"}
    tables = [one for one in read.tables if _described(one) not in left]
    cells = _cells(source)
    found = [problem for one in tables for problem in _of_table(one, cells)]
    rest = len(found) - MOST
    return [*found[:MOST], *([kinds.importing.MORE_OF_THEM.at(Place(source.file), count=rest)] if rest > 0 else [])]


def _described(one: Numbered) -> str:
    from ks_budget.importing.choice import described

    return described(one)


def _cells(source: Source) -> dict[tuple[str, int, int], Cell]:
    return {
        (grid.sheet, cell.line, cell.column): cell
        for grid in source.grids
        if grid.sheet
        for row in grid.rows
        for cell in row
        if cell.kind
    }


def _of_table(one: Numbered, cells: dict[tuple[str, int, int], Cell]) -> Iterator[Problem]:
    for row in one.table.rows:
        for entry in row.entries:
            within = entry.place.within if entry.place else None
            cell = cells.get((within.sheet, within.row, within.column)) if within else None
            if cell is not None and entry.number is not None:
                yield from _of_cell(entry, cell)


def _of_cell(entry: Entry, cell: Cell) -> Iterator[Problem]:
    assert entry.number is not None and entry.place is not None
    if cell.kind == "text":
        yield kinds.importing.TEXT_FIGURE.at(entry.place, shown=entry.text.strip())
    elif cell.stored is not None:
        stored = cell.stored * 100 if entry.number.percent else cell.stored
        if abs(stored) != abs(entry.number.value) and not _scaled(stored, entry.number.value):
            told = write(stored, "sv", None)
            yield kinds.importing.HIDDEN_DECIMALS.at(entry.place, shown=entry.text.strip(), stored=told)


def _scaled(stored: Decimal, shown: Decimal) -> bool:
    """Whether a number format shows thousands or millions of what is stored, exactly."""
    return any(abs(stored) == abs(shown) * 10**power for power in (3, 6))
