"""The neutral result that every format is made from: typed cells, no wording of their own, no markup."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Literal

from msgspec import Struct

from ks_budget.problems import Finding

CellType = Literal["text", "amount", "quantity", "percent", "integer", "choice", "date", "picture"]
"""An amount is money in the report's unit; a quantity is any other number, and its column says of what; an integer is a
count or a score. A picture redraws figures of its row for people; programs have those already and do not get it."""

NUMBERS: tuple[CellType, ...] = ("amount", "quantity", "percent", "integer")
"""The types that are numbers: set to the right, and never broken."""


Tone = Literal["", "good", "bad", "attention", "quiet"]
"""What a value means to its reader, where that has a colour. The label says it too: a colour is never alone."""


class Choice(Struct, frozen=True):
    """A value from a vocabulary: a stable id for programs, a label for people."""

    id: str
    label: str
    tone: Tone = ""


class Filled(Struct, frozen=True):
    """A score, a count or names in a cell of a risk matrix, with how grave the cell is."""

    value: int | str
    level: Literal["low", "middle", "high"]


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


class Missing(Struct, frozen=True):
    """An amount that there is not, where others have one: a dash for people, and nothing for programs. It is not 0."""


MISSING = Missing()

Value = Decimal | int | str | Choice | Filled | Rate | Quoted | Bar | Trend | Missing | None
"""A cell. None is a value that does not apply: an empty cell, null in JSON."""


def or_missing(amount: Decimal | None) -> Decimal | Missing:
    """An amount, or that there is none."""
    return MISSING if amount is None else amount


class Column(Struct, frozen=True):
    """One column. The key is stable and the same in every language."""

    key: str
    label: str
    type: CellType = "text"
    short: str = ""
    """A label for narrow terminals, when there is one."""
    decimals: int | None = 0
    """How many decimals an amount, a quantity or a percentage is shown with; None for those it has."""
    signed: bool = False
    """Whether plus is written out: for changes."""
    minor: bool = False
    """May be left out, and said to be, where a terminal is too narrow for it. Pictures always may."""
    unit: str = ""
    """Of a column of quantities; empty for a plain number."""
    unit_column: str = ""
    """The key of the column that holds the unit of each row's quantity, where it is not one for all."""


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
    more: list[str] = []
    """What is good to know and not needed to read the figures: on a terminal it is shown when asked for."""
    supplement: bool = False
    """Derived from the tables before it. CSV, which holds one kind of row, leaves it out."""
    unit: str = ""
    """Of its columns of amounts, where that is not the report's: reports of several boards may have several."""
    prose: list[str] | None = None
    """The same in words, line by line, for text that holds no tables; empty when the report's findings say it already,
    None when it cannot be said but by the table."""


class Lines(Struct, frozen=True):
    """Lines under a heading, which may be empty: remarks, a list, a summary."""

    title: str
    lines: list[str]


class Paragraph(Struct, frozen=True):
    """Running text."""

    text: str


class Point(Struct, frozen=True):
    """One figure of a chart and what it is of: a year, a project, a step. None is a missing value."""

    label: str
    value: Decimal | None
    kind: Literal["level", "change"] = "level"
    """A waterfall has both: a level stands on zero, a change on the point before it."""


class Series(Struct, frozen=True):
    """Points of one kind: a line, a set of bars, a row of a matrix. The label may be empty where there is one alone."""

    label: str
    points: list[Point]


class Chart(Struct, frozen=True):
    """Figures to be drawn by formats that draw; the others write its title and its sentence."""

    id: str
    kind: Literal["bars", "waterfall", "lines", "matrix"]
    title: str
    series: list[Series]
    unit: str
    """Of every figure of the chart; empty where they have none."""
    sentence: str
    """States the figures that the chart is there to show."""


class Section(Struct, frozen=True):
    """A part of a document. The heading of what it holds is one level below its own; level 1 is the highest."""

    title: str
    level: int
    blocks: "list[Block]"


Block = Table | Lines | Paragraph | Chart | Section
"""What a report is made of, in the order it is read."""


class Report(Struct, frozen=True):
    """The whole answer to one command."""

    command: str
    budget: str
    unit: str
    language: str
    blocks: list[Block]
    problems: list[Finding] = []
    """Warnings that go with the answer; with errors there are no blocks."""

    @property
    def tables(self) -> list[Table]:
        """Those of all sections, in the order they are read."""
        return list(_tables(self.blocks))


def _tables(blocks: Sequence[Block]) -> Iterator[Table]:
    for block in blocks:
        if isinstance(block, Table):
            yield block
        elif isinstance(block, Section):
            yield from _tables(block.blocks)
