"""Columns that are shares, changes in per cent or products of two others, row by row."""

from collections.abc import Iterable, Iterator
from itertools import combinations, permutations
from math import log2
from typing import Final, Literal

from ks_budget.tables.evidence import ACCEPTED, MOST_BITS
from ks_budget.tables.figures import Figures
from ks_budget.tables.words import is_factor, is_score

TRIED_COLUMNS: Final = 14
"""Columns among which pairs are looked for."""
SMALL: Final = 40
"""Whole scores up to it are exact, and not rounded."""

TURN_ROWS: Final = 8
"""Rows that must have one sign before the one that has the other is told."""

Kind = Literal["share", "change", "product"]


class Test:
    """In one row: 0 where it holds to the digit, linear in each of its three figures.

    ``residual`` and ``allowed`` are of ``gradient``'s scale: how much it changes with each column's figure.
    """

    __slots__ = ("allowed", "gradient", "over", "residual", "turned", "under")

    def __init__(
        self, over: int, under: int, printed: int, allowed: int, gradient: dict[int, int], turned: bool = False
    ) -> None:
        """The figure printed should be ``over / under``, as a whole number of ``Figures``. ``turned``: in the other
        sign alone."""
        self.turned = turned
        self.over, self.under, self.allowed, self.gradient = over, under, allowed, gradient
        self.residual = over - printed * under

    @property
    def holds(self) -> bool:
        return abs(self.residual) <= self.allowed


class Ratio:
    """``target`` computed from ``columns``, as a share (first of second), a change (from second to first, or the first
    being the change itself: ``of_change``) or a product over ``10**power``."""

    __slots__ = ("columns", "kind", "net", "of_change", "power", "target", "tests")

    def __init__(self, kind: Kind, columns: tuple[int, int], target: int, power: int = 0, of_change: bool = False):
        self.kind, self.columns, self.target, self.power, self.of_change = kind, columns, target, power, of_change
        self.tests: dict[int, Test] = {}
        self.net = 0.0

    def over(self, figures: Figures, rows: Iterable[int]) -> "Ratio":
        """The same relation, with the same evidence, in other rows."""
        ratio = Ratio(self.kind, self.columns, self.target, self.power, self.of_change)
        ratio.net = self.net
        test_in = product_test if self.kind == "product" else share_test
        ratio.tests = {row: test for row in rows if (test := test_in(figures, ratio, row)) is not None}
        return ratio

    def lone_turn(self) -> int | None:
        """The one row that holds in the other sign than all the rest do, where those are many; of those whose base is
        above 0, as below it conventions differ."""
        if self.kind != "change" or self.of_change:
            return None  # A deviation may turn its sign, and its share with it.
        held = [(row, test) for row, test in self.tests.items() if test.holds and abs(test.over) > test.allowed
                and (test.under < 0) == test.turned]  # fmt: skip
        turned = [row for row, test in held if test.turned]
        straight = [row for row, test in held if not test.turned]
        few, many = sorted((turned, straight), key=len)
        return few[0] if len(few) == 1 and len(many) >= TURN_ROWS else None

    @property
    def failures(self) -> list[int]:
        return [row for row, test in self.tests.items() if not test.holds]


def ratios(figures: Figures, linked: set[int]) -> tuple[list[Ratio], bool]:
    """All that are believed, and whether something was not searched. ``linked``: columns that a sum explains."""
    shares = [best for at in range(figures.width) if not figures.adds[at] if (best := _share(figures, at)) is not None]
    explained = linked | {ratio.target for ratio in shares}
    return shares + _products(figures, explained), figures.width > TRIED_COLUMNS


# -- per cent ---------------------------------------------------------------------------------------------------------


def _share(figures: Figures, target: int) -> Ratio | None:
    """The share or change that a column of per cent is."""
    rows = [row for row in range(figures.height) if figures.entries[row][target].number is not None]
    money = [at for at in range(figures.width) if figures.adds[at] and at != target][:TRIED_COLUMNS]
    if len(rows) < 3:
        return None
    best: Ratio | None = None
    for one, other in permutations(money, 2):
        for kind, of_change in (("share", False), ("change", False), ("change", True)):
            ratio = Ratio(kind, (one, other), target, of_change=of_change)  # type: ignore[arg-type]
            if _fill_share(figures, ratio, rows) and _weigh_share(figures, ratio, rows, len(money)):
                failed = len(ratio.failures)
                if best is None or (failed, -ratio.net) < (len(best.failures), -best.net):
                    best = ratio
    return best


def _fill_share(figures: Figures, ratio: Ratio, rows: list[int]) -> bool:
    tests = ((row, share_test(figures, ratio, row)) for row in rows)
    return _fill(ratio, tests, least=3, allowed=0.25, given_up=0.4)


def _fill(
    ratio: Ratio, tests: Iterable[tuple[int, Test | None]], *, least: int, allowed: float, given_up: float
) -> bool:
    """Keep what came of each row. Whether it holds in the ``least`` number of rows, and fails in no more than the
    share of those that is ``allowed``; tried no further when it fails in more than two and in the share of all at which
    it is ``given_up``."""
    failed = 0
    for row, test in tests:
        if test is not None:
            ratio.tests[row] = test
            failed += not test.holds
            if failed > max(2, given_up * len(ratio.tests)):
                return False
    held = len(ratio.tests) - failed
    return held >= least and failed <= allowed * held


