"""Spreadsheets of LibreOffice, made by hand: what each cell shows, merged and repeated cells, and what is hidden."""

import io
import zipfile
from decimal import Decimal

import pytest

from ks_budget.problems import Stop, messages
from ks_budget.sources import Limits, Source, read_bytes

PREFIXES = ("office", "table", "text", "style", "manifest")
NAMES = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in PREFIXES)
STYLES = (
    '<style:style style:name="fet"><style:text-properties fo:font-weight="bold" xmlns:fo="urn:fo"/></style:style>'
    '<style:style style:name="dold"><style:table-properties table:display="false"/></style:style>'
    '<style:style style:name="upp"><style:text-properties style:text-position="super 58%"/></style:style>'
)


def packed(rows: str, *, name: str = "Budget", more: str = "", manifest: str = "<manifest:manifest/>") -> bytes:
    """A spreadsheet of these rows."""
    content = (
        f"<office:document-content {NAMES}><office:automatic-styles>{STYLES}</office:automatic-styles><office:body>"
        f'<office:spreadsheet><table:table table:name="{name}">{rows}</table:table>{more}</office:spreadsheet>'
        "</office:body></office:document-content>"
    )
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", manifest.replace("<manifest:manifest", f"<manifest:manifest {NAMES}"))
    return file.getvalue()


def row(*cells: str, settings: str = "") -> str:
    return f"<table:table-row {settings}>{''.join(cells)}</table:table-row>"


def cell(shown: str = "", settings: str = "", *, value: str = "", kind: str = "float") -> str:
    """A cell, with the text that it shows and the value that is stored."""
    stored = f'office:value-type="{kind}" office:value="{value}"' if value else ""
    stored = stored or ('office:value-type="string"' if shown else "")
    text = f"<text:p>{shown}</text:p>" if shown else ""
    return f"<table:table-cell {stored} {settings}>{text}</table:table-cell>"


def read(rows: str, more: str = "") -> Source:
    return read_bytes(packed(rows, more=more), "x.ods", ".ods")


def texts(source: Source) -> list[list[list[str]]]:
    return [
        [[one.text.replace("\N{NO-BREAK SPACE}", " ") for one in line] for line in grid.rows] for grid in source.grids
    ]


def test_what_a_cell_shows_is_read_and_what_it_stores_kept() -> None:
    source = read(
        row(cell("Tkr", 'table:style-name="fet"'), cell("Budget"))
        + row(cell("Skola"), cell("4,1 %", value="0.041", kind="percentage"), cell("114 196", value="114196.4"))
    )
    assert texts(source) == [[["Tkr", "Budget"], ["Skola", "4,1 %", "114 196"]]]
    head, line = source.grids[0].rows
    assert (head[0].bold, head[1].bold, head[0].kind) == (True, False, "text")
    assert {one.kind for one in line[1:]} == {"number"}
    assert [one.stored for one in line[1:]] == [Decimal("0.041"), Decimal("114196.4")]


@pytest.mark.parametrize(
    ("shown", "value", "text"),
    [
        ("100,548", "100548", "100 548"),
        ("100,548", "100.548", "100,548"),
        ("-1,234.5 kr", "-1234.52", "-1 234,5 kr"),
        ("4.1 %", "0.041", "4,1 %"),
        ("1,235", "1234567", "1 235"),
        ("2.518.317", "2518317", "2.518.317"),
        ("2.518", "2518", "2.518"),
        ("4.712,1", "4712.1", "4.712,1"),
        ("2.518", "2.518", "2,518"),
        ("12.5.24", "45424", "12.5.24"),
        ("", "0.30000000000000004", "0,3"),
    ],
)
def test_a_file_saved_in_english_is_shown_in_swedish(shown: str, value: str, text: str) -> None:
    assert texts(read(row(cell(shown, value=value)))) == [[[text]]]


COVERED = "<table:covered-table-cell/>"


def test_merged_and_repeated_cells() -> None:
    source = read(
        row(cell("Rad"), cell("Budget", 'table:number-columns-spanned="2"'), COVERED, cell("Plan"))
        + row(cell(settings='table:number-columns-repeated="2"'), cell("–", 'table:number-columns-repeated="2"'))
        + row(cell(settings='table:number-columns-repeated="16384"'), settings='table:number-rows-repeated="1048570"')
        + row(cell("1"), settings='table:number-rows-repeated="2"')
    )
    assert texts(source) == [[["Rad", "Budget", "", "Plan"], ["", "", "–", "–"], [], ["1"], ["1"]]]
    assert source.grids[0].rows[0][1].across == 2


def test_raised_figures_spaces_and_comments() -> None:
    text = 'Skola<text:span text:style-name="upp">2</text:span><text:s text:c="2"/>och<text:tab/>mer'
    note = "<office:annotation><text:p>Kommentar</text:p></office:annotation>"
    assert texts(read(row(cell(text + note)))) == [[["Skola 2)  och mer"]]]


def test_what_is_hidden_is_left_out_and_told() -> None:
    source = read(
        '<table:table-column/><table:table-column table:visibility="collapse"/>'
        + row(cell("a"), cell("b"), cell("c"))
        + row(cell("dold"), settings='table:visibility="collapse"'),
        '<table:table table:name="Underlag" table:style-name="dold">' + row(cell("x")) + "</table:table>",
    )
    assert texts(source) == [[["a", "c"]]]
    assert messages(list(source.warnings), "sv") == [
        "Bladet är dolt och är inte läst.",
        "Dolda rader och kolumner är inte lästa. Antal: 2, först rad 2.",
    ]


def test_formulas_without_a_result_and_those_of_other_files() -> None:
    source = read(
        row(cell("1", "table:formula=\"of:=['file:///a.ods'#$Blad.A1]\"", value="1"))
        + row('<table:table-cell table:formula="of:=[.A1]"/>')
        + row(cell("#REF!", 'table:formula="of:=[.#REF!]"'))
    )
    assert [problem.code for problem in source.warnings] == ["KSB059", "KSB060", "KSB061"]


def test_a_file_with_a_password() -> None:
    secret = (
        "<manifest:manifest><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>"
    )
    with pytest.raises(Stop, match="KSB055"):
        read_bytes(packed(row(cell("1")), manifest=secret), "x", ".ods")


def test_rows_without_end_are_told() -> None:
    many = row(cell("1", 'table:number-columns-repeated="9999999"'), settings='table:number-rows-repeated="9999999"')
    with pytest.raises(Stop, match="KSB056"):
        read_bytes(packed(many), "x", ".ods", Limits(cells=10_000))
