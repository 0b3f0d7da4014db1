"""Rows that stand in two tables are witnesses of each other: of figures that a sum alone cannot tell between."""

from collections.abc import Sequence
from math import log2
from typing import Final

from ks_budget.tables.figures import Figures
from ks_budget.tables.misfits import Case, Cases
from ks_budget.tables.repair import WARNING
from ks_budget.tables.repeats import Repeat, Side
from ks_budget.tables.slips import Cell

VOUCHED: Final = 2.0
"""Bits that the same figure elsewhere says."""


class Opened:
    """A table with the cases that are open before others are asked."""

    def __init__(self, figures: Figures, cases: Cases, open_cases: list[Case]) -> None:
        self.figures, self.cases, self.open = figures, cases, open_cases

    def doubted(self, cell: Cell) -> bool:
        """Whether a figure stands in a relation that fails."""
        return any(cell in case.cells for case in self.open)


def tie(tables: Sequence[Opened], repeats: Sequence[Sequence[Repeat]]) -> None:
    """Add what rows that stand in two tables say of each other's figures: that one is the same speaks for it, that one
    is another speaks against it where it stands in a relation that fails."""
    for at, found in enumerate(repeats):
        for repeat in found:
            for table, side, same in _sides(tables[at], tables[repeat.table], repeat):
                if same:
                    table.cases.good.append(_case(table.figures, side, repeat))
                elif table.doubted(side.cell):
                    table.open.append(_case(table.figures, side, repeat))


def _sides(here: Opened, there: Opened, repeat: Repeat) -> list[tuple[Opened, Side, bool]]:
    ties = [(one, True) for one in repeat.holds] + [(one, False) for one in repeat.differs]
    return [side for one, same in ties for side in ((here, one.here, same), (there, one.there, same))]


def _case(figures: Figures, side: Side, repeat: Repeat) -> Case:
    row, column = side.cell
    case = Case(repeat, column, {side.cell: 1}, side.apart, side.room)
    case.bits = VOUCHED
    case.size = abs(figures.values[row][column] or 1)
    case.room = log2(max(1.0, case.size / (2 * max(1, figures.halves[row][column]))))
    case.odds = WARNING
    return case
