"""What is asked for by its path: a budget wherever one stands, and what is told of a path to something else."""

import shutil
from pathlib import Path

import pytest
from conftest import ROOT, Run

from ks_budget.cli.app import lines
from ks_budget.problems import Stop
from ks_budget.workspace import Workspace

BOARDS = ROOT / "tests" / "data" / "boards"

TAKE_BUDGETS = sorted(set(lines()) - {"explain", "schema", "audit", "import"})
"""The others read no budget, or other people's files."""


@pytest.fixture
def boards(tmp_path: Path) -> Path:
    """A folder with budgets of three boards, and budgets of a single one beside."""
    shutil.copytree(BOARDS, tmp_path / "budgets")
    return tmp_path


@pytest.mark.parametrize("path", ["budgets/kommunstyrelsen", "budgets/kommunstyrelsen/", "budgets", "budgets/pkv.toml"])
@pytest.mark.parametrize("command", TAKE_BUDGETS)
def test_no_command_reads_a_path_to_something_else_as_a_budget(command: str, path: str, ksb: Run, boards: Path) -> None:
    named = [f"./{path}"] * (2 if command == "diff" else 1)
    told = ksb(command, *named, cwd=boards)
    assert told.exit_code == 2
    said = told.stdout + told.stderr
    assert "KSB040" in said or "KSB041" in said
    assert "--board" in said


@pytest.mark.parametrize("path", [".", "./", "../2025"])
def test_a_budget_is_found_from_inside_of_it(path: str, ksb: Run, boards: Path) -> None:
    folder = boards / "budgets" / "kommunstyrelsen"
    (folder / "2025").mkdir()
    (folder / "2025.toml").rename(folder / "2025" / "document.toml")
    told = ksb("project", path, cwd=folder / "2025")
    assert told.exit_code == 0
    # The index of all boards is found from there.
    assert "PKV" in told.stdout


def test_the_suffix_of_a_path_may_be_left_out(boards: Path) -> None:
    folder = boards / "budgets" / "kommunstyrelsen"
    assert Workspace(start=boards).refer(str(folder / "2025")).path == folder / "2025.toml"


def test_budgets_of_their_own_may_lie_in_a_folder_of_a_year(tmp_path: Path) -> None:
    for board in ("kultur", "teknik"):
        (tmp_path / "2025").mkdir(exist_ok=True)
        shutil.copy(BOARDS / "vard-omsorg" / "2025.toml", tmp_path / "2025" / f"{board}.toml")
    workspace = Workspace(start=tmp_path)
    assert workspace.refer(str(tmp_path / "2025" / "kultur.toml")).path.name == "kultur.toml"
    # Where only one of the files has the document, they are one budget.
    (tmp_path / "2025" / "teknik.toml").write_text("frame = []\n", encoding="utf-8")
    with pytest.raises(Stop) as stop:
        workspace.refer(str(tmp_path / "2025" / "kultur.toml"))
    assert [problem.code for problem in stop.value.problems] == ["KSB041"]
