"""`ksb assignments`: what is to be reported back, and when."""

from typing import Annotated

import typer

from ks_budget.answers.assignments import Question
from ks_budget.cli.command import command
from ks_budget.cli.options import AsOf, BudgetArgument, day


@command
def assignments(
    budget: BudgetArgument = None,
    as_of: AsOf = None,
    due: Annotated[
        str | None, typer.Option(help="Only those due in a year, a quarter or on a day.", metavar="2024-Q1")
    ] = None,
) -> Question:
    """List assignments by deadline: open, done or late as of a day, with those carried over from earlier years."""
    return Question(day(as_of), budget, due)
