"""Which row of a table a sentence names, whatever form its words have there."""

import re
from collections import Counter
from functools import cache

from ks_budget.tables.table import Table

_ENDINGS = [
    "ornas",
    "arnas",
    "ernas",
    "orna",
    "arna",
    "erna",
    "ens",
    "ets",
    "ans",
    "nas",
    "ar",
    "er",
    "or",
    "en",
    "et",
    "an",
    "na",
    "as",
    "es",
    "ns",
    "ts",
    "a",
    "e",
    "n",
    "t",
    "s",
]
_SHORTEST = 3
"""Letters that are left of a word."""
_SMALL = {"och", "för", "med", "samt", "per", "till", "från", "inom", "exkl", "inkl", "exklusive", "inklusive", "the"}
_GENERAL = {"summa", "total", "totalt", "netto", "övrig", "varav", "därav", "delsumm", "belopp", "rad"}
"""Stems that name no row alone: every table has one of them."""


@cache
def stem(word: str) -> str:
    """A word without its ending: `hyror` and `hyrorna` are one."""
    word = word.lower()
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            return word[: -len(ending)]
    return word


@cache
def stems(text: str) -> frozenset[str]:
    """Those of the words of a text that say something."""
    words = re.findall(r"[a-zåäöéü]{3,}", text.lower())
    return frozenset(stem(word) for word in words if word not in _SMALL)


@cache
def _of_label(label: str) -> frozenset[str]:
    """What stands in parentheses says which, and is often left out in sentences."""
    return stems(re.sub(r"\([^)]*\)", " ", label)) or stems(label)


def rows_named(table: Table, text: str) -> list[int]:
    """The rows whose labels a text holds, each word in some form, those of most words first. None that has no word of
    its own, and none of several with one label."""
    said = stems(text)
    often = Counter(_of_label(row.label) for row in table.rows)
    found = []
    for i, row in enumerate(table.rows):
        words = _of_label(row.label)
        if words and words <= said and not words <= _GENERAL and often[words] == 1:
            found.append((len(words), i))
    return [i for _, i in sorted(found, key=lambda one: (-one[0], one[1]))]


def rows_hinted(table: Table, text: str) -> list[int]:
    """A row of one long word that the text has the end of, `hyrorna` of `Lokalhyror`, where no other row has it. It may
    be about something else."""
    said = stems(text)
    for word in said - _GENERAL:
        rows = [i for i, row in enumerate(table.rows) if any(one.endswith(word) for one in _of_label(row.label))]
        if len(rows) == 1:
            words = _of_label(table.rows[rows[0]].label)
            if len(words) == 1 and not words <= _GENERAL:
                return rows
    return []
