"""PDF: the text of its pages, as tables where rules or white space part cells, and as lines elsewhere.

The places of letters and rules come from pdfplumber; nothing else of a file is looked at, neither scripts, forms, links
nor attachments.
"""

import logging
import re
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from statistics import median
from typing import Any

import pdfplumber
from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect
from pdfminer.pdfinterp import PDFPageInterpreter
from pdfplumber.page import Page, PDFPageAggregatorWithMarkedContent

from ks_budget.problems import Place, Problem, Stop, kinds
from ks_budget.sources.grid import Grid, Source
from ks_budget.sources.limits import Limits, Watch
from ks_budget.sources.page import Sheet, grids
from ks_budget.sources.page_rules import Rule
from ks_budget.sources.page_words import Letter

_BOLD = re.compile(r"bold|black|heavy|semibold|demi", re.I)
_UNREADABLE = re.compile(r"\(cid:\d+\)|[\ufffd\ue000-\uf8ff]")
_NESTED = 4
"""How many times over a stream may be packed."""
_STREAM = re.compile(rb"stream\r?\n")


def read(data: bytes, file: str, limits: Limits) -> Source:
    """The pages, each as one grid or several. Raises Stop for a file that needs a password (KSB055), is too large or
    slow (KSB056), has no text (KSB057), or is damaged (KSB058)."""
    watch = limits.watch(file)
    _look_over(data, watch)
    sheets: list[Sheet] = []
    with _quiet(), _opened(data, file) as opened:
        for number, page in enumerate(_pages(opened, watch), 1):
            sheets.append(_sheet(page, number, watch))
    without = [sheet.number for sheet in sheets if not sheet.letters and sheet.has_pictures]
    if not any(sheet.letters for sheet in sheets):
        raise Stop((kinds.sources.SCANNED if without else kinds.sources.EMPTY).at(Place(file)))
    found = list(_grids(sheets, watch))
    problems: tuple[Problem, ...] = ()
    if without:
        problems = (kinds.sources.SCANNED_PAGES.at(Place(file), pages=without),)
    return Source(file, "pdf", tuple(found), problems)


def _grids(sheets: list[Sheet], watch: Watch) -> Iterator[Grid]:
    size = median(letter.size for sheet in sheets for letter in sheet.letters)
    for sheet in sheets:
        for grid in grids(sheet, size, watch):
            watch.cells(sum(max(len(row), 1) for row in grid.rows))
            yield grid


def _look_over(data: bytes, watch: Watch) -> None:
    """Raises Stop (KSB056) where a packed stream becomes too large: whoever unpacks it later does so in one piece."""
    most = watch.limits.unpacked // 4
    for found in _STREAM.finditer(data):
        watch.tick()
        packed = data[found.end() :] if found.end() > len(data) - 1_000 else memoryview(data)[found.end() :]
        for _ in range(_NESTED):
            unpacked = _unpacked(packed, most + 1)
            if len(unpacked) > most:
                watch.unpacked(0, len(unpacked))
            if len(unpacked) < 100:
                break
            packed = unpacked


def _unpacked(packed: bytes | memoryview, most: int) -> bytes:
    """What a packed stream becomes, but no more than so many bytes of it; nothing where it is packed in no such way."""
    try:
        return zlib.decompressobj().decompress(packed, most)
    except zlib.error:
        return b""


@contextmanager
def _quiet() -> Iterator[None]:
    """Without the remarks that the library writes about every file that is not as it should be."""
    log = logging.getLogger("pdfminer")
    level = log.level
    log.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        log.setLevel(level)


@contextmanager
def _opened(data: bytes, file: str) -> Iterator[Any]:
    try:
        with pdfplumber.open(BytesIO(data)) as opened:
            yield opened
    except Stop:
        raise
    # The library raises whatever a broken file leads it to.
    except Exception as error:
        causes = (error, *error.args)
        if any(isinstance(cause, PDFPasswordIncorrect | PDFEncryptionError) for cause in causes):
            raise Stop(kinds.sources.ENCRYPTED.at(Place(file))) from error
        raise Stop(kinds.sources.DAMAGED.at(Place(file))) from error
    except RecursionError as error:
        raise Stop(kinds.sources.DAMAGED.at(Place(file))) from error


def _pages(opened: Any, watch: Watch) -> Iterator[Page]:
    pages = opened.pages
    watch.page(len(pages))
    for page in pages:
        yield page
        page.close()


