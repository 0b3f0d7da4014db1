"""How a figure is written for people in their language, and read from what they write."""

import re
from collections.abc import Iterable
from decimal import Context, Decimal

from ks_budget.money import DECIMALS, Amount, decimals_of, step

NO_BREAK = "\u00a0"
MINUS = "\u2212"

SPACES = " \t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
"""What parts thousands in print: ordinary, no-break, narrow, thin and figure space, and their kin."""
MINUS_SIGNS = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe63\uff0d"
"""What stands for a minus in print: hyphens, dashes of any length and the sign itself."""

# A figure may be told to be beyond all budgets: whatever whole number a file can hold, it can be written.
_WIDE = Context(prec=5000)

_NUMBER = rf"[+{re.escape(MINUS_SIGNS)}]?\d{{1,15}}(?:[.,]\d{{1,12}})?"
_THOUSANDS = rf"(?<=\d)[_{SPACES}](?=\d{{3}})"

_TO_HYPHEN = str.maketrans(dict.fromkeys(MINUS_SIGNS, "-"))


def write(value: Amount, language: str, decimals: int | None = 0, signed: bool = False) -> str:
    """A number as it is written in running text: `−114 196` in Swedish, `−114,196` in English.

    ``decimals`` None keeps those the value has. A value that rounds to zero has no sign.
    """
    value = Decimal(value)
    if decimals is None:
        decimals = decimals_of(value.normalize(_WIDE))
    text = f"{value.copy_abs().quantize(Decimal(1).scaleb(-decimals), 'ROUND_HALF_UP', _WIDE):,f}"
    nothing = not text.strip("0.,")
    if language == "sv":
        text = text.replace(",", NO_BREAK).replace(".", ",")
    if nothing:
        return text
    return (MINUS if value < 0 else "+" if signed else "") + text


def write_as_printed(value: Amount, language: str, unit: str = "", signed: bool = False) -> str:
    """A figure with the decimals that it was written with, and its unit where it has one."""
    text = write(value, language, decimals_of(value), signed)
    return f"{text}{NO_BREAK}{unit}" if unit else text


def write_amount(value: Amount, unit: str, language: str, signed: bool = False, decimals: int | None = None) -> str:
    """An amount with its unit: `1 000 tkr`, `5,4 mnkr`. ``decimals`` None gives those of the unit."""
    return f"{write(value, language, DECIMALS[unit] if decimals is None else decimals, signed)}{NO_BREAK}{unit}"


def write_percent(value: Decimal, language: str) -> str:
    """A rate as given: `4,1 %`."""
    return f"{write(value, language, max(1, decimals_of(value)))}{NO_BREAK}%"


def write_step(smallest: Decimal, unit: str, language: str) -> str:
    """What a table is rounded to: `1 tkr`, `0,1 mnkr`."""
    return f"{write(smallest, language, None)}{NO_BREAK}{unit}"


def decimals_shown(unit: str, values: Iterable[Amount | None]) -> int:
    """Those of the unit, or as many as the finest of the figures has, so that nothing is rounded on its own."""
    return decimals_of(step(unit, values))


def read(text: str) -> Decimal | None:
    """A number as people write it, Swedish or English: `1 234,5`, `1_234.5`, `−3`; None for anything else.

    A comma is a decimal sign, as a point is: neither parts thousands here.
    """
    plain = re.sub(_THOUSANDS, "", text.strip())
    if not re.fullmatch(_NUMBER, plain):
        return None
    return Decimal(plain.translate(_TO_HYPHEN).replace(",", "."))
