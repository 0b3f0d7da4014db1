"""Running text held against tables: what is tied, what is not, and what does not agree."""

from decimal import Decimal

import pytest
from audited import prose, table

from ks_budget.tables.claims import claims
from ks_budget.tables.named import Labels, stem
from ks_budget.tables.prose import Held, held
from ks_budget.tables.table import Table, Understood

FRAME = table(
    """
    Belopp i tkr                  | Budget 2023 | Budget 2024 | Plan 2025
    Verksamhetens intäkter        | 9 531       | 20 351      | 20 534
    Personalkostnader             | -6 458      | -6 386      | -6 443
    Lokalhyror                    | -7 431      | -7 986      | -8 058
    Köp av tjänster               | -4 209      | -12 028     | -12 136
    Verksamhetens nettokostnader  | -222        | -233        | -235
    Kommunbidrag                  | 222         | 233         | 235
    """
)
BOARDS = table(
    """
    Nämnd                                    | 2021    | 2022
    Kommunstyrelsen                          | 126 642 | 127 072
    Barn- och utbildningsnämnden             | 283 159 | 285 786
    Välfärds- och arbetsmarknadsnämnden      | 389 669 | 382 896
    """
)


def of(*sentences: str, tables: tuple[Table, ...] = (FRAME,)) -> Held:
    return held(Understood(tables, tuple(prose(text, 20 + i, after=len(tables)) for i, text in enumerate(sentences))))


def told(result: Held) -> list[tuple[str, bool]]:
    return [(tie.claim.printed, tie.agrees) for tie in result.ties]


def test_most_claims_agree_and_the_one_that_does_not_is_told() -> None:
    result = of(
        "Kommunbidraget ökar därmed med 9 tkr jämfört med föregående år.",
        "Verksamhetens intäkter ökar med 10,8 mnkr.",
        "Personalkostnaderna minskar med 0,1 mnkr.",
        "Lokalhyrorna ökar med 0,6 mnkr.",
        "Köp av tjänster ökar med 7,8 mnkr.",
    )
    assert told(result) == [
        ("9 tkr", False),
        ("10,8 mnkr", True),
        ("0,1 mnkr", True),
        ("0,6 mnkr", True),
        ("7,8 mnkr", True),
    ]
    assert (result.against[0].row, result.against[0].reading, result.untied) == (5, (0, 1), 0)


def test_a_level_of_a_named_year_is_held_against_that_year() -> None:
    result = of("Välfärds- och arbetsmarknadsnämnden 2021 = 382 789", tables=(BOARDS,))
    assert told(result) == [("382 789", False)]
    assert result.ties[0].reading == (0,)
    assert told(of("Välfärds- och arbetsmarknadsnämnden 2021 = 389 669", tables=(BOARDS,))) == [("389 669", True)]
    assert told(of("År 2021 uppgår ramen för kommunstyrelsen till 126,6 mnkr.", tables=(BOARDS,))) == [
        ("126,6 mnkr", True)
    ]


@pytest.mark.parametrize(
    ("sentence", "agrees"),
    [
        ("År 2024 tilldelas enheten ett kommunbidrag om 233 tkr.", True),
        ("År 2024 tilldelas enheten ett kommunbidrag om 235 tkr.", False),
        ("Hyrorna ökar 2024 med 0,6 mnkr.", True),
        ("Lokalhyrorna ökar 2024 med 0,7 mnkr.", False),
        ("Personalkostnaderna ökar 2024 med 0,1 mnkr.", False),
        ("Köp av tjänster är 12,0 miljoner kronor 2024.", True),
    ],
)
def test_at_the_precision_of_the_claim(sentence: str, agrees: bool) -> None:
    assert told(of(sentence))[0][1] is agrees


@pytest.mark.parametrize(
    "sentence",
    [
        "Investeringarna uppgår till 143,0 mnkr.",
        "Kommunbidraget höjs med 5,0 mnkr.",
        "Av kommunbidraget, varav 1 mnkr är av tillfällig karaktär, går hälften till hyror.",
        "Kommunbidraget uppgår 2024 till cirka 300 tkr.",
        "Summan är 12 tkr.",
        "Hyrorna ökar 2024 med 0,7 mnkr.",
    ],
)
def test_what_is_not_clear_is_not_tied(sentence: str) -> None:
    result = of(sentence)
    assert (result.ties, result.untied) == ((), 1)


def test_of_several_changes_of_a_row_one_is_the_whole_and_the_others_its_parts() -> None:
    result = of(
        "Kommunbidraget ökar 2024 med 11 tkr jämfört med föregående år.",
        "Kommunbidraget höjs med 5 tkr för val.",
        "Kommunbidraget höjs med 6 tkr för index.",
    )
    assert (told(result), result.untied) == ([("11 tkr", True)], 2)


def test_a_change_the_wrong_way_is_told_as_such() -> None:
    result = of(
        "Verksamhetens intäkter ökar med 10,8 mnkr.",
        "Köp av tjänster ökar med 7,8 mnkr.",
        "Lokalhyrorna minskar med 0,6 mnkr.",
    )
    assert [(tie.agrees, tie.wrong) for tie in result.ties][-1] == (False, "direction")


