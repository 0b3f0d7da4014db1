"""What must hold between printed figures.

A relation is linear: factor × figure, added up, and a constant make zero in the true figures. Its first figure is the
one that the others should give. By itself it can hold when the intervals meet; all together are tried by the proof.
"""

from collections.abc import Iterable
from decimal import Decimal

from msgspec import Struct, structs

from ks_budget.money import ZERO, add
from ks_budget.printed.figure import Figure, When, value, width
from ks_budget.problems import kinds
from ks_budget.problems.kind import Kind
from ks_budget.problems.place import Place, Spot

Term = tuple[Figure, Decimal]
"""A figure and its factor."""


class About(Struct, frozen=True):
    """What a relation is about, for the sentence that tells that it does not hold."""

    frame: str = ""
    row: str = ""
    """The label of a line, or the name of a group."""
    total: str = ""
    """The id of a total, which has its label from the tool; `investments` for the sum of them all."""
    when: When | None = None
    table: str = ""
    """The title of a printed table."""
    column: str = ""
    """The head of a column of one."""
    reference: str = ""
    """What its figure is said to be the same as."""

    @property
    def is_of_column(self) -> bool:
        """Whether it is about one column of a table, in which every figure has the same step."""
        return self.when is not None or bool(self.column)


class Relation(Struct, frozen=True):
    """One relation between printed figures."""

    kind: Kind
    """The kind of problem when it does not hold by itself."""
    subject: str
    terms: tuple[Term, ...]
    """The stated figure first, with the factor 1; or several that are stated together."""
    constant: Decimal = ZERO
    about: About = About()
    together: int = 1
    """How many of the first terms are stated together: the grants of a frame."""

    @property
    def is_sum(self) -> bool:
        """Whether it is a printed sum with its parts, of one column of a table."""
        figures = kinds.figures
        if self.about.table:
            return self.kind is kinds.printed.TABLE_SUM
        return self.kind in (figures.SUM, figures.LEVEL_SUM, figures.INVESTMENT_SUM, figures.PERIOD_SUM)

    @property
    def is_of_table(self) -> bool:
        """Whether it is of the tables and the plan alone."""
        return self.is_sum or self.kind is kinds.figures.PLAN_YEAR

    @property
    def stated(self) -> Figure:
        """The figure that the others should give; of several that are stated together their sum, at the first."""
        first = self.terms[0][0]
        if self.together == 1:
            return first
        figures = [figure for figure, _ in self.terms[: self.together]]
        return structs.replace(first, value=value(figures), half=width(figures))

    @property
    def places(self) -> tuple[Spot | Place, ...]:
        """Where its figures stand, the stated one first."""
        return tuple(figure.place for figure, _ in self.terms)

    @property
    def residual(self) -> Decimal:
        """How far the printed figures are from zero: the stated figure less what the others give."""
        return add(figure.value * factor for figure, factor in self.terms) + self.constant

    @property
    def allowed(self) -> Decimal:
        """How far rounding can explain."""
        # No part of an infinite width is no width.
        return add(figure.half * abs(factor) for figure, factor in self.terms if factor)

    @property
    def holds(self) -> bool:
        """Whether rounding can explain how far the figures are apart."""
        return abs(self.residual) <= self.allowed

    @property
    def range(self) -> tuple[Decimal, Decimal]:
        """What the other figures give for the stated one, from least to most; infinite where one may be anything."""
        middle = self.stated.value - self.residual
        wide = add(figure.half * abs(factor) for figure, factor in self.terms[self.together :] if factor)
        return middle - wide, middle + wide


def combined(terms: Iterable[Term]) -> list[Term]:
    """Terms with each figure once: what comes in one year and drops out in the next is one figure all the same."""
    figures: dict[str, Figure] = {}
    factors: dict[str, Decimal] = {}
    for figure, factor in terms:
        figures.setdefault(figure.id, figure)
        factors[figure.id] = factors.get(figure.id, ZERO) + factor
    return [(figures[id], factor) for id, factor in factors.items() if factor]


def times(figures: Iterable[Figure], factor: int | Decimal = 1) -> list[Term]:
    """Figures, all with one factor."""
    factor = Decimal(factor)
    return [(figure, factor) for figure in figures]
