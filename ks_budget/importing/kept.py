"""A workbook that `ksb export` wrote, read back: the budget that it holds, with what was changed in its cells."""

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import msgspec
from msgspec import Struct

from ks_budget.importing.work import Note
from ks_budget.model import Content
from ks_budget.model.flat import content_of, path_of, value_of
from ks_budget.model.workbook import ROWS, SHEET, VERSION
from ks_budget.problems import Place, Problem, Stop, Within, kinds
from ks_budget.problems.place import KeyPath
from ks_budget.sources import Cell, Grid, Source

_EPOCH = date(1899, 12, 30)
_DAYS = ("done", "decided", "valid_to", "revised_by", "published")
"""Keys of days, which cells have as numbers."""
_NEAR = Decimal("1e-9")


class Kept(Struct, frozen=True):
    """The budget of a workbook."""

    content: Content
    """With all publications that it was computed by."""
    notes: tuple[Note, ...]
    """What is changed since it was made, and what of that is not read."""


def kept_in(source: Source) -> Grid | None:
    """The sheet that holds the budget, where a workbook has one."""
    grids = [grid for grid in source.hidden if grid.sheet.startswith(SHEET) and grid.rows]
    return next((grid for grid in grids if _texts(grid.rows[0])[:1] == [SHEET]), None)


def kept(source: Source, grid: Grid) -> Kept:
    """What the sheet holds, with the values that its cells have now. Raises Stop (KSB083) where it was damaged, or was
    written by a later ksb."""
    place = Place(source.file, within=Within(sheet=grid.sheet))
    if _texts(grid.rows[0])[1:2] != [VERSION]:
        raise Stop(kinds.importing.LATER_VERSION.at(place))
    rows = _Rows(source, grid)
    try:
        return Kept(content_of(rows.values.items()), tuple(rows.notes))
    except (ValueError, msgspec.MsgspecError) as error:
        raise Stop(_damaged(place)) from error


def _damaged(place: Place) -> Problem:
    return kinds.importing.SHEET_DAMAGED.at(place)


def _texts(row: tuple[Cell, ...]) -> list[str]:
    return [cell.text for cell in row]


class _Line(Struct, frozen=True):
    """A row of the sheet."""

    path: str
    value: str
    shown: str
    where: str
    now: Cell


