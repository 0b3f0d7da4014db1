"""`ksb check`: prove that the figures of a budget agree."""

import gc
import sys
from typing import Annotated, Literal

import typer
from msgspec import structs

from ks_budget.answers import check as answers
from ks_budget.cli.command import Run, command_of_run
from ks_budget.cli.complete import complete_budget
from ks_budget.cli.options import YearOption, all_boards, apart
from ks_budget.cli.output import Output, put
from ks_budget.cli.streams import is_read
from ks_budget.problems import Problem, Severity, Stop, exit_code, kinds

Strict = Literal["warnings", "notes"]
COUNTING: dict[Strict, tuple[Severity, ...]] = {"warnings": ("warning",), "notes": ("warning", "note")}
"""What ends with exit 1 beside errors."""


@command_of_run("findings", opens="boards")
def check(
    run: Run,
    named: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="BUDGETS",
            help="Years, variants, paths or git revisions; else all there are.",
            autocompletion=complete_budget,
        ),
    ] = None,
    proof: Annotated[bool, typer.Option("--proof", help="Also try all figures and relations at once.")] = False,
    baseline: Annotated[bool, typer.Option("--baseline", help="Do not count the findings that are accepted.")] = False,
    strict: Annotated[
        Strict | None,
        typer.Option(help="Warnings end with exit 1 as well; with --strict=notes notes too."),
    ] = None,
    accept: Annotated[
        str | None, typer.Option(help="Print what to change so that a finding is accepted.", metavar="ID")
    ] = None,
    brief: Annotated[bool, typer.Option("--brief", help="One line a finding.")] = False,
    watch: Annotated[bool, typer.Option("--watch", help="Check again whenever a file changes.")] = False,
    year: YearOption = None,
    every: Annotated[bool, typer.Option("--all", help="The budgets of all boards.")] = False,
) -> None:
    """Check that tables, plan, bridge, registers and text agree, with rounding understood."""
    _refuse_clashes(
        run.output,
        accept,
        brief,
        {"--all": every, "--baseline": baseline, "--strict": bool(strict), "--watch": watch},
    )
    if brief and run.output.format().name == "text":
        run = structs.replace(run, output=run.output.in_format("brief"))
    budgets = tuple(dict.fromkeys([*(named or ()), *([year] if year else [])]))
    question = answers.Question(budgets, proof, baseline, all_boards(every, run.workspace.board))
    if watch:
        _watch(run, question)
        return
    checked = answers.check(run.workspace, question)
    if accept is not None:
        run.output.write(answers.acceptance(checked, accept))
        return
    run.output.write(checked.report)
    code = _exit_code(checked.problems, strict)
    if code:
        raise typer.Exit(code)


_ONLY_FINDINGS = ("sarif", "github")


def _refuse_clashes(output: Output, accept: str | None, brief: bool, given: dict[str, bool]) -> None:
    """Raises Stop (KSB014) for options of which one would be ignored beside the other."""
    format = output.format().name
    as_format = f"--format {format}"
    if accept is not None:
        apart("--accept", given | {as_format: format in _ONLY_FINDINGS}, f"ksb check --accept {accept}")
    if given["--watch"]:
        others = {"--strict": given["--strict"], "--output": output.options.output is not None}
        apart("--watch", others, "ksb check --watch")
    if brief:
        apart("--brief", {as_format: format not in ("text", "brief")}, "--format brief")


def _exit_code(problems: list[Problem], strict: Strict | None) -> int:
    counting = COUNTING[strict] if strict else ()
    if any(problem.severity in counting for problem in problems):
        return exit_code(problems) or 1
    return exit_code(problems)


def _watch(run: Run, question: answers.Question) -> None:
    """Check, and again whenever something below the folder of budgets changes, until interrupted."""
    try:
        from watchfiles import watch as changes
    except ImportError:
        raise Stop(kinds.asking.MISSING_EXTRA.at(what="--watch", extra="watch")) from None
    # The one run that does not end soon.
    gc.enable()
    _again(run, question)
    for _ in changes(run.workspace.top, recursive=True, raise_interrupt=True):
        if not is_read():
            return
        _again(run, question)


def _again(run: Run, question: answers.Question) -> None:
    try:
        put(run.output.rendered(answers.answer(run.workspace, question)))
    except Stop as stop:
        if stop.is_a(kinds.reading.ANSWER_LOST):
            raise
        run.output.stop(stop.problems)
    sys.stderr.flush()
