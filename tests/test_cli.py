"""Formats, files, languages, terminals, pipes: how ksb answers wherever it runs."""

import csv
import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import ROOT, Given, Load, Run, open_budget

from ks_budget.compute.comparison import compare_frames
from ks_budget.compute.projection import ProjectedFrame, project
from ks_budget.compute.risks import Filter
from ks_budget.printed.rates import rates
from ks_budget.render.csv import render as as_csv
from ks_budget.render.formats import PLAIN, Screen
from ks_budget.render.markdown import render as as_markdown
from ks_budget.render.terminal import render
from ks_budget.report import Column, Report, Row, Table
from ks_budget.views import comparison, projection, risks

COMMANDS = {
    "show": ["show", "2024", "--as-of", "2024-04-15"],
    "project": ["project"],
    "boards": ["project", "--all", "--budgets", "tests/data/boards"],
    "diff": ["diff", "2023", "2024"],
    "variant": ["diff", "2024", "2024-forslag"],
    "risks": ["risks", "--min", "6"],
    "bridge": ["bridge", "2024"],
    "goals": ["goals"],
    "investments": ["investments"],
    "assignments": ["assignments", "--as-of", "2024-04-15"],
    "controls": ["controls"],
    "organisation": ["organisation"],
    "import": ["import", "tests/data/ramar.txt", "--as", "frames"],
    "tables": ["tables", "2013", "--budgets", "tests/data/tables"],
}
SUFFIX = {"table": "txt", "json": "json", "csv": "csv", "markdown": "md"}


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("format", SUFFIX)
@pytest.mark.parametrize("name", COMMANDS)
def test_golden_output(name: str, format: str, language: str, ksb: Run, golden: Callable[[Path, str], None]) -> None:
    result = ksb(*COMMANDS[name], "--format", format, "--lang", language)
    golden(ROOT / "tests" / "golden" / f"{name}-{language}.{SUFFIX[format]}", result.stdout.replace("\r\n", "\n"))


def reports(language: str = "sv") -> dict[str, Report]:
    first, budget = (open_budget(ROOT / "budgets", year) for year in ("2023", "2024"))
    known = rates(budget)
    plans = [project(frame, [2024, 2025, 2026], known, "tkr") for frame in budget.content.frames]
    options = projection.Presentation("tkr", printed=True)
    parts = comparison.Comparison(compare_frames(first, budget), None, [])
    return {
        "project": projection.view(budget, [ProjectedFrame(plan, plan) for plan in plans], known, options, language),
        "diff": comparison.view(parts, first, budget, None, language),
        "risks": risks.view(budget, Filter(6), "score", False, language),
        "matrix": risks.view(budget, Filter(), "score", True, language),
    }


@pytest.mark.parametrize("width", [80, 100, 160])
@pytest.mark.parametrize("name", ["project", "diff", "risks", "matrix"])
def test_a_terminal_holds_tables_whole(name: str, width: int) -> None:
    report = reports()[name]
    text = render(report, Screen(width))
    for table in report.tables:
        for row in table.rows:
            for value in row.cells:
                if isinstance(value, str):
                    assert all(word in text or len(word) > 14 for word in value.split())


@pytest.mark.parametrize("width", [80, 160])
@pytest.mark.parametrize("name", [*COMMANDS, "matrix"])
def test_a_terminal_of_any_width(name: str, width: int, given: Given, golden: Callable[[Path, str], None]) -> None:
    text = render(given(*COMMANDS.get(name, ["risks", "--matrix"])), Screen(width))
    assert max(map(len, text.splitlines())) <= width
    if width == 80:
        golden(ROOT / "tests" / "golden" / f"{name}-80.txt", text)


def test_colour_only_where_it_is_wanted() -> None:
    report = reports()["project"]
    assert "\x1b[1m" in render(report, Screen(80, "256"))
    assert "\x1b" not in render(report, Screen(80))


def test_off_a_terminal_nothing_is_cut(ksb: Run) -> None:
    out = ksb("risks").stdout
    assert "Bristande styrning och ledning i kommunövergripande strategiska frågor " in out
    assert "\x1b" not in out


