"""Does what the text claims follow from the figures?

A claimed figure stands for an interval, as every printed one. Where its expression is a sum of figures the claim is a
relation like the others; otherwise the expression is evaluated over intervals.
"""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from msgspec import Struct

from ks_budget.compute.scope import read_exact, read_interval, read_linear, scope
from ks_budget.compute.stated import Stated, stated, turns
from ks_budget.expressions import (
    ExpressionError,
    Linear,
    Measure,
    Names,
    NotLinear,
    Quantity,
    Seen,
    evaluate,
    exact,
    interval,
    linear,
    meant,
    measure,
)
from ks_budget.model import Claim
from ks_budget.money import POWERS, exactly
from ks_budget.printed.book import Book
from ks_budget.printed.figure import Figure
from ks_budget.printed.relation import Relation
from ks_budget.problems import Known, Place, Spot, as_printed, here, kinds


class Sides(Struct, frozen=True):
    """A comparison with its figures filled in."""

    left: Quantity
    sign: str
    right: Quantity


class Judgement(Struct, frozen=True):
    """What came of one claim."""

    claim: Claim
    holds: bool | None = None
    """None when nothing can tell: a fault in the expression, or a claim that says why it is not checked."""
    fault: ExpressionError | None = None
    key: str = ""
    """The key that the fault is in."""
    low: Decimal | None = None
    """What the expression gives, from least to most, with the sign that the words give, in the claim's unit."""
    high: Decimal | None = None
    value: Decimal | None = None
    """What it gives for the printed figures as they stand."""
    relation: Relation | None = None
    """The claim as a relation, where it is linear."""
    opposite: bool = False
    """It would hold with the other direction, or the other sign."""
    places: tuple[Place | Spot, ...] = ()
    """The figures that it rests on."""
    sides: Sides | None = None
    """The comparison that fails."""
    unit: str = ""
    """The claim's unit as it is shown, however it was written; of an amount without one the budget's."""


class _Fault(Exception):
    """A fault in one key of a claim."""

    def __init__(self, key: str, error: ExpressionError) -> None:
        super().__init__(key)
        self.key, self.error = key, error


