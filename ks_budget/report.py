"""The neutral result that every format is made from: typed cells, no wording of their own, no markup."""

from decimal import Decimal
from typing import Literal

from msgspec import Struct

from ks_budget.problems import Place, Severity

CellType = Literal["text", "amount", "percent", "integer", "choice", "date", "picture"]
"""A picture redraws figures of its row for people; programs have those already and do not get it."""


class Choice(Struct, frozen=True):
    """A value from a vocabulary: a stable id for programs, a label for people."""

    id: str
    label: str


class Rate(Struct, frozen=True):
    """A percentage in a column of amounts, such as the index under its year."""

    percent: Decimal
    changed: bool = False
    """Given by the user instead of taken from the publication; shown with a mark."""


class Quoted(Struct, frozen=True):
    """A figure shown as some document wrote it (`105,9 mnkr`), with its value in the table's unit."""

    value: Decimal
    text: str


class Bar(Struct, frozen=True):
    """A bar from one value to another on a scale that all bars of a table share."""

    start: Decimal
    end: Decimal
    low: Decimal
    high: Decimal
    kind: Literal["level", "up", "down"] = "level"


class Trend(Struct, frozen=True):
    """A figure over the years, None where it is missing."""

    values: tuple[Decimal | None, ...]


Value = Decimal | int | str | Choice | Rate | Quoted | Bar | Trend | None
"""A cell. None is a missing value: an empty cell, null in JSON."""


class Column(Struct, frozen=True):
    """One column. The key is stable and the same in every language."""

    key: str
    label: str
    type: CellType = "text"
    short: str = ""
    """A label for narrow terminals, when there is one."""
    decimals: int | None = 0
    """How many decimals an amount or a percentage is shown with; None for those it has."""
    signed: bool = False
    """Whether plus is written out: for changes."""
    minor: bool = False
    """May be left out, and said to be, where a terminal is too narrow for it. Pictures always may."""


class Row(Struct, frozen=True):
    """One row: an id that is stable and free of language, and a value for each column."""

    id: str
    cells: list[Value]
    kind: Literal["part", "total", "quiet"] = "part"


class Table(Struct, frozen=True):
    """One table. Footer rows (index rates) hang below it and are never part of its sums."""

    id: str
    title: str
    columns: list[Column]
    rows: list[Row]
    footer: list[Row] = []
    notes: list[str] = []
    """Unit, sign, rounding and whatever else must be said where the figures are shown."""
    supplement: bool = False
    """Derived from the tables before it. CSV, which holds one kind of row, leaves it out."""


class Text(Struct, frozen=True):
    """A heading with lines under it, such as the commentary of a line."""

    title: str
    lines: list[str]


class Finding(Struct, frozen=True):
    """A problem in words."""

    code: str
    severity: Severity
    message: str
    """What was found and what was expected."""
    advice: str
    """What to do."""
    places: tuple[Place, ...]
    """The first is where it shows; the others have to do with it."""
    id: str = ""
    """Stable from run to run, for lists of accepted findings."""


class Report(Struct, frozen=True):
    """The whole answer to one command."""

    command: str
    budget: str
    unit: str
    language: str
    blocks: list[Table | Text]
    problems: list[Finding] = []
    """Warnings that go with the answer; with errors there are no blocks."""

    @property
    def tables(self) -> list[Table]:
        return [block for block in self.blocks if isinstance(block, Table)]
