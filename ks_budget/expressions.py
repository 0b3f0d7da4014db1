"""The small language of claims: Jinja2's sandboxed expressions over a budget's figures.

One expression is evaluated in several algebras by handing it other numbers: exact (`Decimal`), `Interval` (what a
printed figure can stand for), `Linear` (a sum of figures, for the joint proof). A `Quantity` keeps money apart from
plain numbers. Before it runs, an expression's tree may hold only what is listed here, so it always ends, and soon.
"""

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal, localcontext
from functools import lru_cache
from typing import Any

from ks_budget.money import ZERO

LONGEST = 1_000
"""Characters of an expression."""
LARGEST = 200
"""Nodes of its tree."""
DEEPEST = 60
"""How far a tree may nest: a sum of sixty terms does."""
_LARGEST_NUMBER = 10**15
_DIGITS = 60

FUNCTIONS = ("sum", "min", "max", "abs")


class ExpressionError(Exception):
    """Why an expression cannot be computed: a variant of KSB505 and its facts."""

    def __init__(self, variant: str, **values: Any) -> None:
        super().__init__(variant)
        self.values = {"variant": variant} | values


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
            raise ExpressionError("division")
        return self * Interval(1 / other.high, 1 / other.low)

    def __abs__(self) -> "Interval":
        if self.low <= 0 <= self.high:
            return Interval(ZERO, max(-self.low, self.high))
        return self if self.low > 0 else -self

    def may_be_less(self, other: "Interval", or_equal: bool) -> bool:
        return self.low <= other.high if or_equal else self.low < other.high

    def smaller(self, other: "Interval") -> "Interval":
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
            raise ExpressionError("division")
        return self.scaled(1 / other.constant)

    def __abs__(self) -> "Linear":
        raise NotLinear

    def scaled(self, factor: Decimal) -> "Linear":
        return Linear({key: value * factor for key, value in self.terms.items()}, self.constant * factor)

    def may_be_less(self, other: "Linear", or_equal: bool) -> bool:
        raise NotLinear

    def smaller(self, other: "Linear") -> "Linear":
        raise NotLinear


Number = Any
"""A Decimal, an Interval or a Linear; within one evaluation always the same."""

Constant = Callable[[Decimal], Number]
"""A number of the algebra at hand for one that is written in the expression."""


def exact(value: Decimal) -> Decimal:
    return value


def interval(value: Decimal) -> Interval:
    return Interval(value, value)


def linear(value: Decimal) -> Linear:
    return Linear({}, value)


class Quantity:
    """A number with its dimension: money (in the budget's unit) or a plain number, which shares and counts are."""

    __slots__ = ("constant", "money", "number")

    def __init__(self, number: Number, money: bool, constant: Constant) -> None:
        self.number, self.money, self.constant = number, money, constant

    def _other(self, other: object) -> "Quantity":
        if isinstance(other, Quantity):
            return other
        if isinstance(other, int | float) and not isinstance(other, bool):
            # repr gives back the digits that were written.
            return Quantity(self.constant(Decimal(repr(other))), False, self.constant)
        raise ExpressionError("forbidden", detail=_described(other))

    def _alike(self, other: Any) -> "Quantity":
        found = self._other(other)
        if self.money != found.money:
            raise ExpressionError("unit-add")
        return found

    def _made(self, number: Number, money: bool) -> "Quantity":
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
            raise ExpressionError("unit-times")
        return self._made(self.number * other.number, self.money or other.money)

    __rmul__ = __mul__

    def __truediv__(self, other: Any) -> "Quantity":
        other = self._other(other)
        if other.money and not self.money:
            raise ExpressionError("unit-over")
        if isinstance(other.number, Decimal) and not other.number:
            raise ExpressionError("division")
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
        other = self._alike(other)
        if isinstance(self.number, Decimal):
            return self._made(min(self.number, other.number), self.money)
        return self._made(self.number.smaller(other.number), self.money)


class Names:
    """Named parts of a budget. A name is looked up as an attribute or an item; `-` in an id may be written `_`."""

    __slots__ = ("_get", "_known", "_what")

    def __init__(self, what: str, get: Callable[[Any], Any], known: Callable[[], Iterable[Any]]) -> None:
        self._what, self._get, self._known = what, get, known

    def __getitem__(self, key: Any) -> Any:
        found = self._get(key)
        if found is None and isinstance(key, str):
            known = list(self._known())
            same = [name for name in known if isinstance(name, str) and name.replace("-", "_") == key]
            found = self._get(same[0]) if same else None
        if found is None:
            raise self._missing(key)
        return found

    def _missing(self, key: Any) -> ExpressionError:
        known = [str(name).replace("-", "_") for name in self._known()]
        if isinstance(key, int):
            return ExpressionError("year", name=self._what, year=key, known=known)
        return ExpressionError("unknown", name=f"{self._what}.{key}".lstrip("."), known=known, close=_close(key, known))

    def known(self) -> list[Any]:
        """The names there are."""
        return list(self._known())

    def over(self, first: int, last: int) -> Iterator[Any]:
        return (self[year] for year in range(first, last + 1))


def evaluate(source: str, names: Names, constant: Constant) -> Any:
    """The value of an expression: a Quantity, or the truth of a comparison.

    Raises ExpressionError when it cannot be computed, NotLinear when it can but not in the linear algebra.
    """
    run, used = _compiled(source)
    with localcontext() as context:
        context.prec = _DIGITS
        scope = {name: names[name] for name in used if name not in FUNCTIONS}
        value = run(**scope, **_functions())
    if isinstance(value, int | float) and not isinstance(value, bool):
        return Quantity(constant(Decimal(repr(value))), False, constant)
    if not isinstance(value, Quantity | bool):
        raise ExpressionError("forbidden", detail=_described(value))
    return value


