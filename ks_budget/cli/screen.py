"""What is known of where an answer goes: the one place that decides width and colour."""

import os
from typing import TextIO

from ks_budget.render.formats import PLAIN, Colours, Screen

_NARROWEST = 40


def screen(stream: TextIO) -> Screen:
    """Of stdout or stderr. Off a terminal nothing is cut and nothing coloured; ``NO_COLOR`` and ``TERM=dumb`` are
    obeyed."""
    if not stream.isatty():
        return PLAIN
    from shutil import get_terminal_size

    return Screen(max(_NARROWEST, get_terminal_size().columns), _colours())


def _colours() -> Colours:
    """As many as the terminal says that it has."""
    terminal = os.environ.get("TERM", "")
    if os.environ.get("NO_COLOR") or terminal == "dumb":
        return ""
    many = "256color" in terminal or os.environ.get("COLORTERM") or os.environ.get("WT_SESSION")
    return "256" if many else "standard"
