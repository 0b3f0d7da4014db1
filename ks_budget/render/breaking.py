"""Where a text is broken in a narrow column: between words, else between syllables, a tree's branches kept whole."""

import re
import textwrap
from functools import cache
from typing import Any

_FEWEST = 3
_BRANCH = re.compile("[│├└─ ]*[├└]─ ")
_DICTIONARIES = {"sv": "sv_SE", "en": "en_GB"}


def folded(text: str, width: int, language: str) -> str:
    """A text in lines of a width: broken between words, between syllables where a word alone is wider, and inside one
    only when it must."""
    if all(len(line) <= width for line in text.split("\n")):
        return text
    return "\n".join(line for part in text.split("\n") for line in _lines(part, width, language))


def _lines(text: str, width: int, language: str) -> list[str]:
    branch = branch_of(text)
    if not branch:
        return textwrap.wrap(_syllables(text, width, language), width) or [""]
    # What follows hangs below the branch, and the stem goes on beside it.
    stem = branch.replace("├─ ", "│  ").replace("└─ ", "   ")
    first, *more = _lines(text[len(branch) :], max(1, width - len(branch)), language)
    return [branch + first, *(stem + line for line in more)]


def branch_of(text: str) -> str:
    """`│  ├─ `: what a row of a tree begins with; empty for any other text."""
    match = _BRANCH.match(text)
    return match[0] if match else ""


def _syllables(text: str, width: int, language: str) -> str:
    """The text with hyphens and spaces in the words that are wider than a line."""
    if all(len(word) <= width for word in text.split(" ")):
        return text
    return " ".join(part for word in text.split(" ") for part in _parts(word, width, language))


def _parts(word: str, width: int, language: str) -> list[str]:
    """A word in pieces of a width: after its own hyphens and strokes where it has some, else after a syllable."""
    parts = []
    while len(word) > width:
        own = max(word.rfind("-", 0, width), word.rfind("/", 0, width)) + 1
        broken = (word[:own], word[own:]) if own else _after_a_syllable(word, width, language)
        if broken is None:
            break
        parts.append(broken[0])
        word = broken[1]
    return [*parts, word]


def _after_a_syllable(word: str, width: int, language: str) -> tuple[str, str] | None:
    """The most of a word that a line holds, with a hyphen, and the rest; None where no syllable fits."""
    if width <= _FEWEST:
        return None
    # What comes after the word's own hyphen is broken by itself.
    end = min([at for at in (word.find("-"), word.find("/")) if at > 0], default=len(word))
    broken = _dictionary(language).wrap(word[:end], width)
    return None if broken is None else (broken[0], broken[1] + word[end:])


@cache
def _dictionary(language: str) -> Any:
    # It is read in 60 ms, and most tables are wide enough.
    from pyphen import Pyphen

    return Pyphen(lang=_DICTIONARIES[language])