class _Rows:
    """The rows of the sheet, and the sheets that they speak of."""

    def __init__(self, source: Source, grid: Grid) -> None:
        self.source = source
        self.cells = {
            (one.sheet, cell.line, cell.column): cell for one in source.grids for row in one.rows for cell in row
        }
        self.sheets = {one.sheet for one in source.grids}
        lines = [_line(row) for row in grid.rows[2:] if row]
        self.computed = any(line.now.text for line in lines if line.where)
        self.values: dict[KeyPath, Any] = {}
        self.notes: list[Note] = []
        place = Place(source.file, within=Within(sheet=grid.sheet))
        try:
            self._read([line for line in lines if line.path != ROWS])
        except (ValueError, ArithmeticError, msgspec.MsgspecError) as error:
            raise Stop(_damaged(place)) from error
        self._count([line for line in lines if line.path == ROWS])

    def _read(self, lines: list[_Line]) -> None:
        texts: dict[str, str] = {}
        for line in lines:
            if line.path and line.value:
                texts[line.path] = texts.get(line.path, "") + line.value
        self.values = {path_of(path): value_of(text) for path, text in texts.items()}
        for line in lines:
            if line.where:
                self._compare(line)

    def _compare(self, line: _Line) -> None:
        now = line.now if self.computed else self._looked_up(line.where)
        place = self._place(line.where)
        if now.text.startswith("#REF") or (not now.text and place.within and place.within.sheet not in self.sheets):
            self._left("gone", line, place, "")
        elif not _same(line.shown, now):
            if line.path and self._change(path_of(line.path), now):
                self.notes.append(Note("read", "changed", self._named(line.path), place, _told(line, now)))
            else:
                self._left("changed-unread", line, place, _told(line, now)["now"])

    def _left(self, key: str, line: _Line, place: Place, now: str) -> None:
        subject = self._named(line.path) if line.path else line.shown or now
        self.notes.append(Note("left", key, subject, place, {"before": line.shown or "–", "now": now or "–"}))

    def _named(self, text: str) -> str:
        """A path with ids in the place of positions: `frame.ks.line.services.amount`."""
        path = path_of(text)
        parts = [
            self.values.get((*path[: i + 1], "id"), part + 1) if isinstance(part, int) else part
            for i, part in enumerate(path)
        ]
        return ".".join(map(str, parts))

    def _looked_up(self, where: str) -> Cell:
        """What a cell has, where the formulas that follow cells have no values: not all programs compute."""
        within = self._place(where).within
        return self.cells.get((within.sheet, within.row, within.column), Cell()) if within else Cell()

    def _place(self, where: str) -> Place:
        sheet, _, cell = where.rpartition("!")
        letters = cell.rstrip("0123456789")
        column = 0
        for letter in letters:
            column = column * 26 + ord(letter) - ord("A") + 1
        name = sheet.removeprefix("'").removesuffix("'").replace("''", "'")
        return Place(self.source.file, within=Within(sheet=name, row=int(cell[len(letters) :]), column=column))

    def _change(self, path: KeyPath, now: Cell) -> bool:
        """Put what a cell has now in the place of what the budget has; False for what has no place there."""
        value = self._value(path, now)
        if value is None:
            if path in self.values and not now.text:
                del self.values[path]
                return True
            return False
        if path in self.values or _holds(self.values, path):
            self.values[path] = value
            return True
        return False

    def _value(self, path: KeyPath, now: Cell) -> Any:
        key, old = path[-1], self.values.get(path)
        if not now.text:
            return None
        if key == "treatment":
            return self._treatment(now.text)
        number = _number_of(now)
        if key in _DAYS:
            return _EPOCH + timedelta(days=int(number)) if number is not None else None
        if isinstance(old, str):
            return now.text
        if old is None and number is None:
            return now.text
        return _as_printed(number, old) if number is not None else None

    def _treatment(self, label: str) -> str | None:
        """The id of a treatment by its label."""
        for path, value in self.values.items():
            if path[0] == "treatment" and path[-1] == "label" and value == label:
                id = self.values.get((*path[:-1], "id"))
                return id if isinstance(id, str) else None
        return None

    def _count(self, lines: list[_Line]) -> None:
        """Rows that were put in are told: what they are of is not known."""
        for line in lines:
            grid = next((one for one in self.source.grids if one.sheet == line.value), None)
            place = Place(self.source.file, within=Within(sheet=line.value))
            if grid is None:
                self.notes.append(Note("left", "sheet-gone", line.value, place))
                continue
            now = sum(1 for row in grid.rows if any(cell.text.strip() for cell in row))
            if line.shown.isdecimal() and now > int(line.shown):
                count = str(now - int(line.shown))
                self.notes.append(Note("left", "rows-added", line.value, place, {"count": count}))


def _line(row: tuple[Cell, ...]) -> _Line:
    cells = [*row, *([Cell()] * 5)][:5]
    return _Line(cells[0].text, cells[1].text, cells[2].text, cells[3].text, cells[4])


def _same(shown: str, now: Cell) -> bool:
    """Whether a cell has what it had. Numbers are binary in workbooks."""
    if shown == now.text or shown.strip() == now.text.strip():
        return True
    before, after = _number(shown), _number_of(now)
    if before is None or after is None:
        return " ".join(shown.split()) == " ".join(now.text.split())
    return abs(before - after) <= _NEAR * max(Decimal(1), abs(before))


def _number_of(cell: Cell) -> Decimal | None:
    """The number that a cell has; a day is numbered as workbooks number them."""
    if cell.stored is not None:
        return cell.stored
    try:
        return Decimal((date.fromisoformat(cell.text) - _EPOCH).days)
    except ValueError:
        return _number(cell.text)


def _number(text: str) -> Decimal | None:
    try:
        return Decimal(text)
    except ArithmeticError:
        return None


def _as_printed(number: Decimal, old: Any) -> Any:
    """A figure with the decimals of the one that it takes the place of, where it has no more."""
    number = number.normalize()
    exponent = old.as_tuple().exponent if isinstance(old, Decimal) else 0
    if isinstance(exponent, int) and int(number.as_tuple().exponent) > exponent:
        number = number.quantize(Decimal(1).scaleb(exponent))
    return int(number) if number.as_tuple().exponent == 0 and not isinstance(old, Decimal) else number


def _holds(values: Mapping[KeyPath, Any], path: KeyPath) -> bool:
    """Whether the table that a new key is of is there."""
    for length in range(len(path) - 1, 0, -1):
        if isinstance(path[length - 1], int):
            return any(other[:length] == path[:length] for other in values)
    return False


def _told(line: _Line, now: Cell) -> dict[str, str]:
    after = f"{now.stored.normalize():f}" if now.stored is not None else now.text
    return {"before": line.shown or "–", "now": after or "–"}
