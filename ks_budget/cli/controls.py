"""`ksb controls`: the internal control plan."""

from typing import Annotated

import typer

from ks_budget.answers.controls import Question
from ks_budget.cli.command import command
from ks_budget.cli.complete import complete_responsible
from ks_budget.cli.options import BudgetArgument, utf8


@command
def controls(
    budget: BudgetArgument = None,
    responsible: Annotated[
        str | None,
        typer.Option(
            help="Only the controls that this post answers for.", metavar="POST", autocompletion=complete_responsible
        ),
    ] = None,
) -> Question:
    """Show the internal control plan beside the risk analysis: each control with its risk, and where the two part."""
    return Question(budget, responsible=None if responsible is None else utf8(responsible))
