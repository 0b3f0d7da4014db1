"""Every format of the document carries the same figures, and no text of a budget is markup in any of them."""

import io
import json
import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Callable, Iterator
from decimal import Decimal
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import docx
import pytest
from conftest import ROOT
from docx.oxml.ns import qn
from markdown_it import MarkdownIt
from msgspec import Struct, structs

from ks_budget.answers.report import Question, answer
from ks_budget.render.cells import without_pictures
from ks_budget.render.formats import FORMATS, PLAIN
from ks_budget.report import NUMBERS, Choice, Quoted, Report, Table
from ks_budget.workspace import Workspace

Made = str | bytes
Grid = list[list[str]]
"""The cells of a table as they are shown, its head first."""

DOCUMENTS = {format.name: format for format in FORMATS if "document" in format.answers}


@pytest.fixture(scope="module", params=["sv", "en"])
def report(request: pytest.FixtureRequest) -> Report:
    return answer(Workspace(ROOT / "budgets", language=request.param), Question("2024"))


def written(report: Report, name: str) -> Made:
    return DOCUMENTS[name].render(report, PLAIN)


# Reading each format again: its tables cell by cell, where it has cells, and all its words.


def of_markdown(made: Made) -> list[Grid]:
    grids: list[Grid] = []
    for token in tokens(made):
        match token.type:
            case "table_open":
                grids.append([])
            case "tr_open":
                grids[-1].append([])
            case "th_open" | "td_open":
                grids[-1][-1].append("")
            case "inline" if grids and token.level > 3:
                grids[-1][-1][-1] = words_of(token)
    return grids


def tokens(made: Made) -> list[Any]:
    return MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(str(made))


def words_of(token: Any) -> str:
    # A break is the one element of HTML that cells are written with.
    texts = ("\n" if child.content == "<br>" else child.content for child in token.children)
    return "".join(texts)


class Page(HTMLParser):
    """The tables, the words and the elements of a page."""

    def __init__(self, made: Made) -> None:
        super().__init__()
        self.grids: list[Grid] = []
        self.words: list[str] = []
        self.tags: Counter[tuple[str, ...]] = Counter()
        self.open: list[str] = []
        self.feed(str(made))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag, *sorted(name for name, _ in attrs)] += 1
        self.open.append(tag)
        match tag:
            case "table":
                self.grids.append([])
            case "tr":
                self.grids[-1].append([])
            case "th" | "td":
                self.grids[-1][-1].append("")

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        if "style" in self.open or "script" in self.open:
            return
        self.words.append(data)
        if {"th", "td"} & set(self.open):
            self.grids[-1][-1][-1] += data


def of_word(made: Made) -> list[Grid]:
    assert isinstance(made, bytes)
    tables = docx.Document(io.BytesIO(made)).tables
    drawn = [table for table in tables if table.cell(0, 0).paragraphs[0].style.style_id != "CardLabel"]
    return [[[cell.text for cell in row.cells] for row in table.rows] for table in drawn]


CELLS: dict[str, Callable[[Made], list[Grid]]] = {
    "markdown": of_markdown,
    "html": lambda made: Page(made).grids,
    "docx": of_word,
}


def of_pdf(made: Made) -> str:
    if not shutil.which("pdftotext"):
        pytest.skip("pdftotext is not here")
    assert isinstance(made, bytes)
    done = subprocess.run(["pdftotext", "-raw", "-", "-"], input=made, capture_output=True, check=True)
    return done.stdout.decode("utf-8")


def words_of_word(made: Made) -> str:
    assert isinstance(made, bytes)
    document = docx.Document(io.BytesIO(made))
    return " ".join(str(part.xpath("string(.)")) for part in document.element.iter(qn("w:p")))


def words_of_json(made: Made) -> str:
    def texts(value: Any) -> Iterator[str]:
        for one in value.values() if isinstance(value, dict) else value if isinstance(value, list) else []:
            yield from [one] if isinstance(one, str) else texts(one)

    return " ".join(texts(json.loads(made)))


WORDS: dict[str, Callable[[Made], str]] = {
    "markdown": lambda made: " ".join(words_of(token) for token in tokens(made) if token.type == "inline"),
    "html": lambda made: " ".join(Page(made).words),
    "docx": words_of_word,
    "pdf": of_pdf,
    "json": words_of_json,
}


