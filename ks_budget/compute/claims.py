"""Does what the text claims follow from the figures?

A claimed figure stands for an interval, as every printed one. Where its expression is a sum of figures the claim is a
relation like the others; otherwise the expression is evaluated over intervals.
"""

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from msgspec import Struct, structs

from ks_budget.compute.scope import read_exact, read_interval, read_linear, scope
from ks_budget.expressions import (
    ExpressionError,
    Interval,
    Linear,
    Names,
    NotLinear,
    Quantity,
    evaluate,
    exact,
    interval,
    linear,
)
from ks_budget.model import Claim
from ks_budget.money import POWERS, Amount, convert, exactly, half_width
from ks_budget.printed.book import Book
from ks_budget.printed.figure import Figure
from ks_budget.printed.relation import Relation
from ks_budget.problems import Place, Spot, here, kinds


class Sides(Struct, frozen=True):
    """A comparison with its figures filled in."""

    left: Decimal
    sign: str
    right: Decimal


class Judgement(Struct, frozen=True):
    """What came of one claim."""

    claim: Claim
    holds: bool | None = None
    """None when nothing can tell: a fault in the expression, or a claim that says why it is not checked."""
    fault: ExpressionError | None = None
    low: Decimal | None = None
    """What the expression gives, from least to most, with the sign that the words give, in the claim's unit."""
    high: Decimal | None = None
    value: Decimal | None = None
    """What it gives for the printed figures as they stand."""
    relation: Relation | None = None
    """The claim as a relation, where it is linear."""
    opposite: bool = False
    """It would hold with the other direction."""
    places: tuple[Place | Spot, ...] = ()
    """The figures that it rests on."""
    sides: Sides | None = None
    """What was compared, where it is one comparison."""


class Judge:
    """Judges the claims of one budget."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self.used: dict[str, Figure] = {}
        self.exact = scope(book, self._read_exact, exact)
        self.intervals = scope(book, read_interval, interval)
        self.linear = scope(book, self._read_linear, linear)

    def _read_exact(self, figures: Iterable[Figure]) -> Decimal:
        return read_exact(self._noted(figures))

    def _read_linear(self, figures: Iterable[Figure]) -> Linear:
        return read_linear(self._noted(figures))

    def _noted(self, figures: Iterable[Figure]) -> list[Figure]:
        noted = list(figures)
        self.used |= {figure.id: figure for figure in noted}
        return noted

    @exactly
    def judge(self, claim: Claim) -> Judgement:
        """The judgement on one claim."""
        try:
            if (claim.equals is not None) + (claim.holds is not None) + bool(claim.unchecked) != 1:
                raise ExpressionError(kinds.claims.ONE_OF_THREE)
            if claim.equals is not None:
                return self._figure(claim, claim.equals)
            if claim.holds is not None:
                return self._statement(claim, claim.holds)
        except ExpressionError as error:
            return Judgement(claim, fault=error)
        return Judgement(claim)

    def _statement(self, claim: Claim, source: str) -> Judgement:
        truth = evaluate(source, self.intervals, interval)
        if not isinstance(truth, bool):
            raise ExpressionError(kinds.claims.NO_COMPARISON)
        return Judgement(claim, truth, places=self._places(source), sides=self._sides(source))

    def _figure(self, claim: Claim, source: str) -> Judgement:
        if claim.figure is None:
            raise ExpressionError(kinds.claims.NO_FIGURE)
        printed = claim.figure
        value = self._quantity(source, self.exact, exact, claim)
        said = -1 if claim.direction == "down" else 1
        width = abs(Decimal(claim.tolerance)) if claim.tolerance is not None else half_width(printed)
        computed = said * self._in_unit(value, claim)
        relation = self._relation(claim, source, said, printed, width)
        if relation is not None:
            low, high = (self._in_unit(end, claim) for end in relation.range)
            holds, opposite = relation.holds, _opposite(relation)
        else:
            spread = self._quantity(source, self.intervals, interval, claim)
            assert isinstance(spread, Interval), "evaluated over intervals"
            low, high = sorted(said * self._in_unit(end, claim) for end in (spread.low, spread.high))
            holds = low - width <= printed <= high + width
            opposite = -high - width <= printed <= -low + width
        return Judgement(claim, holds, None, low, high, computed, relation, opposite, self._places(source))

    def _quantity(self, source: str, names: Names, constant: Any, claim: Claim) -> Any:
        """The number that an expression gives, checked to be of the claim's dimension."""
        value = evaluate(source, names, constant)
        if not isinstance(value, Quantity):
            raise ExpressionError(kinds.claims.NO_SUM)
        if value.money != (claim.unit in POWERS):
            kind = kinds.claims.NUMBER_FOR_MONEY if claim.unit in POWERS else kinds.claims.MONEY_FOR_NUMBER
            raise ExpressionError(kind, unit=claim.unit)
        return value.number

    def _relation(self, claim: Claim, source: str, said: int, printed: Amount, width: Decimal) -> Relation | None:
        try:
            form = self._quantity(source, self.linear, linear, claim)
        except NotLinear:
            return None
        value, half = (_from_unit(amount, claim.unit, self.book.budget.unit) for amount in (printed, width))
        stated = Figure(f"claim.{claim.id}", value, half, here(claim) / "figure", claim.text)
        terms = tuple((self.used[id], -said * factor) for id, factor in form.terms.items())
        return Relation(kinds.claims.CLAIM, claim.id, ((stated, Decimal(1)), *terms), -said * form.constant)

    def _places(self, source: str) -> tuple[Place | Spot, ...]:
        """Where the figures that an expression uses stand."""
        self.used = {}
        evaluate(source, self.exact, exact)
        return tuple(figure.place for figure in self.used.values())

    def _sides(self, source: str) -> Sides | None:
        """A comparison's two numbers; None when it is more than one comparison."""
        parts = re.split(r"(<=|>=|<|>)", source)
        if len(parts) != 3:
            return None
        left, right = (evaluate(part, self.exact, exact).number for part in (parts[0], parts[2]))
        return Sides(left, parts[1], right)

    def _in_unit(self, value: Decimal, claim: Claim) -> Decimal:
        """A number of the budget in the claim's unit."""
        if claim.unit in POWERS:
            return convert(value, self.book.budget.unit, claim.unit)
        return value * 100 if claim.unit == "%" else value


def _opposite(relation: Relation) -> bool:
    turned = tuple((figure, factor if i == 0 else -factor) for i, (figure, factor) in enumerate(relation.terms))
    return structs.replace(relation, terms=turned, constant=-relation.constant).holds


def _from_unit(value: Amount, unit: str, budget_unit: str) -> Decimal:
    if unit in POWERS:
        return convert(value, unit, budget_unit)
    return Decimal(value) / 100 if unit == "%" else Decimal(value)
