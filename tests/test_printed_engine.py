"""One engine for printed figures: whatever asks what rounding explains, one arithmetic answers."""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from conftest import Load, Run

from ks_budget.checks.case import Case
from ks_budget.checks.rules import check
from ks_budget.model import Frame, Line
from ks_budget.printed.figure import Figure, Moment, PrintedRow, value, width
from ks_budget.printed.relation import Relation, combined, times
from ks_budget.printed.rows import frame_rows
from ks_budget.printed.sums import sums
from ks_budget.problems import here
from ks_budget.problems.kinds.figures import SUM

PLAN = """
[[frame]]
id = "f"
name = "Ram"

[[frame.line]]
id = "rent"
label = "Hyror"
kind = "cost"
amount = -{base}
printed = {{ 2026 = -{printed} }}

[[frame.line]]
id = "grant"
label = "Kommunbidrag"
kind = "grant"
amount = {base}
{more}
"""
ADJUSTMENT = """
[[frame.adjustment]]
year = {year}
kind = "{kind}"
reason = "x"
effects = {{ grant = {amount}, rent = -{amount} }}
"""
HEAD = """
[document]
title = "Test"
year = 2025
plan_years = [2026]

[[publication]]
id = "p"
series = "pkv"
rates = { 2025 = 2, 2026 = 2 }
"""


def verdict(ksb: Run, folder: Path) -> str:
    tables = json.loads(ksb("project", "--printed", "--format", "json", cwd=folder).stdout)["tables"]
    [row] = tables[1]["rows"]
    return str(row["verdict"])


@pytest.mark.parametrize(
    ("base", "printed", "adjustments", "said"),
    [
        # 100 × 1.02 + 2 + 3 = 107: each of the four figures is open by half a step, 2.01 in all.
        (100, 107, [(2026, "permanent", 2), (2026, "permanent", 3)], "equal"),
        (100, 109, [(2026, "permanent", 2), (2026, "permanent", 3)], "rounding"),
        (100, 110, [(2026, "permanent", 2), (2026, "permanent", 3)], "unexplained"),
        # Without adjustments there are two figures, 1.01 in all.
        (100, 103, [], "rounding"),
        (100, 104, [], "unexplained"),
        # What was temporary is out before the index: (100 − 10) × 1.02 = 91.8, open by 0.51 + 0.51 + 0.5.
        (100, 93, [(2025, "temporary", 10)], "rounding"),
        (100, 94, [(2025, "temporary", 10)], "unexplained"),
    ],
)
def test_the_printed_plan_is_judged_alike_by_project_and_by_check(
    base: int, printed: int, adjustments: list[tuple[int, str, int]], said: str, load: Load, ksb: Run, tmp_path: Path
) -> None:
    more = "".join(ADJUSTMENT.format(year=year, kind=kind, amount=amount) for year, kind, amount in adjustments)
    budget = load(HEAD + PLAN.format(base=base, printed=printed, more=more), "2025", head=False)
    assert verdict(ksb, tmp_path) == said
    found = [problem.code for problem in check(Case(budget, None))]
    assert found == (["KSB303"] if said == "unexplained" else [])


def test_a_sum_is_judged_alike_for_those_who_use_it_and_those_who_check_it(
    load: Load, ksb: Run, tmp_path: Path
) -> None:
    """KSB301 in both: a warning to `project`, since the lines count, an error to `check`."""
    for total, said in ((-100, False), (-101, False), (-102, True)):
        text = PLAN.format(base=100, printed=102, more=f"[frame.printed_totals]\ncosts = {{ 2025 = {total} }}\n")
        load(HEAD + text, "2025", head=False)
        warned, checked = ksb("project", cwd=tmp_path), ksb("check", cwd=tmp_path)
        assert ("varning KSB301" in warned.stderr) == ("fel KSB301" in checked.stdout) == said
        assert (warned.exit_code, checked.exit_code) == (0, int(said))


def test_a_figure_that_comes_and_goes_counts_once() -> None:
    """A temporary item of one plan year is the same figure when it drops out in the next."""
    figure = Figure("a", Decimal(5), Decimal("0.5"), here(None))
    assert combined([*times([figure], -1), *times([figure], Decimal("1.02"))]) == [(figure, Decimal("0.02"))]
    assert combined([*times([figure]), *times([figure], -1)]) == []


