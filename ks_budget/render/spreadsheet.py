"""A neutral workbook as an .xlsx file. Every formula is stored with its value, and every text stays text."""

import re
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from io import BytesIO
from math import ceil
from typing import Any

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from ks_budget.render.cells import harmless
from ks_budget.sheets import Cell, Grade, Look, Role, Sheet, Workbook, sheet_names, shortened, within

_INK, _QUIET, _LINE = "#1b2733", "#56616d", "#8a97a3"
_ROLES: dict[Role, dict[str, Any]] = {
    "part": {},
    "title": {"bold": True, "font_size": 14, "font_color": "#0b4f6c"},
    "head": {"bold": True, "bottom": 1, "bottom_color": _LINE, "text_wrap": True, "valign": "bottom"},
    "total": {"bold": True, "top": 1, "top_color": _LINE, "bg_color": "#eaf2f5"},
    "strong": {"bold": True},
    "quiet": {"font_color": _QUIET, "italic": True},
    "note": {"font_color": _QUIET, "text_wrap": True},
    "input": {"bg_color": "#fff7db"},
    "guide": {"font_color": _QUIET, "italic": True},
}
# As the terminal fills them; the score beside always says the same.
_GRADES: dict[Grade, dict[str, Any]] = {
    "": {},
    "low": {"bg_color": "#afd7af"},
    "middle": {"bg_color": "#ffd787"},
    "high": {"bg_color": "#ff8787"},
}

_PLAIN = {"date": "yyyy-mm-dd", "year": "0"}
_LONGEST = 32_000
"""A cell holds no more letters."""
_A3, _A4, _WIDEST_ON_A4 = 8, 9, 200
_LINE_HEIGHT, _FIRST_YEAR = 15.5, 1900
_NO_MARKS, _EVERYWHERE = ("number_stored_as_text", "formula_differs", "formula_range"), "A1:XFD1048576"
"""What Excel would mark as doubtful and is not: a year as a head, a sum that leaves out the rows of parts."""
_CODE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_PAGE = {"sv": "Sida &P (&N)", "en": "Page &P (&N)"}
_NO_SUMS_OF_TEXT = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def write(book: Workbook) -> bytes:
    """The file. The same workbook gives the same bytes."""
    out = BytesIO()
    made = xlsxwriter.Workbook(out, {"in_memory": True, **_NO_SUMS_OF_TEXT})
    made.set_properties({"title": harmless(book.title), "created": datetime(*book.day.timetuple()[:3])})
    made.set_size(24_000, 14_000)
    formats = _Formats(made)
    for sheet, name in zip(book.sheets, sheet_names(sheet.name for sheet in book.sheets), strict=True):
        _Sheet(made.add_worksheet(name, _Worksheet), sheet, formats).write(book.title, book.language)
    for name, cells in book.names.items():
        made.define_name(name, f"={cells}")
    made.close()
    return out.getvalue()


class _Worksheet(Worksheet):  # type: ignore[misc]
    """A sheet whose formulas are written as they are. They use functions that all versions of Excel have, and thirty
    searches for others in each formula would take most of the time."""

    def _prepare_formula(self, formula: str, expand_future_functions: bool = False) -> str:
        return formula.removeprefix("=")


class _Formats:
    """The formats of a workbook, each made once."""

    def __init__(self, made: Any) -> None:
        self.made = made
        self.of, self.fill = cache(self._of), cache(self._fill)

    def _of(self, look: Look, decimals: int, tall: bool) -> Any:
        """Of a cell, in a row of one line or taller."""
        number = {} if look.number == "text" else {"num_format": number_format(look, decimals)}
        # A little room between a figure and what stands to the right of it.
        side = {} if look.number == "text" else {"align": "right", "indent": 1}
        wrap = {"text_wrap": True} if look.number == "text" and look.role not in ("title", "guide") else {}
        upright = {"font_color": _INK, "valign": "top" if tall else "vcenter"}
        return self.made.add_format(upright | wrap | _ROLES[look.role] | _GRADES[look.grade] | number | side)

    def _fill(self, grade: Grade) -> Any:
        """What a condition lays over a cell."""
        return self.made.add_format(_GRADES[grade])


def number_format(look: Look, decimals: int) -> str:
    """How Excel is told to write a number: `#,##0.0;"−"#,##0.0;#,##0.0`, with the sign for minus and not a hyphen."""
    if look.number in _PLAIN:
        return _PLAIN[look.number]
    fraction = "." + "0" * decimals if decimals else ""
    whole, after = "#,##0" + fraction, '"\u00a0"%' if look.number == "percent" else ""
    before, after = _quoted(look.before), after + _quoted(look.after)
    more, less, nothing = (f"{before}{sign}{whole}{after}" for sign in ("+" if look.signed else "", '"−"', ""))
    return ";".join((more, less, _quoted(look.zero) or nothing))


