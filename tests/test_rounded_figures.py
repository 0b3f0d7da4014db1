"""Figures that carry rounding are compared as such: percent, shares, changes, effects."""

from collections.abc import Callable

import pytest
from conftest import Load

from ks_budget import Stop
from ks_budget.checks.case import Case
from ks_budget.checks.rules import check

FRAME = """
[[frame]]
id = "f"
name = "Ram"
line = [
    {{ id = "staff", label = "Personal", kind = "cost", amount = {amount} }},
    {{ id = "grant", label = "Bidrag", kind = "grant", amount = 1_000 }},
]
"""
Told = Callable[..., list[str]]
COMMENT = '[[frame.comment]]\nline = "staff"\ndirection = "up"\n'


@pytest.fixture
def told(load: Load) -> Told:
    """The ids of what is found of a comment on costs that grow from 800 to ``amount``."""

    def ids(comment: str, amount: str = "-1_000") -> list[str]:
        last = '[document]\ntitle = "T"\nyear = 2023\n' + FRAME.format(amount="-800")
        before = load(last, "2023", head=False)
        problems = check(Case(load(FRAME.format(amount=amount) + COMMENT + comment), before))
        return [problem.id for problem in problems if problem.code in ("KSB506", "KSB520", "KSB521", "KSB331")]

    return ids


def explained(*said: str) -> str:
    return "explanations = [" + ", ".join(f'{{ text = "Skäl.", {one} }}' for one in said) + "]\n"


@pytest.mark.parametrize(
    ("shares", "found"),
    [
        (["0.333", "0.333", "0.334"], []),
        (["0.17"] * 6, []),  # sixths: 1.02
        (["0.17"] * 5 + ["0.20"], ["KSB521:f.staff"]),  # 1.05 of six rounded to two decimals is 0.03 too much
        (["0.3", "0.7", "0.1"], []),
        (["0.9", "0.9"], ["KSB521:f.staff"]),
        (["0.50", "0.51"], []),
        (["0.50", "0.52"], ["KSB521:f.staff"]),
        (["1"], []),
        (["1", "0.1"], ["KSB521:f.staff"]),  # all of it is not rounded
    ],
)
def test_shares_are_as_far_from_one_as_they_are_rounded(shares: list[str], found: list[str], told: Told) -> None:
    assert told(explained(*(f"share = {share}" for share in shares))) == found


def test_all_of_a_change_is_all_of_it(told: Told) -> None:
    """A share of 1 beside an amount: 200 and 30 are more than 200."""
    assert told(explained("share = 1", "amount = -30")) == ["KSB520:f.staff"]
    assert told(explained("share = 0.9", "amount = -30")) == [], "0.9 may be 0.85"


@pytest.mark.parametrize(
    ("written", "amount", "found"),
    [
        ("-200", "-1_000", []),
        ("-200", "-1_000.4", []),
        ("-200", "-1_000.6", ["KSB506:f.staff"]),
        ("-200.0", "-1_000.4", ["KSB506:f.staff"]),
        ("-199", "-1_000", ["KSB506:f.staff"]),
    ],
)
def test_a_comment_was_written_for_a_change_to_the_decimals_that_it_says(
    written: str, amount: str, found: list[str], told: Told
) -> None:
    assert told(f"written_for = {written}\n", amount) == found


@pytest.mark.parametrize(
    ("effects", "balance"),
    [
        ("grant = 5.0, staff = -5.0", True),
        ("grant = 5.0, staff = -4.95", True),  # 4.95 to one decimal
        ("grant = 5, staff = -4.6", True),
        ("grant = 5.0, staff = -4.9", False),
        ("grant = 5.0, staff = -4.94", False),
    ],
)
def test_two_effects_with_other_decimals_are_one_amount(effects: str, balance: bool, load: Load) -> None:
    adjustment = f'[[frame.adjustment]]\nyear = 2025\nkind = "permanent"\nreason = "Val"\neffects = {{ {effects} }}\n'
    if balance:
        load(FRAME.format(amount="-1_000") + adjustment)
    else:
        with pytest.raises(Stop):
            load(FRAME.format(amount="-1_000") + adjustment)
