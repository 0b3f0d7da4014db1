"""`ksb diff`: changes, what explains them, and budgets that do not hold the same lines."""

import json
import subprocess
from decimal import Decimal
from pathlib import Path

import pytest
from conftest import Load, Run

from ks_budget.compute.comparison import BudgetChange, LineChange, compare_frames

HEAD = """
[document]
title = "Test"
year = {year}

[[publication]]
id = "p"
series = "pkv"
rates = {{ 2024 = 2 }}

[[frame]]
id = "f"
name = "Ram"
line = [
  {{ id = "grant", label = "Kommunbidrag", kind = "grant", amount = {grant} }},
  {{ id = "rent", label = "Hyror", kind = "cost", amount = {rent} }},
]
"""


@pytest.fixture
def pair(load: Load) -> object:
    def make(first: str, second: str) -> BudgetChange:
        a = load(first, "2023", head=False)
        return compare_frames(a, load(second, "2024", head=False))

    return make


def by_id(change: BudgetChange) -> dict[str, LineChange]:
    return {line.id: line for line in change.frames[0].lines}


BEFORE = HEAD.format(year=2023, grant=1000, rent=-1000)
AFTER = HEAD.format(year=2024, grant=1100, rent=-1100)


def test_change_and_percent(pair) -> None:  # type: ignore[no-untyped-def]
    lines = by_id(pair(BEFORE, AFTER))
    assert (lines["grant"].change, lines["grant"].percent) == (100, 10)
    assert (lines["rent"].change, lines["rent"].percent) == (-100, -10)
    assert (lines["result"].change, lines["result"].percent) == (0, None)


def test_from_zero_there_is_no_percent(pair) -> None:  # type: ignore[no-untyped-def]
    lines = by_id(pair(HEAD.format(year=2023, grant=0, rent=0), AFTER))
    assert lines["grant"].change == 1100
    assert lines["grant"].percent is None


def test_an_explanation_without_an_amount_is_text(pair) -> None:  # type: ignore[no-untyped-def]
    comment = """
[[frame.comment]]
line = "rent"
explanations = [{ text = "Index." }, { text = "Ny lokal.", amount = -60 }]
"""
    rent = by_id(pair(BEFORE, AFTER + comment))["rent"]
    assert (rent.explained, rent.unexplained) == (-60, -40)
    assert [cause.amount for cause in rent.causes] == [None, -60]


def test_a_share_explains_its_part_of_the_change(pair) -> None:  # type: ignore[no-untyped-def]
    comment = '\n[[frame.comment]]\nline = "rent"\nexplanations = [{ text = "Index.", share = 0.5 }]\n'
    rent = by_id(pair(BEFORE, AFTER + comment))["rent"]
    assert rent.explained == rent.unexplained == -50


def test_adjustments_explain_and_so_do_temporary_ones_that_drop_out(pair) -> None:  # type: ignore[no-untyped-def]
    gone = '\n[[frame.adjustment]]\nyear = 2023\nkind = "temporary"\nreason = "Val"\n'
    gone += "effects = { grant = 30, rent = -30 }\n"
    new = '\n[[frame.adjustment]]\nyear = 2024\nkind = "permanent"\nreason = "Ny enhet"\neffects = { grant = 90 }\n'
    grant = by_id(pair(BEFORE + gone, AFTER + new))["grant"]
    assert [(cause.kind, cause.amount) for cause in grant.causes] == [("adjustment", 90), ("dropped", -30)]
    assert (grant.explained, grant.unexplained) == (60, 40)


def test_a_total_counts_what_explains_its_lines(pair) -> None:  # type: ignore[no-untyped-def]
    comment = '\n[[frame.comment]]\nline = "rent"\nexplanations = [{ text = "Ny lokal.", amount = -60 }]\n'
    lines = by_id(pair(BEFORE, AFTER + comment))
    assert lines["costs"].explained == lines["net"].explained == lines["result"].explained == -60


def test_lines_on_one_side_only(pair) -> None:  # type: ignore[no-untyped-def]
    renamed = AFTER.replace('id = "rent", label = "Hyror"', 'id = "premises", label = "Lokaler"')
    lines = by_id(pair(BEFORE, renamed))
    assert lines["rent"].presence == "gone"
    assert (lines["rent"].after, lines["rent"].change) == (None, 1000)
    assert lines["premises"].presence == "added"
    assert lines["premises"].percent is None


def test_ids_match_and_labels_do_not(pair) -> None:  # type: ignore[no-untyped-def]
    lines = by_id(pair(BEFORE, AFTER.replace("Hyror", "Lokalhyror")))
    assert lines["rent"].presence == "both"
    assert lines["rent"].label == "Lokalhyror"


