"""`ksb check`: prove that the figures of a budget agree."""

import sys
from functools import partial
from typing import Annotated, Literal

import typer

from ks_budget.answers import check as answers
from ks_budget.cli.command import Run, command_of_run
from ks_budget.cli.complete import complete_budget
from ks_budget.cli.output import Output, put
from ks_budget.problems import Problem, Stop, exit_code
from ks_budget.report import Report, Text

CheckFormat = Literal["text", "table", "json", "csv", "markdown", "sarif", "github"]


@partial(command_of_run, formats=CheckFormat)
def check(
    run: Run,
    named: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="BUDGETS",
            help="Years, variants, paths or git revisions; else the latest.",
            autocompletion=complete_budget,
        ),
    ] = None,
    proof: Annotated[bool, typer.Option("--proof", help="Also try all figures and relations at once.")] = False,
    baseline: Annotated[bool, typer.Option("--baseline", help="Do not count the findings that are accepted.")] = False,
    strict: Annotated[bool, typer.Option("--strict", help="Warnings end with exit 1 as well.")] = False,
    accept: Annotated[
        str | None, typer.Option(help="Print what to change so that a finding is accepted.", metavar="ID")
    ] = None,
    brief: Annotated[bool, typer.Option("--brief", help="One line a finding.")] = False,
    watch: Annotated[bool, typer.Option("--watch", help="Check again whenever a file changes.")] = False,
) -> None:
    """Check that tables, plan, bridge, registers and text agree, with rounding understood."""
    question = answers.Question(tuple(named or ()), proof, baseline)
    if watch:
        _watch(run, question, brief)
        return
    checked = answers.check(run.workspace, question)
    if accept is not None:
        run.output.give(answers.acceptance(checked.problems, accept, run.workspace.language))
        return
    run.output.give(_text(checked.report, run.output, brief))
    code = _exit_code(checked.problems, strict)
    if code:
        raise typer.Exit(code)


def _exit_code(problems: list[Problem], strict: bool) -> int:
    if strict and any(problem.severity == "warning" for problem in problems):
        return exit_code(problems) or 1
    return exit_code(problems)


def _text(report: Report, output: Output, brief: bool) -> str:
    """The answer in the format asked for."""
    findings, language = report.problems, report.language
    match output.format():
        case "sarif":
            from ks_budget.render.sarif import render as as_sarif
            from ks_budget.views.check import rule_texts

            return as_sarif(findings, rule_texts(language))
        case "github":
            from ks_budget.render.github import render as as_github

            return as_github(findings)
        case "json" | "csv" | "markdown":
            return output.rendered(report)
    from ks_budget.render.problems import render as as_text
    from ks_budget.render.problems import render_brief, wrapped

    summary = [line for block in report.blocks if isinstance(block, Text) for line in block.lines]
    lines = "".join(f"{wrapped(line, output.width)}\n" for line in summary)
    if brief:
        return render_brief(findings, language) + lines
    shown = as_text(findings, language, output.colour, output.width)
    return f"{shown}\n{lines}" if findings else lines


def _watch(run: Run, question: answers.Question, brief: bool) -> None:
    """Check, and again whenever something below the folder of budgets changes, until interrupted."""
    try:
        from watchfiles import watch as changes
    except ImportError:
        raise Stop(Problem("KSB023", values={"what": "--watch", "extra": "watch"})) from None
    _again(run, question, brief)
    for _ in changes(run.workspace.top, recursive=True, raise_interrupt=True):
        _again(run, question, brief)


def _again(run: Run, question: answers.Question, brief: bool) -> None:
    try:
        put(_text(answers.check(run.workspace, question).report, run.output, brief))
    except Stop as stop:
        run.output.stop(stop.problems)
    sys.stderr.flush()
