"""Sums of frames, parts of lines and the order of rows, on tables as boards print them."""

from decimal import Decimal

from conftest import Load

from ks_budget.checks.case import Case
from ks_budget.model import Budget
from ks_budget.model.levels import Levels
from ks_budget.model.shape import printed_order
from ks_budget.printed.reconcile import standing

# Sjöbo kommun, Budget 2025, driftbudget per nämnd, mnkr (two boards of nine): https://finansiellinfo.se/Sjobo/
SJOBO = """
[document]
title = "Driftbudget per nämnd"
year = 2024
plan_years = [2025, 2026]
unit = "mnkr"

[[publication]]
id = "none"
series = "pkv"
rates = { 2023 = 1 }

[[frame]]
id = "boards"
name = "Nämnderna"
printed_totals.net = { 2024 = -121.9, 2025 = -125.8, 2026 = -130.3 }

[[frame]]
id = "ks"
name = "Kommunstyrelse"
parent = "boards"
printed_totals.net = { 2024 = -108.6, 2025 = -112.2, 2026 = -116.0 }
{ks}

[[frame]]
id = "sbn"
name = "Samhällsbyggnadsnämnd"
parent = "boards"
printed_totals.net = { 2024 = -13.3, 2025 = -13.6, 2026 = -14.3 }
{sbn}
"""
KS = {
    "whole": ("Kommunövergripande verksamhet", -81.7, -84.5, -87.1),
    "political": ("Politisk verksamhet", -8.2, -8.5, -9.2),
    "tourism": ("Turism- och fritidsverksamhet", -0.4, -0.4, -0.4),
    "technical": ("Teknisk verksamhet", -0.2, -0.1, -0.1),
    "land": ("Exploateringsverksamhet", -1.1, -1.2, -1.2),
    "rescue": ("Räddningstjänst", -17.0, -17.5, -18.0),
}
SBN = {
    "political": ("Politisk verksamhet", -0.6, -0.6, -0.7),
    "health": ("Miljö- och hälsoskyddsverksamhet", -6.6, -6.8, -7.1),
    "plans": ("Plan- och byggverksamhet", -6.1, -6.2, -6.5),
}


def lines(rows: dict[str, tuple[str, float, float, float]]) -> str:
    return "\n".join(
        f'[[frame.line]]\nid = "{id}"\nlabel = "{label}"\nkind = "cost"\namount = {a}\n'
        f"printed = {{ 2025 = {b}, 2026 = {c} }}"
        for id, (label, a, b, c) in rows.items()
    )


def sjobo(**more: tuple[str, float, float, float]) -> str:
    return SJOBO.replace("{ks}", lines(KS)).replace("{sbn}", lines(SBN | more))


def sums_broken(budget: Budget) -> list[str]:
    return [relation.subject for relation in Case(budget, None).tried.broken]


def test_sums_of_boards_are_held_against_the_boards(load: Load) -> None:
    budget = load(sjobo(), head=False)
    subjects = [relation.subject for relation in Case(budget, None).relations]
    assert [subject for subject in subjects if subject.startswith("boards")] == [
        "boards.net.2024",
        "boards.net.2025",
        "boards.net.2026",
    ]
    assert not sums_broken(budget)


def test_a_slip_in_a_plan_year_of_the_sum_is_told(load: Load) -> None:
    budget = load(sjobo().replace("-125.8", "-128.5"), head=False)
    assert sums_broken(budget) == ["boards.net.2025"]


def test_a_sum_shows_what_its_boards_come_to(load: Load) -> None:
    budget = load(sjobo(), head=False)
    levels = Levels(budget.content.frames)
    own = standing(budget, levels, levels.frames[0]).own
    assert (own["net"], own["political"], own["rescue"]) == tuple(map(Decimal, ("-121.9", "-8.8", "-17.0")))


def test_what_a_sum_prints_is_not_added_again(load: Load) -> None:
    text = sjobo() + BOARD_GRANT
    budget = load(text, head=False)
    counted = Levels(budget.content.frames).counted()
    assert [(frame.id, len(frame.lines)) for frame in counted] == [("ks", 6), ("sbn", 3), ("other", 2), ("unit", 2)]
    assert counted[2].lines[0].id == "grant"


BOARD_GRANT = """
[[frame]]
id = "other"
name = "Barn- och utbildningsnämnd"
printed_totals.net = { 2024 = -10.0 }
printed_totals.result = { 2024 = 0.0 }
[[frame.line]]
id = "costs-of-all"
label = "Kostnader"
kind = "cost"
amount = -12.0
[[frame.line]]
id = "grant"
label = "Kommunbidrag"
kind = "grant"
amount = 9.0
[[frame.line]]
id = "central-grant"
label = "Riktat kommunbidrag"
kind = "grant"
amount = 1.0
[[frame]]
id = "unit"
name = "Skola"
parent = "other"
[[frame.line]]
id = "fees"
label = "Avgifter"
kind = "revenue"
amount = 2.0
[[frame.line]]
id = "costs-of-all"
label = "Kostnader"
kind = "cost"
amount = -12.0
"""


def test_a_grant_of_the_board_alone_is_its_own(load: Load) -> None:
    budget = load(sjobo() + BOARD_GRANT, head=False)
    levels = Levels(budget.content.frames)
    board = levels.by_id["other"]
    assert standing(budget, levels, board).own["result"] == 0
    assert sums_broken(budget) == []
    changed = load(sjobo() + BOARD_GRANT.replace("2024 = -10.0", "2024 = -10.4"), head=False)
    # The sum alone: what is printed of the unit's costs and the sum of both is not at odds.
    assert "other.net.2024" in sums_broken(changed)


PARTS = """
[[frame]]
id = "f"
name = "Ram"
rows = ["fees", "staff", "net", "grant"]
[[frame.line]]
id = "fees"
label = "Intäkter"
kind = "revenue"
amount = 20
[[frame.line]]
id = "staff"
label = "Personal"
kind = "cost"
amount = -120
[[frame.line]]
id = "pensions"
label = "varav pensioner"
kind = "cost"
of_which = "staff"
amount = -30
[[frame.line]]
id = "grant"
label = "Kommunbidrag"
kind = "grant"
amount = 100
"""


def test_rows_stand_as_the_document_has_them(load: Load) -> None:
    frame = load(PARTS).content.frames[0]
    assert printed_order(frame) == ["fees", "staff", "pensions", "net", "grant"]
    budget = load(PARTS.replace('rows = ["fees", "staff", "net", "grant"]\n', ""))
    assert printed_order(budget.content.frames[0]) == ["fees", "staff", "pensions", "costs", "net", "grant", "result"]


def test_a_part_of_a_line_is_in_no_sum(load: Load) -> None:
    budget = load(PARTS)
    levels = Levels(budget.content.frames)
    own = standing(budget, levels, levels.frames[0]).own
    assert (own["costs"], own["net"], own["result"]) == (-120, -100, 0)
    assert own["pensions"] == -30
