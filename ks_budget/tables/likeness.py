"""How a row's figures are like one another: what a figure would be, by the row's other columns."""

from collections import Counter
from functools import cache
from math import log2
from typing import Final

from ks_budget.tables.figures import Figures

TRUSTED: Final = 5
"""Rows that two columns must share before anything is said."""
SCORES: Final = 10
"""Different figures that a column of scores has at most."""
WIDEST: Final = 1.5
"""Powers of two that the middle row may be off: columns that differ more are not alike."""
FARTHEST: Final = 10.0
"""Bits that likeness can give or take."""


class Likeness:
    """For each column the one that it is most like, with how they differ."""

    def __init__(self, figures: Figures) -> None:
        self.figures = figures
        self._like = cache(self._nearest)
        self._counts = cache(self._scores)

    def gain(self, row: int, column: int, value: int) -> float:
        """Bits for a figure being another: how much better that one fits the row than what is printed."""
        printed = self.figures.values[row][column]
        if (counts := self._counts(column)) is not None:
            return log2(counts[value] + 0.2) - log2(max(0, counts[printed or 0] - 1) + 0.2)
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

    def _scores(self, column: int) -> Counter[int] | None:
        """How often each figure stands in a column of scores: of a few figures that come again and again."""
        counts = Counter(value for values in self.figures.values if (value := values[column]) is not None)
        return counts if len(counts) <= SCORES and 2 * len(counts) <= sum(counts.values()) else None

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
