"""The options that several commands take, and how the texts given for them are read."""

import os
from collections import Counter
from collections.abc import Collection, Sequence
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal

import typer
from msgspec import Struct

from ks_budget.cli.complete import complete_board, complete_budget, complete_path
from ks_budget.cli.speech import EVERY
from ks_budget.files.find import composed
from ks_budget.language import Language
from ks_budget.problems import Stop, kinds
from ks_budget.render.formats import Format, suffixes

BudgetArgument = Annotated[
    str | None,
    typer.Argument(
        metavar="BUDGET",
        help="A year, a variant (2024-forslag), a path or a git revision (2024@v1.0); else the latest.",
        autocompletion=complete_budget,
    ),
]
YearOption = Annotated[
    str | None,
    typer.Option(
        "--year",
        help="The budget of this year: the same as BUDGET.",
        metavar="BUDGET",
        autocompletion=complete_budget,
    ),
]
AsOf = Annotated[str | None, typer.Option("--as-of", help="The day to judge by; else today.", metavar="DATE")]

_PANEL = EVERY["en"]


class Option(Struct, frozen=True):
    """An option that all commands take."""

    type: Any
    declared: Any
    """As typer has it."""
    default: Any = None


_Named = dict[str, Option]

_OPENED: _Named = {
    "budgets": Option(
        str | None,
        typer.Option(
            help="Folder of budgets; else KSB_BUDGETS, else the nearest budgets/ upwards.",
            metavar="DIR",
            rich_help_panel=_PANEL,
            autocompletion=complete_path,
        ),
    ),
    "board": Option(
        str | None,
        typer.Option(
            help="The board, where the folder of budgets holds several.",
            metavar="NAME",
            rich_help_panel=_PANEL,
            autocompletion=complete_board,
        ),
    ),
}
NAMED: _Named = {
    "year": Option(
        str | None,
        typer.Option(
            help="The budget of this year: the same as BUDGET.", metavar="BUDGET", autocompletion=complete_budget
        ),
    ),
}
"""Of the commands that take one BUDGET and have no year of their own."""
ALL: _Named = {
    "every": Option(
        bool,
        typer.Option("--all", help="All boards: each one's answer, after the other.", rich_help_panel=_PANEL),
        False,
    ),
}
"""Of the commands that one board's budgets answer."""
_WRITTEN: _Named = {
    "notes": Option(
        bool, typer.Option("--notes", help="Say all there is to say of the tables.", rich_help_panel=_PANEL), False
    ),
    "force": Option(bool, typer.Option("--force", help="Let -o write over a file.", rich_help_panel=_PANEL), False),
    "lang": Option(
        Language | None,
        typer.Option(help="Language; else KSB_LANG, else the budget's own.", rich_help_panel=_PANEL),
    ),
}


def of_budgets(own: Collection[str]) -> _Named:
    """The options of a command that opens budgets, beside its own."""
    year = NAMED if "budget" in own else {}
    return {name: option for name, option in (_OPENED | ALL | year).items() if name not in own}


def shared(formats: list[Format]) -> _Named:
    """The options of every command, for one that answers in these formats."""
    named: Any = Literal[tuple(format.name for format in formats)]
    output = typer.Option(
        "--output",
        "-o",
        help=f"Write to a file; its suffix ({' '.join(suffixes(formats))}) gives the format.",
        metavar="FILE",
        rich_help_panel=_PANEL,
        autocompletion=complete_path,
    )
    return {
        "format": Option(named | None, typer.Option(help="How to answer.", rich_help_panel=_PANEL)),
        "output": Option(Path | None, output),
        **_dialect(formats),
        **_WRITTEN,
    }


def _dialect(formats: list[Format]) -> _Named:
    """How to write a format, for a command that answers in one that can be written in several ways."""
    known: Any = Literal[tuple(dialect for format in formats for dialect in format.dialects) or ("",)]
    told = "Of CSV: excel writes what Excel in Swedish opens with a double click."
    option = Option(known | None, typer.Option(help=told, rich_help_panel=_PANEL))
    return {"dialect": option} if any(format.dialects for format in formats) else {}


def one_budget(budget: str | None, option: str, named: str | None) -> str | None:
    """What BUDGET or an option for the same names. Raises Stop (KSB014) when they name two."""
    if budget and named and budget != named:
        told = f"{option} {named}"
        raise Stop(kinds.asking.OPTIONS_CLASH.at(option=told, shown=budget, example=told))
    return budget or named


def all_boards(every: bool, board: str | None) -> bool:
    """Whether --all is given. Raises Stop (KSB014) when one board is named as well."""
    if every and board:
        raise Stop(kinds.asking.OPTIONS_CLASH.at(option="--board", shown="--all", example=f"--board {board}"))
    return every


def once(option: str, values: Sequence[str]) -> tuple[str, ...]:
    """What is given for an option that may be repeated. Raises Stop (KSB039) for what is given twice."""
    twice = [value for value, count in Counter(values).items() if count > 1]
    if twice:
        raise Stop(*(kinds.asking.GIVEN_TWICE.at(option=option, shown=value) for value in twice))
    return tuple(values)


def pairs(option: str, values: Sequence[str], example: str) -> dict[str, str]:
    """What is given as `NAME=VALUE` for an option that may be repeated; a name may have equals signs where its value
    has none. Raises Stop for what is no pair (KSB014), and for what is given twice (KSB039)."""
    wrong = [value for value in values if not all(part.strip() for part in value.rpartition("="))]
    if wrong:
        raise Stop(*(kinds.asking.WRONG_OPTION.at(option=option, shown=value, example=example) for value in wrong))
    split = [value.rpartition("=") for value in values]
    once(option, [name.strip() for name, _, _ in split])
    return {name.strip(): value.strip() for name, _, value in split}


def apart(option: str, others: dict[str, bool], example: str) -> None:
    """Refuse an option beside others that are given: one of them would be ignored. Raises Stop (KSB014)."""
    clashes = [other for other, given in others.items() if given]
    if clashes:
        raise Stop(*(kinds.asking.OPTIONS_CLASH.at(option=option, shown=other, example=example) for other in clashes))


def day(text: str | None) -> date:
    """A day given as an option, else today. Raises Stop (KSB014) when it is none."""
    if text is None:
        return date.today()
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Stop(kinds.asking.WRONG_OPTION.at(option="--as-of", shown=text, example="--as-of 2024-05-31")) from None


def as_composed(value: Any) -> Any:
    """What was given for an option, its letters as budgets have them; a path is left as it is written."""
    match value:
        case str() if not value.isascii():
            return value if os.path.lexists(value) else composed(value)
        case list():
            return [as_composed(one) for one in value]
    return value


def utf8(argument: str) -> str:
    """An argument as text: where the system's encoding cannot spell å, its bytes are still UTF-8."""
    return argument.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
