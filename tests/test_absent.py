"""A line may lack a year: a dash is no amount, it is not 0, and it adds nothing."""

import json
from pathlib import Path
from typing import Any

import pytest
from conftest import Run, codes

from ks_budget.problems import Stop
from ks_budget.workspace import Workspace

HEAD = """
[document]
title = "Test"
year = {year}
plan_years = [{plan}]
[[publication]]
id = "p"
series = "pkv"
rates = {{ 2023 = 2, 2024 = 2, 2025 = 10, 2026 = 10 }}
[[frame]]
id = "f"
name = "Ram"
"""

LINES = """
line = [
  { id = "fees", label = "Avgifter", kind = "revenue", amount = 20 },
  { id = "staff", label = "Personal", kind = "cost", amount = -70 },
  { id = "stop", label = "Slutar", kind = "cost" },
  { id = "late", label = "Börjar", kind = "cost", printed = { 2025 = -10, 2026 = -11 } },
  { id = "new", label = "Ny", kind = "cost" },
  { id = "grant", label = "Kommunbidrag", kind = "grant", amount = 50 },
]
adjustment = [
  { year = 2024, kind = "permanent", reason = "Stängs", effects = { stop = 50, grant = -50 } },
  { year = 2026, kind = "permanent", reason = "Nytt", effects = { new = -30, grant = 30 } },
]
"""

TOTALS = """
[frame.printed_totals]
costs = { 2024 = -70, 2025 = -87, 2026 = -126 }
net = { 2024 = -50 }
result = { 2024 = 0 }
"""

BEFORE = """
line = [
  { id = "fees", label = "Avgifter", kind = "revenue", amount = 20 },
  { id = "staff", label = "Personal", kind = "cost", amount = -70 },
  { id = "stop", label = "Slutar", kind = "cost", amount = -50 },
  { id = "late", label = "Börjar", kind = "cost", printed = { 2025 = -10 } },
  { id = "grant", label = "Kommunbidrag", kind = "grant", amount = 100 },
]
"""


def written(folder: Path, text: str, year: int = 2024, plan: str = "2025, 2026", name: str = "") -> Path:
    folder.mkdir(exist_ok=True)
    (folder / f"{name or year}.toml").write_text(HEAD.format(year=year, plan=plan) + text, encoding="utf-8")
    return folder


def tables(ksb: Run, folder: Path, *arguments: str) -> dict[str, Any]:
    out = ksb(*arguments, "--budgets", str(folder), "--format", "json")
    assert out.exit_code == 0, out.stderr
    every = json.loads(out.stdout)["tables"]
    return {table["id"]: {row["id"]: row for row in table["rows"]} for table in every}


def amounts(rows: dict[str, Any], key: str, *years: int) -> list[Any]:
    return [rows[key][str(year)] for year in years or (2024, 2025, 2026)]


def told(ksb: Run, folder: Path, *more: str) -> list[str]:
    out = ksb("check", "2024", "--budgets", str(folder), "--format", "json", *more)
    return [problem["id"] for problem in json.loads(out.stdout)["problems"]]


def test_a_computed_plan_has_a_dash_until_something_gives_the_line_an_amount(ksb: Run, tmp_path: Path) -> None:
    folder = written(tmp_path / "b", LINES + TOTALS)
    rows = tables(ksb, folder, "project")["f"]
    assert amounts(rows, "stop") == [None, None, None]
    assert amounts(rows, "late") == [None, -10, -11]
    assert amounts(rows, "new") == [None, None, -30]
    assert amounts(rows, "costs") == [-70, -87, -125]
    text = ksb("project", "--budgets", str(folder)).stdout
    assert [line.split()[1:] for line in text.splitlines() if line.startswith("Slutar")] == [["–", "–", "–"]]
    assert "f,stop,Slutar,,," in ksb("project", "--budgets", str(folder), "--format", "csv").stdout
    markdown = ksb("project", "--budgets", str(folder), "--format", "markdown").stdout
    assert [line.split()[1:] for line in markdown.splitlines() if "Slutar" in line] == [["Slutar", *("|–" * 3), "|"]]


