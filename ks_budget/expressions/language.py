"""What an expression may hold. Jinja2 reads it; its tree is looked through before anything is computed."""

import re
from decimal import Decimal
from functools import lru_cache
from typing import Any

from ks_budget.expressions.errors import ExpressionError
from ks_budget.expressions.measures import measure, written
from ks_budget.language import Text
from ks_budget.problems import Number, kinds

LONGEST = 1_000
"""Characters of an expression."""
LARGEST = 200
"""Nodes of its tree."""
DEEPEST = 60
"""How far a tree may nest: a sum of sixty terms does."""
LARGEST_NUMBER = 10**15
"""The largest that may be written in one."""

FUNCTIONS = ("sum", "min", "max", "abs")
"""What an expression may call."""
AMOUNTS = ("kr", "tkr", "mnkr", "mdkr", "procent", "promille")
"""How a number with a unit is kept in the tree: `500 mnkr` is read as `mnkr(500)`, and may be written so."""

_WORDS = ("true", "false", "none", "True", "False", "None", "not", "and", "or", "in", "is", "if", "else")
# A dot after one of the language's own words: it is the id of a frame.
_WORD_AS_NAME = re.compile(rf"(?<![\w.])({'|'.join(_WORDS)})(?=\.[^\W\d])")
_AS_NAME = "_name_"
_AS_TYPED = str.maketrans({"\u2212": "-", "\u2013": "-", "≤": "<=", "≥": ">=", "×": "*", "·": "*"} | dict.fromkeys(
    "\u00a0\u202f\u2009", " "
))  # fmt: skip


def parse(source: str) -> Any:
    """The tree of an expression. Raises ExpressionError for what may not stand in one."""
    if len(source) > LONGEST:
        raise ExpressionError(kinds.expressions.TOO_LONG, count=Number(len(source)), limit=Number(LONGEST))
    return _parsed(source)


def name_of(node: Any) -> str:
    """A name as it is written in the expression."""
    return str(node.name).removeprefix(_AS_NAME)


@lru_cache(maxsize=4096)
def _parsed(source: str) -> Any:
    from jinja2 import TemplateSyntaxError
    from jinja2.parser import Parser

    parser = None
    try:
        parser = Parser(_environment(), _plain(source), state="variable")
        tree = parser.parse_expression()
        if not parser.stream.eos:
            raise _unreadable(parser, "")
    except TemplateSyntaxError as error:
        raise _unreadable(parser, error.message or "") from None
    except (RecursionError, OverflowError, MemoryError, ValueError):
        # Python has limits, such as on nested brackets and on digits.
        raise ExpressionError(kinds.expressions.TOO_DEEP) from None
    _look_through(tree)
    return tree


def _plain(source: str) -> str:
    """The expression as Jinja2 reads it: plain signs, numbers with units as calls, ids that are words of its own."""
    plain = source.translate(_AS_TYPED)
    plain = _WORD_AS_NAME.sub(rf"{_AS_NAME}\1", plain)
    return _amounts().sub(_call, plain)


@lru_cache(maxsize=1)
def _amounts() -> re.Pattern[str]:
    """A number with its unit: `500 mnkr`, `1 250,5 tkr`, `4,1 %`."""
    number = r"(?<![\w.,\]])(?P<number>\d{1,3}(?:[ _]\d{3})+(?:[.,]\d+)?|\d[\d_]*(?:[.,]\d+)?)"
    return re.compile(rf"{number}[ ]?(?P<unit>{written()})", re.IGNORECASE)


def _call(found: re.Match[str]) -> str:
    number = found["number"].replace(" ", "").replace("_", "").replace(",", ".")
    unit = measure(found["unit"])
    assert unit is not None, "the pattern holds units alone"
    name = unit.name if unit.money else "promille" if unit.power == 3 else "procent"
    return f"{name}({number})"


def amount_written(node: Any) -> tuple[str, Decimal] | None:
    """The unit and number of a call such as `mnkr(500)`; None for other calls."""
    name = node.node.name
    if name not in AMOUNTS or len(node.args) != 1:
        return None
    value = getattr(node.args[0], "value", None)
    return (name, Decimal(repr(value))) if isinstance(value, int | float) and not isinstance(value, bool) else None


def _unreadable(parser: Any, message: str) -> ExpressionError:
    """Where reading stopped, without the words of the library."""
    strange = re.match(r"unexpected char '(.*)' at", message)
    if strange:
        return ExpressionError(kinds.expressions.EXPRESSION, detail=strange[1])
    token = parser.stream.current if parser else None
    if token is None or token.type == "eof":
        return ExpressionError(kinds.expressions.ENDS_EARLY)
    return ExpressionError(kinds.expressions.EXPRESSION, detail=_token(token))


