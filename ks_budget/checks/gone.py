"""What the latest commit relates and the budget no longer does.

A total that is deleted because it does not agree is found wrong by nobody afterwards. What has been taken away together
with its line or frame is no such thing: nothing that is left was tried by it.
"""

from collections import Counter
from collections.abc import Iterator

from ks_budget.model import Budget, Claim, Frame, Group, Investments, Line, Project, TableRow
from ks_budget.printed.book import Book
from ks_budget.printed.investments import investment_sums
from ks_budget.printed.relation import Relation
from ks_budget.printed.relations import of_frame, of_table
from ks_budget.problems import Spot, kinds

_Look = tuple[object, ...]
"""What a relation has in common with itself under another id."""


def gone(book: Book, committed: Budget) -> Iterator[Relation]:
    """The relations of ``committed``, the budget of a book as it was, that the book has no longer under any id."""
    before = Book(committed, book.previous)
    had, has = _related(before, book), _related(book, before)
    new = Counter(_look(relation) for key, relation in has.items() if key not in had)
    there = _Records(book.budget)
    for key, relation in had.items():
        if key not in has and there.still_have(relation, before):
            look = _look(relation)
            if not new[look]:
                yield relation
            new[look] -= new[look] > 0


def claims_gone(budget: Budget, committed: Budget) -> Iterator[Claim]:
    """The claims that are there under no id any longer, of those that could be tried."""
    said = [(claim.text, claim.figure) for claim in budget.content.claims]
    ids = {claim.id for claim in budget.content.claims}
    for claim in committed.content.claims:
        if not claim.unchecked and claim.id not in ids and (claim.text, claim.figure) not in said:
            yield claim


def _related(book: Book, other: Book) -> dict[tuple[str, str], Relation]:
    """The relations of what differs between two states of a budget, by kind and subject."""
    found: list[Relation] = []
    for frame in _differing(book, other):
        found += of_frame(book, frame)
    now, then = book.budget.content.investments, other.budget.content.investments
    if now is not None and now != then:
        found += investment_sums(book.investments, now)
    for id, table in book.tables.items():
        if id not in other.tables or other.tables[id].table != table.table:
            found += of_table(book, table)
    # The figure of a comment is tried by itself as well, where its words do not bind.
    bound = [relation for relation in found if relation.kind is not kinds.figures.COMMENT]
    return {(relation.kind.code, relation.subject): relation for relation in bound}


def _differing(book: Book, other: Book) -> list[Frame]:
    """The frames that the other state has otherwise; all where one may be the sum of others that it has so."""
    there, frames = other.levels.by_id, list(book.levels.frames)
    differing = [frame for frame in frames if there.get(frame.id) != frame]
    return frames if differing and any(frame.parent for frame in (*frames, *there.values())) else differing


def _look(relation: Relation) -> _Look:
    return relation.kind.code, relation.stated.value, relation.about.when, relation.about.total, relation.about.column


class _Records:
    """The tables of a budget by what they are called."""

    def __init__(self, budget: Budget) -> None:
        self.lines = {frame.id: {line.id for line in frame.lines} for frame in budget.content.frames}
        chapter = budget.content.investments
        groups = chapter.groups if chapter else ()
        self.rows = {group.id for group in groups} | {project.id for group in groups for project in group.projects}
        self.printed = {table.id: {row.id for row in table.rows} for table in budget.content.tables}
        self.has_investments = chapter is not None

    def still_have(self, relation: Relation, before: Book) -> bool:
        """Whether what a relation of an earlier state was about is still there: the line, the frame or the frames that
        it was the sum of, the row of the investments."""
        place = relation.stated.place
        assert isinstance(place, Spot), "the rules hold tables"
        table, frame = place.table, relation.subject.partition(".")[0]
        if isinstance(table, Investments):
            return self.has_investments
        if isinstance(table, TableRow):
            return table.id in self.printed.get(frame, ())
        if isinstance(table, Group | Project):
            return table.id in self.rows
        if frame not in self.lines:
            return any(part.id in self.lines for part in before.levels.below(before.levels.by_id[frame]))
        line = table.id if isinstance(table, Line) else ""
        return not line or line in self.lines[frame]
