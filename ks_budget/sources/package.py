"""Zipped files: workbooks and documents. Looked over before anything in them is unpacked."""

from io import BytesIO
from zipfile import BadZipFile, ZipFile

from ks_budget.problems import Place, Stop, kinds
from ks_budget.sources.limits import Watch

_ENCRYPTED = 0x1
"""The flag of a zipped part that needs a password."""


def listed(data: bytes, file: str) -> tuple[frozenset[str], str]:
    """The names of the parts of a zipped file, and the media type that it says it has, where it does.

    Raises Stop where it is no whole zip (KSB058) or needs a password (KSB055).
    """
    opened = _opened(data, file)
    infos = {info.filename: info for info in opened.infolist()}
    if any(info.flag_bits & _ENCRYPTED for info in infos.values()):
        raise Stop(kinds.sources.ENCRYPTED.at(Place(file)))
    kind = infos.get("mimetype")
    if kind is None or kind.file_size > 200:
        return frozenset(infos), ""
    try:
        return frozenset(infos), opened.read(kind).decode("ascii", "replace").strip()
    except Exception as error:
        raise Stop(kinds.sources.DAMAGED.at(Place(file))) from error


def looked_over(data: bytes, watch: Watch) -> ZipFile:
    """A zipped file all of whose parts are small enough to unpack, by what is in them and not by what it says.

    Raises Stop where it is no whole zip (KSB058), or where it would become too large (KSB056).
    """
    opened = _opened(data, watch.file)
    total = 0
    for info in opened.infolist():
        # What a zip says of its parts may be false: Python's reader stops at the size that is said.
        total += info.file_size
        watch.unpacked(info.compress_size, info.file_size)
        watch.unpacked(len(data), total)
    return opened


def part(opened: ZipFile, name: str, watch: Watch) -> bytes:
    """One part, unpacked. Empty where there is none of the name. Raises Stop (KSB058) where it is not whole."""
    watch.tick()
    try:
        return opened.read(name)
    except KeyError:
        return b""
    except Exception as error:
        raise Stop(kinds.sources.DAMAGED.at(Place(watch.file))) from error


def _opened(data: bytes, file: str) -> ZipFile:
    try:
        return ZipFile(BytesIO(data))
    # Besides its own error, a broken directory gives those of numbers and names that cannot be.
    except (BadZipFile, ValueError, OSError, NotImplementedError, IndexError, UnicodeError, OverflowError) as error:
        raise Stop(kinds.sources.DAMAGED.at(Place(file))) from error
