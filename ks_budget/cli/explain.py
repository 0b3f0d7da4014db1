"""`ksb explain`: what a problem's code means."""

from typing import Annotated

import typer

from ks_budget.cli.common import command
from ks_budget.cli.session import Session
from ks_budget.problems import Problem, Stop
from ks_budget.views.catalogue import CATALOGUE
from ks_budget.views.explain import view


def _complete(incomplete: str) -> list[str]:
    return [code for code in CATALOGUE if code.startswith(incomplete.upper())]


@command
def explain(
    session: Session,
    code: Annotated[
        str | None, typer.Argument(help="Such as KSB101; all without it.", autocompletion=_complete)
    ] = None,
) -> None:
    """Explain a problem's code: what it says, why it matters and what to do."""
    if code is not None and code.upper() not in CATALOGUE:
        from difflib import get_close_matches

        close = get_close_matches(code.upper(), CATALOGUE, 1)
        raise Stop(Problem("KSB018", values={"name": code, "close": close}))
    session.answer(view(code.upper() if code else None, session.language))
