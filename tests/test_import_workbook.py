"""Workbooks that are imported: those of `ksb export` come back as the same budget, others are read as they show."""

import shutil
import subprocess
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT, Run
from msgspec import structs
from openpyxl import Workbook, load_workbook
from test_export import LEVELS

from ks_budget import Workspace
from ks_budget.answers.export import Question as Export
from ks_budget.answers.export import answer as export
from ks_budget.answers.importing import Imported, Question, imported
from ks_budget.files.target import write
from ks_budget.importing.work import Decisions
from ks_budget.model import Content
from ks_budget.problems import Problem, Stop
from ks_budget.render.spreadsheet import write as spreadsheet

SOFFICE = shutil.which("soffice")
CHAPTERS = ("frames", "investments", "goals", "risks", "controls", "assignments", "budget")
KEYS = {"frames": ("frames",), "risks": ("scale", "treatments", "risks")}

TABLES = """
[document]
title = "Tabeller"
year = 2024

[[table]]
id = "drift"
title = "Driftbudget"
unit = "mnkr"

[[table.column]]
id = "2024"
label = "Budget 2024"
phase = "budget"
year = 2024

[[table.row]]
id = "skola"
label = "Skola / #förskola ~1"
figures = { 2024 = 5.0 }

[[table.row]]
id = "summa"
label = "Summa"
figures = { 2024 = 5.0 }
equals = "skola"
"""
POSITIVE = """
[document]
title = "Utan minus"
year = 2024
unit = "tkr"
costs = "positive"

[[frame]]
id = "f"
name = "Ramen"
line = [
    { id = "c", label = "Kostnad", kind = "cost", amount = 5_000 },
    { id = "g", label = "Bidrag", kind = "grant", amount = 5_000 },
]
printed_totals = { costs = { 2024 = 5_000 } }

[[section]]
id = "inledning"
title = "Inledning"
text = "Bidraget är {{ f.grant[2024] | mnkr }}.\\n\\nDet är {{ f.c[2024] }} tkr."
"""


def workspaces(tmp_path: Path) -> dict[str, tuple[Workspace, str]]:
    """Budgets to take out and in again, and what each is called."""
    made = {"levels": LEVELS, "tables": TABLES, "positive": POSITIVE.replace("f.grant", "f.g")}
    for name, text in made.items():
        (tmp_path / name).mkdir()
        (tmp_path / name / "2024.toml").write_text(text, encoding="utf-8")
    boards = ROOT / "tests" / "data" / "boards"
    return {
        "2024": (Workspace(ROOT / "budgets", environment={}), "2024"),
        "2023": (Workspace(ROOT / "budgets", environment={}), "2023"),
        "variant": (Workspace(ROOT / "budgets", environment={}), "2024-forslag"),
        "board": (Workspace(boards, board="vard-omsorg", environment={}), "2025"),
        **{name: (Workspace(tmp_path / name, environment={}), "2024") for name in made},
    }


def exported(workspace: Workspace, name: str, file: Path) -> Path:
    file.write_bytes(spreadsheet(export(workspace, Export(name))))
    return file


