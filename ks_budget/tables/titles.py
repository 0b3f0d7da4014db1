"""Which lines above a table may be its title."""

import re

_LONGEST = 140


def may_title(text: str) -> bool:
    """Whether a line may be a title: words, and no sentence."""
    if len(text) > _LONGEST or text.endswith((".", "!", "?", ";", ",")) or re.search(r"\. (?=[A-ZÅÄÖ])| = ", text):
        return re.fullmatch(r"(?:Tabell|Table|Diagram) \d+\. [^.]*", text) is not None
    return re.search(r"[^\W\d_]{2}", text) is not None
