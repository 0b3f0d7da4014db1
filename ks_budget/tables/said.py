"""Heads that say which of two columns is taken from which: `Avvikelse Budget–Utfall`, held against the figures."""

import re
from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from ks_budget.tables.evidence import Link
from ks_budget.tables.figures import Figures
from ks_budget.tables.table import Column, Phase

SHOWN: Final = 3
"""Rows in which the relation must say something before a head is told to say another."""

_WORDS: Final[dict[Phase, str]] = {
    "budget": r"(?:års)?budget",
    "outcome": r"utfall|bokslut|redovisat|resultat",
    "forecast": r"(?:helårs|års)?prognos",
    "plan": r"plan",
}


def _any(place: str) -> str:
    """Any of the words, in a group named by the place and its phase."""
    return "|".join(f"(?P<{place}_{phase}>{words})" for phase, words in _WORDS.items())


_MINUS: Final = r"(?:\s+(?:19|20)\d\d)?\s*(?:[-–−]|minus|\./\.)\s*"
_ORDER: Final = re.compile(rf"\b(?:{_any('one')}){_MINUS}(?:{_any('other')})\b", re.IGNORECASE)


class Said(Struct, frozen=True):
    """A head and the relation that its figures follow instead."""

    head: int
    link: Link


def wrong_heads(figures: Figures, links: list[Link]) -> Iterator[Said]:
    """Columns whose heads name two others in the one order, and whose figures are their difference in the other."""
    for link in links:
        order = _said(figures.heads[link.target])
        if order is None or len(link.lines) != 3 or link.turned or link.telling < SHOWN:
            continue
        whole, taken = (_column(figures.columns, link, phase) for phase in order)
        if whole is None or taken is None or whole == taken:
            continue
        # The target is the whole less what is taken where their coefficients are opposite, the whole's unlike its own.
        own = link.lines[link.target]
        if link.lines[whole] == own and link.lines[taken] == -own:
            yield Said(link.target, link)


def _said(head: str) -> tuple[Phase, Phase] | None:
    """The phases that a head takes one from the other."""
    match = _ORDER.search(head)
    if match is None:
        return None
    named = {name.split("_")[0]: name.split("_")[1] for name, text in match.groupdict().items() if text}
    one, other = named["one"], named["other"]
    return (one, other) if one != other else None  # type: ignore[return-value]


def _column(columns: tuple[Column, ...], link: Link, phase: Phase) -> int | None:
    """The term of a relation whose head is of a phase, where there is one alone."""
    found = [at for at in link.terms if columns[at].phase == phase]
    return found[0] if len(found) == 1 else None
