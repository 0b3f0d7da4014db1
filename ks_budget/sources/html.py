"""Pages: tables with their merged cells, and the text between them, a paragraph a row."""

import re
from collections.abc import Iterator

from msgspec import Struct, structs

from ks_budget.sources import marks
from ks_budget.sources.decode import decode
from ks_budget.sources.elements import BLOCKS, Element, Letters, elements
from ks_budget.sources.grid import EMPTY, Cell, Grid, Source
from ks_budget.sources.limits import Limits, Watch
from ks_budget.sources.lines import Line, narrow
from ks_budget.sources.text import grids_of as grids_of_text

_DECLARED = re.compile(
    rb"<meta\b[^>]{0,300}?charset\s*=\s*[\"']?\s*([\w-]{1,40})|\A\s*<\?xml[^>]*encoding=[\"']([\w-]{1,40})", re.I
)
_SPACE = re.compile(r"[ \t\n\r\f]+")
_MOST_ROWS_DOWN = 65_534
_MOST_ACROSS = 1_000
"""As HTML has it."""

Row = tuple[Cell, ...]


def read(data: bytes, file: str, limits: Limits) -> Source:
    """A page: each table a ruled grid with its caption, the text between them unruled, a paragraph a row.

    What is hidden, struck out, or run by a browser is left out.

    Raises Stop for bytes that are no text (KSB062, KSB063), a row of too many columns (KSB064), and as limits do.
    """
    watch = limits.watch(file)
    said = _DECLARED.search(data[:4096])
    decoded = decode(data, file, (said[1] or said[2]).decode("ascii") if said else "")
    return Source(file, "html", tuple(grids_of(decoded.text, file, watch)), decoded.warnings)


def grids_of(text: str, file: str, watch: Watch, line: int = 1) -> Iterator[Grid]:
    """The grids of a page, or of a part of one that begins in a line of its file."""
    running: list[Row] = []
    for part in _parts(elements(text, watch, line)):
        if not isinstance(part, Element) or part.tag == "tr":
            running.append(tuple(_placed(part, {}, watch)[0]) if isinstance(part, Element) else part)
            continue
        if running:
            yield Grid(tuple(running), ruled=False)
            running = []
        if part.tag == "pre":
            yield from grids_of_text(_lines(part), file, watch)
        elif any((grid := _grid(part, file, watch)).rows):
            yield grid
    if running:
        yield Grid(tuple(running), ruled=False)


class _Run(Struct, frozen=True):
    """Letters, and how they are shown."""

    letters: Letters
    bold: bool = False
    raised: bool = False


class _Break(Struct, frozen=True):
    """The end of a line, and the level of heading of what follows."""

    heading: int = 0


class _Gathered(Struct):
    """What is gathered for one row of running text, or for one cell."""

    heading: int = 0
    text: str = ""
    bold: bool = True
    line: int = 0
    column: int = 0

    def add(self, run: _Run) -> None:
        text = _SPACE.sub(" ", run.letters.text)
        if run.raised:
            text = marks.raised(self.text, text)
        if text.strip() and not self.line:
            self.line, self.column = _begins(run.letters)
        # Punctuation and spaces alone are as good as bold.
        self.bold = self.bold and (run.bold or not re.search(r"\w", text))
        self.text += text

    def cell(self) -> Cell:
        text = marks.visible(re.sub(" +", " ", self.text)).strip()
        return Cell(text, self.line, self.column, bool(text) and self.bold, self.heading)


def _begins(letters: Letters) -> tuple[int, int]:
    """Where the first letter is that is no space."""
    before = letters.text[: len(letters.text) - len(letters.text.lstrip())]
    if "\n" not in before:
        return letters.line, letters.column + len(before)
    return letters.line + before.count("\n"), len(before) - before.rfind("\n")


def _parts(page: Element) -> Iterator[Row | Element]:
    """Rows of running text, and the tables and preformatted texts between them, in order."""
    gathered = _Gathered()
    for piece in (*_flow(page), _Break()):
        if isinstance(piece, _Run):
            gathered.add(piece)
            continue
        cell = gathered.cell()
        if cell.text:
            yield (cell,)
        gathered = _Gathered(piece.heading if isinstance(piece, _Break) else 0)
        if isinstance(piece, Element):
            yield piece


def _flow(element: Element, bold: bool = False, heading: int = 0) -> Iterator[_Run | _Break | Element]:
    """What stands in an element, in order. Tables, and rows of tables that others stand in for the sake of their looks,
    are given whole where they hold no other table; preformatted texts too."""
    for piece in element.content:
        if isinstance(piece, Letters):
            yield _Run(piece, bold, element.tag == "sup")
        elif piece.hidden:
            continue
        elif piece.tag == "pre" or (piece.tag in ("table", "tr") and not _holds_table(piece)):
            yield piece
        else:
            level = int(piece.tag[1]) if re.fullmatch(r"h[1-6]", piece.tag) else heading
            ends = piece.tag in BLOCKS or piece.tag == "br"
            if ends:
                yield _Break(level)
            yield from _flow(piece, bold or _is_bold(piece), level)
            if ends:
                yield _Break(heading)


