"""What must hold between the printed figures of a budget: every sum, plan year, step of the bridge and comment."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ks_budget.model import Frame
from ks_budget.model.levels import Levels
from ks_budget.model.shape import tree
from ks_budget.money import exactly
from ks_budget.printed.book import Book
from ks_budget.printed.commentary import commented_in, steps
from ks_budget.printed.figure import When
from ks_budget.printed.grant import stated_bridge
from ks_budget.printed.investments import investment_sums
from ks_budget.printed.planned import Planned
from ks_budget.printed.planned_sums import planned_sums
from ks_budget.printed.relation import Relation
from ks_budget.printed.sums import PrintedRows, level_sums, sums

if TYPE_CHECKING:
    from ks_budget.printed.tables import TableBook


def relations(book: Book) -> Iterator[Relation]:
    """All relations of frames, investments, bridge and comments. Claims are added by ``compute.claims``.

    One frame at a time: the relations of a large budget need not be held at once.
    """
    for frame in book.budget.content.frames:
        yield from of_frame(book, frame)
    if book.budget.content.investments:
        yield from investment_sums(book.investments, book.budget.content.investments)
    yield from of_tables(book)
    yield from of_last_year(book)


def of_tables(book: Book) -> Iterator[Relation]:
    """Those of printed tables: sums of rows, columns that are sums of others, and figures that are the same."""
    for table in book.tables.values():
        yield from of_table(book, table)


def of_table(book: Book, table: "TableBook") -> list[Relation]:
    """Those of one printed table."""
    from ks_budget.printed.same import Same, relation, sames
    from ks_budget.printed.tables import table_relations

    same = (relation(one) for one in sames(book, table) if isinstance(one, Same))
    return [*table_relations(table), *(one for one in same if one is not None)]


@exactly
def of_frame(book: Book, frame: Frame) -> list[Relation]:
    """Those of one frame."""
    rows = book.frame(frame.id)
    added = [*_sums(book, book.levels, frame)]
    planned = [*Planned(book, frame, rows).relations(), *planned_sums(book, frame, (one.subject for one in added))]
    return [*added, *planned, *stated_bridge(book, frame, rows), *_commentary(book, frame, rows)]


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
