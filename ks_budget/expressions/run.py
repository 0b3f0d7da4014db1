"""An expression's tree computed over the names of a budget, in one algebra or another.

The tree is walked here and never compiled: nothing but names, numbers and the operations below is ever reached.
"""

from collections.abc import Iterable
from decimal import Decimal, DivisionByZero, localcontext
from typing import Any

from ks_budget.expressions.algebras import Constant, largest
from ks_budget.expressions.errors import ExpressionError
from ks_budget.expressions.language import CALLS, amount_written, name_of, parse
from ks_budget.expressions.names import Names
from ks_budget.expressions.numbers import Quantity, is_number
from ks_budget.language import Text
from ks_budget.money import POWERS
from ks_budget.problems import kinds

_DIGITS = 60
_LARGEST = Decimal(10) ** 18
"""No figure of a budget comes near it: larger numbers are told and not computed with."""


class Compared:
    """One comparison of an expression, and what stood on its sides."""

    __slots__ = ("holds", "left", "right", "sign")

    def __init__(self, left: Quantity, sign: str, right: Quantity, holds: bool) -> None:
        self.left, self.sign, self.right, self.holds = left, sign, right, holds


class Seen:
    """What an evaluation met: its comparisons, and the numbers that are written in it."""

    def __init__(self) -> None:
        self.compared: list[Compared] = []
        self.literals: list[Quantity] = []


def evaluate(source: str, names: Names, constant: Constant, unit: str = "kr", seen: Seen | None = None) -> Any:
    """The value of an expression: a Quantity, or the truth of a comparison. ``unit`` is that of the names' money.

    Raises ExpressionError when it cannot be computed, NotLinear when it can but not in the linear algebra.
    """
    with localcontext() as context:
        context.prec = _DIGITS
        try:
            value = _Run(names, constant, unit, seen or Seen()).of(parse(source))
        except DivisionByZero:
            raise ExpressionError(kinds.expressions.DIVISION) from None
        except ArithmeticError:
            raise ExpressionError(kinds.expressions.NUMBER_TOO_LARGE) from None
    if isinstance(value, bool):
        return value
    number = _number(value)
    if largest(number.number) > _LARGEST:
        raise ExpressionError(kinds.expressions.NUMBER_TOO_LARGE)
    return number


