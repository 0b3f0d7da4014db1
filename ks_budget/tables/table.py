"""A printed table, understood: columns with what their heads say, rows with labels, figures with their precision."""

from decimal import Decimal
from typing import Literal

from msgspec import Struct

from ks_budget.money import Unit
from ks_budget.problems import Place

Phase = Literal["budget", "plan", "outcome", "forecast", "change", "deviation", "percent"]


class Number(Struct, frozen=True):
    """A figure as it is printed."""

    value: Decimal
    """With the decimals it is printed with; 4,1 % is 4.1. Its exponent is never above 0."""
    percent: bool = False
    """Whether a per cent sign or the word stands by it."""
    signed: bool = False
    """Whether a plus, a minus or parentheses are printed; a printed `-0` is signed and 0."""
    note: str = ""
    """A footnote mark after it, or a note's number before it."""
    unit: str = ""
    """A unit printed in its own cell."""

    @property
    def decimals(self) -> int:
        """How many are printed."""
        return -int(self.value.as_tuple().exponent)


class Entry(Struct, frozen=True):
    """One cell of a table's body."""

    text: str
    """As printed."""
    number: Number | None
    """None where no figure is printed."""
    blank: Literal["", "empty", "dash", "unknown", "text"] = ""
    """Where no figure is: nothing printed, a lone dash (nothing, or rounded to nothing), `..` or another word for not
    known, or other text."""
    place: Place | None = None


class Column(Struct, frozen=True):
    """One column of figures."""

    head: str
    """As printed, its rows joined: `Budget 2024`. Empty where it has none."""
    phase: Phase | None = None
    year: int | None = None
    unit: Unit | None = None
    """Where its own head says one."""
    kind: Literal["money", "percent", "other"] = "money"
    """What its head and figures say it holds: amounts, shares and changes in per cent, or others: posts, heads."""
    place: Place | None = None


class Row(Struct, frozen=True):
    """One row."""

    label: str
    entries: tuple[Entry, ...]
    """One for each column of the table."""
    bold: bool = False
    section: int = 0
    """Counts the headings and empty rows above it: rows of one section stand together."""
    heading: str = ""
    """The heading that its section stands under, where there is one."""
    texts: tuple[str, ...] = ()
    """Its cells in columns of text, in order, the label not among them: see ``Table.texts``."""
    place: Place | None = None


class Table(Struct, frozen=True):
    """One table, as printed."""

    title: str
    """What stands above it, or its caption; empty where nothing does."""
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    corner: str = ""
    """What stands over the labels: `Belopp i tkr`."""
    unit: Unit | None = None
    """None where nothing says one."""
    texts: tuple[str, ...] = ()
    """Heads of the columns of text beside the labels: descriptions, responsible, treatment."""
    notes: tuple[str, ...] = ()
    """Lines below it that belong to it."""
    place: Place | None = None
    """Where it begins."""
    alternatives: dict[int, tuple[tuple[str, ...], ...]] = {}
    """By row, the ways that a line without borders can be cut into its cells, where there are several; the row has the
    likeliest. Arithmetic chooses."""


class Prose(Struct, frozen=True):
    """A paragraph that stands outside tables."""

    text: str
    place: Place
    lines: tuple[tuple[int, Place], ...] = ()
    """Where in its text each of its lines begins, with the line's place."""
    after: int = 0
    """How many of the document's tables stand before it."""

    def place_at(self, at: int) -> Place:
        """The place of the line that a part of the text stands in."""
        return next((place for begins, place in reversed(self.lines) if begins <= at), self.place)


class Understood(Struct, frozen=True):
    """A source, understood: its tables and its text, each in the order of the document."""

    tables: tuple[Table, ...]
    prose: tuple[Prose, ...]
