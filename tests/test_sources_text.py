"""Other people's texts: csv, text in columns, Markdown and HTML give cells as a reader sees them, each in its place."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ks_budget.problems import Stop
from ks_budget.sources import Limits, read_bytes
from ks_budget.sources.csv import separator_of
from ks_budget.sources.decode import decode
from ks_budget.sources.grid import Grid, Source

TEXTS = (".csv", ".txt", ".md", ".html")


def source(text: str | bytes, suffix: str) -> Source:
    return read_bytes(text if isinstance(text, bytes) else text.encode(), "fil" + suffix, suffix)


def texts(grid: Grid) -> list[list[str]]:
    return [[cell.text for cell in row] for row in grid.rows]


def ruled(text: str | bytes, suffix: str) -> list[list[list[str]]]:
    """The ruled grids of a text, each as rows of texts."""
    return [texts(grid) for grid in source(text, suffix).grids if grid.ruled]


def running(text: str | bytes, suffix: str) -> list[list[str]]:
    """All its rows of running text, empty ones aside."""
    return [row for grid in source(text, suffix).grids if not grid.ruled for row in texts(grid) if row]


# Gnesta 2013, tkr: https://www.gnesta.se/webdav/files/Sorteras/arsredovisning2013%20webb/budget.html
GNESTA = [
    ["", "Utfall 2013", "Budget 2013", "Avvikelse"],
    ["Verksamhetens intäkter", "93 712", "85 611", "8 101"],
    ["Verksamhetens kostnader", "– 615 649", "– 600 875", "– 14 774"],
    ["Avskrivningar", "– 9 054", "– 10 160", "1 106"],
    ["Årets resultat, mnkr", "1,5", "2,0", ""],
]


def html_of(rows: list[list[str]]) -> str:
    cells = ["".join(f"<td>{cell}</td>" for cell in row) for row in rows]
    return "<!doctype html><table>" + "".join(f"<tr>{row}</tr>" for row in cells) + "</table>"


FORMS = {
    "semicolons": (";".join, ".csv"),
    "tabs in csv": ("\t".join, ".csv"),
    "bars in csv": ("|".join, ".csv"),
    "quotes": (lambda row: ",".join(f'"{cell}"' for cell in row), ".csv"),
    "tabs": ("\t".join, ".txt"),
    "bars": (" | ".join, ".txt"),
    "bars all round": (lambda row: f"| {' | '.join(row)} |", ".txt"),
    "markdown": (lambda row: f"| {' | '.join(row)} |", ".md"),
}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_the_same_table_in_each_form_has_the_same_cells(form: str, end: str, encoding: str) -> None:
    written, suffix = FORMS[form]
    lines = [written(row) for row in GNESTA]
    if form == "markdown":
        lines.insert(1, "|---|--:|--:|:-:|")
    found = source(end.join(lines).encode(encoding), suffix)
    assert [texts(grid) for grid in found.grids] == [GNESTA]
    assert found.warnings == ()
    # The third row is in its line, in every form.
    assert found.grids[0].rows[2][0].line == 3 + (form == "markdown")


def test_a_page_has_the_same_cells() -> None:
    assert ruled(html_of(GNESTA), ".html") == [GNESTA]


@pytest.mark.parametrize(
    ("text", "separator"),
    [
        ("Nämnd;Budget\nSkola;1,5\nVård;2,5\n", ";"),
        ("Nämnd;Budget;Utfall\nSkola;1,5;2,5\nVård;2,5;3,5\n", ";"),
        ("Skola;1,5;2,5\nVård;2,5;3,5\n", ";"),
        ("Nämnd,Budget\nSkola,1500\nVård,2500\n", ","),
        ('Nämnd,Budget\nSkola,"1,5"\nVård,"2,5"\n', ","),
        ('id,text,belopp\n1,"a; b",5\n2,"c; d",6\n', ","),
        ("År\tBelopp, mnkr\n2024\t1,5\n2025\t2,5\n", "\t"),
        ("År|Belopp\n2024|1,5\n", "|"),
        ("1,5\n2,5\n3,5\n", ""),
        ("Skola 1,5\nVård 2,5\n", ""),
        ("Driftbudget, tkr\n\nNämnd;2024;2025\nSkola;1 000,5;2 000,5\nVård;1;2\nSumma;3;4\n", ";"),
    ],
)  # fmt: skip
def test_the_separator_is_what_gives_an_even_table(text: str, separator: str) -> None:
    assert separator_of(text) == separator


def test_csv_has_quotes_line_ends_within_them_and_notes() -> None:
    text = '''# Källa: kommunen; mnkr
Nämnd;Text;Belopp
"Vård; omsorg";"Rad ett
rad ""två""";1,5
Skola; "Bra" val;2
;;
Summa;;3,5
'''
    [grid] = source(text, ".csv").grids
    assert texts(grid) == [
        ["Källa: kommunen; mnkr"],
        ["Nämnd", "Text", "Belopp"],
        ["Vård; omsorg", 'Rad ett rad "två"', "1,5"],
        ["Skola", '"Bra" val', "2"],
        [],
        ["Summa", "", "3,5"],
    ]
    assert [(row[-1].line, row[-1].column) for row in grid.rows if row] == [(1, 1), (2, 12), (4, 14), (5, 18), (7, 8)]


def test_a_csv_file_that_nothing_parts_is_read_as_text() -> None:
    assert running("Nämnd      2024   2025\nSkola         1,5    2,5\n", ".csv") == [
        ["Nämnd", "2024", "2025"],
        ["Skola", "1,5", "2,5"],
    ]


def test_a_first_column_headed_by_a_number_sign_is_no_note() -> None:
    assert ruled("#;Namn;Belopp\n1;Skola;5\n2;Vård;6\n", ".csv")[0][0] == ["#", "Namn", "Belopp"]


def test_excel_says_itself_what_parts_the_cells() -> None:
    assert ruled("sep=,\nSkola,1\nVård,2\n", ".csv") == [[["Skola", "1"], ["Vård", "2"]]]


def test_a_quotation_mark_that_is_never_closed_is_told_and_the_rows_stay() -> None:
    found = source('Nämnd;Belopp\n"Skola;1\nVård;2\n', ".csv")
    assert texts(found.grids[0]) == [["Nämnd", "Belopp"], ['"Skola', "1"], ["Vård", "2"]]
    [warning] = found.warnings
    assert warning.code == "KSB065" and warning.places[0].span.line == 2 and warning.places[0].span.column == 1


def test_text_is_cut_at_tabs_bars_and_wide_gaps_and_else_is_one_cell() -> None:
    text = """Driftbudget per nämnd

                    Budget 2024   Plan 2025
Kommunstyrelsen         114 308     114 328
Skola - grund 1 200 1 300
rad | Utfall
"""
    assert running(text, ".txt") == [
        ["Driftbudget per nämnd"],
        ["Budget 2024", "Plan 2025"],
        ["Kommunstyrelsen", "114 308", "114 328"],
        ["Skola - grund 1 200 1 300"],
        ["rad", "Utfall"],
    ]
    row = next(row for row in source(text, ".txt").grids[0].rows if row and row[0].text == "Kommunstyrelsen")
    assert [(cell.line, cell.column) for cell in row] == [(4, 1), (4, 25), (4, 37)]


def test_one_cell_a_line_stays_one_cell_a_row() -> None:
    text = "Kommunstyrelse\n\n305,8\n\n-691,5\n\n"
    assert running(text, ".txt") == [["Kommunstyrelse"], ["305,8"], ["-691,5"]]


def test_marks_of_emphasis_are_not_shown_and_headings_are_known() -> None:
    text = "# Ramar\n\n**Typ:** Budget\n\n- Personal ökar med 4 tkr.\n- 6 000\n\n"
    text += "Belopp i tkr\t2023\n<b>Summa</b>\t<b>12 <sup>3)</sup></b>\nUtfall*\t**5**\n"
    grids = source(text, ".txt").grids
    first = [row[0] for row in grids[0].rows if row]
    assert [(cell.text, cell.heading, cell.bold) for cell in first] == [
        ("Ramar", 1, False),
        ("Typ: Budget", 0, False),
        ("Personal ökar med 4 tkr.", 0, False),
        ("- 6 000", 0, False),
    ]
    assert [[(cell.text, cell.bold) for cell in row] for row in grids[1].rows] == [
        [("Belopp i tkr", False), ("2023", False)],
        [("Summa", True), ("12 3)", True)],
        [("Utfall*", False), ("5", True)],
    ]


def test_a_short_line_within_a_table_is_a_row_of_it_and_a_sentence_is_not() -> None:
    text = "Ålder | Kr\n1–5 år | 125,9\n6 år | 144,6\nSumma förskola 461,8\n16–18 år | 181,3\n19 år | 20,0\n"
    text += "Det här är text om tabellen.\na | 1\nb | 2\n"
    assert [len(table) for table in ruled(text, ".txt")] == [6, 2]
    assert running(text, ".txt") == [["Det här är text om tabellen."]]


def test_labels_with_a_colon_before_the_first_figure_are_cells() -> None:
    text = "row: 2021 | 2022\nKommunfullmäktige: 2 569 | 2 300\nVård: 25 700 | |\n"
    assert ruled(text, ".txt") == [
        [["row", "2021", "2022"], ["Kommunfullmäktige", "2 569", "2 300"], ["Vård", "25 700", "", ""]]
    ]


def test_a_list_of_contents_is_no_table() -> None:
    assert ruled("Inledning .....\t3\nUppdrag .....\t9\nMål .....\t11\n", ".txt") == []


def test_a_line_drawn_between_rows_is_not_one() -> None:
    text = (
        "Nämnd    2024   2025\n-------  -----  ----\nSkola       1      2\n=======  =====  ====\nSumma       1      2\n"
    )
    assert running(text, ".txt") == [["Nämnd", "2024", "2025"], ["Skola", "1", "2"], ["Summa", "1", "2"]]


def test_markdown_has_escaped_bars_links_emphasis_and_underlined_headings() -> None:
    text = r"""Driftbudget
===========

Se [budgeten](https://exempel.se/x "hela") och *nettot* i `tkr`.

Nämnd \| del | Belopp
:--- | ---:
**Summa** | **1&nbsp;234**
[Skola](x.html) | ~~12~~ -5 \*
Not 2*3*4 | <b>6</b><br>7

* Första
> Citat
"""
    assert [(row[0].text, row[0].heading) for row in source(text, ".md").grids[0].rows if row] == [
        ("Driftbudget", 1),
        ("Se budgeten och nettot i tkr.", 0),
    ]
    [table] = [grid for grid in source(text, ".md").grids if grid.ruled]
    assert texts(table) == [
        ["Nämnd | del", "Belopp"],
        ["Summa", "1\N{NO-BREAK SPACE}234"],
        ["Skola", "-5 *"],
        ["Not 2*3*4", "6 7"],
    ]
    assert [cell.bold for cell in table.rows[1]] == [True, True]
    assert running(text, ".md")[-2:] == [["Första"], ["Citat"]]


def test_one_dash_says_how_a_column_is_set_and_dashes_below_are_missing_figures() -> None:
    text = "Nämnd|Utfall\n-|-:\nSkola|5\n-|-\n\n[1]: https://exempel.se\n"
    assert ruled(text, ".md") == [[["Nämnd", "Utfall"], ["Skola", "5"], ["-", "-"]]]
    assert running(text, ".md") == []


def test_a_table_of_html_may_stand_in_markdown() -> None:
    text = "# Rubrik\n\n<table>\n<tr><td>Skola</td>\n<td>12</td></tr></table>\n\nEfter.\n"
    first, table, after = source(text, ".md").grids
    assert texts(table) == [["Skola", "12"]]
    assert [(cell.line, cell.column) for cell in table.rows[0]] == [(4, 9), (5, 5)]
    assert first.rows[0][0].heading == 1 and [row[0].text for row in after.rows if row] == ["Efter."]


PAGE = """<!DOCTYPE html>
<html><head><title>Budget</title><style>td { color: red }</style><script>var a = "<td>9</td>";</script></head>
<body><nav hidden>Meny</nav>
<h2>Drift&shy;budget</h2>
<p>Belopp i <b>tkr</b>,
avrundade.</p>
<table><caption>Ramar 2024</caption>
<thead><tr><th rowspan="2">Nämnd<th colspan=2>Budget</tr><tr><th>2023<th>2024</thead>
<tfoot><tr><td><strong>Summa</strong><td>3<td>4</tfoot>
<tbody>
<tr><td>Skola<sup>1</sup><td>1&nbsp;234<sup>2</sup><td style="display: none">77</td><td><del>5</del> 6
<span class="sr-only">dold</span></tr>
<tr><td>m<sup>2</sup> yta<br>inne<td><p>7</p><p>8</p><td>-</td></tr>
</table>
<div>Efter tabellen</div>
</body></html>
"""


def test_a_page_is_what_a_reader_sees() -> None:
    before, table, after = source(PAGE, ".html").grids
    assert [(row[0].text, row[0].heading, row[0].line) for row in before.rows] == [
        ("Driftbudget", 2, 4),
        ("Belopp i tkr, avrundade.", 0, 5),
    ]
    assert table.title == "Ramar 2024"
    assert texts(table) == [
        ["Nämnd", "Budget", ""],
        ["", "2023", "2024"],
        ["Skola¹", "1\N{NO-BREAK SPACE}234 2)", "6"],
        ["m² yta inne", "7 8", "-"],
        ["Summa", "3", "4"],
    ]
    head = table.rows[0]
    assert [(cell.across, cell.down) for cell in head] == [(1, 2), (2, 1), (1, 1)]
    assert table.rows[4][0].bold and not table.rows[4][1].bold
    assert texts(after) == [["Efter tabellen"]]


@pytest.mark.parametrize(
    ("page", "tables"),
    [
        ("<table><tr><td>a<td>1<tr><td>b<td>2", [[["a", "1"], ["b", "2"]]]),
        ("<table><td>a<td>1</table>", [[["a", "1"]]]),
        ("<table><tr><td><b>a</td><td>1</b></td></tr></table>", [[["a", "1"]]]),
        ("<table><tr><td/><td>1</td></tr></table>", [[["", "1"]]]),
        ("<table><tr><td><p>a<p>b</td><td>1</td></tr></table>", [[["a b", "1"]]]),
        ("<table><tr><td rowspan=0>a<td>1<tr><td>2<tr><td>3</table>", [[["a", "1"], ["", "2"], ["", "3"]]]),
        (
            "<table><tr><td>Meny<td><table><tr><td>a<td>1</table></td></tr></table>",
            [[["a", "1"]]],
        ),
        (
            "<table><colgroup><col><col style='display:none'><col></colgroup><tr><td>a<td>9<td>1</table>",
            [[["a", "1"]]],
        ),
        (
            "<div role=table><div role=row><div role=cell>a</div><div role=cell>1</div></div></div>",
            [[["a", "1"]]],
        ),
        ("<pre>\nSkola\t1\nVård\t2\n</pre>", [[["Skola", "1"], ["Vård", "2"]]]),
        ("<table><tr><th>År</th></tr></table><template><table><tr><td>x</table></template>", [[["År"]]]),
    ],
)  # fmt: skip
def test_tables_of_pages_that_are_not_as_they_should_be(page: str, tables: list[list[list[str]]]) -> None:
    assert ruled("<!doctype html><body>" + page, ".html") == tables


SAVED = """From: <Saved by a browser>
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="----x"

------x
Content-Type: text/html; charset="windows-1252"
Content-Transfer-Encoding: quoted-printable

<!DOCTYPE html><table><tr><td>=C5tg=E4rd<td>1=A0234</table><img src=3D"x.png">
------x
Content-Type: image/png
Content-Transfer-Encoding: base64

iVBORw0KGgo=
------x--
"""


def test_a_page_saved_as_one_file_is_that_page() -> None:
    assert ruled(SAVED, ".mhtml") == [[["Åtgärd", "1\N{NO-BREAK SPACE}234"]]]
    nested = "".join(f'Content-Type: multipart/mixed; boundary="{i}"\n\n--{i}\n' for i in range(3000))
    for text in (SAVED.replace("text/html", "text/css"), nested, "x"):
        with pytest.raises(Stop) as stop:
            read_bytes(text.encode(), "fil", ".mht")
        assert stop.value.problems[0].code == "KSB058"


@pytest.mark.parametrize(
    ("page", "encoding"),
    [
        ('<html><meta charset="windows-1252"><p>Åtgärd</p>', "cp1252"),
        ('<html><meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1"><p>Åtgärd</p>', "latin-1"),
        ("<html><p>Åtgärd</p>", "utf-8"),
        ("<html><p>Åtgärd</p>", "utf-16"),
        ("<html><p>Åtgärd</p>", "cp1252"),
        # What it says is wrong: its bytes are UTF-8.
        ('<html><meta charset="iso-8859-1"><p>Åtgärd</p>', "utf-8"),
    ],
)
def test_a_page_is_read_in_its_encoding(page: str, encoding: str) -> None:
    assert running(page.encode(encoding), ".html") == [["Åtgärd"]]


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("utf-8", "Förskola – 5 %"),
        ("cp1252", "Förskola – 5 % ”Öppna”"),
        ("latin-1", "Förskola åäö"),
        ("cp437", "Förskola;Årets lön;Över"),
        ("cp437", "Öppen"),
        ("cp437", "Ängar"),
        ("cp437", "Två små"),
        ("cp1252", "Förskola† och Åre"),
        ("cp1252", "”Öppna”"),
        ("mac-roman", "Förskola;Årets lön;Över"),
        ("utf-16", "Förskola"),
        ("utf-32", "Förskola"),
    ],
)
def test_the_encoding_is_found(encoding: str, text: str) -> None:
    found = decode(text.encode(encoding), "fil")
    assert (found.text, found.warnings) == (text, ())


def test_a_few_bytes_that_are_no_utf_8_are_told() -> None:
    found = decode("Förskola, särskola, Åmål\nm\xe5".encode() + b"\n\xe5r", "fil")
    assert found.text.startswith("Förskola, särskola, Åmål")
    assert [(problem.code, problem.facts) for problem in found.warnings] == [("KSB066", {"count": 1, "line": 3})]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"Skola;1\nV\0rd;2\n", "KSB062"),
        (b"\x01\x02\x03\x04 text", "KSB062"),
        ("Skola\0".encode("utf-16"), "KSB062"),
        (b"\xff\xfea\x00\x00\xd8", "KSB063"),
        (b"\xff\xfea\x00b", "KSB063"),
    ],
)
def test_what_is_no_text_is_told(data: bytes, code: str) -> None:
    for suffix in TEXTS:
        with pytest.raises(Stop) as stop:
            read_bytes(data, "fil", suffix)
        assert stop.value.problems[0].code in (code, "KSB053")


def test_a_row_of_too_many_columns_is_told_in_each_format() -> None:
    wide = {".csv": ";" * 20_000, ".txt": "a\t" * 20_000 + "\na\tb", ".md": "| a " * 20_000 + "\n|--|--|"}
    wide[".html"] = "<html><table><tr>" + "<td colspan=1000>a" * 20 + "</table>"
    for suffix, text in wide.items():
        with pytest.raises(Stop) as stop:
            read_bytes(text.encode(), "fil", suffix)
        assert stop.value.problems[0].code == "KSB064", suffix


def test_cells_are_counted_in_each_format() -> None:
    many = {".csv": "a;b\n" * 100, ".txt": "a\tb\n" * 100, ".md": "|a|b|\n" * 100}
    many[".html"] = "<html><table>" + "<tr><td>a<td>b" * 100 + "</table>"
    for suffix, text in many.items():
        with pytest.raises(Stop) as stop:
            read_bytes(text.encode(), "fil", suffix, Limits(cells=150))
        assert stop.value.problems[0].code == "KSB056", suffix


def test_a_line_of_some_megabytes_is_one_cell() -> None:
    for suffix in TEXTS:
        [grid] = read_bytes(b"<p>" * (suffix == ".html") + b"x" * 3_000_000, "fil", suffix, Limits(seconds=10)).grids
        assert len(grid.rows[0][0].text) == 3_000_000


@pytest.mark.parametrize(
    "part",
    ["<", "<!--", "<a ", "<!", "&", "&#", "<table><td>", "<div>", "</", '"', '";', "|", "[", "[a](", "**", "<b>", "`",
     "\t\n", "<![", "<p", "a  "],
)  # fmt: skip
def test_the_same_again_and_again_ends(part: str) -> None:
    """No text makes the reading take more than some seconds, or fail otherwise than it may."""
    for end in ("", ">"):
        for suffix in TEXTS:
            try:
                read_bytes((part * (100_000 // len(part)) + end).encode(), "fil", suffix, Limits(seconds=5))
            except Stop as stop:
                assert stop.problems[0].code != "KSB056"


PIECES = st.sampled_from(
    ["<table>", "<tr>", "<td colspan=3>", "<th rowspan=2>", "</td>", "</table>", "<p>", "<sup>1</sup>", "&nbsp;",
     "<br>", "<b>", "</b>", "<pre>", "<caption>", "<div role=row>", "<!--", "-->", "|", "---", "\t", ";", ",", '"',
     '""', "\n", "\r\n", "\r", "#", "# ", "**", "~~", "`", "[x](y)", "\\|", "  ", "1 234", "-5", "å", "===", "a"]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=40).map("".join))
def test_any_text_is_read(text: str) -> None:
    for suffix in TEXTS:
        try:
            found = read_bytes(text.encode(), "fil", suffix)
        except Stop:
            continue
        lines = text.count("\n") + text.count("\r") + 1
        for grid in found.grids:
            for row in grid.rows:
                assert all(cell.line <= lines and cell.text == cell.text.strip() for cell in row)


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=200), st.sampled_from((*TEXTS, "")))
def test_any_bytes_are_read_or_told(data: bytes, suffix: str) -> None:
    try:
        read_bytes(data, "fil", suffix)
    except Stop as stop:
        assert stop.problems
    except ImportError:
        pytest.fail("bytes of no format are taken for one")


@pytest.mark.parametrize(
    ("text", "format"),
    [
        ("<table><tr><td>1</table>", "html"),
        ("\n\n<!-- x --><!DOCTYPE html>", "html"),
        ("a | b\n--|--\n1 | 2\n", "markdown"),
        ("# Rubrik\n\nSe [länken](x).\n", "markdown"),
        ("Nämnd;2024\nSkola;1,5\nVård;2,5\n", "csv"),
        ("Nämnd\t2024\nSkola\t1,5\n", "csv"),
        ("Skola 1,5 2,5\nVård 2,5 3,5\n", "text"),
        ("En mening, med komma.\nOch en, till.\n", "text"),
        ("Driftbudget\n\nSkola | 1\nVård | 2\n", "text"),
    ],
)
def test_a_text_without_a_suffix_is_what_it_looks_like(text: str, format: str) -> None:
    assert read_bytes(text.encode(), "<stdin>").format == format
