"""What does a printed table come to, when what follows from other figures in it is computed from them?"""

from collections.abc import Callable
from decimal import Decimal
from typing import Literal

from msgspec import Struct

from ks_budget.model.equals import Tree, coefficients, computed, names
from ks_budget.model.table_shape import Shape
from ks_budget.money import ZERO, exactly


class Worked(Struct, frozen=True):
    """One figure of a table, in its column's unit; a share as a part of one."""

    printed: Decimal
    value: Decimal
    """What it comes to: the printed figure where it follows from no others."""
    tree: Tree | None = None
    """What it is computed from."""
    along: Literal["row", "column"] = "column"


Cells = dict[tuple[str, str], Worked]
"""By row and column."""

_FINE = Decimal(1).scaleb(-30)


@exactly
def worked(shape: Shape) -> Cells:
    """Every figure that a table prints. Computed columns go before sums of rows: percent are not added."""
    return _Working(shape).cells()


class _Working:
    def __init__(self, shape: Shape) -> None:
        self.shape, self.found = shape, dict[tuple[str, str], Worked]()

    def cells(self) -> Cells:
        """All cells, in printed order."""
        for spot in self.shape.settled():
            self.cell(*spot)
        spots = [(row.id, column.id) for row in self.shape.table.rows for column in self.shape.table.columns]
        return {spot: cell for spot in spots if (cell := self.cell(*spot)) is not None}

    def cell(self, row: str, column: str) -> Worked | None:
        """One cell; None where nothing is printed."""
        if (row, column) not in self.found:
            figure = self.shape.rows[row].figures.get(column)
            if figure is None or column not in self.shape.columns:
                return None
            measured = self.shape.measured(self.shape.columns[column])
            printed = Decimal(figure) / measured.parts if measured.kind == "share" else Decimal(figure)
            self.found[row, column] = Worked(printed, printed)
            self.found[row, column] = self._computed(row, column, printed)
        return self.found[row, column]

    def _computed(self, row: str, column: str, printed: Decimal) -> Worked:
        held = self.shape.columns[column]
        tree = self.shape.column_trees.get(column)
        if tree is not None and all(self.cell(row, id) for id in names(tree)):
            try:
                value = computed(tree, self._beside(row), Decimal)
            except ArithmeticError:
                return Worked(printed, printed)
            return Worked(printed, value if coefficients(tree) else value.quantize(_FINE), tree, "column")
        tree = self.shape.row_trees.get(row)
        if tree is not None and self.shape.adds(held) and any(self.cell(id, column) for id in names(tree)):
            return Worked(printed, computed(tree, self._down(column), Decimal), tree, "row")
        return Worked(printed, printed)

    def _beside(self, row: str) -> Callable[[str], Decimal]:
        def of(column: str) -> Decimal:
            cell = self.cell(row, column)
            return ZERO if cell is None else cell.value

        return of

    def _down(self, column: str) -> Callable[[str], Decimal]:
        """What is not printed adds nothing to a sum of rows."""

        def of(row: str) -> Decimal:
            cell = self.cell(row, column)
            return ZERO if cell is None else cell.value

        return of
