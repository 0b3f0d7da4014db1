"""What is shown on a terminal while there is nothing to read yet."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from ks_budget.language import Text

if TYPE_CHECKING:
    from threading import Event

_WORKING = Text("ksb arbetar …", "ksb is working …")
_MOMENT = 0.7
"""How long people wait, in seconds, without asking what happens."""


@contextmanager
def waiting(language: str) -> Iterator[None]:
    """Within it a line on stderr says that something is done, if it takes more than a moment and someone sees it. The
    line is gone afterwards."""
    if not sys.stderr.isatty():
        yield
        return
    from threading import Event, Thread

    done = Event()
    line = Thread(target=_show, args=(_WORKING[language], done), daemon=True)
    line.start()
    try:
        yield
    finally:
        done.set()
        line.join()


def _show(text: str, done: "Event") -> None:
    if done.wait(_MOMENT):
        return
    from rich.console import Console

    with Console(file=sys.stderr).status(text):
        done.wait()
