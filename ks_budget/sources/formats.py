"""The formats that other people's files are read in: one record each.

A new source is a module with ``read(data: bytes, file: str, limits: Limits) -> Source`` and a record in ``FORMATS``.
"""

from importlib import import_module

from msgspec import Struct

from ks_budget.problems import Place, Stop, kinds
from ks_budget.sources.grid import Source
from ks_budget.sources.limits import Limits


class Format(Struct, frozen=True):
    """One format. Its module is imported when it is used."""

    name: str
    """As in ``Source.format``."""
    suffixes: tuple[str, ...]
    """Of the files that are in it, the usual one first."""
    module: str
    extra: str = ""
    """The pip extra that it needs, ``ks-budget[extra]``; empty for none."""
    text: bool = False
    """Whether it is text, which its content alone does not tell from other formats of text."""

    def read(self, data: bytes, file: str, limits: Limits) -> Source:
        """The content of a file of this format. Raises Stop (KSB023) when its extra is not installed, and for what is
        wrong with the file."""
        try:
            reader = import_module(self.module)
        except ImportError as error:
            if not self.extra or (error.name or "").startswith("ks_budget"):
                raise
            raise Stop(kinds.asking.MISSING_EXTRA.at(Place(file), what=self.suffixes[0], extra=self.extra)) from error
        source: Source = reader.read(data, file, limits)
        return source


FORMATS: tuple[Format, ...] = (
    Format("xlsx", (".xlsx", ".xlsm", ".xltx", ".xltm"), "ks_budget.sources.workbook"),
    Format("xls", (".xls", ".xlt"), "ks_budget.sources.old_workbook"),
    Format("ods", (".ods", ".ots"), "ks_budget.sources.open_document"),
    Format("docx", (".docx", ".docm", ".dotx"), "ks_budget.sources.word"),
    Format("pdf", (".pdf",), "ks_budget.sources.pdf", extra="read"),
    Format("csv", (".csv", ".tsv", ".tab"), "ks_budget.sources.csv", text=True),
    Format("markdown", (".md", ".markdown"), "ks_budget.sources.markdown", text=True),
    Format("html", (".html", ".htm", ".xhtml"), "ks_budget.sources.html", text=True),
    Format("mhtml", (".mhtml", ".mht"), "ks_budget.sources.mhtml", text=True),
    Format("text", (".txt", ".text"), "ks_budget.sources.text", text=True),
)
"""In the order that they are told in."""


def named(name: str) -> Format:
    """The format of a name. Raises KeyError where there is none."""
    return {format.name: format for format in FORMATS}[name]


def of_suffix(suffix: str) -> Format | None:
    """The format of files with this suffix, whatever its case; None where none has it."""
    return next((format for format in FORMATS if suffix.lower() in format.suffixes), None)
