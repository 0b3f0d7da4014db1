"""The commands, in the order of a budget year. Each is imported only when it is run or listed."""

import sys
from collections.abc import Callable
from importlib import import_module
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from ks_budget import __version__
from ks_budget.cli.optional import Command

COMMANDS: dict[str, str] = {
    "show": "A budget on one screen.  ksb show 2024",
    "project": "Frames in the years ahead, by price index.  ksb project --year 2026",
    "diff": "What differs between two budgets, and why.  ksb diff 2023 2024",
    "risks": "Risks by score, and the risk matrix.  ksb risks --min 6",
    "bridge": "From last year's grant to this year's, step by step.  ksb bridge 2024",
    "goals": "Indicators against their targets.  ksb goals --goal 3",
    "investments": "Capital spending by group and year.  ksb investments --from 2024 --to 2028",
    "assignments": "What is due when, and what is late.  ksb assignments --due 2024-Q1",
    "controls": "The internal control plan beside the risks.  ksb controls --responsible IT-chef",
    "check": "Prove that the figures agree.  ksb check 2024 --proof",
    "schema": "The JSON Schema of budget files, for editors.  ksb schema -o budgets/ksb.schema.json",
    "explain": "What a problem's code means.  ksb explain KSB101",
}
"""Command to its line in ``ksb --help``: what it is for, and an example."""

AFTER = "controls"
"""The commands of chapters that are shown as they are stand after this one."""


def lines() -> dict[str, str]:
    """The line of every command, those of chapters included."""
    # Importing the chapters takes a while, and most runs name a command of their own.
    from ks_budget.chapters import CHAPTERS

    every: dict[str, str] = {}
    for name, line in COMMANDS.items():
        every[name] = line
        if name == AFTER:
            every |= {chapter.key: chapter.command for chapter in CHAPTERS if chapter.command}
    return every


class _Commands(TyperGroup):
    """Finds a command by its name in ``ks_budget.cli``, so that starting one does not import the others."""

    def list_commands(self, ctx: Any) -> list[str]:
        return list(lines())

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        if cmd_name in COMMANDS:
            return _made(cmd_name, COMMANDS[cmd_name], getattr(import_module(f"ks_budget.cli.{cmd_name}"), cmd_name))
        if cmd_name in lines():
            from ks_budget.chapters import BY_KEY
            from ks_budget.cli.chapter import command_of

            return _made(cmd_name, lines()[cmd_name], command_of(BY_KEY[cmd_name]))
        return None


def _made(name: str, line: str, function: Callable[..., None]) -> Any:
    single = typer.Typer(add_completion=False)
    single.command(name, cls=Command, short_help=line)(function)
    return typer.main.get_command(single)


app = typer.Typer(
    cls=_Commands,
    invoke_without_command=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:
    if wanted:
        sys.stdout.write(f"ksb {__version__}\n")
        raise typer.Exit


@app.callback()
def _ksb(
    context: typer.Context,
    version: Annotated[
        bool, typer.Option("--version", help="Show the version.", callback=_version, is_eager=True)
    ] = False,
) -> None:
    """A municipal board's budget as text files: projected, compared, scored and proved."""
    if context.invoked_subcommand is None:
        from ks_budget.cli.bare import bare

        bare()
