"""`ksb investments`: capital spending by group, project and year."""

from typing import Annotated

import typer

from ks_budget.cli.common import BudgetArgument, command
from ks_budget.cli.session import Session
from ks_budget.compute.investments import plan
from ks_budget.model import Budget
from ks_budget.problems import Problem, Stop
from ks_budget.views.investments import view


@command
def investments(
    session: Session,
    budget: BudgetArgument = None,
    first: Annotated[
        int | None,
        typer.Option("--from", help="From this year; earlier budgets are read for years before.", metavar="YEAR"),
    ] = None,
    last: Annotated[int | None, typer.Option("--to", help="To this year.", metavar="YEAR")] = None,
) -> None:
    """Add up investments by group and project over a range of years, with their share of the whole."""
    reference = session.refer(budget)
    [this] = session.open(reference)
    years = this.content.investments.years if this.content.investments else (this.year,)
    start, end = first if first is not None else min(years), last if last is not None else max(years)
    if start > end:
        raise Stop(Problem("KSB014", values={"option": "--from", "shown": f"{start}–{end}", "example": "--from 2024"}))
    earlier: list[Budget] = []
    # A year before the budget's own is in an earlier budget, if anywhere.
    while start < (earlier[0] if earlier else this).year:
        before = session.previous(reference, (earlier or [this])[0])
        if before is None:
            break
        earlier.insert(0, before)
    session.answer(view(this, plan([*earlier, this], start, end), start, end, session.language))
