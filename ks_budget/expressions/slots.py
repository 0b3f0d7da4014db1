"""Expressions that stand in a text between double braces: `{{ ks.grant[2024] | mnkr(2) }}`.

Only where each begins and ends, and the filters after it, are read here. Anything else in a text stays what it is.
"""

import re
from collections.abc import Iterator

from msgspec import Struct

from ks_budget.expressions.errors import ExpressionError
from ks_budget.problems import kinds, near

MOST = 200
"""Figures that may be filled in one text."""
FINEST = 9
"""Decimals that a figure may be written with."""

WRITTEN_AS = ("kr", "tkr", "mnkr", "mdkr", "procent", "procentenheter", "promille", "tal", "heltal")
"""The filters that say what a figure is written as. All but ``heltal`` may be told how many decimals."""
SIZE = "abs"
"""The filter that takes the sign away."""

_FILTER = re.compile(r"\s*(?P<name>\w+)\s*(?:\(\s*(?P<decimals>\d{1,9})\s*\))?\s*")


class Slot(Struct, frozen=True):
    """An expression in a text, as it is written between the braces."""

    number: int
    """Which in the text, 0 for the first; braces that are kept as text count too."""
    written: str | None
    """None where no braces end it."""


class Wanted(Struct, frozen=True):
    """An expression, and what its figure is to be written as."""

    expression: str
    written_as: str | None
    """One of ``WRITTEN_AS``; None for what the figure is by itself."""
    decimals: int | None
    size: bool


def slots_in(text: str) -> Iterator[str | Slot]:
    """A text in parts: what stands as it is, with `{{` for `\\{{`, and the slots. Where there are too
    many, the last is one more than ``MOST``; what does not end is the last too."""
    at = number = slots = 0
    while (start := text.find("{{", at)) >= 0:
        if text[at:start].endswith("\\"):
            yield text[at : start - 1] + "{{"
            at = start + 2
            number += 1
            continue
        yield text[at:start]
        end = text.find("}}", start + 2)
        yield Slot(number, None if end < 0 else text[start + 2 : end])
        slots += 1
        if end < 0:
            at = start + 2
            break
        if slots > MOST:
            return
        at = end + 2
        number += text.count("{{", start, at)
    yield text[at:]


def wanted(slot: Slot) -> Wanted:
    """What a slot asks for. Raises ExpressionError for what is none."""
    if slot.written is None:
        raise ExpressionError(kinds.living.SLOT)
    expression, *filters = slot.written.split("|")
    if not expression.strip():
        raise ExpressionError(kinds.living.SLOT_EMPTY)
    written_as, decimals, size = None, None, False
    for one in filters:
        name, digits = _filter(one)
        if name == SIZE:
            size = True
        elif written_as is not None:
            raise ExpressionError(kinds.living.TWO_FILTERS, name=name, other=written_as)
        else:
            written_as, decimals = name, digits
    return Wanted(expression.strip(), written_as, decimals, size)


def _filter(written: str) -> tuple[str, int | None]:
    found = _FILTER.fullmatch(written)
    if not found or found["name"] not in (*WRITTEN_AS, SIZE):
        name = found["name"] if found else written.strip()
        raise ExpressionError(kinds.living.NO_FILTER, name=name, known=near(name, (*WRITTEN_AS, SIZE)))
    digits = None if found["decimals"] is None else int(found["decimals"])
    if digits is not None and (digits > FINEST or found["name"] in (SIZE, "heltal")):
        raise ExpressionError(kinds.living.NO_DECIMALS, name=found["name"], count=digits, limit=FINEST)
    return found["name"], digits
