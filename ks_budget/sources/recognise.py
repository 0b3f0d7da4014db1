"""What a file is, by its content. Its suffix only tells texts from each other, which look alike."""

import re

from ks_budget.problems import Place, Stop, kinds
from ks_budget.sources import package
from ks_budget.sources.compound import SIGNATURE, Broken, Compound
from ks_budget.sources.decode import decode
from ks_budget.sources.formats import FORMATS, Format, named, of_suffix
from ks_budget.sources.likeness import likeness

_ZIP, _RICH = b"PK\x03\x04", b"{\\rtf"
_PARTS = {
    "xl/workbook.xml": "xlsx",
    "word/document.xml": "docx",
}
_OPEN_DOCUMENTS = {"application/vnd.oasis.opendocument.spreadsheet": "ods"}
_OTHERS: tuple[tuple[str, str], ...] = (
    ("xl/workbook.bin", ".xlsb"),
    ("ppt/presentation.xml", ".pptx"),
    ("Index/Document.iwa", ".numbers"),
)
"""Packages that are known and not read, with the suffix that tells users which they are."""
_STREAMS: tuple[tuple[str, str], ...] = (
    ("EncryptedPackage", "encrypted"),
    ("Workbook", "xls"),
    ("Book", ".xls (Excel 95)"),
    ("WordDocument", ".doc"),
    ("PowerPoint Document", ".ppt"),
)
"""How the parts of Office's files of before 2007 are named, and what each says that the file is."""
_HTML = re.compile(rb"(?:<!--.*?-->|<\?xml[^>]*>|\s)*<(?:!doctype html|html|head|body|table|div|p|h\d)\b", re.I | re.S)
_LOOKED_AT = 400_000
"""Bytes of a text that its format is told by, where no suffix says it."""
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*")


def recognise(data: bytes, file: str, suffix: str) -> Format:
    """The format of a file. ``suffix`` is that of its name, with its point; empty where it has none.

    Raises Stop where the file is empty (KSB057), of no format that is read (KSB053), encrypted (KSB055), or not what
    its suffix says (KSB054).
    """
    if not data.strip(b"\0 \t\r\n\xef\xbb\xbf"):
        raise Stop(kinds.sources.EMPTY.at(Place(file)))
    found = _packed(data, file)
    expected = of_suffix(suffix)
    if found is None:
        found = _text(data, file, expected)
    if expected is not None and expected is not found:
        raise Stop(kinds.sources.NOT_ITS_SUFFIX.at(Place(file), suffix=suffix, found=found.suffixes[0]))
    return found


def _packed(data: bytes, file: str) -> Format | None:
    """The format of what is no text; None for what is."""
    if b"%PDF-" in data[:1024]:
        return named("pdf")
    if data.startswith(_ZIP):
        return _zipped(data, file)
    if data.startswith(SIGNATURE):
        return _compound(data, file)
    if data.startswith(_RICH):
        raise _unknown(file, ".rtf")
    if data.startswith(_PICTURES):
        raise Stop(kinds.sources.PICTURE.at(Place(file)))
    if _is_binary(data):
        raise _unknown(file, "")
    return None


def _is_binary(data: bytes) -> bool:
    """Texts have no NUL, but for those of two bytes a letter, which begin with a mark that says so."""
    return b"\0" in data[:65_536] and not data.startswith((b"\xff\xfe", b"\xfe\xff"))


def _zipped(data: bytes, file: str) -> Format:
    names, kind = package.listed(data, file)
    if kind:
        if kind in _OPEN_DOCUMENTS:
            return named(_OPEN_DOCUMENTS[kind])
        raise _unknown(file, {"text": ".odt", "presentation": ".odp"}.get(kind.rsplit(".", 1)[-1], ".zip"))
    for part, name in _PARTS.items():
        if part in names:
            return named(name)
    raise _unknown(file, next((suffix for part, suffix in _OTHERS if part in names), ".zip"))


def _compound(data: bytes, file: str) -> Format:
    try:
        names = Compound(data).names
    except Broken as error:
        raise Stop(kinds.sources.DAMAGED.at(Place(file))) from error
    said = next((said for name, said in _STREAMS if name in names), "")
    if said == "encrypted":
        raise Stop(kinds.sources.ENCRYPTED.at(Place(file)))
    if said == "xls":
        return named("xls")
    raise _unknown(file, said)


def _text(data: bytes, file: str, expected: Format | None) -> Format:
    """The format of a text: what its suffix says, unless it is HTML, which shows."""
    if _HTML.match(data[:4096].removeprefix(b"\xef\xbb\xbf")) and (expected is None or expected.name != "markdown"):
        return named("html")
    if expected is not None and expected.text:
        return expected
    return named(likeness(decode(data[:_LOOKED_AT], file).text))


def _unknown(file: str, suffix: str) -> Stop:
    known = [suffix for format in FORMATS for suffix in format.suffixes[:1]]
    if suffix:
        return Stop(kinds.sources.OTHER_FORMAT.at(Place(file), found=suffix, known=known))
    return Stop(kinds.sources.UNKNOWN_FORMAT.at(Place(file), known=known))
