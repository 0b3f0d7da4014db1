"""Projection: the rule, its options, and the figures of the real document."""

import json
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from conftest import Load, Run, codes

from ks_budget.compute.projection import project
from ks_budget.model import Budget
from ks_budget.model.shape import Amounts
from ks_budget.printed.rates import missing, rates
from ks_budget.problems import Stop

FRAME = """
[[frame]]
id = "f"
name = "Ram"
"""


def line(id: str, kind: str, amount: str, more: str = "") -> str:
    return f'\n[[frame.line]]\nid = "{id}"\nlabel = "{id}"\nkind = "{kind}"\namount = {amount}\n{more}\n'


BALANCED = FRAME + line("grant", "grant", "1_000") + line("services", "cost", "-1_000")


def years(budget: Budget, last: int, **options: str) -> dict[int, Amounts]:
    known = rates(budget, options.get("publication"))
    return project(budget.content.frames[0], list(range(2024, last + 1)), known, budget.unit).years


def test_index_compounds_exactly(load: Load) -> None:
    figures = years(load(BALANCED), 2026)
    assert figures[2025]["grant"] == Decimal("1010")
    assert figures[2026]["grant"] == Decimal("1030.2")
    assert figures[2026]["result"] == 0


def test_temporary_item_of_the_base_year_drops_out_before_the_index(load: Load) -> None:
    text = (
        BALANCED
        + """
[[frame.adjustment]]
year = 2024
kind = "temporary"
reason = "Val"
effects = { grant = 100, services = -100 }
"""
    )
    assert years(load(text), 2025)[2025]["services"] == Decimal("-909.00")


def test_temporary_item_of_a_plan_year_is_there_one_year(load: Load) -> None:
    text = (
        BALANCED
        + """
[[frame.adjustment]]
year = 2025
kind = "temporary"
reason = "Jubileum"
effects = { grant = 50, services = -50 }
"""
    )
    figures = years(load(text), 2026)
    assert figures[2025]["grant"] == Decimal("1060")
    assert figures[2026]["grant"] == Decimal("1030.2")


def test_permanent_item_stays_and_is_indexed_from_the_year_after(load: Load) -> None:
    text = (
        BALANCED
        + """
[[frame.adjustment]]
year = 2025
kind = "permanent"
reason = "Ny enhet"
unit = "mnkr"
effects = { grant = 1.0, services = -1.0 }
"""
    )
    figures = years(load(text), 2026)
    assert figures[2025]["grant"] == 1010 + 1000
    assert figures[2026]["grant"] == Decimal("2010") * Decimal("1.02")


def test_permanent_item_of_the_base_year_is_already_in_the_amounts(load: Load) -> None:
    text = (
        BALANCED
        + """
[[frame.adjustment]]
year = 2024
kind = "permanent"
reason = "Ramväxling"
unit = "mnkr"
effects = { grant = 5.0 }
"""
    )
    assert years(load(text), 2025)[2025]["grant"] == 1010


def test_a_line_follows_its_own_series_and_share(load: Load) -> None:
    text = (
        FRAME
        + line("grant", "grant", "2_000", "share = 0.5")
        + line("wages", "cost", "-1_000", 'index = "wages"')
        + line("rent", "cost", "-1_000")
        + '[[publication]]\nid = "w"\nseries = "wages"\nrates = { 2025 = 3.5 }\n'
    )
    figures = years(load(text), 2025)
    assert figures[2025]["grant"] == Decimal("2010")
    assert figures[2025]["wages"] == Decimal("-1035.0")
    assert figures[2025]["costs"] == Decimal("-2045.0")


def test_another_publication(load: Load) -> None:
    text = BALANCED + '[[publication]]\nid = "pkv-2"\nseries = "pkv"\nrates = { 2025 = 3 }\n'
    assert years(load(text), 2025, publication="pkv-2")[2025]["grant"] == 1030
    with pytest.raises(Stop) as stop:
        rates(load(text), "pkv-3")
    assert codes(stop.value) == ["KSB202"]


def test_the_latest_dated_publication_counts_where_the_budget_names_none(load: Load) -> None:
    dated = '[[publication]]\nid = "{0}"\nseries = "pkv"\npublished = {0}\nrates = {{ 2025 = {1} }}\n'
    text = BALANCED + dated.format("2023-10-20", 7) + dated.format("2023-04-27", 8)
    assert years(load(text), 2025)[2025]["grant"] == 1070


def test_no_rate_is_ever_assumed(load: Load) -> None:
    budget = load(BALANCED)
    [problem] = missing(budget.content.frames, rates(budget), [2026, 2027, 2028])
    assert problem.code == "KSB201"
    assert problem.facts["years"] == [2027, 2028]
    assert problem.facts["last"] == 2026


def test_fifty_years_stay_exact(load: Load) -> None:
    budget = load(BALANCED)
    known = rates(budget, overrides=[("pkv", year, Decimal("2.37")) for year in range(2025, 2075)])
    figures = project(budget.content.frames[0], list(range(2024, 2075)), known, "tkr").years[2074]
    assert Fraction(figures["grant"]) == 1000 * Fraction(10237, 10000) ** 50
    assert figures["result"] == 0


