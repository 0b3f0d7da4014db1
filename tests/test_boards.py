"""Several boards: every command can be asked of one or of all, and shared files are found however a budget is named."""

import json
import subprocess
from pathlib import Path

import pytest
from conftest import Run

from ks_budget import Workspace
from ks_budget.files import find

PKV = '[[publication]]\nid = "p"\nseries = "pkv"\nrates = { 2025 = 2.0, 2026 = 2.0 }\n'
BUDGET = """\
[document]
title = "Budget"
year = {year}
plan_years = [2026]
unit = "{unit}"
board = "{board}"

[[frame]]
id = "f"
name = "Ram"
line = [
    {{ id = "costs-of-staff", label = "Personal", kind = "cost", amount = -{amount} }},
    {{ id = "grant", label = "Bidrag", kind = "grant", amount = {amount} }},
]

[[risk]]
id = "r"
name = "Risk"
likelihood = 1
impact = 1
treatment = "t"

[[treatment]]
id = "t"
label = "Hantera"

[scale]
likelihood = [{{ level = 1, name = "Liten" }}]
impact = [{{ level = 1, name = "Liten" }}]
"""


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def budget(path: Path, unit: str = "tkr", board: str = "", year: int = 2025, amount: int = 1000) -> None:
    write(path, BUDGET.format(unit=unit, board=board, year=year, amount=amount))


@pytest.fixture
def boards(tmp_path: Path) -> Path:
    """A folder with `budgets/` of two boards, in a repository with other files of TOML."""
    write(tmp_path / "budgets" / "pkv.toml", PKV)
    write(tmp_path / "pyproject.toml", "[project]\nname = 'x'\n")
    budget(tmp_path / "budgets" / "kultur" / "2025.toml", board="Kulturnämnden")
    budget(tmp_path / "budgets" / "teknik" / "2025.toml", "kr")
    return tmp_path


ASKED = ["show", "project", "risks", "bridge", "goals", "investments", "assignments", "controls", "organisation"]


@pytest.mark.parametrize("command", ASKED)
def test_every_command_is_asked_of_all_boards(command: str, ksb: Run, boards: Path) -> None:
    for board in ("kultur", "teknik"):
        budget(boards / "budgets" / board / "2024.toml", year=2024)
    result = ksb(command, "--all", "--format", "json", cwd=boards)
    assert result.exit_code == 0, result.stdout
    for board in ("kultur", "teknik"):
        alone = json.loads(ksb(command, "--board", board, "--format", "json", cwd=boards).stdout)
        if command != "project":
            ids = [table["id"] for table in json.loads(result.stdout)["tables"]]
            assert [f"{board}.{table['id']}" for table in alone["tables"]] == [i for i in ids if i.startswith(board)]


def test_tables_say_whose_they_are_and_in_which_unit(ksb: Run, boards: Path) -> None:
    report = json.loads(ksb("show", "--all", "--format", "json", cwd=boards).stdout)
    titles, ids = ([table[key] for table in report["tables"]] for key in ("title", "id"))
    assert len(set(titles)) == len(titles)
    assert len(set(ids)) == len(ids)
    assert titles[0] == "Kulturnämnden: Budget"
    assert report["unit"] == ""
    assert {table["id"].partition(".")[0]: table["unit"] for table in report["tables"]} == {
        "kultur": "tkr",
        "teknik": "kr",
    }
    budget(boards / "budgets" / "teknik" / "2025.toml", board="Kulturnämnden")
    report = json.loads(ksb("show", "--all", "--format", "json", cwd=boards).stdout)
    assert (report["unit"], "unit" in report["tables"][0]) == ("tkr", False)
    titles = [table["title"] for table in report["tables"]]
    assert titles[0] == "Kulturnämnden (kultur): Budget"
    assert len(set(titles)) == len(titles)


@pytest.mark.parametrize(
    ("arguments", "inside"),
    [
        (["budgets/kultur/2025.toml"], "."),
        (["./budgets/kultur/2025.toml"], "."),
        (["2025", "--budgets", "budgets/kultur"], "."),
        (["2025", "--board", "kultur"], "."),
        (["2025.toml"], "budgets/kultur"),
        (["2025", "--budgets", "."], "budgets/kultur"),
        (["../kultur/2025.toml"], "budgets/teknik"),
        (["budgets/kultur/2025.toml@HEAD"], "."),
        (["2025@HEAD", "--board", "kultur"], "."),
        (["2025@HEAD", "--budgets", "budgets/kultur"], "."),
    ],
)
def test_shared_files_above_a_board_are_found(arguments: list[str], inside: str, ksb: Run, boards: Path) -> None:
    """Both those in the board's folder and those above it; and nothing of the repository around them."""
    write(boards / "budgets" / "kultur" / "lokaler.toml", PKV.replace('"p"', '"own"').replace("pkv", "lokaler"))
    if "@" in arguments[0]:
        git = ["git", "-c", "user.name=t", "-c", "user.email=t@example.org"]
        for words in (["init", "-q"], ["add", "."], ["commit", "-qm", "x"]):
            subprocess.run([*git, *words], cwd=boards, check=True)
    asked = ["project", "--from", *arguments, "--rate", "lokaler:2026=1"]
    for words in (["check", *arguments], ["show", *arguments], asked[:-2]):
        result = ksb(*words, cwd=boards / inside)
        assert (result.exit_code, result.stderr) == (0, ""), words


