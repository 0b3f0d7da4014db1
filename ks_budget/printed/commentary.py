"""What the commentary says of a line's change from last year, against the change itself and the steps behind it."""

from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct

from ks_budget.model import Comment, Explanation, Frame, Line
from ks_budget.money import add, convert, exactly, half_width, half_width_of_share
from ks_budget.printed.book import Book
from ks_budget.printed.figure import Figure, PrintedRow, printed, value, width
from ks_budget.printed.rates import growth_of, has_rate
from ks_budget.printed.relation import About, Relation, Term, times
from ks_budget.printed.rows import bridge_figures, effect_figures
from ks_budget.problems import here, kinds

INDEX = "index"
"""The step of an explanation that is the uplift by the index."""


class Commented(Struct, frozen=True):
    """A comment that can be judged: the change of its line from last year is known."""

    frame: Frame
    comment: Comment
    subject: str
    about: About
    change: Decimal
    """Of the line from last year, with the table's sign, in the budget's unit."""
    width: Decimal
    """How far the true change may be from it."""
    growth: Decimal
    """How much the size of the amount grows: a cost that becomes larger grows."""
    relation: Relation | None
    """Its figure against the change; None where it has no figure."""

    @property
    def is_stale(self) -> bool:
        """Whether it was written for another change, to the decimals that it was written with."""
        written = self.comment.written_for
        return written is not None and abs(written - self.change) > half_width(written)

    @property
    def is_sure(self) -> bool:
        """Whether the figure and its direction are both the document's own words, and about the change as it is."""
        return self.relation is not None and self.comment.direction is not None and not self.is_stale


@exactly
def comments(book: Book, frame: Frame) -> list[Commented]:
    """Each comment on a line whose change is known."""
    return list(commented_in(book, frame, book.frame(frame.id))) if frame.comments else []


def commented_in(book: Book, frame: Frame, rows: dict[str, PrintedRow]) -> Iterator[Commented]:
    """The same, from the figures of the frame."""
    year, lines = book.budget.year, {line.id: line for line in frame.lines}
    seen: dict[str, int] = {}
    for comment in frame.comments:
        by = rows[comment.line].by if comment.line in rows else {}
        seen[comment.line] = seen.get(comment.line, 0) + 1
        if not by.get(year) or not by.get(year - 1):
            continue
        line, again = lines.get(comment.line), f".{seen[comment.line]}" if seen[comment.line] > 1 else ""
        yield _commented(book, frame, comment, line, (by[year], by[year - 1]), again)


def _commented(
    book: Book, frame: Frame, comment: Comment, line: Line | None, by: tuple[tuple[Figure, ...], ...], again: str
) -> Commented:
    """What grows is the size: a cost's sign is turned. ``again`` tells a second comment on a line from the first."""
    now, before = by
    change = value(now) - value(before)
    sign = -1 if line is None or line.kind == "cost" else 1
    about = About(frame.name, line.label) if line else About(frame.name, total=comment.line)
    subject = f"{frame.id}.{comment.line}{again}"
    relation = None
    if comment.figure is not None:
        # Without a word for it the direction is the one that the tables give.
        said = {"up": 1, "down": -1}.get(comment.direction or "", 1 if sign * change >= 0 else -1)
        at, unit = here(comment) / "figure", comment.unit or book.budget.unit
        stated = printed(f"{frame.id}.comment.{comment.line}{again}", comment.figure, unit, book.budget.unit, at)
        terms = (*times([stated]), *times(now, -sign * said), *times(before, sign * said))
        relation = Relation(kinds.figures.COMMENT, subject, terms, about=about)
    return Commented(frame, comment, subject, about, change, width(now) + width(before), sign * change, relation)


class Explained(Struct, frozen=True):
    """What the explanations of one line's change come to together."""

    comments: tuple[Commented, ...]
    total: Decimal
    """With the table's sign, in the budget's unit."""
    width: Decimal
    """How far the true sum may be from it."""
    share: Decimal
    """The shares of the change among them, together."""
    share_width: Decimal
    """How far the true sum of those may be from it."""
    is_whole: bool
    """Whether every explanation says how much it stands for."""

    @property
    def saying(self) -> list[Explanation]:
        """The explanations that say how much they stand for."""
        every = [explanation for one in self.comments for explanation in one.comment.explanations]
        return [explanation for explanation in every if explanation.amount is not None or explanation.share is not None]


