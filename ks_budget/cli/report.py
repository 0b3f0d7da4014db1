"""`ksb report`: the whole budget as one document."""

from typing import Annotated

import typer

from ks_budget.answers.report import Question, document, unwritable
from ks_budget.cli.command import Run, command_of_run
from ks_budget.cli.options import BudgetArgument, YearOption, once, one_budget
from ks_budget.cli.waiting import waiting
from ks_budget.problems import Stop, kinds
from ks_budget.render.formats import Unwritable


@command_of_run("document", opens="one board")
def report(
    run: Run,
    budget: BudgetArgument = None,
    chapters: Annotated[
        list[str] | None,
        typer.Option("--chapters", help="Only this part. May be repeated.", metavar="PART"),
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Refuse a budget whose figures have errors.")] = False,
    year: YearOption = None,
) -> None:
    """Publish the whole budget: PDF, Word, a web page or Markdown, with every chapter, table and chart."""
    parts = once("--chapters", tuple(part for given in chapters or () for part in given.split(",")))
    question = Question(one_budget(budget, "--year", year), parts)
    with waiting(run.output.language):
        made = document(run.workspace, question)
    if strict and made.errors:
        run.output.stop([kinds.publishing.HAS_ERRORS.at(count=made.errors, budget=made.report.budget)])
        # What is wrong is in the data, and not in how it was asked.
        raise typer.Exit(1)
    try:
        run.output.answer(made.report)
    except Unwritable as lacking:
        format = run.output.format().name
        raise Stop(*unwritable(run.workspace, question, lacking.characters, format)) from None
