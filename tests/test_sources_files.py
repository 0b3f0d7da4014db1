"""Other people's files: what they are told to be by their content, and those that cannot be read."""

import io
import struct
import zipfile
from pathlib import Path

import pytest

from ks_budget.problems import Stop
from ks_budget.sources import Limits, read, read_bytes
from ks_budget.sources.compound import SIGNATURE
from ks_budget.sources.read import LIMITS
from ks_budget.sources.recognise import recognise


def zipped(**parts: str) -> bytes:
    """A zip of these parts; a double underscore in a name is a slash, a single one a point."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), text)
    return made.getvalue()


def compound(stream: str) -> bytes:
    """A file of Office before 2007 with an empty stream: a head, a table of sectors, and a directory."""
    none, last = 0xFFFFFFFF, 0xFFFFFFFE
    head = SIGNATURE + struct.pack("<16xHHHHH6x", 62, 3, 0xFFFE, 9, 6)
    head += struct.pack("<IIIIIIIIII", 0, 1, 1, 0, 4096, last, 0, last, 0, 0) + struct.pack("<108I", *[none] * 108)
    table = struct.pack("<128I", 0xFFFFFFFD, last, *[none] * 126)
    name = stream.encode("utf-16-le")
    entry = name.ljust(64, b"\0") + struct.pack("<H50xII4x", len(name) + 2, last, 0)
    return head + table + entry + bytes(512 - len(entry))


@pytest.mark.parametrize(
    ("name", "data", "suffix"),
    [
        ("xlsx", zipped(xl__workbook_xml="<x/>"), ".xlsx"),
        ("xlsx", zipped(xl__workbook_xml="<x/>"), ".XLSM"),
        ("docx", zipped(word__document_xml="<x/>"), ".docx"),
        ("ods", zipped(mimetype="application/vnd.oasis.opendocument.spreadsheet"), ".ods"),
        ("xls", compound("Workbook"), ".xls"),
        ("pdf", b"%PDF-1.7\n", ".pdf"),
        ("html", b"\xef\xbb\xbf <!DOCTYPE html><html>", ".htm"),
        ("csv", b"a;b\n1;2\n", ".csv"),
        ("text", b"a 1\n", ".txt"),
        # Without a suffix, as from standard input.
        ("pdf", b"%PDF-1.7\n", ""),
        ("html", b"<table><tr><td>1</td></tr></table>", ""),
    ],
)
def test_a_file_is_known_by_its_content(name: str, data: bytes, suffix: str) -> None:
    assert recognise(data, "x", suffix).name == name


def told(data: bytes, suffix: str = "", limits: Limits = LIMITS) -> str:
    """The code of the one problem that a file is refused for, and its message in Swedish."""
    from ks_budget.problems import messages

    with pytest.raises(Stop) as stop:
        read_bytes(data, "fil", suffix, limits)
    [problem] = stop.value.problems
    return f"{problem.code} {messages([problem], 'sv')[0]}".replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("data", "suffix", "said"),
    [
        (b"", ".csv", "KSB057 Filen är tom."),
        (b"\xef\xbb\xbf\r\n \0", ".xlsx", "KSB057 Filen är tom."),
        (zipped(xl__workbook_xml="<x/>"), ".csv", "KSB054 Filnamnet slutar på .csv, men innehållet är .xlsx."),
        (b"<html><body>Error 404", ".xls", "KSB054 Filnamnet slutar på .xls, men innehållet är .html."),
        (b"a;b", ".pdf", "KSB054 Filnamnet slutar på .pdf, men innehållet är .txt."),
        (zipped(a_txt="x"), ".zip", "KSB053 Det är en .zip-fil, som inte läses."),
        (zipped(xl__workbook_bin="x"), ".xlsb", "KSB053 Det är en .xlsb-fil, som inte läses."),
        (compound("WordDocument"), ".doc", "KSB053 Det är en .doc-fil, som inte läses."),
        (b"{\\rtf1", ".rtf", "KSB053 Det är en .rtf-fil, som inte läses."),
        (b"\x89PNG\r\n\x1a\n", ".png", "KSB053 Det är en bild, utan text att läsa."),
        (b"\x7fELF\0\0\0", "", "KSB053 Det går inte att se vad det är för fil."),
        (compound("EncryptedPackage"), ".xlsx", "KSB055 Filen är krypterad och kan inte läsas utan"),
        (b"PK\x03\x04abc", ".xlsx", "KSB058 Filen är inte hel"),
    ],
)
def test_what_cannot_be_read_is_told(data: bytes, suffix: str, said: str) -> None:
    assert told(data, suffix).startswith(said)


def test_a_path_that_leads_to_no_file(tmp_path: Path) -> None:
    for path, said in ((tmp_path / "x.csv", "KSB003"), (tmp_path, "KSB003"), ("a\0b", "KSB003")):
        with pytest.raises(Stop, match=said):
            read(path)


def test_more_bytes_than_are_read(tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    path.write_bytes(b"x" * 11)
    with pytest.raises(Stop, match="KSB056"):
        read(path, Limits(bytes=10))
    assert told(b"x" * 11_000_000, "", Limits(bytes=10_000_000)).startswith("KSB056 Filen är 11 MB. Högst 10 MB läses.")
