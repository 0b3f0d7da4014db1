"""Rows that are declared exact have no width."""

import pytest
from conftest import Load

from ks_budget.checks.case import Case
from ks_budget.checks.rules import check

BUDGET = """
[document]
title = "Test"
year = 2024
unit = "tkr"
plan_years = [2025]

[investments]
years = [2024]
{chapter}
printed = {{ 2024 = 301 }}
group = [
  {{ id = "a", name = "A", {group} printed = {{ 2024 = 301 }}, project = [
    {{ id = "x", name = "X", {row} amounts = {{ 2024 = 100 }} }},
    {{ id = "y", name = "Y", {row} amounts = {{ 2024 = 200 }} }},
  ] }},
]
"""


@pytest.mark.parametrize(
    ("chapter", "group", "row", "told"),
    [
        ("", "", "", []),
        ("", "", "exact = true,", ["KSB302:investments.a.2024"]),  # half a step of the sum is not enough
        ("", "exact = true,", "", []),  # half a step of each row is
        ("", "exact = true,", "exact = true,", ["KSB302:investments.a.2024"]),
        ("exact = true", "", "", ["KSB302:investments.a.2024"]),
    ],
)
def test_what_is_exact_has_no_width(chapter: str, group: str, row: str, told: list[str], load: Load) -> None:
    budget = load(BUDGET.format(chapter=chapter, group=group, row=row), head=False)
    assert [problem.id for problem in check(Case(budget, None))] == told


def test_an_exact_line_of_a_frame(load: Load) -> None:
    frame = """
        [[frame]]
        id = "n"
        name = "N"
        index = "fast"
        line = [
          {{ id = "staff", label = "Personal", kind = "cost", amount = -1000, {}printed = {{ 2025 = -1021 }} }},
        ]

        [[publication]]
        id = "p"
        series = "fast"
        rates = {{ 2025 = 2 }}
        """
    head = '[document]\ntitle = "T"\nyear = 2024\nplan_years = [2025]\n'
    rounded, exact = (load(head + frame.format(said), head=False) for said in ("", "exact = true, "))
    assert [problem.id for problem in check(Case(rounded, None))] == []
    assert [problem.id for problem in check(Case(exact, None))] == ["KSB303:n.staff.2025"]
