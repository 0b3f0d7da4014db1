"""The document as Word, opened again: what an officer who goes on with it has in hand."""

import io
import os
import shutil
import subprocess
import sys
import zipfile
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import docx
import pytest
from conftest import ROOT, Run
from docx.oxml.ns import qn
from msgspec import structs

from ks_budget.answers.report import Question, answer
from ks_budget.render.cells import for_people, harmless, without_pictures
from ks_budget.render.formats import PLAIN
from ks_budget.render.word import drawings, render
from ks_budget.report import (
    Block,
    Chart,
    Choice,
    Column,
    Cover,
    Filled,
    Items,
    Lines,
    Paragraph,
    Point,
    Report,
    Row,
    Section,
    Series,
    Table,
    Words,
)
from ks_budget.workspace import Workspace

COVER = Cover("Budget 2024", "Nämnden", "Förslag", [("Status", "Förslag")], date(2024, 1, 1))


@pytest.fixture(scope="module")
def real() -> Report:
    return answer(Workspace(ROOT / "budgets"), Question("2024"))


@pytest.fixture(scope="module")
def written(real: Report) -> bytes:
    made = render(real, PLAIN)
    assert isinstance(made, bytes)
    return made


@pytest.fixture(scope="module")
def document(written: bytes) -> Any:
    return docx.Document(io.BytesIO(written))


def of(*blocks: Block, language: str = "sv", cover: Cover | None = COVER) -> Any:
    """The document of these blocks, opened again."""
    return docx.Document(
        io.BytesIO(render(Report("report", "2024", "tkr", language, list(blocks), cover=cover), PLAIN))
    )


def within(blocks: list[Block], kind: type) -> list[Any]:
    """Blocks of a kind, in all sections."""
    found: list[Any] = []
    for block in blocks:
        found += [block] if isinstance(block, kind) else []
        found += within(block.blocks, kind) if isinstance(block, Section) else []
    return found


def headings(blocks: list[Block], level: int = 1) -> list[tuple[int, str]]:
    """Each heading of the report, with its level."""
    found = []
    for block in blocks:
        if isinstance(block, Section):
            found += [(block.level, block.title), *headings(block.blocks, block.level + 1)]
        elif isinstance(block, Lines) and block.title:
            found.append((level, block.title))
    return found


def test_headings_are_headings(real: Report, document: Any) -> None:
    there = [p for p in document.paragraphs if p.style.name.startswith("Heading")]
    assert [(int(p.style.name.split()[1]), p.text) for p in there] == headings(real.blocks)


def test_the_contents_lead_to_every_heading_of_the_two_highest_levels(real: Report, document: Any) -> None:
    links = document.element.body.find(qn("w:sdt")).iter(qn("w:hyperlink"))
    listed = [("".join(t.text for t in link.iter(qn("w:t"))), link.get(qn("w:anchor"))) for link in links]
    assert [text for text, _ in listed] == [text for level, text in headings(real.blocks) if level <= 2]
    bookmarks = {mark.get(qn("w:name")): mark.getparent() for mark in document.element.iter(qn("w:bookmarkStart"))}
    for text, name in listed:
        assert "".join(t.text for t in bookmarks[name].iter(qn("w:t"))) == text
    code = next(document.element.iter(qn("w:instrText"))).text
    assert code.strip() == r'TOC \o "1-2" \h \z \u'
    # Nothing that makes Word ask whether to update when it opens the file.
    assert document.settings.element.find(qn("w:updateFields")) is None


def test_every_cell_of_every_table_is_there_as_it_is_shown(real: Report, document: Any) -> None:
    expected = [without_pictures(table) for table in real.tables if not table.cards]
    tables = [table for table in document.tables if not is_cards(table)]
    assert len(tables) == len(expected) > 20
    for table, there in zip(expected, tables, strict=True):
        shown = [[column.label for column in table.columns]]
        for row in [*table.rows, *table.footer]:
            shown.append([for_people(v, c, "sv") for c, v in zip(table.columns, row.cells, strict=True)])
        read = [["\n".join(p.text for p in cell.paragraphs) for cell in row.cells] for row in there.rows]
        assert read == [[cell.replace("• ", "") for cell in row] for row in shown]