def test_from_its_first_printed_year_a_line_follows_the_index(ksb: Run, tmp_path: Path) -> None:
    folder = written(tmp_path / "b", LINES.replace("2025 = -10, 2026 = -11", "2025 = -10"))
    assert amounts(tables(ksb, folder, "project")["f"], "late") == [None, -10, -11]
    assert tables(ksb, folder, "project", "--printed")["f-2025"]["late"]["verdict"] == "equal"
    wrong = written(tmp_path / "c", LINES.replace("2026 = -11", "2026 = -19"))
    assert tables(ksb, wrong, "project", "--printed")["f-2026"]["late"]["verdict"] == "unexplained"
    assert "KSB303:f.late.2026" in told(ksb, wrong)
    near = written(tmp_path / "d", LINES.replace("2025 = -10, 2026 = -11", "2025 = -14, 2026 = -16"))
    assert tables(ksb, near, "project", "--printed")["f-2026"]["late"]["verdict"] == "rounding"


def test_a_line_that_is_temporary_alone_is_gone_with_that(ksb: Run, tmp_path: Path) -> None:
    text = LINES.replace('kind = "permanent", reason = "Nytt"', 'kind = "temporary", reason = "Nytt"')
    text = text.replace("year = 2026", "year = 2025")
    rows = tables(ksb, written(tmp_path / "b", text), "project")["f"]
    assert amounts(rows, "new") == [None, -30, None]
    pause = LINES.replace('kind = "permanent", reason = "Stängs"', 'kind = "temporary", reason = "Paus"')
    rows = tables(ksb, written(tmp_path / "c", pause), "project")["f"]
    assert amounts(rows, "stop") == [None, -55, -60]


def test_what_has_no_amount_is_in_no_finding_and_the_sum_is_that_of_the_others(ksb: Run, tmp_path: Path) -> None:
    folder = written(tmp_path / "b", LINES + TOTALS)
    assert told(ksb, folder) == []
    assert told(ksb, folder, "--proof") == []
    for total, wrong, subject in (("-70, 2025", "-75, 2025", "f.costs.2024"), ("-87", "-99", "f.costs.2025")):
        other = written(tmp_path / "b", LINES + TOTALS.replace(f"= {total}", f"= {wrong}"))
        assert any(id.endswith(subject) for id in told(ksb, other)), subject


def test_a_line_that_stops_is_gone_and_one_without_amount_in_both_is_no_change(ksb: Run, tmp_path: Path) -> None:
    written(tmp_path / "b", BEFORE, 2023, "2024, 2025")
    folder = written(tmp_path / "b", LINES)
    rows = tables(ksb, folder, "diff", "2023", "2024")["f"]
    assert [rows["stop"][key] for key in ("2023", "2024", "change", "effect")] == [-50, None, 50, "gone"]
    assert [rows["late"][key] for key in ("2023", "2024", "change", "percent", "effect")] == [None] * 5
    back = tables(ksb, folder, "diff", "2024", "2023")["f"]["stop"]
    assert [back[key] for key in ("change", "percent", "effect")] == [-50, None, "added"]
    assert {row["line"] for row in tables(ksb, folder, "show")["changes"].values()} == {"Slutar", "Kommunbidrag"}


def test_a_comment_on_what_has_no_amount_is_not_held_against_0(ksb: Run, tmp_path: Path) -> None:
    written(tmp_path / "b", BEFORE, 2023, "2024, 2025")
    folder = written(tmp_path / "b", LINES + 'comment = [{ line = "stop", figure = 7, direction = "up" }]\n' + TOTALS)
    assert told(ksb, folder) == []
    claim = '[[claim]]\nid = "c"\ntext = "Kostnaden"\nfigure = 0\nunit = "tkr"\nequals = "f.stop[2024]"\n'
    assert [id[:6] for id in told(ksb, written(tmp_path / "b", LINES + TOTALS + claim))] == ["KSB505"]


def test_frames_without_index_have_dashes_where_their_lines_are_printed(ksb: Run, tmp_path: Path) -> None:
    lines = """
index = "none"
line = [
  { id = "fees", label = "Avgifter", kind = "revenue", amount = 20, printed = { 2025 = 20, 2026 = 20 } },
  { id = "gap", label = "Lucka", kind = "cost", amount = -20, printed = { 2026 = -25 } },
  { id = "late", label = "Börjar", kind = "cost", printed = { 2025 = -30 } },
  { id = "grant", label = "Kommunbidrag", kind = "grant", amount = 0, printed = { 2025 = 10, 2026 = 5 } },
]
[frame.printed_totals]
costs = { 2024 = -20, 2025 = -30, 2026 = -25 }
net = { 2024 = 0, 2025 = -10, 2026 = -5 }
result = { 2024 = 0, 2025 = 0, 2026 = 0 }
"""
    folder = written(tmp_path / "b", lines)
    rows = tables(ksb, folder, "project")["f"]
    assert amounts(rows, "gap") == [-20, None, -25]
    assert amounts(rows, "late") == [None, -30, None]
    assert amounts(rows, "costs") == [-20, -30, -25]
    assert told(ksb, folder, "--proof") == []
    assert told(ksb, written(tmp_path / "b", lines.replace("2025 = -30, 2026", "2025 = -35, 2026"))) != []
    # With totals and a grant alone a plan is not printed line by line: nothing is known of the others.
    alone = lines.replace("printed = { 2025 = 20, 2026 = 20 }", "").replace("printed = { 2026 = -25 }", "")
    alone = alone.replace("amount = 20, }", "amount = 20 }").replace("amount = -20, }", "amount = -20 }")
    alone = alone.replace("printed = { 2025 = -30 }", "amount = 0")
    assert told(ksb, written(tmp_path / "b", alone)) == []