def test_a_folder_of_boards_by_another_name(ksb: Run, boards: Path) -> None:
    (boards / "budgets").rename(boards / "nämnder")
    assert ksb("check", "nämnder/kultur/2025.toml", cwd=boards).exit_code == 0
    assert ksb("check", "--budgets", "nämnder/kultur", cwd=boards).exit_code == 0


def test_a_folder_of_budgets_lies_in_no_folder_of_boards(boards: Path) -> None:
    """A repository holds `budgets/` and TOML of its own, which is none of a budget's business."""
    assert find.above(boards / "budgets", []) is None
    assert find.above(boards / "budgets" / "2025", []) is None
    assert find.above(boards / "arkiv", []) is None
    assert find.above(boards / "budgets" / "kultur", []) == boards / "budgets"
    assert find.above(boards / "arkiv", [boards]) == boards


def test_check_of_all_boards_finds_in_each(ksb: Run, boards: Path) -> None:
    said = ksb("check", "--all", "--baseline", "--strict=notes", "2025", cwd=boards).stdout
    assert [line.partition(".")[0] for line in said.splitlines() if line.startswith(("kultur", "teknik"))] == [
        "kultur/2025",
        "teknik/2025",
    ]
    assert said.count("KSB320") == 2, "no figure of theirs is related to another"
    for board, amount in (("kultur", 10), ("teknik", 20)):
        path = boards / "budgets" / board / "2025.toml"
        text = path.read_text(encoding="utf-8").replace(
            'name = "Ram"', f'name = "Ram"\nprinted_totals = {{ net = {{ 2025 = {amount} }} }}'
        )
        path.write_text(text, encoding="utf-8")
    result = ksb("check", "--all", "--brief", cwd=boards)
    assert result.exit_code == 1
    assert result.stdout.count("KSB301") == 2


def test_all_of_a_folder_without_boards_is_its_own_budgets(ksb: Run, tmp_path: Path) -> None:
    """So that one hook, with --all, serves both layouts."""
    write(tmp_path / "budgets" / "pkv.toml", PKV)
    budget(tmp_path / "budgets" / "2025.toml", board="Nämnden")
    assert ksb("check", "--all", "--baseline", cwd=tmp_path).exit_code == 0
    report = json.loads(ksb("project", "--all", "--format", "json", cwd=tmp_path).stdout)
    assert [(table["id"], table["title"]) for table in report["tables"]] == [
        ("budgets", "Nämnden"),
        ("total", "Alla nämnder"),
    ]
    budget(tmp_path / "budgets" / "total" / "2025.toml", board="Summanämnden")
    report = json.loads(ksb("project", "--all", "--format", "json", cwd=tmp_path).stdout)
    assert [table["id"] for table in report["tables"]] == ["budgets", "total", "total-of-boards"]


def test_one_board_among_none(ksb: Run, boards: Path) -> None:
    """`project --all` where there is one board."""
    for path in (boards / "budgets" / "teknik").iterdir():
        path.unlink()
    report = json.loads(ksb("project", "--all", "--format", "json", cwd=boards).stdout)
    assert [table["id"] for table in report["tables"]] == ["kultur", "total"]


def test_a_board_without_the_year_is_told_and_the_others_shown(ksb: Run, boards: Path) -> None:
    budget(boards / "budgets" / "kultur" / "2024.toml", year=2024)
    for words in (["risks", "2024"], ["check", "2024"], ["project", "2024", "--year", "2024"]):
        result = ksb(*words, "--all", cwd=boards)
        assert result.exit_code == 0
        assert "KSB035" in result.stderr + result.stdout, words
        assert "teknik" in result.stderr + result.stdout
    assert "KSB002" in ksb("risks", "2020", "--all", cwd=boards).stderr


def test_boards_in_a_program(boards: Path) -> None:
    workspace = Workspace(boards / "budgets")
    assert [board.name for board in workspace.every_board()] == ["kultur", "teknik"]
    [alone] = Workspace(boards / "budgets", board="kultur").every_board()
    opened = alone.workspace.open()
    assert (alone.workspace.title, [publication.id for publication in opened.budget.publications]) == (
        "Kulturnämnden",
        ["p"],
    )
