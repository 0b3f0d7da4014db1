"""The neutral result that every format is made from: typed cells, no wording of their own, no markup."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, Literal

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
    records: bool = False
    """Its rows are records that may stand in any order, and so be sorted by those who read; totals stay in place."""
    cards: bool = False
    """Few figures, each of its own kind and large enough to be set as a card where a page is drawn."""
    unit: str = ""
    """Of its columns of amounts, where that is not the report's: reports of several boards may have several."""
    prose: list[str] | None = None
    """The same in words, line by line, for text that holds no tables; empty when the report's findings say it already,
    None when it cannot be said but by the table."""


class Lines(Struct, frozen=True):
    """Lines under a heading, which may be empty: remarks, a list, a summary."""

    title: str
    lines: list[str]


class Words(Struct, frozen=True):
    """Some words of a text, and how they are set."""

    text: str
    strong: bool = False
    emphasis: bool = False
    link: str = ""
    """Where they lead: `https:`, `http:` or `mailto:`; empty for nowhere."""


class Paragraph(Struct, frozen=True):
    """Running text."""

    spans: list[Words]

    @property
    def text(self) -> str:
        """Its words alone."""
        return "".join(span.text for span in self.spans)


class Items(Struct, frozen=True):
    """A list within running text. Each item is of paragraphs and lists."""

    items: "list[list[Paragraph | Items]]"
    first: int | None = None
    """The number of the first item of a numbered list; None for a list of points."""


class Point(Struct, frozen=True):
    """One figure of a chart and what it is of: a year, a project, a step. None is a missing value."""

    label: str
    value: Decimal | None
    kind: Literal["level", "change", "target"] = "level"
    """A waterfall has levels, which stand on zero, and changes, which stand on the point before; a target is what the
    levels beside it should come to."""
    grade: Literal["", "low", "middle", "high"] = ""
    """How grave the cell of a matrix is."""
    shown: str = ""
    """The figure as it is written beside the drawing."""


class Series(Struct, frozen=True):
    """Points of one kind: a line, a set of bars, a row of a matrix. The label may be empty where there is one alone."""

    label: str
    points: list[Point]


class Chart(Struct, frozen=True):
    """Figures to be drawn by formats that draw; the others write its title and its sentence.

    Lines, stacked bars and a matrix have the same labels in every series. In a chart of targets each series is an
    indicator, on a scale of its own. A tree has a series for each branch, and points without values for its twigs.
    """

    id: str
    kind: Literal["lines", "stacked", "waterfall", "targets", "matrix", "tree"]
    title: str
    series: list[Series]
    unit: str
    """Of every figure of the chart; empty where they have none."""
    sentence: str
    """States the figures that the chart is there to show."""


class Mover(Struct, frozen=True):
    """A row of a table of years that an index moves."""

    row: str
    """The id of the row."""
    start: Decimal | None
    """Its exact amount of the first year, in the table's unit; None where it begins later."""
    series: str
    """Empty for none."""
    share: Decimal
    """How much of the index counts: 1 for all of it."""


class WhatIf(Struct, frozen=True):
    """What a reader needs to compute a table of years anew with other rates. Formats that do not compute leave it out.

    value[y] = (value[y-1] − temporary[y-1]) × (1 + share × rate[y] / 100) + permanent[y] + temporary[y], and then
    rounded to ``step`` so that every total of ``shape`` is the sum of its parts. A row that nothing leads to in a year
    is as in ``printed``, or is not there.
    """

    table: str
    """The id of the table."""
    title: str
    names: dict[str, str]
    """What each series is called."""
    rates: dict[str, dict[str, Decimal]]
    """Percent by series and year."""
    years: list[str]
    """The keys of the columns, the first that of the budget year."""
    movers: list[Mover]
    shape: dict[str, list[str]]
    """Each total and its parts, the root first."""
    permanent: dict[str, dict[str, Decimal]]
    temporary: dict[str, dict[str, Decimal]]
    """Adjustments by year and row."""
    printed: dict[str, dict[str, Decimal]]
    """What rows that begin later start from, by year and row."""
    step: Decimal
    labels: dict[str, str]
    """The words of the controls, by what they are for."""


class Section(Struct, frozen=True):
    """A part of a document. The heading of what it holds is one level below its own; level 1 is the highest."""

    title: str
    level: int
    blocks: "list[Block]"
    id: str = ""
    """Of a chapter: stable, unique in its document and free of language."""


Block = Table | Lines | Paragraph | Items | Chart | WhatIf | Section
"""What a report is made of, in the order it is read."""


class Cover(Struct, frozen=True):
    """The front of a document."""

    title: str
    owner: str
    """The municipality and the board."""
    status: str
    """Whether it is proposed or adopted, as it stands at the foot of each page."""
    facts: list[tuple[str, str]]
    """Labels and values, in printed order."""
    day: date
    """The day of the document, which comes of the budget and not of the clock."""
    warning: str = ""
    """What every reader must know first: that the figures do not agree."""


class Report(Struct, frozen=True):
    """The whole answer to one command."""

    command: str
    budget: str
    unit: str
    language: str
    blocks: list[Block]
    problems: list[Finding] = []
    """Warnings that go with the answer; with errors there are no blocks."""
    cover: Cover | None = None
    """Of a report that is a document of its own."""
    data: dict[str, Any] = {}
    """What programs get beside the tables, by its key, where tables cannot hold it: only JSON has it."""

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
