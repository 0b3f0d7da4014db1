"""How a command reads a document: a file, or standard input."""

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ks_budget.sources import Source

STDIN = "stdin"
"""What standard input is called where a file's name stands."""


def read_document(file: str) -> "Source":
    """A file by its path, `-` for standard input. Raises Stop for what cannot be read."""
    from ks_budget.sources import Limits, read, read_bytes

    if file != "-":
        return read(file)
    # No more than is read of a file, and enough to see that there is more.
    return read_bytes(sys.stdin.buffer.read(Limits().bytes + 1), STDIN)
