"""The small language of claims: Jinja2's expressions over a budget's figures.

One expression is evaluated in several algebras by handing it other numbers: exact (`Decimal`), `Interval` (what a
printed figure can stand for), `Linear` (a sum of figures, for the joint proof). A `Quantity` keeps money apart from
plain numbers, knows a percentage from a share and a cost from what it costs.
"""

from ks_budget.expressions.algebras import Constant, Interval, Linear, NotLinear, exact, interval, linear
from ks_budget.expressions.errors import ExpressionError
from ks_budget.expressions.language import AMOUNTS, DEEPEST, FUNCTIONS, LARGEST, LONGEST
from ks_budget.expressions.measures import Measure, meant, measure, written
from ks_budget.expressions.names import Names
from ks_budget.expressions.numbers import Quantity
from ks_budget.expressions.run import Compared, Seen, evaluate

__all__ = [
    "AMOUNTS",
    "DEEPEST",
    "FUNCTIONS",
    "LARGEST",
    "LONGEST",
    "Compared",
    "Constant",
    "ExpressionError",
    "Interval",
    "Linear",
    "Measure",
    "Names",
    "NotLinear",
    "Quantity",
    "Seen",
    "evaluate",
    "exact",
    "interval",
    "linear",
    "meant",
    "measure",
    "written",
]
