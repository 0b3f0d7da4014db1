"""Bytes of a text to its letters: the encoding is found from marks, from what is valid, and from what is Swedish."""

import codecs
import re

from msgspec import Struct

from ks_budget.problems import Place, Problem, Stop, kinds

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""UTF-32 before UTF-16, whose mark it begins with."""
_NOT_OF_TEXT = bytes(range(9)) + b"\x0e\x0f\x10\x11\x12\x13\x14\x15\x16\x17\x18\x19\x1c\x1d\x1e\x1f"
_OLD = ("cp437", "mac-roman")
"""Encodings that a text not in UTF-8 has now and then, besides cp1252: DOS and ledgers (PC8), and old Macs."""
_MISREAD = re.compile(
    "(?<=[A-Za-z])[†„”Ž™\x8f\x81ŠŒš€…](?=[a-z†„”ŠŒš])|(?<=[A-Za-z])[†„](?![A-Za-z])|(?<![A-Za-z])[\x8fŽ™ŒŠ†„](?=[a-z])"
)
"""What the Swedish letters of the old encodings look like in cp1252: a mark or a foreign letter within a word."""
_SWEDISH = re.compile("[åäöÅÄÖé]")


class Decoded(Struct, frozen=True):
    """A text, and how its bytes were read."""

    text: str
    encoding: str
    warnings: tuple[Problem, ...] = ()


def decode(data: bytes, file: str, declared: str = "") -> Decoded:
    """The text of some bytes: by a byte order mark, as UTF-8 where they are valid, as ``declared`` where the file says
    so itself, else as the encoding of one byte a letter in which the Swedish letters stand where letters do.

    Raises Stop (KSB062) for bytes that are no text, and (KSB063) for those that their mark does not fit.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return Decoded(_marked(data[len(mark) :], encoding, file), encoding)
    data = data.rstrip(b"\x1a")  # The end of a file in DOS.
    _refuse_binary(data, file)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        return _mixed(data, file, error) or _declared(data, declared) or _single_byte(data)


def _marked(data: bytes, encoding: str, file: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise Stop(kinds.sources.WRONG_MARK.at(Place(file), encoding=encoding.upper())) from error
    if "\0" in text:
        raise Stop(kinds.sources.NOT_TEXT.at(Place(file), line=text.count("\n", 0, text.index("\0")) + 1))
    return text


def _refuse_binary(data: bytes, file: str) -> None:
    """One NUL is enough; of other signs that no text has, a stray one is not."""
    strange = len(data) - len(data.translate(None, _NOT_OF_TEXT))
    if b"\0" in data or strange * 50 > len(data):
        first = re.search(b"[" + re.escape(b"\0" if b"\0" in data else _NOT_OF_TEXT) + b"]", data)
        assert first is not None
        raise Stop(kinds.sources.NOT_TEXT.at(Place(file), line=data.count(b"\n", 0, first.start()) + 1))


def _mixed(data: bytes, file: str, error: UnicodeDecodeError) -> Decoded | None:
    """UTF-8 with a few bytes that are not, as where texts were pasted together; None where it rather is no UTF-8."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\N{REPLACEMENT CHARACTER}")
    whole = sum(1 for sign in text if sign > "\x7f") - broken
    if broken * 4 > whole:
        return None
    line = data.count(b"\n", 0, error.start) + 1
    return Decoded(text, "utf-8", (kinds.sources.BROKEN_LETTERS.at(Place(file), count=broken, line=line),))


def _declared(data: bytes, declared: str) -> Decoded | None:
    """As the file itself says, where it names an encoding that there is; what it cannot be is said by nothing."""
    try:
        name = codecs.lookup(declared.strip()).name
        # latin-1 is what pages say of cp1252, as every browser knows.
        name = "cp1252" if name in ("iso8859-1", "ascii", "utf-8") else name
        return Decoded(data.decode(name), name)
    except (LookupError, UnicodeError, ValueError):
        return None


def _single_byte(data: bytes) -> Decoded:
    try:
        text, encoding = data.decode("cp1252"), "cp1252"
    except UnicodeDecodeError:
        # Five bytes are nothing in cp1252.
        text, encoding = "".join(_western(byte) for byte in data), "latin-1"
    misread = len(_MISREAD.findall(text))
    if not misread:
        return Decoded(text, encoding)
    others = [(len(_SWEDISH.findall(data.decode(name))), data.decode(name), name) for name in _OLD]
    swedish, other, name = max(others, key=lambda found: found[0])
    return Decoded(other, name) if swedish >= max(misread, len(_SWEDISH.findall(text))) else Decoded(text, encoding)


def _western(byte: int) -> str:
    single = bytes((byte,))
    return single.decode("cp1252", "ignore") or single.decode("latin-1")
