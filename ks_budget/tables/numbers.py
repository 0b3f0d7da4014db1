"""The one parser of printed figures: a cell's text to a number with its precision, to what stands for none, or to text.

Some figures can be read in two ways. A comma is for decimals and a point before three digits parts thousands, as in
Swedish, `1,234` = 1.234 and `1.234` = 1 234, unless the table shows otherwise: see ``decimal_sign``.
A year or an account number is a figure here: only its column tells that it is none.
"""

import re
from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from ks_budget.numerals import MINUS_SIGNS, SPACES
from ks_budget.problems import Place
from ks_budget.tables.table import Entry, Number

DecimalSign = Literal["", ",", "."]
"""What stands before decimals; empty where a table does not show it."""

Blank = Literal["empty", "dash", "unknown", "text"]

_DROPPED = "\u200b\u200c\u200d\u2060\ufeff"
_PLAINLY = str.maketrans(
    dict.fromkeys(SPACES, " ") | dict.fromkeys(MINUS_SIGNS + "\xad", "-") | dict.fromkeys("\u2019\u2018´`", "'")
    | dict.fromkeys(_DROPPED)
)  # fmt: skip

_UNITS = (
    r"(?:(?:miljoner|miljarder|tusental|tusen|milj\.?|mdr\.?) ?(?:kronor|kr\.?|sek)|miljoner|miljarder|kronor"
    r"|mnkr|mkr|mdkr|tkr|kkr|msek|ksek|tsek|sek|kr)(?:/(?:inv(?:\.|ånare)?|elev|barn|plats|kvm|m2|m²|mån(?:ad)?|år|st|tim(?:me)?))?\.?|:-|"
    r"procentenheter|%-enheter|st\.?|kvm|m2|m²|km|årsarbetare|åa|platser|tim(?:mar)?|dagar|kwh|mwh|gwh|ton"
)
_FIGURE = (
    r"[0-9]{1,3}(?:[ '_][0-9]{3})+(?:[.,][0-9]{1,12})?"  # 1 234 567,8
    r"|[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]{1,12})?"  # 1.234.567,8
    r"|[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]{1,12})?"  # 1,234,567.8
    r"|[0-9]{1,15}(?:[.,][0-9]{1,12})?"  # 1234567,8
    r"|[.,][0-9]{1,12}"  # ,8
)
_NOTE = r"[*†‡#]+\)?|[⁰¹²³⁴-⁹]+[⁾)]?|\[[0-9a-z]{1,2}\]|(?<=[0-9%)-])[0-9a-z]\)| [0-9a-z]\)| [0-9]{2}\)"

# The everyday forms, tried first: most cells are these, and a table has thousands.
_EVERYDAY = re.compile(r"(-?) ?([1-9][0-9]{0,2}(?: [0-9]{3}){0,4}|[1-9][0-9]{3,14}|0)(?:,([0-9]{1,2}))?( ?%)?")
_ANY = re.compile(
    rf"'?(?P<open>\()?(?P<sign>\+/-|-/\+|[-+±])? ?(?P<inner>\()?(?:(?P<before>sek|kr|tkr|mnkr) )?"
    rf"(?P<figure>{_FIGURE}) ?(?P<after>-)?(?(inner)\))"
    rf"(?: ?(?:(?P<percent>%|procent|proc\.)|(?P<unit>{_UNITS})))?(?(open) ?\)) ??(?P<note>{_NOTE})?",
    re.IGNORECASE,
)
_SEPARATED = re.compile(r"(?<![0-9.,])[0-9]{1,15}(?:[.,][0-9]+)+(?![0-9.,])")
_GROUPS = re.compile(r"[1-9][0-9]{0,2}(?:[.,][0-9]{3})+")

_LISTED = re.compile(r"[0-9]{1,2}\)")
"""The twelfth of a list, `12)`; a figure with a note glued to it is longer: `114 1963)`."""
_YEAR_NOTED = re.compile(r"\((?:19[89]|20[0-4])[0-9]\)")
"""A year, not a negative figure: those have their thousands parted in a table where others have."""
_DASH = re.compile(rf"-[- ]*(?:%|{_UNITS})?(?: ?(?:{_NOTE}|[0-9]\)))?", re.IGNORECASE)
_EMPTY = {"", "(tom)", "tom", "(blank)", "(empty)"}
_UNKNOWN = {
    ".",
    "..",
    "...",
    "…",
    "*",
    "x",
    "i.u.",
    "u.s.",
    "e.t.",
    "ej tillämpligt",
    "ej tillgängligt",
    "uppgift saknas",
}
_UNKNOWN |= {"saknas", "okänt", "okänd", "n/a", "na", "n.a.", "nan", "null", "n.m.", "m.v.", "?", "e/t"}
_HIDDEN = re.compile(r"#+|#[a-z0-9/]+[!?]|#n/a")
"""What a spreadsheet shows for a figure that has no room, or no value."""


