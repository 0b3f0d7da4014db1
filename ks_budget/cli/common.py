"""What every command shares: its options, their completion, and how a function becomes a command."""

import functools
import inspect
import os
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal

import typer

from ks_budget.cli.session import Language, Options, Session
from ks_budget.files.find import board_folder, boards, budgets_folder, names
from ks_budget.problems import Problem, Stop
from ks_budget.render.formats import Answer, Format, offered, suffixes


def complete_path(incomplete: str) -> list[str]:
    """Files and folders that start so."""
    folder, _, start = incomplete.rpartition("/")
    here = Path(folder or ("/" if incomplete.startswith("/") else "."))
    prefix = f"{folder}/" if incomplete.count("/") else ""
    if not here.is_dir():
        return []
    found = sorted(p for p in here.iterdir() if p.name.startswith(start) and not p.name.startswith("."))
    return [prefix + p.name + ("/" if p.is_dir() else "") for p in found]


def complete_budget(ctx: typer.Context, incomplete: str) -> list[str]:
    """Years and variants, then paths."""
    try:
        top = budgets_folder(ctx.params.get("budgets"), os.environ, Path.cwd())
        known = names(board_folder(top, ctx.params.get("board")) or top)
    except (Stop, OSError):
        known = []
    return [name for name in known if name.startswith(incomplete)] or complete_path(incomplete)


def complete_board(ctx: typer.Context, incomplete: str) -> list[str]:
    """Boards in the folder of budgets."""
    try:
        known = boards(budgets_folder(ctx.params.get("budgets"), os.environ, Path.cwd()))
    except (Stop, OSError):
        return []
    return [name for name in known if name.startswith(incomplete)]


def utf8(argument: str) -> str:
    """An argument as text: where the system's encoding cannot spell å, its bytes are still UTF-8."""
    return argument.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def day(text: str | None) -> date:
    """A day given as an option, else today. Raises Stop (KSB014) when it is none."""
    if text is None:
        return date.today()
    try:
        return date.fromisoformat(text)
    except ValueError:
        values = {"option": "--as-of", "shown": text, "example": "--as-of 2024-05-31"}
        raise Stop(Problem("KSB014", values=values)) from None


BudgetArgument = Annotated[
    str | None,
    typer.Argument(
        metavar="BUDGET",
        help="A year, a variant (2024-forslag), a path or a git revision (2024@v1.0); else the latest.",
        autocompletion=complete_budget,
    ),
]
AsOf = Annotated[str | None, typer.Option("--as-of", help="The day to judge by; else today.", metavar="DATE")]

_PANEL = "Every command"


def _shared(formats: list[Format]) -> dict[str, tuple[Any, Any, Any]]:
    """The options that every command takes: name to type, option and default."""
    named: Any = Literal[tuple(one.name for one in formats)]
    return {
        "budgets": (
            str | None,
            typer.Option(
                help="Folder of budgets; else KSB_BUDGETS, else the nearest budgets/ upwards.",
                metavar="DIR",
                rich_help_panel=_PANEL,
                autocompletion=complete_path,
            ),
            None,
        ),
        "board": (
            str | None,
            typer.Option(
                help="The board, where the folder of budgets holds several.",
                metavar="NAME",
                rich_help_panel=_PANEL,
                autocompletion=complete_board,
            ),
            None,
        ),
        "format": (named | None, typer.Option(help="How to answer.", rich_help_panel=_PANEL), None),
        "output": (
            Path | None,
            typer.Option(
                "--output",
                "-o",
                help=f"Write to a file; its suffix ({' '.join(suffixes(formats))}) gives the format.",
                metavar="FILE",
                rich_help_panel=_PANEL,
                autocompletion=complete_path,
            ),
            None,
        ),
        "force": (bool, typer.Option("--force", help="Let -o write over a file.", rich_help_panel=_PANEL), False),
        "lang": (
            Language | None,
            typer.Option(help="Language; else KSB_LANG, else the budget's own.", rich_help_panel=_PANEL),
            None,
        ),
    }


def command(function: Callable[..., None], answer: Answer = "tables") -> Callable[..., None]:
    """Make a command of a function whose first argument is a Session: give it the options that all share, and end
    it as all end. The rest of its signature is its own options. ``answer`` is what it gives; the formats follow."""
    options = _shared(offered(answer))

    @functools.wraps(function)
    def run(**given: Any) -> None:
        session = Session(Options(**{name: given.pop(name) for name in options}), function.__name__, answer)
        try:
            session.check()
            function(session, **given)
        except Stop as stop:
            raise typer.Exit(session.stop(stop.problems)) from None
        except KeyboardInterrupt:
            raise typer.Exit(130) from None

    own = list(inspect.signature(function).parameters.values())[1:]
    shared = [
        inspect.Parameter(
            name,
            inspect.Parameter.KEYWORD_ONLY,
            default=default,
            annotation=Annotated[kind, option],
        )
        for name, (kind, option, default) in options.items()
    ]
    keyword = [parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY) for parameter in own]
    run.__signature__ = inspect.Signature([*keyword, *shared])  # type: ignore[attr-defined]
    run.__annotations__ = {p.name: p.annotation for p in [*keyword, *shared]}
    del run.__wrapped__
    return run
