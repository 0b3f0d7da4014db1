"""Tables as workbooks: figures are numbers, text is text, and every sheet has a name that it can have."""

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from conftest import Given, Run
from python_calamine import CalamineWorkbook

from ks_budget.problems import Finding, Place
from ks_budget.problems.kinds.figures import EXPENDITURE_SIGN
from ks_budget.render.cells import for_programs, without_pictures
from ks_budget.render.formats import PLAIN, Screen
from ks_budget.render.spreadsheet import number_format
from ks_budget.render.workbook import render
from ks_budget.report import Choice, Column, Filled, Lines, Quoted, Rate, Report, Row, Table
from ks_budget.sheets import Look, address, sheet_names, sum_of

TABLES = [
    "project", "bridge 2024", "investments", "goals", "risks", "risks --matrix", "controls", "organisation",
    "assignments --as-of 2024-04-15", "show 2024 --as-of 2024-04-15", "diff 2023 2024",
    "project --all --budgets tests/data/boards",
]  # fmt: skip


def sheets(data: bytes) -> dict[str, list[list[Any]]]:
    """The cells of each sheet, from the first."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    return {name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names}


def parts(data: bytes) -> dict[str, str]:
    """The files that the workbook is made of."""
    with zipfile.ZipFile(io.BytesIO(data)) as zipped:
        return {name: zipped.read(name).decode() for name in zipped.namelist()}


def report(*rows: Row, columns: list[Column] | None = None, **more: Any) -> Report:
    columns = columns or [Column("line", "Rad"), Column("a", "A", "amount")]
    return Report("show", "2024", "tkr", "sv", [Table("t", "T", columns, list(rows), **more)])


@pytest.mark.parametrize("command", TABLES)
def test_every_figure_of_every_table_stands_in_its_cell(command: str, given: Given) -> None:
    answered = given(*command.split())
    book = sheets(render(answered, PLAIN))
    assert len(book) == len(answered.tables)
    for table, rows in zip(map(without_pictures, answered.tables), book.values(), strict=True):
        assert rows[0][0] == table.title
        assert rows[2][: len(table.columns)] == [column.label for column in table.columns]
        for row, cells in zip([*table.rows, *table.footer], rows[3:], strict=False):
            for value, column, cell in zip(row.cells, table.columns, cells, strict=False):
                wanted = for_programs(value, column)
                if isinstance(value, Rate) or (column.type == "percent" and isinstance(wanted, Decimal)):
                    assert cell == pytest.approx(float(str(wanted)) / 100)
                elif isinstance(wanted, Decimal | int):
                    assert cell == float(wanted)
                elif isinstance(cell, date):
                    assert cell.isoformat() == wanted
                else:
                    assert cell == (value.label if isinstance(value, Choice) else wanted or "")
        said = [row[0] for row in rows[3 + len(table.rows) + len(table.footer) :]]
        assert [note for note in table.notes if note not in said] == []
        assert any(str(line).startswith(f"Källa: ksb {answered.command}, budget {answered.budget}") for line in said)


def test_the_same_answer_gives_the_same_bytes_and_no_clock_is_in_them(given: Given) -> None:
    answered = given("project")
    data = render(answered, PLAIN)
    assert data == render(answered, PLAIN)
    assert "2024-01-01T00:00:00Z" in parts(data)["docProps/core.xml"]


HOSTILE = [
    "=1+1", "=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "{=1}", "https://example.org", "mailto:a@b.se", "007", "1e5",
    "<script>", "&amp;", "\x1b[31m", "_x0041_", "😀", "\u202eabc", "a" * 40_000, "'", '"', "internal:A1!B2", "\ud800",
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text)[:20])
def test_a_text_stays_text_wherever_it_stands(text: str) -> None:
    columns = [Column("a", text), Column("b", "B", "choice"), Column("c", "C", "amount")]
    made = Table("t", text, columns, [Row("r", [text, Choice("x", text), Decimal(1)])], notes=[text])
    data = render(Report("show", text, text, "sv", [made, Lines(text, [text])], []), PLAIN)
    [(name, rows)] = sheets(data).items()
    shown = rows[3][0]
    assert isinstance(shown, str)
    assert [rows[0][0], rows[2][0], rows[3][1], rows[5][0]] == [shown] * 4
    assert shown == text or len(shown) == 32_000 or "\ufffd" in shown
    assert len(name) <= 31
    xml = "".join(parts(data).values())
    assert "<f>" not in xml
    assert "hyperlink" not in xml


def test_sheets_have_names_that_they_can_have() -> None:
    long = "Ramförändring 2024, steg för steg: kommunstyrelsen"
    names = sheet_names([long, long, "a/b:c", "A B C", "", "'", "History", "[x]*?", "😀" * 20])
    assert names == [
        "Ramförändring 2024, steg för s…", "Ramförändring 2024, steg f… (2)", "a b c", "A B C (2)", "-", "- (2)",
        "History (2)", "x", "😀" * 15 + "…",
    ]  # fmt: skip


def test_a_sheet_with_too_long_a_title_is_named_by_its_id(given: Given) -> None:
    assert list(sheets(render(given("bridge", "2024"), PLAIN))) == ["ks", "exploatering"]


@pytest.mark.parametrize(
    ("look", "decimals", "format"),
    [
        (Look("number"), 0, '#,##0;"−"#,##0;#,##0'),
        (Look("number", signed=True), 1, '+#,##0.0;"−"#,##0.0;#,##0.0'),
        (Look("percent"), 1, '#,##0.0"\u00a0"%;"−"#,##0.0"\u00a0"%;#,##0.0"\u00a0"%'),
        (Look("number", before='≈"'), 0, '"≈"#,##0;"≈""−"#,##0;"≈"#,##0'),
        (Look("date"), 0, "yyyy-mm-dd"),
    ],
)
def test_a_number_has_its_decimals_and_its_signs(look: Look, decimals: int, format: str) -> None:
    assert number_format(look, decimals) == format


def formats_used(data: bytes) -> Iterator[str]:
    for found in re.findall(r'formatCode="([^"]*)"', parts(data)["xl/styles.xml"]):
        yield found.replace("&quot;", '"').split(";")[0]


def test_cells_of_each_type_are_written_as_what_they_are() -> None:
    columns = [Column("a", "A", "amount", decimals=1, signed=True), Column("p", "%", "percent", decimals=1)]
    columns += [Column("q", "Q", "quantity", decimals=None), Column("s", "S", "integer"), Column("d", "Dag", "date")]
    rows = [
        Row("1", [Decimal("1.25"), Decimal("76.04"), Decimal("72.50"), Filled(8, "high"), "2024-03-31"]),
        Row("2", [Quoted(Decimal(105900), "≈ 105,9 mnkr"), None, None, 3, "2024-Q1"], "total"),
    ]
    answered = report(*rows, columns=columns, footer=[Row("pkv", [Rate(Decimal("4.15"), True), "x", None, None, None])])
    [(_, found)] = sheets(render(answered, PLAIN)).items()
    assert found[3][:5] == [1.3, 0.76, 72.5, 8.0, date(2024, 3, 31)]
    assert found[4][:5] == [105900.0, "", "", 3.0, "2024-Q1"]
    assert found[5][0] == 0.0415
    used = set(formats_used(render(answered, PLAIN)))
    assert {"+#,##0.0", '"≈\u00a0"+#,##0.0', '#,##0.0"\u00a0"%', '#,##0.00"\u00a0"%"*"', "yyyy-mm-dd"} <= used


def test_heads_stay_in_sight_and_are_printed_on_every_page() -> None:
    files = parts(render(report(Row("r", ["x", Decimal(1)], "total")), PLAIN))
    sheet = files["xl/worksheets/sheet1.xml"]
    assert '<pane xSplit="1" ySplit="3" topLeftCell="B4"' in sheet
    assert 'orientation="landscape"' in sheet
    assert 'numberStoredAsText="1"' in sheet
    assert 'fitToHeight="0"' in sheet
    assert 'name="_xlnm.Print_Titles" localSheetId="0">T!$3:$3<' in files["xl/workbook.xml"]


def test_an_answer_without_tables_is_a_sheet_of_its_words(given: Given, tmp_path: Path) -> None:
    (tmp_path / "2024.toml").write_text('[document]\ntitle = "x"\nyear = 2024\n', encoding="utf-8")
    [(name, rows)] = sheets(render(given("risks", "--budgets", str(tmp_path)), PLAIN)).items()
    assert (name, rows[0][0]) == ("risks", "Budgeten 2024 har inga risker.")


def test_a_file_is_written_by_its_suffix(ksb: Run, tmp_path: Path) -> None:
    file = tmp_path / "plan.XLSX"
    assert ksb("project", "-o", file).stdout == ""
    assert file.read_bytes()[:2] == b"PK"
    assert ksb("project", "--format", "xlsx").stdout_bytes == file.read_bytes()


def test_formulas_add_up_neighbours_as_ranges() -> None:
    assert sum_of([(3, 2), (4, 2), (6, 2)]) == "SUM(C4:C5,C7)"
    assert sum_of([(3, 2), (3, 3), (3, 4)]) == "SUM(C4:E4)"
    assert sum_of([(3, 2)]) == "C4"
    every_other = sum_of((2 * i, 0) for i in range(300))
    assert every_other.startswith("(SUM(A1,A3,")
    assert every_other.count("SUM(") == 2
    assert [address(0, column) for column in (0, 25, 26, 701, 702)] == ["A1", "Z1", "AA1", "ZZ1", "AAA1"]
    assert address(4, 2, fixed=True) == "$C$5"


def test_csv_for_excel_opens_with_a_double_click(ksb: Run) -> None:
    columns = [
        Column("line", "Rad"),
        Column("a", "A", "amount", decimals=1),
        Column("q", "Q", "quantity", decimals=None),
    ]
    rows = [Row("r", ["1.5; x", Decimal("-1234.56"), Decimal("0.25")]), Row("s", ["=1.5", None, 3])]
    from ks_budget.render.csv import render as as_csv

    text = as_csv(report(*rows, columns=columns), Screen(None, dialect="excel"))
    assert text.replace("\r\n", "\n") == '\ufefftable;id;line;a;q\nt;r;"1.5; x";-1234,6;0,25\nt;s;\'=1.5;;3\n'
    plain = ksb("investments", "--format", "csv").stdout
    excel = ksb("investments", "--format", "csv", "--dialect", "excel").stdout
    assert excel.removeprefix("\ufeff").replace(",", ".").replace(";", ",") == plain


def test_csv_for_excel_is_utf_8_with_its_mark_in_a_file(ksb: Run, tmp_path: Path) -> None:
    ksb("project", "-o", tmp_path / "x.csv", "--dialect", "excel")
    assert (tmp_path / "x.csv").read_bytes().startswith(b"\xef\xbb\xbftable;id;")


def test_what_was_told_beside_the_answer_stands_below_it_once(given: Given) -> None:
    told = Finding(EXPENDITURE_SIGN, "warning", "Tecknet är ovanligt.", "Ändra.", (Place("b.toml"),), "KSB313:x")
    columns, row = [Column("line", "Rad")], Row("r", ["x"])
    for id, below in (("t", ["Problem: KSB313 Tecknet är ovanligt."]), ("findings", [])):
        answered = Report("show", "2024", "tkr", "sv", [Table(id, "T", columns, [row], unit="mnkr")], [told])
        [(_, rows)] = sheets(render(answered, PLAIN)).items()
        said = [line[0] for line in rows[5:] if line[0]]
        assert said == ["Källa: ksb show, budget 2024. Belopp i mnkr.", *below]
