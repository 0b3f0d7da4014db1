"""The records of a workbook of Excel 97–2003: formats, fonts, sheets and cells. What is unknown is passed by."""

import struct
from collections.abc import Iterator, Sequence
from decimal import Decimal

from msgspec import Struct

from ks_budget.sources import number_formats
from ks_budget.sources.old_texts import texts_of

_BEGIN, _END = 0x809, 0x0A
_FONT, _FORMAT, _STYLE, _SHEET, _DATES, _PASSWORD = 0x31, 0x41E, 0xE0, 0x85, 0x22, 0x2F
_NUMBER, _SHORT, _SHORTS, _FORMULA, _SHARED, _LABEL, _RICH, _YES_NO = 0x203, 0x27E, 0xBD, 0x06, 0xFD, 0x204, 0xD6, 0x205
_ROW, _COLUMNS, _MERGED = 0x208, 0x7D, 0xE5
_TEXTS, _MORE, _RESULT = 0xFC, 0x3C, 0x207
_SHOWN = _OF_CELLS = 0
"""Of sheets: that they are no hidden ones, and none of charts and macros."""
_BOLD, _RAISED = 600, 1
"""The weight of a font, and its place on the line."""
_ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}

Record = tuple[int, bytes]
"""What it is, and its content."""


class Look(Struct, frozen=True):
    """How a style shows its cells."""

    code: str = "General"
    bold: bool = False


class Listed(Struct, frozen=True):
    """A sheet that the workbook lists."""

    name: str
    start: int
    """Where in the stream its records begin."""
    is_shown: bool


class Value(Struct, frozen=True):
    """A cell: its place from 1, its style, and what is stored."""

    row: int
    column: int
    style: int
    number: Decimal | None = None
    text: str | None = None
    """None for a formula whose text is in the next record."""
    is_error: bool = False
    is_formula: bool = False
    asks: bool = False
    """Of a formula: whether it asks to be calculated when its file is opened."""


class Globals(Struct):
    """What holds for all sheets."""

    sheets: list[Listed]
    looks: list[Look]
    from_1904: bool
    has_password: bool
    texts: list[str]


def records(stream: bytes, start: int = 0) -> Iterator[Record]:
    """The records of a part of the stream: to its end, without those of parts within it."""
    depth = 0
    while start + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, start)
        content = stream[start + 4 : start + 4 + size]
        start += 4 + size
        if kind == _BEGIN:
            depth += 1
        elif kind == _END:
            depth -= 1
            if depth <= 0:
                return
        elif depth == 1:
            yield kind, content


def globals_of(stream: bytes) -> Globals:
    """What the first part of a workbook says. Raises struct.error for a record that is not whole."""
    fonts: list[tuple[bool, bool]] = []
    pieces: list[bytes] = []
    before = 0
    codes = dict(number_formats.BUILT_IN)
    styles: list[tuple[int, int]] = []
    found = Globals([], [], False, False, [])
    for kind, content in records(stream):
        if kind == _FONT:
            weight, position = struct.unpack_from("<6xHH", content)
            fonts.append((weight >= _BOLD, position == _RAISED))
        elif kind == _FORMAT:
            codes[struct.unpack_from("<H", content)[0]] = _text(content, 2, 2)
        elif kind == _STYLE:
            styles.append(struct.unpack_from("<HH", content))
        elif kind == _SHEET:
            start, state, sort = struct.unpack_from("<IBB", content)
            if sort == _OF_CELLS:
                found.sheets.append(Listed(_text(content, 6, 1), start, state & 3 == _SHOWN))
        elif kind == _DATES:
            found.from_1904 = content[:1] == b"\1"
        elif kind == _PASSWORD:
            found.has_password = True
        elif kind == _TEXTS or (kind == _MORE and before in (_TEXTS, _MORE) and pieces):
            pieces.append(content)
        before = kind
    # There is no font of the number 4.
    by_number = {place + (place > 3): font for place, font in enumerate(fonts)}
    for font, code in styles:
        found.looks.append(Look(codes.get(code, "General"), by_number.get(font, (False, False))[0]))
    raised = frozenset(number for number, (_, is_raised) in by_number.items() if is_raised)
    found.texts = [text.shown(raised) for text in texts_of(pieces)]
    return found