REQUIRED = {
    "ks": {
        "2025": [101453, -115224, -8058, -50623, -41962, -215867, -114414, 114328, 86, 0],
        "2026": [104091, -118220, -8268, -51939, -43052, -221479, -117388, 117300, 88, 0],
    },
    "exploatering": {
        "2025": [20534, -6443, 0, -12136, -2190, -20769, -235, 235, 0, 0],
        "2026": [21068, -6611, 0, -12452, -2246, -21309, -241, 241, 0, 0],
    },
}


def test_the_real_plan_comes_out_as_printed_but_for_two_figures_off_by_one(ksb: Run) -> None:
    tables = json.loads(ksb("project", "--year", "2026", "--format", "json").stdout)["tables"]
    for table in tables:
        for year, figures in REQUIRED[table["id"]].items():
            assert [row[year] for row in table["rows"]] == figures


def test_the_base_column_is_the_document_s_own(ksb: Run) -> None:
    document = json.loads(ksb("project", "--frame", "ks", "--format", "json").stdout)
    rows = {row["id"]: row["2024"] for row in document["tables"][0]["rows"]}
    assert rows["costs"] == -214941
    assert rows["result"] == 0
    assert sum(rows[id] for id in ("personnel", "rent", "services", "other")) == -214940


def test_printed_plan_differs_in_two_figures_and_both_are_rounding(ksb: Run) -> None:
    tables = json.loads(ksb("project", "--printed", "--format", "json").stdout)["tables"]
    verdicts = [
        (table["id"], row["id"], row["difference"], row["verdict"])
        for table in tables
        for row in table["rows"]
        if "verdict" in row and row["verdict"] != "equal"
    ]
    assert verdicts == [("ks-2025", "costs", -1, "rounding"), ("ks-2026", "other", 1, "rounding")]


def test_a_printed_plan_that_rounding_cannot_explain_is_told(ksb: Run, load: Load, tmp_path: Path) -> None:
    load(FRAME + line("grant", "grant", "1_000", "printed = { 2025 = 1_020 }") + line("services", "cost", "-1_000"))
    result = ksb("project", "--printed", "--format", "json", cwd=tmp_path)
    [row] = json.loads(result.stdout)["tables"][1]["rows"]
    assert (row["2025"], row["printed"], row["difference"], row["verdict"]) == (1010, 1020, -10, "unexplained")


def test_real_prices_undo_the_index(ksb: Run) -> None:
    table = json.loads(ksb("project", "--frame", "exploatering", "--real", "2024", "--format", "json").stdout)[
        "tables"
    ][0]
    for row in table["rows"]:
        assert row["2024"] == row["2025"] == row["2026"]


def test_what_if_is_marked(ksb: Run) -> None:
    out = ksb("project", "--frame", "exploatering", "--pkv", "2025=1,9").stdout
    assert "1,9 %*" in out
    assert "* Angivet med --pkv eller --rate, inte publicerat: PKV 2025 1,9 %" in out


def test_units(ksb: Run) -> None:
    def grant(unit: str) -> list[float]:
        table = json.loads(ksb("project", "--frame", "ks", "--unit", unit, "--format", "json").stdout)["tables"][0]
        [row] = [row for row in table["rows"] if row["id"] == "grant"]
        return [row[year] for year in ("2024", "2025", "2026")]

    assert grant("mnkr") == [114.3, 114.3, 117.3]
    assert grant("kr") == [114308000, 114327772, 117300294]


def test_a_year_that_is_missing_names_how_to_give_it(ksb: Run) -> None:
    result = ksb("project", "--year", "2027")
    assert result.exit_code == 1
    assert "KSB201" in result.stderr
    assert "--pkv 2027=" in result.stderr
    assert result.stdout == ""


def test_a_document_finer_than_its_unit_is_shown_as_it_is(load: Load, ksb: Run, tmp_path: Path) -> None:
    load(FRAME + "".join(line(id, "cost", "-33.4") for id in "abc") + line("grant", "grant", "100.2"))
    [table] = json.loads(ksb("project", "--format", "json", cwd=tmp_path).stdout, parse_float=Decimal)["tables"]
    figures = {row["id"]: row["2024"] for row in table["rows"]}
    assert figures["a"] == Decimal("-33.4")
    assert figures["a"] + figures["b"] + figures["c"] == figures["costs"] == Decimal("-100.2")
    assert figures["result"] == 0


def test_a_document_finer_than_the_unit_asked_for_is_footed(load: Load, ksb: Run, tmp_path: Path) -> None:
    load(FRAME + "".join(line(id, "cost", "-33_340") for id in "abc") + line("grant", "grant", "100_020"))
    out = ksb("project", "--unit", "mnkr", "--format", "json", cwd=tmp_path).stdout
    [table] = json.loads(out, parse_float=Decimal)["tables"]
    figures = {row["id"]: row["2024"] for row in table["rows"]}
    assert figures["a"] + figures["b"] + figures["c"] == figures["costs"] == Decimal("-100.0")
    assert figures["result"] == 0


def test_a_budget_without_frames_says_so(load: Load, ksb: Run, tmp_path: Path) -> None:
    load("")
    assert ksb("project", cwd=tmp_path).stdout == "Budgeten 2024 har inga ramar.\n"
