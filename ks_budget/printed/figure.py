"""One printed figure. It stands for an interval: half a step of its last digit each way.

All widths are computed here and in ``Relation``, so that every answer of ksb on what rounding explains is the same.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Literal, TypeVar

from msgspec import Struct, structs

from ks_budget.money import ZERO, Amount, Followed, add, convert, half_width
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
    """How far the true figure may be from it: infinite where nothing is printed and it may be anything."""
    place: Spot | Place
    label: str = ""
    """The label of its line, or the id of a total."""
    when: When | None = None
    followed: bool = False
    """Whether it stands in no file, and follows from another budget's."""


def printed(
    id: str, amount: Amount, unit: str, to: str, place: Spot, label: str = "", when: When | None = None
) -> Figure:
    """An amount as it is printed in ``unit``, as a figure in the unit ``to``."""
    half, followed = convert(half_width(amount), unit, to), type(amount) is Followed
    return Figure(id, convert(amount, unit, to), half, place, label, when, followed)


Key = TypeVar("Key")


def stated(amounts: Mapping[Key, Amount]) -> dict[Key, Amount]:
    """Those of some figures that stand in a file, and do not follow another budget's."""
    return {key: amount for key, amount in amounts.items() if type(amount) is not Followed}


def exact(figure: Figure) -> Figure:
    """A figure that was decided as it stands, and stands for itself alone."""
    return structs.replace(figure, half=ZERO)


def of_a_whole_step(figure: Figure) -> Figure:
    """A figure that was moved so that its table adds up: it may be a whole step from its exact value."""
    return structs.replace(figure, half=figure.half * 2)


class PrintedRow(Struct, frozen=True):
    """A row of a printed table: in each column the figures that it is the sum of, one where it is printed itself, and
    none where it has no amount.
    """

    name: str
    by: dict[When, tuple[Figure, ...]]

    @property
    def known(self) -> dict[When, tuple[Figure, ...]]:
        """The columns that it has figures in."""
        return {when: figures for when, figures in self.by.items() if figures}


def value(figures: Iterable[Figure]) -> Decimal:
    """What figures come to, as they are printed."""
    return add(figure.value for figure in figures)


def width(figures: Iterable[Figure]) -> Decimal:
    """How far the true sum of figures may be from the printed one."""
    return add(figure.half for figure in figures)
