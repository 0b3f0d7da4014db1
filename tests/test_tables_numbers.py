"""Printed figures: each form that budgets have them in, and what is none."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ks_budget.tables.numbers import decimal_sign, read_entry

NO_BREAK, NARROW, THIN, FIGURE = "\u00a0", "\u202f", "\u2009", "\u2007"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("114 196", "114196"),
        (f"114{NO_BREAK}196", "114196"),
        (f"114{NARROW}196", "114196"),
        (f"114{THIN}196", "114196"),
        (f"1{FIGURE}114{FIGURE}196", "1114196"),
        ("114196", "114196"),
        ("-9 753", "-9753"),
        ("– 1 329,0", "-1329.0"),
        ("− 31", "-31"),
        ("- 6 000", "-6000"),
        ("\u20119 753", "-9753"),
        ("(1 200)", "-1200"),
        ("( 1 200 )", "-1200"),
        ("-(1 200)", "-1200"),
        ("1 234-", "-1234"),
        ("1 234 –", "-1234"),
        ("+914", "914"),
        ("+ 914", "914"),
        ("0", "0"),
        ("-0", "0"),
        ("-0,0", "0.0"),
        ("±0", "0"),
        ("+/-0", "0"),
        ("5,0", "5.0"),
        ("5,00", "5.00"),
        (",5", "0.5"),
        ("1.234.567,8", "1234567.8"),
        ("1,234,567.8", "1234567.8"),
        ("1.234,5", "1234.5"),
        ("1,234.5", "1234.5"),
        ("1.234.567", "1234567"),
        ("1,234,567", "1234567"),
        ("12.5", "12.5"),
        ("0.125", "0.125"),
        ("0,125", "0.125"),
        ("1'234", "1234"),
        ("1’234’567", "1234567"),
        ("1_234.5", "1234.5"),
        ("'-9 753", "-9753"),
        ("2024", "2024"),
    ],
)
def test_a_figure_is_read_with_its_precision(text: str, value: str) -> None:
    number = read_entry(text).number
    assert number is not None
    assert str(number.value) == value


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("114 tkr", "114", "tkr"),
        ("5,2 mnkr", "5.2", "mnkr"),
        ("5,2 Mkr", "5.2", "Mkr"),
        ("1 500 kr", "1500", "kr"),
        ("1 500 kronor", "1500", "kronor"),
        ("2,5 miljoner kronor", "2.5", "miljoner kronor"),
        ("2,5 milj. kr", "2.5", "milj. kr"),
        ("150:-", "150", ":-"),
        ("SEK 1 200", "1200", "SEK"),
        ("12 500 kr/inv", "12500", "kr/inv"),
        ("25 st", "25", "st"),
    ],
)
def test_a_unit_in_the_cell_is_kept_beside_the_figure(text: str, value: str, unit: str) -> None:
    number = read_entry(text).number
    assert number is not None
    assert (str(number.value), number.unit) == (value, unit)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("4,1 %", "4.1"),
        ("4,1%", "4.1"),
        ("– 38,1 %", "-38.1"),
        ("100 %", "100"),
        ("(4,1 %)", "-4.1"),
        ("4 procent", "4"),
    ],
)
def test_a_percent_is_a_percent(text: str, value: str) -> None:
    number = read_entry(text).number
    assert number is not None
    assert number.percent
    assert str(number.value) == value


@pytest.mark.parametrize(
    ("text", "value", "note"),
    [
        ("12 3)", "12", "3)"),
        ("114 1963)", "114196", "3)"),
        ("5,22)", "5.2", "2)"),
        ("12*", "12", "*"),
        ("12 **", "12", "**"),
        ("12³", "12", "³"),
        ("12¹⁾", "12", "¹⁾"),
        ("12 a)", "12", "a)"),
        ("12 [3]", "12", "[3]"),
        ("4,1 % 2)", "4.1", "2)"),
    ],
)
def test_a_footnote_mark_is_no_digit(text: str, value: str, note: str) -> None:
    number = read_entry(text).number
    assert number is not None
    assert (str(number.value), number.note) == (value, note)


@pytest.mark.parametrize(
    ("blank", "texts"),
    [
        ("empty", ["", "  ", NO_BREAK, "(tom)"]),
        ("dash", ["-", "–", "—", "−", "--", "- %", "– tkr", "–*", "- 1)"]),
        ("unknown", ["..", "…", "...", "x", "X", "n/a", "e.t.", "Uppgift saknas", "#####", "#DIV/0!", "#N/A", "*"]),
        ("text", ["2024-04-24", "2024-08", "24/4", "12.05.2024", "2023/2024", "2023–2024", "1–5 år", "6 år"]),
        ("text", ["§ 61", "1.2.3", "1.2.3.4", "U07451", "N00301", "0123", "070-123 45 67", "1:19", "12:30"]),
        ("text", ["1)", "12)", "1 2345", "12 34", "Summa", "Not 3", "12 (3)", "Q1", "1 234 000 000 000 000 000"]),
    ],
)  # fmt: skip
def test_what_is_no_figure_says_what_it_is(blank: str, texts: list[str]) -> None:
    for text in texts:
        entry = read_entry(text)
        assert (text, entry.number, entry.blank) == (text, None, blank)


def test_a_printed_sign_is_told_from_none() -> None:
    signed = {
        text: number.signed for text in ["-0", "+914", "(5)", "5-", "914", "0"] if (number := read_entry(text).number)
    }
    assert signed == {"-0": True, "+914": True, "(5)": True, "5-": True, "914": False, "0": False}


def test_three_digits_after_a_sign_are_read_as_in_swedish_unless_the_table_says_otherwise() -> None:
    def value(text: str, *others: str) -> str:
        number = read_entry(text, decimal_sign([text, *others])).number
        return str(number.value) if number else ""

    assert value("1.234") == "1234"
    assert value("1,234") == "1.234"
    assert value("1,234", "0,5") == "1.234"
    assert value("1,234", "12,345", "914") == "1234", "all with three digits: thousands"
    assert value("1,234", "12,345", "0,914") == "1.234", "a zero before the comma: decimals"
    assert value("1,234", "1,234,567") == "1234"
    assert value("1,234", "1.5") == "1234"
    assert value("1.234", "0.5", "12.75") == "1.234"
    assert value("1.234", "1,5") == "1234"
    assert value("1.234", "12.345") == "1234"


@given(st.text())
def test_no_text_is_more_than_the_parser_can_take(text: str) -> None:
    entry = read_entry(text)
    assert entry.text == text
    assert (entry.number is None) == (entry.blank != "")


STYLES = [
    (" ", ",", "-", ""), (NO_BREAK, ",", "−", ""), (NARROW, ",", "– ", ""), (THIN, ",", "- ", ""),
    (FIGURE, ",", "-", ""),
    (".", ",", "-", ""), (",", ".", "-", ""), ("'", ".", "-", ""), ("", ",", "-", ""), ("", ".", "−", ""),
    (" ", ",", "(", ")"), (" ", ",", "", "-"),
]  # fmt: skip


@given(
    st.integers(-(10**12), 10**12),
    st.integers(0, 2),
    st.sampled_from(STYLES),
    st.sampled_from(["", " %", "*", " 3)", " tkr"]),
)
def test_a_figure_printed_in_any_style_is_read_back(
    digits: int, decimals: int, style: tuple[str, ...], after: str
) -> None:
    thousands, decimal, before, behind = style
    value = Decimal(digits).scaleb(-decimals)
    printed = f"{abs(value):,.{decimals}f}".translate({ord(","): thousands, ord("."): decimal})
    if digits < 0:
        printed = f"{before}{printed}{behind}"
    number = read_entry(printed + after, "," if decimal == "," else ".").number
    assert number is not None
    assert (number.value, number.decimals) == (value, decimals)
    assert (number.percent, number.note, number.unit) == (
        after == " %",
        after.strip() if after in ("*", " 3)") else "",
        after.strip() if "tkr" in after else "",
    )
