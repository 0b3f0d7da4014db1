"""The formats that ksb answers in: one record each. Options, their help, suffixes and dispatch all come from here.

A new format is a module with ``render(report: Report, screen: Screen) -> str | bytes`` and a record in ``FORMATS``.
"""

from importlib import import_module
from typing import Literal

from msgspec import Struct

from ks_budget.report import Report

Answer = Literal["tables", "findings", "schema", "document", "workbook"]
"""What a command answers with: a report's tables, its findings as well, a JSON Schema, a document of chapters, or a
workbook that computes."""

_TABLES: tuple[Answer, ...] = ("tables", "findings")


Colours = Literal["", "standard", "256"]
Dialect = Literal["excel"]
"""Whose way of writing a format is asked for, where it has several: `excel` is that of Excel in Swedish."""


class Screen(Struct, frozen=True):
    """What is known of the terminal that an answer goes to."""

    width: int | None
    """In characters; None cuts and wraps nothing, for pipes and files."""
    colour: Colours = ""
    """How many colours there are; empty where no escape codes are allowed."""
    notes: bool = False
    """Whether all that can be said of a table is, and not only what is needed to read it."""
    dialect: Dialect | None = None
    """None for the format's own."""


PLAIN = Screen(width=None)
"""No terminal: a pipe or a file."""


class Unwritable(Exception):
    """A report has characters that its format has no way to write."""

    def __init__(self, characters: frozenset[str]) -> None:
        super().__init__(" ".join(sorted(characters)))
        self.characters = characters


class Refused(Exception):
    """What a format is written by cannot write a report, and says why."""


class Format(Struct, frozen=True):
    """One format. Its module is imported when it is used."""

    name: str
    """As in ``--format``."""
    suffix: str
    """Of the files that are in it; empty when no file is known by one."""
    module: str
    answers: tuple[Answer, ...] = _TABLES
    """The kinds of answers that can be had in it."""
    binary: bool = False
    """Whether it gives bytes, which no terminal can show."""
    asks: bool = False
    """Whether it says all there is to say of a table only when asked to."""
    from_top: bool = False
    """Whether it names files from the top of their repository, as those who read it do, and not from here."""
    dialects: tuple[Dialect, ...] = ()
    """What it can be written in besides its own."""
    extra: str = ""
    """The pip extra that it needs, ``ks-budget[extra]``; empty for none."""

    def render(self, report: Report, screen: Screen) -> str | bytes:
        """The report in this format. Raises ImportError when its extra is not installed, Unwritable where it lacks
        characters, and Refused where what it is written by fails."""
        written: str | bytes = import_module(self.module).render(report, screen)
        return written


FORMATS: tuple[Format, ...] = (
    Format("text", ".txt", "ks_budget.render.text", ("findings",), asks=True),
    Format("brief", "", "ks_budget.render.brief", ("findings",)),
    Format("table", ".txt", "ks_budget.render.terminal", asks=True),
    Format("csv", ".csv", "ks_budget.render.csv", dialects=("excel",)),
    Format("markdown", ".md", "ks_budget.render.markdown", (*_TABLES, "document")),
    Format("html", ".html", "ks_budget.render.page", ("document",)),
    Format("xlsx", ".xlsx", "ks_budget.render.workbook", (*_TABLES, "workbook"), binary=True, extra="xlsx"),
    Format("pdf", ".pdf", "ks_budget.render.pdf", ("document",), binary=True, extra="pdf"),
    Format("docx", ".docx", "ks_budget.render.word", ("document",), binary=True, extra="docx"),
    Format("json", ".json", "ks_budget.render.json", (*_TABLES, "schema", "document")),
    Format("sarif", ".sarif", "ks_budget.render.sarif", ("findings",), from_top=True),
    Format("github", "", "ks_budget.render.github", ("findings",), from_top=True),
)
"""In the order they are offered. The first that a command answers in is its default; of two with one suffix the first
has it."""


def offered(answer: Answer) -> list[Format]:
    """The formats of a command, its default first."""
    return [format for format in FORMATS if answer in format.answers]


def suffixes(formats: list[Format]) -> list[str]:
    """The suffixes of files that some formats know, each once."""
    return list(dict.fromkeys(format.suffix for format in formats if format.suffix))


def chosen(formats: list[Format], name: str | None, suffix: str) -> Format:
    """The format of this name, else that of files with this suffix, else the first."""
    named = [format for format in formats if format.name == name]
    known = [format for format in formats if suffix and format.suffix == suffix.lower()]
    return [*named, *known, *formats][0]
