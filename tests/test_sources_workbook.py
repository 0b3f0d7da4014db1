"""Workbooks as they are shown: formats, formulas, merged cells, what is hidden, and those that are bad on purpose."""

import io
import zipfile
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import openpyxl
import pytest
import xlsxwriter
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font

from ks_budget.problems import Stop, Within, messages
from ks_budget.sources import Cell, Limits, Source, read_bytes
from ks_budget.sources.sheet_grid import cell_name, position


def made(fill: Callable[[Any], None]) -> Source:
    """A workbook by openpyxl, filled in and read back."""
    return read_bytes(saved(fill), "bok.xlsx", ".xlsx")


def saved(fill: Callable[[Any], None]) -> bytes:
    book = openpyxl.Workbook()
    book.active.title = "Budget"
    fill(book)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def texts(source: Source, number: int = 0) -> list[list[str]]:
    """The texts of a grid, with ordinary spaces."""
    return [[cell.text.replace("\N{NO-BREAK SPACE}", " ") for cell in row] for row in source.grids[number].rows]


def told(source: Source) -> list[str]:
    return [f"{p.code} {text}" for p, text in zip(source.warnings, messages(list(source.warnings), "sv"), strict=True)]


def test_cells_are_read_as_they_are_shown() -> None:
    def fill(book: Any) -> None:
        sheet = book.active
        sheet.append(["Belopp i tkr", "Budget 2024", "Ändring"])
        sheet.append(["Kommunbidrag", 114308, 0.041])
        sheet.append(["Köp av tjänster", -51171, True])
        sheet["B2"].number_format = sheet["B3"].number_format = "#,##0"
        sheet["C2"].number_format = "0.0%"
        for cell in sheet[1]:
            cell.font = Font(bold=True)

    source = made(fill)
    assert texts(source) == [
        ["Belopp i tkr", "Budget 2024", "Ändring"],
        ["Kommunbidrag", "114 308", "4,1 %"],
        ["Köp av tjänster", "-51 171", "SANT"],
    ]
    head, row, _ = source.grids[0].rows
    assert [cell.bold for cell in (*head, *row)] == [True, True, True, False, False, False]
    assert row[2] == Cell("4,1\N{NO-BREAK SPACE}%", 2, 3, kind="number", stored=Decimal("0.041"))
    assert (row[0].kind, source.grids[0].sheet, source.grids[0].ruled, source.warnings) == ("text", "Budget", True, ())


def test_a_figure_stored_as_text_is_text() -> None:
    [[cell]] = made(lambda book: book.active.append(["114 308"])).grids[0].rows
    assert (cell.text, cell.kind, cell.stored) == ("114 308", "text", None)


def test_merged_cells_cover_empty_ones() -> None:
    def fill(book: Any) -> None:
        book.active.append(["", "Budget", None, "Plan"])
        book.active.append(["Rad", "2023", "2024", "2025"])
        book.active.merge_cells("B1:C1")
        book.active.merge_cells("A3:A4")
        book.active["A3"] = "Nämnd"
        book.active["B4"] = "1"

    rows = made(fill).grids[0].rows
    assert [(cell.text, cell.across, cell.down) for cell in rows[0][1:]] == [
        ("Budget", 2, 1),
        ("", 1, 1),
        ("Plan", 1, 1),
    ]
    assert (rows[2][0].down, [cell.text for cell in rows[3]]) == (2, ["", "1"])


def test_rows_that_merged_cells_alone_reach_into_are_rows() -> None:
    def fill(book: Any) -> None:
        book.active.append(["Rad", "2024"])
        book.active.merge_cells("A1:A2")
        book.active.merge_cells("B1:B2")
        book.active["A3"] = "Summa"

    rows = made(fill).grids[0].rows
    assert [[cell.text for cell in row] for row in rows] == [["Rad", "2024"], ["", ""], ["Summa"]]


def test_what_is_hidden_is_left_out_and_told() -> None:
    def fill(book: Any) -> None:
        sheet = book.active
        for row in range(1, 5):
            sheet.append([f"rad {row}", row, row * 10])
        sheet.row_dimensions[2].hidden = True
        sheet.column_dimensions["B"].hidden = True
        other = book.create_sheet("Underlag")
        other.append([1])
        other.sheet_state = "hidden"

    source = made(fill)
    assert texts(source) == [["rad 1", "10"], ["rad 3", "30"], ["rad 4", "40"]]
    assert source.grids[0].rows[0][1].column == 3
    assert told(source) == [
        "KSB060 Bladet är dolt och är inte läst.",
        "KSB060 Dolda rader och kolumner är inte lästa. Antal: 2, först rad 2.",
    ]
    assert source.warnings[0].places[0].within == Within(sheet="Underlag")  # type: ignore[union-attr]


def test_one_empty_row_parts_what_lies_far_apart() -> None:
    def fill(book: Any) -> None:
        book.active["A1"] = "a"
        book.active["B900000"] = "b"

    source = made(fill)
    assert texts(source) == [["a"], [], ["", "b"]]
    assert (source.grids[0].rows[2][1].line, source.grids[0].rows[2][1].column) == (900_000, 2)


def test_a_formula_that_was_never_calculated_is_empty_and_told() -> None:
    source = made(lambda book: book.active.append([1, 2, "=A1+B1"]))
    assert texts(source) == [["1", "2"]]
    assert told(source) == [
        "KSB059 Formler utan sparat resultat i bladet: 1. Den första är C1. Cellerna läses som tomma."
    ]
    assert source.warnings[0].places[0].within == Within(sheet="Budget", row=1, column=3)  # type: ignore[union-attr]


