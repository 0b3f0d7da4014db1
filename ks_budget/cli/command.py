"""How a function becomes a command: it gets the options that all share, is answered as all are, and ends as all end."""

import functools
import inspect
from collections.abc import Callable
from importlib import import_module
from typing import Annotated, Any

import typer
from msgspec import Struct

from ks_budget.cli.options import SHARED, Format
from ks_budget.cli.output import Options, Output
from ks_budget.problems import Stop
from ks_budget.workspace import Workspace


class Run(Struct, frozen=True):
    """One run of a command: what it opens, and where it writes."""

    workspace: Workspace
    output: Output


def command(function: Callable[..., Struct]) -> Callable[..., None]:
    """Make a command of a function that turns its options into a question: the question is answered by the module of
    ``ks_budget.answers`` that it comes from, and the report is written."""

    def ask(run: Run, **given: Any) -> None:
        question = function(**given)
        run.output.answer(import_module(type(question).__module__).answer(run.workspace, question))

    return _command(function, ask, list(inspect.signature(function).parameters.values()), Format)


def command_of_run(function: Callable[..., None], formats: Any = Format) -> Callable[..., None]:
    """Make a command of a function that does the answering itself, and whose first argument is the Run to do it with.
    ``formats`` are those that it answers in."""
    return _command(function, function, list(inspect.signature(function).parameters.values())[1:], formats)


def _command(
    function: Callable[..., Any], body: Callable[..., None], own: list[inspect.Parameter], formats: Any
) -> Callable[..., None]:
    """A command named and described as ``function``, whose options are ``own`` and the shared ones."""

    @functools.wraps(function)
    def ending(**given: Any) -> None:
        run = _run(function.__name__, **{name: given.pop(name) for name in SHARED})
        try:
            run.workspace.check_language()
            run.output.check()
            body(run, **given)
        except Stop as stop:
            raise typer.Exit(run.output.stop(stop.problems)) from None
        except KeyboardInterrupt:
            raise typer.Exit(130) from None

    parameters = [parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY) for parameter in own] + _shared(formats)
    ending.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    ending.__annotations__ = {p.name: p.annotation for p in parameters}
    del ending.__wrapped__
    return ending


def _run(name: str, *, budgets: Any, board: Any, format: Any, output: Any, force: Any, lang: Any) -> Run:
    workspace = Workspace(budgets, board=board, language=lang)
    return Run(workspace, Output(Options(format, output, force), name, workspace))


def _shared(formats: Any) -> list[inspect.Parameter]:
    return [
        inspect.Parameter(
            name,
            inspect.Parameter.KEYWORD_ONLY,
            default=default,
            annotation=Annotated[formats | None if name == "format" else kind, option],
        )
        for name, (kind, option, default) in SHARED.items()
    ]
