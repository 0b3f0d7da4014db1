"""The workbook that computes: LibreOffice comes to the figures of ksb, and to those of another index too."""

import random
import re
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from conftest import HEAD, ROOT
from msgspec import structs
from recalculation import PROGRAM, Grids, at, differences, grids, recalculated, spoilt

from ks_budget.answers import project
from ks_budget.answers.export import Question, answer
from ks_budget.render.spreadsheet import write
from ks_budget.report import Report
from ks_budget.sheets import Cell, Sheet, Workbook
from ks_budget.workspace import Workspace

LEVELS = """
[document]
title = "Nivåer"
year = 2024
plan_years = [2025, 2026]
unit = "mnkr"
language = "sv"

[[publication]]
id = "p"
series = "pkv"
name = "PKV"
rates = { 2024 = 4.1, 2025 = 0.9, 2026 = 2.6 }

[[publication]]
id = "l"
series = "löner-2"
levels = { 2023 = 97, 2024 = 100, 2025 = 103.3, 2026 = 107 }

[[frame]]
id = "board"
name = "Nämnden: drift/allt [2024]"
line = [
    { id = "grant", label = "Kommunbidrag", kind = "grant", amount = 30.2 },
    { id = "central", label = "Gemensamt", kind = "cost", amount = -1 },
]
adjustment = [{ year = 2025, kind = "permanent", reason = "=1+1", effects = { grant = 0.25, central = -0.25 } }]

[[frame]]
id = "a"
name = "Enhet A"
parent = "board"
share = 0.75
rows = ["costs", "rent", "staff", "income"]
line = [
    { id = "income", label = "Intäkter", kind = "revenue", amount = 3.05 },
    { id = "staff", label = "Personal", kind = "cost", index = "löner-2", share = 1, amount = -20.13 },
    { id = "temps", label = "därav vikarier", kind = "cost", of_which = "staff", amount = -2.5 },
    { id = "rent", label = "Hyror", kind = "cost", share = 0, amount = -4.11 },
]
adjustment = [
    { year = 2024, kind = "temporary", reason = "Val", effects = { income = 0.5, staff = -0.5 } },
    { year = 2026, kind = "temporary", reason = "Val igen", unit = "tkr", effects = { income = 333, rent = -333 } },
]

[[frame]]
id = "b"
name = "Enhet B"
parent = "board"
line = [
    { id = "staff", label = "Personal", kind = "cost", amount = -7.77 },
    { id = "rent", label = "Hyror", kind = "cost", amount = -1.24 },
]

[[frame]]
id = "still"
name = "Utan index"
parent = "board"
index = "none"
printed_totals.net = { 2024 = -1, 2025 = -1.3, 2026 = -1 }
line = [
    { id = "staff", label = "Personal", kind = "cost", amount = -0.5, printed = { 2025 = -0.6, 2026 = -0.5 } },
    { id = "rent", label = "Hyror", kind = "cost", amount = -0.5, printed = { 2025 = -0.6, 2026 = -0.5 } },
    { id = "gift", label = "Gåva", kind = "revenue", amount = 0, printed = { 2026 = 0 } },
]
"""


def random_budget() -> str:
    """Frames of all sizes, whose rests are often alike."""
    pick, frames = random.Random(7), []
    for i in range(16):
        kinds = ["revenue", *["cost"] * pick.randint(0, 6), *["grant"] * pick.randint(1, 2), "financial"]
        wide = pick.choice([3, 300, 200_000, 90_000_000])
        lines = [
            f'{{ id = "l{j}", label = "Rad {j}", kind = "{kind}", share = {pick.choice([1, 1, 0.5, 0])}, '
            f"amount = {pick.choice([pick.randint(-wide, wide), pick.randint(-wide, wide) / 10])} }}"
            for j, kind in enumerate(kinds)
        ]
        pick.shuffle(lines)
        frames.append(f'[[frame]]\nid = "f{i}"\nname = "Ram {i}"\nline = [{", ".join(lines)}]\n')
    return HEAD + "\n".join(frames)


OVERRIDE = {"real": Decimal("1.9"), "levels": Decimal("1.9"), "random": Decimal("-3.75")}
"""Another rate of PKV for 2025."""


@pytest.fixture(scope="module")
def workspaces(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Workspace]:
    made = {"real": Workspace(ROOT / "budgets")}
    for name, text in (("levels", LEVELS), ("random", random_budget())):
        folder = tmp_path_factory.mktemp(name)
        (folder / "2024.toml").write_text(text, encoding="utf-8")
        made[name] = Workspace(folder)
    return made


