"""What expressions may name: the figures of a budget as numbers of one algebra or another."""

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from functools import lru_cache, partial
from typing import Any

from ks_budget.chapters import CHAPTERS
from ks_budget.compute.risks import score
from ks_budget.expressions import Constant, Interval, Linear, Names, Quantity
from ks_budget.model import Budget, Frame, Indicator, Risk
from ks_budget.model.walk import count
from ks_budget.money import ZERO, Amount
from ks_budget.printed.book import Book
from ks_budget.printed.figure import Figure, PrintedRow, value
from ks_budget.printed.rows import bridge_figures, effect_figures

Read = Callable[[Iterable[Figure]], Any]
"""The number of an algebra that a sum of figures stands for."""


def read_exact(figures: Iterable[Figure]) -> Decimal:
    """What figures come to as they are printed."""
    return value(figures)


def read_interval(figures: Iterable[Figure]) -> Interval:
    """What they may come to."""
    total = Interval(ZERO, ZERO)
    for figure in figures:
        total = total + Interval(figure.value - figure.half, figure.value + figure.half)
    return total


def read_linear(figures: Iterable[Figure]) -> Linear:
    """Their sum, each figure by its id."""
    total = Linear({}, ZERO)
    for figure in figures:
        total = total + Linear({figure.id: Decimal(1)}, ZERO)
    return total


def scope(book: Book, read: Read, constant: Constant) -> Names:
    """The names that expressions may use, with numbers of one algebra behind them."""
    return _Scope(book, read, constant).top()


Entries = dict[str, Callable[[], Any]]


class _Scope:
    """Makes what a name stands for when it is asked for, and not before."""

    def __init__(self, book: Book, read: Read, constant: Constant) -> None:
        self.book, self.read, self.constant = book, read, constant
        self.rows_of = lru_cache(maxsize=64)(book.frame)

    def money(self, figures: Iterable[Figure]) -> Quantity:
        return Quantity(self.read(figures), True, self.constant)

    def plain(self, value: Amount) -> Quantity:
        return Quantity(self.constant(Decimal(value)), False, self.constant)

    def table(self, what: str, entries: Entries) -> Names:
        return Names(what, lambda key: entries[key]() if key in entries else None, lambda: entries)

    def by_year(self, what: str, values: Mapping[Any, Any], quantity: Callable[[Any], Quantity]) -> Names:
        return Names(what, lambda year: quantity(values[year]) if year in values else None, lambda: sorted(values))

    def row(self, row: PrintedRow) -> Names:
        return self.by_year(row.name, row.by, self.money)

    def top(self) -> Names:
        content = self.book.budget.content
        entries: Entries = {
            "investments": lambda: self.table(
                "investments", {key: partial(self.row, row) for key, row in self.book.investments.items()}
            ),
            "count": lambda: self.table(
                "count", {key: partial(self.plain, n) for key, n in counts(self.book.budget).items()}
            ),
            "goals": lambda: self.table(
                "goals", {i.id: partial(self.indicator, i) for goal in content.goals for i in goal.indicators}
            ),
            "risks": lambda: self.table("risks", {risk.id: partial(self.risk, risk) for risk in content.risks}),
        }
        for name in dict.fromkeys(series for series, _ in self.book.rates.percent):
            entries[name] = partial(self.rate, name)
        for frame in content.frames:
            entries[frame.id] = partial(self.frame, frame)
        return self.table("", entries)

    def rate(self, name: str) -> Names:
        shares = {year: percent / 100 for (series, year), percent in self.book.rates.percent.items() if series == name}
        return self.by_year(name, shares, self.plain)

    def frame(self, frame: Frame) -> Names:
        entries: Entries = {key: partial(self.row, row) for key, row in self.rows_of(frame.id).items()}
        entries["share"] = partial(self.plain, frame.share)
        entries["adjustments"] = partial(self.adjustments, frame)
        if frame.printed_bridge:
            entries["bridge"] = partial(self.bridge, frame)
        return self.table(frame.id, entries)

    def bridge(self, frame: Frame) -> Names:
        figures = bridge_figures(frame, self.book.budget.unit)
        return self.table(f"{frame.id}.bridge", {key: partial(self.money, [figure]) for key, figure in figures.items()})

    def adjustments(self, frame: Frame) -> Names:
        named = [(position, adjustment.id) for position, adjustment in enumerate(frame.adjustments) if adjustment.id]
        entries: Entries = {id: partial(self.effects, frame, position, id) for position, id in named}
        return self.table(f"{frame.id}.adjustments", entries)

    def effects(self, frame: Frame, position: int, id: str) -> Names:
        unit = self.book.budget.unit
        figures = effect_figures(frame, position, unit, unit)
        return self.table(
            f"{frame.id}.adjustments.{id}", {line: partial(self.money, [figure]) for line, figure in figures.items()}
        )

    def indicator(self, indicator: Indicator) -> Names:
        what = f"goals.{indicator.id}"
        entries: Entries = {
            "target": partial(self.plain, indicator.target),
            "outcome": partial(self.by_year, f"{what}.outcome", indicator.outcomes, self.plain),
        }
        return self.table(what, entries)

    def risk(self, risk: Risk) -> Names:
        numbers = {"score": score(risk), "likelihood": risk.likelihood, "impact": risk.impact}
        return self.table(f"risks.{risk.id}", {key: partial(self.plain, value) for key, value in numbers.items()})


def counts(budget: Budget) -> dict[str, int]:
    """What can be counted in a budget, by name."""
    content, tables = budget.content, count(budget.content)
    work, investments = content.work_environment, content.investments
    return {
        "years": 1 + len(content.document.plan_years),
        "investment_years": len([year for year in investments.years if year >= budget.year]) if investments else 0,
        "work_goals": len(work.goals) if work else 0,
    } | {name: tables[kind] for chapter in CHAPTERS for name, kind in chapter.counted.items()}
