"""What is shown on a terminal while there is nothing to read yet."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from ks_budget.language import Text
from ks_budget.problems import one_line

if TYPE_CHECKING:
    from threading import Event

_WORKING = Text("ksb arbetar …", "ksb is working …")
_MOMENT = 0.7
"""How long people wait, in seconds, without asking what happens."""


_READING = Text("ksb läser {} …", "ksb is reading {} …")
_OFTEN = 0.2
"""How many seconds there are between looks at what is done."""

Say = Callable[[str], None]


class _Line:
    """What the line says."""

    def __init__(self, language: str) -> None:
        self.language, self.text = language, _WORKING[language]

    def reading(self, file: str) -> None:
        """A file is read from now on."""
        self.text = _READING[self.language].format(one_line(file))


@contextmanager
def waiting(language: str) -> Iterator[Say]:
    """Within it a line on stderr says that something is done, if it takes more than a moment and someone sees it. The
    line is gone afterwards. What it gives says which file is read."""
    told = _Line(language)
    if not sys.stderr.isatty():
        yield told.reading
        return
    from threading import Event, Thread

    done = Event()
    line = Thread(target=_show, args=(told, done), daemon=True)
    line.start()
    try:
        yield told.reading
    finally:
        done.set()
        line.join()


def _show(told: _Line, done: "Event") -> None:
    if done.wait(_MOMENT):
        return
    from rich.console import Console
    from rich.text import Text as Styled

    # Not as it is: the name of a file may hold what looks like markup.
    with Console(file=sys.stderr).status(Styled(told.text)) as status:
        while not done.wait(_OFTEN):
            status.update(Styled(told.text))
