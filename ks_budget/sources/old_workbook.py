"""Workbooks of Excel 97–2003 (`xls`), read from their own records: what each sheet shows, by the values stored last."""

import struct

from msgspec import structs

from ks_budget.problems import Place, Problem, Stop, Within, kinds
from ks_budget.sources import number_formats, old_records
from ks_budget.sources.compound import Broken, Compound
from ks_budget.sources.grid import Cell, Source
from ks_budget.sources.limits import Limits, Watch
from ks_budget.sources.old_records import Globals, Listed, Look, Value
from ks_budget.sources.sheet_grid import Merged, Sheet


def read(data: bytes, file: str, limits: Limits) -> Source:
    """The sheets that are shown, each a grid. Raises Stop for what needs a password (KSB055), is damaged (KSB058) or
    too large (KSB056)."""
    watch = limits.watch(file)
    try:
        stream = Compound(data).stream("Workbook")
        found = old_records.globals_of(stream)
        if found.has_password:
            raise Stop(kinds.sources.ENCRYPTED.at(Place(file)))
        return _Workbook(stream, found, watch).read()
    except (Broken, struct.error) as error:
        raise Stop(kinds.sources.DAMAGED.at(Place(file))) from error


class _Workbook:
    """One workbook."""

    def __init__(self, stream: bytes, found: Globals, watch: Watch) -> None:
        self.stream, self.found, self.watch = stream, found, watch

    def read(self) -> Source:
        """Its sheets in their order."""
        sheets: list[tuple[Sheet, list[Value]]] = []
        problems: list[Problem] = []
        for listed in self.found.sheets:
            if listed.is_shown:
                sheets.append(self._sheet(listed))
            else:
                problems.append(kinds.sources.HIDDEN_SHEET.at(Place(self.watch.file, within=Within(sheet=listed.name))))
        self._empty_what_was_never_calculated(sheets)
        problems += [problem for sheet, _ in sheets for problem in sheet.problems]
        return Source(self.watch.file, "xls", tuple(sheet.grid for sheet, _ in sheets), tuple(problems))

    def _sheet(self, listed: Listed) -> tuple[Sheet, list[Value]]:
        """A sheet, and its formulas."""
        sheet = Sheet(listed.name, self.watch)
        formulas = []
        waiting: Value | None = None
        for kind, content in old_records.records(self.stream, listed.start):
            self.watch.tick()
            if row := old_records.hidden_row(kind, content):
                sheet.hide_row(row)
            if columns := old_records.hidden_columns(kind, content):
                sheet.hide_columns(*columns)
            for box in old_records.merged(kind, content):
                sheet.merge(Merged(*box))
            text = old_records.result(kind, content)
            if text is not None and waiting is not None:
                sheet.put(self._cell(structs.replace(waiting, text=text)))
            for value in old_records.values(kind, content, self.found.texts):
                waiting = value
                sheet.put(self._cell(value))
                if value.is_formula:
                    formulas.append(value)
                if value.is_error:
                    sheet.error(value.row, value.column)
        return sheet, formulas

    def _cell(self, value: Value) -> Cell:
        look = self.found.looks[value.style] if value.style < len(self.found.looks) else Look()
        if value.number is None:
            text = number_formats.of_text(value.text or "", look.code)
            return Cell(text, value.row, value.column, look.bold, kind="" if value.is_error else "text")
        text = number_formats.shown(value.number, look.code, self.found.from_1904)
        if number_formats.is_date(look.code):
            return Cell(text, value.row, value.column, look.bold)
        stored = number_formats.rounded(value.number)
        return Cell(text, value.row, value.column, look.bold, kind="number", stored=stored)

    def _empty_what_was_never_calculated(self, sheets: list[tuple[Sheet, list[Value]]]) -> None:
        """Programs that cannot calculate store an empty text for each formula, or 0 and ask to have it calculated."""
        every = [value for _, formulas in sheets for value in formulas]
        if every and all(value.text == "" or (value.number == 0 and value.asks) for value in every):
            for sheet, formulas in sheets:
                for value in formulas:
                    sheet.uncalculated(value.row, value.column)
