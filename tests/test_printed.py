"""The budget files against the printed document, figure by figure.

``tests/printed/`` was typed from the document on its own, so a slip of the hand in either shows here.
"""

import csv
from decimal import Decimal
from pathlib import Path

import pytest
from conftest import ROOT, open_budget

from ks_budget.model import Budget
from ks_budget.money import convert

PRINTED = Path(__file__).parent / "printed"


def table(name: str) -> list[dict[str, str]]:
    with (PRINTED / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def budgets() -> dict[int, Budget]:
    return {year: open_budget(ROOT / "budgets", str(year)) for year in (2023, 2024)}


def held(budget: Budget) -> dict[tuple[str, str, int], Decimal]:
    """Every figure of a budget's frames, by frame, row and year."""
    figures = {}
    for frame in budget.content.frames:
        for line in frame.lines:
            figures[frame.id, line.id, budget.year] = Decimal(line.amount)
            figures |= {(frame.id, line.id, year): Decimal(amount) for year, amount in line.printed.items()}
        for total, by_year in frame.printed_totals.items():
            figures |= {(frame.id, total, year): Decimal(amount) for year, amount in by_year.items()}
    return figures


def test_every_figure_of_the_frames(budgets: dict[int, Budget]) -> None:
    printed = {
        (row["frame"], row["row"], year): Decimal(row[str(year)])
        for row in table("frames")
        for year in (2023, 2024, 2025, 2026)
    }
    assert held(budgets[2023]) | held(budgets[2024]) == printed
    assert len(printed) == 80


def test_labels_and_order_of_the_lines(budgets: dict[int, Budget]) -> None:
    for budget in budgets.values():
        for frame in budget.content.frames:
            rows = [(r["row"], r["label"]) for r in table("frames") if r["frame"] == frame.id]
            lines = [(line.id, line.label) for line in frame.lines]
            assert lines == [row for row in rows if row[0] not in ("costs", "net", "result")]


def test_rates_of_the_publication_that_the_document_used(budgets: dict[int, Budget]) -> None:
    budget = budgets[2024]
    used = budget.content.document.publications["pkv"]
    [rates] = [p.rates for p in budget.publications if p.id == used]
    assert {year: str(rate) for year, rate in rates.items()} == {int(r["year"]): r["percent"] for r in table("rates")}


def test_adjustments_of_the_grant(budgets: dict[int, Budget]) -> None:
    held = [
        (frame.id, str(a.year), a.kind, convert(a.effects["grant"], a.unit or "tkr", "mnkr"))
        for frame in budgets[2024].content.frames
        for a in frame.adjustments
    ]
    rows = [(r["frame"], r["year"], r["kind"], Decimal(r["figure"])) for r in table("adjustments")]
    assert held == rows


def test_changes_stated_in_the_commentary(budgets: dict[int, Budget]) -> None:
    words = {"up": "ökar", "down": "minskar"}
    held = {
        (frame.id, c.line): (words[c.direction or "up"], str(c.figure), c.unit)
        for frame in budgets[2024].content.frames
        for c in frame.comments
    }
    assert held == {(r["frame"], r["row"]): (r["direction"], r["figure"], r["unit"]) for r in table("changes")}


def test_all_risks(budgets: dict[int, Budget]) -> None:
    content = budgets[2024].content
    labels = {treatment.id: treatment.label for treatment in content.treatments}
    held = [
        (r.name, r.likelihood, r.impact, r.printed_score, r.printed_treatment or labels[r.treatment])
        for r in content.risks
    ]
    rows = [
        (r["name"], int(r["likelihood"]), int(r["impact"]), int(r["score"]), r["treatment"]) for r in table("risks")
    ]
    assert held == rows
    assert len(held) == 37


def test_scales(budgets: dict[int, Budget]) -> None:
    scale = budgets[2024].content.scale
    assert scale is not None
    held = [("likelihood", s.level, s.name) for s in scale.likelihood]
    held += [("impact", s.level, s.name) for s in scale.impact]
    assert held == [(r["scale"], int(r["level"]), r["name"]) for r in table("scales")]


def test_every_figure_of_the_investments(budgets: dict[int, Budget]) -> None:
    held: dict[tuple[str, str, int], int | Decimal] = {}
    for budget in budgets.values():
        chapter = budget.content.investments
        assert chapter is not None
        held |= {("Totala utgifter", "", year): amount for year, amount in chapter.printed.items()}
        for group in chapter.groups:
            held |= {(group.name, "", year): amount for year, amount in group.printed.items()}
            for project in group.projects:
                held |= {(group.name, project.name, year): amount for year, amount in project.amounts.items()}
    printed = {
        (row["group"], row["row"], year): Decimal(row[str(year)])
        for row in table("investments")
        for year in range(2023, 2029)
    }
    assert held == printed
    assert len(held) == 78


def test_all_indicators(budgets: dict[int, Budget]) -> None:
    held = [
        (
            str(goal.number),
            i.name,
            str(i.target),
            *(str(i.outcomes[year]) if year in i.outcomes else "" for year in (2022, 2021)),
            i.kolada or "",
        )
        for goal in budgets[2024].content.goals
        for i in goal.indicators
    ]
    assert held == [tuple(row.values()) for row in table("indicators")]
    assert len(held) == 13
    assert [i.id for g in budgets[2024].content.goals for i in g.indicators if i.better == "lower"] == ["tillit"]


def test_all_assignments(budgets: dict[int, Budget]) -> None:
    held = [
        (str(a.number), a.due, "yes" if a.latest else "no", a.reports_to) for a in budgets[2024].content.assignments
    ]
    assert held == [tuple(row.values()) for row in table("assignments")]


def test_all_controls(budgets: dict[int, Budget]) -> None:
    content = budgets[2024].content
    names = {risk.id: risk.name for risk in content.risks}
    held = [
        (names[c.risk], str(c.printed_score), c.printed_responsible or " och ".join(c.responsible))
        for c in content.controls
    ]
    assert held == [tuple(row.values()) for row in table("controls")]


def test_the_bridge_s_own_figures(budgets: dict[int, Budget]) -> None:
    words = {
        "base": "grundbudget 2023",
        "indexed": "grundbudget uppräknad 2024",
        "grant": "kommunbidrag 2024",
    }
    prose = {(row["section"], row["words"]): row["figure"] for row in table("prose")}
    for frame in budgets[2024].content.frames:
        assert frame.printed_bridge is not None
        for key, said in words.items():
            assert str(getattr(frame.printed_bridge, key)) == prose[frame.id, said]


def test_facts_of_the_document(budgets: dict[int, Budget]) -> None:
    document = budgets[2024].content.document
    assert (document.type, document.decided_by, document.diary_number) == ("Budget", "Kommunstyrelsen", "2023.041 KS")
    assert (document.decided, document.printed_decided) == (None, "2023-xx-xx")
    assert str(document.valid_to) == str(document.revised_by) == "2024-12-31"
    assert document.responsible == "Simon Lindau"


def test_departments_and_what_moves(budgets: dict[int, Budget]) -> None:
    office = budgets[2024].content.organisation
    assert office is not None
    assert [d.name for d in office.departments] == [
        "Ekonomiavdelningen",
        "Stabsavdelningen",
        "IT-avdelningen",
        "Tillväxtavdelningen",
        "HR-avdelningen",
    ]
    assert [(u.name, u.moves.year) for d in office.departments for u in d.units if u.moves] == [
        ("Kost- och lokalvårdsenheten", 2024)
    ]
