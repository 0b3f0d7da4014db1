"""Index levels move a plan as the rates they stand for; likely rates are told of nowhere."""

import json
from decimal import Decimal
from pathlib import Path

import pytest
from conftest import Run

from ks_budget.model import Publication
from ks_budget.printed.rates import percent_of

BUDGET = """
[document]
title = "Nämnd 2023"
year = 2023
plan_years = [2024, 2025]
unit = "tkr"
decided = 2022-11-12

[[publication]]
id = "pkv-1"
series = "pkv"
GIVEN

[[frame]]
id = "n"
name = "Nämnden"
line = [
  { id = "staff", label = "Personal", kind = "cost", amount = -100_000 },
  { id = "grant", label = "Kommunbidrag", kind = "grant", amount = 100_000 },
]
"""


def written(folder: Path, given: str) -> str:
    folder.mkdir(exist_ok=True)
    (folder / "2023.toml").write_text(BUDGET.replace("GIVEN", given), encoding="utf-8")
    return str(folder)


def test_levels_and_their_rates_give_the_same_plan(ksb: Run, tmp_path: Path) -> None:
    levels = written(tmp_path / "levels", "levels = { 2023 = 100, 2024 = 104.1, 2025 = 105.0369 }")
    rates = written(tmp_path / "rates", "rates = { 2024 = 4.1, 2025 = 0.9 }")
    by_level, by_rate = (
        json.loads(ksb("project", "--budgets", folder, "--format", "json").stdout)["tables"]
        for folder in (levels, rates)
    )
    assert by_level == by_rate
    [staff] = [row for row in by_level[0]["rows"] if row["id"] == "staff"]
    assert {Decimal("-104100"), Decimal("-105037")} <= {
        Decimal(str(value)) for value in staff.values() if isinstance(value, int | float)
    }


def test_a_year_whose_level_before_is_missing_has_no_rate() -> None:
    publication = Publication(id="p", series="pkv", levels={2021: 100, 2023: 102, 2024: Decimal("104.04")})
    assert percent_of(publication) == {2024: 2}


def test_rates_before_levels_may_stand_beside_them() -> None:
    publication = Publication(id="p", series="pkv", rates={2022: 3}, levels={2023: 100, 2024: 105})
    assert percent_of(publication) == {2022: 3, 2024: 5}


@pytest.mark.parametrize("rates", ["2024 = 0.1, 2025 = -0.3", "2024 = 12.5", "2024 = 4.10, 2025 = 0.05", "2024 = 0"])
def test_likely_rates_are_not_told(ksb: Run, tmp_path: Path, rates: str) -> None:
    assert "KSB126" not in ksb("check", "--budgets", written(tmp_path / "b", f"rates = {{ {rates} }}")).stdout


def test_a_level_is_told_of_a_shared_file_too(ksb: Run, tmp_path: Path) -> None:
    folder = written(tmp_path / "b", "rates = { 2024 = 4.1, 2025 = 0.9 }")
    (tmp_path / "b" / "wages.toml").write_text(
        '[[publication]]\nid = "w"\nseries = "wages"\nrates = { 2024 = 104.1 }\n', encoding="utf-8"
    )
    out = ksb("check", "--budgets", folder)
    assert "KSB126" in out.stdout + out.stderr


def test_a_rate_that_does_not_come_out_even_is_shown_with_one_decimal(ksb: Run, tmp_path: Path) -> None:
    folder = written(tmp_path / "b", "levels = { 2022 = 97, 2023 = 103, 2024 = 107.3 }")
    shown = ksb("project", "--budgets", folder, "--format", "json", "--pkv", "2025=1.25")
    [footer] = json.loads(shown.stdout)["tables"][0]["footer"]
    assert (footer["2024"], footer["2025"]) == (4.2, 1.25)
    assert "4,2 %" in ksb("project", "--budgets", folder, "--pkv", "2025=1.25").stdout.replace("\u00a0", " ")
