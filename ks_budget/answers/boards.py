"""What do all boards come to in the years ahead, each and together?"""

from msgspec import Struct

from ks_budget.answers.every_board import each_board
from ks_budget.answers.project import Projected, Terms, project_frames, refuse_what_touches_nothing
from ks_budget.compute.boards import Summand, add_frames, clashes
from ks_budget.model.levels import Levels
from ks_budget.money import POWERS
from ks_budget.problems import Stop
from ks_budget.report import Report
from ks_budget.views.boards import BoardSum, view
from ks_budget.workspace import Board, Workspace


class Question(Terms, frozen=True):
    """The frames of every board, added up. The unit is the smallest that one of them uses, unless one is asked for."""


class _BoardFrames(Struct, frozen=True):
    """One board's frames, to be added up."""

    name: str
    title: str
    summands: list[Summand]
    frames: list[str]
    """Their names."""
    projected: Projected


def answer(workspace: Workspace, question: Question) -> Report:
    """A table for each board and one for them all. Raises Stop: KSB204 where lines cannot be added, and as ``project``
    does. A board without a budget to start from is left out, which the workspace warns of (KSB035)."""
    boards, left_out = each_board(workspace, lambda board: _frames_of(board, question))
    workspace.warnings += left_out
    refuse_what_touches_nothing(question, [board.projected for board in boards])
    everything = [summand for board in boards for summand in board.summands]
    problems = clashes(everything)
    if problems:
        raise Stop(*problems)
    unit: str = question.unit or min((summand.unit for summand in everything), key=POWERS.__getitem__, default="tkr")
    sums = [BoardSum(board.name, board.title, add_frames(board.summands, unit), board.frames) for board in boards]
    return view(sums, add_frames(everything, unit), unit, question.rounding, question.real, workspace.language)


def _frames_of(board: Board, question: Question) -> _BoardFrames:
    budget = board.workspace.open(question.base, question.year).budget
    # What a sum of frames comes to is in its frames already.
    counted = Levels(budget.content.frames).counted()
    projected = project_frames(budget, counted, question)
    shown = [frame.shown for frame in projected.frames]
    title = budget.content.document.board or board.name
    summands = [Summand(f"{title}, {projection.frame.name}", projection, budget.unit) for projection in shown]
    return _BoardFrames(board.name, title, summands, [projection.frame.name for projection in shown], projected)
