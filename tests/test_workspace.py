"""The layer under the command line: budgets opened, questions asked, in a program as by a command."""

import subprocess
import sys
from datetime import date
from decimal import Decimal
from importlib import import_module
from pathlib import Path
from typing import Any

import msgspec
import pytest
from conftest import HEAD, ROOT, Run, codes

from ks_budget import Stop, Workspace, findings
from ks_budget.answers import (
    assignments,
    boards,
    bridge,
    chapter,
    check,
    controls,
    diff,
    explain,
    goals,
    investments,
    project,
    risks,
    show,
)
from ks_budget.chapters import BY_KEY
from ks_budget.problems import Place
from ks_budget.render.formats import PLAIN
from ks_budget.render.json import render as as_json

DAY = date(2024, 4, 15)
ASKED: dict[str, tuple[Any, list[str]]] = {
    "show": (show.Question(DAY, "2024"), ["show", "2024", "--as-of", "2024-04-15"]),
    "project": (
        project.Question(year=2027, overrides=(("pkv", 2027, Decimal("1.9")),), frames=("ks",), unit="mnkr"),
        ["project", "--year", "2027", "--pkv", "2027=1,9", "--frame", "ks", "--unit", "mnkr"],
    ),
    "real": (
        project.Question(base="2023", real=2022, rounding="each", overrides=(("pkv", 2023, Decimal(2)),)),
        ["project", "--from", "2023", "--real", "2022", "--rounding", "each", "--rate", "pkv:2023=2"],
    ),
    "diff": (
        diff.Question("2023", "2024", Decimal(500), ("frames", "risks")),
        ["diff", "2023", "2024", "--min", "500", "--chapter", "frames", "--chapter", "risks"],
    ),
    "risks": (
        risks.Question("2024", 2, 6, "internal-control", "name", True),
        ["risks", "2024", "--min", "2", "--max", "6", "--treatment", "internal-control", "--sort", "name", "--matrix"],
    ),
    "bridge": (bridge.Question("2024", ("ks",)), ["bridge", "2024", "--frame", "ks"]),
    "goals": (goals.Question(goal=3), ["goals", "--goal", "3"]),
    "investments": (investments.Question("2024", 2023, 2025), ["investments", "--from", "2023", "--to", "2025"]),
    "assignments": (
        assignments.Question(DAY, due="2024-Q1"),
        ["assignments", "--as-of", "2024-04-15", "--due", "2024-Q1"],
    ),
    "controls": (controls.Question(), ["controls"]),
    "organisation": (chapter.Question(BY_KEY["organisation"], "2023"), ["organisation", "2023"]),
    "explain": (explain.Question("ksb101"), ["explain", "ksb101"]),
    "check": (check.Question(("2023", "2024"), baseline=True), ["check", "2023", "2024", "--baseline"]),
}


