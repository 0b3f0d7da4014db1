"""What is the office made of?"""

from msgspec import Struct

from ks_budget.report import Report
from ks_budget.views.organisation import view
from ks_budget.workspace import Workspace


class Question(Struct, frozen=True):
    """The office of a budget."""

    budget: str | None = None
    """The latest when none is named."""


def answer(workspace: Workspace, question: Question) -> Report:
    """A tree of departments and units, with what moves."""
    return view(workspace.open(question.budget).budget, workspace.language)
