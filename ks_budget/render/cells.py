"""How a typed cell is written: for people in their language, for programs exactly."""

from decimal import Decimal

from ks_budget.figures import figure, percent
from ks_budget.report import Choice, Column, Rate, Value


def for_people(value: Value, column: Column, language: str) -> str:
    """As in a printed table: `−114 196`, `+5,0`, `4,1 %`, a label. Empty for a missing value."""
    match value:
        case None:
            return ""
        case Rate():
            return percent(value.percent, language) + ("*" if value.changed else "")
        case Choice():
            return value.label
        case str():
            return value
    return figure(value, language, column.decimals, column.signed)


def for_programs(value: Value, column: Column) -> Decimal | int | str | None:
    """The value itself: whole numbers as int, ids instead of labels, rates as percent."""
    match value:
        case Rate():
            return value.percent
        case Choice():
            return value.id
        case Decimal():
            if column.decimals is not None:
                value = value.quantize(Decimal(1).scaleb(-column.decimals), "ROUND_HALF_UP")
            # Adding 0 takes the sign off a zero.
            return int(value) if value == value.to_integral_value() and not column.decimals else value + 0
    return value


def harmless(text: str) -> str:
    """Text without control characters: an escape sequence in a budget file must not reach a terminal or a page."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() or c in "\n\u00a0\u00ad" else "\ufffd" for c in text)
