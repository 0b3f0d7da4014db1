"""Every printed figure of a budget, by name: what claims speak of and the proof holds against each other.

A figure stands for an interval: half a step of its last digit each way. Money is in the budget's unit.
"""

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from functools import cached_property, lru_cache, partial
from typing import Any

from msgspec import Struct

from ks_budget.compute.frames import tree
from ks_budget.compute.rates import rates
from ks_budget.compute.risks import score
from ks_budget.expressions import Constant, Interval, Linear, Names, Quantity
from ks_budget.model import Adjustment, Budget, Frame, Indicator, Risk
from ks_budget.money import ZERO, Amount, add, convert, half_width
from ks_budget.problems import KeyPath, Place


class Figure(Struct, frozen=True):
    """One printed figure."""

    id: str
    value: Decimal
    half: Decimal
    """How far the true figure may be from it."""
    place: Place
    label: str = ""
    """The label of its line, or the id of a total."""
    year: int | None = None

    @property
    def interval(self) -> Interval:
        return Interval(self.value - self.half, self.value + self.half)


def figure(
    id: str, amount: Amount, unit: str, to: str, place: Place, label: str = "", year: int | None = None
) -> Figure:
    """A printed amount as a figure in the budget's unit."""
    return Figure(id, convert(amount, unit, to), convert(half_width(amount), unit, to), place, label, year)


class Series(Struct, frozen=True):
    """A quantity by year: the printed figures that it is the sum of, each year."""

    name: str
    by_year: dict[int, tuple[Figure, ...]]


class Book:
    """The figures of a budget and of the one before it. A frame's are made when asked for: there may be thousands."""

    def __init__(self, budget: Budget, previous: Budget | None) -> None:
        self.budget, self.previous, self.rates = budget, previous, rates(budget)
        self._places = {frame.id: i for i, frame in enumerate(budget.content.frames)}
        self._places_before = {frame.id: i for i, frame in enumerate(previous.content.frames)} if previous else {}

    def frame(self, id: str) -> dict[str, Series]:
        """A frame's figures by line or total. The years of the budget before are among them."""
        series: dict[str, Series] = {}
        for source, places in ((self.previous, self._places_before), (self.budget, self._places)):
            if source is None or id not in places:
                continue
            of = "" if source is self.budget else source.name
            i = places[id]
            for key, by_year in _frame(source.content.frames[i], i, source, self.budget.unit, of).items():
                series.setdefault(key, Series(f"{id}.{key}", {})).by_year.update(by_year)
        return series

    @cached_property
    def investments(self) -> dict[str, Series]:
        """By group or project, and `total`."""
        found: dict[str, Series] = {}
        for source in (self.previous, self.budget):
            if source is not None:
                of = "" if source is self.budget else source.name
                for key, by_year in _investments(source, self.budget.unit, of).items():
                    found.setdefault(key, Series(f"investments.{key}", {})).by_year.update(by_year)
        return found


_ByYear = dict[int, tuple[Figure, ...]]


def _frame(frame: Frame, i: int, budget: Budget, unit: str, of: str) -> dict[str, _ByYear]:
    """Lines, and totals as printed; a total that is not printed is the sum of its parts' figures."""
    found: dict[str, _ByYear] = {}

    def make(key: str, label: str, year: int, amount: Amount, *path: str | int) -> None:
        place = Place("", ("frame", i, *path), of=of)
        made = figure(f"{of}{frame.id}.{key}[{year}]", amount, budget.unit, unit, place, label, year)
        found.setdefault(key, {})[year] = (made,)

    for j, line in enumerate(frame.lines):
        make(line.id, line.label, budget.year, line.amount, "line", j, "amount")
        for year, amount in line.printed.items():
            make(line.id, line.label, year, amount, "line", j, "printed", str(year))
    for total in frame.printed_totals:
        for year, amount in frame.printed_totals.get(total, {}).items():
            make(total, total, year, amount, "printed_totals", total, str(year))
    shape = tree(frame)
    for whole in reversed(shape):
        for year in (budget.year, *budget.content.document.plan_years):
            parts = [found.get(part, {}).get(year) for part in shape[whole]]
            if year not in found.get(whole, {}) and all(parts):
                found.setdefault(whole, {})[year] = tuple(f for part in parts if part for f in part)
    return found


