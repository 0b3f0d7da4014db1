"""What every part of the document is made from, and what they share."""

from collections.abc import Mapping
from datetime import date

from msgspec import Struct, structs

from ks_budget.compute.key_figures import KeyFigure
from ks_budget.compute.overview import Overview
from ks_budget.compute.recount import Recount
from ks_budget.model import Budget
from ks_budget.model import Section as Text
from ks_budget.report import Block, Lines, Report, Section, Table
from ks_budget.views.markup import blocks_of


class Given(Struct, frozen=True):
    """A budget, last year's, and what the commands answer of it."""

    budget: Budget
    before: Budget | None
    answers: Mapping[str, Report]
    """By the name of the command."""
    overview: Overview
    key_figures: list[KeyFigure]
    recounts: Mapping[str, Recount]
    """By the id of a frame: what its plan is computed of."""
    no_plan: list[str]
    """What lacks for plan years, in words."""
    no_bridge: list[str]
    """What lacks for the bridges that are not there, in words."""
    errors: int
    """How many findings of `ksb check` are errors."""
    day: date
    """The day of the document."""
    language: str

    def blocks(self, command: str) -> list[Block]:
        """What a command answers."""
        return self.answers[command].blocks

    def tables(self, command: str) -> list[Table]:
        """The tables that a command answers with; none where it has no answer."""
        return self.answers[command].tables if command in self.answers else []

    def printed(self, chapter: str) -> list[Block]:
        """The printed tables of a chapter or a frame, as the document has them; those of no other are of `tables`."""
        own = {one.id for one in self.budget.content.tables if (one.chapter or "tables") == chapter}
        return [without(table, "check") for table in self.tables("tables") if table.id in own]

    def texts(self, chapter: str) -> list[Text]:
        """The texts of a chapter or a frame, in the order of the file."""
        return [text for text in self.budget.content.sections if (text.chapter or "introduction") == chapter]

    def prose(self, chapter: str, level: int = 2) -> list[Block]:
        """The same as blocks. The first has the chapter's own heading; those after it have theirs, of a level."""
        blocks: list[Block] = []
        for i, text in enumerate(self.texts(chapter)):
            blocks += [Section(text.title, level, blocks_of(text.text))] if i else blocks_of(text.text)
        return blocks


def told(lines: list[str]) -> list[Block]:
    """Sentences as a block; none of none."""
    return [Lines("", lines)] if lines else []


def records(table: Table) -> Table:
    """A table whose rows a reader may sort."""
    return structs.replace(table, records=True)


def titled(table: Table, title: str) -> Table:
    """A table under another title: within a document the year is known, and the chapter too."""
    return structs.replace(table, title=title)


def only(table: Table, keys: list[str]) -> Table:
    """A table with some of its columns, in this order."""
    at = [i for key in keys for i, column in enumerate(table.columns) if column.key == key]
    rows, footer = (
        [structs.replace(row, cells=[row.cells[i] for i in at]) for row in some] for some in (table.rows, table.footer)
    )
    return structs.replace(table, columns=[table.columns[i] for i in at], rows=rows, footer=footer)


def without(table: Table, *keys: str) -> Table:
    """A table without some of its columns."""
    return only(table, [column.key for column in table.columns if column.key not in keys])
