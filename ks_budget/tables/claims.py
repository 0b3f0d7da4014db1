"""What running text says of amounts: levels and changes, each with its sentence and how exactly it is given."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Literal

from msgspec import Struct

from ks_budget.tables.numbers import read_entry
from ks_budget.tables.table import Prose

ClaimKind = Literal["level", "change", "other"]
"""How much something is, how much it changes by, or neither that can be told."""

UNITS = {
    "kr": 0, "kronor": 0, "tkr": 3, "kkr": 3, "tusen": 3, "tusental": 3, "mnkr": 6, "mkr": 6, "milj": 6, "miljon": 6,
    "miljoner": 6, "mdkr": 9, "miljard": 9, "miljarder": 9,
}  # fmt: skip
"""The power of ten of kronor that each is."""


class Claim(Struct, frozen=True):
    """An amount in a sentence."""

    prose: Prose
    sentence: str
    before: str
    """The sentence up to the figure."""
    at: int
    """Where the figure begins in the paragraph."""
    printed: str
    """The figure with its unit, as printed."""
    value: Decimal
    half: Decimal
    """Half the step of its last digit, in its unit."""
    power: int | None
    """Of its unit: 3 for tkr; None where it has none and is in that of the table."""
    kind: ClaimKind
    falls: bool | None
    """Of a change: whether the words say that it falls."""
    about: bool
    """Whether it is said to be about so much: drygt, cirka, omkring."""
    years: tuple[int, ...]
    """Those that its sentence names before it."""


_FIGURE = r"(?:[-−–]\s?)?(?:\d{1,3}(?:[ \u00a0\u202f]\d{3}){1,6}|\d+)(?:,\d+)?"
_AMOUNT = re.compile(
    rf"(?<![\d.,/])(?P<figure>{_FIGURE})(?P<space>\s*)(?P<unit>mnkr|mkr|mdkr|tkr|kkr|miljoner|miljon|miljarder|miljard|milj|tusental"
    r"|tusen|kronor|kr)\b(?P<kronor>\.?\s+kronor|\.?\s+kr)?",
    re.I,
)
_BARE = re.compile(
    r"(?:=|\btill|\bom)\s*(?P<figure>\d{1,3}(?:[ \u00a0\u202f]\d{3})+)(?![\d,]|\s*(?:%|procent|st\b|[a-zåäö]))", re.I
)
_ABOUT = (
    r"(?P<about>(?:cirka|ca\.?|omkring|ungefär|drygt|knappt|nästan|närmare|runt|över|minst|högst"
    r"|totalt|sammanlagt)\s+)?$"
)
_RISES = r"ökar|ökade|öka|ökat|ökas|höjs|höjdes|höjas|höjts|växer|växte|stiger|steg|stigit|ökning\w*|höjning\w*"
_FALLS = (
    r"minskar|minskade|minska|minskat|minskas|sänks|sänktes|sänkas|sänkts|sjunker|sjönk|sjunkit"
    r"|minskning\w*|sänkning\w*"
)
_CHANGE = re.compile(
    rf"\b(?:(?P<rises>{_RISES})|(?P<falls>{_FALLS}))\b[^.;]*?\b(?:med|på|om|är|var|blir)\s+{_ABOUT}", re.I
)
_LEVEL = re.compile(
    rf"(?:\b(?:till|på|om|är|var|blir|blev|beräknas|budgeteras|budgeterat|budgeterades)\s+|[=:]\s*){_ABOUT}", re.I
)
_PART = re.compile(r"\bvarav\b[^.,;]*$|\bdärav\b[^.,;]*$", re.I)
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_SENTENCE = re.compile(r"(?<=[a-zåäö%)0-9])[.!?]\s+(?=[A-ZÅÄÖ])|\n\s*\n|\n(?=\s*[-•*–]\s)")

_NEAR = 100
"""Signs before a figure that say what it is of a level, more than such words have."""
_LONGEST = 2_000
"""Signs of a sentence. What goes on longer is a list, and is cut: each amount is read with what stands before it."""


def claims(prose: Prose) -> Iterator[Claim]:
    """Every amount of a paragraph: those with a unit, and large ones without that are said to be what something is."""
    start = 0
    for end in [*(found.start() for found in _SENTENCE.finditer(prose.text)), len(prose.text)]:
        while end - start > _LONGEST:
            cut = _cut(prose.text, start)
            yield from _of_sentence(prose, prose.text[start:cut], start)
            start = cut
        yield from _of_sentence(prose, prose.text[start : end + 1], start)
        start = end + 1


def _cut(text: str, start: int) -> int:
    """Where something that is longer than a sentence is cut, after a comma or else a space where it has one."""
    end = start + _LONGEST
    return next((at + 1 for sign in (",\n", ", ", " ") if (at := text.rfind(sign, start, end)) > start), end)


def _of_sentence(prose: Prose, sentence: str, start: int) -> Iterator[Claim]:
    taken = set[int]()
    ends = [0]
    for found in _AMOUNT.finditer(sentence):
        taken |= set(range(*found.span("figure")))
        power = UNITS[found["unit"].lower()]
        claim = _claim(prose, sentence, start, found, found[0], power, ends[-1])
        ends.append(found.end())
        if claim:
            yield claim
    for found in _BARE.finditer(sentence):
        figure = found.start("figure")
        if figure not in taken:
            clause = max(end for end in ends if end <= figure)
            claim = _claim(prose, sentence, start, found, found["figure"], None, clause)
            if claim:
                yield claim


def _claim(
    prose: Prose, sentence: str, start: int, found: re.Match[str], printed: str, power: int | None, clause: int
) -> Claim | None:
    """``clause`` is where the amount before it ends: `ökar med 5,4 mnkr till` says a level at its end."""
    number = read_entry(found["figure"]).number
    if number is None:
        return None
    before = sentence[: found.start("figure")]
    change, level = _CHANGE.search(before[clause:]), _LEVEL.search(before[-_NEAR:])
    is_part = bool(_PART.search(before))
    kind: ClaimKind = "other" if is_part else "change" if change else "level" if level else "other"
    told = change or level
    return Claim(
        prose=prose,
        sentence=" ".join(sentence.split()),
        before=before,
        at=start + found.start("figure"),
        printed=" ".join(printed.split()),
        value=number.value,
        half=Decimal(5).scaleb(-number.decimals - 1),
        power=power,
        kind=kind,
        falls=bool(change["falls"]) if change else None,
        about=bool(told and told["about"] and not re.match("total|samman", told["about"], re.I)),
        years=tuple(dict.fromkeys(int(year) for year in _YEAR.findall(before))),
    )
