"""`ksb goals`: indicators against their targets."""

from typing import Annotated

import typer

from ks_budget.cli.common import BudgetArgument, command
from ks_budget.cli.session import Session
from ks_budget.problems import Problem, Stop
from ks_budget.views.goals import view


@command
def goals(
    session: Session,
    budget: BudgetArgument = None,
    goal: Annotated[int | None, typer.Option(help="Only the goal with this number.", metavar="N")] = None,
) -> None:
    """Show each goal's indicators: outcomes by year, change, distance to the target, and status."""
    [this] = session.open(session.refer(budget))
    found = this.content.goals
    if goal is not None:
        known = [str(one.number) for one in found]
        found = tuple(one for one in found if one.number == goal)
        if not found:
            raise Stop(Problem("KSB022", values={"kind": "goal", "name": str(goal), "known": known, "close": []}))
    session.answer(view(this, found, goal is None, session.language))
