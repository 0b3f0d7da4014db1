"""The numbers that expressions are evaluated with beside exact ones: intervals, and sums of figures."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from ks_budget.expressions.errors import ExpressionError
from ks_budget.money import ZERO
from ks_budget.problems import kinds


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
            raise ExpressionError(kinds.expressions.DIVISION)
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
            raise ExpressionError(kinds.expressions.DIVISION)
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


def largest(value: Value) -> Decimal:
    """The largest number, by size, that a value of any algebra is made of."""
    match value:
        case Interval():
            return max(abs(value.low), abs(value.high))
        case Linear():
            return max([abs(value.constant), *map(abs, value.terms.values())])
    return abs(Decimal(value))
