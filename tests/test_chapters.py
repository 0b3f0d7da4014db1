"""Bridge, goals, investments, assignments, controls, organisation and the overview: small budgets, known figures."""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from conftest import ROOT, Load, Run, open_budget

from ks_budget.compute.assignments import carried_over, due_in, tasks
from ks_budget.compute.bridge import Bridge, Step
from ks_budget.compute.bridge import bridge as bridge_of
from ks_budget.compute.controls import control_plan
from ks_budget.compute.goals import count, standing, standings
from ks_budget.compute.investments import investment_plan
from ks_budget.compute.periods import period
from ks_budget.model import Indicator
from ks_budget.printed.rates import rates
from ks_budget.problems import Problem

FRAME = """
[document]
title = "Test"
year = {year}

[[publication]]
id = "p"
series = "pkv"
rates = {{ 2024 = 4, 2025 = 2 }}

[[frame]]
id = "f"
name = "Ram"
share = {share}
line = [
  {{ id = "grant", label = "Kommunbidrag", kind = "grant", amount = {grant} }},
  {{ id = "rent", label = "Hyror", kind = "cost", amount = -{grant} }},
]
"""
TEMPORARY = """
[[frame.adjustment]]
year = {year}
kind = "temporary"
reason = "Val"
effects = {{ grant = {amount}, rent = -{amount} }}
"""


def steps(load: Load, before: str | None, this: str) -> dict[str, Step]:
    previous = load(before, "2023", head=False) if before else None
    budget = load(this, "2024", head=False)
    found = bridge_of(budget.content.frames[0], budget, previous, rates(budget))
    assert isinstance(found, Bridge)
    return {step.kind: step for step in found.steps}


def test_a_bridge_goes_from_last_year_s_grant_to_this_year_s(load: Load) -> None:
    before = FRAME.format(year=2023, share=1, grant=1050) + TEMPORARY.format(year=2023, amount=50)
    this = FRAME.format(year=2024, share=1, grant=1070) + TEMPORARY.format(year=2024, amount=20)
    found = steps(load, before, this)
    assert {kind: step.amount for kind, step in found.items()} == {
        "previous": 1050,
        "dropped": -50,
        "base": 1000,
        "index": 40,
        "indexed": 1040,
        "temporary": 20,
        "sum": 1060,
        "grant": 1070,
        "unexplained": 10,
        "start": 1050,
    }


def test_the_share_of_the_index_counts(load: Load) -> None:
    before, this = FRAME.format(year=2023, share=1, grant=1000), FRAME.format(year=2024, share="0.5", grant=1020)
    found = steps(load, before, this)
    assert found["index"].amount == 20
    assert found["unexplained"].amount == 0


def test_without_last_year_the_bridge_starts_from_what_the_document_states(load: Load) -> None:
    stated = '\n[frame.printed_bridge]\nunit = "mnkr"\nbase = 1.0\nindexed = 1.0\ngrant = 1.1\n'
    found = steps(load, None, FRAME.format(year=2024, share=1, grant=1100) + stated)
    assert "previous" not in found
    assert (found["base"].amount, found["sum"].amount, found["unexplained"].amount) == (1000, 1040, 60)
    budget = load(FRAME.format(year=2024, share=1, grant=1100), "2024", head=False)
    problem = bridge_of(budget.content.frames[0], budget, None, rates(budget))
    assert isinstance(problem, Problem)


def test_the_bridge_of_the_real_document(ksb: Run) -> None:
    report = json.loads(ksb("bridge", "2024", "--format", "json").stdout)
    ks, exploatering = ({row["id"]: row for row in table["rows"]} for table in report["tables"])
    assert (ks["base"]["amount"], ks["base"]["stated"], ks["base"]["difference"]) == (108907, 105900, -3007)
    assert (ks["index"]["amount"], ks["indexed"]["stated"]) == (4465, 110200)
    assert [ks[id]["amount"] for id in ("permanent-1", "permanent-2", "permanent-3", "temporary-1")] == [
        5000,
        1100,
        -5000,
        1000,
    ]
    assert (ks["sum"]["amount"], ks["sum"]["stated"], ks["grant"]["amount"]) == (115472, 112300, 114308)
    assert (ks["unexplained"]["amount"], ks["unexplained"]["stated"]) == (-1164, 2000)
    assert ks["start"]["amount"] == 113308
    assert "waterfall" not in ks["base"]
    assert (exploatering["sum"]["amount"], exploatering["unexplained"]["amount"]) == (231, 2)


