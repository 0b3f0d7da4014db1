"""How a function becomes a command: it gets the options that all share, is answered as all are, and ends as all end."""

import functools
import inspect
from collections.abc import Callable
from importlib import import_module
from typing import Annotated, Any

import typer
from msgspec import Struct

from ks_budget.cli.options import shared
from ks_budget.cli.output import Options, Output
from ks_budget.problems import Stop
from ks_budget.render.formats import Answer, offered
from ks_budget.workspace import Workspace


class Run(Struct, frozen=True):
    """One run of a command: what it opens, and where it writes."""

    workspace: Workspace
    output: Output


def command(function: Callable[..., Struct]) -> Callable[..., None]:
    """Make a command of a function that turns its options into a question: the question is answered by the module of
    ``ks_budget.answers`` that it comes from, and the report is written."""

    def ask(run: Run, **arguments: Any) -> None:
        question = function(**arguments)
        run.output.answer(import_module(type(question).__module__).answer(run.workspace, question))

    return _command(function, ask, list(inspect.signature(function).parameters.values()), "tables")


def command_of_run(answer: Answer) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Make a command of a function that does the answering itself, and whose first argument is the Run to do it with.
    ``answer`` is what it gives; the formats follow."""

    def decorate(function: Callable[..., None]) -> Callable[..., None]:
        return _command(function, function, list(inspect.signature(function).parameters.values())[1:], answer)

    return decorate


def _command(
    function: Callable[..., Any], body: Callable[..., None], own: list[inspect.Parameter], answer: Answer
) -> Callable[..., None]:
    """A command named and described as ``function``, whose options are ``own`` and the shared ones."""
    options = shared(offered(answer))

    @functools.wraps(function)
    def ending(**arguments: Any) -> None:
        run = _run(function.__name__, answer, **{name: arguments.pop(name) for name in options})
        try:
            run.workspace.check_language()
            run.output.check()
            body(run, **arguments)
        except Stop as stop:
            raise typer.Exit(run.output.stop(stop.problems)) from None
        except KeyboardInterrupt:
            raise typer.Exit(130) from None

    parameters = [parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY) for parameter in own]
    parameters += [
        inspect.Parameter(
            name,
            inspect.Parameter.KEYWORD_ONLY,
            default=option.default,
            annotation=Annotated[option.type, option.declared],
        )
        for name, option in options.items()
    ]
    ending.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    ending.__annotations__ = {p.name: p.annotation for p in parameters}
    del ending.__wrapped__
    return ending


def _run(
    name: str, answer: Answer, *, budgets: Any, board: Any, format: Any, output: Any, notes: Any, force: Any, lang: Any
) -> Run:
    workspace = Workspace(budgets, board=board, language=lang)
    return Run(workspace, Output(Options(format, output, force, notes), name, workspace, answer))