@pytest.mark.parametrize("name", ASKED)
def test_a_program_gets_what_a_command_writes(
    name: str, ksb: Run, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    question, words = ASKED[name]
    written = ksb(*words, "--format", "json").stdout
    monkeypatch.chdir(ROOT)
    report = import_module(type(question).__module__).answer(Workspace("budgets"), question)
    assert as_json(report, PLAIN) == written
    assert capsys.readouterr() == ("", "")


def test_all_boards_in_a_program_and_by_a_command(ksb: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    report = boards.answer(Workspace("tests/data/boards"), boards.Question(unit="mnkr"))
    words = ["project", "--all", "--budgets", "tests/data/boards", "--unit", "mnkr", "--format", "json"]
    assert as_json(report, PLAIN) == ksb(*words).stdout
    assert [table.id for table in report.tables] == ["barn-ungdom", "kommunstyrelsen", "vard-omsorg", "total"]


def test_every_question_is_on_the_page_with_all_that_it_takes() -> None:
    page = (ROOT / "docs" / "reference" / "python.md").read_text(encoding="utf-8")
    modules = {path.stem for path in (ROOT / "ks_budget" / "answers").glob("*.py")}
    modules -= {"__init__", "frames", "past", "schema", "sound", "whole"}
    for name in modules - {"boards"}:
        [row] = [line for line in page.splitlines() if line.startswith(f"| `{name}` |")]
        asked = import_module(f"ks_budget.answers.{name}").Question
        assert all(f"`{field.name}`" in row for field in msgspec.structs.fields(asked))


def test_the_language_is_the_one_asked_for_then_the_environment_s_then_the_first_budget_s(tmp_path: Path) -> None:
    (tmp_path / "2024.toml").write_text('[document]\ntitle = "x"\nyear = 2024\nlanguage = "en"\n', encoding="utf-8")
    (tmp_path / "2023.toml").write_text('[document]\ntitle = "x"\nyear = 2023\nlanguage = "sv"\n', encoding="utf-8")
    workspace = Workspace(tmp_path, environment={})
    assert workspace.language == "sv"
    workspace.open_all("2024", "2023")
    assert workspace.language == "en"
    other = Workspace(tmp_path, environment={"KSB_LANG": "sv"})
    other.open("2024")
    assert other.language == "sv"
    assert Workspace(tmp_path, language="en", environment={"KSB_LANG": "sv"}).language == "en"


def test_the_folder_is_the_one_given_then_the_environment_s_then_the_nearest(tmp_path: Path) -> None:
    above, named = tmp_path / "budgets", tmp_path / "named"
    (tmp_path / "deep" / "er").mkdir(parents=True)
    for folder in (above, named):
        folder.mkdir()
        (folder / "2024.toml").write_text(HEAD, encoding="utf-8")
    start = tmp_path / "deep" / "er"
    assert Workspace(environment={}, start=start).top == above
    assert Workspace(environment={"KSB_BUDGETS": str(named)}, start=start).top == named
    assert Workspace(above, environment={"KSB_BUDGETS": str(named)}, start=start).top == above


def test_several_budgets_stop_with_the_problems_of_all(tmp_path: Path) -> None:
    for year in (2023, 2024):
        text = f'[document]\ntitle = "x"\nyear = {year}\nunit = "euro"\n'
        (tmp_path / f"{year}.toml").write_text(text, encoding="utf-8")
    with pytest.raises(Stop) as stop:
        Workspace(tmp_path).open_all("2023", "2024")
    files = [Path(problem.places[0].file).name for problem in stop.value.problems]
    assert files == ["2023.toml", "2024.toml"]
    assert all(finding.message for finding in findings(stop.value.problems, "en"))


def test_examining_tells_mistakes_in_their_places_and_stops_at_none(tmp_path: Path) -> None:
    (tmp_path / "2024.toml").write_text(HEAD.replace("[2025, 2026]", '"2025"'), encoding="utf-8")
    workspace = Workspace(tmp_path)
    loaded = workspace.examine(workspace.refer("2024"))
    assert loaded.budget is not None
    [problem] = loaded.problems
    assert problem.places[0].span is not None
    assert problem.places[0].span.line == 5
    assert workspace.warnings == []


def test_warnings_of_what_is_opened_are_kept_and_those_of_a_board_too(tmp_path: Path) -> None:
    text = (
        HEAD
        + '[[frame]]\nid = "f"\nname = "F"\n'
        + "\n".join(
            f'[[frame.line]]\nid = "{id}"\nlabel = "{id}"\nkind = "{kind}"\namount = {amount}'
            for id, kind, amount in (("grant", "grant", 5), ("rent", "cost", -5))
        )
    )
    text += "\n[frame.printed_totals]\nnet = { 2024 = -9 }\n"
    for board in ("a", "b"):
        (tmp_path / board).mkdir()
        (tmp_path / board / "2024.toml").write_text(text, encoding="utf-8")
    workspace = Workspace(tmp_path)
    assert [board.name for board in workspace.boards()] == ["a", "b"]
    with pytest.raises(Stop) as stop:
        workspace.open("2024")
    assert codes(stop.value) == ["KSB021"]
    for board in workspace.boards():
        board.workspace.open("2024")
    places = [problem.places[0].file.split("/")[-2] for problem in workspace.warnings]
    assert places == ["a", "b"]


def test_years_before_are_found_as_far_as_they_follow_each_other(tmp_path: Path) -> None:
    for year in (2020, 2022, 2023, 2024):
        (tmp_path / f"{year}.toml").write_text(f'[document]\ntitle = "x"\nyear = {year}\n', encoding="utf-8")
    workspace = Workspace(tmp_path)
    opened = workspace.open()
    before = workspace.previous(opened)
    assert before is not None
    assert before.budget.name == "2023"
    assert [one.budget.year for one in workspace.earlier(opened)] == [2023, 2022]
    assert workspace.previous(workspace.open("2020")) is None
    assert workspace.open(at_or_before=2021).budget.year == 2020


def test_the_public_names_are_imported_when_they_are_asked_for() -> None:
    script = "import sys, ks_budget; before = 'ks_budget.workspace' in sys.modules; ks_budget.Workspace\n"
    script += "print(before, 'ks_budget.workspace' in sys.modules, 'typer' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, encoding="utf-8", check=True)
    assert done.stdout == "False True False\n"
    import ks_budget

    for name in ks_budget.__all__:
        assert getattr(ks_budget, name)
    with pytest.raises(AttributeError):
        ks_budget.Output  # noqa: B018


def test_a_list_of_tables_goes_on_in_another_file(tmp_path: Path) -> None:
    """In the order of the files' names; each table is told of where it stands, also under a variant."""
    folder = tmp_path / "budgets" / "2024"
    folder.mkdir(parents=True)
    goal = '[[goal]]\nid = "{id}"\nnumber = {number}\nname = "{id}"\ntarget_year = {year}\n'
    (folder / "document.toml").write_text('[document]\ntitle = "T"\nyear = 2024\n', encoding="utf-8")
    (folder / "goals-a.toml").write_text(goal.format(id="a", number=1, year=2026), encoding="utf-8")
    later = goal.format(id="b", number=2, year=2026) + goal.format(id="c", number=3, year=2010)
    (folder / "goals-b.toml").write_text("# mer\n" + later, encoding="utf-8")
    variant = '[document]\nbased_on = "2024"\n[[goal]]\nid = "b"\nname = "Ändrat"\n'
    (tmp_path / "budgets" / "2024-v.toml").write_text(variant, encoding="utf-8")
    workspace = Workspace(tmp_path / "budgets")
    assert [goal.name for goal in workspace.open("2024").budget.content.goals] == ["a", "b", "c"]
    assert [goal.name for goal in workspace.open("2024-v").budget.content.goals] == ["a", "Ändrat", "c"]
    for name in ("2024", "2024-v"):
        places = [
            f"{Path(place.file).name}:{place.span.line}"
            for problem in check.check(workspace, check.Question((name,))).problems
            if problem.code == "KSB419"
            for place in problem.places
            if isinstance(place, Place) and place.span
        ]
        assert places == ["goals-b.toml:11"]