def taken_in(file: Path, folder: Path, *chapters: str, **decisions: Any) -> Imported:
    """Import a workbook into a folder of budgets of its own, and write what came of it."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    workspace = Workspace(environment={}, start=folder.parent)
    made = imported(workspace, Question(str(file), chapters, str(folder), Decisions(**decisions)))
    write(made.target, made.files)
    return made


def as_compared(content: Content) -> Content:
    """Without what says how amounts are typed and where the rest is read."""
    document = structs.replace(content.document, costs="negative", income="positive", based_on=None)
    return structs.replace(content, document=document, publications=())


@pytest.mark.parametrize("name", ["2024", "2023", "variant", "board", "levels", "tables", "positive"])
def test_a_budget_comes_back_as_the_same_model(name: str, tmp_path: Path) -> None:
    workspace, named = workspaces(tmp_path)[name]
    file = exported(workspace, named, tmp_path / "bok.xlsx")
    made = taken_in(file, tmp_path / "ny" / named, "budget")
    before = workspace.read(workspace.refer(named)).budget
    back = Workspace(tmp_path / "ny", environment={})
    after = back.read(back.refer(named)).budget
    assert before and after
    assert as_compared(after.content) == as_compared(before.content)
    assert sorted(one.id for one in after.publications) == sorted(one.id for one in before.publications)
    assert [row.cells[1] for table in made.report.tables for row in table.rows if "ändrat" in str(row.cells[1])] == []


@pytest.mark.parametrize("chapter", ["frames", "investments", "goals", "risks", "controls", "assignments"])
def test_a_chapter_comes_back_alone(chapter: str, tmp_path: Path) -> None:
    workspace = Workspace(ROOT / "budgets", environment={})
    file = exported(workspace, "2024", tmp_path / "bok.xlsx")
    if chapter == "controls":
        taken_in(file, tmp_path / "ny" / "2024", "risks")
    taken_in(file, tmp_path / "ny" / "2024", chapter)
    back = Workspace(tmp_path / "ny", environment={})
    after, before = (one.read(one.refer("2024")).budget for one in (back, workspace))
    assert before and after
    for key in KEYS.get(chapter, (chapter,)):
        assert getattr(after.content, key) == getattr(before.content, key)


def test_what_is_changed_in_a_cell_is_changed_in_the_budget(tmp_path: Path) -> None:
    file = exported(Workspace(ROOT / "budgets", environment={}), "2024", tmp_path / "bok.xlsx")
    book = load_workbook(file)
    cell_of(book["ks"], "Personalkostnader", 4).value = -115_000
    cell_of(book["Risker"], "Cyberhot", 2).value = 3
    cell_of(book["Risker"], "Cyberhot", 5).value = "Acceptera"
    cell_of(book["Mål"], 80, 7, column=7).value = 81.5
    cell_of(book["Justeringar"], "ks.services", 7).value = -1_100
    book["Risker"].append(["En ny risk", 1, 1])
    book["Index"]["B4"].value = 0.05
    book.save(file)
    made = taken_in(file, tmp_path / "ny" / "2024", "budget")
    content = (
        Workspace(tmp_path / "ny", environment={}).read(Workspace(tmp_path / "ny", environment={}).refer("2024")).budget
    )
    assert content
    frame, risk = content.content.frames[0], next(one for one in content.content.risks if one.id == "cyberhot")
    assert {line.id: line.amount for line in frame.lines}["personnel"] == -115_000
    assert (risk.likelihood, risk.treatment) == (3, "accept")
    assert content.content.goals[0].indicators[0].target == Decimal("81.5")
    told = [f"{row.cells[0]}: {row.cells[1]}" for table in made.report.tables for row in table.rows]
    assert "frame.ks.line.personnel.amount: ändrat från -114196 till -115000" in told
    assert "Risker: rader som är tillagda på bladet läses inte in. Antal: 1" in told
    assert [one for one in told if "läses inte in" in one and "4" in one], "a changed index is told"


def cell_of(sheet: Any, label: Any, column_from_label: int, column: int = 1) -> Any:
    """The cell of a row by what stands in one of its columns."""
    row = next(row for row in range(1, sheet.max_row + 1) if sheet.cell(row, column).value == label)
    return sheet.cell(row, column_from_label)


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
def test_a_workbook_that_libreoffice_saved_comes_back(tmp_path: Path) -> None:
    workspace = Workspace(ROOT / "budgets", environment={})
    file = exported(workspace, "2024", tmp_path / "bok.xlsx")
    assert SOFFICE
    profile = f"-env:UserInstallation={(tmp_path / 'profil').as_uri()}"
    command = [SOFFICE, profile, "--headless", "--convert-to", "xlsx", "--outdir", str(tmp_path / "om"), str(file)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    made = taken_in(tmp_path / "om" / "bok.xlsx", tmp_path / "ny" / "2024", "budget")
    back = Workspace(tmp_path / "ny", environment={})
    after, before = (one.read(one.refer("2024")).budget for one in (back, workspace))
    assert before and after
    assert as_compared(after.content) == as_compared(before.content)
    assert [row.cells for table in made.report.tables if table.id == "left" for row in table.rows] == []


def test_a_decision_about_a_workbook_of_ksb_decides_nothing(tmp_path: Path) -> None:
    file = exported(Workspace(ROOT / "budgets", environment={}), "2024", tmp_path / "bok.xlsx")
    assert codes(lambda: taken_in(file, tmp_path / "ny" / "2024", "frames", unit="mnkr")) == ["KSB038"]


def test_a_hidden_sheet_that_was_changed_is_told(tmp_path: Path) -> None:
    file = exported(Workspace(ROOT / "budgets", environment={}), "2024", tmp_path / "bok.xlsx")
    book = load_workbook(file)
    book["_ksb"]["B9"].value = "inget värde"
    book.save(file)
    assert codes(lambda: taken_in(file, tmp_path / "ny" / "2024", "budget")) == ["KSB083"]
    book["_ksb"]["B1"].value = "2"
    book.save(file)
    assert codes(lambda: taken_in(file, tmp_path / "ny" / "2024", "budget")) == ["KSB083"]
    assert not (tmp_path / "ny" / "2024").exists()


def codes(run: Callable[[], object]) -> list[str]:
    return [problem.code for problem in stopped(run)]


def stopped(run: Callable[[], object]) -> list[Problem]:
    with pytest.raises(Stop) as stop:
        run()
    return stop.value.problems


# Workbooks of others


def other(tmp_path: Path, rows: list[list[Any]], sheet: str = "Ramar", formats: dict[str, str] | None = None) -> Path:
    """A workbook with one sheet."""
    book = Workbook()
    book.active.title = sheet
    for row in rows:
        book.active.append(row)
    for cell, format in (formats or {}).items():
        book.active[cell].number_format = format
    book.save(tmp_path / "fil.xlsx")
    return tmp_path / "fil.xlsx"


FRAME: list[list[Any]] = [
    ["Kulturnämnden"],
    [],
    ["Belopp i tkr", "Budget 2025", "Plan 2026"],
    ["Intäkter", 1200, 1250],
    ["Personalkostnader", -8400, -8650],
    ["Verksamhetens kostnader", -8400, -8650],
    ["Nettokostnader", -7200, -7400],
    ["Kommunbidrag", 7200, 7400],
    ["Årets resultat", 0, 0],
]


def test_a_frame_of_a_workbook(tmp_path: Path) -> None:
    made = taken_in(other(tmp_path, FRAME), tmp_path / "ny" / "2025", "frames")
    [frame] = Workspace(tmp_path / "ny", environment={}).open("2025").budget.content.frames
    assert {line.id: (line.amount, line.printed) for line in frame.lines} == {
        "revenue": (1200, {2026: 1250}),
        "personnel": (-8400, {2026: -8650}),
        "grant": (7200, {2026: 7400}),
    }
    assert [str(row.cells[2]) for row in made.report.tables[0].rows if row.cells[0] == "Kommunbidrag"] == [
        "blad Ramar, cell A8"
    ]


def test_a_figure_that_is_text_is_read_and_told_with_its_cell(tmp_path: Path) -> None:
    rows = [list(row) for row in FRAME]
    rows[4][1] = "-8 400"
    made = taken_in(other(tmp_path, rows), tmp_path / "ny" / "2025", "frames")
    [problem] = [one for one in made.problems if one.code == "KSB079"]
    assert problem.facts["shown"] == "-8 400"
    assert (problem.places[0].within.sheet, problem.places[0].within.row, problem.places[0].within.column) == (  # type: ignore[union-attr]
        "Ramar",
        5,
        2,
    )
    assert "amount = -8_400" in made.files["frames.toml"]


def test_hidden_decimals_are_told_and_what_is_shown_is_read(tmp_path: Path) -> None:
    rows = [list(row) for row in FRAME]
    rows[3][1] = 1200.4
    file = other(tmp_path, rows, formats={"B4": "# ##0"})
    made = taken_in(file, tmp_path / "ny" / "2025", "frames")
    [problem] = [one for one in made.problems if one.code == "KSB079"]
    assert problem.facts["stored"] == "1\u00a0200,4"
    assert "amount = 1_200\n" in made.files["frames.toml"]


def test_more_than_a_few_such_cells_are_counted(tmp_path: Path) -> None:
    rows = [[str(cell) if isinstance(cell, int) else cell for cell in row] for row in FRAME]
    made = taken_in(other(tmp_path, rows), tmp_path / "ny" / "2025", "frames")
    told = [problem.facts for problem in made.problems if problem.code == "KSB079"]
    assert len(told) == 6
    assert told[-1] == {"count": 7}


def test_a_formula_that_was_never_calculated_is_told(tmp_path: Path) -> None:
    rows = [list(row) for row in FRAME]
    rows[3][1] = "=1000+200"
    made = taken_in(other(tmp_path, rows), tmp_path / "ny" / "2025", "frames")
    assert [problem.code for problem in made.problems if problem.code == "KSB059"] == ["KSB059"]
    assert ("Intäkter", "beloppet 2025 är inte angivet") in [
        (str(row.cells[0]), str(row.cells[1])) for table in made.report.tables for row in table.rows
    ]


def test_a_sheet_is_named_by_its_name(tmp_path: Path) -> None:
    file = other(tmp_path, FRAME)
    book = load_workbook(file)
    old = book.create_sheet("Förslag")
    for row in FRAME:
        old.append([cell if not isinstance(cell, str) else cell.replace("Plan 2026", "Plan 2027") for cell in row])
    book.save(file)
    assert codes(lambda: taken_in(file, tmp_path / "a" / "2025", "frames")) == ["KSB075"]
    made = taken_in(file, tmp_path / "b" / "2025", "frames", tables=("förslag",))
    assert "printed = { 2027 = 1_250 }" in made.files["frames.toml"]


def test_what_is_no_workbook_of_ksb_is_no_whole_budget(tmp_path: Path) -> None:
    assert codes(lambda: taken_in(other(tmp_path, FRAME), tmp_path / "ny" / "2025", "budget")) == ["KSB074"]


def test_bad_files_are_told_and_nothing_is_written(ksb: Run, tmp_path: Path) -> None:
    (tmp_path / "fil.xlsx").write_text("Rad;Budget 2025\n", encoding="utf-8")
    (tmp_path / "tom.csv").write_text("", encoding="utf-8")
    for file, code in (("fil.xlsx", "KSB054"), ("tom.csv", "KSB057"), ("saknas.xlsx", "KSB003")):
        done = ksb("import", file, "--as", "frames", "-o", "budgets/2025", cwd=tmp_path)
        assert (done.exit_code, code in done.stderr) == (2, True)
    assert not (tmp_path / "budgets").exists()
