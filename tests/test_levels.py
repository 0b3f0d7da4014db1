"""Sums of frames, parts of lines and the order of rows, on tables as boards print them."""

from decimal import Decimal
from pathlib import Path

import pytest
from conftest import Given, Load, Run

from ks_budget.checks.case import Case
from ks_budget.model import Budget
from ks_budget.model.levels import Levels
from ks_budget.model.shape import printed_order
from ks_budget.printed.reconcile import standing
from ks_budget.report import Rate, Table

# Sjöbo kommun, Budget 2025, Driftbudget per nämnd, mnkr: two boards of nine.
SJOBO = """
[document]
title = "Driftbudget per nämnd"
year = 2025
plan_years = [2026, 2027]
unit = "mnkr"

[[publication]]
id = "none"
series = "pkv"
rates = { 2023 = 1 }

[[frame]]
id = "boards"
name = "Nämnderna"
printed_totals.net = { 2025 = -121.9, 2026 = -125.8, 2027 = -130.3 }

[[frame]]
id = "ks"
name = "Kommunstyrelse"
parent = "boards"
printed_totals.net = { 2025 = -108.6, 2026 = -112.2, 2027 = -116.0 }
{ks}

[[frame]]
id = "sbn"
name = "Samhällsbyggnadsnämnd"
parent = "boards"
printed_totals.net = { 2025 = -13.3, 2026 = -13.6, 2027 = -14.3 }
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
        f"printed = {{ 2026 = {b}, 2027 = {c} }}"
        for id, (label, a, b, c) in rows.items()
    )


def sjobo(**more: tuple[str, float, float, float]) -> str:
    return SJOBO.replace("{ks}", lines(KS)).replace("{sbn}", lines(SBN | more))


def sums_broken(budget: Budget) -> list[str]:
    return [relation.subject for relation in Case(budget, None).tried.broken]


def test_sums_of_boards_are_held_against_the_boards(load: Load) -> None:
    budget = load(sjobo(), "2025", head=False)
    subjects = [relation.subject for relation in Case(budget, None).relations]
    assert [subject for subject in subjects if subject.startswith("boards")] == [
        "boards.net.2025",
        "boards.net.2026",
        "boards.net.2027",
    ]
    assert not sums_broken(budget)


def test_a_slip_in_a_plan_year_of_the_sum_is_told(load: Load) -> None:
    budget = load(sjobo().replace("-125.8", "-128.5"), "2025", head=False)
    assert sums_broken(budget) == ["boards.net.2026"]


def test_a_sum_shows_what_its_boards_come_to(load: Load) -> None:
    budget = load(sjobo(), "2025", head=False)
    levels = Levels(budget.content.frames)
    own = standing(budget, levels, levels.frames[0]).own
    assert (own["net"], own["political"], own["rescue"]) == tuple(map(Decimal, ("-121.9", "-8.8", "-17.0")))


def test_what_a_sum_prints_is_not_added_again(load: Load) -> None:
    text = sjobo() + BOARD_GRANT
    budget = load(text, "2025", head=False)
    counted = Levels(budget.content.frames).counted()
    assert [(frame.id, len(frame.lines)) for frame in counted] == [("ks", 6), ("sbn", 3), ("other", 2), ("unit", 2)]
    assert counted[2].lines[0].id == "grant"


BOARD_GRANT = """
[[frame]]
id = "other"
name = "Barn- och utbildningsnämnd"
printed_totals.net = { 2025 = -10.0 }
printed_totals.result = { 2025 = 0.0 }
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
    budget = load(sjobo() + BOARD_GRANT, "2025", head=False)
    levels = Levels(budget.content.frames)
    board = levels.by_id["other"]
    assert standing(budget, levels, board).own["result"] == 0
    assert sums_broken(budget) == []
    changed = load(sjobo() + BOARD_GRANT.replace("2025 = -10.0", "2025 = -10.4"), "2025", head=False)
    # The sum alone: what is printed of the unit's costs and the sum of both is not at odds.
    assert "other.net.2025" in sums_broken(changed)


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


