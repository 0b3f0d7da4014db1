"""Years and deadlines as they are written: a year, a quarter or a day; years that follow each other as a span."""

from collections.abc import Iterable
from datetime import date, timedelta

from msgspec import Struct


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
    year, dash, rest = text.strip().partition("-")
    if not (_digits(year, 4) and int(year)):
        return None
    if not dash:
        return Period(date(int(year), 12, 31), date(int(year), 1, 1))
    try:
        return _quarter(int(year), rest) or _day(int(year), rest)
    except (ValueError, OverflowError):
        return None


def _quarter(year: int, text: str) -> Period | None:
    """`Q1`, or `K1` as in kvartal."""
    if len(text) != 2 or text[0] not in "QqKk" or text[1] not in "1234":
        return None
    last = 3 * int(text[1])
    return Period(_last_day(year, last), date(year, last - 2, 1))


def _day(year: int, text: str) -> Period | None:
    """`05-31`. Raises ValueError for a day that there is not."""
    month, dash, number = text.partition("-")
    if not (dash and _digits(month, 2) and _digits(number, 2)):
        return None
    day = date(year, int(month), int(number))
    return Period(day, day)


def _digits(text: str, length: int) -> bool:
    """Whether a text is so many digits, of those that Python's `int` and people mean by them."""
    return len(text) == length and text.isascii() and text.isdigit()


def _last_day(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def runs(years: Iterable[int]) -> list[str]:
    """Years as one writes them, those that follow each other together: `2024–2026`, `2028`."""
    found: list[list[int]] = []
    for year in sorted(set(years)):
        if found and year == found[-1][-1] + 1:
            found[-1].append(year)
        else:
            found.append([year])
    return [f"{run[0]}–{run[-1]}" if len(run) > 1 else str(run[0]) for run in found]