def is_cards(table: Any) -> bool:
    return bool(table.cell(0, 0).paragraphs[0].style.style_id == "CardLabel")


def test_cards_have_their_label_over_their_figure(real: Report, document: Any) -> None:
    cards = next(table for table in real.tables if table.cards)
    read = [cells for table in document.tables if is_cards(table) for cells in zip(*texts(table), strict=True)]
    shown = [[for_people(v, c, "sv") for c, v in zip(cards.columns, row.cells, strict=True)] for row in cards.rows]
    assert read == [(label, f"{figure}\u00a0{unit}".strip(), change) for label, figure, unit, change in shown]


def texts(table: Any) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


def test_tables_have_a_header_row_a_caption_and_a_text_for_screen_readers(real: Report, document: Any) -> None:
    for table in document.tables:
        properties = table._tbl.tblPr
        assert properties.find(qn("w:tblCaption")).get(qn("w:val"))
        assert properties.find(qn("w:tblDescription")).get(qn("w:val"))
        assert all(row.trPr.find(qn("w:cantSplit")) is not None for row in table._tbl.tr_lst)
        heads = [row.trPr.find(qn("w:tblHeader")) is not None for row in table._tbl.tr_lst]
        assert heads == [True, *[False] * (len(heads) - 1)]
    captions = [p.text for p in document.paragraphs if p.style.name == "Caption"]
    titles = [table.title for table in real.tables if not table.cards]
    assert [text for text in captions if text.startswith("Tabell")] == [
        f"Tabell {i + 1}. {title}" for i, title in enumerate(titles)
    ]


def test_every_cell_is_as_wide_as_its_column_and_no_table_wider_than_its_page(document: Any) -> None:
    for table in document.tables:
        grid = [int(column.get(qn("w:w"))) for column in table._tbl.tblGrid.iter(qn("w:gridCol"))]
        assert min(grid) > 0 and sum(grid) <= 14343
        for row in table._tbl.tr_lst:
            assert [int(cell.tcPr.find(qn("w:tcW")).get(qn("w:w"))) for cell in row.tc_lst] == grid


def test_charts_are_drawings_with_a_picture_beside_and_their_sentence_as_text(real: Report, document: Any) -> None:
    charts = within(real.blocks, Chart)
    drawn = list(document.element.iter("{*}inline"))
    assert [one.find("{*}docPr").get("descr") for one in drawn] == [chart.sentence for chart in charts] != []
    for one in drawn:
        svg = document.part.related_parts[next(one.iter("{*}svgBlip")).get(qn("r:embed"))]
        png = document.part.related_parts[next(one.iter("{*}blip")).get(qn("r:embed"))]
        assert svg.blob.startswith(b"<svg ") and png.blob.startswith(b"\x89PNG")


def test_few_or_many_pictures_are_drawn_at_once(real: Report, written: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drawings, "_AT_ONCE", 2)
    assert render(real, PLAIN) == written


def test_a_chart_that_cannot_be_drawn_is_told(ksb: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drawings, "draw", lambda chart, language: '<svg width="9" height="9"><rect')
    target = tmp_path / "b.docx"
    target.write_bytes(b"old")
    result = ksb("report", "2024", "-o", str(target), "--force")
    assert (result.exit_code, target.read_bytes()) == (2, b"old")
    assert "KSB046" in result.stderr and "docx" in result.stderr


@pytest.mark.parametrize(("language", "code", "style"), [("sv", "sv-SE", "Tabelltext"), ("en", "en-GB", "Table text")])
def test_the_language_is_told(language: str, code: str, style: str) -> None:
    document = of(Paragraph([Words("Hej")]), language=language)
    assert {lang.get(qn("w:val")) for lang in document.styles.element.iter(qn("w:lang"))} == {code}
    assert document.settings.element.find(qn("w:themeFontLang")).get(qn("w:val")) == code
    assert document.core_properties.language == code
    assert style in [style.name for style in document.styles]