def test_json_is_the_contract(ksb: Run) -> None:
    document = json.loads(ksb("project", "--format", "json").stdout)
    assert list(document) == ["version", "command", "budget", "unit", "tables", "problems"]
    assert (document["version"], document["command"], document["budget"], document["unit"]) == (
        1,
        "project",
        "2024",
        "tkr",
    )
    table = document["tables"][0]
    assert (table["id"], table["columns"][2]) == ("ks", {"key": "2025", "label": "Plan 2025", "type": "amount"})
    assert table["rows"][3] == {
        "id": "services",
        "line": "Köp av tjänster",
        "2024": -51171,
        "2025": -50623,
        "2026": -51939,
    }
    assert table["footer"] == [{"id": "index-pkv", "line": "PKV", "2024": 4.1, "2025": 0.9, "2026": 2.6}]


def test_csv_has_one_row_a_line_and_plain_numbers(ksb: Run) -> None:
    rows = list(csv.DictReader(io.StringIO(ksb("project", "--format", "csv").stdout)))
    assert len(rows) == 20
    assert [row["2025"] for row in rows if row["table"] == "ks" and row["id"] == "net"] == ["-114414"]


@pytest.mark.parametrize("suffix", [".json", ".csv", ".md", ".txt"])
def test_a_file_s_suffix_gives_the_format(suffix: str, ksb: Run, tmp_path: Path) -> None:
    path = tmp_path / f"plan{suffix}"
    result = ksb("project", "-o", str(path))
    assert (result.exit_code, result.stdout) == (0, "")
    format = {".md": "markdown", ".txt": "table"}.get(suffix, suffix[1:])
    written = path.read_bytes().decode("utf-8")
    assert written.replace("\r\n", "\n") == ksb("project", "--format", format).stdout
    assert ("\r\n" in written) == (suffix == ".csv")


EVIL = ["=cmd|' /C calc'!A0", "+1", "-1", "@x", "\tx", "\rx"]


@pytest.mark.parametrize("text", EVIL)
def test_text_never_becomes_a_formula(text: str) -> None:
    table = Table(text, "t", [Column("line", "l"), Column("a", "a", "amount")], [Row(text, [text, -5])])
    [_, row] = csv.reader(io.StringIO(as_csv(Report("x", "b", "tkr", "sv", [table]), PLAIN)))
    written = "'" + text.replace("\t", "\ufffd").replace("\r", "\ufffd")
    assert row == [written] * 3 + ["-5"]


def test_text_never_becomes_markup_or_an_escape_code() -> None:
    text = "<script>x</script> [a](b) **b** | \x1b[31m \u202e"
    report = Report("x", "b", "tkr", "sv", [Table("t", text, [Column("line", "l")], [Row("r", [text])])])
    assert "\\<script\\>" in as_markdown(report, PLAIN)
    assert "\\|" in as_markdown(report, PLAIN)
    for out in (
        as_markdown(report, PLAIN),
        as_csv(report, PLAIN),
        render(report, Screen(80)),
        render(report, PLAIN),
    ):
        assert "\x1b" not in out
        assert "\u202e" not in out


