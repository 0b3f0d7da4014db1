"""Figures of printed tables that are the same as figures of frames, of the investments or of other tables."""

import re
from collections.abc import Iterator, Mapping
from typing import Literal

from msgspec import Struct

from ks_budget.model import TableColumn, TableRow
from ks_budget.money import exactly
from ks_budget.printed.book import Book
from ks_budget.printed.figure import Figure, When
from ks_budget.printed.relation import About, Relation, times
from ks_budget.printed.tables import TableBook
from ks_budget.problems import Spot, here, kinds

_REFERENCE = re.compile(r"(?P<table>[\w-]+)\.(?P<row>[\w-]+)(?:\[\"?(?P<key>[^\"\]]+)\"?\])?")

_PLANNED = (None, "budget", "plan")
"""The phases of the columns that a frame has figures of."""


class Same(Struct, frozen=True):
    """A figure that is said to be the same as another."""

    book: TableBook
    row: TableRow
    column: TableColumn
    reference: str
    """What it is the same as: `ks.grant[2025]`."""
    figures: tuple[Figure, ...] | None
    """What that is the sum of; None where there is no such figure, and none for a total without lines."""
    turn: int
    """-1 where a cost is printed without a minus here."""

    @property
    def stated(self) -> Figure | None:
        """The figure of the table; None where nothing is printed."""
        return self.book.figure(self.row.id, self.column.id)

    @property
    def subject(self) -> str:
        """What a finding of it is called."""
        return f"{self.book.of}{self.book.table.id}.{self.row.id}.{self.column.id}.same_as"


class Unknown(Struct, frozen=True):
    """A reference that leads to nothing."""

    at: Spot
    reference: str
    known: tuple[str, ...]
    year: int | None = None
    columns: tuple[str, ...] = ()
    """Of a row whose year is that of several columns: those."""
    why: Literal["", "itself", "measure", "nowhere"] = ""
    """Of what is there: that it is the row itself, is measured otherwise, or has no column to be compared in."""


def sames(book: Book, table: TableBook) -> Iterator[Same | Unknown]:
    """All that the rows of a table are said to be the same as."""
    named = _Named(book)
    for row in table.table.rows:
        if row.same_as:
            found = list(_of_row(named, table, row))
            yield from found or [Unknown(here(row) / "same_as", row.same_as, (), why="nowhere")]
        for id, reference in row.cells_same_as.items():
            column = table.shape.columns.get(id)
            if column is not None:
                yield _of_cell(named, table, row, column, reference)


@exactly
def relation(same: Same) -> Relation | None:
    """That both agree; None where one of them is missing."""
    if same.stated is None or same.figures is None:
        return None
    about = About(
        table=same.book.table.title,
        row=same.book.shape.named(same.row),
        column=same.column.label,
        reference=same.reference,
    )
    terms = (*times([same.stated]), *times(same.figures, -same.turn))
    return Relation(kinds.printed.SAME_AS, same.subject, terms, about=about)


def _of_row(named: "_Named", table: TableBook, row: TableRow) -> Iterator[Same | Unknown]:
    at, found = here(row) / "same_as", named.find(row.same_as)
    if found is None or found.key:
        yield Unknown(at, row.same_as, named.known(row.same_as))
        return
    turn = found.turn(table)
    if found.table is not None:
        if found.is_row(table, row):
            yield Unknown(at, row.same_as, (), why="itself")
            return
        for id in found.by:
            column = table.shape.columns.get(str(id))
            if column is not None and not found.is_measured_as(table, column, str(id)):
                yield Unknown(at, row.same_as, (), columns=(column.id,), why="measure")
            elif column is not None:
                yield Same(table, row, column, f"{row.same_as}[{id}]", found.by[id], turn)
        return
    columns = [
        column
        for column in table.table.columns
        if column.year is not None and column.phase in _PLANNED and table.shape.measured(column).kind == "money"
    ]
    for year in dict.fromkeys(column.year for column in columns if column.year is not None):
        of_year = [column for column in columns if column.year == year]
        if len(of_year) > 1:
            yield Unknown(at, row.same_as, (), year, tuple(column.id for column in of_year))
        else:
            yield Same(table, row, of_year[0], f"{row.same_as}[{year}]", found.by.get(year), turn)


