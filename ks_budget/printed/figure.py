"""One printed figure. It stands for an interval: half a step of its last digit each way.

All widths are computed here and in ``Relation``, so that every answer of ksb on what rounding explains is the same.
"""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Literal

from msgspec import Struct, structs

from ks_budget.money import ZERO, Amount, add, convert, half_width
from ks_budget.problems.place import Place, Spot

Phase = Literal["budget", "forecast", "outcome"]


class Moment(Struct, frozen=True, order=True):
    """What a follow-up prints figures for: a day, and what they are then."""

    day: date
    phase: Phase

    def __str__(self) -> str:
        return f"{self.day.isoformat()} {self.phase}"


class Span(Struct, frozen=True, order=True):
    """Some years together, both ends included."""

    first: int
    last: int

    def __str__(self) -> str:
        return f"{self.first}–{self.last}"


When = int | Moment | Span
"""A column of a printed table: a whole year of a budget, some years together, or a moment of a follow-up."""


class Figure(Struct, frozen=True):
    """One printed figure, in the unit of its book."""

    id: str
    value: Decimal
    half: Decimal
    """How far the true figure may be from it."""
    place: Spot | Place
    label: str = ""
    """The label of its line, or the id of a total."""
    when: When | None = None


def printed(
    id: str, amount: Amount, unit: str, to: str, place: Spot, label: str = "", when: When | None = None
) -> Figure:
    """An amount as it is printed in ``unit``, as a figure in the unit ``to``."""
    return Figure(id, convert(amount, unit, to), convert(half_width(amount), unit, to), place, label, when)


def exact(figure: Figure) -> Figure:
    """A figure that was decided as it stands, and stands for itself alone."""
    return structs.replace(figure, half=ZERO)


class PrintedRow(Struct, frozen=True):
    """A row of a printed table: in each column the figures that it is the sum of, one where it is printed itself."""

    name: str
    by: dict[When, tuple[Figure, ...]]


def value(figures: Iterable[Figure]) -> Decimal:
    """What figures come to, as they are printed."""
    return add(figure.value for figure in figures)


def width(figures: Iterable[Figure]) -> Decimal:
    """How far the true sum of figures may be from the printed one."""
    return add(figure.half for figure in figures)
