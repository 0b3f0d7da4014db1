"""Files as they come: links, pipes, names and keys that nobody meant."""

import os
from pathlib import Path

import pytest
from conftest import HEAD, Run


@pytest.fixture
def budgets(tmp_path: Path) -> Path:
    folder = tmp_path / "budgets"
    folder.mkdir()
    (folder / "2024.toml").write_text(HEAD, encoding="utf-8")
    return folder


@pytest.mark.skipif(os.name == "nt", reason="not every Windows lets links be made")
def test_a_link_in_a_circle_is_told(budgets: Path, ksb: Run) -> None:
    (budgets / "pkv.toml").symlink_to("pkv.toml")
    (budgets / "2023.toml").symlink_to("2023.toml")
    (budgets / "round").symlink_to("round")
    for arguments in (
        ["show"],
        ["show", "2023"],
        ["check"],
        ["show", "budgets/2023.toml"],
        ["show", "--board", "round"],
    ):
        result = ksb(*arguments, cwd=budgets.parent)
        assert (result.exit_code, "fel KSB0" in result.stdout + result.stderr) == (2, True)


def test_a_budget_named_by_path_may_be_called_anything(budgets: Path, ksb: Run) -> None:
    (budgets.parent / "plan.toml").write_text(HEAD, encoding="utf-8")
    assert ksb("show", "./plan.toml", cwd=budgets.parent).exit_code == 0


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such pipes")
def test_a_pipe_among_the_budgets_is_told_and_not_waited_for(budgets: Path, ksb: Run) -> None:
    os.mkfifo(budgets / "pkv.toml")
    result = ksb("show", cwd=budgets.parent)
    assert (result.exit_code, "Det är ingen vanlig fil." in result.stderr) == (2, True)
