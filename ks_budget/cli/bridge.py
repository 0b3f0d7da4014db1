"""`ksb bridge`: from last year's grant to this year's."""

from typing import Annotated

import typer
from msgspec import structs

from ks_budget.cli.common import BudgetArgument, command
from ks_budget.cli.complete import complete_frame
from ks_budget.cli.project import frames_wanted
from ks_budget.cli.session import Session
from ks_budget.compute.bridge import Bridge
from ks_budget.compute.bridge import bridge as bridge_of
from ks_budget.compute.rates import missing, rates
from ks_budget.model import Frame
from ks_budget.problems import Problem, Stop
from ks_budget.views.bridge import view


@command
def bridge(
    session: Session,
    budget: BudgetArgument = None,
    frame: Annotated[
        list[str] | None, typer.Option(help="Only this frame.", metavar="ID", autocompletion=complete_frame)
    ] = None,
) -> None:
    """Bridge from last year's grant to this year's: base, index, each adjustment, and what remains unexplained."""
    reference = session.refer(budget)
    [this] = session.open(reference)
    frames = frames_wanted(this, frame or [])
    known = rates(this)
    lacking = missing(map(_of_grant, frames), known, [this.year])
    if lacking:
        raise Stop(*lacking)
    previous = session.previous(reference, this)
    found = [bridge_of(frame, this, previous, known) for frame in frames]
    problems = [one for one in found if isinstance(one, Problem)]
    if problems:
        raise Stop(*problems)
    session.answer(view(this, [one for one in found if isinstance(one, Bridge)], known, session.language))


def _of_grant(frame: Frame) -> Frame:
    """The frame with its grant lines alone: the others' indexes are of no concern here."""
    return structs.replace(frame, lines=tuple(line for line in frame.lines if line.kind == "grant"))