_SIGNS = {
    "add": "+", "sub": "-", "mul": "*", "div": "/", "floordiv": "//", "mod": "%", "pow": "**", "tilde": "~", "eq": "==",
    "ne": "!=", "gt": ">", "gteq": ">=", "lt": "<", "lteq": "<=", "assign": "=", "comma": ",", "dot": ".", "pipe": "|",
    "colon": ":", "semicolon": ";", "lparen": "(", "rparen": ")", "lbracket": "[", "rbracket": "]", "lbrace": "{",
    "rbrace": "}",
}  # fmt: skip


def _token(token: Any) -> str:
    return _SIGNS.get(token.type) or str(token.value).removeprefix(_AS_NAME)


def _look_through(tree: Any) -> None:
    """Raises ExpressionError when a tree holds what is not allowed, or too much."""
    from jinja2 import nodes

    allowed = {nodes.Name, nodes.Getattr, nodes.Getitem, nodes.Const, nodes.Call, nodes.Compare, nodes.Operand}
    allowed |= {nodes.Add, nodes.Sub, nodes.Mul, nodes.Div, nodes.Neg, nodes.Pos, nodes.And, nodes.Or}
    count = 0
    stack: list[tuple[Any, int]] = [(tree, 1)]
    while stack:
        node, depth = stack.pop()
        count += 1
        if count > LARGEST:
            raise ExpressionError(kinds.expressions.TOO_MANY_PARTS, limit=LARGEST)
        if depth > DEEPEST:
            raise ExpressionError(kinds.expressions.TOO_DEEP)
        if type(node) not in allowed:
            raise ExpressionError(kinds.expressions.FORBIDDEN, detail=_FORBIDDEN.get(type(node).__name__, _ELSE))
        _look_at(node, nodes)
        stack += [(child, depth + 1) for child in node.iter_child_nodes()]


def _look_at(node: Any, nodes: Any) -> None:
    match node:
        case nodes.Const(value=int() | float() as value) if abs(value) > LARGEST_NUMBER:
            raise ExpressionError(kinds.expressions.NUMBER_TOO_LARGE)
        case nodes.Operand(op=op) if op not in ("lt", "lteq", "gt", "gteq"):
            raise ExpressionError(kinds.expressions.FORBIDDEN, detail=_FORBIDDEN.get(op, _ELSE))
        case nodes.Call(node=function):
            known = isinstance(function, nodes.Name) and function.name in (*FUNCTIONS, *AMOUNTS)
            if not known or node.kwargs or node.dyn_args or node.dyn_kwargs:
                raise ExpressionError(kinds.expressions.FORBIDDEN, detail=CALLS)
            if function.name in AMOUNTS and amount_written(node) is None:
                raise ExpressionError(kinds.expressions.FORBIDDEN, detail=_UNITS)


CALLS = Text("anrop av annat än sum, min, max och abs", "calls of anything but sum, min, max and abs")
_UNITS = Text("en enhet på annat än ett tal, som 500 mnkr", "a unit on anything but a number, as in 500 mnkr")
_ELSE = Text("annat än siffror, räknesätt och jämförelser", "something else than figures, operations and comparisons")
_FORBIDDEN: dict[str, Text] = {
    "Pow": Text("upphöjt till (**)", "powers (**)"),
    "Mod": Text("rest (%)", "remainders (%)"),
    "FloorDiv": Text("heltalsdivision (//)", "whole division (//)"),
    "Concat": Text("sammanfogning (~)", "joining (~)"),
    "Filter": Text("filter (|)", "filters (|)"),
    "CondExpr": Text("villkor (if)", "conditions (if)"),
    "Not": Text("not", "not"),
    "Test": Text("test (is)", "tests (is)"),
    "List": Text("en lista […]", "a list […]"),
    "Tuple": Text("komma mellan tal", "commas between numbers"),
    "Dict": Text("klammerparenteser {…}", "braces {…}"),
    "Slice": Text("kolon inom hakparenteser", "colons in brackets"),
    "eq": Text("jämförelsen ==", "the comparison =="),
    "ne": Text("jämförelsen !=", "the comparison !="),
    "in": Text("in", "in"),
    "notin": Text("not in", "not in"),
}


@lru_cache(maxsize=1)
def _environment() -> Any:
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    return ImmutableSandboxedEnvironment()
