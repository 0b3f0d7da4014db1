"""`ksb show`: a budget on one screen."""

from ks_budget.checks.case import Case
from ks_budget.checks.rules import quick, set_as_asked
from ks_budget.cli.common import AsOf, BudgetArgument, command, day
from ks_budget.cli.session import Session
from ks_budget.compute.overview import overview
from ks_budget.views.overview import view


@command
def show(session: Session, budget: BudgetArgument = None, as_of: AsOf = None) -> None:
    """Show a budget on one screen: grants, largest changes, investments, goals, assignments, risks, findings."""
    today = day(as_of)
    reference = session.refer(budget)
    [this] = session.open(reference)
    before = session.earlier(reference, this)
    name = before[0].name if before else None
    case = Case(this, before[0] if before else None)
    found = len(set_as_asked(case, quick(case), (one.code for one in this.content.settings)))
    session.answer(view(this, name, overview(this, before, today), found, today, session.language))
