"""`ksb diff`: what differs between two budgets."""

from decimal import Decimal
from enum import Enum
from typing import Annotated

import typer

from ks_budget.answers.diff import CHAPTERS, Question
from ks_budget.cli.command import command
from ks_budget.cli.complete import complete_budget
from ks_budget.problems import Problem, Stop

# Typer takes a list of choices as an enumeration only.
_Chapter = Enum("_Chapter", {name: name for name in CHAPTERS}, type=str)  # type: ignore[misc]

_WHAT = "A year, a variant (2024-forslag), a path, or a git revision (2024@v1.0)."


@command
def diff(
    first: Annotated[str, typer.Argument(help=_WHAT, metavar="A", autocompletion=complete_budget)],
    second: Annotated[str, typer.Argument(help=_WHAT, metavar="B", autocompletion=complete_budget)],
    least: Annotated[
        str | None,
        typer.Option("--min", help="Hide lines that change by less, in the budget's unit.", metavar="AMOUNT"),
    ] = None,
    chapter: Annotated[list[_Chapter] | None, typer.Option(help="Only this chapter; may be repeated.")] = None,
) -> Question:
    """Compare two budgets: frames line by line with how much is explained, every other chapter record by record."""
    limit = None if least is None else _amount(least)
    return Question(first, second, least=limit, chapters=tuple(one.value for one in chapter or ()))


def _amount(text: str) -> Decimal:
    plain = text.replace("_", "").replace(" ", "").replace("\u00a0", "").replace(",", ".")
    if not plain.replace(".", "", 1).isdecimal() or len(plain) > 15:
        raise Stop(Problem("KSB014", values={"option": "--min", "shown": text, "example": "--min 500"}))
    return Decimal(plain)
