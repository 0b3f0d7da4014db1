"""Units as people write them: what `Mkr`, `miljoner kronor`, `procent` and `‰` measure."""

import re
from functools import cache

from msgspec import Struct

from ks_budget.money import POWERS
from ks_budget.problems import Known


class Measure(Struct, frozen=True):
    """A unit of money or of shares. Words for what is counted (`st`, `år`) are none."""

    name: str
    """As it is shown, however it was written."""
    money: bool
    power: int
    """How many of it make one, as a power of ten: minus for shares (2 for %), how many kronor it is for money."""


_KR, _TKR, _MNKR = (Measure(unit, True, power) for unit, power in POWERS.items())
_MDKR = Measure("mdkr", True, 9)
_PERCENT, _POINTS = Measure("%", False, 2), Measure("procentenheter", False, 2)
_MILLE, _SHARE = Measure("‰", False, 3), Measure("andel", False, 0)

_WRITTEN: tuple[tuple[Measure, str], ...] = (
    (_KR, "kr; kronor; sek"),
    (_TKR, "tkr; t kr; tusen kr; tusen kronor; tusental kronor; kkr; ksek; tsek; thousand kronor"),
    (_MNKR, "mnkr; mn kr; mkr; m kr; milj kr; milj kronor; miljoner kr; miljoner kronor; miljon kronor; msek"),
    (_MNKR, "million kronor"),
    (_MDKR, "mdkr; md kr; mdr kr; mdr kronor; miljarder kr; miljarder kronor; miljard kronor; billion kronor"),
    (_PERCENT, "%; procent; proc; percent; per cent"),
    (_POINTS, "procentenheter; procentenhet; procentpoäng; %-enheter; percentage points"),
    (_MILLE, "‰; promille"),
    (_SHARE, "andel; share"),
)
_BY_WORD = {word: measure for measure, words in _WRITTEN for word in words.split("; ")}
_EACH = re.compile(r"/| per ")
_BARE = re.compile(r"[.\s\u00a0\u202f]+")


def measure(unit: str) -> Measure | None:
    """What a unit measures, whatever its capitals, points and spaces, and whatever it is for each of: `kr/elev`. None
    for a word for what is counted.
    """
    return _BY_WORD.get(_bare(unit)) or _BY_WORD.get(_EACH.split(_bare(unit))[0].strip())


def _bare(unit: str) -> str:
    return _BARE.sub(" ", unit).strip().casefold()


def meant(unit: str) -> Known:
    """The units of money and shares, and the one that was perhaps meant."""
    from difflib import get_close_matches

    # Closer than for other names: a word for what is counted may be anything.
    words = [word for word in _BY_WORD if "%" not in word]
    likely = get_close_matches(unit.casefold(), words, 1, 0.75)
    names = tuple(dict.fromkeys(found.name for found, _ in _WRITTEN))
    return Known(names, _BY_WORD[likely[0]].name if likely else None)


@cache
def written() -> str:
    """A pattern for every unit of money or percent as it may stand after a number, the longest first.

    A share has no word after its number: "andel" is left out.
    """
    words = sorted((word for word, of in _BY_WORD.items() if of is not _SHARE), key=len, reverse=True)
    ends = (re.escape(word).replace(r"\ ", r"\.?[\s\u00a0\u202f]?") for word in words)
    return "|".join(f"{word}(?!\\w)" if word not in "%‰" else word for word in ends)
