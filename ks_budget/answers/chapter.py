"""What is in a chapter that is shown as it is?"""

from importlib import import_module

from msgspec import Struct

from ks_budget.chapters import Chapter
from ks_budget.report import Report
from ks_budget.workspace import Workspace


class Question(Struct, frozen=True):
    """One chapter of a budget, one of those that have no question of their own."""

    chapter: Chapter
    budget: str | None = None
    """The latest when none is named."""


def answer(workspace: Workspace, question: Question) -> Report:
    """The report of the chapter's view, which is the module of ``ks_budget.views`` with its key for a name."""
    view = import_module(f"ks_budget.views.{question.chapter.key.replace('-', '_')}").view
    report: Report = view(workspace.open(question.budget).budget, workspace.language)
    return report
