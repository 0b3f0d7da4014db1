"""What is true of a made table: its figures, and every relation that they follow."""

from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from msgspec import Struct

from ks_budget.money import Unit
from ks_budget.tables.table import Column

from .printing import Style

Place = tuple[int, int]
"""Row and column, from 0."""


class Figure(NamedTuple):
    """A printed figure: ``units`` of its last printed digit."""

    units: int
    decimals: int

    @property
    def value(self) -> Decimal:
        return Decimal(self.units).scaleb(-self.decimals)

    @property
    def half(self) -> Decimal:
        """How far what it was rounded from may lie from it."""
        return Decimal(5).scaleb(-self.decimals - 1)


Body = list[list[Figure | None]]
"""A row each, a figure a column; None where nothing is printed."""


class Product(NamedTuple):
    """A figure that is the product of two, over a power of ten."""

    first: Place
    second: Place
    product: Place
    power: int = 0


class Change(NamedTuple):
    """A figure that says how much one differs from another, in per cent of the other."""

    after: Place
    before: Place
    percent: Place


class Made(Struct):
    """A table, and what is true of it. Figures may be changed: a slip is planted so."""

    shape: str
    columns: tuple[Column, ...]
    labels: list[str]
    figures: Body
    style: Style
    unit: Unit | None
    exact: bool = False
    """Whether sums hold as printed; otherwise each figure is rounded from the true one."""
    sums: list[dict[Place, int]] = []
    """Figures that add up to nothing, each with its coefficient."""
    products: list[Product] = []
    changes: list[Change] = []
    headings: dict[int, str] = {}
    """Lines without figures, by the row that they stand above."""
    totals: frozenset[int] = frozenset()
    numbered: list[str] = []
    """The number of the note to each row, empty for most; none where the table has no notes to its rows."""
    marked: frozenset[Place] = frozenset()
    """Figures with the mark of a footnote."""
    texts: tuple[str, ...] = ()
    """Heads of columns of text."""
    said: list[tuple[str, ...]] = []
    """What they say, a tuple a row."""

    def at(self, place: Place) -> Figure:
        """The figure at a place; nothing where none is printed."""
        return self.figures[place[0]][place[1]] or Figure(0, 0)

    @property
    def money(self) -> int:
        """How many columns of amounts it has."""
        return sum(column.kind == "money" for column in self.columns)


def contradicted(made: Made, place: Place) -> int:
    """How many true relations the figure at a place stands in that do not hold as printed, beyond rounding."""
    broken = [not adds_up(made, terms) for terms in made.sums if place in terms]
    broken += [not multiplies(made, product) for product in made.products if place in product[:3]]
    broken += [not changes(made, change) for change in made.changes if place in change]
    return sum(broken)


def slight(made: Made, place: Place) -> bool:
    """Whether sums alone are contradicted by a figure, each off by less than twice what rounding could do."""
    sums = [terms for terms in made.sums if place in terms]
    return bool(sums) and all(adds_up(made, terms, 2) for terms in sums)


def adds_up(made: Made, terms: dict[Place, int], times: int = 1) -> bool:
    """Whether figures add up to nothing, within what their rounding leaves room for, or some times that."""
    figures = [(made.at(place), sign) for place, sign in terms.items()]
    return abs(sum(figure.value * sign for figure, sign in figures)) <= times * sum(
        figure.half for figure, _ in figures
    )


def multiplies(made: Made, of: Product) -> bool:
    """Whether a product can be one; whole numbers as small as scores are exact."""
    first, second, product = made.at(of.first), made.at(of.second), made.at(of.product)
    if not of.power:
        return first.value * second.value == product.value
    ends = [(first.value + a * first.half) * (second.value + b * second.half) for a in (1, -1) for b in (1, -1)]
    low, high = min(ends).scaleb(-of.power), max(ends).scaleb(-of.power)
    return low - product.half <= product.value <= high + product.half


def changes(made: Made, of: Change) -> bool:
    """Whether a change in per cent can be one. Of what is nothing, or rounded to nothing, it cannot be told."""
    after, before, change = made.at(of.after), made.at(of.before), made.at(of.percent)
    if abs(before.value) <= before.half:
        return True
    ends = [percent(after.value + a * after.half, before.value + b * before.half) for a in (1, -1) for b in (1, -1)]
    return min(ends) - change.half <= change.value <= max(ends) + change.half


def percent(after: Decimal, before: Decimal) -> Decimal:
    return 100 * (after - before) / abs(before) if before else Decimal(0)


def printed(value: Decimal | float, decimals: int) -> Figure:
    """A value as it is rounded for print: halves away from zero."""
    rounded = Decimal(value).scaleb(decimals).quantize(Decimal(1), rounding=ROUND_HALF_UP)
    return Figure(int(rounded), decimals)
