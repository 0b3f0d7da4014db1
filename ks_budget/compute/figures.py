"""Every printed figure of a budget: what relations and claims speak of and the proof holds against each other.

A figure stands for an interval: half a step of its last digit each way. Money is in the budget's unit.
"""

from collections.abc import Mapping
from decimal import Decimal
from functools import cached_property

from msgspec import Struct

from ks_budget.compute.frames import tree
from ks_budget.compute.rates import rates
from ks_budget.model import Adjustment, Budget, Frame
from ks_budget.money import Amount, convert, half_width
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
