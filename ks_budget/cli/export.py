"""`ksb export`: the budget for those who go on computing with it."""

from ks_budget.answers.export import Question, answer
from ks_budget.cli.command import Run, command_of_run
from ks_budget.cli.options import BudgetArgument, YearOption, one_budget


@command_of_run("workbook", opens="one board")
def export(run: Run, budget: BudgetArgument = None, year: YearOption = None) -> None:
    """Export the whole budget as a workbook whose formulas compute: change an index and the plan years follow."""
    book = answer(run.workspace, Question(one_budget(budget, "--year", year)))
    run.output.workbook(book)
