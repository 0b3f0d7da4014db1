"""Rows that stand in two tables of a document."""

from audited import table

from ks_budget.tables.repeated import repeated
from ks_budget.tables.table import Table

BOARDS = table(
    """
    Belopp i tkr | Budget 2024 | Budget 2025
    Skola        | 41 210      | 42 310
    Vård         | 35 480      | 36 940
    Kultur       | 8 115       | 8 340
    """
)
SUMMARY = """
    Belopp i mnkr | Budget 2025 | Budget 2024
    Skola         | 42,3        | 41,2
    Vård          | {vard}      | 35,5
    Kultur        | 8,3         | 8,1
    Ny rad        | 1,0         | 2,0
    """


def summary(vard: str) -> Table:
    return table(SUMMARY.format(vard=vard), title="Sammandrag", unit="mnkr")


def test_a_figure_that_is_another_in_the_other_table_is_found_whatever_the_unit_and_the_order() -> None:
    [one] = repeated([BOARDS, summary("39,6")])
    assert (one.first, one.second) == ((0, 1, 1), (1, 1, 0))


def test_the_same_within_rounding_is_no_finding() -> None:
    assert repeated([BOARDS, summary("36,9")]) == []
    assert repeated([BOARDS, summary("..")]) == []


def test_tables_of_other_things_with_the_same_labels_say_nothing_of_each_other() -> None:
    other = table("x | Budget 2024 | Budget 2025\nSkola | 9 | 8\nVård | 35 480 | 36 940\nKultur | 7 | 6")
    assert repeated([BOARDS, other]) == []


def test_of_a_label_that_stands_twice_nothing_is_said() -> None:
    double = table("x | Budget 2024\nSumma | 41 210\nSumma | 35 480\nKultur | 8 115\nVård | 1")
    assert repeated([BOARDS, double]) == []


def test_what_is_printed_three_times_is_told_against_one_other() -> None:
    assert len(repeated([BOARDS, summary("39,6"), summary("39,6")])) == 2