def test_the_next_start_is_what_projection_indexes(ksb: Run) -> None:
    """Closing the bridge: the plan's first year is the start times its index."""
    start = 113308
    rows = json.loads(ksb("project", "--format", "json").stdout)["tables"][0]["rows"]
    [grant] = [row["2025"] for row in rows if row["id"] == "grant"]
    assert grant == round(start * Decimal("1.009"))


def indicator(better: str, target: int, **outcomes: int) -> Indicator:
    by_year = {int(year[1:]): value for year, value in outcomes.items()}
    return Indicator(id="a", name="A", unit="%", better=better, target=target, outcomes=by_year)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("given", "status", "distance", "change"),
    [
        (indicator("higher", 80, y2021=71, y2022=72), "on-the-way", -8, 1),
        (indicator("higher", 80, y2021=72, y2022=71), "away", -9, -1),
        (indicator("higher", 80, y2021=72, y2022=72), "away", -8, 0),
        (indicator("higher", 80, y2021=72, y2022=80), "reached", 0, 8),
        (indicator("higher", 80, y2021=90, y2022=85), "reached", 5, -5),
        (indicator("lower", 25, y2021=27, y2022=28), "away", -3, 1),
        (indicator("lower", 25, y2021=28, y2022=27), "on-the-way", -2, -1),
        (indicator("lower", 25, y2021=27, y2022=20), "reached", 5, -7),
        (indicator("higher", 80, y2022=72), "no-data", -8, None),
        (indicator("higher", 80, y2022=80), "reached", 0, None),
        (indicator("higher", 80, y2019=70, y2022=72), "on-the-way", -8, 2),
        (indicator("higher", 80), "no-data", None, None),
        (indicator("higher", 80, y2022=0), "no-data", -80, None),
    ],
)
def test_status_by_the_documented_rule(given: Indicator, status: str, distance: int, change: int) -> None:
    found = standing(given)
    assert (found.status, found.distance, found.change) == (status, distance, change)


def test_the_real_indicators_by_status() -> None:
    goals = open_budget(ROOT / "budgets", "2024").content.goals
    assert count(standings(goals)) == {"reached": 1, "on-the-way": 2, "away": 5, "no-data": 5}


def test_investments_over_any_range() -> None:
    first, second = (open_budget(ROOT / "budgets", year) for year in ("2023", "2024"))
    assert investment_plan([second], 2024, 2028).total.sum == 509250
    assert investment_plan([second], 2025, 2026).total.sum == 142950 + 110900
    both = investment_plan([first, second], 2023, 2024)
    assert (both.total.sum, both.sources) == (60305 + 71600, {2023: "2023", 2024: "2024"})
    assert [group.whole.by_year[2024] for group in both.groups] == [44500, 0, 20100, 7000]


def test_shares_add_up_to_their_group_and_to_a_hundred(ksb: Run) -> None:
    rows = json.loads(ksb("investments", "--format", "json").stdout)["tables"][0]["rows"]
    share = {row["id"]: Decimal(str(row["share"])) for row in rows}
    groups = {
        "expansion": ["balinge", "stadsskogen", "ovrig-exploatering"],
        "reinvestering": ["inventarier", "tjanstekatalog", "fastigheter"],
        "anpassning": ["it-infrastruktur", "lokalanpassningar"],
    }
    for group, projects in groups.items():
        assert sum(share[id] for id in projects) == share[group]
    assert sum(share[id] for id in (*groups, "image")) == share["total"] == 100


def test_investments_of_years_nobody_has(ksb: Run) -> None:
    assert "Inga investeringar 2035–2036" in ksb("investments", "--from", "2035", "--to", "2036").stdout
    assert ksb("investments", "--from", "2030", "--to", "2024").exit_code == 2


