"""The texts of a workbook of Excel 97–2003. All are in one record, which is broken into several where it is long."""

import struct
from collections.abc import Sequence

from msgspec import Struct

from ks_budget.sources.notes import raised

_WIDE, _OTHER, _RICH = 1, 4, 8
"""What is said before a text: that its signs have two bytes, and that more follows on it: how it is said in another
script, and where its fonts change."""


class StoredText(Struct, frozen=True):
    """A text, and the font of each part of it that has one of its own: from which sign, and its number."""

    text: str
    fonts: tuple[tuple[int, int], ...] = ()

    def shown(self, raised_fonts: frozenset[int]) -> str:
        """The text, with raised figures told apart."""
        if not any(font in raised_fonts for _, font in self.fonts):
            return self.text
        ends = [*(start for start, _ in self.fonts[1:]), len(self.text)]
        made = self.text[: self.fonts[0][0]]
        for (start, font), end in zip(self.fonts, ends, strict=True):
            part = self.text[start:end]
            made += raised(made, part) if font in raised_fonts else part
        return made


class _Pieces:
    """A record and those that continue it, read from the beginning."""

    def __init__(self, pieces: Sequence[bytes]) -> None:
        self._pieces = list(reversed(pieces))
        self._left = b""

    def take(self, size: int) -> bytes:
        """So many bytes. Raises struct.error where there are no more."""
        while len(self._left) < size:
            if not self._pieces:
                raise struct.error
            self._left += self._pieces.pop()
        taken, self._left = self._left[:size], self._left[size:]
        return taken

    def signs(self, count: int, wide: bool) -> str:
        """So many signs. Each piece that a text goes on in says anew whether they have two bytes."""
        made = ""
        while len(made) < count:
            if not self._left:
                if not self._pieces:
                    raise struct.error
                piece = self._pieces.pop()
                wide, self._left = bool(piece[:1] and piece[0] & _WIDE), piece[1:]
                continue
            size = (count - len(made)) * (2 if wide else 1)
            taken, self._left = self._left[:size], self._left[size:]
            made += taken.decode("utf-16-le" if wide else "latin-1", "replace")
            if wide and len(taken) == 1:
                raise struct.error
        return made


def texts_of(pieces: Sequence[bytes]) -> list[StoredText]:
    """All texts of a workbook, in the order of their numbers. Those that are not whole are left out, with all after."""
    read = _Pieces(pieces)
    made: list[StoredText] = []
    try:
        count = struct.unpack("<4xI", read.take(8))[0]
        while len(made) < count:
            made.append(_text(read))
    except struct.error:
        pass
    return made


def _text(read: _Pieces) -> StoredText:
    length, said = struct.unpack("<HB", read.take(3))
    runs = struct.unpack("<H", read.take(2))[0] if said & _RICH else 0
    other = struct.unpack("<I", read.take(4))[0] if said & _OTHER else 0
    text = read.signs(length, bool(said & _WIDE))
    fonts = tuple(struct.unpack("<HH", read.take(4)) for _ in range(runs))
    read.take(other)
    return StoredText(text, fonts)
