"""Every printed figure of a budget: what relations and claims speak of and the proof holds against each other.

Money is in the unit of the budget at hand, also that of last year's budget.
"""

from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from ks_budget.model import Budget, Frame
from ks_budget.model.levels import Levels
from ks_budget.printed.earlier import Earlier, Past
from ks_budget.printed.figure import Figure, PrintedRow, When, of_a_whole_step
from ks_budget.printed.rates import rates
from ks_budget.printed.rows import Rows, budget_rows, investment_rows

if TYPE_CHECKING:
    from ks_budget.printed.tables import TableBook

Footed = Callable[[Frame], Mapping[str, Decimal]]
"""By the id of a figure of a frame's plan what it is when its table is made to add up, where that is more than half a
step from the exact value."""


def _none(_: Frame) -> Mapping[str, Decimal]:
    return {}


class Book:
    """The figures of a budget and of the one before it. A frame's are made when asked for, and only the latest are
    kept: there may be thousands of frames.

    ``footed`` tells which plan figures of a frame may be a whole step from the exact ones. ``past`` are the budgets
    before last year's, read when an expression asks for one of their years.
    """

    def __init__(
        self, budget: Budget, previous: Budget | None, footed: Footed = _none, past: Past | None = None
    ) -> None:
        self.budget, self.previous, self.rates, self._footed = budget, previous, rates(budget), footed
        self.levels = Levels(budget.content.frames)
        self.levels_before = Levels(previous.content.frames if previous else ())
        self.earlier = None if past is None else Earlier(past, budget.unit)
        self._latest: tuple[str, dict[str, PrintedRow]] = "", {}

    def frame(self, id: str) -> dict[str, PrintedRow]:
        """A frame's figures by line or total. The year of the budget before is among them; what that one planned
        for later years is not."""
        if self._latest[0] != id:
            self._latest = id, self._made(id)
        return self._latest[1]

    def _made(self, id: str) -> dict[str, PrintedRow]:
        rows: dict[str, PrintedRow] = {}
        unit = self.budget.unit
        if self.previous and (before := self.levels_before.by_id.get(id)):
            year, own = self.previous.year, self.previous.unit
            rows_before = budget_rows(self.levels_before, before, year, own, unit, self.previous.name)
            self._add(rows, id, _of_column(rows_before, year))
        if frame := self.levels.by_id.get(id):
            self._add(rows, id, self._widened(frame, budget_rows(self.levels, frame, self.budget.year, unit, unit)))
        return rows

    def _widened(self, frame: Frame, rows: Rows) -> Rows:
        within = (frame, *self.levels.below(frame))
        shown = {id: value for part in within for id, value in self._footed(part).items()}
        if not shown:
            return rows

        def widened(figure: Figure) -> Figure:
            return of_a_whole_step(figure) if shown.get(figure.id) == figure.value else figure

        return {key: {when: tuple(map(widened, some)) for when, some in by.items()} for key, by in rows.items()}

    @cached_property
    def investments(self) -> dict[str, PrintedRow]:
        """By group or project, and `total`."""
        rows: dict[str, PrintedRow] = {}
        unit = self.budget.unit
        if self.previous and self.previous.content.investments:
            before = self.previous.content.investments
            self._add(rows, "investments", investment_rows(before, self.previous, unit, self.previous.name))
        if self.budget.content.investments:
            self._add(rows, "investments", investment_rows(self.budget.content.investments, self.budget, unit))
        return rows

    @cached_property
    def tables(self) -> "dict[str, TableBook]":
        """The printed tables of the budget, by id."""
        if not self.budget.content.tables:
            return {}
        # Few budgets have any.
        from ks_budget.printed.tables import table_book

        unit = self.budget.unit
        return {table.id: table_book(table, self.budget, unit) for table in self.budget.content.tables}

    @staticmethod
    def _add(rows: dict[str, PrintedRow], name: str, more: Rows) -> None:
        for key, by in more.items():
            rows.setdefault(key, PrintedRow(f"{name}.{key}", {})).by.update(by)


def _of_column(rows: Rows, when: When) -> Rows:
    return {key: {when: by[when]} for key, by in rows.items() if when in by}
