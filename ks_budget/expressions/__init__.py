"""The small language of claims: Jinja2's sandboxed expressions over a budget's figures.

One expression is evaluated in several algebras by handing it other numbers: exact (`Decimal`), `Interval` (what a
printed figure can stand for), `Linear` (a sum of figures, for the joint proof). A `Quantity` keeps money apart from
plain numbers.
"""

from ks_budget.expressions.language import DEEPEST, FUNCTIONS, LARGEST, LONGEST, evaluate
from ks_budget.expressions.names import Names
from ks_budget.expressions.numbers import (
    Constant,
    ExpressionError,
    Interval,
    Linear,
    NotLinear,
    Quantity,
    exact,
    interval,
    linear,
)

__all__ = [
    "DEEPEST",
    "FUNCTIONS",
    "LARGEST",
    "LONGEST",
    "Constant",
    "ExpressionError",
    "Interval",
    "Linear",
    "Names",
    "NotLinear",
    "Quantity",
    "evaluate",
    "exact",
    "interval",
    "linear",
]
