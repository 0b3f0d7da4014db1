"""What must hold between the printed figures of a budget: every sum, plan year, step of the bridge and claim.

A relation is linear: factor × figure, added up, and a constant make zero in the true figures. Its first figure is the
one that the others should give. By itself it can hold when the intervals meet; all together are tried by the proof.
"""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import pairwise
from typing import Any

from msgspec import Struct

from ks_budget.compute.figures import Book, Figure, Series, bridge_figure, effect_figure, figure
from ks_budget.compute.frames import tree
from ks_budget.compute.rates import series_of, share_of
from ks_budget.model import TOTALS, Adjustment, Comment, Frame
from ks_budget.money import ZERO, add, exactly
from ks_budget.problems import Place


class Relation(Struct, frozen=True):
    """One relation between printed figures."""

    code: str
    """The code of the problem when it does not hold by itself."""
    subject: str
    figures: tuple[tuple[Figure, Decimal], ...]
    """Each figure with its factor; the stated one first, with the factor 1."""
    constant: Decimal = ZERO
    facts: dict[str, Any] = {}

    @property
    def stated(self) -> Figure:
        return self.figures[0][0]

    @property
    def residual(self) -> Decimal:
        """How far the printed figures are from zero: the stated figure less what the others give."""
        return add(figure.value * factor for figure, factor in self.figures) + self.constant

    @property
    def allowed(self) -> Decimal:
        """How far rounding can explain."""
        return add(figure.half * abs(factor) for figure, factor in self.figures)

    @property
    def holds(self) -> bool:
        return abs(self.residual) <= self.allowed

    @property
    def range(self) -> tuple[Decimal, Decimal]:
        """What the other figures give for the stated one, from least to most."""
        middle = self.stated.value - self.residual
        width = self.allowed - self.stated.half
        return middle - width, middle + width


def relations(book: Book) -> Iterator[Relation]:
    """All relations of frames, investments, bridge and comments. Claims are added by ``compute.claims``.

    One frame at a time: the relations of a large budget need not be held at once.
    """
    for i, frame in enumerate(book.budget.content.frames):
        yield from _of_frame(book, frame, i)
    yield from _investments(book)


@exactly
def _of_frame(book: Book, frame: Frame, i: int) -> list[Relation]:
    series = book.frame(frame.id)
    found = [*_sums(frame, series), *_plan(book, frame, i, series), *_bridge(book, frame, i, series)]
    return [*found, *(relation for _, relation in _comments(book, frame, i, series))]


Figures = dict[str, Series]
"""A frame's figures by line or total."""


def _one(figures: Iterable[Figure], factor: int = 1) -> Iterator[tuple[Figure, Decimal]]:
    return ((one, Decimal(factor)) for one in figures)


def _sums(frame: Frame, series: Figures) -> Iterator[Relation]:
    """Each printed total is the sum of its parts, in every year that it is printed for."""
    shape = tree(frame)
    for total in TOTALS:
        for year in frame.printed_totals.get(total, {}):
            parts = [series[part].by_year.get(year) if part in series else () for part in shape[total]]
            if any(part is None for part in parts):
                continue
            figures = [*_one(series[total].by_year[year]), *_one((f for part in parts if part for f in part), -1)]
            facts = {"total": total, "year": year, "frame": frame.name}
            yield Relation("KSB301", f"{frame.id}.{total}.{year}", tuple(figures), facts=facts)


def _investments(book: Book) -> Iterator[Relation]:
    """Printed sums of groups, and of everything, by year."""
    chapter = book.budget.content.investments
    if chapter is None:
        return
    sums = [(g.id, g.name, g.printed, [p.id for p in g.projects]) for g in chapter.groups]
    sums.append(("total", "", chapter.printed, [group.id for group in chapter.groups]))
    for id, name, printed, parts in sums:
        for year in printed:
            parted = [book.investments[part].by_year.get(year, ()) for part in parts if part in book.investments]
            figures = [*_one(book.investments[id].by_year[year]), *_one((f for p in parted for f in p), -1)]
            facts = {"row": name, "year": year} | ({"total": "investments"} if id == "total" else {})
            yield Relation("KSB302", f"investments.{id}.{year}", tuple(figures), facts=facts)


def _plan(book: Book, frame: Frame, i: int, series: Figures) -> Iterator[Relation]:
    """value[y] = (value[y−1] − temporary[y−1]) × (1 + share × index[y]) + permanent[y] + temporary[y]."""
    budget = book.budget
    effects: dict[tuple[str, int], list[tuple[Adjustment, Figure]]] = {}
    for j, adjustment in enumerate(frame.adjustments):
        for line in adjustment.effects:
            one = effect_figure(budget, frame, i, adjustment, j, line)
            effects.setdefault((line, adjustment.year), []).append((adjustment, one))
    for row in frame.lines:
        years = [budget.year, *(year for year in budget.content.document.plan_years if year in row.printed)]
        for before, year in pairwise(years):
            rate = book.rates.percent.get((series_of(frame, row), year))
            if rate is None or year != before + 1:
                continue
            growth = 1 + share_of(frame, row) * rate / 100
            by_year = series[row.id].by_year
            figures = [*_one(by_year[year]), *((f, -growth) for f in by_year[before])]
            figures += [(f, growth) for a, f in effects.get((row.id, before), ()) if a.kind == "temporary"]
            figures += _one((f for _, f in effects.get((row.id, year), ())), -1)
            facts = {"row": row.label, "year": year, "frame": frame.name}
            yield Relation("KSB303", f"{frame.id}.{row.id}.{year}", tuple(figures), facts=facts)


