"""`ksb organisation`: the office and its departments."""

from ks_budget.answers.organisation import Question
from ks_budget.cli.command import command
from ks_budget.cli.options import BudgetArgument


@command
def organisation(budget: BudgetArgument = None) -> Question:
    """Show the office as a tree of departments and units, with what moves."""
    return Question(budget)
