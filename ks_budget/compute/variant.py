"""How do the printed figures that a variant inherits follow what it changes?

What a variant does not state itself is its base's, moved: a printed sum moves exactly as far as the amounts that it is
the sum of, so that the rounding between them stays what it was, and a printed plan that no longer is the plan is gone.
Whether it still is, the budgets tell and not which keys were written: an amount stated as it was moves nothing.
"""

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from typing import Any, TypeVar

from msgspec import Struct, structs

from ks_budget.compute.moved import moved as amount_moved
from ks_budget.compute.variant_tables import follow_tables
from ks_budget.model import (
    Adjustment,
    Budget,
    Content,
    Document,
    Frame,
    Group,
    Investments,
    Line,
    PrintedBridge,
    Project,
    Publication,
    TotalId,
)
from ks_budget.model.base import Field, Follows, Table, marked
from ks_budget.model.investments import years_of_period
from ks_budget.model.levels import Levels
from ks_budget.model.shape import Amounts, add_up, amounts_of, effects, tree
from ks_budget.money import ZERO, Amount, add, exactly
from ks_budget.printed.absent import first_printed
from ks_budget.printed.rates import Rates, rates, series_of, series_used, share_of
from ks_budget.problems import KeyPath

Key = TypeVar("Key")
Plan = TypeVar("Plan", Line, PrintedBridge)
Row = Project | Group | Investments
"""What has printed sums of its own among the investments."""

States = Callable[[KeyPath], bool]
"""Whether the variant itself states the value at a key path of the merged content."""


class _LineBasis(Struct, frozen=True):
    """What the plan of a line is computed from."""

    amount: Amount | None
    starts: dict[int, Amount]
    """What a line starts from that has no amount of the budget year."""
    kind: str
    series: str | None
    share: Decimal


class _Effect(Struct, frozen=True):
    """Where and how adjustments reach a frame."""

    year: int
    kind: str
    line: str


class _PlanBasis(Struct, frozen=True):
    """What the plan of a frame is computed from; where two are equal, one plan serves both."""

    year: int
    lines: dict[str, _LineBasis]
    percent: dict[tuple[str, int], Decimal]
    """The rates of the series that it follows."""
    adjusted: dict[_Effect, Decimal]
    """In the unit of the document; nothing of effects that come to 0."""


@exactly
def follow(base: Content, merged: Content, states: States, shared: tuple[Publication, ...] = ()) -> Content:
    """The merged content of a variant, with each printed figure that it inherits as its base has it, moved or gone.

    ``base`` is what the variant is based on, its own printed figures followed; ``shared`` are the publications that
    serve both. Printed totals of the budget year move
    with the lines of their frame, printed sums of investments with the projects; line by line a printed plan is
    gone, with the totals of later years and the printed grant, where the frame's plan is no longer the base's.
    """
    before, after = Levels(base.frames), Levels(merged.frames)
    settings = _setting(base, shared), _setting(merged, shared)
    frames = tuple(
        _FollowedFrame((before, before.by_id[frame.id]), (after, frame), settings, _below(states, "frame", i)).frame()
        if frame.id in before.by_id
        else frame
        for i, frame in enumerate(merged.frames)
    )
    investments = merged.investments
    if base.investments and investments:
        investments = _investments(base.investments, investments, _below(states, "investments"))
    tables = merged.tables
    if base.tables and tables:
        tables = follow_tables(base, merged, _below(states, "table"))
    return structs.replace(merged, frames=frames, investments=investments, tables=tables)


def _below(states: States, *path: str | int) -> States:
    """The same question, its paths counted from a table of the content."""
    return lambda below: states((*path, *below))


