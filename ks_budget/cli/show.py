"""`ksb show`: a budget on one screen."""

from ks_budget.answers.show import Question
from ks_budget.cli.command import command
from ks_budget.cli.options import AsOf, BudgetArgument, day


@command
def show(budget: BudgetArgument = None, as_of: AsOf = None) -> Question:
    """Show a budget on one screen: grants, largest changes, investments, goals, assignments, risks, findings."""
    return Question(day(as_of), budget, as_of is not None)
