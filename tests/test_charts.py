"""Charts as SVG: every figure is written out, all texts are text, and a drawing is the same each time."""

import re
import xml.etree.ElementTree as ET
from decimal import Decimal
from itertools import pairwise

import pytest

from ks_budget.render.charts import draw
from ks_budget.render.charts.canvas import ACCENT, GREY, INK, SHADES, WHITE, Axis
from ks_budget.report import Chart, Column, Point, Row, Series, Table
from ks_budget.views.charts import over_years, stacked, waterfall

HOSTILE = "<script>alert(1)</script> & \"'\x1b[31m " + "ettmycketlångtord" * 20


def point(label: str, value: int | None, kind: str = "level", grade: str = "") -> Point:
    return Point(label, None if value is None else Decimal(value), kind, grade, "" if value is None else f"s{value}")  # type: ignore[arg-type]


def years(*values: int | None) -> list[Point]:
    return [point(str(2024 + i), value) for i, value in enumerate(values)]


UP, TARGET = point(HOSTILE, 50, "change"), point("2026", 80, "target")
CHARTS = {
    "lines": [Series("Kostnader", years(100, None, 120)), Series(HOSTILE, years(20, 30, 119))],
    "stacked": [Series("A", years(10, 20, 0)), Series(HOSTILE, years(50, -40, 60))],
    "waterfall": [Series("", [point("Från", 1000), UP, point("Ner", -20, "change"), point("Till", 1030)])],
    "targets": [Series(HOSTILE, [*years(71, 72), TARGET]), Series("Ett", [TARGET])],
    "matrix": [
        Series("2 Stor", [point("1 Liten", 0, grade="middle"), point(HOSTILE, 3, grade="high")]),
        Series("1 Liten", [point("1 Liten", 7, grade="low"), point(HOSTILE, 2, grade="middle")]),
    ],
    "tree": [Series(f"Avdelning {i}", [point(HOSTILE, None)]) for i in range(7)],
}  # fmt: skip


def chart(kind: str) -> Chart:
    return Chart("x", kind, f"Diagram {HOSTILE}", CHARTS[kind], "tkr", f"Mening {HOSTILE}")  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", CHARTS)
@pytest.mark.parametrize("language", ["sv", "en"])
def test_a_drawing_is_whole_inert_and_the_same_each_time(kind: str, language: str) -> None:
    svg = draw(chart(kind), language)
    assert svg == draw(chart(kind), language)
    root = ET.fromstring(svg)
    names = {element.tag.rpartition("}")[2] for element in root.iter()}
    assert names <= {"svg", "rect", "line", "polyline", "polygon", "circle", "text"}
    assert "\x1b" not in svg and not re.search(r"\b(id|href|on\w+|style)=", svg)
    assert root.get("aria-label", "").startswith("Mening <script>")


@pytest.mark.parametrize("kind", sorted(set(CHARTS) - {"tree"}))
def test_every_figure_is_written_out(kind: str) -> None:
    written = [
        element.text for element in ET.fromstring(draw(chart(kind), "sv")).iter() if element.tag.endswith("text")
    ]
    for series in CHARTS[kind]:
        for one in series.points:
            # Of nothing there is a dash, or no mark at all.
            assert not one.value or any(one.shown in str(text) for text in written), one


@pytest.mark.parametrize("kind", CHARTS)
def test_nothing_is_outside_the_drawing(kind: str) -> None:
    root = ET.fromstring(draw(chart(kind), "sv"))
    width, height = float(root.get("width", 0)), float(root.get("height", 0))
    for element in root.iter():
        x, y = float(element.get("x", 0)), float(element.get("y", 0))
        assert 0 <= x <= width and 0 <= y <= height
        assert x + float(element.get("width", 0)) <= width + 1
        assert element is root or y + float(element.get("height", 0)) <= height


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_words_and_lines_stand_out_from_the_page_and_neighbours_from_each_other() -> None:
    assert min(contrast(colour, WHITE) for colour in (INK, GREY)) >= 4.5
    assert contrast(ACCENT, WHITE) >= 4.5
    assert min(contrast(one, other) for one, other in pairwise(SHADES)) >= 2


@pytest.mark.parametrize(
    ("values", "ticks"),
    [([0], [0, 1]), ([7], [0, 2, 4, 6, 8]), ([-30, 100], [-50, 0, 50, 100]), ([116750], [0, 50000, 100000, 150000])],
)
def test_a_scale_has_round_steps_and_holds_zero(values: list[int], ticks: list[int]) -> None:
    axis = Axis([Decimal(value) for value in values], 0, 100)
    assert [int(tick) for tick in axis.ticks if tick == int(tick)] == ticks or values == [0]
    assert axis.ticks[0] <= min(values) and axis.ticks[-1] >= max(values)


def test_a_row_on_both_sides_of_zero_keeps_its_minus_and_costs_lose_theirs() -> None:
    columns = [Column("label", "Rad"), Column("2024", "2024", "amount"), Column("2025", "2025", "amount")]
    rows = [Row("both", ["Netto", Decimal(50), Decimal(-50)]), Row("costs", ["Kostnader", Decimal(-70), Decimal(-80)])]
    drawn = over_years(Table("t", "T", columns, rows), ["both", "costs"], "Titel", "tkr", "sv")
    assert [[point.value for point in one.points] for one in drawn.series] == [[50, -50], [70, 80]]
    assert [point.shown for point in drawn.series[0].points] == ["50", "−50"]


def test_an_indicator_without_figures_takes_a_row_and_stops_nothing() -> None:
    series = [Series("Utan siffror", years(None)), Series("Utan punkter", [])]
    assert "Utan siffror" in draw(Chart("x", "targets", "Diagram", series, "", "Mening"), "sv")


def test_what_nothing_explains_hangs_between_the_sum_and_the_grant_where_the_sentence_ends() -> None:
    columns = [Column("step", "Steg"), Column("amount", "Belopp", "amount")]
    steps = {"previous": 100, "index": 5, "sum": 105, "grant": 104, "unexplained": -1, "start": 90}
    kinds = {"index": "part", "unexplained": "quiet"}
    rows = [Row(id, [id, Decimal(value)], kinds.get(id, "total")) for id, value in steps.items()]  # type: ignore[arg-type]
    drawn = waterfall(Table("t", "T", columns, rows), "Titel", "tkr", "sv")
    assert [point.label for point in drawn.series[0].points][-4:] == ["sum", "unexplained", "grant", "start"]
    assert drawn.sentence == "Från 100\u00a0tkr till 104\u00a0tkr: index (+5\u00a0tkr) och unexplained (−1\u00a0tkr)."


@pytest.mark.parametrize(("sums", "said"), [((-5, 0), False), ((0, 0), False), ((-5, 7), True)])
def test_only_a_group_that_something_is_spent_on_is_the_largest(sums: tuple[int, int], said: bool) -> None:
    columns = [Column("group", "Grupp"), Column("2024", "2024", "amount"), Column("sum", "Summa", "amount")]
    rows = [Row(f"g{i}", [f"Grupp {i}", Decimal(value), Decimal(value)]) for i, value in enumerate(sums)]
    drawn = stacked(Table("t", "T", columns, rows), ["g0", "g1"], "Titel", "tkr", "sv")
    assert ("Störst är Grupp 1 med 7" in drawn.sentence) is said and ("Störst" in drawn.sentence) is said
