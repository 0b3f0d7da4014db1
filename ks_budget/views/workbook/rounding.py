"""The footing of `compute/footing` as formulas: the root to the nearest, then each total's parts down to whole steps,
and the steps that lack to the parts with the largest rests, the first of equals first."""

from collections.abc import Iterable
from decimal import ROUND_FLOOR, Decimal
from itertools import pairwise

from ks_budget.model.shape import Amounts, Tree
from ks_budget.sheets import address, sum_of
from ks_budget.views.workbook.places import FramePlaces

_DIGITS = 13
"""How many digits of a figure are sure where binary fractions are added up: Excel has fifteen."""


class Rounded:
    """One column of figures. ``decimals`` are those it is rounded to, ``exact`` what it is rounded from."""

    def __init__(self, shape: Tree, exact: Amounts, decimals: int, places: FramePlaces, year: int) -> None:
        self.exact, self.places, self.year, self.scale = exact, places, year, Decimal(10) ** decimals
        largest = max((abs(amount) * self.scale for amount in exact.values()), default=Decimal(0))
        self.digits = max(0, min(9, _DIGITS - len(str(int(largest)))))
        self.sure = min(9, self.digits + decimals)
        """How many decimals of a difference of two figures say something."""
        self.family = _families(shape, exact)

    def floor(self, key: str) -> tuple[Decimal, str]:
        """The whole steps below a figure."""
        value = (self.exact[key] * self.scale).to_integral_value(ROUND_FLOOR)
        return value, f"INT(ROUND({self._scaled(key)},{self.digits}))"

    def rest(self, key: str) -> tuple[Decimal, str]:
        """What is over, as a part of a step."""
        value = self.exact[key] * self.scale - self.floor(key)[0]
        return value, f"ROUND({self._scaled(key)}-{self._cell(key, 'floor')},{self.digits})"

    def shown(self, key: str) -> str:
        """The figure as it is shown."""
        if key not in self.family:
            return self._in_unit(f"ROUND(ROUND({self._scaled(key)},{self.digits}),0)")
        total, parts = self.family[key]
        at = parts.index(key)
        larger = [*self._beside(parts[:at], ">=", key), *self._beside(parts[at + 1 :], ">", key)]
        whole = self._cell(total, "shown")
        steps = f"ROUND({whole}*{self.scale},0)" if self.scale != 1 else whole
        lacking = f"{steps}-{sum_of(self.places.spot(part, 'floor', self.year) for part in parts)}"
        return self._in_unit(f"({self._cell(key, 'floor')}+IF({'+'.join(larger) or 0}<{lacking},1,0))")

    def stepped(self, key: str) -> bool:
        """Whether a figure goes down to a whole step first."""
        return key in self.family

    def _scaled(self, key: str) -> str:
        cell = self._cell(key, "exact")
        return cell if self.scale == 1 else f"{cell}*{self.scale}"

    def _in_unit(self, steps: str) -> str:
        return steps if self.scale == 1 else f"{steps}/{self.scale}"

    def _cell(self, key: str, what: str) -> str:
        return self.places.cell(key, what, self.year)

    def _beside(self, parts: list[str], sign: str, key: str) -> Iterable[str]:
        """How many of some parts have a larger rest, a formula for each run of neighbours."""
        own, column = self._cell(key, "rest"), self.places.columns["rest", self.year]
        for first, last in runs(self.places.rows[part] for part in parts):
            cells = address(first, column)
            if last != first:
                yield f"SUMPRODUCT(--({cells}:{address(last, column)}{sign}{own}))"
            else:
                yield f"IF({cells}{sign}{own},1,0)"


def runs(rows: Iterable[int]) -> list[tuple[int, int]]:
    """Rows as runs of neighbours: the first and the last of each."""
    found = sorted(rows)
    starts = [row for before, row in pairwise([-2, *found]) if row != before + 1]
    ends = [row for row, after in pairwise([*found, found[-1] + 2]) if after != row + 1] if found else []
    return list(zip(starts, ends, strict=True))


def _families(shape: Tree, exact: Amounts) -> dict[str, tuple[str, list[str]]]:
    """Each part to its total and all parts of that, where the total is known and so are they."""
    families: dict[str, tuple[str, list[str]]] = {}
    root = next(iter(shape))
    for total, every in shape.items():
        parts = [part for part in every if part in exact]
        if total in families or (total == root and total in exact):
            families |= dict.fromkeys(parts, (total, parts))
    return families