def test_language_by_option_then_environment_then_budget(ksb: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "Årets resultat" in ksb("project").stdout
    monkeypatch.setenv("KSB_LANG", "en")
    assert "Result for the year" in ksb("project").stdout
    assert "Årets resultat" in ksb("project", "--lang", "sv").stdout
    monkeypatch.setenv("KSB_LANG", "tyska")
    assert "KSB014" in ksb("project").stderr


def test_budgets_by_option_then_environment_then_upwards(
    ksb: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert ksb("risks", cwd=ROOT / "docs" / "reference").exit_code == 0
    assert ksb("risks", "--budgets", str(ROOT / "budgets"), cwd=tmp_path).exit_code == 0
    monkeypatch.setenv("KSB_BUDGETS", str(ROOT / "budgets"))
    assert ksb("risks", cwd=tmp_path).exit_code == 0


def test_without_from_the_latest_budget_at_or_before_the_year(ksb: Run) -> None:
    assert json.loads(ksb("project", "--year", "2023", "--format", "json").stdout)["budget"] == "2023"
    assert json.loads(ksb("project", "--year", "2025", "--format", "json").stdout)["budget"] == "2024"
    assert "Plan 2024" in ksb("project", "--from", "2023", "--year", "2024").stdout


def test_help_shows_the_commands_in_order_with_examples(ksb: Run) -> None:
    out = ksb("--help").stdout
    places = [
        out.index(f"ksb {example}")
        for example in ("show 2024", "project --year", "diff 2023", "risks --min", "bridge 2024", "explain KSB")
    ]
    assert places == sorted(places)


def python(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    env = {k: v for k, v in os.environ.items() if not k.startswith(("LC_", "PYTHON", "KSB_"))} | environment
    return subprocess.run([sys.executable, *arguments], cwd=ROOT, env=env, capture_output=True, check=False)


def test_utf_8_whatever_the_system_says() -> None:
    done = python("-m", "ks_budget", "risks", "--treatment", "Hantera genom åtgärder", LC_ALL="C", PYTHONUTF8="0")
    assert done.stderr == b""
    assert "Hantera genom åtgärder" in done.stdout.decode("utf-8")
    assert "Visar 6 av 37 risker" in done.stdout.decode("utf-8")


@pytest.mark.parametrize("format", ["table", "json"])
@pytest.mark.parametrize("option", [["show", "--as-of"], ["diff", "2023", "2024", "--min"], ["assignments", "--due"]])
def test_an_argument_that_is_no_text_is_shown_all_the_same(option: list[str], format: str, ksb: Run) -> None:
    result = ksb(*option, "\udce5", "--format", format)
    assert result.exit_code == 2
    assert "KSB014" in result.stdout + result.stderr


def test_a_folder_with_swedish_letters_in_the_c_locale(tmp_path: Path) -> None:
    folder = tmp_path / "budgetar åäö"
    folder.mkdir()
    (folder / "2024.toml").write_text('[document]\ntitle = "x"\nyear = 2025\n', encoding="utf-8")
    done = python("-m", "ks_budget", "project", "--budgets", str(folder), LC_ALL="C", PYTHONUTF8="0")
    assert "budgetar åäö/2024.toml:3:8" in done.stderr.decode("utf-8")
    assert done.returncode == 1


@pytest.mark.skipif(os.name == "nt", reason="the shell's pipe")
def test_a_closed_pipe_ends_quietly() -> None:
    script = f'"{sys.executable}" -m ks_budget risks --format json | head -1'
    for _ in range(3):
        done = subprocess.run(["sh", "-c", script], cwd=ROOT, capture_output=True, check=True)
        assert (done.stdout, done.stderr) == (b"{\n", b"")


def test_ctrl_c_ends_quietly() -> None:
    script = "import ks_budget.cli, ks_budget.answers.risks as r, sys\ndef stop(*a): raise KeyboardInterrupt\n"
    script += "r.view = stop\nsys.argv = ['ksb', 'risks']\nks_budget.cli.main()"
    done = python("-c", script)
    assert (done.returncode, done.stdout, done.stderr) == (130, b"", b"")


@pytest.mark.parametrize(
    ("words", "wanted"),
    [("ksb diff 2", "2023"), ("ksb project --frame k", "ks"), ("ksb project --from budgets/20", "budgets/2024"),
     ("ksb risks --treatment in", "internal-control"), ("ksb r", "risks"),
     ("ksb project --year 2026 --frame k", "ks"), ("ksb project --year 2026 --publication pkv-b", "pkv-budget-2024")],
)  # fmt: skip
def test_completion(words: str, wanted: str) -> None:
    assert wanted in completed(words)


@pytest.mark.parametrize("named", ["2023", "--year 2023"])
def test_completion_is_of_the_budget_that_is_named(named: str) -> None:
    """There is no treatment in the budget of 2023."""
    assert "internal-control" in completed(f"ksb risks {named.replace('3', '4')} --treatment in")
    assert "internal-control" not in completed(f"ksb risks {named} --treatment in")


def completed(words: str) -> str:
    """What the shell is told of a line that ends so."""
    return python("-m", "ks_budget", _KSB_COMPLETE="complete_zsh", _TYPER_COMPLETE_ARGS=words).stdout.decode("utf-8")


def test_a_budget_is_not_changed_by_reading(load: Load, ksb: Run, tmp_path: Path) -> None:
    before = {path: path.read_bytes() for path in (ROOT / "budgets").rglob("*") if path.is_file()}
    for arguments in COMMANDS.values():
        ksb(*arguments)
    assert {path: path.read_bytes() for path in (ROOT / "budgets").rglob("*") if path.is_file()} == before


def test_a_code_that_was_is_explained_by_the_one_that_tells_the_same(ksb: Run) -> None:
    assert ksb("explain", "ksb116").stdout == ksb("explain", "KSB301").stdout != ""