class _FollowedFrame:
    """One frame of a variant beside the same frame of its base."""

    def __init__(
        self,
        before: tuple[Levels, Frame],
        after: tuple[Levels, Frame],
        settings: "tuple[_Setting, _Setting]",
        states: States,
    ) -> None:
        self.before, self.after, self.states = before[1], after[1], states
        years = [setting.document.year for setting in settings]
        self.year = years[1]
        plans = _plans(*before, settings[0]), _plans(*after, settings[1])
        self.same_year, self.same_plan = years[0] == years[1], plans[0] == plans[1]
        self.difference = _difference(_amounts_of(*before), _amounts_of(*after))
        self.lines_before = {line.id: line for line in self.before.lines}
        self.sums = {line.id for line in self.after.lines} - {line.id for line in after[0].own_lines(self.after)}

    def frame(self) -> Frame:
        """The variant's frame, its printed figures followed."""
        lines = tuple(self._line(j, line) for j, line in enumerate(self.after.lines))
        return structs.replace(
            self.after, lines=lines, printed_totals=self._totals(), printed_bridge=self._printed_bridge()
        )

    def _line(self, j: int, line: Line) -> Line:
        states, before = _below(self.states, "line", j), self.lines_before.get(line.id)
        line = self._with_plan(line, before, states)
        amount = line.amount
        if amount is not None and line.id in self.sums and self.same_year and not states(("amount",)):
            amount = amount_moved(amount, self.difference.get(line.id, ZERO))
        return structs.replace(line, amount=amount) if amount != line.amount else line

    def _with_plan(self, table: Plan, before: Plan | None, states: States) -> Plan:
        """A table with the figures of the plan that the variant states, and those of its base that are so still."""
        changed: dict[str, Any] = {}
        for field in _of_the_plan(type(table)):
            now, kept = getattr(table, field.name), self._kept(field, before)
            followed: Any
            if field.map:
                followed = _followed(now, kept or {}, _below(states, field.key))
            else:
                followed = now if states((field.key,)) else kept
            if followed != now:
                changed[field.name] = followed
        return structs.replace(table, **changed) if changed else table

    def _kept(self, field: Field, before: Plan | None) -> Any:
        """What the base prints of the plan that is the variant's still; what a line starts from it does in any case."""
        if before is not None and self.same_plan:
            return getattr(before, field.name)
        return _starts(self.before, before, self.year) if isinstance(before, Line) and self.same_year else None

    def _totals(self) -> dict[TotalId, dict[int, Amount]]:
        totals: dict[TotalId, dict[int, Amount]] = {}
        for total, by_year in self.after.printed_totals.items():
            inherited = {
                year: amount_moved(amount, self.difference.get(total, ZERO)) if year == self.year else amount
                for year, amount in self.before.printed_totals.get(total, {}).items()
                if self.same_plan or (self.same_year and year == self.year)
            }
            totals[total] = _followed(by_year, inherited, _below(self.states, "printed_totals", total))
        return totals

    def _printed_bridge(self) -> PrintedBridge | None:
        bridge = self.after.printed_bridge
        states = _below(self.states, "printed_bridge")
        return self._with_plan(bridge, self.before.printed_bridge, states) if bridge else None


def _of_the_plan(kind: type[Table]) -> list[Field]:
    return [field for field in marked(kind, Follows) if field.mark(Follows).what == "plan"]


class _Setting(Struct, frozen=True):
    """What the plan of every frame of a budget is computed with."""

    document: Document
    rates: Rates


def _setting(content: Content, shared: tuple[Publication, ...]) -> _Setting:
    budget = Budget(name="", content=content, publications=content.publications + shared)
    return _Setting(content.document, rates(budget))


def _plans(levels: Levels, frame: Frame, setting: _Setting) -> list[_PlanBasis]:
    """What the plan of a frame is computed from; of a sum, those of the frames in it."""
    return [_plan(part, setting) for part in levels.counted([frame])] or [_plan(frame, setting)]


