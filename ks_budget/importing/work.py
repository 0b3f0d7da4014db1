"""What an import is made from, what the user has decided of it, and what it gives."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Literal

from msgspec import Struct

from ks_budget.money import Amount, Unit
from ks_budget.problems import Place, Problem
from ks_budget.tables.judged import Audited
from ks_budget.tables.table import Entry, Prose, Table

Sort = Literal["read", "unsure", "left"]
Costs = Literal["negative", "positive"]


class Note(Struct, frozen=True):
    """One thing to tell of an import: how something was read, that it may be otherwise, or that it was left out."""

    sort: Sort
    key: str
    """What is told, as the view words it."""
    subject: str
    """The label, head or name that it is about, as printed."""
    place: Place | None = None
    facts: dict[str, str] = {}


class Decisions(Struct, frozen=True):
    """What the user says of a file that it does not say itself."""

    labels: dict[str, str] = {}
    """Id by label, as printed."""
    columns: dict[int, str] = {}
    """Head by year."""
    costs: Costs | None = None
    unit: Unit | None = None
    year: int | None = None
    tables: tuple[str, ...] = ()
    """Which tables are meant: each its number in the file, its sheet or its title."""


class Numbered(Struct, frozen=True):
    """A table and which one of its file it is, from 1."""

    number: int
    audited: Audited

    @property
    def table(self) -> Table:
        """As understood."""
        return self.audited.table


class Read(Struct, frozen=True):
    """A file, understood and audited."""

    file: str
    tables: tuple[Numbered, ...]
    prose: tuple[Prose, ...] = ()


class Neighbours(Struct, frozen=True):
    """What is known of budgets around the one that is imported."""

    ids: Mapping[str, Mapping[str, str]] = {}
    """Id by what is printed, in small letters, for each type of table: `line`, `risk` …"""
    taken: Mapping[str, frozenset[str]] = {}
    """The ids that the budget itself has already, by type."""
    unit: Unit | None = None
    """Of the budget that it is imported into, where there is one."""
    year: int | None = None
    plan_years: tuple[int, ...] = ()


class Work:
    """One import as it goes on: what it is made from, and what is told of it so far."""

    def __init__(self, read: Read, decisions: Decisions, neighbours: Neighbours | None = None) -> None:
        self.read, self.decisions, self.neighbours = read, decisions, neighbours or Neighbours()
        self.notes: list[Note] = []
        self.problems: list[Problem] = []
        self.used: set[str] = set()
        """The labels of decisions that were met."""

    def note(self, sort: Sort, key: str, subject: str, place: Place | None = None, **facts: str) -> None:
        """Tell something, once."""
        told = Note(sort, key, subject, place, facts)
        if told not in self.notes:
            self.notes.append(told)


class Made(Struct, frozen=True):
    """A chapter as it will stand in a file."""

    records: dict[str, Any]
    """By the key of the file: tables of the model, one or several."""
    unit: Unit | None = None
    years: tuple[int, ...] = ()
    """The budget's year and the plan's, where the chapter has them."""
    title: str = ""


def amount(value: Decimal) -> Amount:
    """A figure as files have it, with the decimals it is printed with."""
    return int(value) if value.as_tuple().exponent == 0 else value


def turned(value: Decimal) -> Decimal:
    """With the other sign; 0 has none."""
    return value.copy_negate() if value else value.copy_abs()


def figure(entry: Entry | None) -> Decimal | None:
    """What a cell prints, None where that is no figure."""
    if entry is None or entry.number is None:
        return None
    value = entry.number.value
    return value if value else value.copy_abs()
