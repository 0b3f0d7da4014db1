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


GNESTA = """
rad | Utfall 2013 | Budget 2013 | Avvikelse Budget-Utfall
Verksamhetens intäkter | 93 712 | 85 611 | 8 101
Verksamhetens kostnader | – 615 649 | – 600 875 | – 14 774
Jämförelsestörande intäkter och kostnader | 6 966 | 0 | 6 966
Avskrivningar | – 9 054 | – 10 160 | 1 106
Verksamhetens nettokostnader | – 524 025 | – 525 424 | 1 399
Skatteintäkter | 430 105 | 426 927 | 3 178
Generella statsbidrag och utjämning | 91 262 | 95 670 | – 4 408
Finansiella intäkter | 4 499 | 4 901 | – 402
Finansiella kostnader | – 372 | – 74 | – 298
ÅRETS RESULTAT | 1 469 | 2 000 | – 531
"""
# https://www.gnesta.se/webdav/files/Sorteras/arsredovisning2013%20webb/budget.html


def test_a_head_that_says_another_difference_than_its_figures_is_told_and_no_figure() -> None:
    audited = judge(GNESTA)
    [finding] = audited.findings
    assert (finding.about, finding.head, finding.suspects, finding.severity) == ("head", 2, (), "warning")
    relation = audited.relations[finding.broken[0][0]]
    assert (relation.kind, relation.target, relation.terms) == ("difference", 2, ((0, 1), (1, -1)))


@pytest.mark.parametrize("head", ["Avvikelse", "Avvikelse Utfall-Budget", "Avvikelse utfall minus budget"])
def test_a_head_that_says_the_difference_that_its_figures_are_is_no_finding(head: str) -> None:
    assert judge(GNESTA.replace("Avvikelse Budget-Utfall", head)).findings == ()


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


INCOME = """
rad | Utfall 2023 | Budget 2024 | Plan 2025
Verksamhetens intäkter | 93 712 | 85 611 | 86 320
Verksamhetens kostnader | -615 649 | -600 875 | -612 404
Skatteintäkter | 430 105 | 426 927 | 431 870
Årets resultat | -91 832 | -88 337 | -94 214
"""
SUMMARY = """
sammandrag | Utfall 2023 | Budget 2024
Verksamhetens kostnader | -615 649 | -600 875
Skatteintäkter | 430 105 | 426 927
Årets resultat | -91 832 | -88 337
Soliditet | 41 | 42
"""


def test_a_row_of_another_table_is_a_witness_where_sums_cannot_tell_which_figure_is_wrong() -> None:
    wrong = INCOME.replace("426 927", "462 927")
    [alone] = audit([table(wrong)])
    assert not alone.findings[0].certain
    first, second = audit([table(wrong), table(SUMMARY)])
    assert first.findings[0].certain and found(first) == [(2, 1, "426927")]
    assert second.findings == ()


def test_a_later_decision_in_another_table_is_no_finding() -> None:
    """All figures of a column may be others; and one may, where its own table's sum follows it."""
    other = SUMMARY.replace("-600 875", "-601 875").replace("426 927", "427 127").replace("-88 337", "-89 137")
    assert [one.findings for one in audit([table(INCOME), table(other)])] == [(), ()]
    revised = INCOME.replace("426 927", "429 627").replace("-88 337", "-85 637")
    assert [one.findings for one in audit([table(INCOME), table(revised)])] == [(), ()]


RISKS = [
    """
risk | Sannolikhet | Konsekvens | Riskvärde
Ej följda delegationer | 2 | 3 | 6
Brist på utbildad personal | 5 | 2 | 10
Smittspridning | 3 | 1 | 3
""",
    """
risk | Sannolikhet | Konsekvens | Riskvärde
Försenade fakturor | 1 | 5 | 5
Nya lagkrav | 3 | 5 | 15
It-haveri | 4 | 4 | 16
Bränder | 2 | 5 | 10
""",
]


def test_tables_with_equal_heads_are_pooled_whatever_their_order() -> None:
    for order in (RISKS, RISKS[::-1]):
        audited = audit([table(text) for text in order])
        assert [[(r.kind, r.target, r.terms) for r in one.relations] for one in audited] == [
            [("product", 2, ((0, 1), (1, 1)))]
        ] * 2
        assert sorted(len(one.relations[0].holds) for one in audited) == [3, 4]
        assert not any(one.findings for one in audited)
    assert audit([table(RISKS[0])])[0].relations == ()


@pytest.mark.parametrize(
    ("printed", "slip"),
    [("641,8", "digit"), ("416,8", "transposed"), ("46,8", "dropped"), ("4661,8", "doubled"), ("-461,8", "sign"),
     ("4618,0", "power"), ("447,3", "neighbour")],
)  # fmt: skip
def test_each_kind_of_slip_is_told_with_what_was_meant(printed: str, slip: str) -> None:
    if slip == "digit":
        printed = "481,8"
    audited = judge(BOARDS.replace("461,8", printed))
    assert found(audited) == [(2, 1, "461.8")]
    assert audited.findings[0].suspects[0].slip == slip
