"""What differs between two budgets, and why?"""

from decimal import Decimal

from msgspec import Struct

from ks_budget.chapters import BY_KEY
from ks_budget.compute.comparison import compare_frames
from ks_budget.compute.investments import compare_investments
from ks_budget.compute.records import compare_records
from ks_budget.compute.table_changes import compare_tables
from ks_budget.report import Report
from ks_budget.views.comparison import Comparison, view
from ks_budget.workspace import Workspace

CHAPTERS: tuple[str, ...] = tuple(BY_KEY)
"""The keys of all chapters, in the order of a budget document."""


class Question(Struct, frozen=True):
    """Two budgets, the first as it was and the second as it is."""

    first: str
    second: str
    least: Decimal | None = None
    """Hide lines that change by less, in the unit of the second."""
    chapters: tuple[str, ...] = ()
    """Only these; all when empty."""


def answer(workspace: Workspace, question: Question) -> Report:
    """Frames line by line with how much is explained, every other chapter record by record."""
    a, b = (opened.budget for opened in workspace.open_all(question.first, question.second))
    wanted = question.chapters or CHAPTERS
    comparison = Comparison(
        compare_frames(a, b) if "frames" in wanted else None,
        compare_investments(a, b) if "investments" in wanted else None,
        compare_records(a, b, tuple(chapter for key, chapter in BY_KEY.items() if key in wanted)),
        compare_tables(a, b) if "tables" in wanted else [],
    )
    return view(comparison, a, b, question.least, workspace.language)
