"""Frames without an index: shown, summed and checked; their plan is the document's own."""

import json
from pathlib import Path

from conftest import Run

HEAD = """
[document]
title = "Nämnd 2025"
year = 2025
plan_years = [2026, 2027]
unit = "tkr"
decided = 2024-11-12
"""

PUBLICATION = """
[[publication]]
id = "pkv-1"
series = "pkv"
rates = { 2025 = 3.0, 2026 = 2.0, 2027 = 2.0 }
"""

FRAME = """
[[frame]]
id = "n"
name = "Nämnden"
"""

LINES = """
line = [
  { id = "staff", label = "Personal", kind = "cost", amount = -1_000, printed = { 2026 = -1_020, 2027 = -1_050 } },
  { id = "rent", label = "Hyror", kind = "cost", amount = -200, printed = { 2027 = -210 } },
  { id = "grant", label = "Kommunbidrag", kind = "grant", amount = 1_200, printed = { 2026 = 1_020, 2027 = 1_260 } },
]
"""


def written(folder: Path, text: str) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "2025.toml").write_text(text, encoding="utf-8")
    return folder


def projected(ksb: Run, folder: Path, *more: str) -> dict[str, dict[str, object]]:
    out = ksb("project", "--budgets", str(folder), "--format", "json", *more)
    assert out.exit_code == 0, out.stderr
    [table] = json.loads(out.stdout)["tables"]
    return {row["id"]: row for row in table["rows"]}


def test_a_frame_without_index_needs_no_publication(ksb: Run, tmp_path: Path) -> None:
    folder = written(tmp_path / "budgets", HEAD.replace("[2026, 2027]", "[]") + FRAME + LINES)
    for command in ("show", "project", "check", "diff", "risks"):
        arguments = ["2025", "2025"] if command == "diff" else []
        assert ksb(command, *arguments, "--budgets", str(folder)).exit_code == 0, command
    assert "%" not in ksb("project", "--budgets", str(folder)).stdout


def test_a_decided_plan_is_shown_as_printed_and_says_so(ksb: Run, tmp_path: Path) -> None:
    folder = written(tmp_path / "budgets", HEAD + FRAME + LINES)
    rows = projected(ksb, folder)
    assert [rows["staff"][year] for year in ("2025", "2026", "2027")] == [-1000, -1020, -1050]
    assert rows["rent"]["2026"] is None
    assert rows["costs"]["2026"] == -1020
    assert rows["result"]["2027"] == 0
    text = ksb("project", "--budgets", str(folder)).stdout
    assert "Dokumentets plan 2026" in " ".join(text.split())
    assert "räknas inte fram" in text
    assert "%" not in text


def test_without_index_a_frame_follows_pkv_where_it_is_published_unless_it_says_none(ksb: Run, tmp_path: Path) -> None:
    folder = written(tmp_path / "budgets", HEAD + PUBLICATION + FRAME + LINES)
    assert projected(ksb, folder)["grant"]["2026"] == 1224
    written(folder, HEAD + PUBLICATION + FRAME + 'index = "none"\n' + LINES)
    assert projected(ksb, folder)["grant"]["2026"] == 1020


def test_what_stands_still_needs_no_index_and_shows_no_rate(ksb: Run, tmp_path: Path) -> None:
    folder = written(tmp_path / "budgets", HEAD + PUBLICATION + FRAME + "share = 0\n" + LINES)
    assert projected(ksb, folder)["grant"]["2027"] == 1200
    text = ksb("project", "--budgets", str(folder)).stdout
    assert "PKV" not in text
    assert "%" not in text


def test_a_bridge_without_index_has_no_step_for_it(ksb: Run, tmp_path: Path) -> None:
    bridge = 'printed_bridge = { unit = "tkr", base = 1_150, grant = 1_200 }\n'
    folder = written(tmp_path / "budgets", HEAD + FRAME + bridge + LINES)
    out = ksb("bridge", "--budgets", str(folder))
    assert out.exit_code == 0
    assert "{" not in out.stdout
    assert "Uppräkning:" not in out.stdout


def test_an_uplift_in_an_amount_is_a_step_of_the_bridge(ksb: Run, tmp_path: Path) -> None:
    bridge = 'printed_bridge = { unit = "tkr", base = 1_150, uplift = 50, grant = 1_200 }\n'
    folder = written(tmp_path / "budgets", HEAD + FRAME + bridge + LINES)
    out = ksb("bridge", "--budgets", str(folder), "--format", "json")
    [table] = json.loads(out.stdout)["tables"]
    steps = {row["id"]: row["amount"] for row in table["rows"]}
    assert (steps["index"], steps["indexed"], steps["unexplained"]) == (50, 1200, 0)
    assert ksb("check", "--budgets", str(folder)).exit_code == 0


def test_a_frame_without_a_grant_has_no_bridge(ksb: Run, tmp_path: Path) -> None:
    lines = 'line = [{ id = "staff", label = "Personal", kind = "cost", amount = -1_000 }]\n'
    folder = written(tmp_path / "budgets", HEAD.replace("[2026, 2027]", "[]") + FRAME + lines)
    out = ksb("bridge", "--budgets", str(folder))
    assert out.exit_code == 0
    assert "Utan kommunbidrag" in out.stdout
