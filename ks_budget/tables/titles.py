"""Which lines above a table may be its title."""

import re

_LONGEST = 140
_ADDRESS = re.compile(r"https?://|www\.|@|adress\b|\btelefon\b|\borg\.? ?nr\b|\b\d{3} \d{2} [A-ZÅÄÖ]", re.I)


def may_title(text: str) -> bool:
    """Whether a line may be a title: words, and no sentence."""
    if len(text) > _LONGEST or text.endswith((".", "!", "?", ";", ",")) or re.search(r"\. (?=[A-ZÅÄÖ])| = ", text):
        return re.fullmatch(r"(?:Tabell|Table|Diagram) \d+\. [^.]*", text) is not None
    begins = text[:1].isalnum() or text[:1] in '(”"§'
    return (
        begins
        and not text[:1].islower()
        and re.search(r"[^\W\d_]{2}", text) is not None
        and _ADDRESS.search(text) is None
    )