def test_a_sum_of_frames_takes_the_others_and_what_it_does_not_print_itself(ksb: Run, tmp_path: Path) -> None:
    part = '[[frame]]\nid = "{0}"\nname = "{0}"\nparent = "f"\nline = [\n{1}]\n'
    staff = '  {{ id = "staff", label = "Personal", kind = "cost"{} }},\n'
    late = '  { id = "late", label = "Senare", kind = "cost", printed = { 2025 = -9 } },\n'
    both = part.format("a", staff.format(", amount = -70") + late)
    both += part.format("b", staff.format(", amount = -30") + late)
    folder = written(tmp_path / "b", "line = [\n" + staff.format(", printed = { 2025 = -110 }") + "]\n" + both)
    rows = tables(ksb, folder, "project")["f"]
    assert amounts(rows, "staff") == [-100, -110, -121]
    assert amounts(rows, "late", 2024, 2025) == [None, -18]
    assert amounts(rows, "costs", 2024, 2025) == [-100, -128]
    assert told(ksb, folder) == []


def test_a_grant_that_is_a_dash_is_no_grant_of_0(ksb: Run, tmp_path: Path) -> None:
    written(tmp_path / "b", BEFORE, 2023, "2024, 2025")
    text = LINES.replace('kind = "grant", amount = 50', 'kind = "grant", printed = { 2025 = 55 }')
    folder = written(tmp_path / "b", text)
    assert [tables(ksb, folder, "show")["frames"]["f"][key] for key in ("grant", "grant_change")] == [None, None]
    assert "Utan kommunbidrag" in ksb("bridge", "--budgets", str(folder)).stdout
    stated = '[frame.printed_bridge]\nunit = "mnkr"\ngrant = 0.05\n'
    steps = tables(ksb, written(tmp_path / "b", text + stated), "bridge")["f"]
    assert steps["grant"]["amount"] == 50


def test_last_years_grant_that_is_a_dash_is_nothing_to_start_from(ksb: Run, tmp_path: Path) -> None:
    written(tmp_path / "b", BEFORE.replace("amount = 100", "printed = { 2024 = 1 }"), 2023, "2024, 2025")
    out = ksb("bridge", "2024", "--budgets", str(written(tmp_path / "b", LINES)))
    assert out.exit_code == 1
    assert "inget kommunbidrag i budgeten 2023" in out.stderr


def test_a_variant_gives_a_line_an_amount_but_no_change_of_none(ksb: Run, tmp_path: Path) -> None:
    folder = written(tmp_path / "b", LINES + TOTALS)
    variant = '[document]\nbased_on = "2024"\ntitle = "B"\n[[frame]]\nid = "f"\nline = [{{ id = "stop", {} }}]\n'
    (folder / "2024-b.toml").write_text(variant.format("amount = -5"), encoding="utf-8")
    rows = tables(ksb, folder, "project", "2024-b")["f"]
    assert amounts(rows, "stop", 2024) == [-5]
    assert amounts(rows, "costs", 2024) == [-75]
    assert amounts(rows, "late") == [None, -10, -11]
    (folder / "2024-b.toml").write_text(variant.format("change = -5"), encoding="utf-8")
    with pytest.raises(Stop) as stop:
        Workspace(folder).open("2024-b")
    assert codes(stop.value) == ["KSB123"]


def test_costs_that_are_typed_without_a_minus_may_lack_a_year_too(ksb: Run, tmp_path: Path) -> None:
    text = LINES.replace("= -", "= ").replace("grant = 50", "grant = -50").replace("stop = 50", "stop = -50")
    folder = written(tmp_path / "b", text)
    path = folder / "2024.toml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("year = 2024", 'costs = "positive"\nyear = 2024', 1), "utf-8"
    )
    assert amounts(tables(ksb, folder, "project")["f"], "late") == [None, -10, -11]


