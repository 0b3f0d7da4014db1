"""The numbers that expressions are evaluated with: exact ones, intervals, and sums of figures."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from ks_budget.money import ZERO
from ks_budget.problems import Fact, Kind, Problem, Spot, kinds


class ExpressionError(Exception):
    """Why an expression cannot be computed: a form of KSB505 and its facts."""

    def __init__(self, kind: Kind, **facts: Fact) -> None:
        super().__init__(kind.message.en)
        self.kind, self.facts = kind, facts

    def at(self, place: Spot, subject: str) -> Problem:
        """The problem that it is, where the expression stands."""
        return self.kind.at(place, subject=subject, **self.facts)


class Interval:
    """All numbers from low to high, both included."""

    __slots__ = ("high", "low")

    def __init__(self, low: Decimal, high: Decimal) -> None:
        self.low, self.high = low, high

    def __add__(self, other: "Interval") -> "Interval":
        return Interval(self.low + other.low, self.high + other.high)

    def __neg__(self) -> "Interval":
        return Interval(-self.high, -self.low)

    def __sub__(self, other: "Interval") -> "Interval":
        return self + -other

    def __mul__(self, other: "Interval") -> "Interval":
        products = [a * b for a in (self.low, self.high) for b in (other.low, other.high)]
        return Interval(min(products), max(products))

    def __truediv__(self, other: "Interval") -> "Interval":
        if other.low <= 0 <= other.high:
            raise ExpressionError(kinds.claims.DIVISION)
        return self * Interval(1 / other.high, 1 / other.low)

    def __abs__(self) -> "Interval":
        if self.low <= 0 <= self.high:
            return Interval(ZERO, max(-self.low, self.high))
        return self if self.low > 0 else -self

    def may_be_less(self, other: "Interval", or_equal: bool) -> bool:
        """Whether some number in it is less than some number in the other, or as small."""
        return self.low <= other.high if or_equal else self.low < other.high

    def smaller(self, other: "Interval") -> "Interval":
        """Where the smaller of two numbers can lie, one in each."""
        return Interval(min(self.low, other.low), min(self.high, other.high))


class NotLinear(Exception):
    """A product or quotient of figures, or a comparison: not for the joint proof."""


class Linear:
    """A sum of figures, each by a factor, and a constant."""

    __slots__ = ("constant", "terms")

    def __init__(self, terms: dict[str, Decimal], constant: Decimal) -> None:
        self.terms, self.constant = terms, constant

    def __add__(self, other: "Linear") -> "Linear":
        terms = dict(self.terms)
        for key, factor in other.terms.items():
            terms[key] = terms.get(key, ZERO) + factor
        return Linear(terms, self.constant + other.constant)

    def __neg__(self) -> "Linear":
        return self.scaled(Decimal(-1))

    def __sub__(self, other: "Linear") -> "Linear":
        return self + -other

    def __mul__(self, other: "Linear") -> "Linear":
        if not other.terms:
            return self.scaled(other.constant)
        if not self.terms:
            return other.scaled(self.constant)
        raise NotLinear

    def __truediv__(self, other: "Linear") -> "Linear":
        if other.terms:
            raise NotLinear
        if not other.constant:
            raise ExpressionError(kinds.claims.DIVISION)
        return self.scaled(1 / other.constant)

    def __abs__(self) -> "Linear":
        raise NotLinear

    def scaled(self, factor: Decimal) -> "Linear":
        """The sum times a number."""
        return Linear({key: value * factor for key, value in self.terms.items()}, self.constant * factor)

    def may_be_less(self, other: "Linear", or_equal: bool) -> bool:
        """Raises NotLinear: a comparison is no sum."""
        raise NotLinear

    def smaller(self, other: "Linear") -> "Linear":
        """Raises NotLinear: which is smaller depends on the figures."""
        raise NotLinear


Value = Any
"""A Decimal, an Interval or a Linear; within one evaluation always the same."""

Constant = Callable[[Decimal], Value]
"""A number of the algebra at hand for one that is written in the expression."""


def exact(value: Decimal) -> Decimal:
    """A constant as an exact number."""
    return value


def interval(value: Decimal) -> Interval:
    """A constant as an interval of one number."""
    return Interval(value, value)


def linear(value: Decimal) -> Linear:
    """A constant as a sum without figures."""
    return Linear({}, value)


class Quantity:
    """A number with its dimension: money (in the budget's unit) or a plain number, which shares and counts are."""

    __slots__ = ("constant", "money", "number")

    def __init__(self, number: Value, money: bool, constant: Constant) -> None:
        self.number, self.money, self.constant = number, money, constant

    def _other(self, other: object) -> "Quantity":
        if isinstance(other, Quantity):
            return other
        if isinstance(other, int | float) and not isinstance(other, bool):
            # repr gives back the digits that were written.
            return Quantity(self.constant(Decimal(repr(other))), False, self.constant)
        raise ExpressionError(kinds.claims.FORBIDDEN, detail=described(other))

    def _alike(self, other: Any) -> "Quantity":
        like = self._other(other)
        if self.money != like.money:
            raise ExpressionError(kinds.claims.MONEY_AND_NUMBER)
        return like

    def _made(self, number: Value, money: bool) -> "Quantity":
        return Quantity(number, money, self.constant)

    def __add__(self, other: Any) -> "Quantity":
        return self._made(self.number + self._alike(other).number, self.money)

    def __radd__(self, other: Any) -> "Quantity":
        return self._other(other) + self

    def __sub__(self, other: Any) -> "Quantity":
        return self._made(self.number - self._alike(other).number, self.money)

    def __rsub__(self, other: Any) -> "Quantity":
        return self._other(other) - self

    def __mul__(self, other: Any) -> "Quantity":
        other = self._other(other)
        if self.money and other.money:
            raise ExpressionError(kinds.claims.MONEY_TIMES_MONEY)
        return self._made(self.number * other.number, self.money or other.money)

    __rmul__ = __mul__

    def __truediv__(self, other: Any) -> "Quantity":
        other = self._other(other)
        if other.money and not self.money:
            raise ExpressionError(kinds.claims.NUMBER_OVER_MONEY)
        if isinstance(other.number, Decimal) and not other.number:
            raise ExpressionError(kinds.claims.DIVISION)
        return self._made(self.number / other.number, self.money and not other.money)

    def __rtruediv__(self, other: Any) -> "Quantity":
        return self._other(other) / self

    def __neg__(self) -> "Quantity":
        return self._made(-self.number, self.money)

    def __pos__(self) -> "Quantity":
        return self

    def __abs__(self) -> "Quantity":
        return self._made(abs(self.number), self.money)

    def _less(self, other: Any, or_equal: bool) -> bool:
        """Whether it can be less: of intervals, whether some numbers in them are."""
        other = self._alike(other)
        if isinstance(self.number, Decimal):
            return bool(self.number <= other.number if or_equal else self.number < other.number)
        return bool(self.number.may_be_less(other.number, or_equal))

    def __lt__(self, other: Any) -> bool:
        return self._less(other, False)

    def __le__(self, other: Any) -> bool:
        return self._less(other, True)

    def __gt__(self, other: Any) -> bool:
        return self._other(other)._less(self, False)

    def __ge__(self, other: Any) -> bool:
        return self._other(other)._less(self, True)

    def smaller(self, other: Any) -> "Quantity":
        """The smaller of two. Raises ExpressionError when one is money and the other is not."""
        other = self._alike(other)
        if isinstance(self.number, Decimal):
            return self._made(min(self.number, other.number), self.money)
        return self._made(self.number.smaller(other.number), self.money)


def described(value: Any) -> str:
    """What stands where a number was expected."""
    return f'"{value}"'[:40] if isinstance(value, str) else type(value).__name__
