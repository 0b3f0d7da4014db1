"""`ksb goals`: indicators against their targets."""

from typing import Annotated

import typer

from ks_budget.answers.goals import Question
from ks_budget.cli.command import command
from ks_budget.cli.options import BudgetArgument


@command
def goals(
    budget: BudgetArgument = None,
    goal: Annotated[int | None, typer.Option(help="Only the goal with this number.", metavar="N")] = None,
) -> Question:
    """Show each goal's indicators: outcomes by year, change, distance to the target, and status."""
    return Question(budget, goal)