def test_a_misspelt_amount_is_told_as_one_mistake(tmp_path: Path) -> None:
    folder = written(tmp_path / "b", LINES.replace("amount = -70", "amuont = -70"))
    with pytest.raises(Stop) as stop:
        Workspace(folder).open("2024")
    [problem] = stop.value.problems
    assert problem.code == "KSB101"
    assert "amount" in str(problem.facts["known"])


def test_the_effect_on_a_part_is_within_that_on_its_line(ksb: Run, tmp_path: Path) -> None:
    part = (
        '  { id = "hired", label = "därav inhyrd", kind = "cost", of_which = "staff", amount = -20 },\n  { id = "stop"'
    )
    text = LINES.replace('  { id = "stop"', part).replace("new = -30,", "staff = -30, hired = -25, late = 0,")
    text = text.replace('  { id = "new", label = "Ny", kind = "cost" },\n', "")
    folder = written(tmp_path / "b", text)
    rows = tables(ksb, folder, "project")["f"]
    assert amounts(rows, "hired") == [-20, -22, -49]
    assert amounts(rows, "staff") == [-70, -77, -114]
    both = written(tmp_path / "c", text.replace("staff = -30, hired = -25", "staff = -5, hired = -25"))
    with pytest.raises(Stop) as stop:
        Workspace(both).open("2024")
    assert codes(stop.value) == ["KSB111"]


def test_investments_of_years_with_a_gap_are_told_as_those_years(ksb: Run, tmp_path: Path) -> None:
    text = 'line = [{ id = "staff", label = "Personal", kind = "cost", amount = -70 }]\n'
    text += '[investments]\nyears = [2024, 2026, 2027]\n[[investments.group]]\nid = "g"\nname = "G"\n'
    text += 'project = [{ id = "a", name = "A", amounts = { 2024 = 1, 2026 = 2, 2027 = 3 } }]\n'
    folder = str(written(tmp_path / "b", text))
    assert "Investeringar 2024 och 2026–2027" in ksb("show", "--budgets", folder).stdout
    assert "Investeringar 2024 och 2026–2027" in ksb("investments", "--budgets", folder).stdout
    none = ksb("investments", "--from", "2025", "--to", "2025", "--budgets", folder).stdout
    assert "Inga investeringar 2025. Budgeten 2024 omfattar 2024 och 2026–2027." in none
    beyond = ksb("investments", "--to", "2030", "--budgets", folder).stderr
    assert "investeringar 2024 och 2026–2027, och andra år kan inte visas" in " ".join(beyond.split())


def test_what_no_line_has_an_amount_for_ends_in_no_traceback(ksb: Run, tmp_path: Path) -> None:
    written(tmp_path / "b", BEFORE, 2023, "2024, 2025")
    lines = LINES.replace('kind = "grant", amount = 50', 'kind = "grant", printed = { 2025 = 55 }')
    lines = lines.replace('kind = "cost", amount = -70', 'kind = "cost", printed = { 2025 = -70 }')
    folder = written(tmp_path / "b", lines + TOTALS)
    variant = '[document]\nbased_on = "2024"\ntitle = "B"\n[[frame]]\nid = "f"\nline = [{ id = "fees", amount = 25 }]\n'
    (folder / "2024-b.toml").write_text(variant, encoding="utf-8")
    asked = ("check 2024 --proof", "check 2024-b", "diff 2024 2024-b", "show 2024", "bridge 2024", "project 2024-b")
    for command in asked:
        assert ksb(*command.split(), "--budgets", str(folder)).exit_code in (0, 1), command


def test_a_unit_without_a_line_of_the_sum_has_nothing_of_it_in_the_plan(ksb: Run, tmp_path: Path) -> None:
    part = '[[frame]]\nid = "{0}"\nname = "{0}"\nparent = "f"\n'
    part += 'line = [{{ id = "{1}", label = "Rad", kind = "cost", amount = -70 }}]\n'
    sum_of = 'line = [{ id = "staff", label = "Personal", kind = "cost", amount = -70, printed = { 2025 = -77 } }]\n'
    before = sum_of.replace("amount = -70", "amount = -140")
    written(tmp_path / "b", before + part.format("a", "staff") + part.format("b", "staff"), 2023, "2024, 2025")
    folder = written(tmp_path / "b", sum_of + part.format("a", "staff") + part.format("b", "other"))
    assert told(ksb, folder) == []