def written(*formulas: tuple[str, float | str]) -> bytes:
    """A workbook by xlsxwriter, of formulas with the result that each stores."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file)
    sheet = book.add_worksheet("Blad")
    for row, (formula, result) in enumerate(formulas):
        sheet.write(row, 0, f"rad {row + 1}")
        sheet.write_formula(row, 1, formula, None, result)
    book.close()
    return file.getvalue()


def test_zero_for_every_formula_was_never_calculated() -> None:
    """Programs that cannot calculate store 0; a file that has other results too was calculated."""
    source = read_bytes(written(("=1+1", 0), ("=2+2", 0)), "x", ".xlsx")
    assert (texts(source), [p.code for p in source.warnings]) == ([["rad 1"], ["rad 2"]], ["KSB059"])
    source = read_bytes(written(("=1-1", 0), ("=2+2", 4)), "x", ".xlsx")
    assert (texts(source), source.warnings) == ([["rad 1", "0"], ["rad 2", "4"]], ())


def test_errors_and_other_files_are_told() -> None:
    source = read_bytes(written(("=[1]Blad1!A1", 7), ("=A1", "#REF!")), "x", ".xlsx")
    assert texts(source) == [["rad 1", "7"], ["rad 2", "#REF!"]]
    assert told(source)[0].startswith("KSB060 Formler som hämtar värden ur andra filer: 1. Den första är B1.")
    assert told(source)[1] == ("KSB061 Celler i bladet som visar ett felvärde: 1. Den första är B2, som visar #REF!.")


def test_a_raised_figure_is_a_note_and_no_digit() -> None:
    raised = InlineFont(vertAlign="superscript")

    def fill(book: Any) -> None:
        book.active.append([CellRichText("12", TextBlock(raised, "3")), CellRichText("yta m", TextBlock(raised, "2"))])

    assert texts(read_bytes(saved(fill), "x", ".xlsx")) == [["12 3)", "yta m2"]]


def changed(data: bytes, part: str, old: str, new: str) -> bytes:
    """A workbook with a text changed in one of its parts."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            text = before.read(name)
            after.writestr(name, text.replace(old.encode(), new.encode()) if name == part else text)
    return file.getvalue()


PLAIN = saved(lambda book: book.active.append(["a", 1.5]))
SHEET = "xl/worksheets/sheet1.xml"


def test_rows_and_cells_may_leave_out_where_they_are() -> None:
    data = changed(changed(PLAIN, SHEET, ' r="1"', ""), SHEET, ' r="B1"', "")
    assert texts(read_bytes(data, "x", ".xlsx")) == [["a", "1,5"]]


@pytest.mark.parametrize("number", ["1E+999999999", "NaN", "1_0", "x", "9" * 500])
def test_a_stored_number_that_is_none_is_text(number: str) -> None:
    source = read_bytes(changed(PLAIN, SHEET, "<v>1.5</v>", f"<v>{number}</v>"), "x", ".xlsx")
    assert texts(source)[0][1] == number


def stopped(data: bytes, limits: Limits | None = None) -> str:
    with pytest.raises(Stop) as stop:
        read_bytes(data, "x", ".xlsx", limits or Limits())
    [problem] = stop.value.problems
    return f"{problem.code} {messages([problem], 'sv')[0]}".replace("\N{NO-BREAK SPACE}", " ")


def test_bad_workbooks_are_told() -> None:
    bomb = '<!DOCTYPE lolz [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;">]><worksheet'
    assert stopped(changed(PLAIN, SHEET, "<worksheet", bomb)).startswith("KSB058 Filen definierar egna tecken (DTD)")
    assert stopped(changed(PLAIN, SHEET, "</worksheet>", "")).startswith("KSB058 Filen är inte hel")
    assert stopped(PLAIN[:-300]).startswith("KSB058 Filen är inte hel")
    deep = "<a>" * 100_000
    assert stopped(changed(PLAIN, SHEET, "<sheetData>", f"<sheetData>{deep}")).startswith("KSB058")


def test_what_grows_when_it_is_unpacked_is_not_unpacked() -> None:
    bomb = changed(PLAIN, "xl/styles.xml", "<styleSheet", " " * 50_000_000 + "<styleSheet")
    assert len(bomb) < 100_000
    assert stopped(bomb).startswith("KSB056 Filen är packad och blir 50")
    assert stopped(PLAIN, Limits(unpacked=1000)).startswith("KSB056 Filen är packad")


def test_more_cells_and_more_time_than_there_are() -> None:
    many = saved(lambda book: [book.active.append([1] * 10) for _ in range(10)])
    assert read_bytes(many, "x", ".xlsx", Limits(cells=100)).grids
    assert stopped(many, Limits(cells=99)) == "KSB056 Filen har fler än 99 celler, som är det mesta som läses."
    ticks = iter(range(1_000_000))
    late = Limits(seconds=5, clock=lambda: float(next(ticks)))
    assert stopped(many, late) == "KSB056 Filen tar mer än 5 sekunder att läsa, och läsningen avbröts."


@pytest.mark.parametrize(("name", "at"), [("A1", (1, 1)), ("AA10", (10, 27)), ("XFD1048576", (1_048_576, 16_384))])
def test_the_name_of_a_cell(name: str, at: tuple[int, int]) -> None:
    assert (position(name), cell_name(*at)) == (at, name)
