"""What expressions may name: the figures of a budget as numbers of one algebra or another."""

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from functools import lru_cache, partial
from typing import Any

from ks_budget.chapters import CHAPTERS
from ks_budget.compute.goals import count as count_by_status
from ks_budget.compute.goals import standings
from ks_budget.compute.risks import score
from ks_budget.expressions import Constant, Interval, Linear, Names, Quantity, measure
from ks_budget.model import Budget, Frame, Indicator, KeyFigure, Risk
from ks_budget.model.walk import count
from ks_budget.money import ZERO, Amount
from ks_budget.printed.book import Book
from ks_budget.printed.figure import Figure, PrintedRow, Span, value
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

    def money(self, figures: Iterable[Figure], turn: int = 1) -> Quantity:
        return Quantity(self.read(figures), True, self.constant, turn=turn)

    def plain(self, value: Amount, parts: int = 1) -> Quantity:
        return Quantity(self.constant(Decimal(value)), False, self.constant, parts=parts)

    def table(self, what: str, entries: Entries) -> Names:
        return Names(what.replace("-", "_"), lambda key: entries[key]() if key in entries else None, lambda: entries)

    def by_year(self, what: str, values: Mapping[Any, Any], quantity: Callable[[Any], Quantity]) -> Names:
        return Names(
            what.replace("-", "_"),
            lambda year: quantity(values[year]) if year in values else None,
            lambda: sorted(values),
        )

    def row(self, row: PrintedRow, turn: int = 1) -> Names:
        years = {when: figures for when, figures in row.by.items() if not isinstance(when, Span)}
        return self.by_year(row.name, years, partial(self.money, turn=turn))

    def top(self) -> Names:
        content = self.book.budget.content
        work = content.work_environment
        entries: Entries = {
            "investments": lambda: self.table(
                "investments", {key: partial(self.row, row) for key, row in self.book.investments.items()}
            ),
            "count": lambda: self.table(
                "count", {key: partial(self.plain, n) for key, n in counts(self.book.budget).items()}
            ),
            "goals": lambda: self.table(
                "goals", {i.id: partial(self.indicator, "goals", i) for goal in content.goals for i in goal.indicators}
            ),
            "key_figures": lambda: self.table(
                "key_figures",
                {k.id: partial(self.indicator, "key_figures", k) for k in work.key_figures} if work else {},
            ),
            "risks": lambda: self.table("risks", {risk.id: partial(self.risk, risk) for risk in content.risks}),
        }
        for name in dict.fromkeys(series for series, _ in self.book.rates.percent):
            _enter(entries, name, partial(self.rate, name))
        for frame in content.frames:
            _enter(entries, frame.id, partial(self.frame, frame))
        return self.table("", entries)

    def rate(self, name: str) -> Names:
        shares = {year: percent / 100 for (series, year), percent in self.book.rates.percent.items() if series == name}
        return self.by_year(name, shares, self.plain)

    def frame(self, frame: Frame) -> Names:
        turns, rows = self.turns(frame), self.rows_of(frame.id)
        entries: Entries = {key: partial(self.row, row, turns.get(key, 1)) for key, row in rows.items()}
        _enter(entries, "share", partial(self.plain, frame.share))
        _enter(entries, "adjustments", partial(self.adjustments, frame))
        if frame.printed_bridge:
            _enter(entries, "bridge", partial(self.bridge, frame))
        return self.table(frame.id, entries)

    def turns(self, frame: Frame) -> dict[str, int]:
        """Of each line and total of a frame, of the frames below it, and of what it was last year."""
        before = self.book.levels_before.by_id.get(frame.id)
        old = turns_of(self.book.levels_before.whole(before)) if before else {}
        return old | turns_of(self.book.levels.whole(frame))

    def bridge(self, frame: Frame) -> Names:
        figures = bridge_figures(frame, self.book.budget.unit)
        return self.table(f"{frame.id}.bridge", {key: partial(self.money, [figure]) for key, figure in figures.items()})

    def adjustments(self, frame: Frame) -> Names:
        named = [(position, adjustment.id) for position, adjustment in enumerate(frame.adjustments) if adjustment.id]
        entries: Entries = {id: partial(self.effects, frame, position, id) for position, id in named}
        return self.table(f"{frame.id}.adjustments", entries)

    def effects(self, frame: Frame, position: int, id: str) -> Names:
        unit, turns = self.book.budget.unit, self.turns(frame)
        figures = effect_figures(frame, position, unit, unit)
        return self.table(
            f"{frame.id}.adjustments.{id}",
            {line: partial(self.money, [figure], turns.get(line, 1)) for line, figure in figures.items()},
        )

    def indicator(self, chapter: str, indicator: Indicator | KeyFigure) -> Names:
        """Its target and outcomes. One in percent is a percentage, and no number of something else."""
        what, unit = f"{chapter}.{indicator.id}", measure(indicator.unit)
        number = partial(self.plain, parts=10**unit.power if unit and not unit.money else 1)
        entries: Entries = {"outcome": partial(self.by_year, f"{what}.outcome", indicator.outcomes, number)}
        if indicator.target is not None:
            entries["target"] = partial(number, indicator.target)
        return self.table(what, dict(reversed(entries.items())))

    def risk(self, risk: Risk) -> Names:
        numbers = {"score": score(risk), "likelihood": risk.likelihood, "impact": risk.impact}
        return self.table(f"risks.{risk.id}", {key: partial(self.plain, value) for key, value in numbers.items()})


def turns_of(frame: Frame) -> dict[str, int]:
    """-1 for lines and totals that are costs, told by their size; 1 for the others. A result is better or worse."""
    lines = {
        line.id: -1 if line.kind == "cost" or (line.kind == "financial" and line.amount < 0) else 1
        for line in frame.lines
    }
    return {"costs": -1, "net": -1, "result": 1} | lines


def _enter(entries: Entries, name: str, make: Callable[[], Names | Quantity]) -> None:
    """Enter a name. One that is there already is joined: an id may be called as something else is."""
    there = entries.get(name)
    entries[name] = make if there is None else lambda: there().joined(make())


def counts(budget: Budget) -> dict[str, int]:
    """What can be counted in a budget, by name."""
    content, tables = budget.content, count(budget.content)
    work, investments = content.work_environment, content.investments
    return {
        "years": 1 + len(content.document.plan_years),
        "investment_years": len([year for year in investments.years if year >= budget.year]) if investments else 0,
        "work_goals": len(work.goals) if work else 0,
        # Indicators by status: reached, on-the-way, away, no-data.
        **count_by_status(standings(content.goals)),
        **{name: tables[kind] for chapter in CHAPTERS for name, kind in chapter.counted.items()},
    }
