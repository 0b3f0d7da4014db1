"""Small drawings in characters, for tables on terminals and in Markdown."""

from decimal import Decimal

from ks_budget.report import Bar, Trend

WIDTHS = (20, 12, 8)
"""How many characters the whole scale of a bar takes: the first where there is room, else one that fits."""

_FILLS = {"level": "█", "up": "▒", "down": "░"}
_LEVELS = "▁▂▃▄▅▆▇█"
_MISSING = "·"


def draw(picture: Bar | Trend, width: int = WIDTHS[0]) -> str:
    """A picture as one line of characters."""
    return _bar(picture, width) if isinstance(picture, Bar) else _trend(picture)


def _bar(bar: Bar, width: int) -> str:
    """A bar is at least one character where it is something, and nothing where it is nothing."""
    if bar.start == bar.end or bar.high <= bar.low:
        return ""
    cells = [round((value - bar.low) / (bar.high - bar.low) * width) for value in sorted((bar.start, bar.end))]
    first, last = (min(width, max(0, cell)) for cell in cells)
    return " " * min(first, width - 1) + _FILLS[bar.kind] * max(1, last - first)


def _trend(trend: Trend) -> str:
    known = [value for value in trend.values if value is not None]
    if not known:
        return ""
    low, high = min(known), max(known)
    return "".join(_MISSING if value is None else _level(value, low, high) for value in trend.values)


def _level(value: Decimal, low: Decimal, high: Decimal) -> str:
    if low == high:
        return _LEVELS[3]
    return _LEVELS[int((value - low) / (high - low) * (len(_LEVELS) - 1))]
