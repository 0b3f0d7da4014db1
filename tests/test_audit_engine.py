"""Arithmetic as the judge of printed tables: small tables in, relations and findings out."""

from decimal import Decimal
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from ks_budget.tables import choices
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


OUTCOMES = """
nämnd | Utfall 2024 | Budget 2024 | Avvikelse
Kommunstyrelsen | 126,4 | 127,9 | 1,5
Byggnadsnämnden | 12,8 | 13,1 | 0,3
Socialnämnden | 389,7 | 382,9 | -6,8
Utbildningsnämnden | 283,2 | 285,8 | 2,6
Kulturnämnden | 41,2 | 42,3 | 1,1
Miljönämnden | 6,3 | 6,9 | 0,6
Summa | 859,6 | 858,9 | -0,7
"""


def test_two_row_errors_that_cancel_in_each_sum_are_found_in_their_rows() -> None:
    assert judge(OUTCOMES).findings == ()
    audited = judge(OUTCOMES.replace("| -6,8", "| -6,3").replace("| 2,6", "| 2,1"))
    assert len(audited.findings) == 2 and cells_of(audited) == {(row, at) for row in (2, 3) for at in range(3)}
    assert not any(audited.relations[number].axis == "rows" for f in audited.findings for number, _ in f.broken)


SUBTOTALS = """
post | Utfall 2023 | Budget 2024 | Plan 2025
Lärarlöner | 80 512 | 84 231 | 88 102
Lokaler | 20 133 | 21 407 | 22 318
Läromedel | 3 207 | 3 318 | 3 450
Summa skola | 103 852 | 108 956 | 113 870
Personal | 61 204 | 63 115 | 65 420
Hjälpmedel | 4 118 | 4 207 | 4 411
Summa vård | 65 322 | 67 322 | 69 831
Totalt | 169 174 | 176 278 | 183 701
"""


@pytest.mark.parametrize(("printed", "wrong"), [("108 956", "109 856"), ("67 322", "67 422")])
def test_a_wrong_subtotal_is_told_though_its_parent_steps_over_it(printed: str, wrong: str) -> None:
    audited = judge(SUBTOTALS.replace(printed, wrong))
    [finding] = audited.findings
    assert finding.certain and [expected for *_, expected in found(audited)] == [printed.replace(" ", "")]


def test_a_slip_in_group_accounts_is_told_where_the_relation_holds_in_the_group() -> None:
    statement = """
    mkr | Kommunen 2024 | Kommunen 2023 | Koncernen 2024 | Koncernen 2023
    Verksamhetens intäkter | 329,1 | 391,0 | 454,2 | 441,1
    Verksamhetens kostnader | -1719,6 | -1630,1 | -1740,0 | -1659,9
    Avskrivningar | -62,4 | -73,7 | -61,4 | -88,0
    Verksamhetens nettokostnader | -1452,9 | -1312,8 | -1347,2 | -1306,8
    """
    assert judge(statement).findings == ()
    assert (1, 2, "-1740.0") in found(judge(statement.replace("-1740,0", "-7140,0")))


ONE_COLUMN = "\n".join(line.rsplit("|", 2)[0] for line in SUBTOTALS.strip().splitlines())


def test_in_a_table_of_one_column_the_chain_of_totals_is_the_witness() -> None:
    assert judge(ONE_COLUMN).findings == ()
    assert [cell[:2] for cell in found(judge(ONE_COLUMN.replace("103 852", "130 852")))] == [(3, 0)]
    wrong_part = judge(ONE_COLUMN.replace("20 133", "-20 133"))
    assert found(wrong_part) == [(1, 0, "20133")]


