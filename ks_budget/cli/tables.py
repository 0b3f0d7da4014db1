"""`ksb tables`: printed tables and what is proved of them."""

from typing import Annotated

import typer

from ks_budget.answers.tables import Question
from ks_budget.cli.command import command
from ks_budget.cli.complete import complete_table
from ks_budget.cli.options import BudgetArgument, utf8


@command
def tables(
    budget: BudgetArgument = None,
    table: Annotated[
        str | None,
        typer.Option(help="Only the table of this id.", metavar="ID", autocompletion=complete_table),
    ] = None,
) -> Question:
    """Show the printed tables ([[table]]) with what was proved of their figures, and what could not be."""
    return Question(budget, None if table is None else utf8(table))
