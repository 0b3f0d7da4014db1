"""Workbooks of Excel 97–2003: texts, numbers as they are shown, what is hidden, and files that are not whole."""

import struct
from decimal import Decimal
from pathlib import Path

import pytest

from ks_budget.problems import Stop, messages
from ks_budget.sources import read, read_bytes
from ks_budget.sources.compound import Broken, Compound
from ks_budget.sources.old_records import values

FILE = Path(__file__).parent / "data" / "excel-97.xls"
DATA = FILE.read_bytes()
NUMBER, SHORT, SHORTS = 0x203, 0x27E, 0xBD


def test_a_workbook_is_read_as_it_is_shown() -> None:
    source = read(FILE)
    [grid] = source.grids
    assert [[cell.text.replace("\N{NO-BREAK SPACE}", " ") for cell in row] for row in grid.rows] == [
        ["Belopp i tkr", "Budget 2024", "Ändring", "Dag"],
        ["Kommunbidrag", "114 308", "4,1 %", "2024-01-01"],
        ["Köp", "(51 171)", "SANT", "0,3"],
        ["Sammanslagen"],
    ]
    assert [cell.bold for cell in grid.rows[2]] == [False, True, False, False]
    assert (grid.rows[1][2].stored, grid.rows[2][1].stored) == (Decimal("0.041"), Decimal("-51171.4"))
    assert (grid.sheet, grid.rows[3][0].across, grid.rows[0][0].kind) == ("Budget", 2, "text")
    assert messages(list(source.warnings), "sv") == [
        "Bladet är dolt och är inte läst.",
        "Dolda rader och kolumner är inte lästa. Antal: 1, först rad 5.",
        "Formler utan sparat resultat i bladet: 1. Den första är A6. Cellerna läses som tomma.",
    ]


@pytest.mark.parametrize(
    ("stored", "number"), [((100 << 2) | 2, "100"), ((-7 << 2) & 0xFFFFFFFF | 3, "-0.07"), (0x3FF80000, "1.5")]
)
def test_a_number_in_32_bits(stored: int, number: str) -> None:
    [value] = values(SHORT, struct.pack("<HHHI", 0, 1, 9, stored))
    assert (value.number, value.row, value.column, value.style) == (Decimal(number), 1, 2, 9)


def test_several_numbers_in_one_record() -> None:
    content = struct.pack("<HHHIHIH", 4, 2, 1, (5 << 2) | 2, 1, (6 << 2) | 2, 3)
    assert [(value.row, value.column, value.number) for value in values(SHORTS, content)] == [(5, 3, 5), (5, 4, 6)]


def test_no_number_is_none() -> None:
    [value] = values(NUMBER, struct.pack("<HHHd", 0, 0, 0, float("nan")))
    assert value.number is None


@pytest.mark.parametrize("cut", [8, 100, 600, 3_000, 5_000])
def test_a_file_that_is_not_whole(cut: int) -> None:
    with pytest.raises(Stop, match=r"KSB05[38]"):
        read_bytes(DATA[:cut], "x", ".xls")


def test_a_file_with_a_password() -> None:
    # A record that says how the rest is hidden, in the place of one of the same length that says nothing here.
    at = DATA.index(struct.pack("<HH", 0x12, 2))
    with pytest.raises(Stop, match="KSB055"):
        read_bytes(DATA[:at] + struct.pack("<HH", 0x2F, 2) + DATA[at + 4 :], "x", ".xls")


def test_sectors_that_go_in_a_circle_are_broken() -> None:
    directory = struct.unpack_from("<I", DATA, 48)[0]
    table = struct.unpack_from("<I", DATA, 76)[0]
    at = (table + 1) * 512 + directory * 4
    with pytest.raises(Broken):
        Compound(DATA[:at] + struct.pack("<I", directory) + DATA[at + 4 :])
