"""IBM Plex Sans (SIL Open Font License 1.1, OFL.txt): what a PDF and charts are set in, and what it can write.

The fonts are whole, as they were published: a changed one could not bear their name.
"""

from functools import cache
from pathlib import Path
from struct import unpack_from

FOLDER = Path(__file__).parent
FAMILY = "IBM Plex Sans"
_ITS_SHAPE = FOLDER / "IBMPlexSans-Regular.ttf"
"""All weights have the same characters."""


@cache
def widths() -> dict[str, float]:
    """Each character that there is, and how wide it is in parts of the font's size."""
    font = _ITS_SHAPE.read_bytes()
    tables = _tables(font)
    [em] = unpack_from(">H", font, tables["head"] + 18)
    [measured] = unpack_from(">H", font, tables["hhea"] + 34)
    advances = unpack_from(f">{measured * 2}H", font, tables["hmtx"])[::2]
    # The glyphs after the last that is measured are as wide as that.
    return {sign: advances[min(glyph, measured - 1)] / em for sign, glyph in _glyphs(font, tables["cmap"]).items()}


def _tables(font: bytes) -> dict[str, int]:
    """Where each table of a font begins."""
    [count] = unpack_from(">H", font, 4)
    records = [unpack_from(">4s4xI", font, 12 + 16 * i) for i in range(count)]
    return {tag.decode("ascii"): offset for tag, offset in records}


def _glyphs(font: bytes, cmap: int) -> dict[str, int]:
    """The glyph of each character, by the font's map for Windows (platform 3, encoding 1, format 4)."""
    [count] = unpack_from(">H", font, cmap + 2)
    records = [unpack_from(">HHI", font, cmap + 4 + 8 * i) for i in range(count)]
    start = cmap + next(offset for platform, encoding, offset in records if (platform, encoding) == (3, 1))
    segments = unpack_from(">H", font, start + 6)[0] // 2
    ends, begins, deltas, offsets = (
        unpack_from(f">{segments}H", font, start + 14 + 2 * (segments * part + (part > 0))) for part in range(4)
    )
    places = start + 16 + 6 * segments
    glyphs = {}
    for i, (first, last, delta, offset) in enumerate(zip(begins, ends, deltas, offsets, strict=True)):
        for code in range(first, last + 1):
            # An offset is counted from where it stands itself.
            glyph = unpack_from(">H", font, places + 2 * i + offset + 2 * (code - first))[0] if offset else code
            if glyph or not offset:
                glyphs[chr(code)] = (glyph + delta) % 65536
    return {sign: glyph for sign, glyph in glyphs.items() if glyph}
