"""Bare `ksb`: what there is, and how to go on."""

import typer

from ks_budget.answers.budgets import Question, answer
from ks_budget.cli.output import Options, Output
from ks_budget.problems import Stop
from ks_budget.workspace import Workspace


def bare() -> None:
    """List the budgets that a command would be asked of here."""
    workspace = Workspace()
    output = Output(Options(None, None, force=False), "budgets", workspace, "tables")
    try:
        workspace.check_language()
        output.write(answer(workspace, Question()))
    except Stop as stop:
        raise typer.Exit(output.stop(stop.problems)) from None
