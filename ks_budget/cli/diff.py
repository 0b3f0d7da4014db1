"""`ksb diff`: what differs between two budgets."""

from decimal import Decimal
from enum import Enum
from typing import Annotated

import typer

from ks_budget.answers.diff import CHAPTERS, Question
from ks_budget.cli.command import command
from ks_budget.cli.complete import complete_budget
from ks_budget.cli.options import apart, once
from ks_budget.numerals import read
from ks_budget.problems import Stop, kinds

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
    chapters = once("--chapter", [one.value for one in chapter or ()])
    if chapters and "frames" not in chapters:
        # Lines are those of frames.
        apart("--min", {f"--chapter {chapters[0]}": least is not None}, "--min 500 --chapter frames")
    return Question(first, second, least=limit, chapters=chapters)


def _amount(text: str) -> Decimal:
    amount = read(text)
    if amount is None or amount < 0:
        raise Stop(kinds.asking.WRONG_OPTION.at(option="--min", shown=text, example="--min 500"))
    return amount
