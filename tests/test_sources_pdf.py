"""Pages of a PDF: tables drawn with rules, tables that white space parts, running text, and pages that are no text."""

import io
import zlib

import pikepdf
import pytest
import typst

from ks_budget.problems import Stop, messages
from ks_budget.sources import Grid, Limits, Source, read_bytes

PAGE = '#set page(width: 420pt, height: 500pt, margin: 40pt)\n#set text(size: 10pt, lang: "sv")\n'


def typeset(markup: str) -> bytes:
    """A PDF of a text in Typst's markup."""
    made = typst.compile((PAGE + markup).encode(), format="pdf")
    assert isinstance(made, bytes)
    return made


def read(markup: str) -> Source:
    return read_bytes(typeset(markup), "x.pdf", ".pdf")


def texts(grid: Grid) -> list[list[str]]:
    return [[cell.text.replace("\N{NO-BREAK SPACE}", " ") for cell in row] for row in grid.rows]


def tables(source: Source) -> list[list[list[str]]]:
    return [texts(grid) for grid in source.grids if grid.ruled]


ROWS = """
  [Belopp i tkr], [Budget 2023], [Budget 2024], [Plan 2025],
  [Verksamhetens intäkter], [91 867], [100 548], [101 453],
  [Personalkostnader], [−109 724], [−114 196], [−115 224],
  [Lokalhyror], [– 7 374], [–], [8],
  [*Summa*], [*−25 231*], [*−13 648*], [*−13 771*],
"""
READ = [
    ["Belopp i tkr", "Budget 2023", "Budget 2024", "Plan 2025"],
    ["Verksamhetens intäkter", "91 867", "100 548", "101 453"],
    ["Personalkostnader", "−109 724", "−114 196", "−115 224"],
    ["Lokalhyror", "– 7 374", "–", "8"],
    ["Summa", "−25 231", "−13 648", "−13 771"],
]


ZEBRA = "stroke: none, fill: (_, y) => if calc.odd(y) {luma(230)}"


@pytest.mark.parametrize("drawn", ["stroke: none", "stroke: (bottom: 0.5pt)", "stroke: 0.5pt", ZEBRA])
def test_a_table_with_and_without_rules(drawn: str) -> None:
    columns = "columns: (2fr, 1fr, 1fr, 1fr), align: (left, right, right, right)"
    table = f"#table({columns}, {drawn}, {ROWS})"
    source = read(f"= Nämndens budget\nEn mening före tabellen.\n{table}\nNot: se nästa sida.")
    assert tables(source) == [READ]
    [before, table, after] = source.grids
    assert [texts(before)[0], texts(after)[-1]] == [["Nämndens budget"], ["Not: se nästa sida."]]
    assert (before.ruled, before.rows[0][0].heading, table.page) == (False, 2, 1)
    assert [row[0].bold for row in table.rows] == [False, False, False, False, True]
    assert [row[0].line for row in table.rows] == [3, 4, 5, 6, 7]


def test_columns_that_stand_close_are_told_by_what_stands_below() -> None:
    rows = ", ".join(f"[Rad {n}], [{n} 114 196], [{n} 108 907], [4,{n}]" for n in range(1, 6))
    source = read(f"#table(columns: 4, align: right, inset: (x: 3pt, y: 4pt), stroke: none, {rows})")
    assert tables(source)[0][0] == ["Rad 1", "1 114 196", "1 108 907", "4,1"]


def test_empty_cells_stay_in_their_columns() -> None:
    source = read(
        "#table(columns: (2fr, 1fr, 1fr, 1fr), align: (left, right, right, right), stroke: none,"
        "[], [2022], [2023], [2024], [Skola], [1], [], [3], [Vård], [], [20], [30], [Summa], [1], [20], [33])"
    )
    assert tables(source) == [
        [["", "2022", "2023", "2024"], ["Skola", "1", "", "3"], ["Vård", "", "20", "30"], ["Summa", "1", "20", "33"]]
    ]


def test_rows_that_stand_far_apart_have_an_empty_row_between_them() -> None:
    rows = "[Tkr], [2024], [2025], [Skola], [1], [2], [Vård], [3], [4], [], [], [], [Summa], [4], [6]"
    source = read(f"#table(columns: (2fr, 1fr, 1fr), align: (left, right, right), stroke: none, {rows})")
    assert tables(source) == [
        [["Tkr", "2024", "2025"], ["Skola", "1", "2"], ["Vård", "3", "4"], [], ["Summa", "4", "6"]]
    ]


