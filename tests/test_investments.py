"""Investments as documents print them: years before the budget's own, periods, income and parts of rows."""

import json
from decimal import Decimal
from pathlib import Path

import pytest
from conftest import Load, Run

from ks_budget.checks.case import Case
from ks_budget.compute.investments import compare_investments, investment_plan, shares
from ks_budget.model import Budget
from ks_budget.model.investments import years_of_period

# An unnamed municipality's investments 2019-2024, tkr (KS 2021/012): https://5dok.org/document/zlgj68k2
OLD_YEARS = """
[document]
title = "Investeringsbudget"
year = 2022
plan_years = [2023, 2024]

[investments]
years = [2019, 2020, 2021, 2022, 2023, 2024]

[[investments.group]]
id = "taxes"
name = "Skattefinansierad verksamhet"
printed = { 2019 = 126_644, 2020 = 124_035, 2021 = 74_780, 2022 = 74_630, 2023 = 109_255, 2024 = 55_000 }
printed_periods = { "2019-2022" = 400_089 }

[[investments.group.project]]
id = "gross"
name = "Brutto"
amounts = { 2019 = 132_544, 2020 = 130_135, 2021 = 80_780, 2022 = 78_530, 2023 = 109_255, 2024 = 55_000 }
printed_periods = { "2019-2022" = 421_989 }

[[investments.group.project]]
id = "financed"
name = "därav självfinansierade objekt"
income = true
amounts = { 2019 = -5_900, 2020 = -6_100, 2021 = -6_000, 2022 = -3_900, 2023 = 0, 2024 = 0 }
printed_periods = { "2019–2022" = -21_900 }
"""


def subjects_broken(budget: Budget, previous: Budget | None = None) -> list[str]:
    return [relation.subject for relation in Case(budget, previous).tried.broken]


def test_periods_and_years_of_a_real_table_agree(load: Load) -> None:
    budget = load(OLD_YEARS, "2022", head=False)
    assert subjects_broken(budget) == []
    subjects = {relation.subject for relation in Case(budget, None).relations}
    rows = ("taxes", "gross", "financed")
    assert {f"investments.{row}.years.2019-2022" for row in rows} < subjects
    assert "investments.taxes.2019-2022" in subjects


@pytest.mark.parametrize(
    ("wrong", "right", "told"),
    [
        ("421_988", "421_989", []),
        ("412_989", "421_989", ["investments.gross.years.2019-2022"]),
        ("-5_600", "-5_900", ["investments.taxes.2019", "investments.financed.years.2019-2022"]),
    ],
)
def test_a_slip_is_told_in_its_row_and_its_column(load: Load, wrong: str, right: str, told: list[str]) -> None:
    assert subjects_broken(load(OLD_YEARS.replace(right, wrong), "2022", head=False)) == told


def test_shares_are_of_expenditure_before_income(load: Load) -> None:
    plan = investment_plan([load(OLD_YEARS, "2022", head=False)], 2019, 2024)
    of = shares(plan)
    assert (of["taxes"], of["gross"], of["financed"], of["total"]) == (100, 100, None, 100)
    assert plan.total.sum == 564_344
    refund = load(OLD_YEARS.replace("income = true\n", ""), "2022", head=False)
    assert set(shares(investment_plan([refund], 2019, 2024)).values()) == {None}


def test_what_was_before_the_budget_year_is_not_in_its_sum(ksb: Run, tmp_path: Path) -> None:
    (tmp_path / "budgets").mkdir()
    (tmp_path / "budgets" / "2022.toml").write_text(OLD_YEARS, encoding="utf-8")
    tables = json.loads(ksb("show", "--format", "json", cwd=tmp_path).stdout)["tables"]
    invested = next(row for table in tables for row in table["rows"] if row["id"] == "invested")
    assert Decimal(str(invested["figure"])) == 74_630 + 109_255 + 55_000
    assert "KSB" not in ksb("check", "--proof", cwd=tmp_path).stdout
    row = json.loads(ksb("investments", "--format", "json", cwd=tmp_path).stdout)["tables"][0]["rows"][0]
    assert Decimal(str(row["2019-2022"])) == 400_089


PLAN = """
[document]
title = "T"
year = {year}
[investments]
years = [{years}]
[[investments.group]]
id = "roads"
name = "Gator"
{roads}
[[investments.group]]
id = "parks"
name = "Parker"
{parks}
"""
BRIDGE = '[[investments.group.project]]\nid = "bridge"\nname = "Bro"\namounts = {{ {} }}\n'


def test_a_project_that_changes_its_group_stands_once(load: Load) -> None:
    old, new = BRIDGE.format("2023 = 1, 2024 = 5"), BRIDGE.format("2024 = 7, 2025 = 2")
    before = load(PLAN.format(year=2023, years="2023, 2024", roads=old, parks=""), "2023", False)
    after = load(PLAN.format(year=2024, years="2024, 2025", roads="", parks=new), "2024", False)
    change = compare_investments(before, after)
    assert change
    assert [(row.id, row.change(2024)) for row in change.rows] == [
        ("roads", -5),
        ("parks", 7),
        ("bridge", 2),
        ("total", 2),
    ]
    plan = investment_plan([before, after], 2023, 2025)
    assert [[row.id for row in group.projects] for group in plan.groups] == [[], ["bridge"]]
    assert plan.groups[1].projects[0].by_year == {2023: 1, 2024: 7, 2025: 2}


def test_an_expression_adds_years_of_two_budgets(load: Load) -> None:
    before = load(PLAN.format(year=2023, years="2023", roads=BRIDGE.format("2023 = 10"), parks=""), "2023", False)
    claim = '[[claim]]\nid = "c"\ntext = "35"\nfigure = 35\nunit = "tkr"\nequals = "{}"\n'
    plan = PLAN.format(year=2024, years="2024, 2025", roads=BRIDGE.format("2024 = 20, 2025 = 5"), parks="")
    two = "investments.total[2023] + investments.bridge[2024] + investments.roads[2025]"
    for expression in ("sum(investments.total, 2023, 2025)", two):
        claims = claim.format(expression)
        budget = load(plan + claims, "2024", False)
        judged = Case(budget, before).claims
        assert [judgement.holds for judgement in judged] == [True], expression


def test_no_years_are_no_investments(ksb: Run, tmp_path: Path) -> None:
    (tmp_path / "budgets").mkdir()
    text = '[document]\ntitle = "T"\nyear = 2024\n[investments]\nyears = []\n'
    (tmp_path / "budgets" / "2024.toml").write_text(text, encoding="utf-8")
    for command in ("investments", "show", "check"):
        assert ksb(command, cwd=tmp_path).exit_code == 0
    assert ksb("investments", "--lang", "sv", cwd=tmp_path).stdout == "Budgeten 2024 har inga investeringar.\n"


@pytest.mark.parametrize("text", ["2024", "2024-", "24-26", "2026-2024", "2024-2024", "²024-2026", "2024-26"])
def test_what_is_no_period(text: str) -> None:
    assert years_of_period(text) is None
    assert years_of_period("2024–2026") == years_of_period("2024-2026") == range(2024, 2027)
