"""A text with computed figures in it."""

OPEN, CLOSE = "{{", "}}"
"""What stands around an expression in a text, and makes it a figure to be filled in."""


class Filled(str):
    """A text in which figures have been filled in, and where they stand.

    A plain one comes of computing with it. ``computed`` has the first sign of each figure and the one after its last.
    """

    computed: tuple[tuple[int, int], ...]

    def __new__(cls, text: str, computed: tuple[tuple[int, int], ...]) -> "Filled":
        """A text, and where in it the figures stand."""
        made = super().__new__(cls, text)
        made.computed = computed
        return made


def is_computed(text: str, at: int) -> bool:
    """Whether a sign of a text belongs to a figure that was filled in."""
    return isinstance(text, Filled) and any(first <= at < end for first, end in text.computed)
