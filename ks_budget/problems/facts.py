"""What the sentence of a problem is filled in with, and how each kind of fact is written in a language."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from msgspec import Struct

from ks_budget.language import OR, Text, listed
from ks_budget.money import DECIMALS, Amount, decimals_of
from ks_budget.numerals import NO_BREAK, write

_MAYBE = Text(" Menade du {}?", " Did you mean {}?")
_EXIST = Text("Att välja på: {}.", "There are {}.")
_NONE_EXIST = Text("Det finns inget att välja på.", "There is nothing to choose from.")
_EMPTY = "””"
"""An empty text, so that a slot in a sentence is never empty."""
_OTHER = Text("ett annat värde", "another value")
_NOBODY = Text("inga", "none")
_BETWEEN = Text("mellan {} och {}", "{} to {}")


class Number(Struct, frozen=True):
    """A figure in a sentence, with the decimals that it is to be written with."""

    value: Amount
    unit: str = ""
    decimals: int | None = None
    """None for those the value needs."""
    signed: bool = False
    """Whether plus is written out."""

    def written(self, language: str) -> str:
        """`1 234 tkr`: the number, and its unit where it has one."""
        text = write(self.value, language, self.decimals, self.signed)
        return f"{text}{NO_BREAK}{self.unit}" if self.unit else text


def money(value: Amount, unit: str) -> Number:
    """An amount with the decimals of its unit."""
    return Number(value, unit, DECIMALS[unit])


def as_printed(value: Amount, unit: str = "", signed: bool = False) -> Number:
    """A figure with the decimals that it was written with."""
    return Number(value, unit, decimals_of(value), signed)


class Range(Struct, frozen=True):
    """What a figure may be, from least to most; one figure where both are written alike."""

    low: Number
    high: Number

    def written(self, language: str) -> str:
        """`mellan 104 och 106 tkr`: both ends, the unit once."""
        low, high = self.low.written(language), self.high.written(language)
        if low == high:
            return low
        return _BETWEEN[language].format(low.removesuffix(NO_BREAK + self.high.unit), high)


class Known(Struct, frozen=True):
    """The names there are, and the one that was perhaps meant.

    In a sentence `{known}` lists them, `{known.exist}` says that they are there, `{known.either}` is a choice of
    them, and `{known.maybe}` asks for the one that was meant.
    """

    names: tuple[str, ...]
    meant: str | None = None

    def written(self, language: str) -> "_InWords":
        """The names, with the ways that a sentence may put them."""
        return _InWords(self, language)


def near(name: object, names: Iterable[Any]) -> Known:
    """The names there are, with the one that is most like what was written."""
    known = tuple(map(str, names))
    if not isinstance(name, str):
        return Known(known)
    from difflib import get_close_matches

    # A difference of case alone is none.
    folded = {other.casefold(): other for other in reversed(known)}
    close = get_close_matches(name, known, 1) or get_close_matches(name.casefold(), folded, 1)
    return Known(known, folded.get(close[0], close[0]) if close else None)


class _InWords:
    """Known names in one language."""

    def __init__(self, known: Known, language: str) -> None:
        self.known, self.language = known, language

    def __str__(self) -> str:
        return listed(list(self.known.names), self.language) or _NOBODY[self.language]

    @property
    def maybe(self) -> str:
        return "" if self.known.meant is None else _MAYBE[self.language].format(self.known.meant)

    @property
    def exist(self) -> str:
        return _EXIST[self.language].format(self) if self.known.names else _NONE_EXIST[self.language]

    @property
    def either(self) -> str:
        return listed(list(self.known.names), self.language, OR) or _OTHER[self.language]


class Correction(Struct, frozen=True):
    """A figure that would do if it alone were corrected, and where it would have to lie; None is no end."""

    figure: str
    printed: Decimal
    low: Decimal | None
    high: Decimal | None
    unit: str = ""
    """Where it is another than that of the others."""


class Corrections(Struct, frozen=True):
    """The figures each of which would settle a contradiction; none when no single one would."""

    each: tuple[Correction, ...]
    unit: str
    searched: bool = True
    """Whether they were looked for."""

    def written(self, language: str) -> str:
        """A whole sentence, also when there are none."""
        if not self.searched:
            return _NOT_SEARCHED[language]
        if not self.each:
            return _NO_CORRECTION[language]
        enough = _ONE_IS_ENOUGH if self.unit else _ONE_WITHOUT_UNIT
        return enough[language].format(unit=self.unit, figures="; ".join(self._parts(language)))

    def _parts(self, language: str) -> Iterable[str]:
        for correction in self.each:
            low, high = ("" if end is None else write(end, language, None) for end in (correction.low, correction.high))
            text = _MUST[bool(low), bool(high), bool(low) and low == high]
            printed = write(correction.printed, language, None)
            printed += f"{NO_BREAK}{correction.unit}" if correction.unit else ""
            yield text[language].format(figure=correction.figure, low=low, high=high, printed=printed)


_ONE_IS_ENOUGH = Text(
    "Det räcker att rätta en av dessa (belopp i {unit}): {figures}.",
    "It is enough to correct one of these (amounts in {unit}): {figures}.",
)
_ONE_WITHOUT_UNIT = Text(
    "Det räcker att rätta en av dessa: {figures}.", "It is enough to correct one of these: {figures}."
)
_NOT_SEARCHED = Text(
    "Motsägelserna är för många för att ksb ska kunna säga vad som räcker att rätta.",
    "There are too many contradictions for ksb to tell what would be enough to correct.",
)
_MUST = {
    (True, True, False): Text(
        "{figure} ska ligga mellan {low} och {high} (nu {printed})",
        "{figure} must lie between {low} and {high} (now {printed})",
    ),
    (True, True, True): Text("{figure} ska vara {low} (nu {printed})", "{figure} must be {low} (now {printed})"),
    (True, False, False): Text(
        "{figure} ska vara minst {low} (nu {printed})", "{figure} must be at least {low} (now {printed})"
    ),
    (False, True, False): Text(
        "{figure} ska vara högst {high} (nu {printed})", "{figure} must be at most {high} (now {printed})"
    ),
    (False, False, False): Text("{figure} (nu {printed})", "{figure} (now {printed})"),
}
_NO_CORRECTION = Text("Det räcker inte att rätta bara en av dem.", "None of them is enough to correct alone.")

Fact = str | int | date | Text | Number | Range | Known | Corrections | Sequence[str | int]


def is_fact(value: object) -> bool:
    """Whether something can be a fact. A bare decimal has neither unit nor decimals, and yes or no is no word."""
    if isinstance(value, list | tuple):
        return all(isinstance(item, str | int) for item in value)
    kinds = str | int | date | Text | Number | Range | Known | Corrections
    return isinstance(value, kinds) and not isinstance(value, bool)


def written(fact: Fact, language: str) -> Any:
    """A fact as it stands in a sentence. Raises TypeError for what is none: a bare decimal has no unit or decimals."""
    match fact:
        case Number() | Range() | Known() | Corrections():
            return fact.written(language)
        case Text():
            return fact[language]
        case str():
            # An argument in another encoding than the system's: its bytes are still UTF-8, or nothing to be shown.
            return fact.encode("utf-8", "surrogateescape").decode("utf-8", "replace") or _EMPTY
        case bool() | None:
            raise TypeError(f"{fact} is no fact")
        case int() | date():
            return str(fact)
        case list() | tuple():
            return listed([str(item) for item in fact], language) or _NOBODY[language]
    raise TypeError(f"{type(fact).__name__} is no fact")
