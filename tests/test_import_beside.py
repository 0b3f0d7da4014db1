"""`ksb import` into what is there already: signs, units, years and names go with the budget that gets them."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from conftest import Run
from openpyxl import Workbook, load_workbook

from ks_budget import Workspace
from ks_budget.importing.frames import name_of

DRIFT = (
    "Driftbudget, tkr\n\nPost\tBudget 2024\tBudget 2025\tPlan 2026\n"
    "Intäkter\t1 200\t1 300\t1 350\nPersonalkostnader\t5 000\t5 200\t5 300\nLokalhyror\t800\t820\t830\n"
    "Nettokostnad\t4 600\t4 720\t4 780\n"
)
TARGETS = (
    "Mål\tIndikator\tUtfall 2023\tMålvärde 2024\tMålvärde 2025\n"
    "Nöjda medborgare\tAndel nöjda (%)\t70\t75\t80\n\tSvarstid i dagar\t3\t2\t1\n"
)


def document(folder: Path, year: int = 2025, **keys: str) -> Path:
    """A budget that has its document and nothing more."""
    folder.mkdir(parents=True)
    said = "".join(f'{key} = "{value}"\n' for key, value in keys.items())
    (folder / "document.toml").write_text(f'[document]\ntitle = "B"\nyear = {year}\n{said}', encoding="utf-8")
    return folder


def test_a_budget_that_types_costs_without_a_minus_gets_them_so(ksb: Run, tmp_path: Path) -> None:
    (tmp_path / "drift.txt").write_text(DRIFT, encoding="utf-8")
    budget = document(tmp_path / "budgets/2025", costs="positive")
    assert ksb("import", "drift.txt", "--as", "frames", "-o", "budgets/2025", cwd=tmp_path).exit_code == 0
    assert "amount = 5_200" in (budget / "frames.toml").read_text(encoding="utf-8")
    read = Workspace(tmp_path / "budgets", environment={}).open("2025").budget
    [frame] = read.content.frames
    assert {line.id: line.amount for line in frame.lines} == {"revenue": 1_300, "personnel": -5_200, "rent": -820}
    assert frame.printed_totals["net"][2025] == -4_720


@pytest.mark.parametrize(("there", "into"), [("2025.toml", "2025"), ("2025/document.toml", "2025.toml")])
def test_a_budget_does_not_become_both_a_file_and_a_folder(ksb: Run, tmp_path: Path, there: str, into: str) -> None:
    (tmp_path / "drift.txt").write_text(DRIFT, encoding="utf-8")
    file = tmp_path / "budgets" / there
    file.parent.mkdir(parents=True)
    file.write_text('[document]\ntitle = "B"\nyear = 2025\n', encoding="utf-8")
    done = ksb("import", "drift.txt", "--as", "frames", "-o", f"budgets/{into}", cwd=tmp_path)
    assert (done.exit_code, "KSB010" in done.stderr) == (2, True)
    assert not (tmp_path / "budgets" / into).exists()


@pytest.mark.parametrize(("year", "unit"), [(2026, "tkr"), (2025, "mnkr")])
def test_frames_of_another_year_or_unit_do_not_go_into_a_budget(ksb: Run, tmp_path: Path, year: int, unit: str) -> None:
    (tmp_path / "drift.txt").write_text(DRIFT, encoding="utf-8")
    ksb("import", "drift.txt", "--as", "frames", "-o", "budgets/2025", cwd=tmp_path)
    ksb("export", "2025", "-o", "ut.xlsx", cwd=tmp_path)
    document(tmp_path / f"other/{year}", year, unit=unit)
    done = ksb("import", "ut.xlsx", "--as", "frames", "-o", f"other/{year}", cwd=tmp_path)
    assert (done.exit_code, "KSB078" in done.stderr) == (2, True)
    assert [path.name for path in (tmp_path / f"other/{year}").iterdir()] == ["document.toml"]


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Driftbudget, mnkr", "Driftbudget"),
        ("Driftbudget 2025 (belopp i tkr)", "Driftbudget"),
        ("Kommunstyrelsens driftbudget 2025–2027", "Kommunstyrelsens driftbudget"),
        ("Ekonomiska ramar, exploateringsenheten", "Exploateringsenheten"),
        ("Mnkr", "Mnkr"),
    ],
)
def test_a_frame_is_not_called_by_its_unit_or_year(title: str, name: str) -> None:
    assert name_of(title) == name


def workbook(path: Path, *sheets: str, total: str | int) -> None:
    """Sheets with the same title and lines, and a net that is a value or a formula."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for name in sheets:
        sheet = book.create_sheet(name)
        for row in (("Driftbudget, tkr",), ("Post", "Budget 2025"), ("Intäkter", 100), ("Personal", 300)):
            sheet.append(row)
        sheet.append(("Nettokostnad", total))
    book.save(path)