@pytest.mark.parametrize(
    "text",
    [
        # Years that are raised by an index satisfy nearly any combination, and are no evidence.
        """
        post | Budget 2024 | Plan 2025 | Plan 2026
        Gator | 1 000 | 1 026 | 1 053
        Park | 3 000 | 3 078 | 3 158
        Skola | 7 121 | 7 306 | 7 496
        Vård | 10 407 | 10 678 | 10 955
        """,
        # Eliminations that are not shown: no column adds up.
        """
        post | Utfall 2023 | Utfall 2022
        Kommunen | 400 312 | 389 120
        Bostads AB | 120 455 | 118 204
        Energi AB | 80 231 | 79 118
        Summa intäkter | 541 020 | 530 911
        """,
        # Group accounts beside the municipality's own.
        """
        post | Kommun 2023 | Koncern 2023
        Taxor | 40 312 | 60 120
        Bidrag | 22 455 | 24 204
        Övrigt | 10 231 | 31 118
        Summa intäkter | 72 998 | 101 911
        """,
        # Posts and shares at the foot.
        """
        post | Utfall 2023 | Budget 2024 | Avvikelse
        Skola | 40 312 | 41 120 | 808
        Vård | 22 455 | 24 204 | 1 749
        Kultur | 10 231 | 11 118 | 887
        Summa | 72 998 | 76 442 | 3 444
        Antal årsarbetare | 312 | 318 | 4
        Soliditet | 41 | 43 | 1
        """,
        # Varav is inside, and never adds.
        """
        post | Utfall 2023 | Budget 2024
        Skola | 40 312 | 41 120
        varav lokaler | 9 100 | 9 300
        Vård | 22 455 | 24 204
        därav hjälpmedel | 1 200 | 1 250
        Summa | 62 767 | 65 324
        """,
        # A total of more than is shown.
        """
        utdrag | Budget 2024
        Skola | 40 312
        Vård | 22 455
        Kultur | 3 108
        Summa | 91 730
        """,
        # A total from its parts, and a part from the total.
        """
        post | Budget 2024 | Plan 2025
        Intäkter | 140 312 | 143 120
        Kostnader | -102 455 | -104 204
        Resultat | 37 857 | 38 916
        Kostnader utan avskrivningar | -98 145 | -99 894
        Avskrivningar | -4 310 | -4 310
        """,
    ],
)
def test_what_only_seems_wrong_is_not_told(text: str) -> None:
    audited = judge(text)
    assert audited.findings == ()
    terms = {line for relation in audited.relations if relation.axis == "rows" for line, _ in relation.terms}
    assert not any(audited.table.rows[line].label.startswith(("varav", "därav")) for line in terms)


def test_in_a_table_that_is_exact_one_unit_off_is_told() -> None:
    draw = Random(3)
    parts = [[draw.randint(11, 990) for _ in range(6)] for _ in range(14)]
    parts = [[*row, sum(row)] for row in parts]
    rows = [*parts, [sum(column) for column in zip(*parts, strict=True)]]
    assert audit([as_table(rows)])[0].findings == ()
    rows[4][2] += 1
    assert (4, 2) in cells_of(audit([as_table(rows)])[0])


def test_rounding_is_never_told() -> None:
    rounded = OUTCOMES.replace("858,9 | -0,7", "858,9 | -0,6").replace("285,8 | 2,6", "285,8 | 2,5")
    assert judge(rounded).findings == ()


def test_a_table_that_is_too_large_to_be_searched_says_so() -> None:
    cells = " | ".join(["1"] * 45)
    heads = " | ".join(f"Budget {2000 + at}" for at in range(45))
    rows = "\n".join(f"Verksamhet {at} | {cells}" for at in range(8))
    assert judge(f"post | {heads}\n{rows}").partial
    assert not judge(BOARDS).partial


amounts = st.integers(1, 90_000)


def test_lines_that_can_be_cut_in_many_ways_take_no_time_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[int] = []
    monkeypatch.setattr(choices, "CELLS", 5_000)
    monkeypatch.setattr(choices, "_fits", lambda table, lines, at, *links: (tried.append(at), (0, 0.0))[1])
    boards = table(BOARDS)
    rows = boards.rows * 20
    ways = (tuple(entry.text for entry in rows[0].entries),) * 12
    choices.choose(replace(boards, rows=rows, alternatives=dict.fromkeys(range(50, 100), ways)))
    assert 0 < len(tried) <= 3 * 5_000 // (len(rows) * 3)


