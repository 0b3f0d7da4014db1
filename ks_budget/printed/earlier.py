"""The figures of budgets before last year's, for expressions over many years. A budget is read when a year is asked for
that no later one has."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol

from msgspec import Struct

from ks_budget.model import Budget
from ks_budget.model.frames import Frame
from ks_budget.model.levels import Levels
from ks_budget.printed.figure import Figure, When
from ks_budget.printed.rows import Rows, budget_rows, investment_rows

Figures = tuple[Figure, ...]


class Past(Protocol):
    """The budgets of a board before last year's."""

    @property
    def years(self) -> Sequence[int]:
        """Those that there is a budget of, latest first."""

    def of(self, year: int) -> Budget | None:
        """The budget of one of them; None where it has errors."""


class _Read(Struct, frozen=True):
    """A budget that was read, and what of it has been made into figures."""

    budget: Budget
    levels: Levels
    frames: dict[str, Rows] = {}
    investments: list[Rows] = []
    """One, once it is made."""


class Earlier:
    """Finds the figure of a year in the budgets before last year's, in the unit of the budget at hand."""

    def __init__(self, past: Past, unit: str) -> None:
        self._past, self._unit = past, unit
        self._read: dict[int, _Read | None] = {}

    def is_broken(self, year: int) -> bool:
        """Whether the budget of a year is there and has errors, so that nothing is read from it."""
        return year in self._past.years and self._of(year) is None

    def of_frame(self, id: str, key: str, year: int) -> Figures | None:
        """A line or total of a frame, by the budget of the year itself: what others planned for it does not count."""
        read = self._of(year) if year in self._past.years else None
        return (self._frame(read, id).get(key, {}).get(year) or None) if read else None

    def of_investments(self, key: str, year: int) -> Figures | None:
        """A row of the investments, by the latest budget that has the year in a column up to its own."""
        columns = (by[year] for by in self._investments(key, year) if year in by)
        return next(columns, None)

    def years_of_frame(self, id: str, key: str) -> list[int]:
        """The years that ``of_frame`` knows. Every budget is read."""
        return [year for year in self._past.years if self.of_frame(id, key, year) is not None]

    def years_of_investments(self, key: str) -> list[int]:
        """The years that ``of_investments`` knows. Every budget is read."""
        return sorted({year for by in self._investments(key) for year in by if isinstance(year, int)})

    def line_with(self, id: str, key: str) -> tuple[Frame, str] | None:
        """The id of a line of a frame as the latest budget that has it writes it (`-` may be `_`), and that frame with
        all of its lines."""
        frames = ((read.levels, read.levels.by_id.get(id)) for read in self._every())
        wholes = (levels.whole(frame) for levels, frame in frames if frame is not None)
        return next(((whole, line.id) for whole in wholes for line in whole.lines if _same(line.id, key)), None)

    def investment_with(self, key: str) -> str | None:
        """The id of a row of the investments as the latest budget that has it writes it."""
        ids = (id for read in self._every() for id in self._rows(read) if _same(id, key))
        return next(ids, None)

    def _investments(self, key: str, year: int = 0) -> Iterator[Mapping[When, Figures]]:
        for read in self._every(year):
            by = self._rows(read).get(key, {})
            yield {when: figures for when, figures in by.items() if isinstance(when, int) and when <= read.budget.year}

    def _every(self, since: int = 0) -> Iterator[_Read]:
        """Those that can be read, latest first, of no year before the one given."""
        every = (self._of(year) for year in self._past.years if year >= since)
        return (read for read in every if read is not None)

    def _of(self, year: int) -> _Read | None:
        if year not in self._read:
            budget = self._past.of(year)
            self._read[year] = None if budget is None else _Read(budget, Levels(budget.content.frames))
        return self._read[year]

    def _frame(self, read: _Read, id: str) -> Rows:
        frame, budget = read.levels.by_id.get(id), read.budget
        if id not in read.frames and frame is not None:
            rows = budget_rows(read.levels, frame, budget.year, budget.unit, self._unit, budget.name)
            read.frames[id] = rows
        return read.frames.get(id, {})

    def _rows(self, read: _Read) -> Rows:
        chapter = read.budget.content.investments
        if chapter is None:
            return {}
        if not read.investments:
            read.investments.append(investment_rows(chapter, read.budget, self._unit, read.budget.name))
        return read.investments[0]


def _same(id: str, key: str) -> bool:
    return key in (id, id.replace("-", "_"))
