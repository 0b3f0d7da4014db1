"""`ksb risks`: risks by score, and their matrix."""

from typing import Annotated

import typer

from ks_budget.cli.common import BudgetArgument, command, complete_budget, utf8
from ks_budget.cli.complete import complete_treatment
from ks_budget.cli.session import Session
from ks_budget.compute.risks import Filter, Order
from ks_budget.model import Budget
from ks_budget.problems import Problem, Stop
from ks_budget.views.risks import view


@command
def risks(
    session: Session,
    budget: BudgetArgument = None,
    year: Annotated[
        str | None,
        typer.Option(help="The same as BUDGET.", metavar="BUDGET", autocompletion=complete_budget),
    ] = None,
    lowest: Annotated[int | None, typer.Option("--min", help="Only scores from this.", metavar="SCORE")] = None,
    highest: Annotated[int | None, typer.Option("--max", help="Only scores up to this.", metavar="SCORE")] = None,
    treatment: Annotated[
        str | None,
        typer.Option(help="Only this treatment, by id or label.", autocompletion=complete_treatment),
    ] = None,
    sort: Annotated[Order, typer.Option(help="Order of the list.")] = "score",
    matrix: Annotated[bool, typer.Option("--matrix", help="Only the matrix, with names.")] = False,
) -> None:
    """Score risks (likelihood × impact), gravest first, with the decision on each and the risk matrix."""
    [this] = session.open(session.refer(budget or year))
    wanted = Filter(lowest, highest, _treatment(this, treatment))
    session.answer(view(this, wanted, sort, matrix, session.language))


def _treatment(budget: Budget, wanted: str | None) -> str | None:
    """The id of a treatment named by id or label. Raises Stop (KSB017) naming those there are."""
    if wanted is None:
        return None
    wanted = utf8(wanted)
    names = {name.casefold(): t.id for t in budget.content.treatments for name in (t.label, t.id)}
    if wanted.casefold() not in names:
        from difflib import get_close_matches

        close = get_close_matches(wanted.casefold(), names, 1)
        known = [t.id for t in budget.content.treatments]
        raise Stop(Problem("KSB017", values={"name": wanted, "known": known, "close": [names[c] for c in close]}))
    return names[wanted.casefold()]
