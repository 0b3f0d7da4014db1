"""A command line that cannot be understood, told as all other problems are: typer's own words are English and have
no code."""

import ast
import os
import re
import sys
from collections.abc import Sequence
from typing import Any

from typer._click import exceptions as typers

from ks_budget.cli import speech
from ks_budget.cli.screen import screen
from ks_budget.problems import Finding, Known, Problem, findings, kinds, near


class TooMany(typers.UsageError):
    """Arguments that a command does not take."""

    def __init__(self, values: list[str], ctx: Any) -> None:
        super().__init__(f"Got unexpected extra argument(s) ({' '.join(values)})", ctx)
        self.values = values


class NoSuchCommand(typers.UsageError):
    """A command that there is not."""

    def __init__(self, name: str, known: Sequence[str], ctx: Any) -> None:
        super().__init__(f"No such command {name!r}.", ctx)
        self.name, self.known = name, known


_EXAMPLES = {
    "BUDGET": "2024",
    "BUDGETS": "2024",
    "DIR": "budgets",
    "NAME": "ks",
    "FILE": "plan.csv",
    "DATE": "2024-05-31",
    "YEAR": "2026",
    "YEAR=PERCENT": "2025=1.9",
    "SERIES:YEAR=PERCENT": "pkv:2025=1.9",
    "AMOUNT": "500",
    "SCORE": "6",
    "N": "3",
    "ID": "ks",
    "2024-Q1": "2024-Q1",
    "CODE": "KSB101",
}


def problem_of(error: typers.UsageError, language: str) -> Problem:
    """What is wrong with the line."""
    command = error.ctx.command_path if error.ctx else "ksb"
    match error:
        case TooMany():
            return _too_many(error, command)
        case NoSuchCommand():
            return kinds.usage.NO_COMMAND.at(name=error.name, known=near(error.name, error.known))
        case typers.MissingParameter(param=parameter) if parameter:
            return _missing(parameter, error.ctx, language)
        case typers.BadParameter(param=parameter) if parameter:
            return _bad(error, parameter, command, language)
        case typers.NoSuchOption(option_name=name, possibilities=close):
            if close:
                return kinds.usage.NO_OPTION_BUT.at(name=name, known=Known(tuple(sorted(close))), command=command)
            return kinds.usage.NO_OPTION.at(name=name, command=command)
        case typers.BadOptionUsage(option_name=name):
            if "does not take" in error.message:
                return kinds.usage.WITH_VALUE.at(name=name)
            return kinds.usage.WITHOUT_VALUE.at(name=name, example=_example(name, error.ctx))
    if error.message.startswith("Missing command"):
        return kinds.usage.COMMAND_LEFT_OUT.at()
    return kinds.usage.UNUSABLE.at(name=command, value=error.message, command=command)


def _too_many(error: TooMany, command: str) -> Problem:
    if len(error.values) > 1:
        return kinds.usage.SEVERAL_TOO_MANY.at(values=error.values, command=command)
    [value] = error.values
    first = error.ctx.params.get("budget") if error.ctx else None
    if command.endswith(" show") and first:
        return kinds.usage.TWO_TO_SHOW.at(value=value, first=str(first), command=command)
    return kinds.usage.ONE_TOO_MANY.at(value=value, command=command)


def _missing(parameter: Any, context: Any, language: str) -> Problem:
    if parameter.param_type_name == "argument":
        return kinds.usage.MISSING_ARGUMENT.at(name=_metavar(parameter, language), example=_whole_example(context))
    metavar = _metavar(parameter, language)
    return kinds.usage.MISSING_OPTION.at(name=parameter.opts[0], metavar=metavar)


def _bad(error: typers.BadParameter, parameter: Any, command: str, language: str) -> Problem:
    argument = parameter.param_type_name == "argument"
    name = _metavar(parameter, language) if argument else max(parameter.opts, key=len)
    value = _value(error.message)
    choices = getattr(parameter.type, "choices", None)
    if choices:
        return kinds.usage.NO_CHOICE.at(name=name, value=value, known=near(value, choices))
    if "is not a valid int" in error.message:
        return kinds.usage.NO_WHOLE_NUMBER.at(name=name, value=value, example=_example(name, error.ctx))
    return kinds.usage.UNUSABLE.at(name=name, value=value, command=command)


def _value(message: str) -> str:
    """What stands first in typer's sentence, in Python's quotes."""
    quoted = re.match(r"'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\"", message)
    return str(ast.literal_eval(quoted[0])) if quoted else message


def _metavar(parameter: Any, language: str) -> str:
    metavar = str(parameter.metavar or (parameter.name or "").upper())
    if language != "sv":
        return metavar
    from ks_budget.cli.swedish import METAVARS

    return METAVARS.get(metavar, metavar)


def _example(option: str, context: Any) -> str:
    """An option with a value that it takes."""
    from ks_budget.cli.swedish import METAVARS

    parameters = context.command.params if context else []
    for parameter in parameters:
        if option in (*parameter.opts, parameter.metavar):
            english = {sv: en for en, sv in METAVARS.items()}.get(parameter.metavar, parameter.metavar)
            choices = getattr(parameter.type, "choices", None)
            value = choices[0] if choices else _EXAMPLES.get(english or "", "2026")
            return f"{option} {value}" if option.startswith("-") else value
    return f"{option} …"


def _whole_example(context: Any) -> str:
    """The line that `ksb -h` shows of a command."""
    from ks_budget.cli.app import lines

    return lines()[context.command.name].partition("  ")[2] if context else "ksb"


def tell(error: typers.UsageError, arguments: Sequence[str]) -> int:
    """Tell what is wrong, to people or as JSON when that was asked for; the exit code."""
    language = speech.spoken(arguments, os.environ)
    usage = _usage(error.ctx, language) if error.ctx else ""
    told = findings([problem_of(error, language)], language)
    asked = speech.option_value(arguments, "--format") == "json"
    if asked and speech.option_value(arguments, "--output", "-o") is None:
        _as_json(told, (error.ctx and error.ctx.command.name) or "ksb", language)
        return error.exit_code
    from ks_budget.render.problems import render

    seen = screen(sys.stderr)
    sys.stderr.write(usage + render(told, language, seen.colour, seen.width))
    return error.exit_code


def _usage(context: Any, language: str) -> str:
    return f"{context.get_usage()}\n{speech.TRY[language].format(f'{context.command_path} -h')}\n"


def _as_json(told: list[Finding], command: str, language: str) -> None:
    from ks_budget.render.formats import PLAIN
    from ks_budget.render.json import render
    from ks_budget.report import Report

    sys.stdout.write(str(render(Report(command, "", "", language, [], told), PLAIN)))
