"""One table as text: what fits the screen, how wide each column is, and what stands out."""

from decimal import Decimal
from typing import Literal

from msgspec import Struct
from rich.box import Box
from rich.console import Console
from rich.table import Table as Grid
from rich.text import Text as Styled

from ks_budget.render.breaking import folded
from ks_budget.render.cells import for_people, harmless, without
from ks_budget.render.layout import narrowest, widths
from ks_budget.render.pictures import WIDTHS
from ks_budget.report import NUMBERS, Bar, Choice, Column, Filled, Missing, Row, Table, Value

# One thin line under the head and one above the footer; nothing between the rows.
_LINES = Box("    \n    \n ── \n    \n ── \n ── \n    \n    \n")
_STYLES = {"part": "", "total": "bold", "quiet": "dim italic"}
_GAP, _NARROW_GAP = 3, 2

# Readable on light and on dark grounds; a word or a sign always says the same. A fill brings its own ink.
_TONES = {"": "", "good": "color(28)", "bad": "color(160)", "attention": "color(130)", "quiet": "dim"}
_BARS = {"level": "", "up": "color(28)", "down": "color(160)"}
_FILLS = {"low": "color(16) on color(151)", "middle": "color(16) on color(222)", "high": "color(16) on color(210)"}


def draw(console: Console, table: Table, language: str, width: int | None) -> list[str]:
    """Draw a table, without its title and notes. The labels of the columns that there was no room for."""
    fitting = _fitting(table, language, width)
    table = fitting.table
    heads = [harmless(column.label) for column in table.columns]
    rows = [(row, _cells(row, table, language, fitting.bars)) for row in [*table.rows, *table.footer]]
    words = _words(table)
    gap, fitted = _GAP, widths(heads, [cells for _, cells in rows], words, None, _GAP)
    if width is not None and sum(fitted) + _GAP * (len(fitted) - 1) > width:
        heads = [harmless(column.short or column.label) for column in table.columns]
        gap, fitted = _NARROW_GAP, widths(heads, [cells for _, cells in rows], words, width, _NARROW_GAP)
    # The box itself parts two columns by one space.
    grid = Grid(box=_LINES, show_edge=False, pad_edge=False, padding=(0, gap - 1, 0, 0), header_style="dim")
    for head, column, fit in zip(heads, table.columns, fitted, strict=True):
        side: Literal["left", "right"] = "right" if column.type in NUMBERS else "left"
        grid.add_column(spaces(folded(head, fit, language)), justify=side, width=fit, no_wrap=True, vertical="top")
    for i, (row, cells) in enumerate(rows):
        if table.footer and i == len(table.rows):
            grid.add_section()
        whole = zip(row.cells, table.columns, cells, fitted, strict=True)
        styled = [_styled(value, column, folded(cell, fit, language), fit) for value, column, cell, fit in whole]
        grid.add_row(*styled, style=_STYLES[row.kind])
    console.print(grid)
    return fitting.left_out


def spaces(text: str) -> str:
    """Ordinary spaces, so that a figure on the screen can be searched for and pasted."""
    return text.replace("\u00a0", " ")


def _styled(value: Value, column: Column, text: str, width: int) -> Styled:
    """A cell with the colour of what it says. One that is filled is filled to its edges."""
    if isinstance(value, Filled):
        set_to = str.rjust if column.type in NUMBERS else str.ljust
        text = "\n".join(set_to(line, width) for line in text.split("\n"))
    return Styled(spaces(text), style=_colour(value))


def _colour(value: Value) -> str:
    match value:
        case Choice():
            return _TONES[value.tone]
        case Bar():
            return _BARS[value.kind]
        case Filled():
            return _FILLS[value.level]
    return ""


def _words(table: Table) -> list[bool]:
    return [column.type in ("text", "choice") for column in table.columns]


class _Fitted(Struct, frozen=True):
    """A table as it fits the screen."""

    table: Table
    left_out: list[str]
    """The labels of the columns that are gone."""
    bars: int
    """How wide its bars are."""


def _fitting(table: Table, language: str, width: int | None) -> _Fitted:
    """The table without what may go, as much as must for whole words to fit. Bars get shorter first; pictures go
    without a word, since they only redraw figures."""
    left_out: list[str] = []
    while width is not None:
        for bars in WIDTHS:
            if _fits(table, language, width, bars):
                return _Fitted(table, left_out, bars)
        gone = _may_go(table)
        if gone is None:
            break
        left_out += [gone.label] if gone.type != "picture" else []
        table = without(table, gone.key)
    return _Fitted(table, left_out, WIDTHS[0])


def _may_go(table: Table) -> Column | None:
    """The column to be left out next: a picture, then one of nothing but zeros, then a minor one; the last of them."""
    pictures = [column for column in table.columns if column.type == "picture"]
    zeros = [column for i, column in enumerate(table.columns) if column.type in NUMBERS and _is_nothing(table, i)]
    minor = [column for column in table.columns if column.minor]
    for columns in (pictures, zeros, minor):
        if columns:
            return columns[-1]
    return None


def _is_nothing(table: Table, at: int) -> bool:
    values = [row.cells[at] for row in [*table.rows, *table.footer]]
    return all(
        value is None or isinstance(value, Missing) or (isinstance(value, Decimal | int) and not value)
        for value in values
    )


def _fits(table: Table, language: str, width: int, bars: int) -> bool:
    heads = [harmless(column.short or column.label) for column in table.columns]
    cells = [_cells(row, table, language, bars) for row in [*table.rows, *table.footer]]
    return sum(narrowest(heads, cells, _words(table))) + _NARROW_GAP * (len(heads) - 1) <= width


def _cells(row: Row, table: Table, language: str, bars: int) -> list[str]:
    return [
        harmless(for_people(value, column, language, bars))
        for column, value in zip(table.columns, row.cells, strict=True)
    ]
