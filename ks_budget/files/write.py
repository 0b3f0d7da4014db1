"""New files, whole or not at all. No file that a person wrote is ever changed."""

import errno
import os
import stat
import tempfile
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import msgspec
import tomli_w

from ks_budget.files.find import real, shown
from ks_budget.files.guard import Guard
from ks_budget.language import Text
from ks_budget.model import Content
from ks_budget.problems import Place, Stop, kinds

MARK = "# Skapad av ksb. Byt namn på filen eller ta bort den här raden innan du ändrar i den.\n"

_KEPT = (Decimal, date)
_WRITABLE = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH
# Windows has neither.
_AT_ONCE = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0)


def write_text(
    path: Path, text: str | bytes, *, replace: bool, guard: Guard, own: Callable[[bytes], bool] | None = None
) -> None:
    """Write a file, text as UTF-8. A file is there whole or not at all; what is no file (a device, a pipe) is written
    through and stays what it is.

    ``own`` tells of a file's content that it may be written over unasked. Raises Stop with KSB015 when the file exists
    and may not be replaced, with KSB016 when it cannot be written.
    """
    data = text if isinstance(text, bytes) else text.encode("utf-8")
    try:
        there = _there(path)
        if there is None:
            _put(path, data, None)
        elif stat.S_ISREG(there.st_mode):
            _check(path, there, replace, guard, own)
            _put(real(path), data, there)
        else:
            _through(path, data, there)
    except OSError as error:
        raise unwritable(path, kinds.foreign.of_system(error)) from None


def _there(path: Path) -> os.stat_result | None:
    """What a path leads to, or None for nothing. Raises Stop (KSB016) for a link to nothing."""
    try:
        return path.stat()
    except FileNotFoundError:
        if path.is_symlink():
            raise unwritable(path, kinds.words.TARGETS["dangling"]) from None
        return None


def _check(path: Path, there: os.stat_result, replace: bool, guard: Guard, own: Callable[[bytes], bool] | None) -> None:
    """Whether a file may be replaced. Raises Stop (KSB015, KSB016) when not."""
    if own is None or not own(path.read_bytes()):
        kind = guard.forbids(path) or (None if replace else kinds.reading.FILE_EXISTS)
        if kind:
            raise Stop(kind.at(Place(shown(path)), file=shown(path)))
    # To who may do everything the system forbids nothing: what the file itself says counts.
    if not there.st_mode & _WRITABLE or not os.access(path, os.W_OK):
        raise unwritable(path, kinds.words.TARGETS["read-only"])


def _put(path: Path, data: bytes, there: os.stat_result | None) -> None:
    """Write a file through a temporary one beside it, so that a half-written one never bears its name."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".ksb-", suffix=".tmp")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        as_others_may_read(temporary, 0o666) if there is None else _as_it_was(temporary, there)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _through(path: Path, data: bytes, there: os.stat_result) -> None:
    """Write to a device or a pipe. One that nobody reads is told and not waited for."""
    if not (stat.S_ISFIFO(there.st_mode) or stat.S_ISCHR(there.st_mode)):
        raise unwritable(path, kinds.words.TARGETS["folder" if stat.S_ISDIR(there.st_mode) else "no file"])
    try:
        handle = os.open(path, os.O_WRONLY | _AT_ONCE)
    except OSError as error:
        if error.errno != errno.ENXIO:
            raise
        raise unwritable(path, kinds.words.TARGETS["no reader"]) from None
    with os.fdopen(handle, "wb") as pipe:
        if os.name == "posix":
            os.set_blocking(handle, True)
        pipe.write(data)


def unwritable(path: Path, reason: Text) -> Stop:
    """That nothing can be written at a path (KSB016), and why."""
    return Stop(kinds.reading.UNWRITABLE.at(Place(shown(path)), file=shown(path), reason=reason))


def budget_toml(content: Content) -> str:
    """A budget as one TOML text that loads to the same content, marked as the tool's own."""
    tables = _plain(msgspec.to_builtins(content, str_keys=True, builtin_types=_KEPT, enc_hook=_plainly))
    return MARK + "\n" + tomli_w.dumps(tables)


def _plainly(value: Any) -> Any:
    """An amount of a kind of its own is a number as others."""
    if isinstance(value, Decimal):
        return Decimal(value)
    raise NotImplementedError(f"{type(value).__name__} has no place in a file")


def _plain(value: Any) -> Any:
    """Tables for tomli-w: what is None is left out, since TOML has no null."""
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items() if item is not None}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value


def as_others_may_read(path: Path, rights: int) -> None:
    """What is made as temporary is for its owner alone; give it those of the rights that the user's umask allows."""
    if os.name == "posix":
        mask = os.umask(0)
        os.umask(mask)
        path.chmod(rights & ~mask)


def _as_it_was(path: Path, there: os.stat_result) -> None:
    """Give a file the owner, where that can be, and the rights of the one it takes the place of."""
    if os.name == "posix":
        with suppress(OSError):
            os.chown(path, there.st_uid, there.st_gid)
    path.chmod(stat.S_IMODE(there.st_mode))