def _bridge(book: Book, frame: Frame, i: int, series: Figures) -> Iterator[Relation]:
    """The way from last year's grant to this year's, as the text states it."""
    stated, budget = frame.printed_bridge, book.budget
    if stated is None:
        return
    facts = {"frame": frame.name}
    known = {key: bridge_figure(budget, frame, i, key) for key in ("base", "indexed", "grant") if _given(stated, key)}
    grants = [line for line in frame.lines if line.kind == "grant"]
    adopted_by_year = [series[line.id].by_year for line in grants]
    adopted = [f for by_year in adopted_by_year for f in by_year[budget.year]]
    if "base" in known and all(budget.year - 1 in by_year for by_year in adopted_by_year):
        before = [f for by_year in adopted_by_year for f in by_year[budget.year - 1]]
        figures = (*_one([known["base"]]), *_one(before, -1), *_one(_gone(book, frame)))
        yield Relation("KSB306", f"{frame.id}.base", figures, facts=facts)
    rate = book.rates.percent.get((series_of(frame, grants[0]), budget.year)) if grants else None
    if "base" in known and "indexed" in known and rate is not None:
        growth = 1 + share_of(frame, grants[0]) * rate / 100
        moved = (*_one([known["indexed"]]), (known["base"], -growth))
        yield Relation("KSB304", f"{frame.id}.index", moved, facts=facts)
    if "grant" in known:
        yield Relation("KSB307", f"{frame.id}.grant", (*_one([known["grant"]]), *_one(adopted, -1)), facts=facts)
    if "indexed" in known:
        ids = {line.id for line in grants}
        decided = [
            effect_figure(budget, frame, i, adjustment, j, line)
            for j, adjustment in enumerate(frame.adjustments)
            if adjustment.year == budget.year
            for line in adjustment.effects
            if line in ids
        ]
        total = [known["grant"]] if "grant" in known else adopted
        figures = (*_one(total), *_one([known["indexed"]], -1), *_one(decided, -1))
        yield Relation("KSB305", f"{frame.id}.sum", figures, facts=facts)


def _gone(book: Book, frame: Frame) -> Iterator[Figure]:
    """Last year's temporary items on the grant."""
    previous = book.previous
    for i, before in enumerate(previous.content.frames if previous else ()):
        grants = {line.id for line in before.lines if line.kind == "grant"}
        for j, adjustment in enumerate(before.adjustments if before.id == frame.id else ()):
            assert previous is not None, "its frames are looked through"
            if adjustment.kind == "temporary" and adjustment.year == previous.year:
                for line in grants & set(adjustment.effects):
                    yield effect_figure(previous, before, i, adjustment, j, line, book.budget.unit, previous.name)


def _given(stated: Any, key: str) -> bool:
    return getattr(stated, key) is not None


@exactly
def comments(book: Book, frame: Frame, i: int) -> list[tuple[Comment, Relation]]:
    """Each comment that can be judged, with its relation."""
    return list(_comments(book, frame, i, book.frame(frame.id))) if frame.comments else []


def _comments(book: Book, frame: Frame, i: int, series: Figures) -> Iterator[tuple[Comment, Relation]]:
    """Each comment's figure against the change of its line from last year, where last year is known.

    What grows is the size: of a cost, so its sign is turned.
    """
    budget = book.budget
    kinds = {line.id: line.kind for line in frame.lines}
    labels = {line.id: line.label for line in frame.lines}
    for j, comment in enumerate(frame.comments):
        by_year = series[comment.line].by_year if comment.line in series else {}
        if comment.figure is None or budget.year not in by_year or budget.year - 1 not in by_year:
            continue
        sign = -1 if kinds.get(comment.line, "cost") == "cost" else 1
        after, before = by_year[budget.year], by_year[budget.year - 1]
        growth = sign * (add(f.value for f in after) - add(f.value for f in before))
        said = 1 if comment.direction == "up" else -1 if comment.direction == "down" else 1 if growth >= 0 else -1
        place = Place("", ("frame", i, "comment", j, "figure"))
        unit = comment.unit or budget.unit
        one = figure(f"{frame.id}.comment.{comment.line}", comment.figure, unit, budget.unit, place)
        figures = (*_one([one]), *_one(after, -sign * said), *_one(before, sign * said))
        label = labels.get(comment.line)
        facts: dict[str, Any] = {"frame": frame.name} | ({"row": label} if label else {"total": comment.line})
        facts |= {"growth": growth, "unit": unit}
        yield comment, Relation("KSB308", f"{frame.id}.{comment.line}", figures, facts=facts)
