"""`ksb controls`: the internal control plan."""

from typing import Annotated

import typer

from ks_budget.cli.common import BudgetArgument, command, utf8
from ks_budget.cli.complete import complete_responsible
from ks_budget.cli.session import Session
from ks_budget.compute.controls import of_responsible, plan
from ks_budget.compute.controls import responsible as every_responsible
from ks_budget.model import Budget
from ks_budget.problems import Problem, Stop
from ks_budget.views.controls import view


@command
def controls(
    session: Session,
    budget: BudgetArgument = None,
    responsible: Annotated[
        str | None,
        typer.Option(help="Only the controls that this post answers for.", autocompletion=complete_responsible),
    ] = None,
) -> None:
    """Show the internal control plan beside the risk analysis: each control with its risk, and where the two part."""
    [this] = session.open(session.refer(budget))
    found, wanted = plan(this), _responsible(this, responsible)
    if wanted is not None:
        found = of_responsible(found, wanted)
    session.answer(view(this, found, wanted, session.language))


def _responsible(budget: Budget, wanted: str | None) -> str | None:
    """A post as the plan writes it. Raises Stop (KSB022) naming those there are."""
    if wanted is None:
        return None
    names = {name.casefold(): name for name in every_responsible(budget)}
    named = utf8(wanted).casefold()
    if named not in names:
        from difflib import get_close_matches

        close = [names[name] for name in get_close_matches(named, names, 1)]
        values = {"kind": "responsible", "name": utf8(wanted), "known": list(names.values()), "close": close}
        raise Stop(Problem("KSB022", values=values))
    return names[named]
