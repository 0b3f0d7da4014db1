"""The way from last year's grant to this year's, as the text states it: base, index, adjustments, grant."""

from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct

from ks_budget.model import Budget, Frame
from ks_budget.model.levels import Levels
from ks_budget.model.shape import grant_ids, grant_lines
from ks_budget.printed.book import Book
from ks_budget.printed.figure import Figure, PrintedRow
from ks_budget.printed.rates import growth_of, has_rate, series_of
from ks_budget.printed.relation import About, Relation, times
from ks_budget.printed.rows import bridge_figures, effect_figures
from ks_budget.problems import kinds


class _Grant(Struct, frozen=True):
    """What the tables have of a frame's grant, and of that of the frames in it where it is a sum."""

    adopted: list[Figure] | None
    """None where its lines have no amount."""
    before: list[Figure] | None
    """Last year's; None where there is none to start from."""
    dropped: list[Figure]
    """What of that was temporary."""
    decided: list[Figure]
    """What the adjustments of the budget's year do to it."""
    growth: Decimal | None
    """1 + share × index; None where no index moves it, no rate is known, or its lines are moved unlike."""


def stated_bridge(book: Book, frame: Frame, rows: dict[str, PrintedRow]) -> Iterator[Relation]:
    """The relations of what a frame states of the way to its grant. ``rows`` are the frame's of the book."""
    stated, about = bridge_figures(frame, book.budget.unit), About(frame.name)
    if not stated:
        return
    grant = _grant(book, frame, rows)
    if "base" in stated and grant.before is not None:
        terms = (*times([stated["base"]]), *times(grant.before, -1), *times(grant.dropped))
        yield Relation(kinds.figures.BASE, f"{frame.id}.base", terms, about=about)
    if "base" in stated and "indexed" in stated and grant.growth is not None:
        terms = (*times([stated["indexed"]]), *times([stated["base"]], -grant.growth))
        yield Relation(kinds.figures.INDEXED, f"{frame.id}.index", terms, about=about)
    yield from _uplift(frame, stated, grant)
    if "grant" in stated and grant.adopted is not None:
        terms = (*times([stated["grant"]]), *times(grant.adopted, -1))
        yield Relation(kinds.figures.GRANT, f"{frame.id}.grant", terms, about=about)
    indexed = _after_index(stated)
    whole = [stated["grant"]] if "grant" in stated else grant.adopted or []
    if indexed and whole:
        terms = (*times(whole), *times(indexed, -1), *times(grant.decided, -1))
        kind = kinds.figures.BRIDGE if len(whole) == 1 else kinds.figures.BRIDGE_OF_SEVERAL
        yield Relation(kind, f"{frame.id}.sum", terms, about=about, together=len(whole))


def _grant(book: Book, frame: Frame, rows: dict[str, PrintedRow]) -> _Grant:
    year, unit, previous = book.budget.year, book.budget.unit, book.previous
    adopted = _adopted(book, frame, rows)
    decided = [figure for part in _with_parts(book.levels, frame) for figure in effects_on_grant(part, year, unit)]
    before = book.levels_before.by_id.get(frame.id)
    lines_before = grant_lines(book.levels_before.whole(before)) if before else []
    grants = [figure for line in lines_before for figure in rows[line.id].by.get(year - 1, ())]
    if previous is None or before is None or not grants:
        return _Grant(adopted, None, [], decided, _growth(book, frame))
    parts = _with_parts(book.levels_before, before)
    dropped = [figure for part in parts for figure in temporary_on_grant(part, previous, unit)]
    return _Grant(adopted, grants, dropped, decided, _growth(book, frame))


def _adopted(book: Book, frame: Frame, rows: dict[str, PrintedRow]) -> list[Figure] | None:
    """The grant of the budget year: its parts' where a sum's own figure follows another budget's and is in no file.
    None where its lines have no amount."""
    year, lines = book.budget.year, grant_lines(book.levels.whole(frame))
    adopted = [figure for line in lines for figure in rows[line.id].by.get(year, ())]
    if any(figure.followed for figure in adopted):
        parts = [(part.id, line.id) for part in book.levels.counted([frame]) for line in grant_lines(part)]
        adopted = [figure for part, line in parts for figure in book.frame(part)[line].by.get(year, ())]
    return adopted if adopted or not lines else None


def _with_parts(levels: Levels, frame: Frame) -> list[Frame]:
    return [frame, *levels.below(frame)]


def _growth(book: Book, frame: Frame) -> Decimal | None:
    year, rates = book.budget.year, book.rates
    grants = [(part, line) for part in book.levels.counted([frame]) for line in grant_lines(part)]
    moved = [(part, line) for part, line in grants if series_of(part, line) is not None]
    if not moved or not all(has_rate(part, line, year, rates) for part, line in moved):
        return None
    growths = {growth_of(part, line, year, rates) for part, line in grants}
    return growths.pop() if len(growths) == 1 else None


def _after_index(stated: dict[str, Figure]) -> list[Figure]:
    """The figures that the base after the index is stated by: itself, else the base and what the index adds."""
    if "indexed" in stated:
        return [stated["indexed"]]
    return [stated["base"], stated["uplift"]] if "base" in stated and "uplift" in stated else []


def _uplift(frame: Frame, stated: dict[str, Figure], grant: _Grant) -> Iterator[Relation]:
    """What the index adds, as an amount: what its rate makes of the base, and the way to the base after it."""
    if "uplift" not in stated or "base" not in stated:
        return
    about, base = About(frame.name), stated["base"]
    if grant.growth is not None:
        terms = (*times([stated["uplift"]]), *times([base], 1 - grant.growth))
        yield Relation(kinds.figures.UPLIFT, f"{frame.id}.uplift", terms, about=about)
    if "indexed" in stated:
        terms = (*times([stated["indexed"]]), *times([base, stated["uplift"]], -1))
        yield Relation(kinds.figures.INDEXED_BY_AMOUNT, f"{frame.id}.indexed", terms, about=about)


def effects_on_grant(frame: Frame, year: int, unit: str) -> list[Figure]:
    """What the adjustments of a year do to the grant. ``unit`` is that of the frame's budget."""
    positions = [i for i, adjustment in enumerate(frame.adjustments) if adjustment.year == year]
    return _on_grant(frame, positions, unit, unit)


def temporary_on_grant(frame: Frame, budget: Budget, to: str) -> list[Figure]:
    """A budget's temporary items of its own year on the grant of a frame, in the unit ``to``."""
    positions = [
        i
        for i, adjustment in enumerate(frame.adjustments)
        if adjustment.kind == "temporary" and adjustment.year == budget.year
    ]
    return _on_grant(frame, positions, budget.unit, to, budget.name)


def _on_grant(frame: Frame, positions: list[int], unit: str, to: str, of: str = "") -> list[Figure]:
    """The effects on the grant of the adjustments at some positions."""
    ids = grant_ids(frame)
    effects = (effect_figures(frame, position, unit, to, of) for position in positions)
    return [figure for by_line in effects for line, figure in by_line.items() if line in ids]
