"""Do the figures of other people's printed tables agree with each other?"""

from collections.abc import Callable, Sequence

from msgspec import Struct, structs

from ks_budget.compute.printed_tables import written
from ks_budget.files.printed_tables import tables_toml
from ks_budget.problems import Place, Problem, Stop, exit_code, kinds
from ks_budget.report import Report
from ks_budget.sources import Source, read
from ks_budget.tables.audit import audit as judged
from ks_budget.tables.judged import Audited
from ks_budget.tables.oriented import oriented
from ks_budget.tables.prose import held
from ks_budget.tables.repeated import Repeat, repeated
from ks_budget.tables.table import Table
from ks_budget.tables.understand import understand
from ks_budget.views.audit import comments
from ks_budget.views.audit.assemble import Shown, of_tables, view
from ks_budget.views.audit.document import Document
from ks_budget.workspace import Workspace

Read = Callable[[str], Source]
"""How a file is read, by its name. Raises Stop for one that cannot be."""


class Question(Struct, frozen=True):
    """Some documents, each by itself."""

    files: tuple[str, ...]
    prose: bool = False
    """Hold the amounts of running text against the tables too."""
    explain: bool = False
    """Say how what was found was weighed."""


class Audit(Struct, frozen=True):
    """What came of it."""

    report: Report
    """Its ``problems`` are the findings in words."""
    documents: list[Document]
    """Those that could be read and have a table."""
    problems: list[Problem]
    """All that there is to tell."""
    found: list[Problem]
    """Of that the findings: what the tables and texts themselves say two things of."""

    @property
    def exit_code(self) -> int:
        """2 where a file could not be read or has no table, 1 with findings, else 0."""
        return (exit_code([one for one in self.problems if one not in self.found]) and 2) or int(bool(self.found))


def answer(workspace: Workspace, question: Question) -> Report:
    """The findings, and how each table was understood. No budgets are needed. Raises Stop when no file can be read."""
    return audit(workspace, question).report


def audit(workspace: Workspace, question: Question, reading: Read = read) -> Audit:
    """The same, with what the report is made from. A file that cannot be read is told among the findings of the others;
    Stop is raised when none can."""
    documents, failed = list[Document](), list[Problem]()
    for file in question.files:
        try:
            documents.append(_document(reading(file), question.prose))
        except Stop as stop:
            failed += stop.problems
    if not documents:
        raise Stop(*failed)
    shown: Shown = view(documents, failed, workspace.language, question.explain)
    return Audit(shown.report, documents, shown.problems, shown.found)


class Tables(Struct, frozen=True):
    """What was understood, as a file of a budget."""

    text: str
    """TOML."""
    unsaid: list[Problem]
    """What of it could not be said there."""


def as_toml(audit: Audit, language: str) -> Tables:
    """Every table of the documents as `[[table]]`, with comments that say where it is from and what was found."""
    texts, unsaid, taken = list[str](), list[Problem](), list[str]()
    for document in audit.documents:
        tables = written(document.tables, taken)
        taken += [one.table.id for one in tables]
        said = comments.comments(document, tables, of_tables(document, language), language)
        texts.append(tables_toml([one.table for one in tables], said))
        unsaid += comments.unsaid(document, tables, language)
    return Tables("\n".join(texts), unsaid)


def _is_told(repeat: Repeat, tables: Sequence[Audited]) -> bool:
    """Whether one of two figures is known to be the wrong one already."""
    for table, row, column in (repeat.first, repeat.second):
        sure = [one.suspects[0] for one in tables[table].findings if one.certain and one.suspects]
        if any((one.row, one.column) == (row, column) for one in sure):
            return True
    return False


def _has_figures(table: Table) -> bool:
    """Whether there is anything to hold against anything: many tables of a document are words alone."""
    return any(entry.number is not None for row in table.rows for entry in row.entries)


def _document(source: Source, prose: bool) -> Document:
    """What is found out of one file. Raises Stop (KSB715) where no table is."""
    understood = understand(source)
    understood = structs.replace(understood, tables=tuple(one for one in understood.tables if _has_figures(one)))
    if not understood.tables:
        raise Stop(*source.warnings, kinds.audit.NO_TABLE.at(Place(source.file), format=source.format))
    said = held(understood) if prose else None
    tables = tuple(oriented(one) for one in judged(understood.tables))
    repeats = tuple(one for one in repeated([one.table for one in tables]) if not _is_told(one, tables))
    return Document(source.file, source.format, tables, source.warnings, repeats, said)
