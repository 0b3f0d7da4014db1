"""Expressions over the years of many budgets: each year by the budget of that year."""

import json
import subprocess
from pathlib import Path

import pytest
from conftest import Run

from ks_budget.reading import Reading

BUDGET = """
[document]
title = "Nämnden"
year = {year}
plan_years = []
unit = "{unit}"
decided = 2023-11-12
{more}

[[frame]]
id = "n"
name = "Nämnden"
index = "none"
line = [
  {{ id = "staff", label = "Personal", kind = "cost", amount = {sign}{staff} }},
  {{ id = "grant", label = "Kommunbidrag", kind = "grant", amount = {staff} }},
  {old}
]

[investments]
years = [{first}, {next}]
[[investments.group]]
id = "streets"
name = "Gator"
[[investments.group.project]]
id = "bridge-{year}"
name = "Bro"
amounts = {{ {first} = {other}, {next} = {planned} }}
[[investments.group.project]]
id = "school"
name = "Skola"
amounts = {{ {first} = {school}, {next} = 0 }}
"""
CLAIM = '\n[[claim]]\nid = "c{}"\ntext = "Text"\n{}\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Four years of one board: the staff cost 100, 110, 120, 130 tkr, and a school 10, 20, 30, 40. One year is typed in
    mnkr, one with costs positive."""
    budgets = tmp_path / "budgets"
    budgets.mkdir()
    for i, year in enumerate(range(2022, 2026)):
        write(budgets, year, i)
    return budgets


def write(budgets: Path, year: int, i: int, claims: str = "") -> None:
    in_mnkr, positive = year == 2023, year == 2022
    staff, school, other, planned = 100 + 10 * i, 10 + 10 * i, 1, 99
    amounts = {"staff": staff, "school": school, "other": other, "planned": planned}
    if in_mnkr:
        amounts = {key: f"{amount / 1000:.3f}" for key, amount in amounts.items()}
    text = BUDGET.format(
        year=year,
        first=year,
        next=year + 1,
        unit="mnkr" if in_mnkr else "tkr",
        more='costs = "positive"' if positive else "",
        sign="" if positive else "-",
        old=""
        if year > 2023
        else f'{{ id = "old-rent", label = "Hyra", kind = "financial", amount = {0.005 if in_mnkr else 7} }},',
        **amounts,
    )
    (budgets / f"{year}.toml").write_text(text + claims, encoding="utf-8")


def checked(ksb: Run, folder: Path, *claims: str, name: str = "2025") -> str:
    text = "".join(CLAIM.format(i, claim) for i, claim in enumerate(claims))
    write(folder, 2025, 3, text)
    return ksb("check", name, "--proof", "--budgets", folder).stdout


RIGHT = {
    "investments over the years": ('figure = 100\nunit = "tkr"', "sum(investments.school, 2022, 2025)"),
    "their total, each year by its budget": ('figure = 104\nunit = "tkr"', "sum(investments.total, 2022, 2025)"),
    "a group, and the year planned now": (
        'figure = 102\nunit = "tkr"',
        "sum(investments.streets, 2024, 2024) + investments.total[2026] - 28 tkr",
    ),
    "a frame": ('figure = 460\nunit = "tkr"', "sum(n.staff, 2022, 2025)"),
    "a total, with a word": ('figure = 30\nunit = "tkr"\ndirection = "up"', "n.costs[2025] - n.costs[2022]"),
    "a grant, in another unit": ('figure = 0.11\nunit = "mnkr"', "n.grant[2023]"),
    "a mean": ('figure = 115\nunit = "tkr"', "sum(n.staff, 2022, 2025) / 4"),
    "a line that is gone": ('figure = 12\nunit = "tkr"', "sum(n.old_rent, 2022, 2023)"),
    "a project that is gone": ('figure = 1\nunit = "tkr"', "investments.bridge_2022[2022]"),
}


@pytest.mark.parametrize("what", RIGHT)
def test_each_year_is_read_from_its_budget(ksb: Run, folder: Path, what: str) -> None:
    said, expression = RIGHT[what]
    right, wrong = (f'{text}\nequals = "{expression}"' for text in (said, said.replace("figure = ", "figure = 7")))
    assert "2025: inga iakttagelser" in (told := checked(ksb, folder, right)), told
    found = checked(ksb, folder, wrong)
    assert "KSB501" in found or "KSB502" in found or "KSB503" in found, found
    assert "KSB505" not in found


def test_a_comparison_over_the_years(ksb: Run, folder: Path) -> None:
    assert "inga iakttagelser" in checked(
        ksb, folder, 'holds = "n.staff[2022] < n.staff[2023] and n.staff[2025] > n.staff[2022]"'
    )
    found = checked(ksb, folder, 'holds = "n.staff[2022] > n.staff[2025]"')
    assert "KSB504" in found
    # The figures that it rests on are shown where they stand.
    assert "2022.toml" in found


def test_a_year_in_no_budget_is_told_with_those_there_are(ksb: Run, folder: Path) -> None:
    found = checked(ksb, folder, 'figure = 1\nunit = "tkr"\nequals = "sum(investments.school, 2021, 2025)"')
    assert "investments.school finns inte för 2021" in found
    assert "2022, 2023, 2024, 2025 och 2026" in found
    found = checked(ksb, folder, 'figure = 1\nunit = "tkr"\nequals = "n.staff[2019]"')
    assert "n.staff finns inte för 2019. År som finns: 2022, 2023, 2024 och 2025." in found


def test_a_year_that_is_missing_between(ksb: Run, folder: Path) -> None:
    (folder / "2023.toml").unlink()
    assert "inga iakttagelser" in checked(ksb, folder, 'figure = 100\nunit = "tkr"\nequals = "n.staff[2022]"')
    found = checked(ksb, folder, 'figure = 100\nunit = "tkr"\nequals = "sum(n.staff, 2022, 2025)"')
    assert "n.staff finns inte för 2023. År som finns: 2022, 2024 och 2025." in found


def test_a_year_whose_budget_has_errors(ksb: Run, folder: Path) -> None:
    (folder / "2023.toml").write_text("[document]\ntitel = 1\n")
    found = checked(ksb, folder, 'figure = 100\nunit = "tkr"\nequals = "sum(n.staff, 2022, 2025)"')
    assert "n.staff för 2023 läses ur budgeten 2023, och den har fel." in found
    assert "ksb check 2023" in found
    # What does not need it is right all the same.
    assert "inga iakttagelser" in checked(ksb, folder, 'figure = 100\nunit = "tkr"\nequals = "n.staff[2022]"')


def test_what_a_later_budget_says_of_a_year_of_investments_counts(ksb: Run, folder: Path) -> None:
    text = (folder / "2024.toml").read_text()
    text = text.replace("years = [2024, 2025]", "years = [2022, 2024, 2025]").replace("{ 2024 =", "{ 2022 = 5, 2024 =")
    (folder / "2024.toml").write_text(text)
    assert "inga iakttagelser" in checked(ksb, folder, 'figure = 5\nunit = "tkr"\nequals = "investments.school[2022]"')
    (folder / "2023.toml").write_text((folder / "2024.toml").read_text().replace("year = 2024", "year = 2023"))
    (folder / "2024.toml").unlink()
    assert "inga iakttagelser" in checked(ksb, folder, 'figure = 5\nunit = "tkr"\nequals = "investments.school[2022]"')


def test_a_variant_and_show_reach_them_too(ksb: Run, folder: Path) -> None:
    claim = 'figure = 460\nunit = "tkr"\nequals = "sum(n.staff, 2022, 2025)"'
    (folder / "2025-forslag.toml").write_text('[document]\nbased_on = "2025"\n' + CLAIM.format("own", claim))
    assert "KSB505" not in checked(ksb, folder, claim, name="2025-forslag")
    shown = json.loads(ksb("show", "2025", "--budgets", folder, "--format", "json").stdout)
    assert shown["problems"] == []


def test_a_revision_reads_the_years_of_that_revision(ksb: Run, folder: Path) -> None:
    assert checked(ksb, folder, 'figure = 460\nunit = "tkr"\nequals = "sum(n.staff, 2022, 2025)"')
    for command in (
        ["init", "-q"],
        ["add", "."],
        ["-c", "user.name=N", "-c", "user.email=n@n.se", "commit", "-qm", "1"],
    ):
        subprocess.run(["git", *command], cwd=folder.parent, check=True, capture_output=True)
    (folder / "2022.toml").unlink()
    assert "KSB505" in ksb("check", "2025", cwd=folder.parent).stdout
    assert "2025@HEAD: inga iakttagelser" in (told := ksb("check", "2025@HEAD", cwd=folder.parent).stdout), told


def test_budgets_that_no_expression_asks_for_are_not_read(
    ksb: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    read_budget = Reading.read

    def noted(self: Reading, reference: object) -> object:
        read.append(reference.name)  # type: ignore[attr-defined]
        return read_budget(self, reference)  # type: ignore[arg-type]

    monkeypatch.setattr(Reading, "read", noted)
    checked(ksb, folder, 'figure = 250\nunit = "tkr"\nequals = "sum(n.staff, 2024, 2025)"')
    assert set(read) == {"2025", "2024"}
    read.clear()
    checked(ksb, folder, 'figure = 100\nunit = "tkr"\nequals = "n.staff[2022]"')
    assert sorted(read) == ["2022", "2024", "2025"]


def test_what_was_planned_for_a_year_is_no_figure_of_it(ksb: Run, folder: Path) -> None:
    found = checked(ksb, folder, 'figure = 99\nunit = "tkr"\nequals = "investments.bridge_2022[2023]"')
    assert "investments.bridge_2022 finns inte för 2023. År som finns: 2022." in found