@pytest.mark.parametrize(
    ("text", "first", "last", "quarter"),
    [
        ("2024", "2024-01-01", "2024-12-31", "2024-Q4"),
        ("2024-Q1", "2024-01-01", "2024-03-31", "2024-Q1"),
        ("2024-q4", "2024-10-01", "2024-12-31", "2024-Q4"),
        ("2024-05-31", "2024-05-31", "2024-05-31", "2024-Q2"),
        ("2024-02-29", "2024-02-29", "2024-02-29", "2024-Q1"),
    ],
)
def test_deadlines(text: str, first: str, last: str, quarter: str) -> None:
    found = period(text)
    assert found is not None
    assert (found.first.isoformat(), found.last.isoformat(), found.quarter) == (first, last, quarter)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Q1 2024",
        "2024-Q5",
        "2023-02-29",
        "24",
        "2024-Q",
        "20245",
        "0000",
        "²024",
        "9999-Q4",
        "2024-W01-1",
        "2024-1-1",
        "2024-",
    ],
)
def test_what_is_no_deadline(text: str) -> None:
    assert period(text) is None


TASKS = """
[[assignment]]
id = "year"
name = "Under året"
due = "2024"

[[assignment]]
id = "spring"
name = "I vår"
due = "2024-Q2"

[[assignment]]
id = "done"
name = "Klart"
due = "2024-Q1"
done = 2024-02-10

[[assignment]]
id = "open"
name = "När som helst"
"""


@pytest.mark.parametrize(
    ("day", "statuses"),
    [
        ("2024-01-31", ["open", "open", "open", "open"]),
        ("2024-03-31", ["done", "open", "open", "open"]),
        ("2024-06-30", ["done", "open", "open", "open"]),
        ("2024-07-01", ["done", "late", "open", "open"]),
        ("2025-01-01", ["done", "late", "late", "open"]),
    ],
)
def test_assignments_by_deadline_as_of_a_day(load: Load, day: str, statuses: list[str]) -> None:
    found = tasks(load(TASKS), date.fromisoformat(day))
    assert [task.assignment.id for task in found] == ["done", "spring", "year", "open"]
    assert [task.status for task in found] == statuses
    quarter = period("2024-Q2")
    assert quarter is not None
    assert [task.assignment.id for task in due_in(found, quarter)] == ["spring"]


def test_what_earlier_years_left_undone_is_carried_over(load: Load) -> None:
    old = """
[document]
title = "Test"
year = 2023

[[assignment]]
id = "left"
name = "Kvar"
due = "2023-Q4"

[[assignment]]
id = "spring"
name = "Ges på nytt"

[[assignment]]
id = "ready"
name = "Klart före nyår"
done = 2023-12-20

[[assignment]]
id = "after"
name = "Klart efter nyår"
done = 2024-01-20
"""
    before, this = load(old, "2023", head=False), load(TASKS)
    found = carried_over(this, [before], date(2024, 2, 1))
    assert [(t.assignment.id, t.status, t.given_in) for t in found] == [
        ("left", "late", "2023"),
        ("after", "done", "2023"),
    ]


def test_assignments_of_the_real_budget(ksb: Run) -> None:
    out = json.loads(ksb("assignments", "--as-of", "2024-04-01", "--format", "json").stdout)
    rows = out["tables"][0]["rows"]
    assert [row["number"] for row in rows] == [1, 6, 2, 7, 3, 4, 5]
    assert [row["status"] for row in rows] == ["late"] * 2 + ["open"] * 5
    only = json.loads(ksb("assignments", "--as-of", "2024-04-01", "--due", "2024-Q2", "--format", "json").stdout)
    assert [row["number"] for row in only["tables"][0]["rows"]] == [2, 7]


CONTROLS = """
[[treatment]]
id = "accept"
label = "Acceptera"

[[treatment]]
id = "control"
label = "Internkontroll"
controlled = true

[scale]
likelihood = [{ level = 1, name = "Osannolik" }]
impact = [{ level = 1, name = "Lindrig" }]
"""


def test_the_plan_and_the_analysis_are_held_together(load: Load) -> None:
    risk = '[[risk]]\nid = "{0}"\nname = "{0}"\nlikelihood = 1\nimpact = 1\ntreatment = "{1}"\n'
    control = '[[control]]\nid = "c-{0}"\nrisk = "{0}"\nmethod = ["Prov"]\nresponsible = ["Chef"]\n'
    text = CONTROLS + "".join(risk.format(*pair) for pair in (("a", "control"), ("b", "control"), ("c", "accept")))
    found = control_plan(load(text + control.format("a") + control.format("c")))
    assert [r.id for r in found.lacking] == ["b"]
    assert [r.id for _, r in found.unmarked] == ["c"]
    assert [(c.id, r.id) for c, r in found.controls] == [("c-a", "a"), ("c-c", "c")]


