"""Rounding so that tables add up, and the figures a printed budget was rounded from."""

from decimal import Decimal

from conftest import Load

from ks_budget.compute.footing import each, foot
from ks_budget.printed.reconcile import reconciled

SHAPE = {"result": ["net", "grant"], "net": ["revenue", "costs"], "costs": ["a", "b", "c"]}
ONE = Decimal(1)


def figures(**lines: str) -> dict[str, Decimal]:
    from ks_budget.model.shape import add_up

    return add_up(SHAPE, {key: Decimal(value) for key, value in lines.items()})


def test_three_thirds_make_a_whole() -> None:
    exact = figures(revenue="0", a="-33.4", b="-33.4", c="-33.4", grant="100.2")
    rounded = foot(SHAPE, exact, ONE)
    assert rounded["costs"] == rounded["a"] + rounded["b"] + rounded["c"] == -100
    assert rounded["result"] == 0
    # Each on its own gives parts that miss their total by one.
    assert sum(each(exact, ONE)[key] for key in "abc") == -99


def test_the_first_of_equal_remainders_is_moved() -> None:
    rounded = foot(SHAPE, figures(revenue="0", a="0.5", b="0.5", c="0", grant="-1"), ONE)
    assert (rounded["a"], rounded["b"]) == (1, 0)


def test_halves_go_away_from_zero() -> None:
    assert each({"x": Decimal("0.5"), "y": Decimal("-2.5")}, ONE) == {"x": 1, "y": -3}


FRAME = """
[[frame]]
id = "f"
name = "Ram"
line = [
  { id = "grant", label = "g", kind = "grant", amount = 100 },
  { id = "a", label = "a", kind = "cost", amount = -33 },
  { id = "b", label = "b", kind = "cost", amount = -33 },
  { id = "c", label = "c", kind = "cost", amount = -33 },
]
printed_totals = { costs = { 2024 = COSTS }, net = { 2024 = COSTS }, result = { 2024 = 0 } }
"""


def test_a_printed_total_holds_and_its_parts_share_the_difference(load: Load) -> None:
    start = reconciled(load(FRAME.replace("COSTS", "-100")).content.frames[0], 2024, "tkr")
    assert start.printed["costs"] == -100
    assert start.exact["costs"] == -100
    assert start.exact["result"] == 0
    assert abs(start.exact["a"] - start.exact["b"]) < Decimal("1e-11")
    assert abs(start.exact["a"] + Decimal(100) / 3) < Decimal("1e-11")
    assert [gap.about.total for gap in start.gaps] == ["costs"]
    assert start.gaps[0].holds


def test_where_rounding_does_not_explain_the_lines_count(load: Load) -> None:
    start = reconciled(load(FRAME.replace("COSTS", "-110")).content.frames[0], 2024, "tkr")
    assert not start.agrees
    assert start.exact["costs"] == -99
    assert start.exact["result"] == 1


def test_a_coarse_line_carries_more_than_a_fine_one(load: Load) -> None:
    text = FRAME.replace("COSTS", "-102").replace("amount = 100", "amount = 102")
    text = text.replace('"c", kind = "cost", amount = -33', '"c", kind = "cost", amount = -3e1')
    exact = reconciled(load(text).content.frames[0], 2024, "tkr").exact
    # −33 and −33 may move by a half each; −3e1 stands for −30 ± 5 and takes the rest of the 6.
    assert (exact["a"], exact["b"], exact["c"]) == (Decimal("-33.5"), Decimal("-33.5"), -35)
    assert (exact["costs"], exact["result"]) == (-102, 0)


def test_the_real_document_s_costs_move_by_a_quarter_each(load: Load) -> None:
    from conftest import ROOT, open_budget

    frame = open_budget(ROOT / "budgets", "2024").content.frames[0]
    start = reconciled(frame, 2024, "tkr")
    moved = {line.id: start.exact[line.id] - line.amount for line in frame.lines}
    assert moved == {
        "revenue": 0, "personnel": Decimal("-0.25"), "rent": Decimal("-0.25"), "services": Decimal("-0.25"),
        "other": Decimal("-0.25"), "grant": 0, "financial": 0,
    }  # fmt: skip