def test_head_and_foot(document: Any, real: Report) -> None:
    assert real.cover
    for section in document.sections:
        assert section.header.paragraphs[0].text == real.cover.title
        foot = section.footer.paragraphs[0]
        assert foot.text == f"{real.cover.status}\t1 (1)"
        codes = [code.text.strip() for code in foot._p.iter(qn("w:instrText"))]
        assert codes == ["PAGE", "NUMPAGES"]
    assert document.sections[0].different_first_page_header_footer
    assert document.core_properties.created.date() == real.cover.day


def test_the_cover_has_its_facts_and_its_warning(document: Any, real: Report) -> None:
    assert real.cover
    told = {p.text: p.style.name for p in document.paragraphs[:20]}
    assert told[real.cover.title] == "Title"
    assert told[real.cover.owner] == "Subtitle"
    assert real.cover.warning and told[real.cover.warning] == "Varning"
    for label, value in real.cover.facts:
        assert told[f"{label}\t{value}"] == "Faktarad"


def wide(columns: int) -> Table:
    labels = [f"Kommunstyrelsens {i}" for i in range(columns)]
    cells = [Column(str(i), label, "amount" if i else "text") for i, label in enumerate(labels)]
    return Table("t", "Bred", cells, [Row("r", ["Rad", *[Decimal(1234567)] * (columns - 1)])])


def test_a_wide_table_has_a_turned_page_with_its_heading() -> None:
    before, behind = Paragraph([Words("Före")]), Paragraph([Words("Efter")])
    document = of(before, Section("Rubrik", 1, [wide(9)]), behind)
    assert [section.orientation for section in document.sections] == [0, 0, 1, 0]
    third = [[block.text for block in s.iter_inner_content() if hasattr(block, "text")] for s in document.sections][2]
    assert third[:2] == ["Rubrik", "Tabell 1. Bred"]
    assert document.sections[3].page_width < document.sections[3].page_height


def test_a_table_whose_rows_would_be_tall_is_turned() -> None:
    columns = [Column(str(i), "Text") for i in range(6)]
    turned = []
    for words in (4, 40):
        document = of(Table("t", "Text", columns, [Row("r", ["ord " * words] * 6)]))
        turned.append([section.orientation for section in document.sections])
    assert turned == [[0, 0], [0, 1]]


def test_a_row_that_may_be_higher_than_a_page_can_be_broken() -> None:
    columns = [Column("a", "A"), Column("b", "B")]
    rows = [Row(str(words), ["ord " * words, "kort"]) for words in (5, 2000)]
    table = of(Table("t", "T", columns, rows)).tables[0]
    assert [row.trPr.find(qn("w:cantSplit")) is None for row in table._tbl.tr_lst] == [False, False, True]
    assert table._tbl.find(".//" + qn("w:keepNext")) is None


def test_a_table_of_very_many_columns_is_set_smaller_and_no_wider_than_its_page() -> None:
    sizes = []
    for columns in (7, 18, 40):
        table = of(wide(columns)).tables[0]._tbl
        assert sum(int(column.get(qn("w:w"))) for column in table.tblGrid.iter(qn("w:gridCol"))) <= 14343
        sizes.append({int(size.get(qn("w:val"))) for size in table.iter(qn("w:sz"))})
    assert sizes[0] == set()
    assert 18 > max(sizes[1]) > max(sizes[2]) > 0


