"""Some of a table, with the figures that a problem is about marked: neutral, drawn by each format in its own way."""

from typing import Literal

from msgspec import Struct

Mark = Literal["", "suspect", "part"]
"""A figure that may be wrong, and one that takes part in what does not hold."""


class Shown(Struct, frozen=True):
    """One figure, as it is printed."""

    text: str
    mark: Mark = ""


class Line(Struct, frozen=True):
    """One row."""

    label: str
    cells: tuple[Shown, ...]
    """One for each head. Fewer, none even, where rows between are left out and the label says how many."""
    sign: str = ""
    """How it takes part: `+`, `−`, and `=` for what the others come to; empty where it does not."""


class Excerpt(Struct, frozen=True):
    """Rows and columns of one table, in the order they are printed."""

    corner: str
    heads: tuple[str, ...]
    lines: tuple[Line, ...]
    signs: tuple[str, ...] = ()
    """For each column how it takes part, where columns are what is computed with."""
    notes: tuple[str, ...] = ()
    """What is said under it: what holds and what does not, in the words of the table."""