@exactly
def explained(commented: list[Commented], unit: str) -> list[Explained]:
    """The explanations of each change, over all comments on it. ``unit`` is the budget's."""
    by_line: dict[tuple[str, str], list[Commented]] = {}
    for one in commented:
        if one.comment.explanations:
            by_line.setdefault((one.frame.id, one.comment.line), []).append(one)
    return [_explained(tuple(some), unit) for some in by_line.values()]


def _explained(some: tuple[Commented, ...], unit: str) -> Explained:
    every = [(explanation, one) for one in some for explanation in one.comment.explanations]
    amounts = [
        (explanation.amount, one.comment.unit or unit) for explanation, one in every if explanation.amount is not None
    ]
    shares = [explanation.share for explanation, _ in every if explanation.share is not None]
    change = some[0].change
    total = add(convert(amount, own, unit) for amount, own in amounts) + add(shares) * change
    off = add(convert(half_width(amount), own, unit) for amount, own in amounts)
    wide = add(map(half_width_of_share, shares))
    return Explained(some, total, off + wide * abs(change), add(shares), wide, len(amounts) + len(shares) == len(every))


def steps(book: Book, commented: Commented, rows: dict[str, PrintedRow]) -> Iterator[Relation]:
    """An explanation that names its step, the index or an adjustment, stands for what the step comes to."""
    for i, explanation in enumerate(commented.comment.explanations):
        terms = _step(book, commented, explanation, rows) if explanation.step else None
        if terms is not None:
            stated = _stated(book, commented, explanation, i)
            subject = f"{commented.subject}.{explanation.step}"
            yield Relation(kinds.figures.EXPLANATION, subject, (*times([stated]), *terms), about=commented.about)


def _stated(book: Book, commented: Commented, explanation: Explanation, position: int) -> Figure:
    """What an explanation says that it stands for, as a figure in the budget's unit."""
    id, to = f"{commented.subject}.explanations.{position}", book.budget.unit
    if explanation.amount is not None:
        unit = commented.comment.unit or to
        return printed(id, explanation.amount, unit, to, here(explanation) / "amount")
    assert explanation.share is not None, "an explanation with a step says how much"
    share, change = Decimal(explanation.share), commented.change
    off = half_width_of_share(explanation.share) * abs(change)
    return Figure(id, share * change, off, here(explanation) / "share")


def _step(book: Book, commented: Commented, explanation: Explanation, rows: dict[str, PrintedRow]) -> list[Term] | None:
    """The other side: what the step comes to on the line, as the document states it or as it follows; nothing when it
    does not move the line, None when that is not known."""
    if explanation.amount is None and explanation.share is None:
        return None
    if explanation.step == INDEX:
        return _uplift(book, commented, rows)
    frame, unit, line = commented.frame, book.budget.unit, commented.comment.line
    for position, adjustment in enumerate(frame.adjustments):
        if adjustment.id == explanation.step:
            moves = adjustment.year == book.budget.year
            effects = effect_figures(frame, position, unit, unit) if moves else {}
            return times([effects[line]], -1) if line in effects else []
    return None


def _uplift(book: Book, commented: Commented, rows: dict[str, PrintedRow]) -> list[Term] | None:
    """What the index adds: of the grant as the text states the bridge, else last year's amount times the rate."""
    frame, year = commented.frame, book.budget.year
    line = next((line for line in frame.lines if line.id == commented.comment.line), None)
    stated = bridge_figures(frame, book.budget.unit)
    if line and line.kind == "grant" and "base" in stated and "indexed" in stated:
        return [*times([stated["indexed"]], -1), *times([stated["base"]])]
    if line is None or not has_rate(frame, line, year, book.rates):
        return None
    rate = growth_of(frame, line, year, book.rates) - 1
    return [*times(rows[line.id].by[year - 1], -rate), *times(_temporary_before(book, frame, line.id), rate)]


def _temporary_before(book: Book, frame: Frame, line: str) -> list[Figure]:
    """What was temporary on a line last year, and dropped out before the index."""
    previous = book.previous
    before = previous.frame(frame.id) if previous else None
    if previous is None or before is None:
        return []
    effects = (
        effect_figures(before, position, previous.unit, book.budget.unit, previous.name)
        for position, adjustment in enumerate(before.adjustments)
        if adjustment.kind == "temporary" and adjustment.year == previous.year
    )
    return [by_line[line] for by_line in effects if line in by_line]
