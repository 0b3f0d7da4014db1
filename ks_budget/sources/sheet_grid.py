"""What sheets of all formats have in common: cells that are set one by one become rows, without what is hidden."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import lru_cache
from string import ascii_uppercase

from msgspec import Struct, structs

from ks_budget.language import Text
from ks_budget.problems import Kind, Place, Problem, Within, kinds
from ks_budget.sources.grid import Cell, Grid
from ks_budget.sources.limits import Watch

_LAST_COLUMN = 16_384


class Merged(Struct, frozen=True):
    """Cells that are shown as one, from 1 and both ends included."""

    top: int
    left: int
    bottom: int
    right: int


class Sheet:
    """A sheet that is being read: its cells by row and column, from 1, and what of it is to be told."""

    def __init__(self, name: str, watch: Watch) -> None:
        self.name, self._watch = name, watch
        self._rows: dict[int, dict[int, Cell]] = {}
        self._hidden_rows: set[int] = set()
        self._hidden_columns: set[int] = set()
        self._merged: list[Merged] = []
        self._told: dict[str, list[tuple[int, int]]] = {"uncalculated": [], "error": [], "external": []}

    def put(self, cell: Cell) -> None:
        """A cell at its own line and column. An empty one leaves nothing. Raises Stop where there are too many."""
        self._watch.cells(1, Within(sheet=self.name, row=cell.line, column=cell.column))
        if cell.text and 0 < cell.column <= _LAST_COLUMN and cell.line > 0:
            self._rows.setdefault(cell.line, {})[cell.column] = cell

    def hide_row(self, row: int) -> None:
        """A row that is not shown."""
        self._hidden_rows.add(row)

    def hide_columns(self, first: int, last: int) -> None:
        """Columns that are not shown, both ends included."""
        self._hidden_columns.update(range(max(first, 1), min(last, _LAST_COLUMN) + 1))

    def merge(self, merged: Merged) -> None:
        """Cells that are shown as one."""
        self._merged.append(merged)

    def uncalculated(self, row: int, column: int) -> None:
        """A formula without a stored result: its cell is empty."""
        self._rows.get(row, {}).pop(column, None)
        self._told["uncalculated"].append((row, column))

    def external(self, row: int, column: int) -> None:
        """A formula that fetches its value from another file."""
        self._told["external"].append((row, column))

    def error(self, row: int, column: int) -> None:
        """A cell that shows an error."""
        self._told["error"].append((row, column))

    @property
    def grid(self) -> Grid:
        """Its rows as they are shown: from the first with anything in it, one empty row for those between."""
        rows: list[tuple[Cell, ...]] = []
        before = 0
        spans = self._spans()
        covered = self._covered(spans)
        for number in sorted((self._rows.keys() | covered.keys()) - self._hidden_rows):
            row = tuple(self._row(number, spans, covered.get(number, 0)))
            if not row:
                continue
            if rows and self._shown_between(before, number):
                rows.append(())
            rows.append(row)
            before = number
        return Grid(tuple(rows), sheet=self.name)

    def _shown_between(self, before: int, after: int) -> bool:
        """Whether there are rows between two that are shown, and empty: those that are hidden are not."""
        return any(number not in self._hidden_rows for number in range(before + 1, after))

    def _spans(self) -> dict[tuple[int, int], tuple[int, int]]:
        """How many columns and rows that are shown each merged cell with something in it covers."""
        last = max(self._rows, default=0)
        hidden_columns, hidden_rows = sorted(self._hidden_columns), sorted(self._hidden_rows)
        spans = {}
        for one in self._merged:
            if one.left in self._rows.get(one.top, ()):
                right, bottom = min(one.right, _LAST_COLUMN), min(one.bottom, last)
                across = right - one.left + 1 - _between(hidden_columns, one.left, right)
                down = bottom - one.top + 1 - _between(hidden_rows, one.top, bottom)
                spans[one.top, one.left] = (max(across, 1), max(down, 1))
        return spans

    def _covered(self, spans: dict[tuple[int, int], tuple[int, int]]) -> dict[int, int]:
        """Rows that merged cells of the rows above reach into, and how far to the right."""
        covered: dict[int, int] = {}
        for (top, left), (_, down) in spans.items():
            self._watch.cells(down - 1)
            for row in range(top + 1, top + down):
                covered[row] = max(covered.get(row, 0), left)
        return covered

    def _row(self, number: int, spans: dict[tuple[int, int], tuple[int, int]], covered: int) -> Iterator[Cell]:
        cells = self._rows.get(number, {})
        last = max((column for column in cells if column not in self._hidden_columns), default=covered)
        for column in range(1, last + 1):
            if column in self._hidden_columns:
                continue
            cell = cells.get(column)
            if cell is None:
                self._watch.cells(1)
                yield Cell(line=number, column=column)
            elif (number, column) in spans:
                across, down = spans[number, column]
                yield structs.replace(cell, across=across, down=down)
            else:
                yield cell

    @property
    def problems(self) -> Iterator[Problem]:
        """What was met and is to be told."""
        used = {column for row in self._rows.values() for column in row}
        hidden = [Text(f"rad {row}", f"row {row}") for row in sorted(self._hidden_rows & self._rows.keys())]
        for name in map(column_name, sorted(self._hidden_columns & used)):
            hidden.append(Text(f"kolumn {name}", f"column {name}"))
        if hidden:
            yield kinds.sources.LEFT_OUT.at(self.place(), count=len(hidden), first=hidden[0])
        yield from self._first("uncalculated", kinds.sources.NOT_CALCULATED)
        yield from self._first("external", kinds.sources.EXTERNAL_LINKS)
        for row, column in self._told["error"][:1]:
            text = self._rows[row][column].text
            yield kinds.sources.CELL_ERROR.at(
                self.place(row, column), error=text, cell=cell_name(row, column), count=len(self._told["error"])
            )

    def _first(self, what: str, kind: Kind) -> Iterator[Problem]:
        for row, column in self._told[what][:1]:
            yield kind.at(self.place(row, column), cell=cell_name(row, column), count=len(self._told[what]))

    def place(self, row: int = 0, column: int = 0) -> Place:
        """Where something stands in it."""
        return Place(self._watch.file, within=Within(sheet=self.name, row=row, column=column))


def _between(numbers: list[int], first: int, last: int) -> int:
    """How many of some numbers in order lie between two, both included."""
    return bisect_right(numbers, last) - bisect_left(numbers, first)


def column_name(column: int) -> str:
    """`C` for 3, `AA` for 27."""
    name = ""
    while column > 0:
        column, letter = divmod(column - 1, 26)
        name = ascii_uppercase[letter] + name
    return name


def cell_name(row: int, column: int) -> str:
    """`C4` for row 4 and column 3."""
    return f"{column_name(column)}{row}"


@lru_cache(maxsize=20_000)
def column_of(name: str) -> int:
    """The column of a cell's name without its row, from 1; 0 for what it does not say."""
    return position(name)[1]


def position(name: str) -> tuple[int, int]:
    """Row and column of a cell's name; 0 for what it does not say."""
    row = column = 0
    for sign in name:
        if sign.isascii() and sign.isalpha():
            column = min(column * 26 + ord(sign.upper()) - 64, _LAST_COLUMN + 1)
        elif sign.isascii() and sign.isdigit():
            row = min(row * 10 + int(sign), 10_000_000)
    return row, column
