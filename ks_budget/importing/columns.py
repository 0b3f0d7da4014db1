"""Which column is which year's: the budget's, the plan's, and those that are left out."""

import re
from collections.abc import Sequence

from msgspec import Struct

from ks_budget.importing.ids import plain
from ks_budget.importing.work import Work
from ks_budget.problems import Place, Stop, kinds, near
from ks_budget.tables.table import Column, Table

_TITLED = re.compile(
    r"\b(?:budget|verksamhetsplan|internbudget|detaljbudget)\w*\s*(20\d\d)\b|\b(20\d\d)\s*[-–]\s*20\d\d\b", re.I
)
_YEAR = re.compile(r"\b20\d\d\b")
_PERIOD = re.compile(r"\b(20\d\d)\s*[-–]\s*(20\d\d|\d\d)\b")
_COMPARED = ("outcome", "forecast", "change", "deviation", "percent")


class Years(Struct, frozen=True):
    """The columns that are read, by year."""

    year: int
    """The budget's."""
    columns: dict[int, int]

    @property
    def plan(self) -> tuple[int, ...]:
        """The years after the budget's, rising."""
        return tuple(sorted(year for year in self.columns if year > self.year))


def budget_year(work: Work, tables: Sequence[Table]) -> int:
    """The year that is budgeted: as decided, as the budget says that it is imported into, else as heads or titles say.

    Raises Stop (KSB078) where none does, or several could be.
    """
    if work.decisions.year is not None:
        return work.decisions.year
    if work.neighbours.year is not None:
        return work.neighbours.year
    heads = [column for table in tables for column in table.columns if column.year is not None]
    budgets = {column.year for column in heads if column.phase == "budget" and column.year}
    plans = {column.year for column in heads if column.phase == "plan" and column.year}
    before = {year for year in budgets if not plans or year < min(plans)}
    if before and (plans or len(before) <= 2):
        return max(before)
    titled = _titled(work, tables)
    years = {column.year for column in heads if column.phase not in _COMPARED and column.year}
    if titled is not None and (not years or titled in years):
        return titled
    known = sorted(years)
    place = next((table.place for table in tables if table.place), Place(work.read.file))
    if len(known) == 1:
        return known[0]
    if work.decisions.columns:
        return min(work.decisions.columns)
    raise Stop(kinds.importing.NO_YEAR.at(place, known=[str(year) for year in known]))


def titled_year(work: Work) -> int | None:
    """The year that titles of the file name, where they do."""
    return _titled(work, [one.table for one in work.read.tables])


def _titled(work: Work, tables: Sequence[Table]) -> int | None:
    texts = [table.title for table in tables] + [part.text for part in work.read.prose[:40] if len(part.text) < 120]
    for text in texts:
        if found := _TITLED.search(text):
            return int(found[1] or found[2])
    named = {int(year) for text in texts if len(text) < 60 for year in _YEAR.findall(text)}
    return named.pop() if len(named) == 1 else None


def years_of(work: Work, table: Table, year: int) -> Years:
    """The columns of a table that hold the budget and the plan. What is left out is told.

    Raises Stop (KSB077) where a year's column cannot be told.
    """
    found: dict[int, list[int]] = {}
    for i, column in enumerate(table.columns):
        if _counts(column) and column.year is not None and column.year >= year:
            found.setdefault(column.year, []).append(i)
    for one, positions in found.items():
        named = [i for i in positions if table.columns[i].phase in ("budget", "plan")]
        found[one] = named or positions
    for wanted, head in work.decisions.columns.items():
        found[wanted] = [_headed(work, table, wanted, head)]
    if year not in found:
        found |= _alone(table, year)
    _check(work, table, year, found)
    columns = {one: positions[0] for one, positions in sorted(found.items()) if one >= year}
    for i, column in enumerate(table.columns):
        if i in columns.values():
            _tell(work, column, next(one for one, at in columns.items() if at == i), year)
        elif period_of(column) is None:
            earlier = column.phase in ("outcome", "forecast") or (column.year is not None and column.year < year)
            key = "column-earlier" if earlier else "column"
            work.note("left", key, column.head or str(i + 1), column.place)
    return Years(year, columns)


def _counts(column: Column) -> bool:
    return column.kind == "money" and column.phase not in _COMPARED and period_of(column) is None


def _alone(table: Table, year: int) -> dict[int, list[int]]:
    """Where the only column of amounts has no year, it is the budget's."""
    some = [i for i, column in enumerate(table.columns) if _counts(column) and column.year is None]
    named = [i for i in some if table.columns[i].phase == "budget"]
    return {year: named or some} if some and len(named or some) == 1 else {}


def _headed(work: Work, table: Table, year: int, head: str) -> int:
    found = [i for i, column in enumerate(table.columns) if plain(column.head) == plain(head)]
    if len(found) == 1:
        return found[0]
    known = [column.head for column in table.columns if column.head]
    place = table.place or Place(work.read.file)
    if not found:
        raise Stop(kinds.importing.NO_COLUMN.at(place, head=head, known=near(head, known)))
    raise Stop(kinds.importing.SAME_COLUMNS.at(place, head=head, count=len(found)))


def _check(work: Work, table: Table, year: int, found: dict[int, list[int]]) -> None:
    place = table.place or Place(work.read.file)
    problems = [
        kinds.importing.TWO_COLUMNS.at(
            *(table.columns[i].place or place for i in positions),
            year=one,
            heads=[table.columns[i].head for i in positions],
            example=f'--column {one}="{table.columns[positions[0]].head}"',
        )
        for one, positions in sorted(found.items())
        if len(positions) > 1
    ]
    if year not in found:
        heads = [column.head for column in table.columns if column.head]
        example = f'--column {year}="{heads[-1] if heads else "…"}"'
        problems.append(kinds.importing.YEAR_WITHOUT_COLUMN.at(place, year=year, heads=heads, example=example))
    if problems:
        raise Stop(*problems)


def _tell(work: Work, column: Column, year: int, budget: int) -> None:
    key = "budget-column" if year == budget else "plan-column"
    work.note("read", key, column.head or "–", column.place, year=str(year))
    if column.phase is None and year not in work.decisions.columns:
        work.note("unsure", "column-without-phase", column.head or "–", column.place, year=str(year))


def period_of(column: Column) -> tuple[int, int] | None:
    """The first and last year of a column that is a sum over years; None for others."""
    found = _PERIOD.search(column.head)
    if not found or column.phase in _COMPARED:
        return None
    first, last = int(found[1]), int(found[2] if len(found[2]) == 4 else found[1][:2] + found[2])
    return (first, last) if first < last else None
