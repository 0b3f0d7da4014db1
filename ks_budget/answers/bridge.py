"""From last year's grant to this year's?"""

from msgspec import Struct, structs

from ks_budget.answers.frames import frames_named
from ks_budget.compute.bridge import Bridge
from ks_budget.compute.bridge import bridge as bridge_of
from ks_budget.model import Budget, Frame
from ks_budget.model.levels import Levels
from ks_budget.model.shape import adopted, grant_lines
from ks_budget.printed.rates import Rates, missing_in_publications
from ks_budget.printed.rates import rates as rates_of
from ks_budget.problems import Problem, Stop, kinds
from ks_budget.report import Report
from ks_budget.views.bridge import view
from ks_budget.workspace import Opened, Workspace


class Question(Struct, frozen=True):
    """The bridge of each frame."""

    budget: str | None = None
    """The latest when none is named."""
    frames: tuple[str, ...] = ()
    """Ids; all frames when empty."""


class Found(Struct, frozen=True):
    """The bridges of some frames of a budget."""

    bridges: list[Bridge]
    without: list[Frame]
    """Those that have no grant."""
    left_out: list[Problem]
    """Of frames that have nothing to start from."""
    rates: Rates

    def report(self, budget: Budget, language: str) -> Report:
        """A table for each."""
        return view(budget, self.bridges, self.without, self.rates, language)


def answer(workspace: Workspace, question: Question) -> Report:
    """Base, index, each adjustment, and what remains unexplained. Raises Stop: KSB013 for a frame that there is not,
    KSB201 for rates that lack, KSB203 when no frame has anything to start from, or one that is named has not.

    Of all frames one that has nothing to start from is left out, which the workspace warns of (KSB203)."""
    opened = workspace.open(question.budget)
    found = bridges(workspace, opened, frames_named(opened.budget, question.frames))
    if found.left_out and (question.frames or not found.bridges):
        raise Stop(*found.left_out)
    workspace.warnings += map(_left_out, found.left_out)
    return found.report(opened.budget, workspace.language)


def bridges(workspace: Workspace, opened: Opened, frames: list[Frame]) -> Found:
    """The bridges of some frames of an opened budget, and why some have none. Raises Stop (KSB201) for rates that
    lack."""
    this = opened.budget
    rates = rates_of(this)
    levels = Levels(this.content.frames)
    counted = levels.counted(frames)
    granted = [frame for frame in frames if adopted(levels.whole(frame), this.unit) is not None]
    lacking = missing_in_publications(map(_of_grant, counted), rates, [this.year])
    if lacking:
        raise Stop(*lacking)
    previous = workspace.previous(opened)
    outcomes = [bridge_of(frame, this, previous.budget if previous else None, rates) for frame in granted]
    return Found(
        [outcome for outcome in outcomes if isinstance(outcome, Bridge)],
        [frame for frame in frames if frame not in granted],
        [outcome for outcome in outcomes if isinstance(outcome, Problem)],
        rates,
    )


def _left_out(problem: Problem) -> Problem:
    """The warning that a frame is left out, for the reason that it has no bridge."""
    return kinds.needs.FRAME_LEFT_OUT.at(name=problem.facts["name"], why=kinds.needs.LEFT_OUT_WHY[problem.kind])


def _of_grant(frame: Frame) -> Frame:
    """The frame with its grant lines alone: the others' indexes are of no concern here."""
    return structs.replace(frame, lines=tuple(grant_lines(frame)))