def read_entry(text: str, decimals: DecimalSign = "", place: Place | None = None) -> Entry:
    """What one cell says. ``decimals`` is the sign that its table has before decimals, where it shows one."""
    number, blank = _read(text, decimals)
    return Entry(text=text, number=number, blank=blank or "", place=place)


def decimal_sign(texts: Iterable[str]) -> DecimalSign:
    """The sign before decimals in a table, from all its cells; empty where nothing tells it.

    `0,5` and `1234,567` tell a comma, and `1.234,5` too; `0.5`, `1,234,567` and `1,234.5` tell a point. Several figures
    that all have three digits after a comma have thousands: budgets have no three decimals throughout.
    """
    commas = points = thousands = 0
    for text in texts:
        if "," not in text and "." not in text:
            continue
        for figure in _SEPARATED.findall(text):
            comma, point = figure.count(","), figure.count(".")
            if comma and point:
                commas, points = (commas + 1, points) if figure.rfind(",") > figure.rfind(".") else (commas, points + 1)
            elif _GROUPS.fullmatch(figure):
                points += comma > 1
                commas += point > 1
                thousands += comma == 1
            elif comma + point == 1:
                commas, points = commas + comma, points + point
    if commas or points:
        return "," if commas > points else "." if points > commas else ""
    return "." if thousands > 1 else ""


@lru_cache(maxsize=20_000)
def _read(text: str, decimals: DecimalSign) -> tuple[Number | None, Blank | None]:
    plain = " ".join(text.translate(_PLAINLY).split(" ")).strip() if len(text) < 80 else text
    if everyday := _EVERYDAY.fullmatch(plain):
        sign, whole, part, percent = everyday.groups()
        return _number(whole.replace(" ", ""), part or "", minus=bool(sign), signed=bool(sign), percent=percent), None
    if plain.lower() in _EMPTY:
        return None, "empty"
    if not any(sign.isdigit() for sign in plain):
        return None, _blank(plain.lower())
    return _unusual(re.sub(" +", " ", plain), decimals)


def _blank(plain: str) -> Blank:
    if plain in _UNKNOWN or _HIDDEN.fullmatch(plain):
        return "unknown"
    return "dash" if _DASH.fullmatch(plain) else "text"


def _unusual(plain: str, decimals: DecimalSign) -> tuple[Number | None, Blank | None]:
    found = None if _LISTED.fullmatch(plain) or _YEAR_NOTED.fullmatch(plain) else _ANY.fullmatch(plain)
    digits = found and _digits(found["figure"], decimals)
    if not found or not digits:
        return None, _blank(plain.lower())
    whole, part = digits
    minus = found["sign"] == "-" or bool(found["after"] or found["open"] or found["inner"])
    return _number(
        whole,
        part,
        minus=minus,
        signed=minus or bool(found["sign"]),
        percent=found["percent"],
        note=(found["note"] or "").strip(),
        unit=found["unit"] or found["before"] or "",
    ), None


def _digits(figure: str, decimals: DecimalSign) -> tuple[str, str] | None:
    """The whole part and the decimals; None for what is no amount: `0123`."""
    bare = re.sub("[ '_]", "", figure)
    commas, points = bare.count(","), bare.count(".")
    last = max(bare.rfind(","), bare.rfind("."))
    if last < 0:
        whole, part = bare, ""
    elif (commas and points) or _decimals_after(bare, bare[last], commas + points, decimals):
        whole, part = re.sub("[.,]", "", bare[:last]), bare[last + 1 :]
    else:
        whole, part = re.sub("[.,]", "", bare), ""
    if (len(whole) > 1 and whole.startswith("0")) or len(whole) > 15:
        return None
    return whole or "0", part


def _decimals_after(bare: str, sign: str, count: int, decimals: DecimalSign) -> bool:
    """Whether the only kind of sign in a figure stands before decimals, and does not part thousands."""
    if count > 1:
        return False
    if not _GROUPS.fullmatch(bare):
        return True
    return sign == (decimals or ",")


def _number(
    whole: str,
    part: str,
    *,
    minus: bool,
    signed: bool,
    percent: str | None,
    note: str = "",
    unit: str = "",
) -> Number:
    value = Decimal(f"{whole}.{part}" if part else whole)
    return Number(
        value=value.copy_negate() if minus and value else value,
        percent=bool(percent),
        signed=signed,
        note=note,
        unit=unit,
    )