def _investments(budget: Budget, unit: str, of: str) -> dict[str, _ByYear]:
    chapter = budget.content.investments
    if chapter is None:
        return {}
    found: dict[str, _ByYear] = {}

    def make(key: str, label: str, amounts: Mapping[int, Amount], *path: str | int) -> None:
        for year, amount in amounts.items():
            place = Place("", ("investments", *path, str(year)), of=of)
            id = f"{of}investments.{key}[{year}]"
            made = figure(id, amount, budget.unit, unit, place, label, year)
            found.setdefault(key, {})[year] = (made,)

    make("total", "total", chapter.printed, "printed")
    for g, group in enumerate(chapter.groups):
        make(group.id, group.name, group.printed, "group", g, "printed")
        for p, project in enumerate(group.projects):
            make(project.id, project.name, project.amounts, "group", g, "project", p, "amounts")
    # What is not printed is the sum of what is.
    for year in chapter.years:
        for group in chapter.groups:
            parts = [f for project in group.projects for f in found.get(project.id, {}).get(year, ())]
            found.setdefault(group.id, {}).setdefault(year, tuple(parts))
        whole = [f for group in chapter.groups for f in found[group.id][year]]
        found.setdefault("total", {}).setdefault(year, tuple(whole))
    return found


Read = Callable[[Iterable[Figure]], Any]
"""The number of an algebra that a sum of figures stands for."""


def read_exact(figures: Iterable[Figure]) -> Decimal:
    return add(f.value for f in figures)


def read_interval(figures: Iterable[Figure]) -> Interval:
    total = Interval(ZERO, ZERO)
    for one in figures:
        total = total + one.interval
    return total


def read_linear(figures: Iterable[Figure]) -> Linear:
    total = Linear({}, ZERO)
    for one in figures:
        total = total + Linear({one.id: Decimal(1)}, ZERO)
    return total


def names(found: Book, read: Read, constant: Constant) -> Names:
    """The names that expressions may use, with numbers of one algebra behind them."""
    return _Scope(found, read, constant).top()


Entries = dict[str, Callable[[], Any]]


