"""A sheet for each frame: from the figures of the budget year to the plan, exact and footed beside each other."""

from ks_budget.money import add, exactly
from ks_budget.printed.rates import series_used
from ks_budget.sheets import Condition, Sheet, address, sum_of
from ks_budget.views.workbook.frame_cells import FrameCells
from ks_budget.views.workbook.given import Given, Ram
from ks_budget.views.workbook.index import rate_cell
from ks_budget.views.workbook.page import FIRST, Cells, Head, number, page, text
from ks_budget.views.workbook.places import STEPS, Column, Places, own_way

WORDS = {
    "sv": {
        "series": "Index",
        "share": "Andel av index",
        "reconciled": "Avstämning {year}",
        "permanent": "Permanent justering {year}",
        "temporary": "Tillfällig justering {year}",
        "exact": "Exakt {year}",
        "floor": "Golv {year}",
        "rest": "Rest {year}",
        "rounding": "Avrundning {year}",
        "printed": "Dokumentet {year}",
        "deviation": "Skillnad {year}",
        "check": "Kontroll: {total}",
        "guide": "Gula celler är indata. Ändra dem, bladet {index} eller bladet {adjustments}, så räknas planåren om.",
        "rule": "Exakt = (föregående år − tillfällig justering) × (1 + andel × index) + årets justeringar. Plan = "
        "avrundat så att varje summa stämmer: delarna rundas nedåt till hela steg, och stegen som fattas läggs på dem "
        "som har störst rest. Golv och rest står i dolda kolumner. Avrundning = plan minus exakt. Kontroll = summan "
        "minus dess delar.",
        "reconciled_note": "Avstämning = det som flyttas inom avrundningen, så att raderna stämmer med alla summor i "
        "dokumentet.",
        "deviation_note": "Skillnad = planen minus dokumentets belopp.",
    },
    "en": {
        "series": "Index",
        "share": "Share of index",
        "reconciled": "Reconciling {year}",
        "permanent": "Permanent {year}",
        "temporary": "Temporary {year}",
        "exact": "Exact {year}",
        "floor": "Floor {year}",
        "rest": "Rest {year}",
        "rounding": "Rounding {year}",
        "printed": "Document {year}",
        "deviation": "Difference {year}",
        "check": "Check: {total}",
        "guide": "Yellow cells are inputs. Change them, the sheet {index} or the sheet {adjustments}, and the plan "
        "follows.",
        "rule": "Exact = (the year before − temporary) × (1 + share × index) + the adjustments of the year. Plan = "
        "rounded so that every total adds up: the parts go down to whole steps, and the steps that lack go to those "
        "with the largest rest. Floor and rest are in hidden columns. Rounding = plan less exact. Check = the total "
        "less its parts.",
        "reconciled_note": "Reconciling = what is moved within rounding, so that the lines agree with every total that "
        "is printed.",
        "deviation_note": "Difference = the plan less the document's amount.",
    },
}


@exactly
def sheet(ram: Ram, given: Given, places: Places) -> Sheet:
    """The sheet of one frame."""
    return _FrameSheet(given, ram, places).sheet()


class _FrameSheet:
    """One sheet as it comes into being."""

    def __init__(self, given: Given, ram: Ram, places: Places) -> None:
        self.given, self.ram, self.places = given, ram, places
        self.words, self.projection = WORDS[given.language], ram.projection
        self.own, self.cells = places.frames[ram.projection.frame.id], FrameCells(given, ram, places)
        self.years = list(self.projection.years)

    def sheet(self) -> Sheet:
        """All of it."""
        rows = [*(self.row(key) for key in self.own.rows), *self.footer()]
        checks = [self.check(total) for total, parts in self.projection.shape.items() if parts and self.years[1:]]
        first, last = FIRST + len(rows) + 1, FIRST + len(rows) + len(checks)
        conditions = [
            Condition(f"{address(first, column)}:{address(last, column)}", f"{address(first, column)}<>0", "high")
            for column in (self.own.columns["shown", year] for year in self.years[1:] if checks)
        ]
        rows += [[], *checks] if checks else []
        guide = "" if own_way(self.projection) or not self.years[1:] else self.words["guide"]
        guide = guide.format(index=self.places.sheets["index"], adjustments=self.places.sheets["adjustments"])
        return page(
            self.given, self.own.sheet, self.projection.frame.name, self.heads(), rows, self.notes(), conditions, guide
        )

    def notes(self) -> list[str]:
        """Those of the table, how the sheet computes, and why there is no plan."""
        whats = {what for what, _ in self.own.columns}
        keys = [("rounding", "rule"), ("reconciled", "reconciled_note"), ("deviation", "deviation_note")]
        own = [self.words[note] for what, note in keys if what in whats]
        return [*self.ram.table.notes, *own, *self.given.no_plan]

    def heads(self) -> list[Head]:
        """Of the columns, in their order."""
        found = dict[int, Head]()
        for (what, year), column in self.own.columns.items():
            found.setdefault(column, self.head(what, year))
        return [found[column] for column in sorted(found)]

    def head(self, what: str, year: int) -> Head:
        """Of one column."""
        named = {column.key: column.label for column in self.ram.table.columns}
        label = named.get({"line": "line", "shown": str(year)}.get(what, ""))
        label = label or self.words[what].format(year=year)
        width = {"line": 34, "series": 8, "share": 9, "exact": 14, "printed": 12}.get(what, 11)
        return Head(label, width, "text" if what in ("line", "series") else "number", what in STEPS)

    def row(self, key: str) -> Cells:
        """A line or a total."""
        first = dict[int, Column]()
        for column, at in self.own.columns.items():
            first.setdefault(at, column)
        return [self.cells.cell(key, *first[at]) for at in sorted(first)]

    def footer(self) -> list[Cells]:
        """The rate of each year below what it moved, from the sheet of indexes."""
        rows = []
        frames = self.projection.parts or (self.projection.frame,)
        for series in dict.fromkeys(one for frame in frames for one in series_used(frame)):
            cells: Cells = [None] * (max(self.own.columns.values()) + 1)
            cells[0] = text(self.given.rates.name(series), "quiet")
            for year in self.years[1:]:
                cells[self.own.columns["exact", year]] = rate_cell(self.given, self.places, series, year)
            rows.append(cells)
        return rows if self.years[1:] and not own_way(self.projection) else []

    def check(self, total: str) -> Cells:
        """How far a total is from its parts in each plan year: nothing, as long as the formulas are whole."""
        cells: Cells = [None] * (max(self.own.columns.values()) + 1)
        cells[0] = text(self.words["check"].format(total=self.cells.labels[total]), "quiet")
        for year in self.years[1:]:
            shown = self.cells.shown[year]
            parts = [part for part in self.projection.shape[total] if part in shown]
            if total in shown and parts:
                added = sum_of(self.own.spot(part, "shown", year) for part in parts)
                formula = f"ROUND({self.own.cell(total, 'shown', year)}-{added},{self.cells.rounded[year].sure})"
                value = shown[total] - add(shown[part] for part in parts)
                cells[self.own.columns["shown", year]] = number(value, self.cells.decimals, "quiet", formula)
        return cells