def test_lists_are_lists_and_each_numbered_one_begins_anew() -> None:
    inner = Items([[Paragraph([Words("under")])]])
    numbered = Items([[Paragraph([Words("ett")]), Paragraph([Words("mer")]), inner], [Paragraph([Words("två")])]], 3)
    document = of(numbered, Items([[Paragraph([Words("annan")])]], 1))
    there = [p for p in document.paragraphs if p.style.name.startswith("List")]
    places = [(p.text, p.style.name, p._p.pPr.numPr) for p in there]
    numbers = {text: (place.ilvl.val, place.numId.val) for text, _, place in places if place is not None}
    assert [(text, style) for text, style, _ in places] == [
        ("ett", "List Number"), ("mer", "List Continue"), ("under", "List Bullet"), ("två", "List Number"),
        ("annan", "List Number"),
    ]  # fmt: skip
    assert numbers["under"][0] == 1
    assert numbers["ett"] == numbers["två"] != numbers["annan"]
    nums = {num.numId: num for num in document.part.numbering_part.element.num_lst}
    starts = [nums[numbers[text][1]].find(".//" + qn("w:startOverride")).get(qn("w:val")) for text in ("ett", "annan")]
    assert starts == ["3", "1"]


@pytest.mark.parametrize(
    ("link", "address"),
    [
        ("https://alingsas.se/a b?q=å&r=1#x", "https://alingsas.se/a%20b?q=%C3%A5&r=1#x"),
        ("http://alingsås.se:8080/", "http://xn--alingss-jxa.se:8080/"),
        ("mailto:a@b.se", "mailto:a@b.se"),
        ("https://a.se/\"><script>", "https://a.se/%22%3E%3Cscript%3E"),
        ("javascript:alert(1)", None),
        ("file:///etc/passwd", None),
        ("https://[bad/", None),
        ("https://a.se:port/", None),
        ("https:///nowhere", None),
        ("https://" + "a" * 300 + ".se", None),
        ("https://a.se/" + "a" * 3000, None),
    ],
)  # fmt: skip
def test_a_link_leads_where_word_can_go_or_is_text(link: str, address: str | None) -> None:
    document = of(Paragraph([Words("ord", link=link)]))
    targets = [rel.target_ref for rel in document.part.rels.values() if rel.is_external]
    assert targets == ([address] if address else [])
    assert "ord" in [p.text for p in document.paragraphs]


HOSTILE = [
    "<script>alert(1)</script>", "<w:br/>&amp;]]>", "{{ 7 * 7 }}", "=cmd|' /C calc'!A1", "#import \"x\"",
    "ord" * 400, "\U0001f600 \u4e2d\u6587", "\u202eomvänt\u202c", "a\x00b\x1b[31m\x07", "\ud800", "\ufffe\uffff",
    "rad\nrad", "tab\tb", " mellanslag ", "DDEAUTO c:\\windows\\cmd.exe", "mjukt\u00adbindestreck", "",
]  # fmt: skip


def everywhere(text: str) -> list[Block]:
    """Blocks with a text in every place that has one."""
    point = Point(text, Decimal(1), shown=text)
    figures = Table("t", text, [Column("a", text), Column("b", text, "amount")], [Row("r", [text, Decimal(1)])])
    chosen = Row("r", [Choice("x", text), Filled(text, "high")])
    return [
        Section(text, 1, [Lines(text, [text]), Paragraph([Words(text, strong=True, link=f"https://a.se/{text}")])]),
        Items([[Paragraph([Words(text)])]]),
        structs.replace(figures, notes=[text], more=[text]),
        Table("u", text, [Column("a", text), Column("b", text)], [chosen]),
        Chart("c", "lines", text, [Series(text, [point, point])], text, text),
    ]


def test_any_text_in_any_place_stays_text() -> None:
    document = of(*(block for text in HOSTILE for block in everywhere(text)))
    assert len(document.tables) == 2 * len(HOSTILE)
    # No field that was not ours, and every word that can be written is there.
    codes = {code.text.split()[0] for code in document.element.iter(qn("w:instrText"))}
    assert codes == {"TOC", "SEQ"}
    titles = [p.text for p in document.paragraphs if p.style.name == "Heading 1"]
    assert titles == [harmless(text).replace("\u00ad", "") for text in HOSTILE]
    for i, text in enumerate(HOSTILE):
        kept = "".join(c for c in harmless(text) if c not in "\n\u00ad")
        for table in document.tables[2 * i : 2 * i + 2]:
            assert kept in table._tbl.xpath("string(.)")