@st.composite
def sums(draw: st.DrawFn) -> list[list[int]]:
    """Rows of three years or more, with their sum as the last."""
    width = draw(st.integers(3, 5))
    rows = draw(st.lists(st.lists(amounts, min_size=width, max_size=width), min_size=3, max_size=9))
    return [*rows, [sum(column) for column in zip(*rows, strict=True)]]


def as_table(rows: list[list[int]]) -> Table:
    labels = [*(f"Verksamhet {number}" for number in range(len(rows) - 1)), "Summa"]
    columns = tuple(Column(f"Plan {2024 + at}", phase="plan", year=2024 + at) for at in range(len(rows[0])))
    return Table("", columns, tuple(
        Row(label, tuple(Entry(str(value), Number(Decimal(value))) for value in row))
        for label, row in zip(labels, rows, strict=True)
    ))  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(sums())
def test_a_table_without_errors_has_no_finding(rows: list[list[int]]) -> None:
    assert audit([as_table(rows)])[0].findings == ()


@settings(max_examples=40, deadline=None)
@given(sums(), st.data())
def test_findings_are_the_same_in_another_order_of_columns_and_in_tenths(rows: list[list[int]], data: st.DataObject):
    row, column = data.draw(st.integers(0, len(rows) - 1)), data.draw(st.integers(0, len(rows[0]) - 1))
    rows[row][column] = -rows[row][column]
    order = data.draw(st.permutations(range(len(rows[0]))))
    plain = audit([as_table(rows)])[0]
    turned = audit([as_table([[line[at] for at in order] for line in rows])])[0]
    assert cells_of(plain) == {(r, order[c]) for r, c in cells_of(turned)}
    tenths = as_table(rows)
    tenths = Table(tenths.title, tenths.columns, tuple(
        Row(line.label, tuple(Entry(e.text, Number(e.number.value.scaleb(-1))) for e in line.entries if e.number))
        for line in tenths.rows
    ))  # fmt: skip
    assert cells_of(audit([tenths])[0]) == cells_of(plain)


def cells_of(audited: Audited) -> set[tuple[int, int]]:
    return {(suspect.row, suspect.column) for finding in audited.findings for suspect in finding.suspects}


YEARS = """
verksamhet | Totalt | Budget 2020 | Plan 2021 | Plan 2022 | Plan 2023 | Plan 2024
Omsorg | 1616 | 482 | 289 | 603 | 141 | 101
Bostadsanpassning | 11 | 1 | - | 3 | 6 | 1
Förskola | 285 | 109 | 38 | - | 131 | 7
Äldreomsorg | 70 | 33 | - | 13 | 4 | 20
Hälsovård | 6 | - | - | 2 | - | 4
Korttidsboende | 1244 | 339 | 251 | 585 | - | 69
Familjer | 364 | 81 | 36 | 92 | 41 | 114
Bygglov | 237 | 68 | 28 | 92 | - | 49
Kost | 112 | 9 | 5 | - | 37 | 61
Näringsliv | 15 | 4 | 3 | - | 4 | 4
Skolor | 29 | 11 | 5 | - | 13 | -
Gatubelysning | - | - | - | - | - | -
Säkerhet | 29 | 11 | 5 | - | 13 | -
Total | 2038 | 575 | 334 | 710 | 201 | 218
"""


def test_a_sum_that_fails_as_often_as_it_holds_tells_of_no_figure() -> None:
    """A group of one row is in it twice, and a group above it is not: three columns hold by chance, three do not."""
    assert judge(YEARS).findings == ()


def test_one_column_for_a_sum_and_one_against_make_no_error_without_more_evidence() -> None:
    judged = judge(
        """
        verksamhet | Utfall 2019 | Utfall 2020
        Skola | 90,3 | 89,7
        Kansli | 4,3 | 5,0
        Vård | 31,8 | 35,6
        Kultur | 7,2 | 6,7
        Summa | 132,6 | 137,0
        """
    )
    assert [relation.fails for relation in judged.relations] == [(0,)]
    assert {finding.severity for finding in judged.findings} <= {"warning"}
