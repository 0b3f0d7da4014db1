"""Tables: a caption above, a header row on every page, sums on a tint, notes below."""

from docx.oxml.ns import qn
from msgspec import Struct

from ks_budget.language import Text
from ks_budget.render.cells import for_people, without_pictures
from ks_budget.render.word.elements import Element, field, paragraph, run, said, w
from ks_budget.render.word.pages import TURNED, UPRIGHT
from ks_budget.render.word.widths import lines, need, shared
from ks_budget.report import NUMBERS, Choice, Column, Filled, Row, Table, Tone, Value

TABLE = Text("Tabell", "Table")
_DESCRIBED = Text("Kolumner: {columns}. Antal rader: {rows}.", "Columns: {columns}. Rows: {rows}.")

_TINT = "EAF2F5"
_GRADES = {"low": "E3F1E3", "middle": "FCE9B8", "high": "F6C1AE"}
_TONES: dict[Tone, str] = {"good": "0B6B2E", "bad": "A61B1B", "attention": "7A4B00", "quiet": "56616D"}
"""All have a contrast of 4.5 or more, on white and on the tint."""

_TOGETHER = 20
"""A table with at most this many lines is kept on one page."""
_WHOLE = 30
"""So is a row; one with more might be higher than its page, and what cannot be broken would be cut."""

_SIZE, _MARGIN = 18, 100
"""Of the text of a table, in half points, and what is beside it, in twentieths of a point: as in the styles."""
_CROWDED = 4
"""Lines of a row, on average, from which a table is easier to read on a turned page."""


class Made(Struct, frozen=True):
    """A table as elements, and whether it needs a turned page."""

    elements: list[Element]
    turned: bool


def made(given: Table, language: str, number: int) -> Made:
    """A table with its caption and its notes; ``number`` counts the tables of the document."""
    table = without_pictures(given)
    columns = _columns(table, language)
    needs = [
        need(column.label, texts, _is_number(column)) for column, texts in zip(table.columns, columns, strict=True)
    ]
    widths = shared(needs, UPRIGHT)
    heights = lines(columns, widths)
    turned = sum(one.least for one in needs) > UPRIGHT or sum(heights) > _CROWDED * len(heights)
    if turned:
        widths = shared(needs, TURNED)
        heights = lines(columns, widths)
    notes = [paragraph("TableNote", [run(note)]) for note in [*table.notes, *table.more]]
    caption = captioned(TABLE[language], number, table.title)
    body = _table(table, language, widths, heights)
    least = sum(one.least for one in needs)
    if least > TURNED:
        _smaller(body, TURNED / least)
    return Made([caption, body, *(notes or [after()])], turned)


def _smaller(body: Element, scale: float) -> None:
    """Set a table in a smaller size, with less around its texts, so that its figures are whole."""
    margins = [w(side, w=int(_MARGIN * scale), type="dxa") for side in ("left", "right")]
    body.find(qn("w:tblPr")).find(qn("w:tblLook")).addprevious(w("tblCellMar", *margins))
    size = int(_SIZE * scale)
    for one in body.iter(qn("w:r")):
        one.get_or_add_rPr().extend([w("sz", val=size), w("szCs", val=size)])


def captioned(label: str, number: int, title: str) -> Element:
    """A caption: the label with a number that Word keeps up to date, and the title."""
    return paragraph("Caption", [run(f"{label} "), *field(rf"SEQ {label} \* ARABIC", str(number)), run(f". {title}")])


def after() -> Element:
    """What parts a table from what follows, so that Word does not join it to the next."""
    return paragraph("TableNote", [])


def _is_number(column: Column) -> bool:
    return column.type in NUMBERS


def _columns(table: Table, language: str) -> list[list[str]]:
    """The texts of each column, its head left out."""
    rows = [*table.rows, *table.footer]
    return [[for_people(row.cells[i], column, language) for row in rows] for i, column in enumerate(table.columns)]


def properties(title: str, description: str, widths: list[int], column: bool = True) -> list[Element]:
    """What holds for a whole table, and its grid. Its first row has headers, and so has its first ``column``."""
    look = {"val": "06A0" if column else "0620", "firstRow": 1, "lastRow": 0, "firstColumn": int(column)}
    look |= {"lastColumn": 0, "noHBand": 1, "noVBand": 1}
    kept = [w("tblStyle", val="BudgetTable"), w("tblW", w=sum(widths), type="dxa"), w("tblLayout", type="fixed")]
    kept += [w("tblLook", **look), w("tblCaption", val=said(title)), w("tblDescription", val=said(description))]
    return [w("tblPr", *kept), w("tblGrid", *(w("gridCol", w=width) for width in widths))]


def _table(table: Table, language: str, widths: list[int], heights: list[int]) -> Element:
    rows = [*table.rows, *table.footer]
    labels = ", ".join(column.label for column in table.columns)
    description = _DESCRIBED[language].format(columns=labels, rows=len(rows))
    body = w("tbl", *properties(table.title, description, widths), _head(table.columns, widths))
    for row, height in zip(rows, heights, strict=True):
        # The last one is kept with the notes.
        kept = sum(heights) <= _TOGETHER or (row is rows[-1] and height <= _WHOLE)
        whole = [w("cantSplit")] if height <= _WHOLE else []
        body.append(w("tr", w("trPr", *whole), *_cells(table, row, language, widths, kept)))
    return body


def _head(columns: list[Column], widths: list[int]) -> Element:
    cells = []
    for column, width in zip(columns, widths, strict=True):
        side = [w("jc", val="right")] if _is_number(column) else []
        cells.append(_cell(width, [paragraph("TableHead", [run(column.label)], *side)]))
    return w("tr", w("trPr", w("cantSplit"), w("tblHeader")), *cells)


def _cells(table: Table, row: Row, language: str, widths: list[int], kept: bool) -> list[Element]:
    """The cells of a row; ``kept`` when it stands on the page of what follows."""
    cells = []
    for column, value, width in zip(table.columns, row.cells, widths, strict=True):
        content = _content(value, column, row, language)
        for one in content if kept else ():
            one.find(qn("w:pPr")).find(qn("w:pStyle")).addnext(w("keepNext"))
        cells.append(_cell(width, content, _fill(value, row)))
    return cells


def _cell(width: int, content: list[Element], fill: str = "") -> Element:
    shade = [w("shd", val="clear", color="auto", fill=fill)] if fill else []
    return w("tc", w("tcPr", w("tcW", w=width, type="dxa"), *shade), *content)


def _fill(value: Value, row: Row) -> str:
    if isinstance(value, Filled):
        return _GRADES[value.level]
    return _TINT if row.kind == "total" else ""


def _content(value: Value, column: Column, row: Row, language: str) -> list[Element]:
    """The paragraphs of a cell; lines that begin with a point are a list."""
    text, marks = for_people(value, column, language), _marks(value, row)
    if _is_number(column):
        return [paragraph("TableFigure", [run(text, *marks)] if text else [])]
    made = []
    for line in text.split("\n"):
        point = line.startswith("• ")
        content = [run(line.removeprefix("• ") if point else line, *marks)] if line else []
        made.append(paragraph("TableBullet" if point else "TableText", content))
    return made


def _marks(value: Value, row: Row) -> list[Element]:
    tone = value.tone if isinstance(value, Choice) else ""
    colour = _TONES.get(tone or ("quiet" if row.kind == "quiet" else ""))
    bold = [w("b"), w("bCs")] if row.kind == "total" else []
    return [*bold, *([w("color", val=colour)] if colour else [])]