def _holds_table(element: Element) -> bool:
    within = [piece for piece in element.content if isinstance(piece, Element) and not piece.hidden]
    return any(piece.tag == "table" or _holds_table(piece) for piece in within)


def _is_bold(element: Element) -> bool:
    weight = re.search(r"font-weight:\s*(bold|[6-9]00)", element.attributes.get("style", "").lower())
    return element.tag in ("b", "strong") or weight is not None


def _lines(element: Element) -> list[Line]:
    """The lines of a preformatted text."""
    runs = [piece.letters for piece in _flow(element) if isinstance(piece, _Run)]
    if not runs:
        return []
    text = "".join(run.text for run in runs)
    return [Line(line, number) for number, line in enumerate(re.split(r"\r\n|\r|\n", text), runs[0].line)]


def _grid(table: Element, file: str, watch: Watch) -> Grid:
    hidden = _hidden_columns(table)
    rows: list[Row] = []
    covered: dict[int, int] = {}
    for row in _rows(table):
        cells, covered = _placed(row, covered, watch)
        narrow(len(cells), file, Line("", row.line))
        rows.append(tuple(cell for column, cell in enumerate(cells) if column not in hidden))
    while rows and not rows[-1]:
        rows.pop()
    return Grid(tuple(row if any(cell.text for cell in row) else () for row in rows), title=_caption(table))


def _elements(element: Element, *tags: str) -> Iterator[Element]:
    """Elements of some tags within another, not those within each other, nor those within what is between them."""
    for piece in element.content:
        if isinstance(piece, Element) and not piece.hidden:
            if piece.tag in tags:
                yield piece
            elif piece.tag not in ("td", "th", "caption", "table"):
                yield from _elements(piece, *tags)


def _rows(table: Element) -> list[Element]:
    """The rows in the order that they are shown: a foot may be written before the body, and is shown last."""
    feet = [row for foot in _elements(table, "tfoot") for row in _elements(foot, "tr")]
    first = {id(row) for row in feet}
    return [row for row in _elements(table, "tr") if id(row) not in first] + feet


def _placed(row: Element, covered: dict[int, int], watch: Watch) -> tuple[list[Cell], dict[int, int]]:
    """The cells of a row, each in its column, those that a cell above or before covers empty; and how many rows more
    each column is covered, by column."""
    cells: list[Cell] = []
    below: dict[int, int] = {column: rows - 1 for column, rows in covered.items() if rows > 1}
    for element in _elements(row, "td", "th"):
        while covered.get(len(cells)):
            cells.append(EMPTY)
        across = _span(element, "colspan", _MOST_ACROSS)
        down = _span(element, "rowspan", _MOST_ROWS_DOWN)
        watch.cells(across)
        if down > 1:
            below |= dict.fromkeys(range(len(cells), len(cells) + across), down - 1)
        cells += [structs.replace(_cell(element), across=across, down=down), *(EMPTY,) * (across - 1)]
    while covered.get(len(cells)):
        cells.append(EMPTY)
    return cells, below


def _span(element: Element, name: str, most: int) -> int:
    digits = re.match(r"\s*(\d{1,6})", element.attributes.get(name, ""))
    wanted = int(digits[1]) if digits else 1
    # No rows at all is all that there are.
    return most if wanted == 0 and name == "rowspan" else max(1, min(wanted, most))


def _cell(element: Element) -> Cell:
    gathered = _Gathered()
    for piece in _flow(element, _is_bold(element)):
        if isinstance(piece, _Run):
            gathered.add(piece)
        elif isinstance(piece, _Break):
            gathered.text += " "
    cell = gathered.cell()
    return cell if cell.line else structs.replace(cell, line=element.line, column=element.column)


def _caption(table: Element) -> str:
    return next((_cell(caption).text for caption in _elements(table, "caption")), "")


def _hidden_columns(table: Element) -> set[int]:
    """Columns that a `col` hides."""
    hidden, column = set(), 0
    for element in _columns(table):
        across = _span(element, "span", _MOST_ACROSS)
        if element.hidden:
            hidden |= set(range(column, column + across))
        column += across
    return hidden


def _columns(element: Element) -> Iterator[Element]:
    for piece in element.content:
        if isinstance(piece, Element):
            if piece.tag == "col":
                yield piece
            elif piece.tag == "colgroup":
                yield from _columns(piece)
