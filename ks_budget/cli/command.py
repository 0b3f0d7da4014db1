"""How a function becomes a command: it gets the options that all share, is answered as all are, and ends as all end."""

import functools
import inspect
from collections.abc import Callable
from importlib import import_module
from typing import Annotated, Any, Literal

import typer
from msgspec import Struct

from ks_budget.cli.options import ALL, Option, all_boards, as_composed, of_budgets, one_budget, shared
from ks_budget.cli.output import Options, Output
from ks_budget.problems import Stop
from ks_budget.render.formats import Answer, offered
from ks_budget.report import Report
from ks_budget.workspace import Workspace


class Run(Struct, frozen=True):
    """One run of a command: what it opens, and where it writes."""

    workspace: Workspace
    output: Output


def command(function: Callable[..., Struct]) -> Callable[..., None]:
    """Make a command of a function that turns its options into a question of one budget: the question is answered by
    the module of ``ks_budget.answers`` that it comes from, for one board or for all, and the report is written."""
    own = _parameters(function)
    named, many = "budget" in own and "year" not in own, "every" not in own

    def ask(run: Run, **arguments: Any) -> None:
        if named:
            arguments["budget"] = one_budget(arguments["budget"], "--year", arguments.pop("year"))
        every = many and all_boards(arguments.pop("every"), run.workspace.board)
        question = function(**arguments)
        run.output.answer(_answer(run.workspace, _of_every_board(question) if every else question))

    return _command(function, ask, [*own.values(), *_declared(of_budgets(own))], "tables")


def command_of_all(function: Callable[..., Struct]) -> Callable[..., None]:
    """The same of a question that is about no budget."""

    def ask(run: Run, **arguments: Any) -> None:
        run.output.answer(_answer(run.workspace, function(**arguments)))

    return _command(function, ask, [*_parameters(function).values()], "tables")


Opens = Literal["nothing", "one board", "boards"]
Target = Literal["file", "folder too"]
"""What -o names: a file in one of the formats, or also a folder, which the function itself then looks at."""


def command_of_run(
    answer: Answer, *, opens: Opens, target: Target = "file"
) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Make a command of a function that does the answering itself, and whose first argument is the Run to do it with.
    ``answer`` is what it gives; the formats follow. ``opens`` is whose budgets it opens; the options follow."""

    def decorate(function: Callable[..., None]) -> Callable[..., None]:
        own = _parameters(function)
        own.pop("run")
        return _command(function, function, [*own.values(), *_declared(_opening(own, opens))], answer, target)

    return decorate


def _opening(own: dict[str, inspect.Parameter], opens: Opens) -> dict[str, Option]:
    options = {} if opens == "nothing" else of_budgets(own)
    return {name: option for name, option in options.items() if opens == "boards" or name not in ALL}


def _parameters(function: Callable[..., Any]) -> dict[str, inspect.Parameter]:
    return dict(inspect.signature(function).parameters)


def _answer(workspace: Workspace, question: Struct) -> Report:
    report: Report = import_module(type(question).__module__).answer(workspace, question)
    return report


def _of_every_board(question: Struct) -> Struct:
    from ks_budget.answers.every_board import Question

    return Question(question)


def _declared(options: dict[str, Option]) -> list[inspect.Parameter]:
    return [
        inspect.Parameter(
            name,
            inspect.Parameter.KEYWORD_ONLY,
            default=option.default,
            annotation=Annotated[option.type, option.declared],
        )
        for name, option in options.items()
    ]


def _command(
    function: Callable[..., Any],
    body: Callable[..., None],
    own: list[inspect.Parameter],
    answer: Answer,
    target: Target = "file",
) -> Callable[..., None]:
    """A command named and described as ``function``, whose options are ``own`` and the shared ones."""
    options = shared(offered(answer))
    opening = [parameter.name for parameter in own if parameter.name in ("budgets", "board")]

    @functools.wraps(function)
    def ending(**arguments: Any) -> None:
        opened = {name: arguments.pop(name) for name in opening}
        run = _run(function.__name__.rstrip("_"), answer, opened, **{name: arguments.pop(name) for name in options})
        try:
            run.workspace.check_language()
            if target == "file":
                run.output.check()
            body(run, **{name: as_composed(value) for name, value in arguments.items()})
        except Stop as stop:
            raise typer.Exit(run.output.stop(stop.problems)) from None
        except KeyboardInterrupt:
            raise typer.Exit(130) from None

    parameters = [parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY) for parameter in own]
    parameters += _declared(options)
    ending.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    ending.__annotations__ = {p.name: p.annotation for p in parameters}
    del ending.__wrapped__
    return ending


def _run(
    name: str,
    answer: Answer,
    opened: dict[str, Any],
    *,
    format: Any,
    output: Any,
    notes: Any,
    force: Any,
    lang: Any,
    dialect: Any = None,
) -> Run:
    workspace = Workspace(opened.get("budgets"), board=opened.get("board"), language=lang)
    return Run(workspace, Output(Options(format, output, force, notes, dialect), name, workspace, answer))
