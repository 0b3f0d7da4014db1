"""`ksb explain`: what a problem's code means."""

from typing import Annotated

import typer

from ks_budget.answers.explain import Question
from ks_budget.cli.command import command_of_all
from ks_budget.cli.complete import complete_code


@command_of_all
def explain(
    code: Annotated[
        str | None, typer.Argument(help="Such as KSB101; all without it.", metavar="CODE", autocompletion=complete_code)
    ] = None,
) -> Question:
    """Explain a problem's code: what it says, why it matters and what to do."""
    return Question(code)
