"""Every noun of a budget. The files hold these tables under these keys; unknown keys are refused.

Amounts are in ``document.unit`` unless a table has a ``unit`` of its own. Revenue and grants are positive,
costs negative; the expenditure of the investment budget is positive. Years are four digits. An attribute with a
default may be left out of the file.
"""

from datetime import date
from typing import Annotated

from msgspec import Struct, field

from ks_budget.model.accounts import AccountMap
from ks_budget.model.base import Table, described
from ks_budget.model.claims import Accepted, Claim, Setting
from ks_budget.model.document import Document, Municipality, Section
from ks_budget.model.frames import (
    TOTALS,
    Adjustment,
    AdjustmentKind,
    Comment,
    Explanation,
    Frame,
    Line,
    LineKind,
    PrintedBridge,
    Publication,
    TotalId,
)
from ks_budget.model.goals import Assignment, Goal, Indicator, KeyFigure, WorkEnvironment
from ks_budget.model.investments import Group, Investments, Project
from ks_budget.model.organisation import Department, Move, OfficeUnit, Organisation
from ks_budget.model.risks import Control, Level, Risk, Scale, Treatment
from ks_budget.model.tables import PrintedTable, TableColumn, TableRow
from ks_budget.money import Unit

__all__ = [
    "TOTALS",
    "Accepted",
    "AccountMap",
    "Adjustment",
    "AdjustmentKind",
    "Assignment",
    "Budget",
    "Claim",
    "Comment",
    "Content",
    "Control",
    "Department",
    "Document",
    "Explanation",
    "Frame",
    "Goal",
    "Group",
    "Indicator",
    "Investments",
    "KeyFigure",
    "Level",
    "Line",
    "LineKind",
    "Move",
    "Municipality",
    "OfficeUnit",
    "Organisation",
    "PrintedBridge",
    "PrintedTable",
    "Project",
    "Publication",
    "Risk",
    "Scale",
    "Section",
    "Setting",
    "Shared",
    "TableColumn",
    "TableRow",
    "TotalId",
    "Treatment",
    "WorkEnvironment",
]


class Content(Table, frozen=True, kw_only=True):
    """The top-level tables of a budget's files, read as one."""

    document: Annotated[Document, described("Facts about the document.")]
    sections: Annotated[tuple[Section, ...], described("Its texts.")] = field(name="section", default=())
    frames: Annotated[tuple[Frame, ...], described("The operating frames.")] = field(name="frame", default=())
    publications: Annotated[tuple[Publication, ...], described("Index publications.")] = field(
        name="publication", default=()
    )
    investments: Annotated[Investments | None, described("The investment budget.")] = None
    goals: Annotated[tuple[Goal, ...], described("The goals, in printed order.")] = field(name="goal", default=())
    assignments: Annotated[tuple[Assignment, ...], described("The assignments, in printed order.")] = field(
        name="assignment", default=()
    )
    organisation: Annotated[Organisation | None, described("The office and its departments.")] = None
    work_environment: Annotated[WorkEnvironment | None, described("The goal for the work environment.")] = None
    scale: Annotated[Scale | None, described("The risk scales; needed where there are risks.")] = None
    treatments: Annotated[tuple[Treatment, ...], described("The treatments that a risk may have.")] = field(
        name="treatment", default=()
    )
    risks: Annotated[tuple[Risk, ...], described("The risk analysis, in printed order.")] = field(
        name="risk", default=()
    )
    controls: Annotated[tuple[Control, ...], described("The internal control plan, in printed order.")] = field(
        name="control", default=()
    )
    tables: Annotated[tuple[PrintedTable, ...], described("Printed tables of other kinds.")] = field(
        name="table", default=()
    )
    account_maps: Annotated[tuple[AccountMap, ...], described("The lines that accounts of a ledger belong to.")] = (
        field(name="account_map", default=())
    )
    claims: Annotated[tuple[Claim, ...], described("What the text claims.")] = field(name="claim", default=())
    settings: Annotated[tuple[Setting, ...], described("Rules with another severity.")] = field(name="rule", default=())
    accepted: Annotated[tuple[Accepted, ...], described("Known findings.")] = ()


class Shared(Table, frozen=True, kw_only=True):
    """The top-level tables of a file that lies beside the budgets and serves them all (`budgets/pkv.toml`)."""

    publications: Annotated[tuple[Publication, ...], described("Index publications.")] = field(
        name="publication", default=()
    )


class Budget(Struct, frozen=True, kw_only=True):
    """One budget, loaded and checked."""

    name: str
    """How the user refers to it: `2024`, `2024-forslag`, `2024@v1.0`."""
    content: Content
    publications: tuple[Publication, ...]
    """Its own and those of the shared files, in file order."""

    def frame(self, id: str) -> Frame | None:
        """The frame with this id, if there is one."""
        return next((frame for frame in self.content.frames if frame.id == id), None)

    @property
    def year(self) -> int:
        """The budget year."""
        return self.content.document.year

    @property
    def day(self) -> date:
        """The day that its documents are of: that of the decision, else the first of the budget year."""
        return self.content.document.decided or date(self.year, 1, 1)

    @property
    def unit(self) -> Unit:
        """The unit of its amounts, where a table has none of its own."""
        return self.content.document.unit

    @property
    def language(self) -> str:
        """The language of its labels and texts."""
        return self.content.document.language
