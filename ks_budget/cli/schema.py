"""`ksb schema`: the JSON Schema of budget files."""

from functools import partial
from typing import Annotated

import typer

from ks_budget.cli.common import command
from ks_budget.cli.session import Session
from ks_budget.files.schema import schema as of_budgets
from ks_budget.files.schema import variant_schema


@partial(command, answer="schema")
def schema(
    session: Session,
    variant: Annotated[bool, typer.Option("--variant", help="Of a variant, where nothing is required.")] = False,
) -> None:
    """Print the JSON Schema of budget files, for editors: name it in a file with a #:schema comment."""
    session.give(variant_schema() if variant else of_budgets())
