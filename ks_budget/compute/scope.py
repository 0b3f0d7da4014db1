"""What expressions may name: the figures of a budget as numbers of one algebra or another."""

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from functools import lru_cache, partial
from typing import Any

from msgspec import Struct

from ks_budget.chapters import CHAPTERS
from ks_budget.compute.goals import count as count_by_status
from ks_budget.compute.goals import standings
from ks_budget.compute.risks import score
from ks_budget.compute.table_names import Read, table_names
from ks_budget.expressions import Constant, ExpressionError, Interval, Linear, Names, Quantity, measure
from ks_budget.model import Budget, Frame, Indicator, KeyFigure, Line, Risk
from ks_budget.model.shape import lines_under, tree
from ks_budget.model.walk import count
from ks_budget.money import ZERO, Amount
from ks_budget.printed.book import Book
from ks_budget.printed.figure import Figure, PrintedRow, value
from ks_budget.printed.rows import bridge_figures, effect_figures
from ks_budget.problems import kinds


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


class _Past(Struct, frozen=True):
    """A row in the budgets before last year's."""

    of: Callable[[int], tuple[Figure, ...] | None]
    """Its figures for a year."""
    years: Callable[[], list[int]]
    """Those that there are. Every budget is read for it."""


_NO_PAST = _Past(lambda year: None, list)


class _Scope:
    """Makes what a name stands for when it is asked for, and not before."""

    def __init__(self, book: Book, read: Read, constant: Constant) -> None:
        self.book, self.read, self.constant = book, read, constant
        self.rows_of = lru_cache(maxsize=64)(book.frame)

    def money(self, figures: Iterable[Figure], turn: int = 1) -> Quantity:
        return Quantity(self.read(figures), True, self.constant, turn=turn)

    def plain(self, value: Amount, parts: int = 1) -> Quantity:
        return Quantity(self.constant(Decimal(value)), False, self.constant, parts=parts)

    def share(self, value: Amount) -> Quantity:
        return Quantity(self.constant(Decimal(value)), False, self.constant, share=True)

    def table(self, what: str, entries: Entries, gone: Callable[[str], Names | None] | None = None) -> Names:
        """``gone`` finds what no entry is called, in budgets of earlier years."""

        def get(key: Any) -> Any:
            if key in entries or gone is None or not isinstance(key, str):
                return entries[key]() if key in entries else None
            return None if any(name.replace("-", "_") == key for name in entries) else gone(key)

        return Names(what.replace("-", "_"), get, lambda: entries)

    def by_year(self, what: str, values: Mapping[Any, Any], quantity: Callable[[Any], Quantity]) -> Names:
        return Names(
            what.replace("-", "_"),
            lambda year: quantity(values[year]) if year in values else None,
            lambda: sorted(values),
        )

    def row(self, row: PrintedRow, past: "_Past", turn: int = 1) -> Names:
        """A row by year, those of earlier budgets included."""
        years = {when: figures for when, figures in row.by.items() if isinstance(when, int)}

        def get(year: Any) -> Quantity | None:
            figures = years.get(year)
            if figures is None and isinstance(year, int):
                figures = self.past_figures(row.name, year, past)
            return None if figures is None else self.money(figures, turn)

        return Names(row.name.replace("-", "_"), get, lambda: sorted({*years, *past.years()}))

    def past_figures(self, name: str, year: int, past: "_Past") -> tuple[Figure, ...] | None:
        """Those of a year in an earlier budget. Raises ExpressionError where that has errors."""
        figures, earlier = past.of(year), self.book.earlier
        if figures is None and earlier and earlier.is_broken(year):
            name = name.replace("-", "_")
            raise ExpressionError(kinds.expressions.YEAR_WITH_ERRORS, name=name, year=str(year))
        return figures

    def past_line(self, id: str, key: str) -> "_Past":
        earlier = self.book.earlier
        if earlier is None:
            return _NO_PAST
        return _Past(partial(earlier.of_frame, id, key), partial(earlier.years_of_frame, id, key))

    def past_project(self, key: str) -> "_Past":
        earlier = self.book.earlier
        if earlier is None:
            return _NO_PAST
        return _Past(partial(earlier.of_investments, key), partial(earlier.years_of_investments, key))

    def gone_line(self, id: str, key: str) -> Names | None:
        """A line that only earlier budgets have."""
        earlier = self.book.earlier
        found = earlier.line_with(id, key) if earlier else None
        if found is None:
            return None
        frame, line = found
        return self.row(PrintedRow(f"{id}.{line}", {}), self.past_line(id, line), turns_of(frame)[line])

    def gone_project(self, key: str) -> Names | None:
        """A row of the investments that only earlier budgets have."""
        id = self.book.earlier.investment_with(key) if self.book.earlier else None
        return None if id is None else self.row(PrintedRow(f"investments.{id}", {}), self.past_project(id))

    def investments(self) -> Names:
        rows = self.book.investments.items()
        entries: Entries = {key: partial(self.row, row, self.past_project(key)) for key, row in rows}
        return self.table("investments", entries, self.gone_project)

    def top(self) -> Names:
        content = self.book.budget.content
        work = content.work_environment
        entries: Entries = {
            "investments": self.investments,
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
        for id, printed_table in self.book.tables.items():
            _enter(entries, id, partial(table_names, printed_table, self.read, self.constant))
        return self.table("", entries)

    def rate(self, name: str) -> Names:
        shares = {
            year: percent.scaleb(-2) for (series, year), percent in self.book.rates.percent.items() if series == name
        }
        return self.by_year(name, shares, self.share)

    def frame(self, frame: Frame) -> Names:
        turns, shape = self.turns(frame), tree(self.book.levels.whole(frame))
        # A year that there is no amount in is no year to name; a total that has no lines is 0 in every year.
        rows = {
            key: row if key in shape and not lines_under(shape, key) else PrintedRow(row.name, row.known)
            for key, row in self.rows_of(frame.id).items()
        }
        entries: Entries = {
            key: partial(self.row, row, self.past_line(frame.id, key), turns.get(key, 1)) for key, row in rows.items()
        }
        _enter(entries, "share", partial(self.share, frame.share))
        _enter(entries, "adjustments", partial(self.adjustments, frame))
        if frame.printed_bridge:
            _enter(entries, "bridge", partial(self.bridge, frame))
        return self.table(frame.id, entries, partial(self.gone_line, frame.id))

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
        line.id: -1 if line.kind == "cost" or (line.kind == "financial" and _first(line) < 0) else 1
        for line in frame.lines
    }
    return {"costs": -1, "net": -1, "result": 1} | lines


def _first(line: Line) -> Amount:
    """The first amount that a line has."""
    return line.amount if line.amount is not None else next(iter(line.printed.values()), 0)


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
