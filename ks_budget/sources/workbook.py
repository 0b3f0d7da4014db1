"""Workbooks of Excel since 2007 (`xlsx`, `xlsm`): what each sheet shows, by the values that were stored last.

Read from the XML itself, part by part: nothing is computed, no macro and no link is looked at, and what is unknown is
passed by. Decimals are those of the file.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from xml.etree.ElementTree import Element

from msgspec import Struct

from ks_budget.problems import Place, Problem, Within, kinds
from ks_budget.sources import number_formats
from ks_budget.sources.grid import Cell, Source
from ks_budget.sources.limits import Limits
from ks_budget.sources.notes import raised
from ks_budget.sources.package import Package
from ks_budget.sources.sheet_grid import Merged, Sheet, column_of, position

_OTHER_FILE = re.compile(r"\[\d+\]")
"""Of a formula: a file that the workbook lists."""
_TRUE = {"1", "true"}
_WORDS = {"1": "SANT", "0": "FALSKT"}


class Look(Struct, frozen=True):
    """How a style shows its cells."""

    code: str = "General"
    bold: bool = False


def read(data: bytes, file: str, limits: Limits) -> Source:
    """The sheets that are shown, each a grid. Raises Stop for what is damaged (KSB058) or too large (KSB056)."""
    watch = limits.watch(file)
    return _Workbook(Package(data, watch), file).read()


class _Workbook:
    """One workbook."""

    def __init__(self, package: Package, file: str) -> None:
        self.package, self.file, self.watch = package, file, package.watch
        self.book = package.tree("xl/workbook.xml")
        self.from_1904 = _said(self.book.find("workbookPr"), "date1904") in _TRUE
        self.looks = _looks(package.tree("xl/styles.xml"))
        self.texts = [_text(item) for item in package.stream("xl/sharedStrings.xml", frozenset({"si"}))]
        self.formulas: list[tuple[Sheet, Cell]] = []

    def read(self) -> Source:
        """Its sheets in their order."""
        sheets: list[Sheet] = []
        hidden: list[Sheet] = []
        problems: list[Problem] = []
        for name, part, is_shown in self._sheets():
            if is_shown:
                sheets.append(self._sheet(name, part))
            elif name.startswith("_"):
                hidden.append(self._sheet(name, part))
            else:
                problems.append(kinds.sources.HIDDEN_SHEET.at(Place(self.file, within=Within(sheet=name))))
        self._empty_what_was_never_calculated()
        problems += [problem for sheet in sheets for problem in sheet.problems]
        shown, kept = (tuple(sheet.grid for sheet in some) for some in (sheets, hidden))
        return Source(self.file, "xlsx", shown, tuple(problems), kept)

    def _sheets(self) -> Iterator[tuple[str, str, bool]]:
        """The name of each sheet, its part, and whether it is shown. Sheets of charts and macros have no part here."""
        targets = {one.get("Id"): one.get("Target", "") for one in self.package.tree("xl/_rels/workbook.xml.rels")}
        for sheet in self.book.iterfind("sheets/sheet"):
            target = targets.get(sheet.get("id"), "")
            part = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
            if part.startswith("xl/worksheets/"):
                yield sheet.get("name", ""), part, sheet.get("state", "visible") == "visible"

    def _sheet(self, name: str, part: str) -> Sheet:
        sheet = Sheet(name, self.watch)
        row = 0
        for element in self.package.stream(part, frozenset({"row", "col", "mergeCell"})):
            if element.tag == "col":
                if _is_hidden(element, "width"):
                    sheet.hide_columns(_whole(element.get("min")), _whole(element.get("max")))
            elif element.tag == "mergeCell":
                first, _, last = element.get("ref", "").partition(":")
                sheet.merge(Merged(*position(first), *position(last or first)))
            else:
                # Rows and cells may leave out where they are: they are then the next.
                row = _whole(element.get("r")) or row + 1
                if _is_hidden(element, "ht"):
                    sheet.hide_row(row)
                self._row(sheet, element, row)
        return sheet

    def _row(self, sheet: Sheet, element: Element, row: int) -> None:
        column = 0
        for stored in element.iterfind("c"):
            column = column_of(stored.get("r", "").rstrip("0123456789")) or column + 1
            cell = self._cell(stored, row, column)
            sheet.put(cell)
            formula = stored.find("f")
            if formula is not None:
                self.formulas.append((sheet, cell))
                if _OTHER_FILE.search(formula.text or ""):
                    sheet.external(row, column)
            if stored.get("t") == "e":
                sheet.error(row, column)

    def _cell(self, stored: Element, row: int, column: int) -> Cell:
        look = self.looks.get(_whole(stored.get("s")), _PLAIN)
        value = stored.findtext("v") or ""
        match stored.get("t", "n"):
            case "s":
                text, bold = self.texts[number] if (number := _whole(value)) < len(self.texts) else ("", False)
            case "inlineStr":
                inline = stored.find("is")
                text, bold = _text(inline) if inline is not None else ("", False)
            case "b":
                return Cell(_WORDS.get(value, value), row, column, look.bold)
            case "str" | "e" | "d":
                text, bold = value.removesuffix("T00:00:00"), False
            case _:
                return self._number(value, look, row, column)
        text = number_formats.of_text(text, look.code)
        return Cell(text, row, column, look.bold or bold, kind="text" if text else "")

    def _number(self, value: str, look: Look, row: int, column: int) -> Cell:
        number = decimal(value)
        if number is None:
            return Cell(value, row, column, look.bold, kind="text" if value else "")
        text = number_formats.shown(number, look.code, self.from_1904)
        if number_formats.is_date(look.code):
            return Cell(text, row, column, look.bold)
        return Cell(text, row, column, look.bold, kind="number", stored=number_formats.rounded(number))

    def _empty_what_was_never_calculated(self) -> None:
        """Programs that cannot calculate store nothing as the result of every formula, or 0 and ask to have them
        calculated when the file is opened: an office program that has done so asks no more. Where some have a result,
        those that have none show an empty text."""
        asked = _said(self.book.find("calcPr"), "fullCalcOnLoad") in _TRUE
        if all(not cell.text or (asked and cell.stored == 0) for _, cell in self.formulas):
            for sheet, cell in self.formulas:
                sheet.uncalculated(cell.line, cell.column)


_PLAIN = Look()


def decimal(text: str) -> Decimal | None:
    """A stored number; None for what is none, or larger than any amount."""
    if not _NUMBER.fullmatch(text):
        return None
    number = Decimal(text)
    return number if abs(number.adjusted()) < 400 else None


_NUMBER = re.compile(r"[+-]?(?:\d{1,330}\.?\d{0,330}|\.\d{1,330})(?:[Ee][+-]?\d{1,9})?", re.ASCII)


def _looks(styles: Element) -> dict[int, Look]:
    """How each style of cells shows them, by its number."""
    codes = number_formats.BUILT_IN | {
        _whole(one.get("numFmtId")): one.get("formatCode", "General") for one in styles.iterfind("numFmts/numFmt")
    }
    bold = [_is_on(font.find("b")) for font in styles.iterfind("fonts/font")]
    looks = {}
    for number, style in enumerate(styles.iterfind("cellXfs/xf")):
        font = _whole(style.get("fontId"))
        looks[number] = Look(codes.get(_whole(style.get("numFmtId")), "General"), font < len(bold) and bold[font])
    return looks


def _text(item: Element) -> tuple[str, bool]:
    """A text with its runs, and whether all of them are bold. What tells how it is pronounced is left out."""
    text = item.findtext("t") or ""
    bold = []
    for run in item.iterfind("r"):
        said = run.findtext("t") or ""
        properties = run.find("rPr")
        if _said(properties.find("vertAlign") if properties is not None else None, "val") == "superscript":
            said = raised(text, said)
        elif said.strip():
            bold.append(properties is not None and _is_on(properties.find("b")))
        text += said
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text), bool(bold) and all(bold)


_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
"""How a character that XML has not is written in a text."""


def _is_on(element: Element | None) -> bool:
    return element is not None and element.get("val", "1") not in ("0", "false")


def _is_hidden(element: Element, size: str) -> bool:
    """Of a row or columns: hidden, or of no size."""
    return element.get("hidden") in _TRUE or element.get(size) in ("0", "0.0")


def _said(element: Element | None, key: str) -> str:
    return element.get(key, "") if element is not None else ""


def _whole(text: str | None) -> int:
    """A whole number that is not below 0; 0 for what is none."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 10 else 0
