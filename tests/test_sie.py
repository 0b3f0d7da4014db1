"""Ledger files of SIE 4: what they say, in the letters that they are written in, and lines that cannot be read."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ks_budget.ledger import Account, Key, Ledger
from ks_budget.problems import Stop, messages
from ks_budget.sources import Limits
from ks_budget.sources.sie import read_ledger

HEAD = """#FLAGGA 0
#PROGRAM "Ekonomi" 9.1
#FORMAT PC8
#GEN 20231115 "abc"
#SIETYP 4
#FNAMN "Näs kommun"
#RAR 0 20240101 20241231
#RAR -1 20230101 20231231
#DIM 1  "Ansvar"
#OBJEKT 1 "Nord" "Nämnden i norr"
#KONTO 3011 "Avgifter, \\"äldre\\""
#KONTO 5011  Löner
#KTYP 5011 K
"""


def ledger(text: str, encoding: str = "utf-8", limits: Limits | None = None) -> Ledger:
    return read_ledger((HEAD + text).encode(encoding), "bok.se", limits or Limits())


def amounts(text: str) -> dict[Key, Decimal]:
    return {figure.key: figure.amount for figure in ledger(text).figures}


@pytest.mark.parametrize("encoding", ["cp437", "latin-1", "utf-8", "utf-8-sig"])
def test_accounts_and_objects_are_read_in_each_encoding(encoding: str) -> None:
    found = ledger("#PBUDGET 0 202401 3011 {} -10.50\n", encoding)
    assert found.company == "Näs kommun"
    assert found.accounts["3011"] == Account("3011", 'Avgifter, "äldre"')
    assert found.accounts["5011"] == Account("5011", "Löner", "K")
    assert found.objects == {("1", "Nord"): "Nämnden i norr"}
    assert (found.dimensions["1"], found.dimensions["6"]) == ("Ansvar", "Projekt")
    assert [(year.index, year.year) for year in found.years] == [(-1, 2023), (0, 2024)]


def test_amounts_are_read_as_they_stand_in_the_ledger() -> None:
    text = """#PBUDGET 0  202401 3011 {"1" "Nord" "7" "1"} -100.00
