"""Arithmetic as the judge of printed tables: small tables in, relations and findings out."""

from decimal import Decimal

import pytest

from ks_budget.tables.audit import audit
from ks_budget.tables.judged import Audited
from ks_budget.tables.table import Column, Entry, Number, Row, Table

PHASES = {"Budget": "budget", "Plan": "plan", "Utfall": "outcome", "Bokslut": "outcome", "Prognos": "forecast",
          "Avvikelse": "deviation", "Förändring": "change"}  # fmt: skip


def entry(text: str) -> Entry:
    """A cell as it is printed: `1 200,5`, `-3`, `4,1 %`, `-` or nothing."""
    body = text.replace(" ", "").replace("\u2013", "-").removesuffix("%").replace(",", ".")
    if body in ("", "-"):
        return Entry(text, None, "dash" if body else "empty")
    return Entry(text, Number(Decimal(body), percent="%" in text, signed=body[0] in "+-"))


def table(text: str, title: str = "") -> Table:
    """A table from lines of cells parted by `|`, the head first; an empty line begins a section."""
    lines = [line.strip() for line in text.strip().splitlines()]
    heads = [cell.strip() for cell in lines[0].split("|")[1:]]
    rows, section = [], 0
    for line in lines[1:]:
        if not line:
            section += 1
            continue
        label, *cells = (cell.strip() for cell in line.split("|"))
        rows.append(Row(label, tuple(entry(cell) for cell in cells), section=section))
    columns = [Column(head, phase=PHASES.get(head.split(" ")[0]), kind="percent" if "%" in head else "money")
               for head in heads]  # fmt: skip
    return Table(title, tuple(columns), tuple(rows))


def judge(text: str) -> Audited:
    return audit([table(text)])[0]


def found(audited: Audited) -> list[tuple[int, int, str | None]]:
    """Of each finding the likeliest figure: its row, its column and what was meant."""
    return [(s.row, s.column, str(s.expected)) for finding in audited.findings for s in finding.suspects[:1]]


BOARDS = """
nämnd | Bokslut 2023 | Budget 2024 | Plan 2025
Politisk verksamhet | 1,5 | 1,1 | 1,2
Individ- och familjeomsorg | 79,8 | 78,4 | 85,3
Grundskola | 447,3 | 461,8 | 463,7
Gymnasieskola | 105,0 | 115,2 | 116,8
Summa | 633,6 | 656,5 | 667,0
"""


def test_a_sum_that_holds_in_each_column_is_found_and_nothing_is_told() -> None:
    audited = judge(BOARDS)
    [relation] = audited.relations
    assert (relation.axis, relation.target, relation.holds) == ("rows", 4, (0, 1, 2))
    assert relation.terms == ((0, 1), (1, 1), (2, 1), (3, 1)) and relation.declared
    assert audited.findings == ()


def test_a_figure_that_breaks_a_sum_of_the_other_columns_is_told_with_what_it_should_be() -> None:
    audited = judge(BOARDS.replace("461,8", "416,8"))
    [finding] = audited.findings
    assert finding.broken == ((0, 1),)
    first = finding.suspects[0]
    assert (first.row, first.column, first.slip, str(first.expected)) == (2, 1, "transposed", "461.8")
    assert first.low <= Decimal("461.8") <= first.high


DEVIATIONS = """
nämnd | Utfall 2024 | Budget 2024 | Avvikelse
Kommunstyrelsen | 126 642 | 127 072 | 430
Barn- och utbildningsnämnden | 283 159 | 285 786 | 2 627
Teknik- och fritidsnämnden | 41 226 | 42 280 | 1 054
Socialnämnden | 389 669 | 382 896 | -6 773
Överförmyndarnämnden | 2 639 | 2 735 | 96
Summa | 843 335 | 840 769 | -2 566
"""


def test_a_wrong_cell_behind_two_contradictions_is_named() -> None:
    audited = judge(DEVIATIONS.replace("42 280", "42 820"))
    [finding] = audited.findings
    assert len(finding.broken) == 2 and finding.certain
    assert found(audited) == [(2, 1, "42280")]


@pytest.mark.parametrize("printed", ["41 226", "1 054"])
def test_a_table_that_follows_its_relations_has_no_finding(printed: str) -> None:
    assert printed in DEVIATIONS
    assert judge(DEVIATIONS).findings == ()
