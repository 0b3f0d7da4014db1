"""The texts of a budget, and the figures that stand in them."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from msgspec import Struct

from ks_budget.expressions import Measure, measure, written
from ks_budget.model import Accepted, Budget, Claim, Department, OfficeUnit, Setting
from ks_budget.model.base import Table, fields
from ks_budget.model.filled import is_computed
from ks_budget.model.walk import walk
from ks_budget.money import Amount


class Passage(Struct, frozen=True):
    """One text of a budget."""

    id: str
    """That of its table."""
    title: str
    table: Table
    key: str
    text: str


class Said(Struct, frozen=True):
    """A figure with a unit as it stands in a text."""

    text: str
    value: Decimal
    """Its size, in kronor or as a share of one."""
    money: bool


def passages(budget: Budget) -> Iterator[Passage]:
    """The running texts: sections, and what the office and its parts are for."""
    content = budget.content
    for section in content.sections:
        yield Passage(section.id, section.title, section, "text", section.text)
    office = content.organisation
    if office and office.description:
        yield Passage("organisation", office.name, office, "description", office.description)
    parts: list[Department | OfficeUnit] = []
    for department in office.departments if office else ():
        parts += [department, *department.units]
    for part in parts:
        if part.description:
            yield Passage(part.id, part.name, part, "description", part.description)


def sentences(budget: Budget) -> list[str]:
    """Every sentence of the budget, wherever a table holds text. What is said of the text itself is left out."""
    texts: list[str] = []
    for _, table in walk(budget.content):
        if not isinstance(table, Claim | Accepted | Setting):
            for field in fields(type(table)):
                value = getattr(table, field.name)
                held = value if isinstance(value, tuple) else (value,)
                texts += [" ".join(part.split()) for one in held if isinstance(one, str) for part in _PARTS.split(one)]
    return [text for text in texts if text]


_PARTS = re.compile(r"(?<=[.!?])\s+(?=[A-ZÅÄÖ])|\n\s*\n")


def plain(text: str) -> str:
    """A text as it is compared: one kind of space, of minus and of quotes."""
    text = re.sub(r"[\s\u00a0\u202f\u2009]+", " ", text).strip()
    return re.sub("[\u2212\u2013\u2014]", "-", re.sub("[”“„]", '"', text)).casefold()


_NUMBER = r"\d{1,3}(?:[ \u00a0\u202f.]\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?"


@cache
def _figures() -> re.Pattern[str]:
    """A number with its unit, and the number before it where there are two: `5–6 mnkr`, `mellan 5 och 6 mnkr`."""
    first = rf"(?:(?<![\w.,§])(?P<first>{_NUMBER})\s?(?:-|–|till|och|eller|to|and|or)\s?)?"
    return re.compile(rf"{first}(?<![\w.,])(?P<number>{_NUMBER})[\s\u00a0\u202f]?(?P<unit>{written()})", re.IGNORECASE)


def figures_in(text: str) -> list[Said]:
    """The amounts and percentages of a text. Years, dates, numbers of laws and paragraphs and what is counted have no
    such unit, and are none; nor are figures that were filled in, which nobody wrote.
    """
    found = []
    for match in _figures().finditer(text):
        unit = measure(match["unit"])
        assert unit is not None, "the pattern holds units alone"
        first = match["first"]
        if first and not is_computed(text, match.start("first")) and not re.fullmatch(r"(?:19|20)\d\d", first):
            found.append(Said(f"{first} {unit.name}", size(_decimal(first), unit), unit.money))
        if not is_computed(text, match.start("number")):
            shown = re.sub(r"[\s\u202f]+", "\u00a0", match[0][match.start("number") - match.start() :])
            found.append(Said(shown, size(_decimal(match["number"]), unit), unit.money))
    return found


def numbers_in(text: str) -> set[Decimal]:
    """All numbers of a text that are written in digits."""
    return {_decimal(number) for number in re.findall(rf"(?<![\w.,]){_NUMBER}(?!\w)", text)}


def _decimal(written: str) -> Decimal:
    bare = re.sub(r"[\s\u00a0\u202f]|\.(?=\d{3}\b)", "", written)
    return Decimal(bare.replace(",", "."))


def size(figure: Amount, unit: Measure) -> Decimal:
    """A figure without its sign, in kronor or as a share of one."""
    return abs(Decimal(figure)).scaleb(unit.power if unit.money else -unit.power)
