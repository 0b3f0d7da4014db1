"""Word documents: paragraphs and tables in their order, merged cells, notes, and changes that are not yet accepted."""

import io
from collections.abc import Callable
from typing import Any

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from ks_budget.problems import Stop, messages
from ks_budget.sources import Grid, Source, read_bytes


def saved(fill: Callable[[Any], None]) -> bytes:
    document = docx.Document()
    fill(document)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def made(fill: Callable[[Any], None]) -> Source:
    return read_bytes(saved(fill), "x.docx", ".docx")


def texts(grid: Grid) -> list[list[str]]:
    return [[cell.text for cell in row] for row in grid.rows]


def filled(table: Any, *rows: str) -> Any:
    """A table with its cells filled in, a row a text, with bars between them."""
    for row, text in zip(table.rows, rows, strict=True):
        for cell, said in zip(row.cells, text.split("|"), strict=True):
            cell.text = said
    return table


def test_paragraphs_and_tables_in_their_order() -> None:
    def fill(document: Any) -> None:
        document.add_heading("Nämndens budget", 2)
        document.add_paragraph("Kostnaderna ökar.")
        document.add_paragraph("Skola\t10\t11")
        document.add_paragraph("Tabell 1. Ramar", style="Caption")
        table = filled(document.add_table(2, 2), "Tkr|2024", "Skola|114 196")
        table.rows[0].cells[0].paragraphs[0].runs[0].bold = True
        document.add_paragraph("Belopp i tkr.")

    before, table, after = made(fill).grids
    assert texts(before) == [["Nämndens budget"], ["Kostnaderna ökar."], ["Skola", "10", "11"], ["Tabell 1. Ramar"]]
    assert ([row[0].heading for row in before.rows], before.ruled) == ([2, 0, 0, 0], False)
    assert (texts(table), table.title, table.ruled) == (
        [["Tkr", "2024"], ["Skola", "114 196"]],
        "Tabell 1. Ramar",
        True,
    )
    assert [[cell.bold for cell in row] for row in table.rows] == [[True, False], [False, False]]
    assert [(cell.line, cell.column) for cell in table.rows[1]] == [(2, 1), (2, 2)]
    assert texts(after) == [["Belopp i tkr."]]


def test_merged_cells() -> None:
    def fill(document: Any) -> None:
        table = filled(document.add_table(3, 3), "Tkr|Budget|", "|2023|2024", "Skola|1|2")
        table.cell(0, 1).merge(table.cell(0, 2))
        table.cell(0, 0).merge(table.cell(1, 0))

    [grid] = made(fill).grids
    assert texts(grid) == [["Tkr", "Budget", ""], ["", "2023", "2024"], ["Skola", "1", "2"]]
    assert [(cell.across, cell.down) for cell in grid.rows[0]] == [(1, 2), (2, 1), (1, 1)]


def test_figures_below_each_other_in_one_cell_are_rows() -> None:
    rows = ("Tkr|2024|2025", "Skola\nVård|10\n– 20|11\n21", "Text\nmer text|1|2")
    [grid] = made(lambda document: filled(document.add_table(3, 3), *rows)).grids
    read = ["Tkr|2024|2025", "Skola|10|11", "Vård|– 20|21", "Text mer text|1|2"]
    assert texts(grid) == [row.split("|") for row in read]


def test_a_table_in_a_table_stands_after_it() -> None:
    def fill(document: Any) -> None:
        outer = filled(document.add_table(1, 2), "Till vänster|")
        filled(outer.cell(0, 1).add_table(1, 2), "Skola|1")

    assert [texts(grid) for grid in made(fill).grids] == [[["Till vänster", ""]], [["Skola", "1"]]]


def test_a_raised_figure_is_a_note() -> None:
    def fill(document: Any) -> None:
        for said, mark in (("12", "3"), ("Vård", "1)"), ("yta m", "2")):
            paragraph = document.add_paragraph(said)
            paragraph.add_run(mark).font.superscript = True

    assert texts(made(fill).grids[0]) == [["12 3)"], ["Vård 1)"], ["yta m2"]]


def changed(*runs: str) -> bytes:
    """A document of one paragraph, of these elements of Word."""

    def fill(document: Any) -> None:
        paragraph = document.add_paragraph()
        for run in runs:
            paragraph._p.append(parse_xml(run.replace(">", f" {nsdecls('w')}>", 1)))

    return saved(fill)


def test_changes_are_read_as_if_they_were_accepted() -> None:
    source = read_bytes(
        changed(
            "<w:r><w:t>Ökar med </w:t></w:r>",
            "<w:del><w:r><w:delText>5</w:delText></w:r></w:del>",
            "<w:ins><w:r><w:t>7</w:t></w:r></w:ins>",
            "<w:r><w:rPr><w:vanish/></w:rPr><w:t>dolt</w:t></w:r>",
            "<w:r><w:rPr><w:strike/></w:rPr><w:t>struket</w:t></w:r>",
            "<w:hyperlink><w:r><w:t> mnkr</w:t></w:r></w:hyperlink>",
        ),
        "x",
        ".docx",
    )
    assert texts(source.grids[0]) == [["Ökar med 7 mnkr"]]
    assert messages(list(source.warnings), "sv") == [
        "Spårade ändringar som inte är godkända: 2. Tillagd text är läst, struken text är inte läst."
    ]


def test_notes_are_numbered_in_their_order() -> None:
    source = read_bytes(
        changed(
            '<w:r><w:t>114 196</w:t></w:r>', '<w:r><w:footnoteReference w:id="7"/></w:r>',
            '<w:r><w:t> och 12</w:t></w:r>', '<w:r><w:footnoteReference w:id="2"/></w:r>',
        ), "x", ".docx",
    )  # fmt: skip
    assert texts(source.grids[0]) == [["114 196 1) och 12 2)"]]


def test_a_document_without_text_has_no_grids() -> None:
    assert made(lambda document: None).grids == ()


@pytest.mark.parametrize("cut", [100, 5_000, 20_000])
def test_a_file_that_is_not_whole(cut: int) -> None:
    with pytest.raises(Stop, match="KSB058"):
        read_bytes(saved(lambda document: document.add_paragraph("x"))[:cut], "x", ".docx")
