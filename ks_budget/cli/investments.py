"""`ksb investments`: capital spending by group, project and year."""

from typing import Annotated

import typer

from ks_budget.answers.investments import Question
from ks_budget.cli.command import command
from ks_budget.cli.options import BudgetArgument


@command
def investments(
    budget: BudgetArgument = None,
    first: Annotated[
        int | None,
        typer.Option("--from", help="From this year; earlier budgets are read for years before.", metavar="YEAR"),
    ] = None,
    last: Annotated[int | None, typer.Option("--to", help="To this year.", metavar="YEAR")] = None,
) -> Question:
    """Add up investments by group and project over a range of years, with their share of the whole."""
    return Question(budget, first, last)
