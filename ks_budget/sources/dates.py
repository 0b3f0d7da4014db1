"""Days and times of spreadsheets, which store them as days since a first day."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from decimal import Decimal

_MONTHS = (
    "januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november",
    "december",
)  # fmt: skip
_DAYS = ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag")
_FIRST, _FIRST_OF_1904 = datetime(1899, 12, 30), datetime(1904, 1, 1)
_LAST = 2_958_465
"""The last day of the year 9999."""
_SECONDS = 86_400


def day(value: Decimal, from_1904: bool = False) -> datetime | None:
    """The moment that a number of days is; None for what is no day."""
    if not 0 <= value <= _LAST:
        return None
    # To the whole second: fractions of a day are never exact.
    return (_FIRST_OF_1904 if from_1904 else _FIRST) + timedelta(seconds=round(value * _SECONDS))


def shown(value: Decimal, tokens: Sequence[tuple[str, str]], from_1904: bool = False) -> str:
    """A number of days in the placeholders of a format. Empty for what is no day."""
    moment = day(value, from_1904)
    if moment is None:
        return ""
    halves = any(kind == "half" for kind, _ in tokens)
    made: list[str] = []
    for place, (kind, said) in enumerate(tokens):
        if kind == "elapsed":
            made.append(_elapsed(value, said.lower()))
        elif kind == "half":
            made.append("em" if moment.hour >= 12 else "fm")
        elif kind == "date":
            made.append(_part(moment, said.lower(), _is_minutes(tokens, place), halves))
        elif kind == "digit":
            made.append("0")
        else:
            made.append(said)
    return "".join(made).strip()


def _is_minutes(tokens: Sequence[tuple[str, str]], place: int) -> bool:
    """Whether an `m` is minutes and no month: after hours, or before seconds."""
    parts = [(at, said[0].lower()) for at, (kind, said) in enumerate(tokens) if kind in ("date", "elapsed")]
    here = [at for at, _ in parts].index(place)
    before = parts[here - 1][1] if here else ""
    after = parts[here + 1][1] if here + 1 < len(parts) else ""
    return before == "h" or after == "s"


def _part(moment: datetime, said: str, minutes: bool, halves: bool) -> str:
    width = len(said)
    if said[0] == "y":
        return f"{moment.year % 100:02}" if width < 3 else f"{moment.year:04}"
    if said[0] == "m" and not minutes:
        name = _MONTHS[moment.month - 1]
        named = {3: name[:3], 4: name, 5: name[0]}
        return named.get(width) or str(moment.month).zfill(min(width, 2))
    if said[0] == "d" and width > 2:
        name = _DAYS[moment.weekday()]
        return name[:3] if width == 3 else name
    hour = (moment.hour - 1) % 12 + 1 if halves else moment.hour
    number = {"m": moment.minute, "d": moment.day, "h": hour, "s": moment.second}[said[0]]
    return str(number).zfill(min(width, 2))


def _elapsed(value: Decimal, said: str) -> str:
    seconds = round(value * _SECONDS)
    return str(seconds // {"h": 3600, "m": 60, "s": 1}[said[0]]).zfill(len(said))
