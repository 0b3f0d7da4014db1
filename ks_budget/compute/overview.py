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
from ks_budget.model.shape import grant_of, tree
from ks_budget.money import add, convert
from ks_budget.printed.reconcile import standing


class Sums(Struct, frozen=True):
    """What frames come to in the budget year, in the budget's unit."""

    grant: Decimal | None
    """None where no line is a grant, or none has an amount: that is no grant of 0."""
    change: Decimal | None
    """Of the grant from last year, where there is such a budget."""
    costs: Decimal | None
    result: Decimal | None
    """None where no line has an amount."""


class FrameSummary(Struct, frozen=True):
    """A frame and what it comes to."""

    frame: Frame
    sums: Sums
    is_sum: bool
    """Whether it is the sum of other frames."""


class Overview(Struct, frozen=True):
    """A budget on one screen."""

    frames: list[FrameSummary]
    sums: Sums | None
    """Of all frames, each counted once; None where one frame is all there is."""
    changes: list[tuple[str, LineChange]]
    """The lines that change most since last year, with the name of their frame, largest first."""
    invested: Decimal
    """The investment budget from the budget year on, all years together."""
    invested_years: list[int]
    indicators: dict[Status, int]
    tasks: list[Task]
    """The assignments, those carried over included."""
    risks: list[Risk]
    """Gravest first."""


def overview(budget: Budget, earlier: list[Budget], day: date, changes: int = 5) -> Overview:
    """``earlier`` holds the budgets of the years before, latest first."""
    previous = earlier[0] if earlier else None
    content = budget.content
    own = tasks(budget, day) + carried_over(budget, earlier, day)
    frames = _frames(budget, previous)
    return Overview(
        frames,
        _summed(frames),
        _largest(previous, budget, changes) if previous else [],
        *_invested(budget),
        count(standings(content.goals)),
        own,
        arrange(content.risks),
    )


def _invested(budget: Budget) -> tuple[Decimal, list[int]]:
    """All that is invested from the budget year on, and over which years."""
    chapter = budget.content.investments
    years = [year for year in chapter.years if year >= budget.year] if chapter else []
    projects = [project for group in chapter.groups for project in group.counted] if chapter else []
    invested = add(project.amounts[year] for project in projects for year in years if year in project.amounts)
    return invested, years


def _frames(budget: Budget, previous: Budget | None) -> list[FrameSummary]:
    """Each frame, and where some are sums of others, those as such."""
    now, before = Levels(budget.content.frames), Levels(previous.content.frames if previous else ())
    summaries = []
    for frame in now.frames:
        own, earlier = standing(budget, now, frame).own, before.by_id.get(frame.id)
        whole = now.whole(frame)
        grant, grant_before = grant_of(whole), grant_of(before.whole(earlier)) if earlier else None
        change = None
        if grant is not None and grant_before is not None and previous:
            change = grant - convert(grant_before, previous.unit, budget.unit)
        root = next(iter(tree(whole)))
        summaries.append(FrameSummary(whole, Sums(grant, change, own.get("costs"), own.get(root)), now.is_sum(frame)))
    return summaries


def _summed(frames: list[FrameSummary]) -> Sums | None:
    """All frames together: those of the highest level, which hold the others. A change is one of the same frames."""
    highest = [summary.sums for summary in frames if summary.frame.parent is None]
    if len(highest) < 2:
        return None
    grants = [sums for sums in highest if sums.grant is not None]
    changes = [sums.change for sums in grants if sums.change is not None]
    return Sums(
        _added([sums.grant for sums in highest]),
        add(changes) if changes and len(changes) == len(grants) else None,
        _added([sums.costs for sums in highest]),
        _added([sums.result for sums in highest]),
    )


def _added(amounts: list[Decimal | None]) -> Decimal | None:
    """Of those there are; None where there is none."""
    known = [amount for amount in amounts if amount is not None]
    return add(known) if known else None


def _largest(previous: Budget, budget: Budget, changes: int) -> list[tuple[str, LineChange]]:
    # A change counts where it is, and not again in a sum of frames or in the line that it is a part of.
    levels = [Levels(one.content.frames) for one in (previous, budget)]
    counted = {
        (frame.id, line.id) for some in levels for frame in some.counted() for line in frame.lines if not line.of_which
    }
    moved = [
        (frame.name, line)
        for frame in compare_frames(previous, budget).frames
        for line in frame.lines
        if line.change and (frame.id, line.id) in counted
    ]
    return sorted(moved, key=lambda change: -abs(change[1].change))[:changes]
