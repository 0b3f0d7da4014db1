"""Numbers in the formats of spreadsheets, as Swedish readers see them."""

from decimal import Decimal

import pytest

from ks_budget.sources.number_formats import BUILT_IN, of_text, shown

ACCOUNTING = '_-* #,##0.00\\ "kr"_-;\\-* #,##0.00\\ "kr"_-;_-* "-"??_-;_-@_-'


@pytest.mark.parametrize(
    ("number", "code", "text"),
    [
        ("0.041", "0.0%", "4,1 %"),
        ("0.041", "0.0 %", "4,1 %"),
        ("1", "0%", "100 %"),
        ("114196", "#,##0", "114 196"),
        ("-114196", "#,##0", "-114 196"),
        ("1234567890", "#,##0", "1 234 567 890"),
        ("7", "#,##0", "7"),
        # In thousands and millions of what is stored.
        ("1234567", "#,##0,", "1 235"),
        ("1234567", "0.0,,", "1,2"),
        # Half of a unit goes away from zero.
        ("0.5", "0", "1"),
        ("-2.5", "0", "-3"),
        ("-0.3", "#,##0", "-0"),
        # What is below zero: parentheses, red, and neither.
        ("-1200", "#,##0_);(#,##0)", "(1 200)"),
        ("-1200", "#,##0_);[Red](#,##0)", "(1 200)"),
        ("-1200", "#,##0;[Red]#,##0", "-1 200"),
        ("-5", "0;0", "5"),
        ("914", "+#,##0;-#,##0;0", "+914"),
        ("0", '#,##0;-#,##0;"–"', "–"),
        ("0", "#,##0;-#,##0;", ""),
        ("12.5", ACCOUNTING, "12,50 kr"),
        ("-12.5", ACCOUNTING, "-12,50 kr"),
        ("0", ACCOUNTING, "-"),
        ("12", "0 [$kr-41D]", "12 kr"),
        ("1234.5", "[>=1000]#,##0.0,;0", "1,2"),
        ("500", "[>=1000]#,##0.0,;0", "500"),
        ("5.5", "0.0#", "5,5"),
        ("0.25", "0.0#", "0,25"),
        ("5", "0.##", "5"),
        ("123456", "00-00-00", "12-34-56"),
        ("1234", "# ##0", "1 234"),
        # What binary fractions leave behind.
        ("0.30000000000000004", "General", "0,3"),
        ("0.30000000000000004", "0.0", "0,3"),
        ("-114393.49999999999", "General", "-114393,5"),
        ("1E+22", "General", "1E+22"),
        ("1E+400000", "0", "1E+400000"),
        ("12345", "0.00E+00", "1,23E+04"),
        ("3", "@", "3"),
        # Days and times.
        ("45292", BUILT_IN[14], "2024-01-01"),
        ("45292.75", "mmm-yy", "jan-24"),
        ("45292.75", "d mmmm yyyy", "1 januari 2024"),
        ("45292.75", "yyyy-mm-dd hh:mm", "2024-01-01 18:00"),
        ("1.5", "[h]:mm", "36:00"),
        ("-1", "yyyy-mm-dd", "-1"),
    ],
)
def test_a_number_in_a_format(number: str, code: str, text: str) -> None:
    assert shown(Decimal(number), code).replace("\N{NO-BREAK SPACE}", " ") == text


def test_days_since_1904() -> None:
    assert shown(Decimal(43830), "yyyy-mm-dd", from_1904=True) == "2024-01-01"


def test_a_text_in_a_format() -> None:
    assert of_text("Summa", ACCOUNTING) == "Summa"
    assert of_text("not 3", '0;0;0;"se "@') == "se not 3"


@pytest.mark.parametrize("code", ["", '"', "\\", "[", "0" * 300, "[$", "_", ";;;;;;", "E+", "[h", "#,#,.,%%"])
def test_a_format_that_is_none_is_borne(code: str) -> None:
    for number in ("0", "-1.5", "1E+299", "1E-299"):
        shown(Decimal(number), code)
