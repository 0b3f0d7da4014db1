"""`ksb audit`: do the tables of a published document add up?"""

from typing import TYPE_CHECKING, Annotated

import typer

from ks_budget.cli.command import Run, command_of_run
from ks_budget.cli.complete import complete_path
from ks_budget.cli.documents import read_document
from ks_budget.cli.options import apart, once
from ks_budget.cli.waiting import waiting
from ks_budget.problems import Known, Stop, kinds

if TYPE_CHECKING:
    from ks_budget.answers.audit import Audit
    from ks_budget.sources import Source


@command_of_run("findings", opens="nothing", target="folder too")
def audit(
    run: Run,
    files: Annotated[
        list[str],
        typer.Argument(
            metavar="FILES",
            help="Workbooks, PDF, Word, CSV, text, Markdown or pages; - for standard input.",
            autocompletion=complete_path,
        ),
    ],
    prose: Annotated[
        bool, typer.Option("--prose", help="Hold the amounts of the text against the tables too.")
    ] = False,
    explain: Annotated[bool, typer.Option("--explain", help="Say how what was found was weighed.")] = False,
    toml: Annotated[
        bool, typer.Option("--toml", help="Write what was understood as tables of a budget (TOML).")
    ] = False,
) -> None:
    """Audit the tables of a published document, with nothing to type: what follows from what is found out by
    arithmetic, and each figure that breaks it is told."""
    if toml:
        _as_toml(run, files, prose, explain)
        return
    run.output.check()
    audited = _audited(run, files, prose, explain)
    run.output.write(audited.report)
    if audited.exit_code:
        raise typer.Exit(audited.exit_code)


def _as_toml(run: Run, files: list[str], prose: bool, explain: bool) -> None:
    """Write the tables to a new file, and answer with what was found; without a file the tables are the answer, and
    what was found stands in their comments."""
    from ks_budget.answers.audit import as_toml

    output, options = run.output, run.output.options
    target = options.output
    apart("--toml", {"--force": options.force}, "ksb audit FILE --toml -o budgets/2025/tables.toml")
    if target is None:
        given = {"--format": options.format is not None, "--explain": explain, "--notes": options.notes}
        apart("--toml", given, "ksb audit FILE --toml -o budgets/2025/tables.toml")
    elif target.suffix.lower() != ".toml":
        raise Stop(kinds.asking.NO_SUFFIX.at(shown=target.name, known=Known((".toml",))))
    audited = _audited(run, files, prose, explain)
    tables = as_toml(audited, output.language)
    output.give(tables.text)
    if target is not None:
        output.to_stdout().write(audited.report)
    output.stop(tables.unsaid)
    if audited.exit_code:
        raise typer.Exit(audited.exit_code)


def _audited(run: Run, files: list[str], prose: bool, explain: bool) -> "Audit":
    from ks_budget.answers.audit import Question, audit

    question = Question(once("FILE", files), prose, explain)
    try:
        with waiting(run.output.language) as reading:

            def read(file: str) -> "Source":
                reading(file)
                return read_document(file)

            return audit(run.workspace, question, read)
    except Stop as stop:
        # Nothing was read, or nothing in it was a table.
        run.output.stop(stop.problems)
        raise typer.Exit(2) from None