def share_test(figures: Figures, ratio: Ratio, row: int) -> Test | None:
    """Whether 100 · over / under is what is printed, in either sign. None where it cannot be computed."""
    values, halves = figures.values[row], figures.halves[row]
    one, other = ratio.columns
    x, y, printed = values[one], values[other], values[ratio.target]
    if x is None or y is None or printed is None:
        return None
    if ratio.kind == "share":
        over, over_half, under, under_half = x, halves[one], y, halves[other]
    elif not ratio.of_change:
        over, over_half, under, under_half = x - y, halves[one] + halves[other], y, halves[other]
    else:
        over, over_half, under, under_half = x, halves[one], y - x, halves[one] + halves[other]
    if abs(under) <= under_half:
        return None
    hundred, half = 100 * figures.one, halves[ratio.target]
    sign = 1 if abs(hundred * over - printed * under) <= abs(hundred * over + printed * under) else -1
    under *= sign  # Its size is told, and its sign by words.
    by_other = (-hundred if ratio.kind == "change" and not ratio.of_change else 0) - sign * printed
    gradient = {one: hundred + sign * printed * ratio.of_change, other: by_other, ratio.target: -under}
    allowed = hundred * over_half + abs(printed) * under_half + half * abs(under) + half * under_half
    return Test(hundred * over, under, printed, allowed, gradient, sign < 0)


def _weigh_share(figures: Figures, ratio: Ratio, rows: list[int], columns: int) -> bool:
    bits = 0.0
    printed = {row: figures.values[row][ratio.target] or 0 for row in rows}
    for row, test in ratio.tests.items():
        if test.holds:
            least = 20 * figures.halves[row][ratio.target]
            chance = (test.allowed / abs(test.under) + 1) / max(abs(printed[row]), least)
            others = sum(abs(printed[other] * test.under - test.over) <= test.allowed for other in rows if other != row)
            chance = max(chance, others / max(1, len(rows) - 1))
            bits += min(MOST_BITS, -log2(min(1.0, chance)))
    ratio.net = bits - log2(3 * max(1, columns) ** 2) - 4 * len(ratio.failures)
    return ratio.net >= ACCEPTED


# -- products ---------------------------------------------------------------------------------------------------------


def _products(figures: Figures, explained: set[int]) -> list[Ratio]:
    """Products of two columns: likelihood and impact, price and volume. One for a column that nothing else explains."""
    found = []
    columns = range(min(figures.width, TRIED_COLUMNS))
    for target in columns:
        if target in explained:
            continue
        rows = [row for row in range(figures.height) if figures.entries[row][target].number is not None]
        if len(rows) < 4:
            continue
        for ratio in _tried_products(figures, target, [at for at in columns if at != target]):
            if _fill_product(figures, ratio, rows) and _weigh_product(figures, ratio, rows):
                found.append(ratio)
    found.sort(key=lambda ratio: -ratio.net)
    chosen: dict[int, Ratio] = {}
    for ratio in found:
        trio = {*ratio.columns, ratio.target}
        if ratio.target not in chosen and not any(trio == {*other.columns, other.target} for other in chosen.values()):
            chosen[ratio.target] = ratio
    return list(chosen.values())


def _tried_products(figures: Figures, target: int, columns: list[int]) -> Iterator[Ratio]:
    for pair in combinations(columns, 2):
        if not any(_is_percent(figures, at) for at in pair):
            for power in (0, 3, 2, 6, -3):
                yield Ratio("product", pair, target, power)


def _is_percent(figures: Figures, at: int) -> bool:
    numbers = figures.numbers(at)
    return figures.columns[at].kind == "percent" or 2 * sum(number.percent for number in numbers) > len(numbers)


def _fill_product(figures: Figures, ratio: Ratio, rows: list[int]) -> bool:
    tests = ((row, product_test(figures, ratio, row)) for row in rows)
    return _fill(ratio, tests, least=4, allowed=0.2, given_up=0.3)


def product_test(figures: Figures, ratio: Ratio, row: int) -> Test | None:
    """Whether the product of two is what is printed, over a power of ten."""
    values, halves = figures.values[row], figures.halves[row]
    one, other = ratio.columns
    x, y, printed = values[one], values[other], values[ratio.target]
    if not x or not y or printed is None:
        return None
    up, down = 10 ** max(0, ratio.power), 10 ** max(0, -ratio.power)
    under = figures.one * up
    half = halves[ratio.target]
    whole = x % figures.one == 0 and y % figures.one == 0
    if halves[one] == halves[other] and whole and max(abs(x), abs(y)) < SMALL * figures.one and not ratio.power:
        allowed = half * under // 2
    else:
        allowed = (halves[one] * abs(y) + halves[other] * abs(x) + halves[one] * halves[other]) * down + half * under
    return Test(x * y * down, under, printed, allowed, {one: y * down, other: x * down, ratio.target: -under})


def _weigh_product(figures: Figures, ratio: Ratio, rows: list[int]) -> bool:
    printed = {row: figures.values[row][ratio.target] or 0 for row in rows}
    bits = 0.0
    for row, test in ratio.tests.items():
        if test.holds:
            size = 2 * max(abs(printed[row]) * test.under, 1)
            chance = (2 * test.allowed + 2 * test.under) / size
            others = sum(abs(test.over - printed[other] * test.under) <= test.allowed for other in rows if other != row)
            chance = max(chance, others / max(1, len(rows) - 1))
            if size < 200 * figures.one * test.under:
                chance = max(chance, 1 / (len(rows) + 1))
            bits += -log2(min(1.0, chance))
    heads = figures.heads
    named = is_score(heads[ratio.target]) and any(is_factor(heads[at]) for at in ratio.columns) and not ratio.power
    ratio.net = bits - log2(figures.width**3 * 5) - 4 * len(ratio.failures) + (8.0 if named else 0.0)
    return ratio.net >= ACCEPTED
