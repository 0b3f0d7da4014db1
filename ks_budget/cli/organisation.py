"""`ksb organisation`: the office and its departments."""

from ks_budget.cli.common import BudgetArgument, command
from ks_budget.cli.session import Session
from ks_budget.views.organisation import view


@command
def organisation(session: Session, budget: BudgetArgument = None) -> None:
    """Show the office as a tree of departments and units, with what moves."""
    [this] = session.open(session.refer(budget))
    session.answer(view(this, session.language))