def board(year: int, more: int) -> str:
    """A board that prints the sums of its two units, one of which has more than the year before."""

    def frame(id: str, parent: str, revenue: int, cost: int, totals: str = "") -> str:
        lines = {"revenue": revenue, "cost": -cost, "grant": cost - revenue}
        return f'[[frame]]\nid = "{id}"\nname = "{id.title()}"\n{parent}{totals}' + "".join(
            f'[[frame.line]]\nid = "{kind}"\nlabel = "{kind}"\nkind = "{kind}"\namount = {amount}\n'
            for kind, amount in lines.items()
        )

    of = 'parent = "board"\n'
    head = f'[document]\ntitle = "T"\nyear = {year}\nplan_years = [{year + 1}]\nboard = "B"\n'
    rates = f'[[publication]]\nid = "p{year}"\nseries = "pkv"\nrates = {{ 2024 = 2.0, 2025 = 2.5 }}\n'
    totals = f"printed_totals.net = {{ {year} = {-1000 - more} }}\nprinted_totals.result = {{ {year} = 0 }}\n"
    frames = frame("board", "", 150, 1150 + more, totals) + frame("school", of, 100, 800 + more)
    return head + rates + frames + frame("pre", of, 50, 350)


PROPOSAL = """
[document]
title = "T"
year = 2024
based_on = "2024"
[[frame]]
id = "school"
[[frame.line]]
id = "cost"
amount = -1_200
[[frame.line]]
id = "grant"
amount = 1_100
"""


@pytest.fixture
def boards(tmp_path: Path) -> Path:
    """A municipality with one board of two units, in two years and a variant."""
    folder = tmp_path / "budgets" / "board"
    folder.mkdir(parents=True)
    for name, text in {"2023": board(2023, 0), "2024": board(2024, 100), "2024-proposal": PROPOSAL}.items():
        (folder / f"{name}.toml").write_text(text, encoding="utf-8")
    return tmp_path


def of_row(table: Table, id: str) -> list[object]:
    return next(row.cells for row in table.rows if row.id == id)


def test_every_krona_of_a_sum_counts_once(given: Given, boards: Path) -> None:
    everything = given("project", "--all", cwd=boards).tables[-1]
    of_board = given("project", "2024", "--board", "board", cwd=boards).tables[0]
    for table in (everything, of_board):
        assert of_row(table, "cost")[1:] == [-1250, -1281]
        assert of_row(table, "result")[1:] == [0, 0]
    assert [row.cells[2] for row in of_board.footer] == [Rate(Decimal("2.5"))]


def test_a_change_is_the_unit_s_and_not_again_its_board_s(given: Given, boards: Path) -> None:
    frames, changes, *_ = given("show", "2024", "--board", "board", cwd=boards).tables
    assert [(row.id, row.kind) for row in frames.rows] == [("board", "total"), ("school", "part"), ("pre", "part")]
    assert [row.cells[1] for row in changes.rows] == ["School", "School"]


def test_a_bridge_of_a_sum_is_that_of_its_frames(given: Given, boards: Path) -> None:
    whole, *parts = given("bridge", "2024", "--board", "board", cwd=boards).tables
    for step in ("previous", "index", "grant"):
        amounts = [next(row.cells[1] for row in table.rows if row.id.startswith(step)) for table in (whole, *parts)]
        assert amounts[0] == sum(Decimal(str(amount)) for amount in amounts[1:]), step


def test_what_a_sum_prints_follows_a_proposal_for_a_unit(ksb: Run, given: Given, boards: Path) -> None:
    said = ksb("check", "2024-proposal", "--board", "board", "--proof", cwd=boards)
    assert said.exit_code == 0 and "KSB" not in said.stdout
    table = given("diff", "2024", "2024-proposal", "--board", "board", cwd=boards).tables[0]
    assert (table.id, of_row(table, "cost")[1:4]) == ("board", [-1250, -1550, -300])
    assert of_row(table, "net")[1:4] == [-1100, -1400, -300]


@pytest.mark.parametrize(
    ("key", "right", "wrong"), [("printed_totals.net", -1127, -1172), ("printed_totals.result", 0, 45)]
)
def test_the_plan_of_a_sum_alone_is_held_against_the_index(load: Load, key: str, right: int, wrong: int) -> None:
    def broken(amount: int) -> list[str]:
        totals = key + " = { 2025 = " + str(amount) + " }\n"
        text = board(2024, 100).replace("printed_totals.net = { 2024 = -1100 }\n", "")
        text = text.replace("printed_totals.result = { 2024 = 0 }\n", totals)
        return sums_broken(load(text, head=False))

    assert broken(right) == []
    assert broken(wrong) == [f"board.{key.partition('.')[2]}.2025"]