def test_units_are_made_one(load: Load) -> None:
    a = load(BEFORE, "2023", head=False)
    b = load(
        AFTER.replace('title = "Test"', 'title = "Test"\nunit = "mnkr"').replace("1100", "1.1"), "2024", head=False
    )
    grant = by_id(compare_frames(a, b))["grant"]
    assert (grant.before, grant.after, grant.change) == (Decimal("1"), Decimal("1.1"), Decimal("0.1"))


def test_commentary_is_about_two_years_in_a_row(load: Load) -> None:
    comment = '\n[[frame.comment]]\nline = "rent"\nexplanations = [{ text = "Ny lokal.", amount = -60 }]\n'
    a = load(BEFORE.replace("2023", "2022"), "2022", head=False)
    change = compare_frames(a, load(AFTER + comment, "2024", head=False))
    assert not change.commented
    assert by_id(change)["rent"].causes == []


def test_the_real_grant_is_explained_by_more_than_it_grew(ksb: Run) -> None:
    rows = {
        row["id"]: row
        for row in json.loads(ksb("diff", "2023", "2024", "--format", "json").stdout)["tables"][0]["rows"]
    }
    grant = rows["grant"]
    assert (grant["2023"], grant["2024"], grant["change"], grant["percent"]) == (108907, 114308, 5401, 5.0)
    # 4.3 index + 5.0 + 1.1 + 1.0 − 5.0 mnkr; the missing 3.0 of the stated base and 2.0 of the sum remain.
    assert (grant["explained"], grant["unexplained"]) == (6400, -999)
    assert (rows["rent"]["explained"], rows["rent"]["unexplained"]) == (-555, 0)
    assert rows["financial"]["effect"] == "worse"


def test_min_hides_small_changes_and_says_how_many(ksb: Run) -> None:
    result = ksb("diff", "2023", "2024", "--min", "500")
    assert "Finansnetto" not in result.stdout
    assert "Dolda rader (ändring under 500 tkr): 1, tillsammans −75 tkr." in result.stdout
    assert "Dolda rader (ändring under 500 tkr): 4, tillsammans +83 tkr." in result.stdout


def test_a_budget_against_itself_is_one_line(ksb: Run) -> None:
    result = ksb("diff", "2024", "2024")
    assert result.stdout == "Inga skillnader mellan 2024 och 2024.\n"
    assert result.exit_code == 0


def test_paths_variants_and_git_revisions(ksb: Run, tmp_path: Path) -> None:
    folder = tmp_path / "budgets"
    folder.mkdir()
    (folder / "2024.toml").write_text(BEFORE.replace("2023", "2024"), encoding="utf-8")
    git = ["git", "-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "core.autocrlf=false"]
    for command in (["init", "-q"], ["add", "."], ["commit", "-qm", "first"]):
        subprocess.run([*git, *command], cwd=tmp_path, check=True)
    (folder / "2024.toml").write_text(AFTER, encoding="utf-8")
    (folder / "2024-forslag.toml").write_text(AFTER.replace("1100", "1200"), encoding="utf-8")

    def grants(a: str, b: str) -> list[object]:
        result = ksb("diff", a, b, "--format", "json", cwd=tmp_path)
        [row] = [r for r in json.loads(result.stdout)["tables"][0]["rows"] if r["id"] == "grant"]
        return [row[a], row[b], row["change"]]

    assert grants("2024@HEAD", "2024") == [1000, 1100, 100]
    assert grants("2024", "2024-forslag") == [1100, 1200, 100]
    assert grants("budgets/2024.toml", "2024-forslag") == [1100, 1200, 100]
    assert grants("budgets/2024@HEAD", "budgets/2024.toml") == [1000, 1100, 100]
    assert "KSB011" in ksb("diff", "2024@nowhere", "2024", cwd=tmp_path).stderr
    assert "KSB011" in ksb("diff", "2023@HEAD", "2024", cwd=tmp_path).stderr
    assert ksb("diff", "2024@--help", "2024", cwd=tmp_path).exit_code == 2


def test_the_documents_own_decimals_are_shown(load: Load, ksb: Run, tmp_path: Path) -> None:
    load(BEFORE.replace("1000", "1000.5"), "2023", head=False)
    load(AFTER, "2024", head=False)
    rows = json.loads(ksb("diff", "2023", "2024", "--format", "json", cwd=tmp_path).stdout)["tables"][0]["rows"]
    assert [(row["2023"], row["change"]) for row in rows if row["id"] == "grant"] == [(1000.5, 99.5)]