class _Device(PDFPageAggregatorWithMarkedContent):
    """Puts the letters and rules of a page in place, and stops where that takes too long."""

    watch: Watch

    def render_char(self, *args: Any, **options: Any) -> float:
        """One letter."""
        self.watch.tick()
        return super().render_char(*args, **options)

    def paint_path(self, *args: Any, **options: Any) -> None:
        """Lines and areas."""
        self.watch.tick()
        super().paint_path(*args, **options)

    def begin_figure(self, *args: Any, **options: Any) -> None:
        """A part that may be used again and again."""
        self.watch.tick()
        super().begin_figure(*args, **options)


def _sheet(page: Page, number: int, watch: Watch) -> Sheet:
    """The letters and rules of a page."""
    device = _Device(page.pdf.rsrcmgr, pageno=number, laparams=None)
    device.watch = watch
    PDFPageInterpreter(page.pdf.rsrcmgr, device).process_page(page.page_obj)
    page._layout = device.get_result()
    turned = _direction(page)
    even = _even_fonts(page)
    letters = [_letter(char, page, turned, even) for char in page.chars if _is_read(char, turned, page)]
    if sum(bool(_UNREADABLE.search(letter.text)) for letter in letters) * 3 > len(letters):
        # Its fonts do not say which letters their signs are: a picture of text, as far as can be told.
        return Sheet(number, (), (), has_pictures=True)
    rules = [] if turned else list(_rules(page))
    return Sheet(number, tuple(letters), tuple(rules), bool(page.images), float(page.height))


_THIN = 3.0
"""Points: an area of which no side is thicker is drawn as a line."""


def _rules(page: Page) -> Iterator[Rule]:
    """The lines of a page and the sides of its boxes. An area without a border is a colour behind a row, or a bar."""
    for line in page.lines:
        yield Rule(line["x0"], line["x1"], line["top"], line["bottom"])
    for box in page.rects:
        left, right, top, bottom = box["x0"], box["x1"], box["top"], box["bottom"]
        if min(right - left, bottom - top) < _THIN:
            yield Rule(left, right, top, bottom)
        elif box["stroke"]:
            yield from (Rule(left, right, y, y) for y in (top, bottom))
            yield from (Rule(x, x, top, bottom) for x in (left, right))


def _is_read(char: dict[str, Any], turned: int, page: Page) -> bool:
    """Whether a letter is a part of the text: upright as the page is read, on it, and no running head or foot."""
    inside = char["x1"] > 0 and char["x0"] < page.width and char["bottom"] > 0 and char["top"] < page.height
    return inside and _turn(char) == turned and char.get("tag") != "Artifact" and char["size"] > 1


def _turn(char: dict[str, Any]) -> int:
    """0 for a letter that is upright, 1 for one read upwards, -1 for one read downwards."""
    across, up = char["matrix"][:2]
    if abs(across) >= abs(up):
        return 0
    return 1 if up > 0 else -1


def _direction(page: Page) -> int:
    """How most of a page is read: a wide table may be set on its side."""
    turns = [_turn(char) for char in page.chars]
    return max((0, 1, -1), key=turns.count) if turns else 0


_NARROW, _WIDE = "ijl.,1", "mwMW"


def _even_fonts(page: Page) -> set[str]:
    """The fonts of a page whose letters are all as wide, narrow ones and wide ones too."""
    widths: dict[str, dict[str, float]] = {}
    for char in page.chars:
        if char["text"] in _NARROW + _WIDE:
            widths.setdefault(char["fontname"], {})[char["text"]] = char["adv"] / char["size"]
    return {font for font, found in widths.items() if _is_even(found)}


def _is_even(found: dict[str, float]) -> bool:
    both = any(sign in found for sign in _NARROW) and any(sign in found for sign in _WIDE)
    return both and max(found.values()) < 1.05 * min(found.values())


def _letter(char: dict[str, Any], page: Page, turned: int, even: set[str]) -> Letter:
    left, right, top, bottom = char["x0"], char["x1"], char["top"], char["bottom"]
    if turned == 1:
        left, right, top, bottom = page.height - bottom, page.height - top, left, right
    elif turned == -1:
        left, right, top, bottom = top, bottom, page.width - right, page.width - left
    font = char["fontname"]
    return Letter(char["text"], left, right, top, bottom, bool(_BOLD.search(font)), font in even)
