"""The names that expressions may use: the figures of a budget as numbers of one algebra or another."""

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from functools import lru_cache, partial
from typing import Any

from ks_budget.compute.figures import Book, Figure, Series, bridge_figure, effect_figure
from ks_budget.compute.risks import score
from ks_budget.expressions import Constant, Interval, Linear, Names, Quantity
from ks_budget.model import Adjustment, Budget, Frame, Indicator, Risk
from ks_budget.money import ZERO, Amount, add

Read = Callable[[Iterable[Figure]], Any]
"""The number of an algebra that a sum of figures stands for."""


def read_exact(figures: Iterable[Figure]) -> Decimal:
    return add(f.value for f in figures)


def read_interval(figures: Iterable[Figure]) -> Interval:
    total = Interval(ZERO, ZERO)
    for one in figures:
        total = total + Interval(one.value - one.half, one.value + one.half)
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