class _Scope:
    """Makes what a name stands for when it is asked for, and not before."""

    def __init__(self, found: Book, read: Read, constant: Constant) -> None:
        self.found, self.read, self.constant = found, read, constant
        self.figures_of = lru_cache(maxsize=64)(found.frame)

    def money(self, figures: Iterable[Figure]) -> Quantity:
        return Quantity(self.read(figures), True, self.constant)

    def plain(self, value: Amount) -> Quantity:
        return Quantity(self.constant(Decimal(value)), False, self.constant)

    def table(self, what: str, entries: Entries) -> Names:
        return Names(what, lambda key: entries[key]() if key in entries else None, lambda: entries)

    def by_year(self, what: str, values: Mapping[int, Any], made: Callable[[Any], Quantity]) -> Names:
        return Names(what, lambda year: made(values[year]) if year in values else None, lambda: sorted(values))

    def series(self, one: Series) -> Names:
        return self.by_year(one.name, one.by_year, self.money)

    def top(self) -> Names:
        content = self.found.budget.content
        entries: Entries = {
            "investments": lambda: self.table(
                "investments", {key: partial(self.series, one) for key, one in self.found.investments.items()}
            ),
            "count": lambda: self.table(
                "count", {key: partial(self.plain, n) for key, n in counts(self.found.budget).items()}
            ),
            "goals": lambda: self.table(
                "goals", {i.id: partial(self.indicator, i) for goal in content.goals for i in goal.indicators}
            ),
            "risks": lambda: self.table("risks", {risk.id: partial(self.risk, risk) for risk in content.risks}),
        }
        for name in dict.fromkeys(series for series, _ in self.found.rates.percent):
            entries[name] = partial(self.rate, name)
        for i, frame in enumerate(content.frames):
            entries[frame.id] = partial(self.frame, frame, i)
        return self.table("", entries)

    def rate(self, name: str) -> Names:
        known = {year: percent / 100 for (series, year), percent in self.found.rates.percent.items() if series == name}
        return self.by_year(name, known, self.plain)

    def frame(self, frame: Frame, i: int) -> Names:
        entries: Entries = {key: partial(self.series, one) for key, one in self.figures_of(frame.id).items()}
        entries["share"] = partial(self.plain, frame.share)
        entries["adjustments"] = partial(self.adjustments, frame, i)
        if frame.printed_bridge:
            entries["bridge"] = partial(self.bridge, frame, i)
        return self.table(frame.id, entries)

    def bridge(self, frame: Frame, i: int) -> Names:
        keys = [key for key in ("base", "indexed", "grant") if getattr(frame.printed_bridge, key) is not None]
        figures = {key: [bridge_figure(self.found.budget, frame, i, key)] for key in keys}
        return self.table(f"{frame.id}.bridge", {key: partial(self.money, one) for key, one in figures.items()})

    def adjustments(self, frame: Frame, i: int) -> Names:
        what = f"{frame.id}.adjustments"
        return self.table(
            what,
            {a.id: partial(self.effects, what, frame, i, a, j) for j, a in enumerate(frame.adjustments) if a.id},
        )

    def effects(self, what: str, frame: Frame, i: int, adjustment: Adjustment, j: int) -> Names:
        made = {line: [effect_figure(self.found.budget, frame, i, adjustment, j, line)] for line in adjustment.effects}
        return self.table(f"{what}.{adjustment.id}", {line: partial(self.money, one) for line, one in made.items()})

    def indicator(self, indicator: Indicator) -> Names:
        what = f"goals.{indicator.id}"
        entries: Entries = {
            "target": partial(self.plain, indicator.target),
            "outcome": partial(self.by_year, f"{what}.outcome", indicator.outcomes, self.plain),
        }
        return self.table(what, entries)

    def risk(self, risk: Risk) -> Names:
        known = {"score": score(risk), "likelihood": risk.likelihood, "impact": risk.impact}
        return self.table(f"risks.{risk.id}", {key: partial(self.plain, value) for key, value in known.items()})


def counts(budget: Budget) -> dict[str, int]:
    """What can be counted in a budget, by name."""
    content = budget.content
    office, work, chapter = content.organisation, content.work_environment, content.investments
    return {
        "years": 1 + len(content.document.plan_years),
        "frames": len(content.frames),
        "investment_years": len([year for year in chapter.years if year >= budget.year]) if chapter else 0,
        "departments": len(office.departments) if office else 0,
        "units": sum(len(department.units) for department in office.departments) if office else 0,
        "goals": len(content.goals),
        "indicators": sum(len(goal.indicators) for goal in content.goals),
        "assignments": len(content.assignments),
        "work_goals": len(work.goals) if work else 0,
        "risks": len(content.risks),
        "controls": len(content.controls),
    }


def bridge_figure(budget: Budget, frame: Frame, i: int, key: str) -> Figure:
    """A figure of the bridge as the text states it: `base`, `indexed` or `grant`."""
    stated = frame.printed_bridge
    assert stated is not None, "only asked for where there is one"
    path: KeyPath = ("frame", i, "printed_bridge", key)
    return figure(f"{frame.id}.bridge.{key}", getattr(stated, key), stated.unit, budget.unit, Place("", path), key)


def effect_figure(
    budget: Budget, frame: Frame, i: int, adjustment: Adjustment, j: int, line: str, to: str = "", of: str = ""
) -> Figure:
    """What an adjustment does to a line, as printed; in the unit ``to``, else the budget's own."""
    place = Place("", ("frame", i, "adjustment", j, "effects", line), of=of)
    id = f"{of}{frame.id}.adjustments.{adjustment.id or j}.{line}"
    unit = adjustment.unit or budget.unit
    return figure(id, adjustment.effects[line], unit, to or budget.unit, place, line, adjustment.year)
