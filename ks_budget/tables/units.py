"""The unit that heads, corners, captions and the text near a table give, and the columns that hold no money."""

import re
from typing import Literal

from ks_budget.money import Unit

Kind = Literal["money", "percent", "other"]

_WORDS: tuple[tuple[Unit, str], ...] = (
    (
        "mnkr",
        r"mnkr|mkr|mnsek|msek|mn kr|mio kr|milj(?:\.|on|oner)? ?(?:kr|kronor|sek)|sek ?m(?:illion)?",
    ),
    (
        "tkr",
        r"tkr|kkr|tsek|ksek|(?:tusental|tusen|tus\.?|1? ?000) ?(?:kr|kronor|sek)|i tusental|sek ?(?:k|thousands?)",
    ),
    ("kr", r"kr|kronor|sek"),
)
_EACH = r"(?! ?/| ?per |\. ?per )"
"""Kronor for each inhabitant are no amounts to add up."""
_UNITS = tuple((unit, re.compile(rf"(?<![\w/])(?:{words})(?![\w-]){_EACH}", re.I)) for unit, words in _WORDS)
_BARE_KRONOR = re.compile(rf"(?:[(\[,;]|\bi|\b[Bb]elopp|^)\s*(?:hela\s+)?(kr|kronor|sek)(?![\w-])\.?{_EACH}", re.I)
_DECLARED = re.compile(
    r"(?:belopp|siffror|uppgifter|tabell(?:er|en)?|redovisas|anges|amounts?|figures)\b[^.]{0,60}?\b(?:i|in)\s+([^.,;]{2,30})",
    re.I,
)

_PERCENT = re.compile(
    r"%|\bprocent(?!enhet)|\bproc\.|\bandel(?:en)?\b|\bpercent|\bshare\b|\bkvot\b|soliditet|\btäckningsgrad", re.I
)
_OTHER = re.compile(
    r"\bantal|årsarbet|årsverk|\båa\b|\bplatser\b|\bvolym|\bstyck|\b(?:kr|tkr|kronor) ?(?:/|per )|per (?:inv|elev)|"
    r"/inv|\bindex\b|\brang|\bnki\b|\bnmi\b|\bnui\b|\bpoäng|\bbetyg|\bskala|sannolikhet|väsentlighet|konsekvens|"
    r"\bnivå|riskvärde|riskpoäng|riskklass|\btimmar|\bdagar|\bmånader|\bkvm\b|\bm2\b|m²|\bkm\b|\bålder|\binvånare|\bpersoner|\belever|"
    r"\bkwh|\bmwh|\bgwh|\bton\b|likelihood|\bimpact|\bscore\b|\bheadcount|\bfte\b|\bnumber of|procentenhet|%-enhet",
    re.I,
)


def unit_of(text: str) -> Unit | None:
    """The unit of money that a head, a corner or a caption names; the first where it names several.

    A lone "kr" in a longer text counts only where it stands as a unit does: `(kr)`, `Belopp i kr`, `Hyror, kr`.
    """
    best: tuple[int, Unit] | None = None
    for unit, words in _UNITS:
        found = (words if unit != "kr" or len(text) < 16 else _BARE_KRONOR).search(text)
        start = found.start(found.lastindex or 0) if found else 0
        if found and (best is None or start < best[0]):
            best = start, unit
    return best[1] if best else None


def declared_unit(text: str) -> Unit | None:
    """The unit that running text gives its tables: "Alla belopp anges i tkr"."""
    for found in _DECLARED.finditer(text):
        if unit := unit_of(found[1]):
            return unit
    return None


_ONLY = re.compile(
    r"[(\[]?\s*(?:(?:alla\s+)?(?:belopp|siffror|tabell|amounts|figures)\w*\s*)?(?:anges\s+|redovisas\s+|är\s+)?(?:(?:i|in)\s+|,\s*|:\s*)?"
    r"(?:\w+kr|kr|kronor|\w?sek|miljoner kronor|milj\.? kr|tusental kronor|tusen kronor|tusental)\s*[)\]]?[.:]?",
    re.I,
)


def only_unit(text: str) -> bool:
    """Whether a line tells the unit and nothing more: `(tkr)`, `Belopp i mnkr`, `Mkr`."""
    return len(text) <= 60 and unit_of(text) is not None and _ONLY.fullmatch(text.strip()) is not None


_INDICATORS = re.compile(r"indikator|nyckeltal|indikation|mätetal|\bmått\b|\bmål\b|\bkpi|\bindicator|målvärde", re.I)


def measures(corner: str) -> bool:
    """Whether the labels below a corner are indicators, each in a unit of its own."""
    return _INDICATORS.search(corner) is not None


def kind_of(head: str) -> Kind:
    """What a head says that its column holds. Most say nothing: amounts."""
    if _OTHER.search(head):
        return "other"
    return "percent" if _PERCENT.search(head) else "money"
