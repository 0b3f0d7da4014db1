"""`ksb assignments`: what is to be reported back, and when."""

from typing import Annotated

import typer

from ks_budget.cli.common import AsOf, BudgetArgument, command, day
from ks_budget.cli.session import Session
from ks_budget.compute.assignments import carried_over, due_in, tasks
from ks_budget.compute.periods import period
from ks_budget.problems import Problem, Stop
from ks_budget.views.assignments import view


@command
def assignments(
    session: Session,
    budget: BudgetArgument = None,
    as_of: AsOf = None,
    due: Annotated[
        str | None, typer.Option(help="Only those due in a year, a quarter or on a day.", metavar="2024-Q1")
    ] = None,
) -> None:
    """List assignments by deadline: open, done or late as of a day, with those carried over from earlier years."""
    wanted = period(due) if due is not None else None
    if due is not None and wanted is None:
        raise Stop(Problem("KSB014", values={"option": "--due", "shown": due, "example": "--due 2024-Q1"}))
    today = day(as_of)
    reference = session.refer(budget)
    [this] = session.open(reference)
    own, carried = tasks(this, today), carried_over(this, session.earlier(reference, this), today)
    filtered = None
    if due is not None and wanted is not None:
        filtered = due, len(own) + len(carried)
        own, carried = due_in(own, wanted), due_in(carried, wanted)
    session.answer(view(this, own, carried, today, filtered, session.language))
