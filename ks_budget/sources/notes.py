"""Marks of notes that stand raised after a figure or a word: `12³` is 12 with a note, and no 123."""

import re

_MARK = re.compile(r"[\d*†‡]{1,2}\)?|[a-z]\)?|\d{1,2}(?:, ?\d{1,2})+", re.I)
_MEASURE = re.compile(r"(?:^|[\s\d(/])(?:[kcdm]?m|CO)$", re.I)
"""What a raised or lowered figure belongs to: m², CO₂."""


def raised(before: str, mark: str) -> str:
    """How a raised text is written after what stands before it: `12` and `3` are `12 3)`, `m` and `2` are `m2`."""
    if not (said := mark.strip()):
        return mark
    if not before.strip() or not _MARK.fullmatch(said) or _MEASURE.search(before):
        return mark
    return f" {said}" if said.endswith((")", "*", "†", "‡")) else f" {said})"
