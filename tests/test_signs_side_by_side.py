"""This year, last year, a git revision and the texts: each with signs of its own, and the answers the same."""

import json
import subprocess
from itertools import product
from pathlib import Path

import pytest
from conftest import Run

USUAL = ""
POSITIVE = 'costs = "positive"'
LEDGER = 'costs = "positive"\nincome = "negative"'
SIGNS = {USUAL: ("-", ""), POSITIVE: ("", ""), LEDGER: ("", "-")}
"""By what a document says of signs: those of costs and of income."""
PAIRS = list(product(SIGNS, SIGNS))

BUDGET = """
[document]
title = "Nämnden"
year = {year}
plan_years = [{next}]
unit = "tkr"
decided = 2023-11-12
{more}

[[publication]]
id = "pkv"
series = "pkv"
rates = {{ 2024 = 2.0, 2025 = 2.0, 2026 = 2.0 }}

[[frame]]
id = "n"
name = "Nämnden"
printed_bridge = {{ unit = "tkr", base = 800, indexed = 816, grant = 840 }}
line = [
  {{ id = "rev", label = "Intäkter", kind = "revenue", amount = {income}{rev} }},
  {{ id = "staff", label = "Personal", kind = "cost", amount = {costs}{staff}, printed.{next} = {costs}{later} }},
  {{ id = "grant", label = "Kommunbidrag", kind = "grant", amount = {income}{grant} }},
]
[frame.printed_totals]
costs = {{ {year} = {costs}{staff} }}
net = {{ {year} = {costs}{grant} }}
result = {{ {year} = 0 }}
"""
TEXTS = """
[[frame.adjustment]]
id = "school"
year = 2025
kind = "permanent"
reason = "Fler elever"
effects = {{ grant = {income}24, staff = {costs}24 }}

[[frame.comment]]
line = "staff"
figure = 50
direction = "up"
written_for = {costs}50
explanations = [
  {{ text = "Fler elever", amount = {costs}24, step = "school" }},
  {{ text = "Löner", amount = {costs}26 }},
]

[[frame.comment]]
line = "rev"
figure = 10
direction = "up"
written_for = {income}10

[[frame.comment]]
line = "net"
figure = 40
direction = "up"
written_for = {costs}40
"""
CLAIMS = [
    ("Personalkostnaderna är 950 tkr.", 'figure = 950\nunit = "tkr"\nequals = "n.staff[2025]"'),
    (
        "Kostnaderna ökar med 50 tkr.",
        'figure = 50\nunit = "tkr"\ndirection = "up"\nequals = "n.costs[2025] - n.costs[2024]"',
    ),
    (
        "Intäkterna ökar med 10 tkr.",
        'figure = 10\nunit = "tkr"\ndirection = "up"\nequals = "n.rev[2025] - n.rev[2024]"',
    ),
    ("Nettokostnaden är 840 tkr.", 'figure = 840\nunit = "tkr"\nequals = "n.net[2025]"'),
    ("Kostnaderna överstiger 900 tkr.", 'figure = 900\nunit = "tkr"\nholds = "n.staff[2025] > 900 tkr"'),
    ("Intäkterna är minst 100 tkr.", 'figure = 100\nunit = "tkr"\nbound = "at least"\nequals = "n.rev[2025]"'),
    ("Skolan kostar 24 tkr mer.", 'figure = 24\nunit = "tkr"\nequals = "n.adjustments.school.staff"'),
    ("Resultatet är noll.", 'figure = 0\nunit = "tkr"\nequals = "n.result[2025]"'),
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    budgets = tmp_path / "budgets"
    budgets.mkdir()
    return budgets


def budget(year: int, more: str, texts: str = "") -> str:
    """The budget of 2024 or 2025 as its document says that it is typed."""
    costs, income = SIGNS[more]
    amounts = {2024: (100, 900, 800), 2025: (110, 950, 840)}[year]
    facts = dict(zip(("rev", "staff", "grant"), amounts, strict=True))
    facts["later"] = {2024: 918, 2025: 969}[year]
    text = (BUDGET + texts).format(year=year, next=year + 1, more=more, costs=costs, income=income, **facts)
    if year == 2024:
        text = "".join(line for line in text.splitlines(keepends=True) if not line.startswith("printed_bridge"))
    return text


def claims() -> str:
    return "".join(f'\n[[claim]]\nid = "c{i}"\ntext = "{text}"\n{rest}\n' for i, (text, rest) in enumerate(CLAIMS))


def write(folder: Path, before: str, now: str) -> None:
    (folder / "2024.toml").write_text(budget(2024, before))
    (folder / "2025.toml").write_text(budget(2025, now, TEXTS) + claims())


def answered(ksb: Run, folder: Path, *arguments: str) -> object:
    """An answer without what names the files."""
    result = ksb(*arguments, "--budgets", str(folder), "--format", "json")
    assert result.exit_code == 0, result.stdout + result.stderr
    return json.loads(result.stdout)


@pytest.mark.parametrize(("before", "now"), PAIRS)
def test_a_sound_budget_is_told_of_nothing(ksb: Run, folder: Path, before: str, now: str) -> None:
    write(folder, before, now)
    result = ksb("check", "--proof", "--budgets", str(folder))
    assert result.stdout.startswith("2024: inga iakttagelser."), result.stdout
    assert "\n2025: inga iakttagelser." in result.stdout, result.stdout
    assert f"påståenden i texten: {len(CLAIMS) + 3}" in result.stdout


@pytest.mark.parametrize(
    "command", ["show 2025", "project 2025", "project 2025 --printed", "bridge 2025", "diff 2024 2025"]
)
@pytest.mark.parametrize(("before", "now"), PAIRS)
def test_answers_do_not_depend_on_how_amounts_are_typed(
    ksb: Run, folder: Path, command: str, before: str, now: str
) -> None:
    write(folder, before, now)
    found = answered(ksb, folder, *command.split())
    write(folder, USUAL, USUAL)
    assert found == answered(ksb, folder, *command.split())


@pytest.mark.parametrize(("before", "now"), PAIRS)
def test_a_revision_may_be_typed_otherwise(ksb: Run, folder: Path, before: str, now: str) -> None:
    file, top = folder / "2025.toml", folder.parent
    file.write_text(budget(2025, before, TEXTS))
    for command in (
        ["init", "-q"],
        ["add", "."],
        ["-c", "user.name=N", "-c", "user.email=n@n.se", "commit", "-qm", "1"],
    ):
        subprocess.run(["git", *command], cwd=top, check=True, capture_output=True)
    file.write_text(budget(2025, now, TEXTS))
    assert ksb("diff", "2025@HEAD", "2025", cwd=top).stdout == "Inga skillnader mellan 2025@HEAD och 2025.\n"
    costs = SIGNS[now][0]
    file.write_text(budget(2025, now, TEXTS).replace(f"amount = {costs}950", f"amount = {costs}957"))
    table = ksb("diff", "2025@HEAD", "2025", "--format", "csv", cwd=top).stdout
    assert "n,staff,Personal,-950,-957,-7," in table
    assert ksb("check", "2025@HEAD", cwd=top).exit_code == 0


@pytest.mark.parametrize(("before", "now"), PAIRS)
def test_a_slip_is_told_with_the_signs_of_the_file_that_it_is_in(ksb: Run, folder: Path, before: str, now: str) -> None:
    write(folder, before, now)
    for year, more, wrong in ((2024, before, 930), (2025, now, 990)):
        file, sign = folder / f"{year}.toml", SIGNS[more][0]
        text, right = file.read_text(), {2024: 900, 2025: 950}[year]
        file.write_text(text.replace(f"costs = {{ {year} = {sign}{right}", f"costs = {{ {year} = {sign}{wrong}"))
        told = ksb("check", "2025", "--budgets", str(folder)).stdout
        minus = "\N{MINUS SIGN}" if sign else ""
        assert f"Verksamhetens kostnader {year} anges till {minus}{wrong} tkr" in told, told
        file.write_text(text)


@pytest.mark.parametrize("now", SIGNS)
def test_a_slip_that_a_variant_inherits_is_told_as_its_base_types_it(ksb: Run, folder: Path, now: str) -> None:
    for base in SIGNS:
        sign = SIGNS[base][0]
        text = budget(2025, base).replace(f"costs = {{ 2025 = {sign}950", f"costs = {{ 2025 = {sign}990")
        (folder / "2025.toml").write_text(text)
        own = now + ('\nincome = "positive"' if now != LEDGER else "") + ('\ncosts = "negative"' if not now else "")
        (folder / "2025-forslag.toml").write_text(f'[document]\nbased_on = "2025"\n{own}\n')
        minus = "\N{MINUS SIGN}" if sign else ""
        told = ksb("check", "2025-forslag", "--budgets", str(folder)).stdout
        assert f"Verksamhetens kostnader 2025 anges till {minus}990 tkr" in told, told


WRONG = {
    "a claim": ('figure = 950\nunit = "tkr"', 'figure = 960\nunit = "tkr"', "KSB501"),
    "a claim's direction": ('direction = "up"\nequals = "n.rev', 'direction = "down"\nequals = "n.rev', "KSB50"),
    "a comment": ("figure = 50\ndirection", "figure = 60\ndirection", "KSB308"),
    "a stale comment": ("written_for = {costs}40", "written_for = {costs}45", "{minus_costs}45 tkr"),
    "a stale comment on income": ("written_for = {income}10", "written_for = {income}15", "{minus_income}15 tkr"),
    "an explanation": ("amount = {costs}26", "amount = {costs}46", "{minus_costs}70 tkr"),
    "a step": ("amount = {costs}24, step", "amount = {costs}20, step", "{minus_costs}20 tkr"),
}


@pytest.mark.parametrize("now", SIGNS)
@pytest.mark.parametrize("what", WRONG)
def test_what_the_texts_say_wrongly_is_told_as_it_is_typed(ksb: Run, folder: Path, what: str, now: str) -> None:
    write(folder, USUAL, now)
    file, (costs, income) = folder / "2025.toml", SIGNS[now]
    plus = {"costs": costs, "income": income}
    signs = plus | {f"minus_{key}": "\N{MINUS SIGN}" if sign else "" for key, sign in plus.items()}
    before, after, told = (text.format_map(signs) if "{" in text else text for text in WRONG[what])
    assert file.read_text().count(before) == 1
    file.write_text(file.read_text().replace(before, after))
    found = ksb("check", "2025", "--budgets", str(folder)).stdout
    assert told in found, found
    if told[0].isdigit():
        assert f"\N{MINUS SIGN}{told}" not in found
