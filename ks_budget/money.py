"""Amounts: exact decimals, units, printed precision and the one way to round.

An amount from a file is an ``int`` or a ``Decimal`` in the budget's unit. Its printed precision is its
exponent: ``114_308`` tkr stands for 114 308 ± 0.5, ``5.0`` mnkr for 5.0 ± 0.05. Costs are negative, revenue
and grants positive, as in the printed document.
"""

from collections.abc import Callable, Iterable
from decimal import Context, Decimal, localcontext
from functools import cache, wraps
from typing import Literal, ParamSpec, TypeVar

Amount = int | Decimal
Unit = Literal["kr", "tkr", "mnkr"]


class Followed(Decimal):
    """An amount that stands in no file: it is as far from one of another budget as the amounts below it are.

    A plain one comes of computing with it.
    """


class Turned(Decimal):
    """An amount that its file types with the other sign: costs without a minus, or income with one.

    A plain one comes of computing with it.
    """


POWERS: dict[str, int] = {"kr": 0, "tkr": 3, "mnkr": 6}
"""How many kronor one of each unit is, as a power of ten."""
DECIMALS: dict[str, int] = {"kr": 0, "tkr": 0, "mnkr": 1}
"""How many decimals a figure is shown with in each unit."""

ZERO = Decimal(0)
_TENTH = Decimal("0.1")

# Every product of an amount and some fifty years of rates fits, so projecting never rounds.
_EXACT = Context(prec=1000)

P = ParamSpec("P")
R = TypeVar("R")


def exactly(function: Callable[P, R]) -> Callable[P, R]:
    """Let a function compute without rounding, whatever the caller's decimal context is."""

    @wraps(function)
    def inner(*args: P.args, **kwargs: P.kwargs) -> R:
        with localcontext(_EXACT):
            return function(*args, **kwargs)

    return inner


def half_width(amount: Amount) -> Decimal:
    """Half the step of the last printed digit: 0.5 for ``114_308``, 0.05 for ``5.0``, 50 for ``5.0E+3``."""
    return _half(_exponent(amount))


@cache
def _half(exponent: int) -> Decimal:
    return Decimal(5).scaleb(exponent - 1)


def half_width_of_share(share: Amount) -> Decimal:
    """Half the step of the last digit of a part of one; a whole one is exact, and stands for all of it."""
    return half_width(share) if decimals_of(share) else ZERO


def decimals_of(amount: Amount) -> int:
    """How many decimals an amount was written with."""
    return max(0, -_exponent(amount))


def _exponent(amount: Amount) -> int:
    exponent = amount.as_tuple().exponent if isinstance(amount, Decimal) else 0
    assert isinstance(exponent, int), "NaN and infinity are refused when a file is read"
    return exponent


def convert(amount: Amount, unit: str, to: str) -> Decimal:
    """The same amount in another unit; exact, and the printed precision goes with it."""
    return Decimal(amount) if unit == to else Decimal(amount).scaleb(POWERS[unit] - POWERS[to])


def step(unit: str, amounts: Iterable[Amount | None] = ()) -> Decimal:
    """The smallest difference that a table in this unit can show: that of the unit, or that of the finest of the
    amounts in it, so that none of them is rounded on its own.
    """
    finest = (decimals_of(amount.normalize(_EXACT)) for amount in amounts if isinstance(amount, Decimal))
    return Decimal(1).scaleb(-max([DECIMALS[unit], *finest]))


def nearest(value: Decimal, quantum: Decimal) -> Decimal:
    """Round to a multiple of ``quantum`` (a power of ten), halves away from zero as Swedish tables do."""
    return value.quantize(quantum, rounding="ROUND_HALF_UP")


def to_tenths(value: Decimal | None) -> Decimal | None:
    """The same with one decimal, as tables show percentages; None where there is none."""
    return None if value is None else nearest(value, _TENTH)


def add(amounts: Iterable[Amount]) -> Decimal:
    """The sum as a Decimal, also of nothing."""
    total = ZERO
    for amount in amounts:
        total += amount
    return total