class _Run:
    def __init__(self, names: Names, constant: Constant, unit: str, seen: Seen) -> None:
        self.names, self.constant, self.unit, self.seen = names, constant, unit, seen

    def of(self, node: Any) -> Any:
        """The value of a node: a Quantity, Names or a truth."""
        from jinja2 import nodes

        match node:
            case nodes.Const(value=value):
                return self._written(value)
            case nodes.Name():
                return self.names[name_of(node)]
            case nodes.Getattr(node=of, attr=key):
                return self._named(of, key)
            case nodes.Getitem(node=of, arg=arg):
                return self._named(of, self._key(arg))
            case nodes.Call():
                return self._called(node)
            case nodes.Compare(expr=first, ops=operands):
                return self._compared(first, operands)
            case nodes.And(left=left, right=right):
                # Both are looked at, so that a mistake in the second is told whatever the first is.
                return all([self._truth(left), self._truth(right)])
            case nodes.Or(left=left, right=right):
                return any([self._truth(left), self._truth(right)])
        return self._computed(node)

    def _computed(self, node: Any) -> Quantity:
        from jinja2 import nodes

        match node:
            case nodes.Neg(node=of):
                return -_number(self.of(of))
            case nodes.Pos(node=of):
                return _number(self.of(of))
        left, right = _number(self.of(node.left)), _number(self.of(node.right))
        match node:
            case nodes.Add():
                return left + right
            case nodes.Sub():
                return left - right
            case nodes.Mul():
                return left * right
        return left / right

    def _written(self, value: Any) -> Quantity:
        if not is_number(value):
            raise ExpressionError(kinds.expressions.FORBIDDEN, detail=_TEXT if isinstance(value, str) else _TRUTH)
        # repr gives back the digits that were written.
        return self._noted(Quantity.written(Decimal(repr(value)), self.constant))

    def _noted(self, quantity: Quantity) -> Quantity:
        self.seen.literals.append(quantity)
        return quantity

    def _amount(self, name: str, number: Decimal) -> Quantity:
        if name in ("procent", "promille"):
            return self._noted(Quantity.written(number, self.constant, parts=100 if name == "procent" else 1000))
        power = {**POWERS, "mdkr": 9}[name] - POWERS[self.unit]
        return self._noted(Quantity.written(number.scaleb(power), self.constant, money=True))

    def _named(self, of: Any, key: Any) -> Any:
        inner = self.of(of)
        if not isinstance(inner, Names):
            raise ExpressionError(kinds.expressions.NO_NAMES_IN_IT, name=str(key))
        return inner[key]

    def _key(self, arg: Any) -> Any:
        """What stands in brackets: a year, also a computed one, or an id in quotes."""
        written = getattr(arg, "value", None)
        if isinstance(written, str) or is_number(written):
            return written
        value = self.of(arg)
        number = value.literal if isinstance(value, Quantity) else None
        if number is None:
            raise ExpressionError(kinds.expressions.NO_KEY)
        return int(number) if number == number.to_integral_value() else float(number)

    def _truth(self, node: Any) -> bool:
        value = self.of(node)
        if not isinstance(value, bool):
            raise ExpressionError(kinds.expressions.NO_TRUTH)
        return value

    def _compared(self, first: Any, operands: Iterable[Any]) -> bool:
        """A comparison, or several in a row: `5 mnkr <= x <= 6 mnkr`."""
        left, truths = _number(self.of(first)), []
        for operand in operands:
            right = _number(self.of(operand.expr))
            one, two = left.compared(right)
            less = operand.op.startswith("lt")
            holds = (one.less if less else two.less)(two if less else one, operand.op.endswith("eq"))
            self.seen.compared.append(Compared(one, _SIGNS[operand.op], two, holds))
            truths.append(holds)
            left = right
        return all(truths)

    def _called(self, node: Any) -> Quantity:
        amount = amount_written(node)
        if amount:
            return self._amount(*amount)
        if node.node.name == "sum":
            return self._sum(node.args)
        numbers = [_number(self.of(arg)) for arg in node.args]
        if not numbers or (node.node.name == "abs" and len(numbers) > 1):
            raise ExpressionError(kinds.expressions.FORBIDDEN, detail=CALLS)
        if node.node.name == "abs":
            return abs(numbers[0])
        return _extreme(numbers, node.node.name == "min")

    def _sum(self, args: list[Any]) -> Quantity:
        series, ends = (self.of(args[0]) if args else None), [self._key(arg) for arg in args[1:]]
        years = [end for end in ends if isinstance(end, int)]
        if not isinstance(series, Names) or len(years) != 2 or len(ends) != 2:
            raise ExpressionError(kinds.expressions.NO_SERIES)
        first, last = years
        if not 0 <= last - first <= 100:
            raise ExpressionError(kinds.expressions.NO_SPAN, first=str(first), last=str(last))
        one, *rest = [_number(value) for value in series.over(first, last)]
        for value in rest:
            one = one + value
        return one


_SIGNS = {"lt": "<", "lteq": "<=", "gt": ">", "gteq": ">="}
_TEXT = Text("text inom citattecken", "text in quotes")
_TRUTH = Text("true, false eller none", "true, false or none")


def _extreme(numbers: list[Quantity], least: bool) -> Quantity:
    """The smallest or the largest. Among costs alone it is that of the sizes."""
    sizes = all(number.turn < 0 for number in numbers)
    turned = least if sizes else not least
    first, *rest = [-number for number in numbers] if turned else numbers
    for number in rest:
        first = first.smaller(number)
    found = -first if turned else first
    turn = -1 if sizes else 1
    return Quantity(
        found.number,
        found.money,
        found.constant,
        turn=turn,
        parts=found.parts,
        literal=found.literal,
        share=found.share,
    )


def _number(value: Any) -> Quantity:
    """A value to compute with. Raises ExpressionError for a name of several figures, and for a truth."""
    if isinstance(value, Quantity):
        return value
    if isinstance(value, Names):
        if value.number is not None:
            return value.number
        raise ExpressionError(kinds.expressions.SEVERAL, name=value.what, example=value.example())
    raise ExpressionError(kinds.expressions.NOT_NUMBERS)
