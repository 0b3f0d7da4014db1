"""What an expression may hold, and how it is run.

Its tree is looked through before it is compiled and run in Jinja2's sandbox, so it always ends, and soon.
"""

from collections.abc import Callable, Iterable
from decimal import Decimal, localcontext
from functools import lru_cache
from typing import Any

from ks_budget.expressions.names import Names
from ks_budget.expressions.numbers import Constant, ExpressionError, Quantity, described, exact
from ks_budget.problems import kinds

LONGEST = 1_000
"""Characters of an expression."""
LARGEST = 200
"""Nodes of its tree."""
DEEPEST = 60
"""How far a tree may nest: a sum of sixty terms does."""
_LARGEST_NUMBER = 10**15
_DIGITS = 60

FUNCTIONS = ("sum", "min", "max", "abs")
"""What an expression may call."""


def evaluate(source: str, names: Names, constant: Constant) -> Any:
    """The value of an expression: a Quantity, or the truth of a comparison.

    Raises ExpressionError when it cannot be computed, NotLinear when it can but not in the linear algebra.
    """
    from jinja2 import TemplateError

    run, used = _compiled(source)
    with localcontext() as context:
        context.prec = _DIGITS
        scope = {name: names[name] for name in used if name not in FUNCTIONS}
        try:
            value = run(**scope, **_functions())
        except ArithmeticError:
            raise ExpressionError(kinds.claims.DIVISION) from None
        except (TypeError, TemplateError):
            # Operators between things that are no numbers: names of many figures, or truths.
            raise ExpressionError(kinds.claims.NOT_NUMBERS) from None
    if isinstance(value, int | float) and not isinstance(value, bool):
        return Quantity(constant(Decimal(repr(value))), False, constant)
    if not isinstance(value, Quantity | bool):
        raise ExpressionError(kinds.claims.FORBIDDEN, detail=described(value))
    return value


def _functions() -> dict[str, Callable[..., Any]]:
    def add(series: Any, first: Any, last: Any) -> Quantity:
        if not (isinstance(series, Names) and isinstance(first, int) and isinstance(last, int)):
            raise ExpressionError(kinds.claims.FORBIDDEN, detail="sum(serie, 2024, 2028)")
        if not 0 <= last - first <= 100:
            raise ExpressionError(kinds.claims.TOO_LARGE, detail=f"sum {first}–{last}")
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
    quantities: list[Quantity] = list(values)
    if not quantities or not all(isinstance(value, Quantity) for value in quantities):
        raise ExpressionError(kinds.claims.FORBIDDEN, detail="min, max, abs")
    return quantities


@lru_cache(maxsize=4096)
def _compiled(source: str) -> tuple[Callable[..., Any], frozenset[str]]:
    """An expression ready to run, and the names it uses. Raises ExpressionError for what may not stand in one."""
    from jinja2 import TemplateSyntaxError
    from jinja2.parser import Parser

    if len(source) > LONGEST:
        raise ExpressionError(kinds.claims.TOO_LARGE, detail=f"{len(source)} > {LONGEST}")
    environment = _environment()
    try:
        parser = Parser(environment, source, state="variable")
        tree = parser.parse_expression()
        if not parser.stream.eos:
            raise ExpressionError(kinds.claims.EXPRESSION, detail=str(parser.stream.current))
        # What is allowed is small, and only that is compiled: compiling deep trees takes long.
        names = _allowed_names(tree)
        return environment.compile_expression(source, undefined_to_none=False), names
    except TemplateSyntaxError as error:
        raise ExpressionError(kinds.claims.EXPRESSION, detail=(error.message or "").rstrip(".")) from None
    except (RecursionError, OverflowError, MemoryError, SyntaxError, ValueError):
        # Python's own parser and compiler have limits, such as on nested brackets and on digits.
        raise ExpressionError(kinds.claims.TOO_LARGE, detail="( ( (") from None


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
            raise ExpressionError(kinds.claims.TOO_LARGE, detail=f"> {LARGEST if count > LARGEST else DEEPEST}")
        if type(node) not in allowed:
            raise ExpressionError(kinds.claims.FORBIDDEN, detail=type(node).__name__)
        _check_node(node, nodes)
        if isinstance(node, nodes.Name):
            names.add(node.name)
        stack += [(child, depth + 1) for child in node.iter_child_nodes()]
    return frozenset(names)


def _check_node(node: Any, nodes: Any) -> None:
    match node:
        case nodes.Const(value=int() | float() as value) if abs(value) > _LARGEST_NUMBER:
            raise ExpressionError(kinds.claims.TOO_LARGE, detail=str(value)[:40])
        case nodes.Operand(op=op) if op not in ("lt", "lteq", "gt", "gteq"):
            raise ExpressionError(kinds.claims.FORBIDDEN, detail=op)
        case nodes.Call(node=function):
            if not (isinstance(function, nodes.Name) and function.name in FUNCTIONS):
                raise ExpressionError(kinds.claims.FORBIDDEN, detail="()")
            if node.kwargs or node.dyn_args or node.dyn_kwargs:
                raise ExpressionError(kinds.claims.FORBIDDEN, detail="()")
        case nodes.Getattr(attr=attribute) if attribute.startswith("_"):
            raise ExpressionError(kinds.claims.FORBIDDEN, detail=attribute)


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
                    raise ExpressionError(kinds.claims.FORBIDDEN, detail=described(side))
            if not isinstance(left, Quantity) and not isinstance(right, Quantity):
                left = Quantity(Decimal(repr(left)), False, exact)
                quantity = super().call_binop(context, operator, left, right)
                return _plain(quantity.number)
            return super().call_binop(context, operator, left, right)

    environment = Sandbox(undefined=StrictUndefined)
    environment.globals.clear()
    return environment


def _plain(number: Decimal) -> int | float:
    """A constant computed from constants, as Python writes it in an expression."""
    return int(number) if number == number.to_integral_value() else float(number)
