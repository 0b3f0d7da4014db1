"""What budgets are there?"""

from msgspec import Struct

from ks_budget.problems import Stop, kinds
from ks_budget.report import Report
from ks_budget.views.budgets import Listed, nothing, view
from ks_budget.workspace import Workspace


class Question(Struct, frozen=True):
    """All budgets of all boards."""


def answer(workspace: Workspace, question: Question) -> Report:
    """Each with its year, title and status, and how to go on; also where there are none, and of those that cannot be
    read. Raises Stop (KSB001) when a folder was named that is not there."""
    try:
        boards = workspace.every_board()
    except Stop as stop:
        if stop.problems[0].kind is kinds.reading.NO_FOLDER:
            raise
        return nothing(stop.problems, workspace.language)
    listed = [Listed(board.name, board.workspace.title, one) for board in boards for one in board.workspace.glances()]
    return view(listed, [board.name for board in boards], workspace.language)
