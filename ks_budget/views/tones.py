"""What the words of a vocabulary mean to a reader, where that has a colour: better and worse, reached and late."""

from ks_budget.report import Choice, Tone

_TONES: dict[str, Tone] = {
    # a change
    "better": "good",
    "worse": "bad",
    "equal": "quiet",
    # a printed plan
    "rounding": "quiet",
    "unexplained": "bad",
    # an indicator
    "reached": "good",
    "on-the-way": "attention",
    "away": "bad",
    "no-data": "quiet",
    # an assignment
    "done": "good",
    "late": "bad",
    # a finding
    "error": "bad",
    "warning": "attention",
    "off": "quiet",
}


def toned(id: str, label: str) -> Choice:
    """A value from a vocabulary, in the colour of what it means."""
    return Choice(id, label, _TONES.get(id, ""))