def values(kind: int, content: bytes, texts: Sequence[str] = ()) -> Iterator[Value]:
    """The cells of a record, with the workbook's texts; none where it is something else.

    Raises struct.error for a record that is not whole.
    """
    if kind not in (_NUMBER, _SHORT, _SHORTS, _FORMULA, _SHARED, _LABEL, _RICH, _YES_NO):
        return
    row, column = (number + 1 for number in struct.unpack_from("<HH", content))
    if kind == _SHORTS:
        for at in range(4, len(content) - 7, 6):
            style, short = struct.unpack_from("<HI", content, at)
            yield Value(row, column + (at - 4) // 6, style, _short(short))
        return
    style = struct.unpack_from("<4xH", content)[0]
    if kind == _NUMBER:
        yield Value(row, column, style, _double(content[6:14]))
    elif kind == _SHORT:
        yield Value(row, column, style, _short(struct.unpack_from("<6xI", content)[0]))
    elif kind == _YES_NO:
        value, is_error = struct.unpack_from("<6xBB", content)
        yield Value(row, column, style, text=_word(value, bool(is_error)), is_error=bool(is_error))
    elif kind == _FORMULA:
        yield _formula(row, column, style, content)
    elif kind == _SHARED:
        number = struct.unpack_from("<6xI", content)[0]
        yield Value(row, column, style, text=texts[number] if number < len(texts) else "")
    else:
        yield Value(row, column, style, text=_text(content, 6, 2))


def result(kind: int, content: bytes) -> str | None:
    """The text of the formula before it; None for any other record."""
    return _text(content, 0, 2) if kind == _RESULT else None


def _formula(row: int, column: int, style: int, content: bytes) -> Value:
    asks = bool(struct.unpack_from("<14xH", content)[0] & 2)
    if content[12:14] != b"\xff\xff":
        return Value(row, column, style, _double(content[6:14]), is_formula=True, asks=asks)
    sort, value = content[6], content[8]
    text = _word(value, sort == 2) if sort in (1, 2) else "" if sort == 3 else None
    return Value(row, column, style, text=text, is_error=sort == 2, is_formula=True, asks=asks)


def hidden_row(kind: int, content: bytes) -> int:
    """The number of a row that is not shown, from 1; 0 for any other record."""
    if kind != _ROW:
        return 0
    row, settings = struct.unpack_from("<H10xH", content)
    return row + 1 if settings & 0x20 else 0


def hidden_columns(kind: int, content: bytes) -> tuple[int, int] | None:
    """Columns that are not shown, from 1, both ends included; None for any other record."""
    if kind != _COLUMNS:
        return None
    first, last, width, settings = struct.unpack_from("<HHH2xH", content)
    return (first + 1, last + 1) if settings & 1 or not width else None


def merged(kind: int, content: bytes) -> Iterator[tuple[int, int, int, int]]:
    """Top, left, bottom and right of merged cells, from 1; none in any other record."""
    if kind == _MERGED:
        for at in range(2, len(content) - 7, 8):
            top, bottom, left, right = struct.unpack_from("<HHHH", content, at)
            yield top + 1, left + 1, bottom + 1, right + 1


def _double(content: bytes) -> Decimal | None:
    number = struct.unpack("<d", content)[0]
    return Decimal(repr(number)) if number - number == 0 else None


def _short(stored: int) -> Decimal | None:
    """A number in 32 bits: the upper half of a fraction or a whole number, and whether it is in hundredths."""
    if stored & 2:
        whole = stored >> 2
        number: Decimal | None = Decimal(whole - (1 << 30) if whole >= 1 << 29 else whole)
    else:
        number = _double(struct.pack("<II", 0, stored & 0xFFFFFFFC))
    return number / 100 if number is not None and stored & 1 else number


def _word(value: int, is_error: bool) -> str:
    return _ERRORS.get(value, "#N/A") if is_error else "SANT" if value else "FALSKT"


def _text(content: bytes, at: int, width: int) -> str:
    """A text after its length, which is one or two bytes: its signs in one byte or two."""
    length = int.from_bytes(content[at : at + width], "little")
    wide = bool(content[at + width : at + width + 1] and content[at + width] & 1)
    start = at + width + 1
    if wide:
        return content[start : start + 2 * length].decode("utf-16-le", "replace")
    return content[start : start + length].decode("latin-1")
