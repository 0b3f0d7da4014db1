"""A number with what is known of it: whether it is money, a percentage, a cost, or written in the expression."""

from decimal import Decimal
from typing import Any

from ks_budget.expressions.algebras import Constant, Value
from ks_budget.expressions.errors import ExpressionError
from ks_budget.problems import kinds


class Quantity:
    """A number with its dimension: money (in the budget's unit) or a plain number, which shares and counts are.

    ``turn`` is -1 for what is a cost: below zero in the tables, and told by its size. ``parts`` is 100 for what is
    given in percent, 1,000 in per mille, 1 otherwise. ``literal`` is the number where it is written in the expression.
    ``share`` tells a share of one, such as an index, from what is counted: it is written in percent.
    """

    __slots__ = ("constant", "literal", "money", "number", "parts", "share", "turn")

    def __init__(
        self,
        number: Value,
        money: bool,
        constant: Constant,
        *,
        turn: int = 1,
        parts: int = 1,
        literal: Decimal | None = None,
        share: bool = False,
    ) -> None:
        self.number, self.money, self.constant = number, money, constant
        self.turn, self.parts, self.literal, self.share = turn, parts, literal, share

    @classmethod
    def written(cls, value: Decimal, constant: Constant, *, money: bool = False, parts: int = 1) -> "Quantity":
        """One that is written in the expression."""
        return cls(constant(value), money, constant, parts=parts, literal=value)

    def _made(self, number: Value, other: "Quantity", *, money: bool, turn: int, parts: int) -> "Quantity":
        """What comes of two. Of what is written alone comes what is written."""
        both = self.literal is not None and other.literal is not None
        literal = number if both and isinstance(number, Decimal) else self.literal if both else None
        share = not money and (self._shared_with(other) or other._shared_with(self))
        return Quantity(number, money, self.constant, turn=turn, parts=parts, literal=literal, share=share)

    def _shared_with(self, other: "Quantity") -> bool:
        """Whether a share of one stays one with the other: twice an index, the index and one."""
        return self.share and (other.share or other._bare())

    def shared(self) -> "Quantity":
        """A percentage as a share of one; anything else as it is."""
        return self if self.parts == 1 else self._divided(self.parts, 1)

    def _divided(self, by: int, parts: int) -> "Quantity":
        number = self.number / self.constant(Decimal(by))
        literal = None if self.literal is None else self.literal / by
        return Quantity(number, self.money, self.constant, turn=self.turn, parts=parts, literal=literal, share=True)

    def _as_parts(self, parts: int) -> "Quantity":
        return Quantity(self.number, self.money, self.constant, turn=self.turn, parts=parts, literal=self.literal)

    def _bare(self) -> bool:
        """Whether it is a number as it is written, without a unit."""
        return self.literal is not None and not self.money and self.parts == 1

    def alike(self, other: "Quantity") -> tuple["Quantity", "Quantity"]:
        """Both in one dimension. Raises ExpressionError when one is money and the other is not."""
        one, two = self, other
        if one.money != two.money and not (one.literal == 0 or two.literal == 0):
            raise ExpressionError(kinds.expressions.MONEY_AND_NUMBER)
        if one.parts == two.parts:
            return one, two
        # A bare number beside an outcome in percent is in percent too; `1 + 4 %` is 1.04.
        if one._bare() and two.literal is None:
            return one._as_parts(two.parts), two
        if two._bare() and one.literal is None:
            return one, two._as_parts(one.parts)
        return one.shared(), two.shared()

    def _factors(self, other: "Quantity") -> tuple["Quantity", "Quantity", int]:
        """Two to be multiplied or divided, and the parts of the result: twice a percentage is one."""
        if self.parts != 1 and other._bare():
            return self, other, self.parts
        return self.shared(), other.shared(), 1

    def __add__(self, other: "Quantity") -> "Quantity":
        one, two = self.alike(other)
        number = one.number + two.number
        return one._made(number, two, money=one.money or two.money, turn=_together(one, two), parts=one.parts)

    def __sub__(self, other: "Quantity") -> "Quantity":
        one, two = self.alike(other)
        number = one.number - two.number
        return one._made(number, two, money=one.money or two.money, turn=_together(one, two), parts=one.parts)

    def __mul__(self, other: "Quantity") -> "Quantity":
        if self.money and other.money:
            raise ExpressionError(kinds.expressions.MONEY_TIMES_MONEY)
        one, two, parts = other._factors(self) if self._bare() else self._factors(other)
        number, money = one.number * two.number, one.money or two.money
        return one._made(number, two, money=money, turn=one.turn * two.turn, parts=parts)

    def __truediv__(self, other: "Quantity") -> "Quantity":
        if other.money and not self.money:
            raise ExpressionError(kinds.expressions.NUMBER_OVER_MONEY)
        if isinstance(other.number, Decimal) and not other.number:
            raise ExpressionError(kinds.expressions.DIVISION)
        one, two, parts = self._factors(other)
        number, money = one.number / two.number, one.money and not two.money
        made = one._made(number, two, money=money, turn=one.turn * two.turn, parts=parts)
        # What is a part of an amount is a share of it; how many times a share goes into another is none.
        made.share = (self.money and other.money) or (self.share and other._bare())
        return made

    def __neg__(self) -> "Quantity":
        literal = None if self.literal is None else -self.literal
        return Quantity(-self.number, self.money, self.constant, parts=self.parts, literal=literal, share=self.share)

    def __abs__(self) -> "Quantity":
        literal = None if self.literal is None else abs(self.literal)
        return Quantity(
            abs(self.number), self.money, self.constant, parts=self.parts, literal=literal, share=self.share
        )

    def sized(self) -> "Quantity":
        """A cost by its size; anything else as it is."""
        return -self if self.turn < 0 else self

    def compared(self, other: "Quantity") -> tuple["Quantity", "Quantity"]:
        """Both as they are compared. A cost counts by its size, unless it is held against an amount below zero."""
        one, two = self.alike(other)
        if any(side.literal is not None and side.literal < 0 for side in (one, two)):
            return one, two
        return one.sized(), two.sized()

    def less(self, other: "Quantity", or_equal: bool) -> bool:
        """Whether it can be less: of intervals, whether some numbers in them are."""
        if isinstance(self.number, Decimal):
            return bool(self.number <= other.number if or_equal else self.number < other.number)
        return bool(self.number.may_be_less(other.number, or_equal))

    def smaller(self, other: "Quantity") -> "Quantity":
        """The smaller of two. Raises ExpressionError when one is money and the other is not."""
        one, two = self.alike(other)
        number = one.number
        number = min(number, two.number) if isinstance(number, Decimal) else number.smaller(two.number)
        return one._made(number, two, money=one.money or two.money, turn=_together(one, two), parts=one.parts)


def _together(one: Quantity, two: Quantity) -> int:
    """Costs together are a cost. With anything else the signs are those of the tables."""
    return one.turn if one.turn == two.turn else 1


def is_number(value: Any) -> bool:
    """Whether a constant of the tree is a number: truths are none."""
    return isinstance(value, int | float) and not isinstance(value, bool)
