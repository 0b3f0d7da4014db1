"""Files of Office before 2007: a small file system of streams, in sectors that lie anywhere in the file."""

import struct
from collections.abc import Iterator

from msgspec import Struct

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_NO_MORE = 0xFFFFFFFA
"""The least number that is no sector's, but says something of its own."""
_ENTRY = 128
"""Bytes of an entry in the directory."""
_SMALL = 4_096
"""Streams of fewer bytes lie in small sectors, within the stream of the root."""


class Broken(Exception):
    """A file whose sectors do not hold together."""


class _Entry(Struct, frozen=True):
    """A stream: where it begins, and how many bytes it has."""

    first: int
    size: int


class Compound:
    """A file of streams. Raises Broken where its sectors do not hold together."""

    def __init__(self, data: bytes) -> None:
        if len(data) < 512 or not data.startswith(SIGNATURE):
            raise Broken
        self._data = data
        try:
            self._read()
        except struct.error as error:
            raise Broken from error

    def _read(self) -> None:
        data = self._data
        shift, small_shift = struct.unpack_from("<HH", data, 30)
        if shift not in (9, 12) or small_shift > shift:
            raise Broken
        self._sector, self._small = 1 << shift, 1 << small_shift
        directory, small_table, table_more = struct.unpack_from("<48xI8xI4xI", data)
        self._table = [number for sector in self._table_sectors(table_more) for number in self._numbers(sector)]
        self._small_table = [number for sector in self._chain(small_table) for number in self._numbers(sector)]
        self._entries = self._directory(directory)

    @property
    def names(self) -> frozenset[str]:
        """Those of its streams and folders."""
        return frozenset(self._entries)

    def stream(self, name: str) -> bytes:
        """The content of a stream; empty where there is none of the name."""
        entry = self._entries.get(name)
        if entry is None:
            return b""
        if entry.size >= _SMALL:
            return b"".join(map(self._bytes, self._chain(entry.first)))[: entry.size]
        root = self._entries.get("Root Entry", _Entry(_NO_MORE, 0))
        held = b"".join(map(self._bytes, self._chain(root.first)))
        parts = (held[number * self._small : (number + 1) * self._small] for number in self._small_chain(entry.first))
        return b"".join(parts)[: entry.size]

    def _bytes(self, sector: int) -> bytes:
        start = (sector + 1) * self._sector
        return self._data[start : start + self._sector]

    def _numbers(self, sector: int) -> tuple[int, ...]:
        content = self._bytes(sector)
        return struct.unpack(f"<{len(content) // 4}I", content[: len(content) // 4 * 4])

    def _table_sectors(self, more: int) -> Iterator[int]:
        """The sectors of the table that says which sector follows on which."""
        yield from (number for number in struct.unpack_from("<109I", self._data, 76) if number < _NO_MORE)
        seen = set()
        while more < _NO_MORE and more not in seen:
            seen.add(more)
            *numbers, more = self._numbers(more) or (_NO_MORE,)
            yield from (number for number in numbers if number < _NO_MORE)

    def _chain(self, first: int) -> Iterator[int]:
        return _followed(first, self._table)

    def _small_chain(self, first: int) -> Iterator[int]:
        return _followed(first, self._small_table)

    def _directory(self, first: int) -> dict[str, _Entry]:
        content = b"".join(map(self._bytes, self._chain(first)))
        entries: dict[str, _Entry] = {}
        for at in range(0, len(content) - _ENTRY + 1, _ENTRY):
            length = struct.unpack_from("<H", content, at + 64)[0]
            name = content[at : at + max(min(length, 64) - 2, 0)].decode("utf-16-le", "replace")
            begin, size = struct.unpack_from("<II", content, at + 116)
            if name:
                entries.setdefault(name, _Entry(begin, size))
        return entries


def _followed(first: int, table: list[int]) -> Iterator[int]:
    """Sector after sector, to the end. Raises Broken where they go in a circle, or nowhere."""
    sector = first
    for _ in range(len(table) + 1):
        if sector >= _NO_MORE:
            return
        yield sector
        if sector >= len(table):
            raise Broken
        sector = table[sector]
    raise Broken
