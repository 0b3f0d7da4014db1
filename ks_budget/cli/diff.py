"""`ksb diff`: what differs between two budgets."""

from decimal import Decimal
from enum import Enum
from typing import Annotated, get_args

import typer

from ks_budget.cli.common import command, complete_budget
from ks_budget.cli.session import Session
from ks_budget.compute.comparison import compare
from ks_budget.compute.investments import compare as compare_investments
from ks_budget.compute.records import Chapter, chapters
from ks_budget.problems import Problem, Stop
from ks_budget.views.comparison import Parts, view

# Typer takes a list of choices as an enumeration only.
_Chapter = Enum("_Chapter", {name: name for name in get_args(Chapter)}, type=str)  # type: ignore[misc]

_WHAT = "A year, a variant (2024-forslag), a path, or a git revision (2024@v1.0)."


@command
def diff(
    session: Session,
    first: Annotated[str, typer.Argument(help=_WHAT, metavar="A", autocompletion=complete_budget)],
    second: Annotated[str, typer.Argument(help=_WHAT, metavar="B", autocompletion=complete_budget)],
    least: Annotated[
        str | None,
        typer.Option("--min", help="Hide lines that change by less, in the budget's unit.", metavar="AMOUNT"),
    ] = None,
    chapter: Annotated[list[_Chapter] | None, typer.Option(help="Only this chapter; may be repeated.")] = None,
) -> None:
    """Compare two budgets: frames line by line with how much is explained, every other chapter record by record."""
    limit = None if least is None else _amount(least)
    a, b = session.open(session.refer(first), session.refer(second))

    def wanted(name: str) -> bool:
        return not chapter or any(one.value == name for one in chapter)

    parts = Parts(
        compare(a, b) if wanted("frames") else None,
        compare_investments(a, b) if wanted("investments") else None,
        [found for found in chapters(a, b) if wanted(found.chapter)],
    )
    session.answer(view(parts, a, b, limit, session.language))


def _amount(text: str) -> Decimal:
    plain = text.replace("_", "").replace(" ", "").replace("\u00a0", "").replace(",", ".")
    if not plain.replace(".", "", 1).isdecimal() or len(plain) > 15:
        raise Stop(Problem("KSB014", values={"option": "--min", "shown": text, "example": "--min 500"}))
    return Decimal(plain)
