"""The sheets of printed tables: the printed figures as inputs, what follows from them as formulas."""

from collections.abc import Iterator
from decimal import Decimal

from ks_budget.compute.worked_tables import Worked, worked
from ks_budget.model import PrintedTable, TableColumn, TableRow
from ks_budget.model.equals import Named, Signs, Sum, Tree, spelled
from ks_budget.model.table_shape import Shape
from ks_budget.money import decimals_of, nearest
from ks_budget.numerals import write_as_printed
from ks_budget.sheets import Cell, Role, Sheet, address, sum_of
from ks_budget.views.workbook.given import Given
from ks_budget.views.workbook.page import FIRST, Cells, Head, number, page, percent, text
from ks_budget.views.workbook.places import Places

WORDS = {
    "sv": {
        "row": "Rad",
        "printed": "Enligt dokumentet",
        "guide": "Gula celler är indata. Summor och beräknade kolumner räknas om.",
        "note": "Enligt dokumentet = siffror i dokumentet som skiljer sig från de beräknade.",
        "unit": "{column} i {unit}.",
    },
    "en": {
        "row": "Row",
        "printed": "As printed",
        "guide": "Yellow cells are inputs. Sums and computed columns follow.",
        "note": "As printed = figures of the document that are not those computed.",
        "unit": "{column} in {unit}.",
    },
}
_SIGNS = Signs("+", "-", "*", "/")


def sheet(table: PrintedTable, given: Given, places: Places) -> Sheet:
    """One table."""
    made = _Made(Shape(table, given.budget.unit), given)
    words = WORDS[given.language]
    notes = [*([words["note"]] if made.differing else []), *made.units(), *([table.note] if table.note else [])]
    name = places.sheets[f"table {table.id}"]
    return page(given, name, table.title, made.heads(), made.rows(), notes, guide=words["guide"], unit=made.unit)


class _Made:
    """The cells of one table."""

    def __init__(self, shape: Shape, given: Given) -> None:
        self.shape, self.table, self.language, self.words = shape, shape.table, given.language, WORDS[given.language]
        self.cells = worked(shape)
        self.row_at = {row.id: FIRST + i for i, row in enumerate(self.table.rows)}
        self.column_at = {column.id: i for i, column in enumerate(self.table.columns, start=1)}
        self.decimals = {column.id: self._decimals(column) for column in self.table.columns}
        money = [one.unit for column in self.table.columns if (one := shape.measured(column)).kind == "money"]
        self.unit = money[0] if money else given.budget.unit
        self.differing = [spot for spot in self.cells if self._differs(*spot)]

    def _decimals(self, column: TableColumn) -> int:
        return max(
            (decimals_of(row.figures[column.id]) for row in self.table.rows if column.id in row.figures), default=0
        )

    def _differs(self, row: str, column: str) -> bool:
        """Whether the printed figure is another than the computed one, rounded as it is."""
        cell, measured = self.cells[row, column], self.shape.measured(self.shape.columns[column])
        figure, parts = self.shape.rows[row].figures[column], measured.parts
        step = Decimal(1).scaleb(-decimals_of(figure))
        return nearest(cell.value * parts, step) != Decimal(figure)

    def heads(self) -> list[Head]:
        """The head of the rows, of each column, and of what is printed otherwise."""
        heads = [Head(self.words["row"], 46)]
        heads += [Head(column.label, max(13, len(column.label) + 2), "number") for column in self.table.columns]
        return [*heads, *([Head(self.words["printed"], 40)] if self.differing else [])]

    def units(self) -> Iterator[str]:
        """The units of columns that are not in the one of the sheet."""
        for column in self.table.columns:
            unit = self.shape.measured(column).unit
            if unit not in (self.unit, "%"):
                yield self.words["unit"].format(column=column.label, unit=unit)

    def rows(self) -> list[Cells]:
        """The rows of figures."""
        return [self._row(row) for row in self.table.rows]

    def _row(self, row: TableRow) -> Cells:
        role: Role = "total" if row.equals else "strong" if not row.figures else "quiet" if row.within else "part"
        cells: Cells = [text(row.label, role)]
        cells += [self._cell(row, column) for column in self.table.columns]
        said = [
            f"{self.shape.columns[column].label}: {self._printed(row, column)}"
            for id, column in self.differing
            if id == row.id
        ]
        return [*cells, *([text("; ".join(said))] if said else [])]

    def _printed(self, row: TableRow, column: str) -> str:
        unit = self.shape.measured(self.shape.columns[column]).unit
        return write_as_printed(row.figures[column], self.language, unit)

    def _cell(self, row: TableRow, column: TableColumn) -> Cell | None:
        cell = self.cells.get((row.id, column.id))
        if cell is None:
            return None
        formula = "" if cell.tree is None else self._formula(row, column, cell)
        role: Role = "input" if not formula else "total" if row.equals else "part"
        decimals = self.decimals[column.id]
        measured = self.shape.measured(column)
        if measured.unit == "%":
            return percent(cell.value, decimals, role, formula)
        if measured.parts > 1:
            value, formula = cell.value * measured.parts, f"({formula})*{measured.parts}" if formula else ""
            return number(value, decimals, role, formula)
        return number(cell.value, decimals, role, formula, signed=column.phase in ("change", "deviation"))

    def _formula(self, row: TableRow, column: TableColumn, cell: Worked) -> str:
        assert cell.tree is not None, "it is computed"
        if cell.along == "row":
            added = _added(cell.tree)
            if added:
                return sum_of((self.row_at[id], self.column_at[column.id]) for id in added)
            return spelled(cell.tree, lambda id: address(self.row_at[id], self.column_at[column.id]), _SIGNS)
        return spelled(cell.tree, lambda id: self._beside(row, id), _SIGNS)

    def _beside(self, row: TableRow, id: str) -> str:
        """The cell of another column, as it is computed with. A cell in percent is a part of one already."""
        cell, measured = address(self.row_at[row.id], self.column_at[id]), self.shape.measured(self.shape.columns[id])
        return f"({cell}/{measured.parts})" if measured.parts > 1 and measured.unit != "%" else cell


def _added(tree: Tree) -> list[str]:
    """The rows of a sum that only adds, each once: nothing of any other."""
    if not isinstance(tree, Sum):
        return []
    ids = [term.id for sign, term in tree.terms if sign > 0 and isinstance(term, Named)]
    return ids if len(ids) == len(tree.terms) == len(set(ids)) else []
