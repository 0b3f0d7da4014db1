"""`ksb diff`: what differs between two budgets."""

from decimal import Decimal
from typing import Annotated

import typer

from ks_budget.cli.common import Session, command, complete_budget
from ks_budget.compute.comparison import compare
from ks_budget.problems import Problem, Stop
from ks_budget.views.comparison import view

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
) -> None:
    """Compare two budgets line by line: change, percent, whether it is better, and how much is explained."""
    limit = None if least is None else _amount(least)
    a, b = session.open(session.refer(first), session.refer(second))
    session.answer(view(compare(a, b), a, b, limit, session.language))


def _amount(text: str) -> Decimal:
    plain = text.replace("_", "").replace(" ", "").replace("\u00a0", "").replace(",", ".")
    if not plain.replace(".", "", 1).isdecimal() or len(plain) > 15:
        raise Stop(Problem("KSB014", values={"option": "--min", "shown": text, "example": "--min 500"}))
    return Decimal(plain)
