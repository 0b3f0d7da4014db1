"""What is known of where an answer goes: the one place that decides width and colour."""

import os
from typing import TextIO

from ks_budget.render.formats import PLAIN, Screen

_NARROWEST = 40


def screen(stream: TextIO) -> Screen:
    """Of stdout or stderr. Off a terminal nothing is cut and nothing coloured; ``NO_COLOR`` and ``TERM=dumb`` are
    obeyed."""
    if not stream.isatty():
        return PLAIN
    from shutil import get_terminal_size

    colour = not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return Screen(max(_NARROWEST, get_terminal_size().columns), colour)