def test_every_format_of_the_document_is_read_here() -> None:
    assert set(DOCUMENTS) <= set(WORDS)
    assert set(DOCUMENTS) - set(CELLS) <= {"json", "pdf"}


# The same figures.


def figure(shown: str, unit: str, language: str) -> Decimal | None:
    """The value of a figure as it is written, in a unit; None for an empty cell."""
    text = re.sub(r"[\s\u00a0*≈+]|%$", "", shown)
    for written, factor in (("mnkr", 1000), ("tkr", 1)) if unit == "tkr" else ():
        if text.endswith(written):
            return figure(text.removesuffix(written), "", language) * factor  # type: ignore[operator]
    text = text.replace("\u2212", "-")
    text = text.replace(",", "") if language == "en" else text.replace(",", ".")
    return Decimal(text) if text else None


class Known(Struct, frozen=True):
    """A table as JSON has it: the value of every cell, in columns of figures alone."""

    table: Table
    rows: list[dict[str, Decimal | None]]


def known(report: Report) -> list[Known]:
    """The tables that every format draws as tables."""
    tables = json.loads(written(report, "json"), parse_float=Decimal, parse_int=Decimal)["tables"]
    found = []
    for table, told in zip(map(without_pictures, report.tables), tables, strict=True):
        keys = [column.key for column in table.columns if column.type in NUMBERS]
        rows = [{key: row[key] for key in keys} for row in [*told["rows"], *told.get("footer", [])]]
        found += [] if table.cards else [Known(table, rows)]
    return found


@pytest.mark.parametrize("name", [name for name in CELLS if name in DOCUMENTS])
def test_every_cell_has_the_figure_that_json_has(report: Report, name: str) -> None:
    grids, tables = CELLS[name](written(report, name)), known(report)
    if name == "markdown":
        grids = [grid for grid, table in zip(grids, report.tables, strict=True) if not table.cards]
    assert len(grids) == len(tables) > 20
    looked_at = 0
    for grid, one in zip(grids, tables, strict=True):
        columns, (head, *body) = one.table.columns, grid
        assert head == [column.label for column in columns]
        for cells, row in zip(body, one.rows, strict=True):
            for column, shown in zip(columns, cells, strict=True):
                if column.key in row:
                    assert figure(shown, report.unit, report.language) == row[column.key], (one.table.title, cells)
                    looked_at += 1
    assert looked_at > 400


@pytest.mark.skipif("pdf" not in DOCUMENTS, reason="there is no PDF yet")
def test_every_row_of_the_pdf_has_the_figures_of_the_markdown(report: Report) -> None:
    text = spaced(of_pdf(written(report, "pdf")))
    looked_for: Counter[str] = Counter()
    grids = of_markdown(written(report, "markdown"))
    for grid, table in zip(grids, report.tables, strict=True):
        for row in [] if table.cards else grid[1:]:
            figures = [cell for cell, column in zip(row, table.columns, strict=True) if column.type in NUMBERS]
            looked_for[spaced(" ".join(figures))] += 1
    del looked_for[""]
    assert looked_for.total() > 100
    # A row as often as there are such rows, at the least: its figures may be found within those of another.
    assert [row for row, count in looked_for.items() if text.count(row) < count] == []