def test_the_columns_of_a_book_may_be_moments() -> None:
    """An outcome is printed for a day and a phase: the same relation holds, and its figures have ids of their own."""
    august = Moment(date(2024, 8, 31), "outcome")

    def series(key: str, *values: int) -> PrintedRow:
        figures = [Figure(f"f.{key}[{august}]", Decimal(v), Decimal("0.5"), here(None), key, august) for v in values]
        return PrintedRow(f"f.{key}", {august: tuple(figures)})

    lines = tuple(Line(id=id, label=id, kind="cost", amount=0) for id in ("rent", "staff"))
    frame = Frame(id="f", name="Ram", lines=lines, printed_totals={"costs": {august: 0}})  # type: ignore[dict-item]
    rows = {"rent": series("rent", -40), "staff": series("staff", -61), "costs": series("costs", -100)}
    [relation] = sums(frame, rows)
    assert (relation.subject, relation.residual, relation.allowed, relation.holds) == (
        "f.costs.2024-08-31 outcome",
        1,
        Decimal("1.5"),
        True,
    )
    assert Moment(date(2024, 4, 30), "forecast") < august


def test_figures_keep_their_precision_and_their_place(load: Load) -> None:
    text = '[document]\ntitle = "x"\nyear = 2025\nunit = "mnkr"\n' + HEAD[HEAD.index("[[pub") :]
    text += PLAN.format(base="5.0", printed="5.1", more="[frame.printed_totals]\nresult = { 2025 = 0 }\n")
    frame = load(text, "2025", head=False).content.frames[0]
    rows = frame_rows(frame, 2025, "mnkr", "tkr")
    [rent] = rows["rent"][2025]
    assert (rent.value, rent.half) == (-5000, 50)
    assert rent.place.table is frame.lines[0]  # type: ignore[union-attr]
    # A total that is not printed is the sum of its parts' figures.
    assert (value(rows["net"][2025]), width(rows["net"][2025])) == (-5000, 50)
    assert value(rows["result"][2025]) == 0


def test_what_the_others_give_for_the_stated_figure() -> None:
    stated, part = (Figure(id, Decimal(v), Decimal("0.5"), here(None)) for id, v in (("total", 10), ("part", 12)))
    relation = Relation(SUM, "x", (*times([stated]), *times([part], -1)))
    assert relation.range == (Decimal("11.5"), Decimal("12.5"))
    assert not relation.holds


def test_a_frame_without_costs_has_a_net_all_the_same(load: Load, ksb: Run, tmp_path: Path) -> None:
    frame = '\n[[frame]]\nid = "f"\nname = "Ram"\nprinted_totals = { net = { 2025 = 90 } }\nline = [\n'
    frame += '  { id = "fees", label = "Avgifter", kind = "revenue", amount = 10 },\n'
    frame += '  { id = "grant", label = "Kommunbidrag", kind = "grant", amount = -10 },\n]\n'
    load(frame)
    out = json.loads(ksb("project", "--year", "2025", "--printed", "--format", "json", cwd=tmp_path).stdout)
    [row] = [row for table in out["tables"] for row in table["rows"] if row.get("verdict")]
    assert (row["id"], row["printed"], row["verdict"]) == ("net", 90, "unexplained")


@pytest.mark.parametrize(("stated", "agrees"), [("100.4", False), ("100.1", True)])
def test_the_bridge_judges_the_stated_base_as_check_does(
    stated: str, agrees: bool, load: Load, ksb: Run, tmp_path: Path
) -> None:
    frame = '[document]\ntitle = "Test"\nyear = {0}\nunit = "mnkr"\n\n[[publication]]\nid = "p"\nseries = "pkv"\n'
    frame += "rates = {{ 2023 = 0.0, 2024 = 0.0 }}\n\n"
    frame += '[[frame]]\nid = "f"\nname = "Ram"\nline = [\n'
    frame += '  {{ id = "grant", label = "Kommunbidrag", kind = "grant", amount = 100.0 }},\n'
    frame += '  {{ id = "rent", label = "Hyror", kind = "cost", amount = -100.0 }},\n]\n'
    load(frame.format(2023), "2023", head=False)
    load(frame.format(2024) + f'\n[frame.printed_bridge]\nunit = "mnkr"\nbase = {stated}\n', "2024", head=False)
    found = "KSB306" in ksb("check", "2024", cwd=tmp_path).stdout
    said = "grundbudget" in " ".join(
        json.loads(ksb("bridge", "--format", "json", cwd=tmp_path).stdout)["tables"][0]["notes"]
    )
    assert (found, said) == (not agrees, not agrees)
