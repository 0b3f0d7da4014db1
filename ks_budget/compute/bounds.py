"""What a measure can be: the ends of the scale that its unit names."""

import re
from decimal import Decimal

from msgspec import Struct

from ks_budget.model import Indicator, KeyFigure
from ks_budget.money import Amount


class Bounds(Struct, frozen=True):
    """What a measure can be, both ends included; None is no bound."""

    low: Decimal | None = None
    high: Decimal | None = None
    certain: bool = False
    """Whether the document says so itself, and not only the sort of measure."""

    def hold(self, value: Amount) -> bool:
        """Whether a value is inside."""
        return (self.low is None or self.low <= value) and (self.high is None or value <= self.high)


_SPAN = re.compile(r"(?<![\d,.])(\d{1,6}(?:[,.]\d+)?)\s*[–‐-]\s*(\d{1,6}(?:[,.]\d+)?)(?![\d,.]*\d)")


def bounds(measure: Indicator | KeyFigure) -> Bounds:
    """What its unit allows: what `lowest` and `highest` say, the two ends of `index 1–100`, else 0 to 100 for `%`."""
    if measure.lowest is not None or measure.highest is not None:
        ends = [Decimal(end) if end is not None else None for end in (measure.lowest, measure.highest)]
        return Bounds(ends[0], ends[1], certain=True)
    span = _SPAN.search(measure.unit)
    if span:
        low, high = (Decimal(end.replace(",", ".")) for end in span.groups())
        return Bounds(low, high, certain=True) if low < high else Bounds()
    return Bounds(Decimal(0), Decimal(100)) if measure.unit.strip() in ("%", "procent", "percent") else Bounds()
