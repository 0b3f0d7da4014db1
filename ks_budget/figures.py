"""How a figure is written for people, in their language."""

from decimal import Decimal

from ks_budget.money import DECIMALS

NO_BREAK = "\u00a0"
MINUS = "\u2212"


def figure(value: Decimal | int, language: str, decimals: int | None = 0, signed: bool = False) -> str:
    """A figure as it is written in running text: `−114 196` in Swedish, `−114,196` in English.

    ``decimals`` None keeps those the value has. A value that rounds to zero has no sign.
    """
    value = Decimal(value)
    if decimals is None:
        exponent = value.normalize().as_tuple().exponent
        decimals = max(0, -exponent) if isinstance(exponent, int) else 0
    text = f"{abs(value).quantize(Decimal(1).scaleb(-decimals), 'ROUND_HALF_UP'):,f}"
    nothing = not text.strip("0.,")
    if language == "sv":
        text = text.replace(",", NO_BREAK).replace(".", ",")
    if nothing:
        return text
    return (MINUS if value < 0 else "+" if signed else "") + text


def amount(value: Decimal | int, unit: str, language: str, signed: bool = False) -> str:
    """An amount with its unit, with the decimals of that unit: `1 000 tkr`, `5,4 mnkr`."""
    return f"{figure(value, language, DECIMALS[unit], signed)}{NO_BREAK}{unit}"


def percent(value: Decimal, language: str) -> str:
    """A rate as given: `4,1 %`."""
    return f"{figure(value, language, max(1, decimals_of(value)))}{NO_BREAK}%"


def decimals_of(value: Decimal) -> int:
    """How many decimals a value was written with."""
    exponent = value.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0
