"""The plan as it is printed, year by year: what each figure must be, given the nearest one before it.

A line that is not printed for a year is what the year before, the index and the adjustments make of it; so a total may
be printed alone, and a year may be left out.
"""

from collections.abc import Iterator
from decimal import Decimal

from ks_budget.model import TOTALS, Frame
from ks_budget.model.shape import tree
from ks_budget.printed.book import Book
from ks_budget.printed.figure import Figure, PrintedRow
from ks_budget.printed.rates import growth_of, has_rate
from ks_budget.printed.relation import About, Relation, Term, combined, times
from ks_budget.printed.rows import effect_figures
from ks_budget.problems import kinds


class Effects:
    """The printed effects of a frame's adjustments, by line and year."""

    def __init__(self, frame: Frame, unit: str) -> None:
        self.coming: dict[tuple[str, int], list[Figure]] = {}
        self.temporary: dict[tuple[str, int], list[Figure]] = {}
        for position, adjustment in enumerate(frame.adjustments):
            for line, figure in effect_figures(frame, position, unit, unit).items():
                self.coming.setdefault((line, adjustment.year), []).append(figure)
                if adjustment.kind == "temporary":
                    self.temporary.setdefault((line, adjustment.year), []).append(figure)

    def terms(self, line: str, year: int, growth: Decimal) -> list[Term]:
        """What they add to a year, on the other side of its figure, and what of the year before drops out first."""
        dropped = times(self.temporary.get((line, year - 1), ()), growth)
        return [*dropped, *times(self.coming.get((line, year), ()), -1)]


class Planned:
    """The relations of a frame's plan. ``rows`` are the frame's of the book."""

    def __init__(self, book: Book, frame: Frame, rows: dict[str, PrintedRow]) -> None:
        self.book, self.frame, self.rows, self.base = book, frame, rows, book.budget.year
        self.lines = {line.id: line for line in book.levels.own_lines(frame)}
        self.effects = Effects(frame, book.budget.unit)

    def relations(self) -> Iterator[Relation]:
        """Of each line's printed years, and of each total that is printed for a year in which lines of it are not."""
        for line in self.lines.values():
            for year in line.printed:
                yield from self._relation(line.id, year, About(self.frame.name, line.label, when=year))
        # What a sum of frames prints is held against theirs.
        for total in TOTALS if not self.book.levels.is_sum(self.frame) else ():
            for year in self.frame.printed_totals.get(total, ()):
                if year > self.base and not self._is_sum(total, year):
                    yield from self._relation(total, year, About(self.frame.name, total=total, when=year))

    def follow(self, key: str, year: int) -> list[Term] | None:
        """What a line or total of a plan year takes away: as printed, else as it follows. None where that is not known;
        nothing for a line that the frame does not have.
        """
        there = self.rows[key].by.get(year) if key in self.rows else ()
        if there is not None:
            return times(there, -1)
        if key in self.lines:
            return self._before(key, year)
        return self._parts(key, year) if key in TOTALS else []

    def _relation(self, key: str, year: int, about: About) -> Iterator[Relation]:
        terms = self._before(key, year) if key in self.lines else self._parts(key, year)
        if terms is not None:
            whole = (*times(self.rows[key].by[year]), *terms)
            yield Relation(kinds.figures.PLAN_YEAR, f"{self.frame.id}.{key}.{year}", whole, about=about)

    def _is_sum(self, total: str, year: int) -> bool:
        """Whether all its parts are printed or added up of what is: then the sum says it."""
        return all(part in self.rows and year in self.rows[part].by for part in tree(self.frame)[total])

    def _parts(self, total: str, year: int) -> list[Term] | None:
        """A total's parts: those that are printed, and the others as they follow. None where that is not known."""
        found: list[Term] = []
        for part in tree(self.frame)[total]:
            there = self.rows[part].by.get(year) if part in self.rows else ()
            follow = self._parts if part in TOTALS else self._before
            terms = times(there, -1) if there is not None else follow(part, year)
            if terms is None:
                return None
            found += terms
        return combined(found)

    def _before(self, key: str, year: int) -> list[Term] | None:
        """A line as the nearest printed year before gives it, through those between. None where a rate lacks, and where
        it has no amount before and no adjustment gives it one.
        """
        line, by = self.lines.get(key), self.rows[key].by
        if line is None:
            return None
        stated = [when for when, some in by.items() if some and isinstance(when, int) and self.base <= when < year]
        start = max(stated, default=self.base)
        between = range(start + 1, year + 1)
        if not all(has_rate(self.frame, line, step, self.book.rates) for step in between):
            return None
        found = times(by.get(start, ()), -1)
        for step in between:
            growth = growth_of(self.frame, line, step, self.book.rates)
            found = [(figure, factor * growth) for figure, factor in found]
            found += self.effects.terms(line.id, step, growth)
        found = combined(found) if len(between) > 1 else found
        return found if found or stated else None
