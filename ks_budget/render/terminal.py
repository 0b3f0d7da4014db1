"""A report as text for a terminal, a pipe or a text file: aligned figures, quiet lines, totals that stand out."""

import textwrap
from io import StringIO

from rich.box import Box
from rich.console import Console
from rich.table import Table as Grid
from rich.text import Text as Styled

from ks_budget.render.cells import for_people, harmless
from ks_budget.report import Report, Row, Table, Text

# One thin line under the head and one above the footer; nothing between the rows.
_LINES = Box("    \n    \n ── \n    \n ── \n ── \n    \n    \n")
_STYLES = {"part": "", "total": "bold", "quiet": "dim italic"}
_UNLIMITED = 100_000


def render(report: Report, width: int | None = None, colour: bool = False) -> str:
    """``width`` None cuts and wraps nothing, for pipes and files. ``colour`` allows escape codes."""
    out = StringIO()
    console = Console(
        file=out,
        width=width or _UNLIMITED,
        color_system="standard" if colour else None,
        force_terminal=colour,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
        _environ={},
    )
    for i, block in enumerate(report.blocks):
        if i:
            console.print()
        if isinstance(block, Table):
            _table(console, block, report.language, width)
        else:
            _text(console, block, width)
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines()) + "\n"


def _table(console: Console, table: Table, language: str, width: int | None) -> None:
    console.print(Styled(_plain(table.title), style="bold"))
    grid = _grid(table, language, brief=False)
    if width is not None and console.measure(grid).maximum > width:
        grid = _grid(table, language, brief=True)
    console.print(grid)
    for note in table.notes:
        _wrapped(console, note, width, "dim")


def _grid(table: Table, language: str, brief: bool) -> Grid:
    grid = Grid(box=_LINES, show_edge=False, pad_edge=False, padding=(0, 1 if brief else 2, 0, 0), header_style="dim")
    for i, column in enumerate(table.columns):
        words = column.type in ("text", "choice")
        label = column.short if brief and column.short else column.label
        grid.add_column(
            _plain(label),
            justify="left" if words else "right",
            no_wrap=not words,
            overflow="fold",
            min_width=14 if words and i == 0 else None,
        )
    for row in table.rows:
        grid.add_row(*_cells(row, table, language), style=_STYLES[row.kind])
    if table.footer:
        grid.add_section()
    for row in table.footer:
        grid.add_row(*_cells(row, table, language), style=_STYLES[row.kind])
    return grid


def _cells(row: Row, table: Table, language: str) -> list[Styled]:
    return [
        Styled(_plain(for_people(value, column, language)))
        for column, value in zip(table.columns, row.cells, strict=True)
    ]


def _text(console: Console, text: Text, width: int | None) -> None:
    if text.title:
        console.print(Styled(_plain(text.title), style="bold"))
    for line in text.lines:
        _wrapped(console, line, width, "")


def _wrapped(console: Console, line: str, width: int | None, style: str) -> None:
    # textwrap breaks at ordinary spaces only, so a figure is never parted from its unit.
    whole = textwrap.fill(harmless(line), width or _UNLIMITED, break_long_words=False, break_on_hyphens=False)
    console.print(Styled(_spaces(whole), style=style), soft_wrap=True)


def _plain(text: str) -> str:
    return _spaces(harmless(text))


def _spaces(text: str) -> str:
    """Ordinary spaces, so that a figure on the screen can be searched for and pasted."""
    return text.replace("\u00a0", " ")