def test_any_text_may_stand_on_the_cover() -> None:
    text = "\n".join(HOSTILE)
    document = of(cover=Cover(text, text, text, [(text, text)], date(2024, 1, 1), text))
    assert document.core_properties.title == harmless(text).replace("\n", " ")[:255]
    assert document.paragraphs[0].text == harmless(text).replace("\u00ad", "")
    assert document.sections[0].header.paragraphs[0].text.endswith("…")


def test_it_is_what_the_schemas_of_office_say(written: bytes, tmp_path: Path) -> None:
    """Word refuses a whole file for one element in the wrong place; LibreOffice and python-docx do not."""
    audit = pytest.importorskip("openxml_audit")
    hostile = Report("report", "2024", "tkr", "sv", [b for text in HOSTILE for b in everywhere(text)], cover=COVER)
    lists: list[Block] = [
        wide(7), wide(40), Items([[Paragraph([Words("a", True, True, "https://a.se")]), Items([], 2)]]),
        Section("R", 1, []),
    ]  # fmt: skip
    few = Report("report", "2024", "tkr", "en", lists)
    broken = written_with(written, b"<w:cantSplit/><w:tblHeader/>", b"<w:tblHeader/><w:pStyle/>")
    faults = []
    for made in (written, render(hostile, PLAIN), render(few, PLAIN), broken):
        (tmp_path / "b.docx").write_bytes(made)
        faults.append([str(error) for error in audit.OpenXmlValidator().validate(str(tmp_path / "b.docx")).errors])
    assert faults[:3] == [[], [], []]
    # The check is able to fail.
    assert faults[3]


def written_with(made: bytes, old: bytes, new: bytes) -> bytes:
    """A file with other bytes in its document."""
    changed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(made)) as before, zipfile.ZipFile(changed, "w") as after:
        for name in before.namelist():
            part = before.read(name)
            assert name != "word/document.xml" or old in part
            after.writestr(name, part.replace(old, new) if name == "word/document.xml" else part)
    return changed.getvalue()


def test_the_same_bytes_in_another_process(written: bytes, tmp_path: Path) -> None:
    target = tmp_path / "b.docx"
    command = [sys.executable, "-m", "ks_budget", "report", "2024", "-o", str(target)]
    environment = {**os.environ, "PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo"}
    subprocess.run(command, cwd=ROOT, env=environment, check=True)
    assert target.read_bytes() == written
    with zipfile.ZipFile(target) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize("missing", ["docx", "typst"])
def test_a_missing_extra_is_told(missing: str, ksb: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.split(".")[0] == missing or "render.word" in name]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, missing, None)
    target = tmp_path / "b.docx"
    target.write_bytes(b"old")
    result = ksb("report", "2024", "-o", str(target), "--force")
    assert result.exit_code == 2
    assert "KSB023" in result.stderr and "ks-budget[docx]" in result.stderr
    assert target.read_bytes() == b"old"


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not there")
@pytest.mark.skipif(not shutil.which("pdftotext"), reason="poppler is not there")
def test_libreoffice_opens_it(written: bytes, real: Report, tmp_path: Path) -> None:
    (tmp_path / "b.docx").write_bytes(written)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--norestore", "--convert-to", "pdf", "--outdir", tmp_path, "b.docx"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=120)
    text = subprocess.run(["pdftotext", "-layout", "b.pdf", "-"], cwd=tmp_path, check=True, capture_output=True)
    shown = " ".join(text.stdout.decode().split())
    for table in real.tables:
        for row in table.rows:
            for column, value in zip(table.columns, row.cells, strict=True):
                if isinstance(value, Decimal):
                    assert " ".join(for_people(value, column, "sv").split()) in shown
