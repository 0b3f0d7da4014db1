"""How a row's figures are like one another: what a figure would be, by the row's other columns."""

from functools import cache
from math import log2
from typing import Final

from ks_budget.tables.figures import Figures

TRUSTED: Final = 5
"""Rows that two columns must share before anything is said."""
WIDEST: Final = 1.5
"""Powers of two that the middle row may be off: columns that differ more are not alike."""
FARTHEST: Final = 10.0
"""Bits that likeness can give or take."""


class Likeness:
    """For each column the one that it is most like, with how they differ."""

    def __init__(self, figures: Figures) -> None:
        self.figures = figures
        self._like = cache(self._nearest)

    def gain(self, row: int, column: int, value: int) -> float:
        """Bits for a figure being another: how much better that one fits the row than what is printed."""
        printed = self.figures.values[row][column]
        if not printed or not value or (like := self._like(column)) is None:
            return 0.0
        other, middle, spread, agree = like
        beside = self.figures.values[row][other]
        if not beside:
            return 0.0
        return max(-FARTHEST, min(FARTHEST, sum(
            sign * (-log2(1 + ((log2(abs(x / beside)) - middle) / spread) ** 2)
                    - (4.0 if agree and (x > 0) != (beside > 0) else 0.0))
            for sign, x in ((1, value), (-1, printed))
        )))  # fmt: skip

    def _nearest(self, column: int) -> tuple[int, float, float, bool] | None:
        best: tuple[int, float, float, bool] | None = None
        for other in range(self.figures.width):
            if other == column or not self.figures.adds[other]:
                continue
            pairs = [(x, y) for row in self.figures.values if (x := row[column]) and (y := row[other])]
            if len(pairs) < TRUSTED:
                continue
            ratios = sorted(log2(abs(x / y)) for x, y in pairs)
            middle = ratios[len(ratios) // 2]
            spread = sorted(abs(ratio - middle) for ratio in ratios)[len(ratios) // 2]
            agree = sum((x > 0) == (y > 0) for x, y in pairs) > 0.9 * len(pairs)
            if spread <= WIDEST and (best is None or spread < best[2]):
                best = (other, middle, max(0.02, spread), agree)
        return best
