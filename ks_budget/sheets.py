"""The neutral workbook: sheets of cells, each with its value, the formula that it comes of, and how it is shown."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from functools import cache
from itertools import groupby
from typing import Any, Literal

from msgspec import Struct

Value = Decimal | int | str | date | None
"""What a cell holds: a percentage as a fraction, a missing value as None."""

Number = Literal["text", "number", "percent", "date", "year"]
Role = Literal["part", "title", "guide", "head", "total", "strong", "quiet", "note", "input"]
"""What a cell is to its reader. An input is one that the reader may change, and others follow."""
Grade = Literal["", "low", "middle", "high"]


class Look(Struct, frozen=True):
    """How a cell is shown."""

    number: Number = "text"
    decimals: int | None = 0
    """None for those that the value has."""
    signed: bool = False
    """Whether plus is written out."""
    role: Role = "part"
    grade: Grade = ""
    """How grave it is, as the cells of a risk matrix are filled."""
    before: str = ""
    after: str = ""
    """What stands before and after the number and is no part of it."""
    zero: str = ""
    """What is shown instead of 0; empty for 0 itself."""


TEXT = Look()


class Cell(Struct, frozen=True):
    """One cell."""

    value: Value
    """With a formula, what it comes to."""
    look: Look = TEXT
    formula: str = ""
    """Without its equals sign, in the English words that files have; empty where the value stands by itself."""
    link: str = ""
    """The sheet that it leads to."""
    across: int = 1
    """How many columns it is set across."""
    record: Any = None
    """The table of the model that its value is a key of, where it is: what is changed there is changed of that."""
    keys: tuple[str | int, ...] = ()
    """The key."""


class Condition(Struct, frozen=True):
    """A fill that follows what stands in the cells."""

    cells: str
    """Where, such as `C5:F8`."""
    formula: str
    """What must be true, as it is written for the first of them."""
    grade: Grade


class Sheet(Struct, frozen=True):
    """One sheet."""

    name: str
    """Any text; a workbook gives it the name that it can have."""
    rows: list[list[Cell | None]]
    """From the first row and column on."""
    widths: list[int]
    """Of its columns, in characters."""
    head: int = 0
    """The row of the heads of its columns, from 0: it and what is above it stay in sight, and are printed on every
    page."""
    fixed: int = 1
    """How many of its first columns stay in sight."""
    hidden: frozenset[int] = frozenset()
    """Columns that hold steps of the computation and need not be seen."""
    conditions: list[Condition] = []
    shown: bool = True
    """Whether it is for people to read, and not for programs alone."""


class Workbook(Struct, frozen=True):
    """A workbook."""

    title: str
    day: date
    """When it was made, which comes of what it is made from and not of the clock."""
    language: str
    sheets: list[Sheet]
    names: dict[str, str] = {}
    """Names for cells: name to reference, such as `'Index'!$B$4`."""


LONGEST_NAME = 31
_CALLS = re.compile(r"(?<=\w)\(")
"""What would look like a function in a formula that names the sheet."""
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\]")


def sheet_names(wanted: Iterable[str]) -> list[str]:
    """Names that sheets can have: of at most 31 letters, without `[]:*?/\\`, no two alike whatever their case."""
    names: list[str] = []
    # Excel keeps these two to itself.
    taken = {"history", "historik"}
    for text in wanted:
        printable = "".join(letter if letter.isprintable() else " " for letter in text)
        base = _CALLS.sub(" (", _NOT_IN_NAMES.sub(" ", printable)).strip("' ") or "-"
        name, count = shortened(base), 1
        while name.casefold() in taken:
            count += 1
            mark = f" ({count})"
            name = shortened(base, LONGEST_NAME - len(mark)) + mark
        taken.add(name.casefold())
        names.append(name)
    return names


def shortened(text: str, longest: int = LONGEST_NAME) -> str:
    """A text that is cut where it is too long, with a sign that it is. Letters are counted as Excel counts them: in
    units of UTF-16."""
    if _units(text) <= longest:
        return text
    while _units(text) > longest - 1:
        text = text[:-1]
    return text.rstrip("' ") + "…"


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def address(row: int, column: int, fixed: bool = False) -> str:
    """`C5` of row 4 and column 2, both from 0; `$C$5` where it is not to move when it is copied."""
    return f"${_letters(column)}${row + 1}" if fixed else f"{_letters(column)}{row + 1}"


@cache
def _letters(column: int) -> str:
    letters, left = "", column + 1
    while left:
        left, letter = divmod(left - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return letters


def within(sheet: str, cells: str) -> str:
    """The address of cells as it is written in another sheet."""
    return "'" + sheet.replace("'", "''") + "'!" + cells


_MOST = 250
"""How many ranges a function takes, a few less than Excel's 255."""
LONGEST_FORMULA = 8_000
"""Excel takes 8,192 letters."""

Spot = tuple[int, int]
"""A row and a column, from 0."""


def sum_of(spots: Iterable[Spot]) -> str:
    """A formula that adds up cells of one column or one row, runs of neighbours as ranges."""
    found = sorted(spots)
    down = len({column for _, column in found}) == 1
    if len(found) == 1:
        return address(*found[0])
    ranges = list(_ranges(found, down))
    sums = [f"SUM({','.join(ranges[i : i + _MOST])})" for i in range(0, len(ranges), _MOST)]
    return sums[0] if len(sums) == 1 else f"({'+'.join(sums)})"


def _ranges(spots: list[Spot], down: bool) -> Iterator[str]:
    """Each run of neighbours, by how far its cells are from their place in the list."""
    at = 0 if down else 1
    for _, run in groupby(enumerate(spots), key=lambda one: one[1][at] - one[0]):
        _, cells = zip(*run, strict=True)
        yield address(*cells[0]) if len(cells) == 1 else f"{address(*cells[0])}:{address(*cells[-1])}"


def text_in_formula(text: str) -> str:
    """A text as it is written within a formula."""
    return '"' + text.replace('"', '""') + '"'