def test_comments_follow_their_table() -> None:
    """Two frames with the same rows: what stands between them is about the first."""
    other = table("Belopp i tkr | Budget 2023 | Budget 2024\nVerksamhetens intäkter | 5 000 | 6 000")
    claim = "Verksamhetens intäkter ökar 2024 med {} mnkr."
    # What agrees with the next table introduces it; one further up is not looked at.
    between = held(Understood((FRAME, other), (prose(claim.format("10,8"), 50, after=1),)))
    below = held(Understood((FRAME, other), (prose(claim.format("10,8"), 90, after=2),)))
    assert [(tie.table, tie.agrees) for tie in (*between.ties, *below.ties)] == [(0, True)]
    introduced = held(Understood((FRAME, other), (prose(claim.format("1,0"), 50, after=1),)))
    assert [(tie.table, tie.agrees) for tie in introduced.ties] == [(1, True)]
    wrong = held(Understood((FRAME, other), (prose(claim.format("1,2"), 90, after=2),)))
    assert [(tie.table, tie.agrees) for tie in wrong.ties] == [(1, False)]
    above = held(Understood((FRAME, other), (prose(claim.format("10,8"), 1, after=0),)))
    assert [(tie.table, tie.agrees) for tie in above.ties] == [(0, True)]


def test_amounts_as_they_are_written() -> None:
    text = "Det blir 1 234,5 tkr, 5,4 mnkr, 12 miljoner kronor, 3 mdkr och 7 000 kr. År 2024 bor 41 000 invånare här."
    found = list(claims(prose(text, 1)))
    assert [(claim.value, claim.power) for claim in found] == [
        (Decimal("1234.5"), 3),
        (Decimal("5.4"), 6),
        (Decimal(12), 6),
        (Decimal(3), 9),
        (Decimal(7000), 0),
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [("hyror", "hyrorna"), ("kostnader", "kostnaderna"), ("kommunbidrag", "kommunbidraget"), ("nämnd", "nämndens")],
)
def test_forms_of_a_word_are_one(one: str, other: str) -> None:
    assert stem(one) == stem(other)


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("lokalhyrorna", [2]),
        ("skolskjuts", []),
        ("kostnaderna", []),
        ("kommunens bidrag", []),
        ("hyrorna", []),
        ("verksamhetens nettokostnader och kommunbidraget", [4, 5]),
    ],
)
def test_a_row_is_named_by_all_its_words(text: str, rows: list[int]) -> None:
    assert Labels(FRAME).named(text) == rows


def test_a_part_of_a_word_is_a_hint_where_it_is_of_one_row() -> None:
    assert (Labels(FRAME).hinted("hyrorna"), Labels(FRAME).hinted("kostnaderna")) == ([2], [])


def test_of_rows_with_one_label_none_is_named() -> None:
    double = table("Nämnd | 2024\nSkola | 1 000\nVård | 2 000\nSkola | 3 000")
    assert Labels(double).named("skolan") == []


FOLLOW_UP = table(
    """
    Belopp i tkr                 | Utfall 2024 | Budget 2024 | Avvikelse
    Barn- och utbildningsnämnden | -251 589    | -242 858    | -8 731
    Kommunstyrelsen              | -37 264     | -37 500     | 236
    """
)


@pytest.mark.parametrize(
    ("sentence", "agrees"),
    [
        ("Barn- och utbildningsnämnden redovisar ett underskott på 8,7 mnkr.", True),
        ("Barn- och utbildningsnämnden redovisar ett underskott på 7,8 mnkr.", False),
        ("Kommunstyrelsen visar ett överskott om 0,2 mnkr mot budget.", True),
        ("Utfallet för kommunstyrelsen blev 37,3 mnkr.", True),
        ("Utfallet för kommunstyrelsen blev 37,5 mnkr.", False),
        ("Budgeten för kommunstyrelsen är 37,5 mnkr.", True),
    ],
)
def test_words_for_outcome_and_deviation_say_which_column(sentence: str, agrees: bool) -> None:
    assert [one for _, one in told(of(sentence, tables=(FOLLOW_UP,)))] == [agrees]


def test_without_a_word_or_a_year_any_column_may_be_meant() -> None:
    result = of("Kommunstyrelsen kostar i år totalt för verksamheten: 36,0 mnkr.", tables=(FOLLOW_UP,))
    assert (result.ties, result.untied) == ((), 1)


def test_an_amount_of_another_size_is_of_another_thing() -> None:
    """Unless it is the same in another unit: 233 mnkr for 233 tkr."""
    assert of("Av kommunbidraget 2024 är 5 000 tkr för projekt.").ties == ()
    assert told(of("Kommunbidraget uppgår 2024 till 4,1 mnkr.")) == []
    assert told(of("Kommunbidraget uppgår 2024 till 233 mnkr.")) == [("233 mnkr", False)]


def test_without_a_clear_column_only_an_exact_amount_counts() -> None:
    """Of 57 tkr any change that is small enough is 0,1 mnkr."""
    frame = table("Belopp i tkr | Budget 2024 | Plan 2025 | Plan 2026\nPersonalkostnader | -6 386 | -6 443 | -6 611")
    assert of("Personalkostnader: minskar med 0,1 mnkr.", tables=(frame,)).ties == ()
    assert told(of("Personalkostnaderna uppgår till 6 443 tkr.", tables=(frame,))) == [("6 443 tkr", True)]
