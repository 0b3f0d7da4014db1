"""Tables of Word documents as rows of cells, with those that are merged."""

from collections.abc import Iterator, Sequence
from xml.etree.ElementTree import Element

from msgspec import Struct, structs

from ks_budget.sources.grid import Cell
from ks_budget.sources.limits import Watch
from ks_budget.sources.word_text import Writer

_HOLDERS = {"sdt", "sdtContent", "customXml", "ins", "moveTo"}
_WIDEST = 1_000
"""Columns of a table; Word has 63."""


class _Read(Struct, frozen=True):
    """A cell as its file has it."""

    column: int
    """From 1."""
    across: int
    goes_on: bool
    """Whether it is the rest of the cell above."""
    lines: tuple[str, ...]
    bold: bool

    @property
    def text(self) -> str:
        return " ".join(line for line in self.lines if line)


def rows_of(table: Element, writer: Writer, watch: Watch) -> Iterator[tuple[Cell, ...]]:
    """The rows of a table, from the first. A row whose cells hold as many figures below each other is as many rows."""
    rows = [list(_cells(row, writer)) for row in _held(table, "tr") if not _is_deleted(row)]
    downs = _downs(rows)
    number = 0
    for index, row in enumerate(rows):
        for lines in _stacked(row):
            number += 1
            cells: list[Cell] = []
            for read, text in zip(row, lines, strict=True):
                cells += [Cell(line=number, column=at) for at in range(len(cells) + 1, read.column)]
                down = downs.get((index, read.column), 1)
                cells.append(Cell(text, number, read.column, read.bold, across=read.across, down=down))
                cells += [Cell(line=number, column=read.column + more) for more in range(1, read.across)]
            watch.cells(len(cells))
            yield tuple(cells)


def _held(holder: Element, tag: str) -> Iterator[Element]:
    """Rows of a table or cells of a row, also those that stand in a control or were inserted."""
    for element in holder:
        if element.tag == tag:
            yield element
        elif element.tag in _HOLDERS:
            yield from _held(element, tag)


def _is_deleted(row: Element) -> bool:
    return row.find("trPr/del") is not None


def _cells(row: Element, writer: Writer) -> Iterator[_Read]:
    column = 1 + _number(row, "trPr/gridBefore")
    before: _Read | None = None
    for element in _held(row, "tc"):
        across = min(max(_number(element, "tcPr/gridSpan"), 1), _WIDEST)
        if _value(element, "tcPr/hMerge") == "continue" and before is not None:
            before = structs.replace(before, across=before.across + across)
            column += across
            continue
        if before is not None:
            yield before
        if column > _WIDEST:
            return
        paragraphs = [writer.paragraph(one) for one in _held(element, "p")]
        lines = [line.replace("\t", " ").strip() for one in paragraphs for line in one.text.split("\n")]
        said = [one.bold for one in paragraphs if one.text.strip()]
        merged = element.find("tcPr/vMerge")
        goes_on = merged is not None and merged.get("val", "continue") == "continue"
        before = _Read(column, across, goes_on, () if goes_on else tuple(lines), bool(said) and all(said))
        column += across
    if before is not None:
        yield before


def _downs(rows: Sequence[Sequence[_Read]]) -> dict[tuple[int, int], int]:
    """How many rows each merged cell covers, by its row and column."""
    downs: dict[tuple[int, int], int] = {}
    anchors: dict[int, int] = {}
    for index, row in enumerate(rows):
        for read in row:
            if not read.goes_on:
                anchors[read.column] = index
            elif read.column in anchors:
                anchor = anchors[read.column]
                downs[anchor, read.column] = index - anchor + 1
    return downs


def _stacked(row: Sequence[_Read]) -> list[list[str]]:
    """The texts of a row's cells: one row, or several where each cell holds as many lines, and figures among them."""
    filled = [[line for line in read.lines if line] for read in row]
    counts = {len(lines) for lines in filled if lines}
    figures = sum(len(lines) > 1 and all(map(_is_figure, lines)) for lines in filled)
    if len(counts) != 1 or counts == {1} or not figures:
        return [[read.text for read in row]]
    [count] = counts
    return [[lines[at] if lines else "" for lines in filled] for at in range(count)]


def _is_figure(line: str) -> bool:
    digits = sum(sign.isdigit() for sign in line)
    return digits * 2 >= len("".join(line.split())) or line in ("-", "–", "—")


def _number(element: Element, path: str) -> int:
    value = _value(element, path)
    return min(int(value), _WIDEST) if value.isascii() and value.isdigit() and len(value) < 9 else 0


def _value(element: Element, path: str) -> str:
    found = element.find(path)
    return found.get("val", "continue") if found is not None else ""
