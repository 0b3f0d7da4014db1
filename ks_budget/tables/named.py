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


class Labels:
    """What the rows of a table are called."""

    def __init__(self, table: Table) -> None:
        every = [_of_label(row.label) for row in table.rows]
        often = Counter(every)
        self.words = every
        self.own = [
            (words, i) for i, words in enumerate(every) if words and often[words] == 1 and not words <= _GENERAL
        ]
        """Rows that are named by words of their own: none of several with one label."""

    def named(self, text: str) -> list[int]:
        """The rows whose labels a text holds, each word in some form, those of most words first."""
        said = stems(text)
        found = [(-len(words), i) for words, i in self.own if words <= said]
        return [i for _, i in sorted(found)]

    def hinted(self, text: str) -> list[int]:
        """A row of one long word that the text has the end of, `hyrorna` of `Lokalhyror`, where no other row has it. It
        may be about something else."""
        for word in stems(text) - _GENERAL:
            rows = [i for i, words in enumerate(self.words) if any(one.endswith(word) for one in words)]
            if len(rows) == 1 and len(self.words[rows[0]]) == 1 and not self.words[rows[0]] <= _GENERAL:
                return rows
        return []
