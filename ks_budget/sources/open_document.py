"""Spreadsheets of LibreOffice (`ods`): the text that each cell shows is stored beside its value, and it is read."""

import re
from decimal import Decimal
from xml.etree.ElementTree import Element

from msgspec import Struct

from ks_budget.problems import Place, Problem, Stop, Within, kinds
from ks_budget.sources import number_formats
from ks_budget.sources.grid import Cell, Source
from ks_budget.sources.limits import Limits
from ks_budget.sources.notes import raised
from ks_budget.sources.package import Package
from ks_budget.sources.sheet_grid import Merged, Sheet
from ks_budget.sources.workbook import decimal

_HIDDEN = {"collapse", "filter"}
_NUMBERS = {"float", "percentage", "currency"}
_MOST_REPEATED = 1_000
"""Of a row or cell with something in it: programs repeat empty ones to the end of the sheet."""


class _Style(Struct, frozen=True):
    """What a style says of the tables, cells and texts that have it."""

    is_shown: bool = True
    bold: bool = False
    is_raised: bool = False


def read(data: bytes, file: str, limits: Limits) -> Source:
    """The sheets that are shown, each a grid. Raises Stop for what needs a password (KSB055), is damaged (KSB058) or
    too large (KSB056)."""
    watch = limits.watch(file)
    package = Package(data, watch)
    if package.tree("META-INF/manifest.xml").find(".//encryption-data") is not None:
        raise Stop(kinds.sources.ENCRYPTED.at(Place(file)))
    return _Spreadsheet(package, file).read()


class _Spreadsheet:
    """One spreadsheet."""

    def __init__(self, package: Package, file: str) -> None:
        self.package, self.file, self.watch = package, file, package.watch
        self.styles: dict[str, _Style] = {}

    def read(self) -> Source:
        """Its sheets in their order."""
        for part in self.package.stream("styles.xml", frozenset({"style"})):
            self._style(part)
        sheets: list[Sheet] = []
        problems: list[Problem] = []
        is_shown = False
        row = column = 0
        wanted = frozenset({"style", "table-row", "table-column"})
        for element in self.package.stream("content.xml", wanted, frozenset({"table"})):
            match element.tag:
                case "style":
                    self._style(element)
                case "table":
                    name = element.get("name", "")
                    is_shown, row, column = self._of(element).is_shown, 0, 0
                    if is_shown:
                        sheets.append(Sheet(name, self.watch))
                    else:
                        problems.append(kinds.sources.HIDDEN_SHEET.at(Place(self.file, within=Within(sheet=name))))
                case "table-column" if is_shown:
                    count = _count(element, "number-columns-repeated")
                    if element.get("visibility") in _HIDDEN:
                        sheets[-1].hide_columns(column + 1, column + count)
                    column += count
                case "table-row" if is_shown:
                    row += self._row(sheets[-1], element, row + 1)
        problems += [problem for sheet in sheets for problem in sheet.problems]
        return Source(self.file, "ods", tuple(sheet.grid for sheet in sheets), tuple(problems))

    def _style(self, element: Element) -> None:
        parent = self.styles.get(element.get("parent-style-name", ""), _PLAIN)
        table, text = element.find("table-properties"), element.find("text-properties")
        self.styles[element.get("name", "")] = _Style(
            table is None or table.get("display") != "false",
            parent.bold if text is None or text.get("font-weight") is None else text.get("font-weight") == "bold",
            text is not None and text.get("text-position", "").startswith("super"),
        )

    def _of(self, element: Element) -> _Style:
        return self.styles.get(element.get("style-name", ""), _PLAIN)

    def _row(self, sheet: Sheet, element: Element, row: int) -> int:
        """Puts a row in its sheet. How many times it is there."""
        count = _count(element, "number-rows-repeated")
        cells = [cell for cell in element if cell.tag in ("table-cell", "covered-table-cell")]
        filled = any(_has_value(cell) for cell in cells)
        for number in range(row, row + min(count, _MOST_REPEATED) if filled else row):
            if element.get("visibility") in _HIDDEN:
                sheet.hide_row(number)
            column = 1
            for cell in cells:
                times = _count(cell, "number-columns-repeated")
                if cell.tag == "table-cell" and _has_value(cell):
                    for more in range(min(times, _MOST_REPEATED)):
                        self._cell(sheet, cell, number, column + more)
                column += times
        return count

    def _cell(self, sheet: Sheet, element: Element, row: int, column: int) -> None:
        kind, formula = element.get("value-type", ""), element.get("formula", "")
        text = "\n".join(self._text(part) for part in element if part.tag == "p").replace("\n", " ").strip()
        stored = decimal(element.get("value", "")) if kind in _NUMBERS else None
        if stored is not None:
            text = _swedish(text, stored) or number_formats.shown(stored, _USUAL.get(kind, "General"))
        sheet.put(
            Cell(
                text,
                row,
                column,
                self._of(element).bold,
                kind="number" if stored is not None else "text" if kind == "string" else "",
                stored=None if stored is None else number_formats.rounded(stored),
            )
        )
        across, down = _count(element, "number-columns-spanned"), _count(element, "number-rows-spanned")
        if across > 1 or down > 1:
            sheet.merge(Merged(row, column, row + down - 1, column + across - 1))
        if "file:" in formula or "http" in formula:
            sheet.external(row, column)
        if kind == "error" or (text.startswith("#") and formula):
            sheet.error(row, column)
        elif formula and not text:
            sheet.uncalculated(row, column)

    def _text(self, element: Element) -> str:
        """A paragraph of a cell."""
        made = element.text or ""
        for part in element:
            if part.tag == "s":
                made += " " * min(_count(part, "c"), 100)
            elif part.tag in ("tab", "line-break"):
                made += " "
            elif part.tag not in ("annotation", "note"):
                text = self._text(part)
                made += raised(made, text) if self._of(part).is_raised else text
            made += part.tail or ""
        return made


_PLAIN = _Style()
_USUAL = {"percentage": "0.##%"}
_ENGLISH = re.compile(r"(?<![\d.,])(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d+)(?![.,]?\d)")


def _swedish(text: str, stored: Decimal) -> str:
    """The text of a number as it is shown in Swedish. A file that was saved in English has `1,234.5`, and only the
    stored number tells whether `1,234` is more than one."""
    found = _ENGLISH.search(text)
    if found is None:
        return text
    plain = Decimal(found[0].replace(",", ""))
    if abs(stored) == Decimal(found[0].replace(",", "").replace(".", "")) and "," not in found[0]:
        # Its point parts thousands.
        return text
    half = Decimal(5).scaleb(int(plain.as_tuple().exponent) - 1)
    if not any(abs(abs(stored).scaleb(power) - plain) <= half for power in (0, 2, -3, -6)):
        return text
    said = found[0].replace(",", number_formats.NO_BREAK).replace(".", ",")
    return f"{text[: found.start()]}{said}{text[found.end() :]}"


def _has_value(cell: Element) -> bool:
    return bool(cell.get("value-type") or cell.get("formula")) or cell.find("p") is not None


def _count(element: Element, key: str) -> int:
    """How many times something is there, at least once."""
    text = element.get(key, "1")
    return max(int(text), 1) if text.isascii() and text.isdigit() and len(text) < 9 else 1