def spaced(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("name", [name for name in DOCUMENTS if name != "json"])
def test_the_cards_are_in_every_format(report: Report, name: str) -> None:
    text = spaced(WORDS[name](written(report, name)))
    grids = of_markdown(written(report, "markdown"))
    [grid] = [grid for grid, table in zip(grids, report.tables, strict=True) if table.cards]
    for label, shown, _, change in grid[1:]:
        for words in (label, shown, change):
            assert spaced(words) in text


# Markup stays text.

MARKUP = (
    "<script>a</script>", "<b>c</b>", "&amp;", '#panic("x")', "#import", "{{7*7}}", "{%x%}", "=cmd()", "*e*", "_f_",
    "[g](javascript:h)", "![i](j)", "`k`", "$l$", "@m", "<n>", "|o|", "~~p~~", "\\q", "//r", "'\"", "]]>", "<!--s",
)  # fmt: skip
"""What would be something in one format or another. No spaces: lines are broken where each format will."""

TEXT = " ".join(MARKUP)


def marked(value: Any) -> Any:
    """A report in which every text that people read has markup after it."""
    match value:
        case list() | tuple():
            return type(value)(map(marked, value))
        case Choice():
            return structs.replace(value, label=f"{value.label} {TEXT}")
        case Quoted():
            return structs.replace(value, text=f"{value.text} {TEXT}")
        case Struct():
            texts = {key: marked(getattr(value, key)) for key in _texts(value)}
            return structs.replace(value, **texts)
        case str():
            return f"{value} {TEXT}" if value else value
    return value


NAMES = {
    "id", "key", "kind", "level", "command", "budget", "unit", "unit_column", "language", "type", "link", "grade",
    "tone",
}  # fmt: skip
"""Texts that are for programs, or that say what to do with others."""


def _texts(value: Struct) -> Iterator[str]:
    for key in value.__struct_fields__:
        one = getattr(value, key)
        if key not in NAMES and isinstance(one, str | list | tuple | Struct) and not _place(value, key):
            yield key


def _place(value: Struct, key: str) -> bool:
    """What is not shown, or not by every format."""
    return (isinstance(value, Report) and key == "problems") or (isinstance(value, Table) and key == "prose")


@pytest.fixture(scope="module")
def plain() -> Report:
    return answer(Workspace(ROOT / "budgets"), Question("2024"))


@pytest.fixture(scope="module")
def hostile(plain: Report) -> Report:
    made: Report = marked(plain)
    return made


@pytest.mark.parametrize("name", DOCUMENTS)
def test_markup_in_every_text_is_text_in_every_format(hostile: Report, name: str) -> None:
    text = WORDS[name](written(hostile, name))
    # Words may be broken where they are long: letters and signs are what is kept.
    whole = re.sub(r"[\s\u00ad\u200b]", "", text)
    assert hostile.cover is not None
    for mark in MARKUP:
        assert whole.count(mark) > 50, mark
    if name != "json":
        for title in [hostile.cover.title, *(table.title for table in hostile.tables if not table.cards)]:
            assert re.sub(r"\s", "", title) in whole


def test_markdown_has_the_elements_that_it_had(plain: Report, hostile: Report) -> None:
    def kinds(report: Report) -> Counter[str]:
        every = tokens(written(report, "markdown"))
        return Counter(
            f"{one.type} {one.content if 'html' in one.type else ''}"
            for token in every
            for one in [token, *(token.children or [])]
            if one.type not in ("text", "text_special", "softbreak")
        )

    assert kinds(hostile) == kinds(plain)


@pytest.mark.skipif("html" not in DOCUMENTS, reason="there is no page yet")
def test_a_page_has_the_elements_that_it_had(plain: Report, hostile: Report) -> None:
    before, after = (set(Page(written(report, "html")).tags) for report in (plain, hostile))
    assert after == before


def test_word_has_the_elements_that_it_had(plain: Report, hostile: Report) -> None:
    def kinds(report: Report) -> tuple[set[str], set[str]]:
        made = written(report, "docx")
        assert isinstance(made, bytes)
        body = docx.Document(io.BytesIO(made)).element
        return {one.tag for one in body.iter()}, {one.text.split()[0] for one in body.iter(qn("w:instrText"))}

    assert kinds(hostile) == kinds(plain)


SIGNS = r"""
[document]
title = "A\u0000B\u0007C\u001b[31mD \u202eE \ue000F \U0001f600"
board = "LONG \u200b\ufffe"
year = 2024

[[section]]
id = "a"
title = "The part has a heading of its own"
text = "Z"

[[section]]
id = "b"
title = "G\u0085H"
text = "I\u0001J LONG\n\n- K\u0002L"

[[assignment]]
id = "u"
number = 1
name = "M\u0003N LONG"
reports_to = "\u2028O"
"""
"""Signs that must not reach a reader, and words that no line holds."""


@pytest.mark.parametrize("name", [name for name in DOCUMENTS if name != "pdf"])
def test_signs_that_steer_reach_no_reader(name: str, tmp_path: Path) -> None:
    """A PDF has what its font has, and tells of the rest (KSB045)."""
    (tmp_path / "2024.toml").write_text(SIGNS.replace("LONG", "x" * 3000), encoding="utf-8")
    text = WORDS[name](written(answer(Workspace(tmp_path), Question()), name))
    for letter in "ABCDEFGHIJKLMNO" if name != "json" else "MNO":
        assert letter in text
    if name != "json":
        # JSON is for programs, and has what there is.
        assert [sign for sign in set(text) if not sign.isprintable() and sign not in "\n\t\u00a0\u00ad\u200b"] == []
