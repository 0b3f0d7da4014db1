"""Where a problem is: in a file, or as yet only in a table of the model."""

from typing import Any, Literal

from msgspec import Struct

KeyPath = tuple[str | int, ...]
"""Keys and list positions from the top of a file or a budget."""

Part = Literal["key", "value"]


class Span(Struct, frozen=True):
    """A place in a text. Lines and columns count from 1; columns count characters; the end is exclusive."""

    line: int
    column: int
    end_column: int
    source: str
    """The whole source line, to be shown with a marker under the span."""


class Within(Struct, frozen=True):
    """Where in a file that is no text something stands: a cell of a sheet, a row of a page, a cell of its table."""

    sheet: str = ""
    page: int = 0
    """From 1; 0 where the file has none."""
    table: int = 0
    """Which table of the file or of its page, from 1; 0 where that is not how it is found."""
    row: int = 0
    column: int = 0
    """From 1; in a sheet column 3 is C."""


class Place(Struct, frozen=True):
    """A file, and in it the key or value at ``path``."""

    file: str
    """As shown to the user: relative to where the command runs, when it can be."""
    path: KeyPath = ()
    """Empty for the file as a whole."""
    part: Part = "value"
    slot: int | None = None
    """Which of the figures that are filled in a text, where it is about one of them: 0 for the first ``{{``."""
    span: Span | None = None
    """Known at once for syntax errors, otherwise found by ``files.locate`` when it is to be shown."""
    within: Within | None = None
    """Of a workbook or a document, whose lines are not lines of text."""


def one_line(name: str) -> str:
    """A name as it can stand in a line of text: a line feed in the name of a file would begin a line of its own, which
    a build may take for a command."""
    return name if name.isprintable() else "".join(sign if sign.isprintable() else "\ufffd" for sign in name)


class Spot(Struct, frozen=True, eq=False):
    """A table of the model and a key in it, `here(risk) / "printed_score"`.

    Rules have tables and no paths: where a table stands in a budget is found by walking the model, and where that
    is in a file by those who read it, both only when there is something to tell.
    """

    table: Any
    keys: KeyPath = ()
    """Keys as the file has them; a number is a year in a map, and a position in a list."""
    part: Part = "value"
    slot: int | None = None
    """As in ``Place``."""

    def __truediv__(self, key: str | int) -> "Spot":
        return Spot(self.table, (*self.keys, key), self.part)

    @property
    def key(self) -> "Spot":
        """The key itself, when it is what is wrong and not its value."""
        return Spot(self.table, self.keys, "key")

    def at_slot(self, number: int) -> "Spot":
        """One of the figures that are filled in the text there."""
        return Spot(self.table, self.keys, self.part, number)


def here(table: Any) -> Spot:
    """The place of a table of the model."""
    return Spot(table)
