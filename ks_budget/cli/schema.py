"""`ksb schema`: the JSON Schema of budget files."""

from typing import Annotated

import typer

from ks_budget.answers.schema import Question, answer, is_schema
from ks_budget.cli.command import Run, command_of_run


@command_of_run("schema", opens="nothing")
def schema(
    run: Run,
    variant: Annotated[bool, typer.Option("--variant", help="Of a variant, where nothing is required.")] = False,
) -> None:
    """Print the JSON Schema of budget files, for editors: name it in a file with a #:schema comment."""
    run.output.give(answer(Question(variant, run.workspace.language)), own=is_schema)
