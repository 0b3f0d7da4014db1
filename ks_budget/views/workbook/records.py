"""The hidden sheet: the whole budget, value by value, and the cells that show it, so that `ksb import` can read it back
with what was changed."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from ks_budget.model.flat import path_text
from ks_budget.model.walk import key_path, walk
from ks_budget.model.workbook import COLUMNS, LONGEST, ROWS, SHEET, VERSION
from ks_budget.sheets import TEXT, Cell, Look, Sheet, Value, address, within
from ks_budget.views.workbook.given import Given
from ks_budget.views.workbook.page import Cells, text

_EPOCH = date(1899, 12, 30)


def sheet(given: Given, sheets: list[Sheet]) -> Sheet:
    """Its rows: the values of the budget, each with the cells that show it; and the other cells that people may change,
    so that what is changed there is told."""
    cells = _Cells(given, sheets)
    rows: list[Cells] = [[text(SHEET), text(VERSION)], [text(name) for name in COLUMNS]]
    for path, value in given.records:
        rows += _value(path, value, cells.of.pop(path, []))
    rows += [_shown(path, "", cell) for path, some in cells.of.items() for cell in some]
    rows += [_shown("", "", cell) for cell in cells.others]
    rows += [[text(ROWS), text(one.name), text(str(_filled(one)))] for one in sheets]
    return Sheet(SHEET, rows, [40, 40, 20, 20, 20], shown=False)


Placed = tuple[str, Cell]
"""A cell and its address."""


class _Cells:
    """The cells of all sheets that hold no formula: by the path that they show, and those that show none."""

    def __init__(self, given: Given, sheets: list[Sheet]) -> None:
        self.paths = {id(table): path for path, table in walk(given.budget.content)}
        self.of: dict[str, list[Placed]] = {}
        self.others: list[Placed] = []
        for sheet in sheets:
            for i, row in enumerate(sheet.rows):
                for j, cell in enumerate(row):
                    if cell is not None and not cell.formula and sheet.head and i > sheet.head:
                        self._add((within(sheet.name, address(i, j)), cell))

    def _add(self, placed: Placed) -> None:
        cell = placed[1]
        path = self.paths.get(id(cell.record)) if cell.record is not None else None
        if path is not None:
            keys = key_path(cell.record, cell.keys[:1]) + tuple(str(key) for key in cell.keys[1:])
            self.of.setdefault(path_text((*path, *keys)), []).append(placed)
        elif cell.value is not None and cell.look.role not in ("note", "head", "title"):
            self.others.append(placed)


def _value(path: str, value: str, cells: list[Placed]) -> Iterator[Cells]:
    parts = [value[i : i + LONGEST] for i in range(0, len(value), LONGEST)] or [""]
    for part in parts[: None if not cells else -1]:
        yield [text(path), text(part)]
    for i, cell in enumerate(cells):
        yield _shown(path, "" if i else parts[-1], cell)


def _shown(path: str, value: str, placed: Placed) -> Cells:
    """A cell: what it holds now, and a formula that follows it. A formula of an empty cell would be 0."""
    where, cell = placed
    formula = f'IF(ISBLANK({where}),"",{where})'
    days = cell.value - _EPOCH if isinstance(cell.value, date) else None
    value_now: Value = "" if cell.value is None else days.days if days is not None else cell.value
    return [
        text(path),
        text(value),
        text(told(cell.value)),
        text(where),
        Cell(value_now, Look("number") if days is not None else TEXT, formula),
    ]


def told(value: Value) -> str:
    """What a cell holds, as it can be compared: days are numbered as workbooks number them."""
    match value:
        case None:
            return ""
        case date():
            return str((value - _EPOCH).days)
        case Decimal():
            return f"{value:f}"
    return str(value)


def _filled(sheet: Sheet) -> int:
    return sum(1 for row in sheet.rows if any(cell is not None and cell.value not in (None, "") for cell in row))
