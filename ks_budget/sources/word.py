"""Word documents (`docx`): paragraphs and tables in the order of the document, as it reads with its changes accepted.

Read from the XML itself. Heads and feet of pages, text boxes, pictures and comments are left out; fields show the text
that was stored last, and no link is followed.
"""

from collections.abc import Iterator, Sequence
from xml.etree.ElementTree import Element

from ks_budget.problems import Place, Problem, kinds
from ks_budget.sources.grid import Cell, Grid, Source
from ks_budget.sources.limits import Limits, Watch
from ks_budget.sources.package import Package
from ks_budget.sources.word_tables import rows_of
from ks_budget.sources.word_text import Paragraph, Styles, Writer

_HOLDERS = {"sdt", "sdtContent", "customXml", "ins", "moveTo"}
"""Elements that hold paragraphs and tables without being any."""


def read(data: bytes, file: str, limits: Limits) -> Source:
    """The document. Raises Stop for what is damaged (KSB058) or too large (KSB056)."""
    watch = limits.watch(file)
    package = Package(data, watch)
    writer = Writer(Styles(package.tree("word/styles.xml")))
    body = package.tree("word/document.xml").find("body")
    document = _Document(writer, watch)
    if body is not None:
        document.walk(body)
    document.walk_notes(package.tree("word/footnotes.xml"), writer.footnotes)
    changes = sum(len(list(body.iter(tag))) for tag in ("del", "moveFrom", "ins")) if body is not None else 0
    problems: tuple[Problem, ...] = ()
    if changes:
        problems = (kinds.sources.DELETED_TEXT.at(Place(file), count=changes),)
    return Source(file, "docx", tuple(document.grids), problems)


class _Document:
    """The grids of a document while it is read."""

    def __init__(self, writer: Writer, watch: Watch) -> None:
        self.writer, self.watch = writer, watch
        self._made: list[Grid] = []
        self._lines: list[tuple[Cell, ...]] = []
        self._paragraphs = 0
        self._caption = ""

    @property
    def grids(self) -> list[Grid]:
        """What was read, text and tables in their order."""
        self._end_text()
        return [grid for grid in self._made if any(cell.text for row in grid.rows for cell in row)]

    def walk(self, holder: Element) -> None:
        """What stands directly in a part of the document."""
        for element in holder:
            if element.tag == "p":
                self._paragraph(self.writer.paragraph(element))
            elif element.tag == "tbl":
                self._table(element)
            elif element.tag in _HOLDERS:
                self.walk(element)

    def walk_notes(self, notes: Element, order: Sequence[str]) -> None:
        """The texts of the notes that the document refers to, each after its mark."""
        by_id = {note.get("id", ""): note for note in notes.iterfind("footnote")}
        for number, name in enumerate(order, 1):
            note = by_id.get(name)
            if note is not None:
                text = " ".join(self.writer.paragraph(one).text.strip() for one in note.iterfind("p"))
                self._paragraph(Paragraph(f"{number}) {text}"))

    def _paragraph(self, paragraph: Paragraph) -> None:
        self._paragraphs += 1
        texts = [" ".join(text.split("\n")).strip() for text in paragraph.text.rstrip().split("\t")]
        self.watch.cells(len(texts))
        if not any(texts):
            self._lines.append(())
            return
        row = (
            Cell(text, self._paragraphs, column, paragraph.bold, paragraph.heading)
            for column, text in enumerate(texts, 1)
        )
        self._lines.append(tuple(row))
        self._caption = paragraph.text.strip() if paragraph.is_caption else ""

    def _table(self, element: Element) -> None:
        """A table, and after it those that stand in its cells."""
        title = self._caption or _said(element, "tblPr/tblCaption")
        self._end_text()
        self._made.append(Grid(tuple(rows_of(element, self.writer, self.watch)), title=title))
        for inner in _inner(element):
            self._table(inner)

    def _end_text(self) -> None:
        if self._lines:
            self._made.append(Grid(tuple(self._lines), ruled=False))
        self._lines, self._caption = [], ""


def _inner(table: Element) -> Iterator[Element]:
    """The tables that stand in the cells of a table, not those in theirs."""
    waiting = [child for child in table if child.tag != "tblPr"]
    while waiting:
        element = waiting.pop(0)
        if element.tag == "tbl":
            yield element
        else:
            waiting[:0] = list(element)


def _said(element: Element, path: str) -> str:
    found = element.find(path)
    return found.get("val", "") if found is not None else ""
