"""`ksb export`: the budget for those who go on computing with it, in a workbook or in a database."""

from typing import Annotated

import typer

from ks_budget.cli.command import Run, command_of_run
from ks_budget.cli.options import BudgetArgument, YearOption, all_boards, apart, one_budget
from ks_budget.problems import Stop, kinds


@command_of_run("workbook", opens="one board", target="folder too")
def export(
    run: Run,
    budget: BudgetArgument = None,
    tidy: Annotated[
        bool,
        typer.Option(
            "--tidy", help="One row a figure, for databases: -o names a folder that gets CSV and Parquet files."
        ),
    ] = False,
    every: Annotated[bool, typer.Option("--all", help="With --tidy: every budget of every board.")] = False,
    no_parquet: Annotated[
        bool, typer.Option("--no-parquet", help="With --tidy: CSV files alone, which need no extra.")
    ] = False,
    year: YearOption = None,
) -> None:
    """Export the whole budget as a workbook whose formulas compute: change an index and the plan years follow. Or, with
    --tidy, as open data: one row a figure."""
    one = one_budget(budget, "--year", year)
    if tidy:
        _open_data(run, one, every, not no_parquet)
        return
    given = {"--all": every, "--no-parquet": no_parquet}
    idle = [kinds.asking.WITHOUT_EFFECT.at(option=option, why=_TIDY) for option, there in given.items() if there]
    if idle:
        raise Stop(*idle)
    run.output.check()
    from ks_budget.answers.export import Question, answer

    run.output.workbook(answer(run.workspace, Question(one)))


_TIDY = kinds.words.NO_EFFECT["tidy"]


def _open_data(run: Run, one: str | None, every: bool, parquet: bool) -> None:
    from ks_budget.answers.tidy import Question, answer
    from ks_budget.cli.tidy import check, write

    all_boards(every, run.workspace.board)
    if one:
        apart(one, {"--all": every}, f"ksb export {one} --tidy -o data/")
    options = run.output.options
    apart("--tidy", {"--format": options.format is not None, "--notes": options.notes}, "ksb export --tidy -o data/")
    folder = check(run, parquet)
    write(run, answer(run.workspace, Question(one, every)), folder, parquet)
    run.output.warn()