def test_a_head_over_several_columns_and_a_label_of_several_lines() -> None:
    source = read(
        "#table(columns: (90pt, 1fr, 1fr), align: (left, right, right), stroke: none, inset: (y: 6pt),"
        "[], table.cell(colspan: 2, align: center)[Budget och plan för båda åren],"
        "[Tkr], [2024], [2025],"
        "[Gemensamma verksamheter och anslag till förfogande], [1 000], [2 000],"
        "[Skola], [3 000], [4 000])"
    )
    [table] = [grid for grid in source.grids if grid.ruled]
    assert [(cell.text, cell.across) for cell in table.rows[0]][1:] == [("Budget och plan för båda åren", 2), ("", 1)]
    assert texts(table)[2] == ["Gemensamma verksamheter och anslag till förfogande", "1 000", "2 000"]


def test_heads_stand_as_close_as_they_may() -> None:
    heads = "[Belopp i tkr], [Utfall för 2023], [Budget för 2024], [Plan för 2025]"
    rows = "[Skola], [1 000], [20], [3], [Vård], [2 000], [1], [4]"
    settings = "columns: 4, align: (left, right, right, right), stroke: none, inset: (x: 2.5pt, y: 4pt)"
    assert tables(read(f"#table({settings}, {heads}, {rows})")) == [
        [
            ["Belopp i tkr", "Utfall för 2023", "Budget för 2024", "Plan för 2025"],
            ["Skola", "1 000", "20", "3"],
            ["Vård", "2 000", "1", "4"],
        ]
    ]


def test_letters_of_one_width_have_wide_spaces() -> None:
    settings = "columns: (2fr, 1fr, 1fr, 1fr), align: (left, right, right, right), stroke: none"
    assert tables(read(f'#set text(font: "DejaVu Sans Mono", size: 8pt)\n#table({settings}, {ROWS})')) == [READ]


def test_a_drawn_row_that_is_one_box_is_cut_by_the_columns_of_the_others() -> None:
    source = read(
        "#table(columns: (90pt, 60pt, 60pt), align: (left, right, right),"
        "[Tkr], [2024], [2025], table.cell(colspan: 3)[Skola #h(60pt) 10 #h(55pt) 11], [Vård], [20], [21],"
        "table.cell(colspan: 3)[Därav sådant som inte är vård], [Summa], [30], [32])"
    )
    rows = "Tkr 2024 2025", "Skola 10 11", "Vård 20 21", "", "Summa 30 32"
    [table] = [grid for grid in source.grids if grid.ruled]
    assert [row for row in texts(table) if row[1]] == [row.split() for row in rows if row]
    assert (table.rows[3][0].text, table.rows[3][0].across) == ("Därav sådant som inte är vård", 3)


def test_a_drawn_row_of_several_lines_of_figures_is_several_rows() -> None:
    source = read(
        "#table(columns: 3, align: (left, right, right), [Tkr], [2024], [2025],"
        "[Skola \\ Vård \\ Fritid], [10 \\ 20 \\ 3], [11 \\ 22 \\ 3], [Summa], [33], [36])"
    )
    assert tables(source) == [
        [
            ["Tkr", "2024", "2025"],
            ["Skola", "10", "11"],
            ["Vård", "20", "22"],
            ["Fritid", "3", "3"],
            ["Summa", "33", "36"],
        ]
    ]


def test_a_raised_figure_is_a_note() -> None:
    source = read(
        "#set super(typographic: false)\n#table(columns: (2fr, 1fr, 1fr), align: (left, right, right), stroke: none,"
        "[Tkr], [2024], [2025], [Skola], [12#super[3]], [13], [Vård#super[1]], [120], [130])"
    )
    assert tables(source) == [[["Tkr", "2024", "2025"], ["Skola", "12 3)", "13"], ["Vård 1)", "120", "130"]]]


def test_two_columns_of_text_are_read_one_after_the_other() -> None:
    left, right = (
        "ett två tre fyra fem sex sju åtta nio tio " * 6,
        "alfa beta gamma delta epsilon zeta eta theta " * 6,
    )
    source = read(f"#columns(2)[{left} #colbreak() {right}]")
    text = " ".join(cell.text for grid in source.grids for row in grid.rows for cell in row)
    assert text.split() == (left + right).split()
    assert tables(source) == []


def test_a_text_beside_a_table_is_read_by_itself() -> None:
    table = f"#table(columns: 3, align: (left, right, right), stroke: none, {NARROW})"
    text = "Kostnaderna ökar med mer än index, eftersom hyror och löner stiger. " * 6
    for markup in (f"[{table}], [{text}]", f"[{text}], [{table}]"):
        source = read(f"#set text(size: 8pt)\n#grid(columns: (150pt, 170pt), gutter: 20pt, {markup})")
        assert tables(source) == [
            [row.split("|") for row in ("Tkr|2023|2024", *(f"Rad {n}|{n}|1{n}" for n in range(9)))]
        ]
        read_text = " ".join(cell.text for grid in source.grids if not grid.ruled for row in grid.rows for cell in row)
        assert read_text.split() == text.split()


