"""The ids that budgets beside the imported one have, so that other years' budgets match."""

from collections.abc import Sequence

from ks_budget.importing.ids import plain
from ks_budget.importing.work import Neighbours
from ks_budget.model import Content


def known_ids(content: Content) -> dict[str, dict[str, str]]:
    """Id by what is printed, for each type of table."""
    chapter = content.investments
    groups = chapter.groups if chapter else ()
    rows = [(one.name, one.id) for group in groups for one in group.projects]
    rows += [(group.name, group.id) for group in groups]
    return {
        "frame": {plain(frame.name): frame.id for frame in content.frames},
        "line": {plain(line.label): line.id for frame in reversed(content.frames) for line in frame.lines},
        "investments": {plain(name): id for name, id in rows},
        "goal": {plain(goal.name): goal.id for goal in content.goals},
        "indicator": {plain(f"{one.heading} {one.name}"): one.id for goal in content.goals for one in goal.indicators},
        "risk": {plain(risk.name): risk.id for risk in content.risks},
        "treatment": {plain(one.label): one.id for one in content.treatments},
        "table": {plain(table.title): table.id for table in content.tables},
    }


def taken_ids(content: Content) -> dict[str, frozenset[str]]:
    """The ids that may not be given again in the same budget."""
    named = known_ids(content)
    frames = frozenset(named["frame"].values()) | frozenset(table.id for table in content.tables)
    return {
        "frame": frames,
        "table": frames,
        "investments": frozenset(named["investments"].values()),
        "goal": frozenset(named["goal"].values()),
        "indicator": frozenset(named["indicator"].values()),
        "risk": frozenset(named["risk"].values()),
        "control": frozenset(control.id for control in content.controls),
        "assignment": frozenset(one.id for one in content.assignments),
    }


def neighbours_of(own: Content | None, others: Sequence[Content]) -> Neighbours:
    """What is known of the budget itself and of those of other years, the nearest first."""
    ids: dict[str, dict[str, str]] = {}
    for content in [*reversed(others), *([own] if own else [])]:
        for kind, named in known_ids(content).items():
            ids.setdefault(kind, {}).update(named)
    if own is None:
        return Neighbours(ids)
    document = own.document
    return Neighbours(ids, taken_ids(own), document.unit, document.year, document.plan_years)