class Judge:
    """Judges the claims of one budget."""

    def __init__(self, book: Book) -> None:
        self.book, self.unit = book, book.budget.unit
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
            _one_of_three(claim)
            if claim.equals is not None:
                return self._figure(claim, claim.equals)
            if claim.holds is not None:
                return self._statement(claim, claim.holds)
        except _Fault as fault:
            return Judgement(claim, fault=fault.error, key=fault.key)
        except ExpressionError as error:
            key = "equals" if claim.equals is not None else "holds" if claim.holds is not None else "id"
            return Judgement(claim, fault=error, key=key)
        return Judgement(claim)

    def _statement(self, claim: Claim, source: str) -> Judgement:
        by_interval, by_figure = Seen(), Seen()
        truth = evaluate(source, self.intervals, interval, self.unit, by_interval)
        if not isinstance(truth, bool):
            raise ExpressionError(kinds.expressions.NO_COMPARISON)
        self.used = {}
        evaluate(source, self.exact, exact, self.unit, by_figure)
        self._is_compared(claim, source, by_figure.literals)
        failing = (number for number, one in enumerate(by_interval.compared) if not one.holds)
        sides = [Sides(one.left, one.sign, one.right) for one in by_figure.compared]
        return Judgement(claim, truth, places=self._places(), sides=sides[next(failing, 0)])

    def _is_compared(self, claim: Claim, source: str, literals: list[Quantity]) -> None:
        """A figure beside a comparison stands in it, or nothing would look at it."""
        unit = measure(claim.unit)
        money = bool(unit and unit.money)
        there = {abs(one.shared().number) for one in literals if one.money == money}
        for key in ("figure", "figure_to"):
            figure = getattr(claim, key)
            if figure is None:
                continue
            as_share = abs(self._of_budget(Decimal(figure), unit, 1))
            if as_share not in there and abs(Decimal(figure)) not in (there if not money else ()):
                shown = as_printed(figure, unit.name if unit else claim.unit)
                error = ExpressionError(kinds.expressions.FIGURE_NOT_COMPARED, printed=shown, expression=source)
                raise _Fault(key, error)

    def _figure(self, claim: Claim, source: str) -> Judgement:
        if claim.figure is None and claim.direction is None:
            raise ExpressionError(kinds.expressions.NO_FIGURE)
        self.used = {}
        value = self._quantity(source, self.exact, exact, claim)
        places, unit = self._places(), self._measure(claim) or (measure(self.unit) if value.money else None)
        form = self._form(source, claim)
        spread = None if form is not None else self._quantity(source, self.intervals, interval, claim).number
        said = stated(claim)
        readings = []
        for turn in turns(claim, value):
            readings.append(self._read(claim, said, turn, value, form, spread, unit, places))
        return next((reading for reading in readings if reading.holds), readings[0])

    def _read(
        self,
        claim: Claim,
        said: Stated,
        turn: int,
        value: Quantity,
        form: Linear | None,
        spread: Any,
        unit: Measure | None,
        places: tuple[Place | Spot, ...],
    ) -> Judgement:
        """The judgement where the words give the expression this sign."""
        relation = self._relation(claim, said, turn, form, unit, value.parts) if form is not None else None
        ends = _range(form, self.used) if form is not None else (spread.low, spread.high)
        low, high = sorted(self._in_unit(turn * end, unit, value.parts) for end in ends)
        holds, opposite = said.meets(low, high), said.meets(-high, -low)
        told = self._in_unit(turn * value.number, unit, value.parts)
        shown = unit.name if unit else claim.unit
        return Judgement(claim, holds, None, "", low, high, told, relation, opposite, places, unit=shown)

    def _quantity(self, source: str, names: Names, constant: Any, claim: Claim) -> Quantity:
        """What an expression gives, checked to be of the claim's dimension."""
        value = evaluate(source, names, constant, self.unit)
        if not isinstance(value, Quantity):
            raise ExpressionError(kinds.expressions.NO_SUM)
        unit = self._measure(claim)
        if value.money and not claim.unit and claim.figure is not None:
            raise ExpressionError(kinds.expressions.MONEY_WITHOUT_UNIT)
        if value.money and claim.unit and not (unit and unit.money):
            known = Known(()) if unit else meant(claim.unit)
            raise _Fault("unit", ExpressionError(kinds.expressions.MONEY_FOR_NUMBER, unit=claim.unit, known=known))
        if unit and unit.money and not value.money:
            raise ExpressionError(kinds.expressions.NUMBER_FOR_MONEY, unit=unit.name)
        return value

    @staticmethod
    def _measure(claim: Claim) -> Measure | None:
        return measure(claim.unit)

    def _form(self, source: str, claim: Claim) -> Linear | None:
        try:
            form: Linear = self._quantity(source, self.linear, linear, claim).number
        except NotLinear:
            return None
        return form

    def _relation(
        self, claim: Claim, said: Stated, turn: int, form: Linear, unit: Measure | None, parts: int
    ) -> Relation | None:
        """The claim as a relation; None where its words have no end."""
        if said.low is None or said.high is None:
            return None
        middle, half = (said.low + said.high) / 2, (said.high - said.low) / 2
        value, width = (self._of_budget(number, unit, parts) for number in (middle, half))
        key = "figure" if claim.figure is not None else "direction"
        figure = Figure(f"claim.{claim.id}", value, width, here(claim) / key, claim.text)
        terms = tuple((self.used[id], -turn * factor) for id, factor in form.terms.items())
        return Relation(kinds.claims.CLAIM, claim.id, ((figure, Decimal(1)), *terms), -turn * form.constant)

    def _places(self) -> tuple[Place | Spot, ...]:
        """Where the figures stand that the last evaluation used."""
        return tuple(figure.place for figure in self.used.values())

    def _in_unit(self, value: Decimal, unit: Measure | None, parts: int) -> Decimal:
        """A number of the budget in a claim's unit. ``parts`` is 100 for what the budget has in percent."""
        if unit is None:
            return value
        if unit.money:
            return value.scaleb(POWERS[self.unit] - unit.power)
        return value.scaleb(unit.power) / parts

    def _of_budget(self, value: Decimal, unit: Measure | None, parts: int) -> Decimal:
        """A number in a claim's unit as the budget has it."""
        if unit is None:
            return value
        if unit.money:
            return value.scaleb(unit.power - POWERS[self.unit])
        return value.scaleb(-unit.power) * parts


def _range(form: Linear, used: dict[str, Figure]) -> tuple[Decimal, Decimal]:
    """What a sum of printed figures may come to."""
    middle = form.constant + sum(factor * used[id].value for id, factor in form.terms.items())
    width = sum(abs(factor) * used[id].half for id, factor in form.terms.items())
    return middle - width, middle + width


_WITH_EQUALS = ("direction", "bound", "tolerance")


def _one_of_three(claim: Claim) -> None:
    if (claim.equals is not None) + (claim.holds is not None) + bool(claim.unchecked) != 1:
        raise ExpressionError(kinds.expressions.ONE_OF_THREE)
    for key in _WITH_EQUALS if claim.holds is not None else ():
        if getattr(claim, key) is not None:
            raise _Fault(key, ExpressionError(kinds.expressions.WITHOUT_EFFECT, key=key, beside="equals"))
    lacking = [key for key in ("figure_to", "bound") if getattr(claim, key) is not None and claim.figure is None]
    if lacking:
        raise _Fault(lacking[0], ExpressionError(kinds.expressions.WITHOUT_EFFECT, key=lacking[0], beside="figure"))
