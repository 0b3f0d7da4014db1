"""Which format of text a text is in, where no suffix says it: standard input, or a name that says nothing."""

import re

from ks_budget.sources.csv import separator_of
from ks_budget.sources.elements import without_comments

_HTML = re.compile(r"(?:\s|<\?xml[^<>]*>)*<(?:!doctype\s+html|html|head|body|table|div|p|h[1-6])\b", re.I)
_ALIGNED = r":?-{2,}:?"
_BAR_TABLE = re.compile(
    rf"^[ ]{{0,3}}\|?[ ]*{_ALIGNED}[ ]*(?:\|[ ]*{_ALIGNED}[ ]*)+\|?[ ]*$|^[ ]{{0,3}}\|[ ]*{_ALIGNED}[ ]*\|$", re.M
)
_LINK = re.compile(r"\[[^\[\]\n]+\]\([^()\s]+\)")
_READ = 200_000
"""Signs that are looked at."""
_EVEN = 0.9


def likeness(text: str) -> str:
    """`html`, `markdown`, `csv` or `text`: the name of the format that a text is likest."""
    text = text[:_READ]
    if _HTML.match(without_comments(text)):
        return "html"
    if _BAR_TABLE.search(text) or _LINK.search(text):
        return "markdown"
    return "csv" if _is_delimited(text) else "text"


def _is_delimited(text: str) -> bool:
    """Whether nearly all lines have as many cells, parted by a sign that sentences do not have in such number. What
    lines parted by bars or tabs among others mean, plain text tells as well."""
    separator = separator_of(text)
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    if not separator or separator == "|" or len(lines) < 2 or (separator == "," and ", " in text):
        return False
    parted = sum(separator in line for line in lines)
    return parted >= _EVEN * len(lines)
