"""What a whole budget is published from, as a document or as a workbook: asked for once, with what lacks."""

from contextlib import suppress

from msgspec import Struct

from ks_budget.answers import bridge, check
from ks_budget.answers.project import Projected, Terms, project_frames
from ks_budget.model import Budget
from ks_budget.problems import Problem, Stop
from ks_budget.workspace import Opened, Workspace


class Whole(Struct, frozen=True):
    """A budget with all that the commands compute of its frames."""

    opened: Opened
    name: str
    """What it was opened by: all answers are of this one, whatever is added meanwhile."""
    earlier: list[Budget]
    """The budgets of the years before, latest first."""
    checked: check.Checked
    projected: Projected
    no_plan: list[Problem]
    """What lacks for plan years; those that it does not lack for are there."""
    bridges: bridge.Found | None
    no_bridge: list[Problem]
    """What lacks for the bridges that are not there."""

    @property
    def budget(self) -> Budget:
        """The budget itself."""
        return self.opened.budget


def whole(workspace: Workspace, named: str | None) -> Whole:
    """Of the budget that is named, else of the latest. Raises Stop when it cannot be opened."""
    opened = workspace.open(named)
    name = named or opened.reference.name
    projected, no_plan = _projected(opened.budget)
    bridges, no_bridge = _bridges(workspace, opened)
    return Whole(
        opened,
        name,
        [before.budget for before in workspace.earlier(opened)],
        check.check(workspace, check.Question((name,))),
        projected,
        no_plan,
        bridges,
        no_bridge,
    )


def _projected(budget: Budget) -> tuple[Projected, list[Problem]]:
    """The frames through the plan years; where something lacks for those, as far as it does not, and what lacks."""
    frames, last = list(budget.content.frames), max((budget.year, *budget.content.document.plan_years))
    try:
        return project_frames(budget, frames, Terms()), []
    except Stop as stop:
        lacking = stop.problems
    for year in range(last - 1, budget.year, -1):
        with suppress(Stop):
            return project_frames(budget, frames, Terms(year=year)), lacking
    return project_frames(budget, frames, Terms(year=budget.year)), lacking


def _bridges(workspace: Workspace, opened: Opened) -> tuple[bridge.Found | None, list[Problem]]:
    try:
        found = bridge.bridges(workspace, opened, list(opened.budget.content.frames))
    except Stop as stop:
        return None, stop.problems
    return found, found.left_out