def _of_cell(named: "_Named", table: TableBook, row: TableRow, column: TableColumn, reference: str) -> Same | Unknown:
    at, found = here(row) / "cells_same_as" / column.id, named.find(reference)
    figures = found.by.get(found.key) if found else None
    if found is None or figures is None:
        return Unknown(at, reference, named.known(reference))
    if found.is_row(table, row) and found.key == column.id:
        return Unknown(at, reference, (), why="itself")
    if not found.is_measured_as(table, column, str(found.key)):
        return Unknown(at, reference, (), columns=(column.id,), why="measure")
    return Same(table, row, column, reference, figures, found.turn(table))


class _Found(Struct, frozen=True):
    """A row that a reference leads to."""

    by: Mapping[int | str, tuple[Figure, ...]]
    """Its figures by year, or by column of a printed table."""
    key: int | str = ""
    """The one that is meant, where it says."""
    is_cost: bool = False
    table: TableBook | None = None
    """The printed table that it is in; None of frames and investments."""
    row: str = ""

    def turn(self, table: TableBook) -> int:
        """What its figures are multiplied by to be as the table prints them."""
        return -1 if self.is_cost and not table.costs_have_minus else 1

    def is_row(self, table: TableBook, row: TableRow) -> bool:
        """Whether it is a row itself."""
        return self.table is table and self.row == row.id

    def is_measured_as(self, table: TableBook, column: TableColumn, id: str) -> bool:
        """Whether its figure is of the same sort as a column of a table: money in any unit, or the same unit."""
        own = table.shape.measured(column)
        if self.table is None:
            return own.kind == "money"
        other = self.table.shape.measured(self.table.shape.columns[id])
        return own.kind == other.kind and (own.kind == "money" or own.unit == other.unit)


class _Named:
    """The figures of a budget by what references call them."""

    def __init__(self, book: Book) -> None:
        self.book = book

    def find(self, reference: str) -> _Found | None:
        """What a reference leads to; None where that is nothing."""
        match = _REFERENCE.fullmatch(reference.strip())
        if match is None:
            return None
        key = match["key"] or ""
        return self._found(match["table"], match["row"], int(key) if key.isdecimal() else key)

    def _found(self, name: str, row: str, key: int | str) -> _Found | None:
        frame, table = _one(name, self.book.levels.by_id), _one(name, self.book.tables)
        if name == "investments":
            id = _one(row, self.book.investments)
            return _Found(self._by_year(self.book.investments[id].by), key) if id else None
        if frame is not None:
            rows = self.book.frame(frame)
            id = _one(row, rows)
            return _Found(self._by_year(rows[id].by), key, self._is_cost(frame, id)) if id else None
        if table is None:
            return None
        cells = self.book.tables[table].cells
        id = _one(row, cells)
        by: dict[int | str, tuple[Figure, ...]] = (
            {column: (figure,) for column, figure in cells[id].items()} if id else {}
        )
        return _Found(by, str(key), table=self.book.tables[table], row=id) if id else None

    @staticmethod
    def _by_year(by: Mapping[When, tuple[Figure, ...]]) -> dict[int | str, tuple[Figure, ...]]:
        return {when: figures for when, figures in by.items() if isinstance(when, int)}

    def _is_cost(self, frame: str, row: str) -> bool:
        """Whether it is printed with a minus where costs are: costs, their sum and net costs."""
        lines = {line.id: line.kind for line in self.book.levels.whole(self.book.levels.by_id[frame]).lines}
        return row in ("costs", "net") or lines.get(row) == "cost"

    def known(self, reference: str) -> tuple[str, ...]:
        """The rows that the beginning of a reference has, or all beginnings."""
        frame = _one(reference.partition(".")[0], self.book.levels.by_id)
        if frame is None:
            return (*self.book.levels.by_id, *self.book.tables)
        return tuple(f"{frame}.{row}" for row in self.book.frame(frame))


def _one(name: str, names: Mapping[str, object]) -> str | None:
    """An id as it is, though `-` in it is written `_`."""
    if name in names:
        return name
    return next((id for id in names if id.replace("-", "_") == name), None)