def test_tables_of_one_title_are_called_by_their_sheets(ksb: Run, tmp_path: Path) -> None:
    workbook(tmp_path / "drift.xlsx", "Nord", "Syd", total=200)
    done = ksb("import", "drift.xlsx", "--as", "frames", cwd=tmp_path)
    assert [line for line in done.stdout.splitlines() if line.startswith("name")] == ['name = "Nord"', 'name = "Syd"']


def test_a_frame_whose_totals_were_never_computed_is_read_and_that_is_told(ksb: Run, tmp_path: Path) -> None:
    workbook(tmp_path / "drift.xlsx", "Nord", total="=B4-B3")
    done = ksb("import", "drift.xlsx", "--as", "frames", cwd=tmp_path)
    assert (done.exit_code, "KSB059" in done.stderr, "KSB081" in done.stderr) == (0, True, True)
    stopped = ksb("import", "drift.xlsx", "--as", "risks", cwd=tmp_path)
    assert (stopped.exit_code, "KSB074" in stopped.stderr, "KSB059" in stopped.stderr) == (2, True, True)


def test_a_target_of_another_year_is_no_outcome(ksb: Run, tmp_path: Path) -> None:
    (tmp_path / "mal.txt").write_text(TARGETS, encoding="utf-8")
    done = ksb("import", "mal.txt", "--as", "goals", "-o", "budgets/2025", cwd=tmp_path)
    assert "Målvärde 2024" in done.stdout.split("Utelämnat")[1]
    [goal] = Workspace(tmp_path / "budgets", environment={}).open("2025").budget.content.goals
    assert (goal.target_year, [(one.target, one.outcomes) for one in goal.indicators]) == (
        2025,
        [(80, {2023: 70}), (1, {2023: 3})],
    )
    assert "2023, 2024 och 2025" in ksb("import", "mal.txt", "--as", "goals", cwd=tmp_path).stderr


HIDDEN = [
    (3, 2, "{"),
    (3, 2, '="x"'),
    (3, 2, "[" * 5_000),
    (3, 1, "../../etc/passwd"),
    (3, 1, "document/#999999999/x"),
    (4, 2, "1e999999999"),
    (1, 2, "99"),
]


def spoiled(ksb: Run, tmp_path: Path, change: Callable[[Any], None]) -> Path:
    """A workbook of `ksb export` with a change in it."""
    (tmp_path / "drift.txt").write_text(DRIFT, encoding="utf-8")
    ksb("import", "drift.txt", "--as", "frames", "-o", "budgets/2025", cwd=tmp_path)
    ksb("export", "2025", "-o", "ut.xlsx", cwd=tmp_path)
    book = load_workbook(tmp_path / "ut.xlsx")
    change(book)
    book.save(tmp_path / "ut.xlsx")
    return tmp_path / "ut.xlsx"


@pytest.mark.parametrize(("row", "column", "value"), HIDDEN)
def test_a_hidden_sheet_that_was_written_in_is_refused(
    ksb: Run, tmp_path: Path, row: int, column: int, value: str
) -> None:
    def change(book: Any) -> None:
        book["_ksb"].cell(row, column).value = value

    spoiled(ksb, tmp_path, change)
    done = ksb("import", "ut.xlsx", "--as", "budget", "-o", "new/2025", cwd=tmp_path)
    assert (done.exit_code, "KSB083" in done.stderr) == (2, True)
    assert not (tmp_path / "new").exists()


def test_a_count_of_rows_that_is_no_number_is_passed_over(ksb: Run, tmp_path: Path) -> None:
    def change(book: Any) -> None:
        for row in book["_ksb"].iter_rows():
            if row[0].value == "#rows":
                row[2].value = "²"

    spoiled(ksb, tmp_path, change)
    assert ksb("import", "ut.xlsx", "--as", "budget", "-o", "new/2025", cwd=tmp_path).exit_code == 0


def test_a_sheet_that_was_taken_out_is_told_and_its_figures_stay(ksb: Run, tmp_path: Path) -> None:
    spoiled(ksb, tmp_path, lambda book: book.remove(book["Driftbudget"]))
    done = ksb("import", "ut.xlsx", "--as", "budget", "-o", "new/2025", cwd=tmp_path)
    assert (done.exit_code, "blad Driftbudget" in done.stdout) == (0, True)
    [frame] = Workspace(tmp_path / "new", environment={}).open("2025").budget.content.frames
    assert [line.amount for line in frame.lines] == [1_300, -5_200, -820]
