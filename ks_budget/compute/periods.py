"""Deadlines as they are written: a year, a quarter or a day."""

import re
from datetime import date, timedelta

from msgspec import Struct

_QUARTER = r"(\d{4})-[QK]([1-4])"


class Period(Struct, frozen=True, order=True):
    """The days from first to last, both included."""

    last: date
    first: date

    @property
    def quarter(self) -> str:
        """The quarter that its last day is in: what is due in a year is reported in its fourth."""
        return f"{self.last.year}-Q{(self.last.month + 2) // 3}"


def period(text: str) -> Period | None:
    """`2024`, `2024-Q1` or `2024-05-31` as the days it covers; None for anything else."""
    text = text.strip()
    quarter = re.fullmatch(_QUARTER, text, re.IGNORECASE)
    try:
        if quarter:
            year, number = int(quarter[1]), int(quarter[2])
            return Period(_last_day(year, 3 * number), date(year, 3 * number - 2, 1))
        if re.fullmatch(r"[0-9]{4}", text):
            return Period(date(int(text), 12, 31), date(int(text), 1, 1))
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
            day = date.fromisoformat(text)
            return Period(day, day)
    except ValueError:
        pass
    return None


def _last_day(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
