"""LibreOffice computes workbooks anew, so that their formulas can be held against the figures of ksb.

A file holds the value of each formula, and LibreOffice may show that without computing anything: so every value is
spoiled first, and what comes back right has been computed.
"""

import io
import shutil
import subprocess
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from msgspec import structs
from python_calamine import CalamineWorkbook

from ks_budget.render.spreadsheet import write
from ks_budget.sheets import Cell, Workbook, sheet_names

PROGRAM = shutil.which("soffice")
SPOILT = Decimal("-987654.321")
_ALWAYS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item></oor:items>"""

Grids = dict[str, list[list[Any]]]
"""The cells of each sheet, from the first."""


def spoilt(book: Workbook) -> Workbook:
    """The same formulas, each with a value that is wrong."""

    def of(cell: Cell | None) -> Cell | None:
        return structs.replace(cell, value=SPOILT) if cell and cell.formula else cell

    sheets = [structs.replace(sheet, rows=[[of(cell) for cell in row] for row in sheet.rows]) for sheet in book.sheets]
    return structs.replace(book, sheets=sheets)


def grids(data: bytes) -> Grids:
    """What a file holds."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    return {name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names}


def recalculated(books: dict[str, Workbook], folder: Path) -> dict[str, Grids]:
    """Each workbook as LibreOffice computes it, all in one run."""
    assert PROGRAM is not None, "the test that asks for it is skipped"
    profile, made = folder / "profile" / "user", folder / "made"
    profile.mkdir(parents=True)
    (profile / "registrymodifications.xcu").write_text(_ALWAYS, encoding="utf-8")
    files = {name: folder / f"{name}.xlsx" for name in books}
    for name, book in books.items():
        files[name].write_bytes(write(spoilt(book)))
    command = [PROGRAM, f"-env:UserInstallation={profile.parent.as_uri()}", "--headless", "--norestore"]
    command += ["--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(made), *map(str, files.values())]
    subprocess.run(command, check=True, capture_output=True, timeout=240)
    return {name: grids((made / file.name).read_bytes()) for name, file in files.items()}


def differences(book: Workbook, computed: Grids) -> list[str]:
    """Each formula that comes to another value than the workbook says."""
    found = []
    for sheet, name in zip(book.sheets, sheet_names(sheet.name for sheet in book.sheets), strict=True):
        for i, row in enumerate(sheet.rows):
            numbers = [abs(float(cell.value)) for cell in row if cell and isinstance(cell.value, Decimal | int)]
            for j, cell in enumerate(row):
                if cell and cell.formula:
                    there = at(computed[name], i, j)
                    if not same(cell.value, there, max(numbers, default=0)):
                        found.append(f"{name}!{i + 1},{j + 1}: {cell.value} {there} ={cell.formula}")
    return found


def at(grid: list[list[Any]], row: int, column: int) -> Any:
    """A cell, empty beyond the last that there is."""
    return grid[row][column] if row < len(grid) and column < len(grid[row]) else ""


def same(value: Any, there: Any, largest: float) -> bool:
    """Whether a value is what was computed: a number to the digits that binary fractions are sure of, by the largest
    of its row."""
    match value:
        case None:
            return bool(there == "")
        case str() | date():
            return bool(there == value)
    return isinstance(there, float) and abs(there - float(value)) <= 1e-9 * max(1, largest)