@pytest.fixture(scope="module")
def books(workspaces: dict[str, Workspace]) -> dict[str, Workbook]:
    return {name: answer(workspace, Question("2024")) for name, workspace in workspaces.items()}


def changed(book: Workbook, name: str, value: Decimal) -> Workbook:
    """The workbook with another value in a cell that has a name."""
    found = re.fullmatch(r"'(.*)'!\$([A-Z])\$(\d+)", book.names[name])
    assert found is not None
    sheet, row, column = found[1], int(found[3]) - 1, ord(found[2]) - ord("A")

    def of(one: Sheet) -> Sheet:
        rows = [list(cells) for cells in one.rows]
        there = rows[row][column]
        assert there is not None and there.look.role == "input"
        rows[row][column] = structs.replace(there, value=value)
        return structs.replace(one, rows=rows)

    return structs.replace(book, sheets=[of(one) if one.name == sheet else one for one in book.sheets])


def shown(report: Report, book: Workbook, computed: Grids) -> list[str]:
    """Each figure of `ksb project` that does not stand, to the last digit, where the workbook has it."""
    found = []
    names = {sheet.rows[0][0].value: sheet for sheet in book.sheets if sheet.rows[0][0]}
    for table in report.tables:
        sheet = names[table.title]
        heads = [cell.value if cell else None for cell in sheet.rows[sheet.head]]
        labels = [row[0].value if row and row[0] else None for row in sheet.rows]
        for row in table.rows:
            for column, value in list(zip(table.columns, row.cells, strict=True))[1:]:
                [at_column] = [i for i, head in enumerate(heads) if head == column.label]
                there = at(computed[sheet.name], labels.index(str(row.cells[0])), at_column)
                if (there if value is not None else None) != (float(str(value)) if value is not None else None):
                    found.append(f"{table.id}.{row.id} {column.label}: {value} {there}")
    return found


@pytest.mark.skipif(PROGRAM is None, reason="LibreOffice (soffice) is not installed")
def test_libreoffice_comes_to_the_figures_of_ksb(
    workspaces: dict[str, Workspace], books: dict[str, Workbook], tmp_path: Path
) -> None:
    """Every formula, and with another rate every figure that `ksb project` shows of that rate."""
    others = {f"{name}-pkv": changed(books[name], "PKV_2025", rate / 100) for name, rate in OVERRIDE.items()}
    computed = recalculated(books | others, tmp_path)
    for name, book in books.items():
        assert differences(book, computed[name]) == [], name
        assert differences(spoilt(book), computed[name]) != [], name
        assert shown(project.answer(workspaces[name], project.Question()), book, computed[name]) == [], name
        asked = project.Question(overrides=(("pkv", 2025, OVERRIDE[name]),))
        assert shown(project.answer(workspaces[name], asked), book, computed[f"{name}-pkv"]) == [], name
        assert shown(project.answer(workspaces[name], asked), book, computed[name]) != [], name


def formulas(book: Workbook) -> dict[str, list[Cell]]:
    return {sheet.name: [cell for row in sheet.rows for cell in row if cell and cell.formula] for sheet in book.sheets}


def test_every_chapter_has_its_sheet_and_computes(books: dict[str, Workbook]) -> None:
    found = {name: len(cells) for name, cells in formulas(books["real"]).items()}
    assert list(found) == [
        "Om arbetsboken", "Index", "Justeringar", "ks", "Exploateringsenheten", "Ramförändring", "Investeringar", "Mål",
        "Risker", "Riskmatris", "Internkontroll", "Uppdrag",
    ]  # fmt: skip
    assert [name for name, count in found.items() if not count] == ["Om arbetsboken", "Index", "Justeringar"]
    assert books["real"].names["PKV_2025"] == "'Index'!$C$4"
    assert {"LÖNER_2_2025", "PKV_2024"} <= set(books["levels"].names)


def test_every_formula_is_stored_with_its_value(books: dict[str, Workbook]) -> None:
    for book in books.values():
        assert differences(book, grids(write(book))) == []


def test_the_same_budget_gives_the_same_bytes(workspaces: dict[str, Workspace], books: dict[str, Workbook]) -> None:
    again = answer(Workspace(ROOT / "budgets"), Question("2024"))
    assert write(again) == write(books["real"])
    assert books["real"].day == date(2024, 1, 1)
