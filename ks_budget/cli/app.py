"""The commands, in the order of a budget year. Each is imported only when it is run or listed."""

import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from keyword import iskeyword
from typing import Annotated, Any

import typer
from typer._click.exceptions import UsageError
from typer.core import TyperGroup

from ks_budget import __version__
from ks_budget.cli import speech
from ks_budget.cli.optional import Command, Spoken, in_two_lines

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
    "tables": "Printed tables and what is proved of them.  ksb tables 2024",
    "report": "The whole budget as PDF, Word, page or Markdown.  ksb report 2024 -o budget.html",
    "export": "The whole budget as a workbook that computes.  ksb export 2024 -o budget.xlsx",
    "import": "Chapters of a budget from another file.  ksb import plan.xlsx --as frames -o budgets/2025",
    "check": "Prove that the figures agree.  ksb check 2024 --proof",
    "audit": "Whether the tables of a published document add up.  ksb audit arsbudget.pdf",
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


class _Commands(Spoken, TyperGroup):
    """Finds a command by its name in ``ks_budget.cli``, so that starting one does not import the others."""

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        windows_expand_args: bool = True,
        **extra: Any,
    ) -> Any:
        """Run, and tell what is wrong with the line as all other problems are told."""
        given = list(sys.argv[1:] if args is None else args)
        try:
            code = super().main(args, prog_name, complete_var, False, windows_expand_args, **extra)
        except UsageError as error:
            from ks_budget.cli.usage import tell

            code = tell(error, given)
        except typer.Abort:
            sys.stderr.write(f"{speech.ABORTED[speech.spoken(given, os.environ)]}\n")
            code = 130
        if standalone_mode:
            sys.exit(code)
        return code

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """The arguments; a --lang before the command is as good as one after it."""
        ctx.meta[speech.KEY] = list(args)
        return super().parse_args(ctx, _language_last(args))

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command that the arguments name. Raises NoSuchCommand."""
        name = args[0]
        if name not in COMMANDS and name not in lines() and not ctx.resilient_parsing:
            from ks_budget.cli.usage import NoSuchCommand

            raise NoSuchCommand(name, list(lines()), ctx)
        return super().resolve_command(ctx, args)

    def list_commands(self, ctx: Any) -> list[str]:
        return list(lines())

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        if cmd_name in COMMANDS:
            # What Python has a word of its own for has an underscore after it there.
            own = f"{cmd_name}_" if iskeyword(cmd_name) else cmd_name
            function = getattr(import_module(f"ks_budget.cli.{own}"), own)
            return _made(cmd_name, _line(cmd_name, ctx), function)
        if cmd_name in lines():
            from ks_budget.chapters import BY_KEY
            from ks_budget.cli.chapter import command_of

            return _made(cmd_name, _line(cmd_name, ctx), command_of(BY_KEY[cmd_name]))
        return None


def _line(name: str, ctx: Any) -> str:
    """The line of a command in the language of the help."""
    if speech.language_of(ctx) == "sv":
        from ks_budget.cli.swedish import COMMANDS as TOLD

        if name in TOLD:
            return TOLD[name].line
    return COMMANDS.get(name) or lines()[name]


def _language_last(args: list[str]) -> list[str]:
    """The arguments with a --lang that stands before the command moved behind it, where it is known. Where no command
    stands it is left out: it has been heard."""
    language, others, rest = list[str](), list[str](), list(args)
    while rest and rest[0].startswith("-") and rest[0] != "--":
        count = 2 if rest[0] == "--lang" else 1
        (language if rest[0].partition("=")[0] == "--lang" else others).extend(rest[:count])
        rest = rest[count:]
    return [*others, *rest[:1], *language, *rest[1:]] if rest else others


def _made(name: str, line: str, function: Callable[..., None]) -> Any:
    single = typer.Typer(add_completion=False)
    single.command(name, cls=Command, short_help=in_two_lines(line))(function)
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
