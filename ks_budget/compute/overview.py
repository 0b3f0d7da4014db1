"""What must one know of a budget at a glance?"""

from datetime import date
from decimal import Decimal

from msgspec import Struct

from ks_budget.compute.assignments import Task, carried_over, tasks
from ks_budget.compute.comparison import LineChange, compare_frames
from ks_budget.compute.goals import Status, count, standings
from ks_budget.compute.risks import arrange
from ks_budget.model import Budget, Frame, Risk
from ks_budget.model.levels import Levels
from ks_budget.model.shape import grant_of, is_total, tree
from ks_budget.money import ZERO, add, convert
from ks_budget.printed.reconcile import standing


class FrameSummary(Struct, frozen=True):
    """A frame's totals in the budget year, in the budget's unit."""

    frame: Frame
    grant: Decimal
    grant_before: Decimal | None
    """Last year's, where there is such a budget."""
    costs: Decimal
    result: Decimal
    is_sum: bool
    """Whether it is the sum of other frames."""


class Overview(Struct, frozen=True):
    """A budget on one screen."""

    frames: list[FrameSummary]
    changes: list[tuple[str, LineChange]]
    """The lines that change most since last year, with the name of their frame, largest first."""
    invested: Decimal
    """All years of the investment budget together."""
    invested_years: tuple[int, int] | None
    indicators: dict[Status, int]
    tasks: list[Task]
    """The assignments, those carried over included."""
    risks: list[Risk]
    """Gravest first."""


def overview(budget: Budget, earlier: list[Budget], day: date, changes: int = 5) -> Overview:
    """``earlier`` holds the budgets of the years before, latest first."""
    previous = earlier[0] if earlier else None
    chapter, content = budget.content.investments, budget.content
    own = tasks(budget, day) + carried_over(budget, earlier, day)
    return Overview(
        _frames(budget, previous),
        _largest(previous, budget, changes) if previous else [],
        add(a for g in chapter.groups for p in g.projects for a in p.amounts.values()) if chapter else ZERO,
        (min(chapter.years), max(chapter.years)) if chapter and chapter.years else None,
        count(standings(content.goals)),
        own,
        arrange(content.risks),
    )


def _frames(budget: Budget, previous: Budget | None) -> list[FrameSummary]:
    """Each frame, and where some are sums of others, those as such."""
    now, before = Levels(budget.content.frames), Levels(previous.content.frames if previous else ())
    summaries = []
    for frame in now.frames:
        own, earlier = standing(budget, now, frame).own, before.by_id.get(frame.id)
        grant_before = (
            convert(grant_of(before.whole(earlier)), previous.unit, budget.unit) if earlier and previous else None
        )
        whole = now.whole(frame)
        root = next(iter(tree(whole)))
        summaries.append(FrameSummary(whole, grant_of(whole), grant_before, own["costs"], own[root], now.is_sum(frame)))
    return summaries


def _largest(previous: Budget, budget: Budget, changes: int) -> list[tuple[str, LineChange]]:
    moved = [
        (frame.name, line)
        for frame in compare_frames(previous, budget).frames
        for line in frame.lines
        if line.change and not is_total(line.id)
    ]
    return sorted(moved, key=lambda change: -abs(change[1].change))[:changes]
