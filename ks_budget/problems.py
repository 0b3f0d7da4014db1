"""What can be wrong: facts only. ``views/problems.py`` turns them into sentences, in one place."""

from decimal import Decimal
from typing import Any, Literal

from msgspec import Struct

Severity = Literal["error", "warning", "note"]
KeyPath = tuple[str | int, ...]


class Span(Struct, frozen=True):
    """A place in a text. Lines and columns count from 1; columns count characters; the end is exclusive."""

    line: int
    column: int
    end_column: int
    source: str
    """The whole source line, to be shown with a marker under the span."""


class Place(Struct, frozen=True):
    """Where a problem is: a file, and in it the key or value at ``path``."""

    file: str
    """As shown to the user: relative to where the command runs, when it can be."""
    path: KeyPath = ()
    """Keys and list positions from the top of the file; empty for the file as a whole."""
    at: Literal["key", "value"] = "value"
    of: str = ""
    """The name of another budget that it is in; empty for the one at hand."""
    span: Span | None = None
    """Known at once for syntax errors, otherwise found by ``files.locate`` when it is to be shown."""


class Problem(Struct, frozen=True):
    """One finding, by its stable code, with the facts that its sentence needs."""

    code: str
    places: tuple[Place, ...] = ()
    values: dict[str, Any] = {}
    severity: Severity = "error"
    subject: str = ""
    """What a finding is about, stable from run to run: `ks.bridge`. With the code it is the finding's id."""

    @property
    def id(self) -> str:
        return f"{self.code}:{self.subject}" if self.subject else self.code


class Said(Struct, frozen=True):
    """A figure in a sentence, with the decimals it is to be written with."""

    value: Decimal
    unit: str
    decimals: int
    signed: bool = False


class Stop(Exception):
    """Nothing more can be done; the problems say why."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__(", ".join(problem.code for problem in problems))
        self.problems = list(problems)


def exit_code(problems: list[Problem]) -> int:
    """0 fine, 1 problems in the data, 2 wrong usage or something that cannot be read (codes KSB0xx)."""
    errors = [problem.code for problem in problems if problem.severity == "error"]
    if not errors:
        return 0
    return 2 if any(code.startswith("KSB0") for code in errors) else 1
