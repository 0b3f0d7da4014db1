"""A report as text for a terminal, a pipe or a text file: aligned figures, quiet lines, totals that stand out."""

import textwrap
from io import StringIO
from typing import Literal

from msgspec import Struct
from rich.box import Box
from rich.console import Console
from rich.table import Table as Grid
from rich.text import Text as Styled

from ks_budget.render.cells import for_people, harmless, without
from ks_budget.render.formats import Screen
from ks_budget.render.layout import narrowest, widths
from ks_budget.render.pictures import WIDTHS
from ks_budget.report import NUMBERS, Block, Chart, Lines, Paragraph, Report, Row, Section, Table

# One thin line under the head and one above the footer; nothing between the rows.
_LINES = Box("    \n    \n ── \n    \n ── \n ── \n    \n    \n")
_STYLES = {"part": "", "total": "bold", "quiet": "dim italic"}
_UNLIMITED = 100_000
_LEFT_OUT = {"sv": "Utelämnat för bredden: {}.", "en": "Left out for the width: {}."}
_GAP, _NARROW_GAP = 3, 2


def render(report: Report, screen: Screen) -> str:
    """Blocks parted by an empty line."""
    out = StringIO()
    console = Console(
        file=out,
        width=_UNLIMITED,
        color_system="standard" if screen.colour else None,
        force_terminal=screen.colour,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
        _environ={},
    )
    _blocks(console, report.blocks, report.language, screen.width)
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines()) + "\n"


def _blocks(console: Console, blocks: list[Block], language: str, width: int | None) -> None:
    for i, block in enumerate(blocks):
        if i:
            console.print()
        _block(console, block, language, width)


def _block(console: Console, block: Block, language: str, width: int | None) -> None:
    match block:
        case Table():
            _table(console, block, language, width)
        case Lines():
            _titled(console, block.title, block.lines, width)
        case Paragraph():
            _titled(console, "", [block.text], width)
        case Chart():
            _titled(console, block.title, [block.sentence], width)
        case Section():
            _titled(console, block.title, [""], width)
            _blocks(console, block.blocks, language, width)


def _table(console: Console, table: Table, language: str, width: int | None) -> None:
    _wrapped(console, table.title, width, "bold")
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
        grid.add_column(_fold(head, fit), justify=side, width=fit, no_wrap=True, vertical="top")
    for i, (row, cells) in enumerate(rows):
        if table.footer and i == len(table.rows):
            grid.add_section()
        folded = [Styled(_fold(cell, fit)) for cell, fit in zip(cells, fitted, strict=True)]
        grid.add_row(*folded, style=_STYLES[row.kind])
    console.print(grid)
    for note in [
        *table.notes,
        *([_LEFT_OUT[language].format(", ".join(fitting.left_out))] if fitting.left_out else []),
    ]:
        _wrapped(console, note, width, "dim")


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
        may_go = [i for i, column in enumerate(table.columns) if column.type == "picture"]
        may_go = may_go or [i for i, column in enumerate(table.columns) if column.minor]
        if not may_go:
            break
        gone = table.columns[may_go[-1]]
        left_out += [gone.label] if gone.type != "picture" else []
        table = without(table, gone.key)
    return _Fitted(table, left_out, WIDTHS[0])


def _fits(table: Table, language: str, width: int, bars: int) -> bool:
    heads = [harmless(column.short or column.label) for column in table.columns]
    cells = [_cells(row, table, language, bars) for row in [*table.rows, *table.footer]]
    return sum(narrowest(heads, cells, _words(table))) + _NARROW_GAP * (len(heads) - 1) <= width


def _cells(row: Row, table: Table, language: str, bars: int) -> list[str]:
    return [
        harmless(for_people(value, column, language, bars))
        for column, value in zip(table.columns, row.cells, strict=True)
    ]


def _fold(text: str, width: int) -> str:
    """Break between words where a cell is wider than its column, and inside a word only when it must."""
    if all(len(line) <= width for line in text.split("\n")):
        return _spaces(text)
    return _spaces("\n".join(line for part in text.split("\n") for line in textwrap.wrap(part, width) or [""]))


def _titled(console: Console, title: str, lines: list[str], width: int | None) -> None:
    if title:
        _wrapped(console, title, width, "bold")
    for line in lines:
        _wrapped(console, line, width, "")


def _wrapped(console: Console, line: str, width: int | None, style: str) -> None:
    # textwrap breaks at ordinary spaces only, so a figure is never parted from its unit.
    whole = textwrap.fill(harmless(line), width or _UNLIMITED, break_long_words=False, break_on_hyphens=False)
    console.print(Styled(_spaces(whole), style=style), soft_wrap=True)


def _spaces(text: str) -> str:
    """Ordinary spaces, so that a figure on the screen can be searched for and pasted."""
    return text.replace("\u00a0", " ")
