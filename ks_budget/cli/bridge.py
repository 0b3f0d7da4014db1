"""`ksb bridge`: from last year's grant to this year's."""

from typing import Annotated

import typer

from ks_budget.answers.bridge import Question
from ks_budget.cli.command import command
from ks_budget.cli.complete import complete_frame
from ks_budget.cli.options import BudgetArgument, once


@command
def bridge(
    budget: BudgetArgument = None,
    frame: Annotated[
        list[str] | None, typer.Option(help="Only this frame.", metavar="ID", autocompletion=complete_frame)
    ] = None,
) -> Question:
    """Bridge from last year's grant to this year's: base, index, each adjustment, and what remains unexplained."""
    return Question(budget, frames=once("--frame", frame or ()))
