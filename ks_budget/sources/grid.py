"""What every source gives: grids of cells as a reader of the file sees them, each cell with its place."""

from decimal import Decimal
from typing import Literal

from msgspec import Struct

from ks_budget.problems import Problem


class Cell(Struct, frozen=True):
    """One cell, or one line of running text."""

    text: str = ""
    """As a reader sees it, white space and marks as they are printed: `114 196`, `4,1 %`, `12 3)`. Never markup."""
    line: int = 0
    """Where it begins, from 1: the line of a text, the row of a sheet, the row of a page or of a table on it."""
    column: int = 0
    """From 1: the character in its line of a text, the column of a sheet, of a table."""
    bold: bool = False
    heading: int = 0
    """The level of a heading, from 1; 0 for what is none."""
    across: int = 1
    """How many columns it is merged over. Those that it covers are empty cells after it."""
    down: int = 1
    """How many rows it is merged over. The rows below have empty cells under it."""
    kind: Literal["", "text", "number"] = ""
    """What its file stores it as; empty where files store text alone. A number stored as text can so be told."""
    stored: Decimal | None = None
    """The number that its file stores, where it stores one: it may have more decimals than are shown, and is a share of
    one where a per cent is shown."""


EMPTY = Cell()


class Grid(Struct, frozen=True):
    """Rows of cells, of a length of their own each. An empty row is an empty tuple, and parts what stands round it."""

    rows: tuple[tuple[Cell, ...], ...]
    ruled: bool = True
    """Whether its file says where cells begin and end: sheets, delimited text, tables of documents. Not ruled is
    running text, a line a row, cut only where tabs or wide gaps part it: tables may stand in it, and prose."""
    sheet: str = ""
    """Of a workbook."""
    page: int = 0
    """Of a paged document, from 1."""
    title: str = ""
    """The caption that its file has for it, where it has one."""


class Source(Struct, frozen=True):
    """A file as it was read."""

    file: str
    """As shown to the user."""
    format: str
    """`xlsx`, `csv`, `pdf` …: a name of ``sources.formats``."""
    grids: tuple[Grid, ...]
    """In the order of the document, running text too."""
    warnings: tuple[Problem, ...] = ()
    """What was met on the way and did not stop it: a formula never calculated, a hidden sheet."""
    hidden: tuple[Grid, ...] = ()
    """Hidden sheets whose names begin with an underscore: what programs keep in a workbook, for those that look for it.
    The others are not read."""
