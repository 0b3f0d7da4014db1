"""How a command reads a document: a file, or standard input."""

import sys
from io import BufferedReader
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ks_budget.sources import Source

STDIN = "stdin"
"""What standard input is called where a file's name stands."""


def read_document(file: str) -> "Source":
    """A file by its path, `-` for standard input. Raises Stop for what cannot be read."""
    from ks_budget.sources import read, read_bytes

    if file != "-":
        return read(file)
    return read_bytes(standard_input(), STDIN)


def standard_input() -> bytes:
    """No more than is read of a file, and enough to see that there is more."""
    from ks_budget.sources import Limits

    return sys.stdin.buffer.read(Limits().bytes + 1)


def begins(file: str) -> bytes | None:
    """How standard input begins, where it is meant and can be looked at without being read."""
    if file != "-" or not isinstance(sys.stdin.buffer, BufferedReader):
        return None
    return sys.stdin.buffer.peek(100)