def test_the_real_plan_agrees_with_the_real_analysis(ksb: Run) -> None:
    out = ksb("controls").stdout
    assert "Planen och riskanalysen stämmer överens. Risker som ska följas upp: 9, kontroller: 9." in out
    mine = json.loads(ksb("controls", "--responsible", "stabschef", "--format", "json").stdout)["tables"][0]["rows"]
    assert [(row["id"], row["score"], row["printed"]) for row in mine] == [
        ("nano-utbildning", 8, 8),
        ("fortroendevalda", 4, 4),
    ]


def test_one_screen(ksb: Run) -> None:
    out = ksb("show", "2024", "--as-of", "2024-04-01").stdout
    assert len(out.splitlines()) <= 45
    tables = {t["id"]: t for t in json.loads(ksb("show", "--as-of", "2024-04-01", "--format", "json").stdout)["tables"]}
    assert [(r["grant"], r["grant_change"], r["result"]) for r in tables["frames"]["rows"]] == [
        (114308, 5401, 0),
        (233, 11, 0),
        (114541, 5412, 0),
    ]
    assert [row["change"] for row in tables["changes"]["rows"]] == [10820, 8681, -7819, -6554, 5401]
    sums = {row["id"]: row["figure"] for row in tables["sums"]["rows"]}
    assert (sums["invested"], sums["assignments-late"], sums["assignments-open"], sums["risks"]) == (509250, 2, 5, 37)
    assert len(tables["risks"]["rows"]) == 5


@pytest.mark.parametrize(("language", "outcomes"), [("sv", "2022 3,40, 2023 −2"), ("en", "2022 3.40, 2023 −2")])
def test_key_figures_are_written_in_the_language_of_the_answer(
    language: str, outcomes: str, ksb: Run, tmp_path: Path
) -> None:
    (tmp_path / "budgets").mkdir()
    text = FRAME.format(year=2024, share=1, grant=1070)
    text += '[[goal]]\nid = "g"\nnumber = 1\nname = "Mål"\ntarget_year = 2026\n'
    text += '[work_environment]\ngoals = ["Ett mål"]\n'
    text += "[[work_environment.key_figure]]\n"
    text += 'id = "k"\nname = "Sjukfrånvaro"\noutcomes = { 2022 = 3.40, 2023 = -2 }\n'
    (tmp_path / "budgets" / "2024.toml").write_text(text, encoding="utf-8")
    assert f"Sjukfrånvaro: {outcomes}" in ksb("goals", "--lang", language, cwd=tmp_path).stdout


@pytest.mark.parametrize("command", ["goals", "assignments", "controls", "organisation"])
def test_a_budget_without_the_chapter_says_so(command: str, ksb: Run) -> None:
    result = ksb(command, "2023")
    assert result.exit_code == 0
    assert "Budgeten 2023 " in result.stdout


def test_a_range_that_begins_before_the_budget_reads_the_earlier_one(ksb: Run) -> None:
    [table] = json.loads(ksb("investments", "--from", "2023", "--format", "json").stdout)["tables"]
    total = table["rows"][-1]
    assert (total["2023"], total["2024"], total["sum"]) == (60305, 71600, 60305 + 509250)
    assert "Beloppen för 2023 är hämtade ur budget 2023." in table["notes"]
    # There is no budget 2022, so the table begins in 2023 all the same.
    assert ksb("investments", "--from", "2020", "--format", "csv").stdout.startswith("table,id,row,2023,")


def test_where_plan_and_analysis_part(ksb: Run, load: Load, tmp_path: Path) -> None:
    risk = '[[risk]]\nid = "{0}"\nname = "Risk {0}"\nlikelihood = 1\nimpact = 1\ntreatment = "{1}"\n'
    control = '[[control]]\nid = "c"\nrisk = "b"\nmethod = ["Prov", "Samtal"]\nresponsible = ["Chef"]\n'
    load(CONTROLS + risk.format("a", "control") + risk.format("b", "accept") + control)
    out = ksb("controls", cwd=tmp_path).stdout
    assert "Risker som ska följas upp med internkontroll men saknar kontroll\n" in out
    assert "Kontroller av risker som inte ska följas upp med internkontroll\n" in out
    assert out.index("Risk a ") > out.index("men saknar kontroll")
    assert "Alla " not in out
