"""The figures of running text, and what is none."""

from decimal import Decimal

import pytest
from conftest import ROOT, Load, open_budget

from ks_budget.checks.case import Case
from ks_budget.checks.prose import quotes, unclaimed
from ks_budget.compute.prose import figures_in
from ks_budget.expressions import meant, measure


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Åren 2024–2028 investeras 509,3 mnkr.", ["509300000"]),
        ("Bidraget är 114\u00a0308 tkr, 114,3 Mkr.", ["114308000", "114300000"]),
        ("Mellan 5 och 6 miljoner kronor", ["5000000", "6000000"]),
        ("5–6 mkr", ["5000000", "6000000"]),
        ("Under 2024 och 2025 5 mnkr", ["5000000"]),
        ("Ökningen 2025 till 5 mnkr", ["5000000"]),
        ("4,1 % eller 41 promille, 3 procentenheter", ["0.041", "0.041", "0.03"]),
        ("1.500 tkr", ["1500000"]),
        ("1,5 miljarder kr", ["1500000000"]),
        ("Enligt 5 kap. 3 § kommunallagen (2017:725) den 5 maj 2024, kl. 14", []),
        ("17 personer, tredje kvartalet, mål 3, etapp 4, 3 krav, 12 krontal", []),
        ("Vägen 2024 kr", ["2024"]),
    ],
)
def test_figures_have_a_unit_of_money_or_percent(text: str, values: list[str]) -> None:
    assert [said.value for said in figures_in(text)] == [Decimal(value) for value in values]


@pytest.mark.parametrize(
    ("written", "name"),
    [("Mkr", "mnkr"), ("MSEK", "mnkr"), ("milj. kr", "mnkr"), ("Tusen  kronor", "tkr"), ("kkr", "tkr"), ("SEK", "kr"),
     ("Procent", "%"), ("procentenhet", "procentenheter"), ("miljarder kronor", "mdkr"), ("andel", "andel"),
     ("kr/elev", "kr"), ("kronor per invånare", "kr"), ("procent per år", "%"), ("per cent", "%")],
)  # fmt: skip
def test_units_are_read_as_people_write_them(written: str, name: str) -> None:
    found = measure(written)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize(
    "word", ["st", "år", "index", "enheter", "personer", "dagar", "etapp", "tertial", "skala 1–6", ""]
)
def test_words_for_what_is_counted_are_no_mistaken_units(word: str) -> None:
    assert measure(word) is None
    assert meant(word).meant is None


@pytest.mark.parametrize(
    ("word", "unit"), [("mnkkr", "mnkr"), ("prosent", "%"), ("miljoner kr.or", "mnkr"), ("tkkr", "tkr")]
)
def test_a_unit_misspelt_is_guessed(word: str, unit: str) -> None:
    assert measure(word) is None
    assert meant(word).meant == unit


TEXT = """
[[section]]
id = "s"
title = "S"
text = "Bidraget är 5,4\u00a0mnkr. Det ökar."
[[frame]]
id = "f"
name = "F"
[[frame.line]]
id = "grant"
label = "Bidrag"
kind = "grant"
amount = 5_400
"""
CLAIM = """
[[claim]]
id = "c"
text = "Bidraget"
quote = "{quote}"
figure = {figure}
unit = "{unit}"
equals = "f.grant[2024]"
"""


@pytest.mark.parametrize(
    ("quote", "figure", "unit", "found"),
    [
        ("Bidraget är 5,4 mnkr.", "5.4", "mnkr", []),
        ("bidraget är 5,4 mnkr", "5_400", "tkr", []),
        ("Det ökar.", "5.4", "mnkr", []),
        ("Bidraget är 5,4 mnkr.", "5.3", "mnkr", ["KSB511:s", "KSB510:c"]),
        ("Bidraget är 5,5 mnkr.", "5.4", "mnkr", ["KSB509:c"]),
    ],
)
def test_a_claim_points_to_its_sentence(quote: str, figure: str, unit: str, found: list[str], load: Load) -> None:
    case = Case(load(TEXT + CLAIM.format(quote=quote, figure=figure, unit=unit)), None)
    assert [problem.id for rule in (unclaimed, quotes) for problem in rule(case)] == found


def test_a_text_without_claims_is_told_once(load: Load) -> None:
    assert [problem.id for problem in unclaimed(Case(load(TEXT), None))] == ["KSB511:s"]


def test_the_texts_of_the_shipped_budgets_are_covered() -> None:
    for name in ("2023", "2024", "2024-rattad", "2024-forslag"):
        assert list(unclaimed(Case(open_budget(ROOT / "budgets", name), None))) == []
