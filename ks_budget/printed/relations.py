"""What must hold between the printed figures of a budget: every sum, plan year, step of the bridge and comment."""

from collections.abc import Iterator

from ks_budget.model import Budget, Frame, Line
from ks_budget.model.levels import Levels
from ks_budget.model.shape import grant_ids, grant_lines, tree
from ks_budget.money import exactly
from ks_budget.printed.book import Book
from ks_budget.printed.commentary import commented_in, steps
from ks_budget.printed.figure import Figure, When
from ks_budget.printed.investments import investment_sums
from ks_budget.printed.planned import Planned
from ks_budget.printed.planned_sums import planned_sums
from ks_budget.printed.rates import growth_of, has_rate, series_of
from ks_budget.printed.relation import About, Relation, times
from ks_budget.printed.rows import bridge_figures, effect_figures
from ks_budget.printed.sums import PrintedRows, level_sums, sums
from ks_budget.problems import kinds


def relations(book: Book) -> Iterator[Relation]:
    """All relations of frames, investments, bridge and comments. Claims are added by ``compute.claims``.

    One frame at a time: the relations of a large budget need not be held at once.
    """
    for frame in book.budget.content.frames:
        yield from of_frame(book, frame)
    if book.budget.content.investments:
        yield from investment_sums(book.investments, book.budget.content.investments)
    yield from of_last_year(book)


@exactly
def of_frame(book: Book, frame: Frame) -> list[Relation]:
    """Those of one frame."""
    rows = book.frame(frame.id)
    added = [*_sums(book, book.levels, frame)]
    planned = [*Planned(book, frame, rows).relations(), *planned_sums(book, frame, (one.subject for one in added))]
    return [*added, *planned, *_bridge(book, frame, rows), *_commentary(book, frame, rows)]


def _sums(book: Book, levels: Levels, frame: Frame, only: When | None = None) -> Iterator[Relation]:
    """Totals and their parts; of a sum of frames, what it prints and what they come to. ``levels`` hold the frame."""
    rows = book.frame(frame.id)
    if not levels.is_sum(frame):
        yield from sums(frame, rows, only)
        return
    yield from sums(frame, rows, only, tree(levels.whole(frame)))
    below = [book.frame(child.id) for child in levels.children(frame)]
    yield from level_sums(levels, frame, rows, below, book.budget.year if only is None else only, only)


@exactly
def of_last_year(book: Book) -> list[Relation]:
    """The sums of last year's own column: its figures are what this year's changes are told from."""
    previous = book.previous
    if previous is None:
        return []
    found: list[Relation] = []
    for frame in previous.content.frames:
        found += _sums(book, book.levels_before, frame, previous.year)
    now, before = book.budget.content.investments, previous.content.investments
    # A year that this year's table has too is tried there.
    if before and not (now and previous.year in now.years):
        found += investment_sums(book.investments, before, previous.year)
    return found


def _commentary(book: Book, frame: Frame, rows: PrintedRows) -> Iterator[Relation]:
    """Figures of comments and of their explanations. A direction that is only guessed binds nobody."""
    for commented in commented_in(book, frame, rows):
        if commented.is_sure and commented.relation:
            yield commented.relation
        yield from steps(book, commented, rows)


def _bridge(book: Book, frame: Frame, rows: PrintedRows) -> Iterator[Relation]:
    """The way from last year's grant to this year's, as the text states it."""
    stated, year = bridge_figures(frame, book.budget.unit), book.budget.year
    grants, about = grant_lines(frame), About(frame.name)
    if not stated:
        return
    by_line = [rows[line.id].by for line in grants]
    adopted = [figure for by in by_line for figure in by[year]]
    if "base" in stated and all(year - 1 in by for by in by_line):
        before = [figure for by in by_line for figure in by[year - 1]]
        terms = (*times([stated["base"]]), *times(before, -1), *times(_temporary_before(book, frame)))
        yield Relation(kinds.figures.BASE, f"{frame.id}.base", terms, about=about)
    if "base" in stated and "indexed" in stated and grants and _moved(frame, grants[0], book):
        growth = growth_of(frame, grants[0], year, book.rates)
        terms = (*times([stated["indexed"]]), *times([stated["base"]], -growth))
        yield Relation(kinds.figures.INDEXED, f"{frame.id}.index", terms, about=about)
    yield from _uplift(book, frame, stated)
    if "grant" in stated:
        terms = (*times([stated["grant"]]), *times(adopted, -1))
        yield Relation(kinds.figures.GRANT, f"{frame.id}.grant", terms, about=about)
    indexed = _after_index(stated)
    if indexed and ("grant" in stated or adopted):
        decided = effects_on_grant(frame, year, book.budget.unit)
        whole = [stated["grant"]] if "grant" in stated else adopted
        terms = (*times(whole), *times(indexed, -1), *times(decided, -1))
        yield Relation(kinds.figures.BRIDGE, f"{frame.id}.sum", terms, about=about, together=len(whole))


def _moved(frame: Frame, line: Line, book: Book) -> bool:
    """Whether an index moves a line to the budget year, and by how much is known."""
    return series_of(frame, line) is not None and has_rate(frame, line, book.budget.year, book.rates)


def _after_index(stated: dict[str, Figure]) -> list[Figure]:
    """The figures that the base after the index is stated by: itself, else the base and what the index adds."""
    if "indexed" in stated:
        return [stated["indexed"]]
    return [stated["base"], stated["uplift"]] if "base" in stated and "uplift" in stated else []


def _uplift(book: Book, frame: Frame, stated: dict[str, Figure]) -> Iterator[Relation]:
    """What the index adds, as an amount: what its rate makes of the base, and the way to the base after it."""
    if "uplift" not in stated or "base" not in stated:
        return
    about, base, year = About(frame.name), stated["base"], book.budget.year
    grants = grant_lines(frame)
    if grants and _moved(frame, grants[0], book):
        rate = growth_of(frame, grants[0], year, book.rates) - 1
        terms = (*times([stated["uplift"]]), *times([base], -rate))
        yield Relation(kinds.figures.UPLIFT, f"{frame.id}.uplift", terms, about=about)
    if "indexed" in stated:
        terms = (*times([stated["indexed"]]), *times([base, stated["uplift"]], -1))
        yield Relation(kinds.figures.INDEXED_BY_AMOUNT, f"{frame.id}.indexed", terms, about=about)


def effects_on_grant(frame: Frame, year: int, unit: str) -> list[Figure]:
    """What the adjustments of a year do to the grant. ``unit`` is that of the frame's budget."""
    positions = [i for i, adjustment in enumerate(frame.adjustments) if adjustment.year == year]
    return _on_grant(frame, positions, unit, unit)


def _temporary_before(book: Book, frame: Frame) -> list[Figure]:
    previous = book.previous
    before = previous.frame(frame.id) if previous else None
    return temporary_on_grant(before, previous, book.budget.unit) if before and previous else []


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
