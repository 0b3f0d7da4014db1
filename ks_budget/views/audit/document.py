"""One file that was audited."""

from collections import Counter

from msgspec import Struct

from ks_budget.problems import Problem
from ks_budget.tables.ids import table_ids
from ks_budget.tables.judged import Audited
from ks_budget.tables.prose import Held
from ks_budget.tables.repeated import Repeat
from ks_budget.views.audit.naming import Names


class Document(Struct, frozen=True):
    """What was found out of one file."""

    file: str
    format: str
    tables: tuple[Audited, ...]
    warnings: tuple[Problem, ...] = ()
    """Met in reading it."""
    repeats: tuple[Repeat, ...] = ()
    """Figures that its tables repeat differently."""
    prose: Held | None = None
    """What its running text says of its tables, where that was asked for."""

    @property
    def ids(self) -> list[str]:
        """One for each table."""
        return table_ids([audited.table for audited in self.tables])

    def names(self, language: str) -> list[Names]:
        """What each table and its rows and columns are called. Of tables with one title each has its number too."""
        often = Counter(audited.table.title for audited in self.tables)
        return [
            Names(audited.table, number, language, apart=often[audited.table.title] > 1)
            for number, audited in enumerate(self.tables, 1)
        ]
