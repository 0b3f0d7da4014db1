"""A budget in mnkr with two decimals keeps them in every table and note: nothing of its own is rounded."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from conftest import Run

BUDGET = """
[document]
title = "B"
year = 2024
unit = "mnkr"
decided = 2023-11-12
plan_years = [2025]

[[publication]]
id = "p"
series = "pkv"
rates = { 2024 = 4.0, 2025 = 2.0 }

[[frame]]
id = "f"
name = "Ram"
index = "pkv"
printed_bridge = { unit = "mnkr", base = 13.70 }
printed_totals = { costs = { 2024 = -14.25 } }

[[frame.line]]
id = "grant"
label = "Anslag"
kind = "grant"
amount = 14.25
printed = { 2025 = 14.54 }

[[frame.line]]
id = "services"
label = "Drift"
kind = "cost"
amount = -14.25
printed = { 2025 = -14.54 }

[[frame.adjustment]]
year = 2025
kind = "permanent"
reason = "Val"
effects = { grant = 0.01, services = -0.01 }
"""


@pytest.fixture
def there(tmp_path: Path) -> Path:
    (tmp_path / "budgets").mkdir()
    (tmp_path / "budgets" / "2024.toml").write_text(BUDGET, encoding="utf-8")
    return tmp_path


def tables(ksb: Run, there: Path, *arguments: str) -> list[dict[str, Any]]:
    out = ksb(*arguments, "--format", "json", cwd=there).stdout
    found: list[dict[str, Any]] = json.loads(out, parse_float=Decimal)["tables"]
    return found


def figures(table: dict[str, Any], column: str) -> dict[str, Decimal]:
    return {row["id"]: row[column] for row in table["rows"] if column in row}


# 14.25 × 1.02 + 0.01 = 14.545, and footing moves the result's parts alike.
PLAN = {"2024": Decimal("14.25"), "2025": Decimal("14.54")}


@pytest.mark.parametrize("arguments", [["project"], ["project", "--all"], ["project", "--unit", "mnkr"]])
def test_project_shows_them(arguments: list[str], ksb: Run, there: Path) -> None:
    for table in tables(ksb, there, *arguments):
        for year, amount in PLAN.items():
            shown = figures(table, year)
            assert (shown["grant"], shown["costs"], shown["result"]) == (amount, -amount, 0)


def test_the_step_is_told_and_a_small_effect_is_not_nothing(ksb: Run, there: Path) -> None:
    out = ksb("project", cwd=there).stdout.replace("\u00a0", " ")
    assert "i steg om 0,01 mnkr" in out
    assert "Anslag +0,01 mnkr" in out
    assert "0,00" in out


def test_another_unit_has_its_own_step(ksb: Run, there: Path) -> None:
    [table] = tables(ksb, there, "project", "--unit", "tkr")
    assert figures(table, "2025")["grant"] == 14545


def test_the_printed_plan_is_compared_with_them(ksb: Run, there: Path) -> None:
    compared = tables(ksb, there, "project", "--printed")[1]
    assert figures(compared, "printed") == {"services": Decimal("-14.54"), "grant": Decimal("14.54")}
    assert set(figures(compared, "difference").values()) == {0}


def test_the_bridge_shows_them(ksb: Run, there: Path) -> None:
    [table] = tables(ksb, there, "bridge")
    steps = figures(table, "amount")
    expected = {"base": Decimal("13.70"), "index": Decimal("0.55"), "grant": Decimal("14.25"), "unexplained": 0}
    assert {key: steps[key] for key in expected} == expected


def test_show_and_check_agree(ksb: Run, there: Path) -> None:
    assert "14,25" in ksb("show", cwd=there).stdout
    checked = ksb("check", "--proof", cwd=there)
    assert checked.exit_code == 0
    assert "KSB3" not in checked.stdout + checked.stderr


def test_a_difference_in_a_note_keeps_them(ksb: Run, there: Path) -> None:
    file = there / "budgets" / "2024.toml"
    file.write_text(BUDGET.replace("costs = { 2024 = -14.25 }", "costs = { 2024 = -14.26 }"), encoding="utf-8")
    out = ksb("project", cwd=there).stdout.replace("\u00a0", " ")
    assert "−14,26 mnkr" in out
    assert "(−0,01 mnkr)" in out
