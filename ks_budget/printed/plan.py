"""Does the plan that the document prints agree with the projection?"""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import takewhile
from typing import Literal

from msgspec import Struct, structs

from ks_budget.model import Frame
from ks_budget.model.shape import Amounts, is_total, lines_under, printed_order, tree
from ks_budget.money import Unit, exactly
from ks_budget.printed.absent import first_printed
from ks_budget.printed.book import Book
from ks_budget.printed.figure import printed
from ks_budget.printed.planned import Effects
from ks_budget.printed.rates import Rates, growth_of, has_rate, series_of, share_of
from ks_budget.printed.relation import About, Relation, Term, combined, times
from ks_budget.printed.rows import frame_rows
from ks_budget.problems import here, kinds

Verdict = Literal["equal", "rounding", "unexplained"]


class PlanFigure(Struct, frozen=True):
    """One printed figure of a plan year beside the computed one, in the budget's unit."""

    id: str
    computed: Decimal | None
    """As the table shows it, rounded; None where nothing leads to an amount."""
    printed: Decimal
    difference: Decimal | None
    """Computed less printed."""
    verdict: Verdict
    """``rounding`` when the true figures behind all that is printed of the base can give the printed one."""


@exactly
def plan_figures(
    frame: Frame, parts: Sequence[Frame], years: list[int], rounded: Amounts, rates: Rates, unit: Unit
) -> list[PlanFigure]:
    """Each figure that the document prints for the last of ``years``, in printed order; none where it prints none.

    ``years`` begin with the budget's own. ``rounded`` holds the computed figures as they are shown, in ``unit``.
    ``parts`` are what is added up where the frame is the sum of others, else none.
    """
    plan, way = printed_plan(frame, years[-1]), _Ways(frame, parts or [frame], years, rates, unit)
    figures = []
    for key in printed_order(frame):
        if key in plan and key not in rounded:
            figures.append(PlanFigure(key, None, plan[key], None, "unexplained"))
        elif key in plan:
            difference = rounded[key] - plan[key]
            holds = not difference or way.to(key, years[-1], plan[key]).holds
            verdict: Verdict = "equal" if not difference else "rounding" if holds else "unexplained"
            figures.append(PlanFigure(key, rounded[key], plan[key], difference, verdict))
    return figures


@exactly
def from_base(book: Book, frame: Frame) -> list[Relation]:
    """Each figure that is printed for a plan year, from what is printed of the budget's own lines: what the relations
    of years and sums come to together. Not those of lines that follow the base itself, and none where a rate lacks.
    """
    first, rows, found = book.budget.year, book.frame(frame.id), list[Relation]()
    coming = [year for year in years_printed(frame) if year > first]
    parts = book.levels.counted([frame]) if book.levels.is_sum(frame) else [frame]
    known = _known(parts, range(first + 1, max(coming, default=first) + 1), book.rates)
    ways = _Ways(frame, parts, [first, *known], book.rates, book.budget.unit)
    for year in (year for year in coming if year in known):
        for key in printed_plan(frame, year):
            if is_total(key) or any(first < when < year for when in rows[key].by if isinstance(when, int)):
                (figure,) = rows[key].by[year]
                relation = ways.to(key, year, figure.value)
                terms = (*times([figure]), *relation.terms[1:])
                found.append(structs.replace(relation, terms=terms, about=_about(frame, key, year)))
    return found


def _known(parts: Sequence[Frame], years: Iterable[int], rates: Rates) -> list[int]:
    """The years up to the first that a line has no rate for."""
    return list(takewhile(lambda year: all(has_rate(p, line, year, rates) for p in parts for line in p.lines), years))


def years_printed(frame: Frame) -> list[int]:
    """The years that a frame prints a line or a total for beside the lines of its budget's own year, in order."""
    of_lines = (year for line in frame.lines for year in line.printed)
    return sorted({*of_lines, *(year for by in frame.printed_totals.values() for year in by)})