NARROW = "[Tkr], [2023], [2024]," + ", ".join(f"[Rad {n}], [{n}], [1{n}]" for n in range(9))


def test_a_sentence_that_fills_its_line_is_not_cut() -> None:
    text = "Kommunbidraget ökar med 5 400 tkr till 114 308 tkr. Av ökningen avser 2 300 tkr hyror och 1 100 tkr löner. "
    source = read(f"#set par(justify: true)\n#block(width: 170pt)[{text * 5}]")
    assert all(len(row) <= 1 for grid in source.grids for row in grid.rows)
    assert tables(source) == []


def test_words_broken_at_the_end_of_a_line_are_whole() -> None:
    text = "Kommunfullmäktigeledamöternas arvodesbestämmelser " * 9
    source = read(f"#set par(justify: true)\n#set text(hyphenate: true)\n{text}")
    [grid] = source.grids
    text = " ".join(cell.text for row in grid.rows for cell in row)
    assert set(text.split()) == {"Kommunfullmäktigeledamöternas", "arvodesbestämmelser"}


def test_a_page_on_its_side_and_the_number_of_a_page() -> None:
    table = f"#table(columns: 4, align: (left, right, right, right), stroke: none, {ROWS})"
    assert tables(read(f"#rotate(-90deg, reflow: true)[#block(width: 380pt)[{table}]]")) == [READ]
    source = read(f"#set page(footer: align(center)[#context counter(page).display()])\n{table}")
    assert [texts(grid) for grid in source.grids] == [READ]


def stopped(data: bytes, limits: Limits | None = None) -> str:
    with pytest.raises(Stop) as stop:
        read_bytes(data, "x", ".pdf", limits or Limits())
    [problem] = stop.value.problems
    return f"{problem.code} {messages([problem], 'sv')[0]}".replace("\N{NO-BREAK SPACE}", " ")


def test_a_file_with_a_password() -> None:
    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(typeset("Hemligt"))) as opened:
        opened.save(made, encryption=pikepdf.Encryption(user="a", owner="b"))
    assert stopped(made.getvalue()).startswith("KSB055 Filen är krypterad")
    # One that may not be changed is read: it opens without a password.
    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(typeset("Öppet"))) as opened:
        opened.save(made, encryption=pikepdf.Encryption(user="", owner="b"))
    assert texts(read_bytes(made.getvalue(), "x", ".pdf").grids[0]) == [["Öppet"]]


def scanned(*pages: bool) -> bytes:
    """Pages with a picture each, and those with text too."""
    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(typeset("Text\n#pagebreak()" * len(pages)))) as opened:
        for page, has_text in zip(opened.pages, pages, strict=False):
            picture = pikepdf.Stream(opened, b"\0" * 100)
            picture.update({"/Type": pikepdf.Name.XObject, "/Subtype": pikepdf.Name.Image, "/Width": 10, "/Height": 10})
            picture.update({"/ColorSpace": pikepdf.Name.DeviceGray, "/BitsPerComponent": 8})
            page.obj.Resources.XObject = pikepdf.Dictionary(P=opened.make_indirect(picture))
            drawing = b"q 100 0 0 100 0 0 cm /P Do Q\n"
            page.obj.Contents = opened.make_stream((page.obj.Contents.read_bytes() if has_text else b"") + drawing)
        del opened.pages[len(pages) :]
        opened.save(made)
    return made.getvalue()


def test_scanned_pages_are_told() -> None:
    assert stopped(scanned(False, False)) == "KSB057 Filen är inskannad: sidorna är bilder utan text."
    source = read_bytes(scanned(True, False, True), "x", ".pdf")
    assert messages(list(source.warnings), "sv") == ["Sidor utan text, som inte är lästa: 2."]
    assert [grid.page for grid in source.grids] == [1, 3]
    assert stopped(typeset("")).startswith("KSB057 Filen är tom.")


def test_limits_of_pages_time_and_size() -> None:
    many = typeset("Sida\n#pagebreak()" * 5)
    assert stopped(many, Limits(pages=3)) == "KSB056 Filen har fler än 3 sidor, som är det mesta som läses."
    ticks = iter(range(1_000_000))
    assert stopped(many, Limits(seconds=9, clock=lambda: float(next(ticks)))).startswith("KSB056 Filen tar mer än 9")
    packed = zlib.compress(zlib.compress(bytes(300_000_000)))
    assert len(packed) < 10_000
    bomb = b"%PDF-1.4\n1 0 obj\n<</Filter [/FlateDecode /FlateDecode]>>\nstream\n" + packed + b"\nendstream\nendobj\n"
    assert stopped(bomb).startswith("KSB056 Filen är packad")


@pytest.mark.parametrize("cut", [20, 400, 2_000])
def test_a_file_that_is_not_whole(cut: int) -> None:
    assert stopped(typeset("Text")[:cut])[:6] in ("KSB058", "KSB057")