def _plan(frame: Frame, setting: _Setting) -> _PlanBasis:
    document, used = setting.document, series_used(frame)
    percent = {key: rate for key, rate in setting.rates.percent.items() if key[0] in used and key[1] > document.year}
    lines = {
        line.id: _LineBasis(
            line.amount, _starts(frame, line, document.year), line.kind, series_of(frame, line), share_of(frame, line)
        )
        for line in frame.lines
    }
    adjusted: dict[_Effect, Decimal] = {}
    for adjustment in frame.adjustments:
        if not _in_the_amounts(adjustment, document.year):
            for line, amount in effects(adjustment, document.unit).items():
                key = _Effect(adjustment.year, adjustment.kind, line)
                adjusted[key] = adjusted.get(key, ZERO) + amount
    return _PlanBasis(document.year, lines, percent, {key: amount for key, amount in adjusted.items() if amount})


def _starts(frame: Frame, line: Line, year: int) -> dict[int, Amount]:
    """The printed amount that a line without one of the budget year starts from, with its year."""
    first = first_printed(frame, line, year)
    return {} if first is None else {first: line.printed[first]}


def _in_the_amounts(adjustment: Adjustment, year: int) -> bool:
    """A permanent adjustment of the budget's own year is in its amounts already, and does not drop out."""
    return adjustment.kind == "permanent" and adjustment.year == year


def _amounts_of(levels: Levels, frame: Frame) -> Amounts:
    """Lines and totals of the budget year, added up; of a sum, those of the frames in it."""
    whole = levels.whole(structs.replace(frame, lines=levels.own_lines(frame)))
    return add_up(tree(whole), amounts_of(whole))


def _investments(before: Investments, after: Investments, states: States) -> Investments:
    groups = {group.id: group for group in before.groups}
    followed = tuple(
        _group(groups[group.id], group, _below(states, "group", i)) if group.id in groups else group
        for i, group in enumerate(after.groups)
    )
    moved = _difference(_by_year(before.groups), _by_year(after.groups))
    return structs.replace(after, groups=followed, **_sums(before, after, moved, states))


def _group(before: Group, after: Group, states: States) -> Group:
    projects = {project.id: project for project in before.projects}
    followed = tuple(
        _project(projects[project.id], project, _below(states, "project", i)) if project.id in projects else project
        for i, project in enumerate(after.projects)
    )
    moved = _difference(_by_year([before]), _by_year([after]))
    return structs.replace(after, projects=followed, **_sums(before, after, moved, states))


def _project(before: Project, after: Project, states: States) -> Project:
    moved = _difference(*({year: Decimal(amount) for year, amount in one.amounts.items()} for one in (before, after)))
    return structs.replace(after, **_sums(before, after, moved, states))


def _sums(before: Row, after: Row, moved: Mapping[int, Decimal], states: States) -> dict[str, dict[Any, Amount]]:
    """What a row prints of its sums, moved as far as what it is the sum of: each year, and the years of each period."""
    return {
        field.name: _followed(
            getattr(after, field.name),
            {
                when: amount_moved(amount, add(moved.get(year, ZERO) for year in _years(field, when)))
                for when, amount in getattr(before, field.name).items()
            },
            _below(states, field.key),
        )
        for field in marked(type(after), Follows)
    }


def _years(field: Field, when: Any) -> Iterable[int]:
    """The years that a printed sum is of."""
    return (years_of_period(when) or ()) if field.mark(Follows).what == "periods" else (when,)


def _by_year(groups: Iterable[Group]) -> dict[int, Decimal]:
    sums: dict[int, Decimal] = {}
    for group in groups:
        for project in group.counted:
            for year, amount in project.amounts.items():
                sums[year] = sums.get(year, ZERO) + amount
    return sums


def _difference(before: Mapping[Key, Decimal], after: Mapping[Key, Decimal]) -> dict[Key, Decimal]:
    """How far each amount moves; one that is not there counts as 0."""
    return {key: after.get(key, ZERO) - before.get(key, ZERO) for key in {**before, **after}}


def _followed(by_year: Mapping[Key, Amount], inherited: Mapping[Key, Amount], states: States) -> dict[Key, Amount]:
    """Printed figures by year or period: what the variant states as stated, the others as inherited, or gone."""
    return {
        year: amount if states((str(year),)) else inherited[year]
        for year, amount in by_year.items()
        if year in inherited or states((str(year),))
    }