#PBUDGET -1 202312 5011 {7 1 1 Nord} 12,5 4
#PBUDGET 0 202402 5011 7.25
#PSALDO 0 202401 5011 {} 50
#RES 0 5011 600.00
#IB 0 1910 1000.00
"""
    nord = (("1", "Nord"), ("7", "1"))
    assert amounts(text) == {
        Key("budget", 2024, 1, "3011", nord): Decimal("-100.00"),
        Key("budget", 2023, 12, "5011", nord): Decimal("12.5"),
        Key("budget", 2024, 2, "5011"): Decimal("7.25"),
        Key("periods", 2024, 1, "5011"): 50,
        Key("result", 2024, 0, "5011"): 600,
        Key("opening", 2024, 0, "1910"): 1000,
    }


def test_entries_are_added_up_by_month() -> None:
    text = """#VER A 1 20240115 "Lön"
{
   #TRANS 5011 {1 Nord} 10.00
   #TRANS 5011 {1 Nord} 5.00 20240120 "rad"
   #TRANS 5011 {1 Nord} 1.00 20240203
   #RTRANS 5011 {1 Nord} 99.00
   #BTRANS 5011 {1 Nord} 99.00
}
#VER "" "" 20240301
{
#TRANS 5011 {1 Nord} -2.00
}
"""
    own = ("5011", (("1", "Nord"),))
    assert amounts(text) == {
        Key("entries", 2024, 1, *own): Decimal("15.00"),
        Key("entries", 2024, 2, *own): Decimal("1.00"),
        Key("entries", 2024, 3, *own): Decimal("-2.00"),
    }


def test_amounts_of_one_key_are_added_and_the_first_line_is_kept() -> None:
    [figure] = ledger("#PBUDGET 0 202401 3011 {} -10\n#PBUDGET 0 202401 3011 {} -5\n").figures
    assert (figure.amount, figure.line) == (-15, 14)


def test_unknown_labels_are_passed_and_counted() -> None:
    [note] = ledger("#PBUDGET 0 202401 3011 {} -10\n#EGEN 1\n#EGEN 2\n#ANNAN\n#KSUMMA\n").warnings
    assert (note.code, note.severity) == ("KSB093", "note")
    assert messages([note], "sv") == ["Rader med etiketter som inte är kända och inte läses: 3 (#ANNAN och #EGEN)."]


@pytest.mark.parametrize(
    ("line", "column", "said"),
    [
        ("#PBUDGET 0 202413 3011 {} 1", 12, "#PBUDGET: här ska en period (ÅÅÅÅMM), men det står ”202413”."),
        ("#PBUDGET 0 202401 3x {} 1", 19, "#PBUDGET: här ska ett kontonummer, men det står ”3x”."),
        ("#PBUDGET 0 202401 3011 {} 1.000,00", 27, "#PBUDGET: här ska ett belopp, men det står ”1.000,00”."),
        ("#PBUDGET 0 202401 3011 {} NaN", 27, "#PBUDGET: här ska ett belopp, men det står ”NaN”."),
        ("#PBUDGET 0 202401 3011 {}", 26, "Posten #PBUDGET: ett belopp saknas sist på raden."),
        ("#PBUDGET noll 202401 3011 {} 1", 10, "#PBUDGET: här ska ett årsnummer (0, -1), men det står ”noll”."),
        ("#PBUDGET 0 202401 3011 {1} 1", 24, "Inom klammern ska det stå par av dimension och objekt: {1 Nord}."),
        ("#PBUDGET 0 202401 3011 {1 Nord 1", 24, "Klammern runt objekten avslutas inte på raden, eller börjar inte."),
        ('#KONTO 3012 "Avgifter', 13, "Citattecknet avslutas inte på raden."),
        ("  Löner 12", 3, "Raden börjar inte med # och en etikett: ”Löner 12”."),
        ("#RAR 1 20240101 20249999", 17, "Posten #RAR: här ska det stå en dag (ÅÅÅÅMMDD), men det står ”20249999”."),
        ("#TRANS 3011 {} 5", 1, "Posten #TRANS har ingen dag, och ingen verifikation (#VER) står före."),
        ("#PBUDGET 0 202301 3011 {} 1", 1, "Perioden ligger utanför räkenskapsåret med det årsnumret (#RAR)."),
        ("#RES -5 3011 1", 1, "Beloppet gäller årsnummer -5, men filen anger inte vilket år det är."),
    ],
)  # fmt: skip
def test_a_line_that_cannot_be_read_is_told_with_its_place(line: str, column: int, said: str) -> None:
    with pytest.raises(Stop) as stop:
        ledger(line + "\n")
    [problem] = stop.value.problems
    assert messages([problem], "sv")[0] == said.replace("#PBUDGET: här ska", "Posten #PBUDGET: här ska det stå")
    span = problem.places[0].span
    assert span is not None
    assert (span.line, span.column, span.source) == (14, column, line)


def test_all_bad_lines_are_told_in_one_run() -> None:
    with pytest.raises(Stop) as stop:
        ledger("#RES x 3011 1\n#RES 0 3011 x\n")
    assert [problem.places[0].span.line for problem in stop.value.problems] == [14, 15]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Konto;Belopp\n3011;5\n", "Filen har inga poster i formatet SIE 4, som #FLAGGA, #KONTO och #PBUDGET."),
        ("# En rubrik\n\nText.\n", "Filen har inga poster i formatet SIE 4, som #FLAGGA, #KONTO och #PBUDGET."),
        ('<?xml version="1.0"?><Sie xmlns="x"/>', "Filen är XML, som i SIE 5. ksb läser SIE 4."),
        ("", "Filen har inga poster i formatet SIE 4, som #FLAGGA, #KONTO och #PBUDGET."),
    ],
)
def test_a_file_that_is_no_ledger_is_told(text: str, said: str) -> None:
    with pytest.raises(Stop) as stop:
        read_ledger(text.encode(), "bok.se", Limits())
    assert messages(stop.value.problems, "sv") == [said]


def test_a_broken_year_is_called_by_the_year_that_most_of_it_lies_in() -> None:
    text = "#RAR 0 20230701 20240630\n#PBUDGET 0 202309 3011 {} -1\n"
    assert list(amounts(text)) == [Key("budget", 2024, 9, "3011")]


def test_lines_are_counted() -> None:
    with pytest.raises(Stop) as stop:
        ledger("#RES 0 3011 1\n" * 30, limits=Limits(cells=20))
    assert stop.value.problems[0].code == "KSB056"


WORDS = st.sampled_from(
    ["#PBUDGET", "#KONTO", "#VER", "#TRANS", "#RAR", "#DIM", "{", "}", '"', '"a b"', "0", "-1", "202401", "20240101",
     "3011", "5.00", "x", "\n", "  ", "\\"]
)  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(st.one_of(st.binary(max_size=80), st.lists(WORDS, max_size=25).map(lambda some: " ".join(some).encode())))
def test_any_bytes_are_read_or_told(data: bytes) -> None:
    try:
        read_ledger(data, "bok.se", Limits())
    except Stop as stop:
        assert stop.problems and messages(stop.problems, "sv")
