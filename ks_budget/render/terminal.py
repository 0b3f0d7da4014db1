"""A report as text for a terminal, a pipe or a text file: aligned figures, quiet lines, totals that stand out."""

import textwrap
from collections import Counter
from io import StringIO

from rich.console import Console
from rich.text import Text as Styled

from ks_budget.render.cells import harmless
from ks_budget.render.formats import Screen
from ks_budget.render.grid import draw, spaces
from ks_budget.render.prose import listed
from ks_budget.report import Block, Chart, Items, Lines, Paragraph, Report, Section, Table, WhatIf

_UNLIMITED = 100_000
_LEFT_OUT = {"sv": "Kolumner som inte får plats: {}.", "en": "Left out for the width: {}."}
_MORE = {"sv": "Fler upplysningar visas med --notes.", "en": "More is said with --notes."}


def render(report: Report, screen: Screen) -> str:
    """Blocks parted by an empty line. What is said of several tables stands once, after the last of them."""
    out = StringIO()
    console = Console(
        file=out,
        width=_UNLIMITED,
        color_system=screen.colour or None,
        force_terminal=bool(screen.colour),
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
        _environ={},
    )
    _Page(console, report, screen).write()
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines()) + "\n"


class _Page:
    """One report on one screen."""

    def __init__(self, console: Console, report: Report, screen: Screen) -> None:
        self.console, self.report, self.width, self.language = console, report, screen.width, report.language
        self.asked = screen.notes
        said = Counter(note for table in report.tables for note in dict.fromkeys(self.notes_of(table)))
        self.shared = [note for note, count in said.items() if count > 1]
        self.last = [table for table in report.tables if set(self.notes_of(table)) & set(self.shared)][-1:]

    def write(self) -> None:
        self.blocks(self.report.blocks)
        if not self.asked and any(table.more for table in self.report.tables):
            self.console.print()
            self.wrapped(_MORE[self.language], "dim")

    def notes_of(self, table: Table) -> list[str]:
        """What is said of a table: what one needs to read it, and the rest where it is asked for."""
        return [*table.notes, *table.more] if self.asked else table.notes

    def blocks(self, blocks: list[Block]) -> None:
        for i, block in enumerate(blocks):
            if i:
                self.console.print()
            self.block(block)

    def block(self, block: Block) -> None:
        match block:
            case Table():
                self.table(block)
            case Lines():
                self.titled(block.title, block.lines)
            case Paragraph():
                self.titled("", [block.text])
            case Items():
                self.titled("", list(listed(block)))
            case Chart():
                self.titled(block.title, [block.sentence])
            case WhatIf():
                pass
            case Section():
                self.titled(block.title, [""])
                self.blocks(block.blocks)

    def table(self, table: Table) -> None:
        self.wrapped(table.title, "bold")
        left_out = draw(self.console, table, self.language, self.width)
        for note in self.notes_of(table):
            if note not in self.shared:
                self.wrapped(note, "dim")
        if left_out:
            self.wrapped(_LEFT_OUT[self.language].format(", ".join(left_out)), "dim")
        if self.last and self.last[0] is table:
            self.console.print()
            for note in self.shared:
                self.wrapped(note, "dim")

    def titled(self, title: str, lines: list[str]) -> None:
        if title:
            self.wrapped(title, "bold")
        for line in lines:
            self.wrapped(line, "")

    def wrapped(self, line: str, style: str) -> None:
        # textwrap breaks at ordinary spaces only, so a figure is never parted from its unit.
        width = self.width or _UNLIMITED
        whole = textwrap.fill(harmless(line), width, break_long_words=False, break_on_hyphens=False)
        self.console.print(Styled(spaces(whole), style=style), soft_wrap=True)