def _quoted(text: str) -> str:
    return '"' + text.replace('"', "") + '"' if text else ""


def _decimals(cell: Cell) -> int:
    """How many a cell is shown with."""
    look = cell.look
    if look.decimals is not None:
        return look.decimals
    value = cell.value
    if not isinstance(value, Decimal):
        return 0
    exponent = value.normalize().as_tuple().exponent
    assert isinstance(exponent, int), "a cell holds figures"
    # Of a percentage two are in front of its sign.
    return max(1, -exponent - 2) if look.number == "percent" else max(0, -exponent)


class _Sheet:
    """One sheet as it is written."""

    def __init__(self, made: Any, sheet: Sheet, formats: _Formats) -> None:
        self.made, self.sheet, self.formats = made, sheet, formats

    def write(self, title: str, language: str) -> None:
        """All of it."""
        made, sheet = self.made, self.sheet
        for i, width in enumerate(sheet.widths):
            made.set_column(i, i, width, None, {"hidden": True} if i in sheet.hidden else {})
        for i, row in enumerate(sheet.rows):
            if (height := self.height(row)) > 1:
                made.set_row(i, height * _LINE_HEIGHT)
            for j, cell in enumerate(row):
                if cell is not None:
                    self.cell(i, j, cell, self.formats.of(cell.look, _decimals(cell), height > 1))
        for condition in sheet.conditions:
            filled = self.formats.fill(condition.grade)
            rule = {"type": "formula", "criteria": f"={condition.formula}", "format": filled}
            made.conditional_format(condition.cells, rule)
        if not sheet.shown:
            made.hide()
        made.ignore_errors(dict.fromkeys(_NO_MARKS, _EVERYWHERE))
        self.page(title, language)

    def page(self, title: str, language: str) -> None:
        """What stays in sight, and how it is printed: on a turned page as wide as it."""
        made, sheet = self.made, self.sheet
        made.set_default_row(_LINE_HEIGHT + 1)
        made.hide_gridlines(2)
        if sheet.head:
            made.freeze_panes(sheet.head + 1, sheet.fixed)
            made.repeat_rows(sheet.head)
        seen = sum(width for i, width in enumerate(sheet.widths) if i not in sheet.hidden)
        made.set_paper(_A3 if seen > _WIDEST_ON_A4 else _A4)
        made.set_landscape()
        made.fit_to_pages(1, 0)
        made.set_margins(0.6, 0.6, 0.7, 0.8)
        told = shortened(harmless(title).replace("\n", " "), 100).replace("&", "&&")
        made.set_footer(f"&L&9{told}: &A&R&9{_PAGE[language]}")

    def cell(self, row: int, column: int, cell: Cell, look: Any) -> None:
        """One cell, across those that it covers."""
        made = self.made
        if cell.across > 1:
            made.merge_range(row, column, row, column + cell.across - 1, "", look)
        value = cell.value
        match value:
            case _ if cell.formula:
                made.write_formula(row, column, f"={cell.formula}", look, _stored(value))
            case str() if cell.link:
                made.write_url(row, column, f"internal:{within(cell.link, 'A1')}", look, _kept(value))
            case None:
                made.write_blank(row, column, None, look)
            case str():
                made.write_string(row, column, _kept(value), look)
            case date() if value.year >= _FIRST_YEAR:
                made.write_datetime(row, column, datetime(value.year, value.month, value.day), look)
            case date():
                made.write_string(row, column, value.isoformat(), look)
            case _:
                made.write_number(row, column, float(value), look)

    def height(self, row: list[Cell | None]) -> int:
        """How many lines a row takes: Excel does not find out by itself where cells are set across."""
        heights = [1]
        for i, cell in enumerate(row):
            if cell and isinstance(cell.value, str) and cell.look.role not in ("title", "guide"):
                # Most letters are narrower than the figures that widths are counted in.
                width = max(4, sum(self.sheet.widths[i : i + cell.across]) * 1.15 - 1)
                heights += [sum(ceil(max(1, len(line)) / width) for line in cell.value.split("\n"))]
        return min(max(heights), 25)


def _kept(text: str) -> str:
    text = harmless(text)
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def _stored(value: object) -> float | str:
    match value:
        case None:
            return ""
        case str():
            # In a result, unlike in a text, nothing else keeps what looks like the code of a letter from being one.
            return _CODE.sub("_x005F_", _kept(value))
        case date():
            return float((value - date(1899, 12, 30)).days)
    return float(value)  # type: ignore[arg-type]
