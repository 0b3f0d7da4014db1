"""What can be proved of the figures of a printed table: each sum, each computed figure, each that is the same as
another, and what could not be tried."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Literal

from msgspec import Struct

from ks_budget.expressions import ExpressionError, Interval, interval
from ks_budget.model.equals import computed
from ks_budget.money import exactly
from ks_budget.printed.book import Book
from ks_budget.printed.figure import Figure
from ks_budget.printed.same import Same, sames
from ks_budget.printed.same import relation as same_relation
from ks_budget.printed.tables import Formula, TableBook, formulas, relation, turned_columns

Outcome = Literal["holds", "fails", "turned", "untested"]
Why = Literal["", "missing", "nothing-to-divide-by", "no-such-year"]
"""Why nothing could be tried: figures are not printed, one to divide by may be 0, the frame has no such year."""


class Verdict(Struct, frozen=True):
    """What came of one thing that is said of a figure."""

    of: Formula | Same
    figure: Figure
    """The figure, in the unit of the book."""
    outcome: Outcome
    why: Why = ""
    low: Decimal | None = None
    """What the others give for it, from least to most, in the unit that it is in; None where nothing was tried."""
    high: Decimal | None = None
    value: Decimal | None = None
    """What they give as they are printed."""
    linear: bool = True
    """Whether it is a sum, which the joint proof takes too."""

    @property
    def along(self) -> Literal["row", "column", "same"]:
        """What is said of it: a row that is a sum, a column that is computed, or that it is the same as another."""
        if isinstance(self.of, Same):
            return "same"
        return "row" if self.of.along == "row" else "column"


class TableProof(Struct, frozen=True):
    """A printed table, and what came of all that is said of its figures."""

    book: TableBook
    verdicts: tuple[Verdict, ...]

    @property
    def figures(self) -> int:
        """How many it prints."""
        return sum(map(len, self.book.cells.values()))

    @property
    def loose(self) -> int:
        """How many of them nothing is said of that was tried."""
        tried: set[str] = set()
        for verdict in self.verdicts:
            if verdict.outcome != "untested":
                tried.add(verdict.figure.id)
                parts = verdict.of.parts.values() if isinstance(verdict.of, Formula) else ()
                tried |= {part.id for part in parts if part is not None}
        return sum(figure.id not in tried for by in self.book.cells.values() for figure in by.values())


def proofs(book: Book) -> list[TableProof]:
    """Of every printed table of a budget, in the order of its files."""
    return [TableProof(table, tuple(verdicts(book, table))) for table in book.tables.values()]


def verdicts(book: Book, table: TableBook) -> Iterator[Verdict]:
    """What came of everything that is said of the figures that are printed, row by row."""
    every = list(formulas(table))
    made = [(formula, one) for formula in every if (one := relation(formula)) is not None]
    turned = {subject for some in turned_columns(made).values() for subject in some}
    for formula in every:
        figure = formula.stated
        if figure is not None:
            yield _of_formula(formula, figure, formula.subject in turned)
    for same in sames(book, table):
        if isinstance(same, Same) and same.stated is not None:
            yield _of_same(same, same.stated)


@exactly
def _of_formula(formula: Formula, figure: Figure, turned: bool) -> Verdict:
    one = relation(formula)
    if one is None:
        return _of_product(formula, figure)
    low, high = one.range
    outcome: Outcome = "holds" if one.holds else "turned" if turned else "fails"
    return Verdict(formula, figure, outcome, "", low, high, figure.value - one.residual)


def _of_product(formula: Formula, figure: Figure) -> Verdict:
    """Of what is no sum, over intervals."""
    if not formula.can_be_tried:
        return Verdict(formula, figure, "untested", "missing")

    def within(id: str) -> Interval:
        part, scale = formula.parts[id], formula.scale(id)
        assert part is not None, "all figures are there"
        return Interval((part.value - part.half) * scale, (part.value + part.half) * scale)

    def as_printed(id: str) -> Decimal:
        part = formula.parts[id]
        assert part is not None, "all figures are there"
        return part.value * formula.scale(id)

    try:
        spread: Interval = computed(formula.tree, within, interval)
        value: Decimal = computed(formula.tree, as_printed, Decimal)
    except (ExpressionError, ArithmeticError):
        return Verdict(formula, figure, "untested", "nothing-to-divide-by", linear=False)
    own = formula.own_scale
    low, high = spread.low / own, spread.high / own
    holds = figure.value + figure.half >= low and figure.value - figure.half <= high
    return Verdict(formula, figure, "holds" if holds else "fails", "", low, high, value / own, linear=False)


@exactly
def _of_same(same: Same, figure: Figure) -> Verdict:
    one = same_relation(same)
    if one is None:
        return Verdict(same, figure, "untested", "no-such-year")
    low, high = one.range
    return Verdict(same, figure, "holds" if one.holds else "fails", "", low, high, figure.value - one.residual)