def _functions() -> dict[str, Callable[..., Any]]:
    def add(series: Any, first: Any, last: Any) -> Quantity:
        if not (isinstance(series, Names) and isinstance(first, int) and isinstance(last, int)):
            raise ExpressionError("forbidden", detail="sum(serie, 2024, 2028)")
        if not 0 <= last - first <= 100:
            raise ExpressionError("size", detail=f"sum {first}–{last}")
        first_value, *rest = series.over(first, last)
        total = _quantities([first_value])[0]
        for value in _quantities(rest) if rest else ():
            total = total + value
        return Quantity(total.number, total.money, total.constant)

    def least(*values: Any) -> Quantity:
        first, *rest = _quantities(values)
        for value in rest:
            first = first.smaller(value)
        return first

    return {
        "sum": add,
        "min": least,
        "max": lambda *values: -least(*(-value for value in _quantities(values))),
        "abs": lambda value: abs(_quantities([value])[0]),
    }


def _quantities(values: Iterable[Any]) -> list[Quantity]:
    found: list[Quantity] = list(values)
    if not found or not all(isinstance(value, Quantity) for value in found):
        raise ExpressionError("forbidden", detail="min, max, abs")
    return found


@lru_cache(maxsize=4096)
def _compiled(source: str) -> tuple[Callable[..., Any], frozenset[str]]:
    """An expression ready to run, and the names it uses. Raises ExpressionError for what may not stand in one."""
    from jinja2 import TemplateSyntaxError
    from jinja2.parser import Parser

    if len(source) > LONGEST:
        raise ExpressionError("size", detail=f"{len(source)} > {LONGEST}")
    environment = _environment()
    try:
        parser = Parser(environment, source, state="variable")
        tree = parser.parse_expression()
        if not parser.stream.eos:
            raise ExpressionError("syntax", detail=str(parser.stream.current))
        # What is allowed is small, and only that is compiled: compiling deep trees takes long.
        names = _allowed_names(tree)
        return environment.compile_expression(source, undefined_to_none=False), names
    except TemplateSyntaxError as error:
        raise ExpressionError("syntax", detail=(error.message or "").rstrip(".")) from None
    except (RecursionError, OverflowError, MemoryError, SyntaxError, ValueError):
        # Python's own parser and compiler have limits, such as on nested brackets and on digits.
        raise ExpressionError("size", detail="( ( (") from None


def _allowed_names(tree: Any) -> frozenset[str]:
    """The names that a tree uses. Raises ExpressionError when it holds what is not allowed, or too much."""
    from jinja2 import nodes

    allowed = {nodes.Name, nodes.Getattr, nodes.Getitem, nodes.Const, nodes.Call, nodes.Compare, nodes.Operand}
    allowed |= {nodes.Add, nodes.Sub, nodes.Mul, nodes.Div, nodes.Neg, nodes.Pos, nodes.And, nodes.Or}
    names: set[str] = set()
    count = 0
    stack: list[tuple[Any, int]] = [(tree, 1)]
    while stack:
        node, depth = stack.pop()
        count += 1
        if count > LARGEST or depth > DEEPEST:
            raise ExpressionError("size", detail=f"> {LARGEST if count > LARGEST else DEEPEST}")
        if type(node) not in allowed:
            raise ExpressionError("forbidden", detail=type(node).__name__)
        _check_node(node, nodes)
        if isinstance(node, nodes.Name):
            names.add(node.name)
        stack += [(child, depth + 1) for child in node.iter_child_nodes()]
    return frozenset(names)


def _check_node(node: Any, nodes: Any) -> None:
    match node:
        case nodes.Const(value=int() | float() as value) if abs(value) > _LARGEST_NUMBER:
            raise ExpressionError("size", detail=str(value)[:40])
        case nodes.Operand(op=op) if op not in ("lt", "lteq", "gt", "gteq"):
            raise ExpressionError("forbidden", detail=op)
        case nodes.Call(node=function):
            if not (isinstance(function, nodes.Name) and function.name in FUNCTIONS):
                raise ExpressionError("forbidden", detail="()")
            if node.kwargs or node.dyn_args or node.dyn_kwargs:
                raise ExpressionError("forbidden", detail="()")
        case nodes.Getattr(attr=attribute) if attribute.startswith("_"):
            raise ExpressionError("forbidden", detail=attribute)


@lru_cache(maxsize=1)
def _environment() -> Any:
    from jinja2 import StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    class Sandbox(ImmutableSandboxedEnvironment):
        """Operators work on figures alone: text times a million is refused before it is made."""

        intercepted_binops = frozenset(("+", "-", "*", "/", "//", "%", "**"))

        def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
            for side in (left, right):
                if not isinstance(side, Quantity | int | float) or isinstance(side, bool):
                    raise ExpressionError("forbidden", detail=_described(side))
            if not isinstance(left, Quantity) and not isinstance(right, Quantity):
                left = Quantity(Decimal(repr(left)), False, exact)
                made = super().call_binop(context, operator, left, right)
                return _plain(made.number)
            return super().call_binop(context, operator, left, right)

    environment = Sandbox(undefined=StrictUndefined)
    environment.globals.clear()
    return environment


def _plain(number: Decimal) -> int | float:
    """A constant computed from constants, as Python writes it in an expression."""
    return int(number) if number == number.to_integral_value() else float(number)


def _described(value: Any) -> str:
    return f'"{value}"'[:40] if isinstance(value, str) else type(value).__name__


def _close(key: Any, known: list[str]) -> list[str]:
    from difflib import get_close_matches

    return get_close_matches(str(key), known, 1)
