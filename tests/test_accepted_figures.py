"""An acceptance is told how to say its figures, holds when it says them, and falls when they change."""

import json
import re
from pathlib import Path

import pytest
from conftest import Run

BUDGET = """
[document]
title = "Nämnd 2025"
year = 2025
decided = 2024-11-12
{document}
[[frame]]
id = "n"
name = "Nämnden"
line = [
  {{ id = "staff", label = "Personal", kind = "cost", amount = -1_000 }},
  {{ id = "grant", label = "Kommunbidrag", kind = "grant", amount = 1_000 }},
]
printed_totals = {{ costs = {{ 2025 = {total} }} }}

[[accepted]]
finding = "{finding}"
comment = "Felet är litet."
{figures}
"""
SUM = "KSB301:n.costs.2025"


class Folder:
    def __init__(self, ksb: Run, path: Path) -> None:
        self.ksb, self.path = ksb, path
        (path / "budgets").mkdir()

    def told(self, total: int, figures: str = "", finding: str = SUM, document: str = "") -> tuple[int, dict[str, str]]:
        """The exit code of a strict check of what is not accepted, and the advice on each finding."""
        text = BUDGET.format(total=total, figures=figures, finding=finding, document=document)
        (self.path / "budgets" / "2025.toml").write_text(text, encoding="utf-8")
        done = self.ksb("check", "--baseline", "--strict", "--format", "json", "--lang", "en", cwd=self.path)
        problems = json.loads(done.stdout)["problems"]
        return done.exit_code, {problem["id"]: problem["help"] for problem in problems}


@pytest.fixture
def folder(ksb: Run, tmp_path: Path) -> Folder:
    return Folder(ksb, tmp_path)


def test_what_is_written_as_told_is_accepted(folder: Folder) -> None:
    code, told = folder.told(-1_009)
    assert (code, set(told)) == (1, {f"KSB524:{SUM}"})
    advised = told[f"KSB524:{SUM}"]
    assert "figures = { printed = -1_009, difference = -9 }" in advised
    (written,) = re.findall(r"figures = \{.*?\}", advised)
    assert folder.told(-1_009, written) == (0, {})


def test_nine_that_become_ninety_count(folder: Folder) -> None:
    code, told = folder.told(-1_090, "figures = { printed = -1_009, difference = -9 }")
    assert (code, set(told)) == (1, {SUM, f"KSB523:{SUM}"})
    assert "figures = { printed = -1_090, difference = -90 }" in told[f"KSB523:{SUM}"]
    # Also where only the one that shows how far it is off is held.
    assert set(folder.told(-1_090, "figures = { difference = -9 }")[1]) == {SUM, f"KSB523:{SUM}"}
    assert folder.told(-1_090, "figures = { printed = -1_090, difference = -90 }") == (0, {})


def test_words_are_told_too(folder: Folder) -> None:
    """What the document prints that is no number."""
    printed = 'printed_decided = "2024-xx-xx"'
    budget = BUDGET.replace("decided = 2024-11-12\n", "")
    text = budget.format(total=-1_000, figures="", finding="KSB409:document", document=printed)
    (folder.path / "budgets" / "2025.toml").write_text(text, encoding="utf-8")
    done = folder.ksb("check", "--baseline", cwd=folder.path)
    assert 'Lägg till words = { printed = "2024-xx-xx" } i samma tabell' in done.stdout + done.stderr
    mended = text.rstrip() + '\nwords = { printed = "2024-xx-xx" }\n'
    (folder.path / "budgets" / "2025.toml").write_text(mended, encoding="utf-8")
    assert "KSB" not in folder.ksb("check", "--baseline", cwd=folder.path).stderr
