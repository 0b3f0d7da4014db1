"""`ksb risks`: risks by score, and their matrix."""

from typing import Annotated

import typer

from ks_budget.answers.risks import Order, Question
from ks_budget.cli.command import command
from ks_budget.cli.complete import complete_treatment
from ks_budget.cli.options import BudgetArgument, apart, utf8


@command
def risks(
    budget: BudgetArgument = None,
    lowest: Annotated[int | None, typer.Option("--min", help="Only scores from this.", metavar="SCORE")] = None,
    highest: Annotated[int | None, typer.Option("--max", help="Only scores up to this.", metavar="SCORE")] = None,
    treatment: Annotated[
        str | None,
        typer.Option(
            help="Only this treatment, by id or label.", metavar="TREATMENT", autocompletion=complete_treatment
        ),
    ] = None,
    sort: Annotated[Order, typer.Option(help="Order of the list.")] = "score",
    matrix: Annotated[bool, typer.Option("--matrix", help="Only the matrix, with names.")] = False,
) -> Question:
    """Score risks (likelihood × impact), gravest first, with the decision on each and the risk matrix."""
    if lowest is not None and highest is not None:
        apart(f"--min {lowest}", {f"--max {highest}": lowest > highest}, f"--min {highest} --max {lowest}")
    wanted = None if treatment is None else utf8(treatment)
    return Question(budget, lowest, highest, wanted, order=sort, matrix_only=matrix)
