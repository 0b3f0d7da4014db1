"""What a run prints to: UTF-8 whatever the system says, and nothing is lost unseen.

Nobody who prints has to think of a full disk, a reader that has gone away or a stream that is closed: what could not be
written is remembered here, whoever wrote it, and the end of the run tells it.
"""

import errno
import io
import os
import sys
from select import select
from typing import Any, TextIO

_GONE = (errno.EPIPE, errno.ESHUTDOWN) + ((errno.EINVAL,) if os.name == "nt" else ())
"""A reader that wants no more; Windows calls it an invalid argument."""


class _Sink(io.RawIOBase):
    """Where the bytes of a stream go. Writing never raises."""

    def __init__(self, raw: io.RawIOBase | None) -> None:
        """``raw`` is what to write to, or None when that is closed."""
        super().__init__()
        self._raw = raw
        self.failed: OSError | None = None
        self.told = False

    def writable(self) -> bool:
        return True

    def fileno(self) -> int:
        return super().fileno() if self._raw is None else self._raw.fileno()

    def isatty(self) -> bool:
        return self._raw is not None and self._raw.isatty()

    def write(self, data: bytes) -> int:  # type: ignore[override]
        if self.failed is None:
            try:
                return self._written(data)
            except OSError as error:
                self.failed = error
        return len(data)

    def _written(self, data: bytes) -> int:
        if self._raw is None:
            raise OSError(errno.EBADF, os.strerror(errno.EBADF))
        # A pipe that does not wait takes nothing while it is full.
        while (count := self._raw.write(data)) is None:
            select([], [self._raw], [])
        return count


_sinks: dict[str, _Sink] = {}


def open_streams() -> None:
    """Let stdout and stderr write through sinks of ours."""
    for _ in range(3):
        # What is opened later must not get the number of a stream that is closed, and be taken for it.
        handle = os.open(os.devnull, os.O_RDWR)
        if handle > 2:
            os.close(handle)
            break
    sys.stdout = _opened("stdout", sys.stdout)
    sys.stderr = _opened("stderr", sys.stderr)


def _opened(name: str, stream: TextIO | None) -> TextIO:
    buffer: Any = None if stream is None else stream.buffer
    sink = _sinks[name] = _Sink(getattr(buffer, "raw", buffer))
    at_once = name == "stderr" or sink.isatty()
    # Bytes that a file name could not be decoded by pass.
    return io.TextIOWrapper(
        io.BufferedWriter(sink),  # type: ignore[type-var]
        encoding="utf-8",
        errors="surrogateescape",
        newline="\n",
        line_buffering=at_once,
    )


def lost() -> OSError | None:
    """What kept some of stdout from being written, once. That a reader has gone away is none: it has had enough."""
    sink = _sinks.get("stdout")
    if sink is None or sink.failed is None or sink.told or sink.failed.errno in _GONE:
        return None
    sink.told = True
    return sink.failed


def is_read() -> bool:
    """Whether what is printed still goes anywhere."""
    sink = _sinks.get("stdout")
    return sink is None or sink.failed is None
