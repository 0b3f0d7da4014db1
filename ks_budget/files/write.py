"""New files, whole or not at all. No file that a person wrote is ever changed."""

import os
import tempfile
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import msgspec
import tomli_w

from ks_budget.files.find import shown
from ks_budget.model import Content
from ks_budget.problems import Place, Stop, kinds

MARK = "# Skriven av ksb. Byt namn på filen eller ta bort den här raden innan du ändrar den.\n"

_KEPT = (Decimal, date)


def write_text(path: Path, text: str | bytes, *, replace: bool, protected: Path | None = None) -> None:
    """Write a file, text as UTF-8, through a temporary one beside it, so that a half-written file never bears its name.

    Raises Stop with KSB015 when it exists and may not be replaced (never below ``protected``), with KSB016 when it
    cannot be written.
    """
    inside = protected is not None and path.resolve().is_relative_to(protected.resolve())
    if path.exists() and (inside or not replace):
        kind = kinds.reading.FILE_AMONG_BUDGETS if inside else kinds.reading.FILE_EXISTS
        raise Stop(kind.at(Place(shown(path)), file=shown(path)))
    temporary = None
    try:
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".ksb-", suffix=".tmp")
        with os.fdopen(handle, "wb") as file:
            file.write(text if isinstance(text, bytes) else text.encode("utf-8"))
        _as_others_may_read(Path(temporary))
        Path(temporary).replace(path)
    except OSError as error:
        if temporary:
            Path(temporary).unlink(missing_ok=True)
        reason = error.strerror or str(error)
        raise Stop(kinds.reading.UNWRITABLE.at(Place(shown(path)), file=shown(path), reason=reason)) from None


def budget_toml(content: Content) -> str:
    """A budget as one TOML text that loads to the same content, marked as the tool's own."""
    tables = _plain(msgspec.to_builtins(content, str_keys=True, builtin_types=_KEPT))
    return MARK + "\n" + tomli_w.dumps(tables)


def _plain(value: Any) -> Any:
    """Tables for tomli-w: what is None is left out, since TOML has no null."""
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items() if item is not None}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value


def _as_others_may_read(path: Path) -> None:
    """mkstemp makes files for their owner alone; give this one what the user's umask allows."""
    if os.name == "posix":
        mask = os.umask(0)
        os.umask(mask)
        path.chmod(0o666 & ~mask)
