"""Does what the text claims follow from the figures?

A claimed figure stands for an interval, as every printed one. Where its expression is a sum of figures the claim is a
relation like the others; otherwise the expression is evaluated over intervals.
"""

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from msgspec import Struct, structs

from ks_budget.compute.figures import Book, Figure
from ks_budget.compute.names import names, read_exact, read_interval, read_linear
from ks_budget.compute.relations import Relation
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
from ks_budget.problems import Place


class Judgement(Struct, frozen=True):
    """What came of one claim."""

    claim: Claim
    index: int
    holds: bool | None
    """None when nothing can tell: a fault in the expression, or a claim that says why it is not checked."""
    fault: dict[str, Any] = {}
    """The facts of a fault (KSB505); empty when there is none."""
    low: Decimal | None = None
    """What the expression gives, from least to most, with the sign that the words give, in the claim's unit."""
    high: Decimal | None = None
    value: Decimal | None = None
    """What it gives for the printed figures as they stand."""
    relation: Relation | None = None
    """The claim as a relation, where it is linear."""
    opposite: bool = False
    """It would hold with the other direction."""
    places: tuple[Place, ...] = ()
    """The figures that it rests on."""
    sides: str = ""
    """A comparison with its figures filled in."""


class Judge:
    """Judges the claims of one budget."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self.used: dict[str, Figure] = {}
        self.exact = names(book, self._read_exact, exact)
        self.intervals = names(book, read_interval, interval)
        self.linear = names(book, self._read_linear, linear)

    def _read_exact(self, figures: Iterable[Figure]) -> Decimal:
        return read_exact(self._noted(figures))

    def _read_linear(self, figures: Iterable[Figure]) -> Linear:
        return read_linear(self._noted(figures))

    def _noted(self, figures: Iterable[Figure]) -> list[Figure]:
        known = list(figures)
        self.used |= {one.id: one for one in known}
        return known

    @exactly
    def judge(self, claim: Claim, index: int) -> Judgement:
        """The judgement on one claim."""
        if (claim.equals is not None) + (claim.holds is not None) + bool(claim.unchecked) != 1:
            return Judgement(claim, index, None, {"variant": "one-of"})
        try:
            if claim.equals is not None and claim.figure is not None:
                return self._figure(claim, index, claim.equals, claim.figure)
            if claim.holds is not None:
                return self._statement(claim, index, claim.holds)
        except ExpressionError as error:
            return Judgement(claim, index, None, error.values)
        return Judgement(claim, index, None, {} if claim.unchecked else {"variant": "no-figure"})

    def _statement(self, claim: Claim, index: int, source: str) -> Judgement:
        truth = evaluate(source, self.intervals, interval)
        if not isinstance(truth, bool):
            raise ExpressionError("kind", detail="holds: a < b")
        return Judgement(claim, index, truth, places=self._places(source), sides=self._sides(source))

    def _figure(self, claim: Claim, index: int, source: str, printed: Amount) -> Judgement:
        value = self._quantity(source, self.exact, exact, claim)
        said = -1 if claim.direction == "down" else 1
        width = abs(Decimal(claim.tolerance)) if claim.tolerance is not None else half_width(printed)
        found = said * _in_unit(value, claim.unit, self.book.budget.unit)
        relation = self._relation(claim, index, source, said, printed, width)
        if relation is not None:
            low, high = (_in_unit(v, claim.unit, self.book.budget.unit) for v in relation.range)
            holds, opposite = relation.holds, _opposite(relation)
        else:
            spread = self._quantity(source, self.intervals, interval, claim)
            assert isinstance(spread, Interval), "evaluated over intervals"
            ends = [said * _in_unit(end, claim.unit, self.book.budget.unit) for end in (spread.low, spread.high)]
            low, high = min(ends), max(ends)
            holds = low - width <= printed <= high + width
            opposite = -high - width <= printed <= -low + width
        places = self._places(source)
        return Judgement(claim, index, holds, {}, low, high, found, relation, opposite, places)

    def _quantity(self, source: str, scope: Names, constant: Any, claim: Claim) -> Any:
        """The number that an expression gives, checked to be of the claim's dimension."""
        value = evaluate(source, scope, constant)
        if not isinstance(value, Quantity):
            raise ExpressionError("kind", detail="equals: a + b")
        if value.money != (claim.unit in POWERS):
            raise ExpressionError("unit-claim-plain" if claim.unit in POWERS else "unit-claim-money", unit=claim.unit)
        return value.number

    def _relation(
        self, claim: Claim, index: int, source: str, said: int, printed: Amount, width: Decimal
    ) -> Relation | None:
        try:
            form = self._quantity(source, self.linear, linear, claim)
        except NotLinear:
            return None
        to = self.book.budget.unit
        place = Place("", ("claim", index, "figure"))
        stated = Figure(
            f"claim.{claim.id}",
            _from_unit(printed, claim.unit, to),
            _from_unit(width, claim.unit, to),
            place,
            claim.text,
        )
        terms = tuple((self.used[id], -said * factor) for id, factor in form.terms.items())
        return Relation("KSB501", claim.id, ((stated, Decimal(1)), *terms), -said * form.constant)

    def _places(self, source: str) -> tuple[Place, ...]:
        """Where the figures that an expression uses stand."""
        self.used = {}
        evaluate(source, self.exact, exact)
        return tuple(one.place for one in self.used.values())

    def _sides(self, source: str) -> str:
        """A comparison with its figures filled in, `14000 > 20100`; empty when it is more than one comparison."""
        parts = re.split(r"(<=|>=|<|>)", source)
        if len(parts) != 3:
            return ""
        left, right = (evaluate(part, self.exact, exact).number for part in (parts[0], parts[2]))
        return f"{_plain(left)} {parts[1]} {_plain(right)}"


def _plain(value: Decimal) -> str:
    return f"{value.quantize(Decimal('0.1')).normalize():f}"


def _opposite(relation: Relation) -> bool:
    turned = tuple((one, factor if i == 0 else -factor) for i, (one, factor) in enumerate(relation.figures))
    return structs.replace(relation, figures=turned, constant=-relation.constant).holds


def _in_unit(value: Decimal, unit: str, budget_unit: str) -> Decimal:
    """A number of the budget in the claim's unit."""
    if unit in POWERS:
        return convert(value, budget_unit, unit)
    return value * 100 if unit == "%" else value


def _from_unit(value: Amount, unit: str, budget_unit: str) -> Decimal:
    if unit in POWERS:
        return convert(value, unit, budget_unit)
    return Decimal(value) / 100 if unit == "%" else Decimal(value)
