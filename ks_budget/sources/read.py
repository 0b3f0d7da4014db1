"""The door to other people's files: what a file is, told by its content, and the reader of its format."""

import os
from contextlib import suppress
from pathlib import Path

from ks_budget.problems import Kind, Place, Stop, kinds
from ks_budget.sources.grid import Source
from ks_budget.sources.limits import Limits
from ks_budget.sources.recognise import recognise

LIMITS = Limits()


def read(path: Path | str, limits: Limits = LIMITS) -> Source:
    """A file, read. Standard input is for the caller to read, and to hand over to ``read_bytes``.

    Raises Stop for a path that leads to no file (KSB003), and as ``read_bytes`` does.
    """
    path = Path(path)
    return read_bytes(content_of(path, limits), shown(path), path.suffix, limits)


def content_of(path: Path, limits: Limits = LIMITS) -> bytes:
    """The bytes of a file. Raises Stop for a path that leads to no file (KSB003) and for one too large (KSB056)."""
    file = shown(path)
    try:
        if not path.is_file():
            raise Stop(_no_file(path).at(Place(file)))
        with path.open("rb") as opened:
            limits.watch(file).size(os.fstat(opened.fileno()).st_size)
            # A file may grow while it is read, and some say that they are empty.
            return opened.read(limits.bytes + 1)
    except OSError as error:
        raise Stop(kinds.reading.UNREADABLE.at(Place(file), reason=kinds.foreign.of_system(error))) from error
    except ValueError as error:
        # A NUL in the path.
        raise Stop(kinds.reading.NO_FILE.at(Place(file))) from error


def read_bytes(data: bytes, file: str, suffix: str = "", limits: Limits = LIMITS) -> Source:
    """What a file holds, read. ``file`` is how users are shown it, ``suffix`` that of its name (`.csv`), empty where
    nothing says what it is, as with standard input.

    Raises Stop for what is too large (KSB056), empty (KSB057), encrypted (KSB055), damaged (KSB058), of no format that
    is read (KSB053) or not what its suffix says (KSB054), and where an extra is missing (KSB023).
    """
    limits.watch(file).size(len(data))
    return recognise(data, file, suffix).read(data, file, limits)


def shown(path: Path) -> str:
    """A path as users are shown it: with forward slashes, relative to where they stand when it lies below."""
    with suppress(ValueError):
        path = path.relative_to(Path.cwd()) if path.is_absolute() else path
    return os.fsencode(path.as_posix()).decode("utf-8", "replace")


def _no_file(path: Path) -> Kind:
    if path.is_dir():
        return kinds.reading.FOLDER_NOT_FILE
    return kinds.reading.NO_ORDINARY_FILE if path.exists() else kinds.reading.NO_FILE