def _about(frame: Frame, key: str, year: int) -> About:
    label = next((line.label for line in frame.lines if line.id == key), "")
    return About(frame.name, label, "" if label else key, year)


def printed_plan(frame: Frame, year: int) -> Amounts:
    """Lines and totals as the document prints them for a year."""
    lines = {line.id: Decimal(line.printed[year]) for line in frame.lines if year in line.printed}
    totals = {total: Decimal(by[year]) for total, by in frame.printed_totals.items() if year in by}
    return lines | totals


class _Ways:
    """From the printed base to each of some years, of a frame or of all that it is the sum of."""

    def __init__(self, frame: Frame, parts: Sequence[Frame], years: list[int], rates: Rates, unit: Unit) -> None:
        self.frame, self.base, self.unit = frame, years[0], unit
        self.ways = [_Way(part, years, rates, unit) for part in parts]

    def to(self, key: str, year: int, stated: Decimal) -> Relation:
        """A printed figure of a year as what the figures of the base and the adjustments come to."""
        subject = f"{self.frame.id}.{key}.{year}"
        figure = printed(subject, stated, self.unit, self.unit, here(self.frame), key, year)
        terms = [*times([figure]), *(term for way in self.ways for term in way.terms(key, year - self.base))]
        return Relation(kinds.figures.PLAN_YEAR, subject, tuple(terms), about=About(self.frame.name))


class _Way:
    """From the printed base through some years: what moves each line, once for all figures that are judged."""

    def __init__(self, frame: Frame, years: list[int], rates: Rates, unit: Unit) -> None:
        self.frame, self.years, self.unit, self.shape = frame, years, unit, tree(frame)
        firsts = {line.id: first_printed(frame, line, years[0]) for line in frame.lines if line.amount is None}
        self.starts = {id: first for id, first in firsts.items() if first is not None}
        self.rows = frame_rows(frame, years[0], unit, unit, only=None if self.starts else years[0])
        self.effects = Effects(frame, unit)
        # Most lines of a frame move alike.
        steps: dict[tuple[str | None, Decimal], tuple[Decimal, ...]] = {}
        self.growth: dict[str, tuple[Decimal, ...]] = {}
        for line in frame.lines:
            moved_by = series_of(frame, line), share_of(frame, line)
            if moved_by not in steps:
                steps[moved_by] = tuple(growth_of(frame, line, year, rates) for year in years[1:])
            self.growth[line.id] = steps[moved_by]

    def terms(self, key: str, steps: int) -> list[Term]:
        """The figures of the base and the adjustments, for what a line or total takes away so many years after it.

        A total is what its lines come to: one that adds up rounded lines may be as far off as they are together.
        """
        lines = [line for line in lines_under(self.shape, key) if line in self.growth]
        if not lines:
            return []
        terms = [term for line in lines for term in self._start(line, steps)]
        if self.effects.coming:
            terms = combined([*terms, *(term for line in lines for term in self._effects(line, steps))])
        return terms

    def _start(self, line: str, steps: int) -> list[Term]:
        """The figure of the base, else that of the plan year which the line starts from, moved to the last year."""
        first = self.starts.get(line, self.years[0])
        passed = first - self.years[0]
        figures = self.rows[line].get(first, ()) if passed <= steps else ()
        return times(figures, -_product(self.growth[line][passed:steps]))

    def _effects(self, line: str, steps: int) -> Iterator[Term]:
        """What the adjustments of each year on the way come to in the last one."""
        growth = self.growth[line][:steps]
        for i, year in enumerate(self.years[1 : steps + 1]):
            rest = _product(growth[i + 1 :])
            yield from ((figure, factor * rest) for figure, factor in self.effects.terms(line, year, growth[i]))


def _product(factors: tuple[Decimal, ...]) -> Decimal:
    product = Decimal(1)
    for factor in factors:
        product *= factor
    return product
