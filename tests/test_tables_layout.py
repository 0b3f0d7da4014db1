"""Each layout that tables are printed in, as the text that a person sees, and what it is understood as."""

from collections.abc import Iterator
from decimal import Decimal
from textwrap import dedent as outdent

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ks_budget.sources.grid import Cell, Grid, Source
from ks_budget.tables.table import Entry, Table, Understood
from ks_budget.tables.understand import understand


def ruled(text: str, sheet: str = "", title: str = "") -> Grid:
    """A grid whose file has borders, typed with `|` between cells; `*` before a cell that is bold, and `<` for what the
    cell to the left is merged over."""
    rows = []
    for line, row in enumerate(outdent(text).strip("\n").split("\n"), 1):
        cells: list[Cell] = []
        texts = [cell.strip() for cell in row.split("|")] if row.strip() else []
        for column, cell in enumerate(texts, 1):
            across = 1
            while column - 1 + across < len(texts) and texts[column - 1 + across] == "<":
                across += 1
            told = "" if cell == "<" else cell
            cells.append(Cell(told.lstrip("*"), line, column, bold=told.startswith("*"), across=across))
        rows.append(tuple(cells))
    return Grid(tuple(rows), sheet=sheet, title=title)


def running(text: str, page: int = 0) -> Grid:
    """Running text: a line a row, cut at gaps of two spaces or more; `#` before a heading."""
    rows = []
    for number, line in enumerate(outdent(text).strip("\n").split("\n"), 1):
        cells, at = [], 0
        for piece in line.replace("#", " ").split("  "):
            if piece.strip():
                begins = at + len(piece) - len(piece.lstrip())
                heading = line.count("#", 0, 7) if not cells else 0
                cells.append(Cell(piece.strip(), number, begins + 1, heading=heading))
            at += len(piece) + 2
        rows.append(tuple(cells))
    return Grid(tuple(rows), ruled=False, page=page)


def understood(*grids: Grid, format: str = "text") -> Understood:
    return understand(Source("budget.txt", format, grids))


def shown(entry: Entry) -> str:
    if entry.number is None:
        return {"empty": "", "dash": "–", "unknown": "..", "text": repr(entry.text)}[entry.blank]
    return f"{entry.number.value}{'%' if entry.number.percent else ''}"


def told(table: Table) -> str:
    """A table, compact: title, corner and unit; a line of heads with phase, year and kind; a line a row."""
    heads = [
        " ".join(
            str(said) for said in (column.phase, column.year, column.unit, column.kind) if said not in (None, "money")
        )
        for column in table.columns
    ]
    lines = [f"{table.title} [{table.unit or ''}] {table.corner}".strip()]
    lines += [f"{column.head} ({head})" for column, head in zip(table.columns, heads, strict=True)]
    for row in table.rows:
        before = f"{row.heading} / " if row.heading else ""
        texts = f" {{{'; '.join(row.texts)}}}" if table.texts else ""
        lines.append(f"{before}{row.label}: {' | '.join(shown(entry) for entry in row.entries)}{texts}")
    return "\n".join(lines)


def rows_of(table: Table) -> list[str]:
    """Its rows alone."""
    return told(table).split("\n")[1 + len(table.columns) :]


def only(*grids: Grid) -> Table:
    (table,) = understood(*grids).tables
    return table


def dedent(text: str) -> str:
    return "\n".join(line.strip() for line in text.strip().split("\n"))


# ---- With borders ----------------------------------------------------------------------------


def test_a_frame_with_bold_totals_and_its_unit_in_the_corner() -> None:
    table = only(
        ruled("""
        Belopp i tkr             | Budget 2023 | Budget 2024 | Plan 2025
        *Verksamhetens intäkter  | 9 531       | 20 351      | 20 534
        Personalkostnader        | -6 458      | -6 386      | -6 443
        *Årets resultat          | 0           | 0           | 0
        """)
    )
    assert told(table) == dedent("""
        [tkr] Belopp i tkr
        Budget 2023 (budget 2023)
        Budget 2024 (budget 2024)
        Plan 2025 (plan 2025)
        Verksamhetens intäkter: 9531 | 20351 | 20534
        Personalkostnader: -6458 | -6386 | -6443
        Årets resultat: 0 | 0 | 0
    """)
    assert [row.bold for row in table.rows] == [True, False, True]


def test_a_title_above_and_notes_below_are_the_tables_own() -> None:
    table = only(
        ruled("""
        Driftbudget 2024
        Belopp i mnkr

        Nämnd | Budget 2023 | Budget 2024
        Kommunstyrelsen | 12,1 | 12,9
        Socialnämnden 1) | 410,0 | 422,5
        Summa | 422,1 | 435,4

        1) Från 2024 med hemtjänst.
        """)
    )
    assert told(table) == dedent("""
        Driftbudget 2024 [mnkr] Nämnd
        Budget 2023 (budget 2023)
        Budget 2024 (budget 2024)
        Kommunstyrelsen: 12.1 | 12.9
        Socialnämnden 1): 410.0 | 422.5
        Summa: 422.1 | 435.4
    """)
    assert table.notes == ("1) Från 2024 med hemtjänst.",)


def test_group_heads_are_over_the_columns_that_they_are_merged_over() -> None:
    table = only(
        ruled("""
        tkr       | Utfall | <    | Budget | <    | Förändring
                  | 2022   | 2023 | 2023   | 2024 |
        Skola     | 100    | 110  | 112    | 120  | 8
        Omsorg    | 200    | 210  | 212    | 230  | 18
        """)
    )
    assert [column.head for column in table.columns] == [
        "Utfall 2022",
        "Utfall 2023",
        "Budget 2023",
        "Budget 2024",
        "Förändring",
    ]
    assert [(column.phase, column.year) for column in table.columns] == [
        ("outcome", 2022),
        ("outcome", 2023),
        ("budget", 2023),
        ("budget", 2024),
        ("change", None),
    ]


def test_group_heads_are_spread_where_a_file_has_lost_what_was_merged() -> None:
    table = only(
        ruled("""
        Verksamhet | 2022   |         |       | 2023   |         |
                   | intäkt | kostnad | netto | intäkt | kostnad | netto
        Skola      | -47    | 347     | 300   | -51    | 375     | 324
        Omsorg     | -76    | 235     | 159   | -86    | 251     | 165
        """)
    )
    assert [column.head for column in table.columns] == [
        "2022 intäkt", "2022 kostnad", "2022 netto", "2023 intäkt", "2023 kostnad", "2023 netto",
    ]  # fmt: skip
    assert [column.year for column in table.columns] == [2022, 2022, 2022, 2023, 2023, 2023]


def test_a_group_of_heads_on_one_row_is_told_by_its_first() -> None:
    table = only(
        ruled("""
        verksamhet | Budget 2023 intäkt | kostnad | netto | Avvikelse intäkt | kostnad | netto
        Skola      | -38 | 356 | 318 | 13 | -19 | -6
        Omsorg     | -36 | 174 | 139 | 4  | 2   | 7
        """)
    )
    assert [column.phase for column in table.columns] == ["budget"] * 3 + ["deviation"] * 3


def test_a_note_column_and_codes_hold_no_figures() -> None:
    table = only(
        ruled("""
        Konto | Benämning       | Not | Bokslut 2023 | Budget 2024
        3010  | Intäkter        | 1   | 120          | 130
        5010  | Löner           | 2   | -80          | -90
              | Summa           |     | 40           | 40
        """)
    )
    assert told(table) == dedent("""
        [] Benämning
        Bokslut 2023 (outcome 2023)
        Budget 2024 (budget 2024)
        Intäkter: 120 | 130 {3010; 1}
        Löner: -80 | -90 {5010; 2}
        Summa: 40 | 40 {; }
    """)
    assert table.texts == ("Konto", "Not")


def test_a_register_of_risks_keeps_its_text() -> None:
    table = only(
        ruled("""
        Risk      | Riskbeskrivning    | Sannolikhet | Väsentlighet | Riskvärde | Hantering
        Cyberhot  | Risk att it stannar | 2           | 4            | 8         | Internkontroll
        Terrorhot | Risk att det smäller | 1           | 4            | 4         | Acceptera

        Risk      | Riskbeskrivning    | Sannolikhet | Väsentlighet | Riskvärde | Hantering
        Jäv       | Risk för jäv       | 1           | 3            | 3         | Acceptera
        """)
    )
    assert told(table) == dedent("""
        [] Risk
        Sannolikhet (other)
        Väsentlighet (other)
        Riskvärde (other)
        Cyberhot: 2 | 4 | 8 {Risk att it stannar; Internkontroll}
        Terrorhot: 1 | 4 | 4 {Risk att det smäller; Acceptera}
        Jäv: 1 | 3 | 3 {Risk för jäv; Acceptera}
    """)
    assert [row.section for row in table.rows] == [0, 0, 1], "the same heads once more, over a page"


def test_goals_are_labelled_by_their_indicators_and_are_no_money() -> None:
    table = only(
        ruled("""
        Prioriterat mål | Styrande indikatorer | Mål 2026 | Utfall 2022 | Utfall 2021 | Koppling Agenda 2030
        3. Inflytande   | Delaktighet, kommunindex | 60 | 57 | - | Mål 16
                        | Tillit, andel (%)    | 25 | 28 | 27 |
                        | Andel som kan resa (%): |  |  |  | Mål 13
                        | boende i tätort      | 75 | 64 | 74 |
        """)
    )
    assert told(table) == dedent("""
        [] Styrande indikatorer
        Mål 2026 (2026 other)
        Utfall 2022 (outcome 2022 other)
        Utfall 2021 (outcome 2021 other)
        Delaktighet, kommunindex: 60 | 57 | – {3. Inflytande; Mål 16}
        Tillit, andel (%): 25 | 28 | 27 {; }
        Andel som kan resa (%)::  |  |  {; Mål 13}
        boende i tätort: 75 | 64 | 74 {; }
    """)


def test_two_tables_below_each_other_have_heads_and_titles_of_their_own() -> None:
    first, second = understood(
        ruled("""
        2021 Investeringsbudget | Skattefinansierad | Avgiftsfinansierad | Summa
        Ursprunglig             | 104,4             | 70,0               | 174,4
        Ombudgetering           | 62,8              | 11,1               | 73,9
        2021 per nämnd          | Utfall            | Budget             | Avvikelse
        Kommunstyrelsen         | 7,7               | 17,4               | 9,7
        Skolnämnden             | 22,1              | 22,4               | 0,3

        Per månad
        tkr                     | jan               | feb                | mar
        Löner                   | 10                | 11                 | 12
        Hyror                   | 5                 | 5                  | 5
        """)
    ).tables[:2]
    assert [row.label for row in first.rows] == ["Ursprunglig", "Ombudgetering"]
    assert [column.phase for column in second.columns] == ["outcome", "budget", "deviation"]
    last = understood(
        ruled("Nämnd | 2023 | 2024\nA | 1 | 2\n\nPer månad\ntkr | jan | feb\nLöner | 10 | 11\nHyror | 5 | 5")
    ).tables[1]
    assert (last.title, last.unit, [column.head for column in last.columns]) == ("Per månad", "tkr", ["jan", "feb"])


def test_two_tables_side_by_side_are_two() -> None:
    first, second = understood(
        ruled("""
        Intäkter | 2023 | 2024 | | Kostnader | 2023 | 2024
        Avgifter | 10   | 11   | | Löner     | 30   | 31
        Bidrag   | 20   | 22   | | Hyror     | 5    | 6
        """)
    ).tables
    assert rows_of(first) == ["Avgifter: 10 | 11", "Bidrag: 20 | 22"]
    assert rows_of(second) == ["Löner: 30 | 31", "Hyror: 5 | 6"]


def test_an_empty_column_between_years_parts_nothing() -> None:
    table = only(ruled("Nämnd | 2023 | | 2024\nSkola | 10 | | 11\nOmsorg | 20 | | 22"))
    assert [column.head for column in table.columns] == ["2023", "2024"]


def test_headings_within_a_table_part_its_sections() -> None:
    table = only(
        ruled("""
        mnkr          | Budget 2024 | Plan 2025
        Familjenämnd
        Skola         | 10,0        | 11,0
        Summa         | 10,0        | 11,0

        Teknisk nämnd
        Gator         | 3,0         | 3,1
        Summa         | 3,0         | 3,1
        """)
    )
    assert [(row.heading, row.label) for row in table.rows] == [
        ("Familjenämnd", "Skola"),
        ("Familjenämnd", "Summa"),
        ("Teknisk nämnd", "Gator"),
        ("Teknisk nämnd", "Summa"),
    ]
    assert table.rows[0].section == table.rows[1].section < table.rows[2].section == table.rows[3].section


def test_years_down_the_rows_are_labels() -> None:
    table = only(ruled("År | Budget | Utfall\n2022 | 100 | 98\n2023 | 104 | 107"))
    assert rows_of(table) == ["2022: 100 | 98", "2023: 104 | 107"]


def test_a_file_of_years_and_boards_is_labelled_by_board() -> None:
    table = only(
        ruled("""
        Göteborg, utfall per nämnd, mnkr
        år   | nämnd      | intäkter | kostnader | resultat
        2022 | Skolnämnd  | 565      | -5107     | -61
        2023 | Skolnämnd  | 1155     | -1000     | 155
        """)
    )
    assert told(table) == dedent("""
        Göteborg, utfall per nämnd, mnkr [mnkr] nämnd
        intäkter ()
        kostnader ()
        resultat ()
        Skolnämnd: 565 | -5107 | -61 {2022}
        Skolnämnd: 1155 | -1000 | 155 {2023}
    """)


def test_percent_columns_are_told_by_their_head_or_their_figures() -> None:
    table = only(
        ruled("""
        tkr   | Utfall 2023 | Budget 2024 | Förändring | Förändring | Andel av budget, % | Antal årsarbetare
        Skola | 100         | 104         | 4          | 4,0 %      | 40,0               | 12,5
        Vård  | 200         | 210         | 10         | 5,0 %      | 60,0               | 30,0
        """)
    )
    assert [(column.phase, column.kind) for column in table.columns] == [
        ("outcome", "money"),
        ("budget", "money"),
        ("change", "money"),
        ("percent", "percent"),
        ("budget", "percent"),
        (None, "other"),
    ]


def test_a_sum_in_one_cell_is_a_row() -> None:
    table = only(
        ruled("""
        ålder | antal 2024 | Kommunbidrag mnkr
        6 år | 220 | 31,7
        7–9 år | 683 | 111,1
        Summa grundskola 142,8
        10–12 år | 697 | 94,9
        """)
    )
    assert rows_of(table) == [
        "6 år: 220 | 31.7",
        "7–9 år: 683 | 111.1",
        "Summa grundskola:  | 142.8",
        "10–12 år: 697 | 94.9",
    ]


def test_the_number_that_a_file_stores_tells_what_its_comma_is() -> None:
    cells = ((Cell("A", 1, 1), Cell("1,234", 1, 2, kind="number", stored=Decimal(1234))),) * 2
    table = only(Grid(cells))
    assert shown(table.rows[0].entries[0]) == "1234"


def test_a_table_of_text_alone_is_a_table_without_figures() -> None:
    table = only(ruled("Nr | Uppdrag | Återrapporteras\n1 | Ta fram en plan | Kvartal 1\n2 | Utred hallen | Kvartal 2"))
    assert (table.columns, table.corner) == ((), "Uppdrag")
    assert [row.texts for row in table.rows] == [("1", "Kvartal 1"), ("2", "Kvartal 2")]


# ---- Without borders -------------------------------------------------------------------------

GNESTA = """
Driftredovisning

(tkr) Utfall2013 Förändring 2012/2013 Förändring 2012/2013 Budget 2013 Budget-avvikelse
Kommungemensamma poster 519 802 18 738 3,7 % 505 200 14 602
Revision – 614 – 9 1,6 % – 620 6
Övriga förtroendevalda – 4 646 – 76 1,7 % – 4 937 291
Kommunstyrelsen – 37 264 – 1 578 4,4 % – 37 500 236
"""
"""https://www.gnesta.se/webdav/files/Sorteras/arsredovisning2013%20webb/"""


def test_lines_of_figures_are_cut_by_their_heads_and_by_what_all_can_be_cut_into() -> None:
    table = only(running(GNESTA))
    assert told(table) == dedent("""
        Driftredovisning [tkr] (tkr)
        Utfall 2013 (outcome 2013)
        Förändring 2012/2013 (change 2013)
        Förändring 2012/2013 (percent 2013 percent)
        Budget 2013 (budget 2013)
        Budget-avvikelse (deviation)
        Kommungemensamma poster: 519802 | 18738 | 3.7% | 505200 | 14602
        Revision: -614 | -9 | 1.6% | -620 | 6
        Övriga förtroendevalda: -4646 | -76 | 1.7% | -4937 | 291
        Kommunstyrelsen: -37264 | -1578 | 4.4% | -37500 | 236
    """)
    assert set(table.alternatives) == {2, 3}
    assert table.alternatives[2][0] == ("– 4 646", "– 76", "1,7 %", "– 4 937", "291")


def test_a_head_of_bars_over_lines_of_figures() -> None:
    table = only(
        running("""
        columns: Budget 2019  Budget 2020  Budget 2021  Period 2019-2021  Plan 2023
        Skattefinansierad verksamhet 132 544 130 135 80 780 343 459 55 000
        därav: självfinansierade objekt -5 900 -6 100 - 6 000 -18 000 0
        Skattefinansierad verksamhet 126 644 124 035 74 780 325 459 55 000
        """)
    )
    assert told(table) == dedent("""
        [] columns
        Budget 2019 (budget 2019)
        Budget 2020 (budget 2020)
        Budget 2021 (budget 2021)
        Period 2019-2021 ()
        Plan 2023 (plan 2023)
        Skattefinansierad verksamhet: 132544 | 130135 | 80780 | 343459 | 55000
        därav: självfinansierade objekt: -5900 | -6100 | -6000 | -18000 | 0
        Skattefinansierad verksamhet: 126644 | 124035 | 74780 | 325459 | 55000
    """)


SJOBO = """
Driftbudget per nämnd

(mnkr) Bokslut
2023
Budget
2024
Plan
2026
Teknisk nämnd
Politisk verksamhet 0,3 0,2 – 1,8
Teknisk verksamhet - skattefinansierad 28,5 31,5 34,2
Summa 28,8 31,7 32,4

Valnämnd
Politisk verksamhet 0,0 0,5 1,2
"""
"""https://finansiellinfo.se/Sjobo/Budget-2025/"""


def test_heads_a_word_a_line_and_headings_between_sections() -> None:
    assert told(only(running(SJOBO))) == dedent("""
        Driftbudget per nämnd [mnkr] (mnkr)
        Bokslut 2023 (outcome 2023)
        Budget 2024 (budget 2024)
        Plan 2026 (plan 2026)
        Teknisk nämnd / Politisk verksamhet: 0.3 | 0.2 | -1.8
        Teknisk nämnd / Teknisk verksamhet - skattefinansierad: 28.5 | 31.5 | 34.2
        Teknisk nämnd / Summa: 28.8 | 31.7 | 32.4
        Valnämnd / Politisk verksamhet: 0.0 | 0.5 | 1.2
    """)


def test_heads_in_two_lines_are_put_over_each_other() -> None:
    table = only(running("Bokslut Budget Plan\n2023 2024 2025\nSkola 10,5 11,0 12,0\nOmsorg 20,5 21,0 22,0"))
    assert [column.head for column in table.columns] == ["Bokslut 2023", "Budget 2024", "Plan 2025"]


def test_numbers_of_notes_are_no_figures() -> None:
    table = only(
        running("""
        (mnkr) Not Utfall 2019 Utfall 2018 Budget 2019 Avvikelse
        Verksamhetens intäkter 1 269 522 300 − 31
        Verksamhetens kostnader 2 − 1 116 − 1 344 − 1 149 33
        Avskrivningar − 25 − 31 − 35 10
        Finansiella intäkter 3
        Räntor 3 4 1 2
        """)
    )
    assert rows_of(table) == [
        "Verksamhetens intäkter: 269 | 522 | 300 | -31",
        "Verksamhetens kostnader: -1116 | -1344 | -1149 | 33",
        "Avskrivningar: -25 | -31 | -35 | 10",
        "Finansiella intäkter 3 / Räntor: 3 | 4 | 1 | 2",
    ]
    first = table.rows[0].entries[0].number
    assert first is not None
    assert first.note == "1"
    assert ("1 269", "522", "300", "− 31") in table.alternatives[0]


VASTERVIK = """
Driftsredovisning, kommunen

mnkr Intäkter 2019Intäkter 2020Kostnader 2019Budget 2020Avvikelse mot budget 2020
Kommunstyrelse

305,8

281,9

-691,5

-410,1

-5,7

OF, omsorg & stöd, funktionsneds.

43,3

44,4

-298,6

-

3,3
"""
"""https://www.vastervik.se/, Årsredovisning 2020"""


def test_one_cell_a_line_and_heads_glued() -> None:
    assert told(only(running(VASTERVIK))) == dedent("""
        Driftsredovisning, kommunen [mnkr] mnkr
        Intäkter 2019 (2019)
        Intäkter 2020 (2020)
        Kostnader 2019 (2019)
        Budget 2020 (budget 2020)
        Avvikelse mot budget 2020 (deviation 2020)
        Kommunstyrelse: 305.8 | 281.9 | -691.5 | -410.1 | -5.7
        OF, omsorg & stöd, funktionsneds.: 43.3 | 44.4 | -298.6 | – | 3.3
    """)


def test_missing_figures_stand_under_the_heads_that_they_end_by() -> None:
    table = only(
        running("""
        tkr                       Budget 2023   Budget 2024   Plan 2025
        Skola                          10 000        11 000      12 000
        Omsorg                                        2 000       2 500
        Ny hall                         1 500
        Summa                          11 500        13 000      14 500
        """)
    )
    assert rows_of(table) == [
        "Skola: 10000 | 11000 | 12000",
        "Omsorg:  | 2000 | 2500",
        "Ny hall: 1500 |  | ",
        "Summa: 11500 | 13000 | 14500",
    ]
    assert table.alternatives == {}


def test_a_label_over_two_lines_is_one() -> None:
    table = only(
        running(
            "mnkr 2023 2024\nFörskole-, fritidshems- och\ngrundskoleverksamhet 447,3 461,8\nGymnasieskola 105,0 115,2"
        )
    )
    assert table.rows[0].label == "Förskole-, fritidshems- och grundskoleverksamhet"


def test_a_table_broken_over_pages_keeps_its_heads() -> None:
    page = "Nämnd Budget 2024 Plan 2025\nSkola 10,0 11,0\nOmsorg 20,0 21,0"
    tables = understood(running(page, page=1), running(page.replace("Skola", "Kultur"), page=2), format="pdf").tables
    assert sum(len(table.rows) for table in tables) == 4
    assert len({tuple(column.head for column in table.columns) for table in tables}) == 1


def test_dashes_for_what_is_missing_are_no_minus_signs_where_others_are() -> None:
    table = only(
        running("""
        Ekonomisk uppföljning
        Intäkter Kostnader Netto Intäkter Kostnader Netto
        Belopp i mnkr 2022 2022 2022 2023 2023 2023
        Fritidshem 1,6 293,9 − 292,3 1,6 291,7 − 290,1
        Bostadsanpassning – 1,4 − 1,4 – 1,5 − 1,5
        Feriearbete – – – – – –
        Ekonomi 0,1 – 0,1 0,1 – 0,1
        """)
    )
    assert [column.head for column in table.columns][:2] == ["Intäkter 2022", "Kostnader 2022"]
    assert rows_of(table) == [
        "Fritidshem: 1.6 | 293.9 | -292.3 | 1.6 | 291.7 | -290.1",
        "Bostadsanpassning: – | 1.4 | -1.4 | – | 1.5 | -1.5",
        "Feriearbete: – | – | – | – | – | –",
        "Ekonomi: 0.1 | – | 0.1 | 0.1 | – | 0.1",
    ]


def test_figures_that_look_like_years_are_figures_below_a_label() -> None:
    cells = ["tkr", "Bokslut 2021", "Budget 2022", "Ekonomi", "1565", "2044", "Kansli", "194", "191", "Summa"]
    table = only(running("\n\n".join([*cells, "1759", "2235"])))
    assert told(table) == dedent("""
        [tkr] tkr
        Bokslut 2021 (outcome 2021)
        Budget 2022 (budget 2022)
        Ekonomi: 1565 | 2044
        Kansli: 194 | 191
        Summa: 1759 | 2235
    """)


def test_words_over_some_of_the_columns_are_over_those_with_a_year_alone() -> None:
    table = only(
        running("""
        Årsbudget Årsprognos
        tkr Utfall jan–aug Budget jan–aug Avvikelse 2024 2024 Avvikelse helår
        Skola 551 522 29 473 533 60
        Vård 514 546 -32 568 608 40
        """)
    )
    assert [column.head for column in table.columns] == [
        "Utfall jan–aug", "Budget jan–aug", "Avvikelse", "Årsbudget 2024", "Årsprognos 2024", "Avvikelse helår",
    ]  # fmt: skip


def test_a_head_over_a_heading_of_the_first_rows() -> None:
    table = only(
        running("""
        Resultaträkning, tkr
        Benämning Intäkt Kostnad Nettokostnad
        Gymnasieskola
        Komvux -99 105 887 105 788
        Planering – 3 195 3 195
        Summa gymnasieskola -99 109 082 108 983
        """)
    )
    assert told(table) == dedent("""
        Resultaträkning, tkr [tkr] Benämning
        Intäkt ()
        Kostnad ()
        Nettokostnad ()
        Gymnasieskola / Komvux: -99 | 105887 | 105788
        Gymnasieskola / Planering: – | 3195 | 3195
        Gymnasieskola / Summa gymnasieskola: -99 | 109082 | 108983
    """)


def test_a_register_set_with_gaps_has_its_texts_and_its_broken_lines_whole() -> None:
    table = only(
        running("""
        Riskanalys

        Risk                     Beskrivning                          S  V  Riskvärde  Hantering
        Cyberhot                 Risk att kommunens it stannar och    2  4          8  Hantera genom
                                 att medarbetare inte kan arbeta                       åtgärder
        Felaktiga löne-          Risk att lönen blir fel              3  2          6  Internkontroll
        utbetalningar
        Terrorhot                Risk att terrordåd genomförs         1  4          4  Acceptera
        """)
    )
    assert told(table) == dedent("""
        Riskanalys [] Risk
        S ()
        V ()
        Riskvärde (other)
        Cyberhot: 2 | 4 | 8 {Risk att kommunens it stannar och att medarbetare inte kan arbeta; Hantera genom åtgärder}
        Felaktiga löneutbetalningar: 3 | 2 | 6 {Risk att lönen blir fel; Internkontroll}
        Terrorhot: 1 | 4 | 4 {Risk att terrordåd genomförs; Acceptera}
    """)


def test_what_stands_over_the_labels_is_no_head_and_an_address_no_title() -> None:
    table = only(
        running("""
        Besöksadress: Rådhuset, Stora torget 1, 441 81 Alingsås

        Nämnd/styrelse, mnkr BU 2023 BU 2024 Förändr. Förändr. i %
        Kommunstyrelse 108,9 114,3 5,4 5,0
        Barn- och ungdomsnämnd 1 045,2 1 098,7 53,5 5,1
        Summa 1 154,1 1 213,0 58,9 5,1
        """)
    )
    assert told(table) == dedent("""
        [mnkr] Nämnd/styrelse, mnkr
        BU 2023 (budget 2023)
        BU 2024 (budget 2024)
        Förändr. (change)
        Förändr. i % (percent percent)
        Kommunstyrelse: 108.9 | 114.3 | 5.4 | 5.0
        Barn- och ungdomsnämnd: 1045.2 | 1098.7 | 53.5 | 5.1
        Summa: 1154.1 | 1213.0 | 58.9 | 5.1
    """)


def test_numbers_of_notes_in_a_column_of_their_own_stand_beside_the_figures() -> None:
    table = only(
        running("""
        BALANSRÄKNING (mnkr)            Not   2023-12-31  2022-12-31
        TILLGÅNGAR
        Materiella tillgångar            12      1 234,5     1 180,2
        Finansiella tillgångar           13         85,0        85,0
        Summa anläggningstillgångar              1 319,5     1 265,2
        """)
    )
    assert told(table) == dedent("""
        [mnkr] BALANSRÄKNING (mnkr)
        2023-12-31 (2023)
        2022-12-31 (2022)
        TILLGÅNGAR / Materiella tillgångar: 1234.5 | 1180.2 {12}
        TILLGÅNGAR / Finansiella tillgångar: 85.0 | 85.0 {13}
        TILLGÅNGAR / Summa anläggningstillgångar: 1319.5 | 1265.2 {}
    """)


def test_marks_of_footnotes_and_figures_like_years_stay_in_their_columns() -> None:
    table = only(
        running("""
        (tkr)                Intäkt   Kostnad     Netto
        Äldreomsorg          35 600   -19 400  16 200 *
        Feriearbete            2022                2022
        Summa                37 622   -19 400    18 222
        """)
    )
    assert rows_of(table) == [
        "Äldreomsorg: 35600 | -19400 | 16200",
        "Feriearbete: 2022 |  | 2022",
        "Summa: 37622 | -19400 | 18222",
    ]


def test_two_tables_set_with_gaps_below_each_other_are_two() -> None:
    first, second = understood(
        running("""
        Income statement (SEK thousand)
                                   Actual    Budget
                                     2023      2023
        Revenue                    12,345    12,000
        Costs                    (11,900)  (11,500)

        Verksamhet             Antal barn   Kr/barn
        Förskola                      812   124 900
        Grundskola                  2 105   105 600
        """)
    ).tables
    assert first.unit == "tkr"
    assert rows_of(first) == ["Revenue: 12345 | 12000", "Costs: -11900 | -11500"]
    assert [(column.head, column.kind) for column in second.columns] == [("Antal barn", "other"), ("Kr/barn", "other")]
    assert rows_of(second) == ["Förskola: 812 | 124900", "Grundskola: 2105 | 105600"]


# ---- Pages -----------------------------------------------------------------------------------


def paged(text: str, page: int) -> Grid:
    grid = ruled(text)
    return Grid(grid.rows, page=page)


def test_labels_that_a_page_breaks_over_lines_are_whole() -> None:
    table = understood(
        paged(
            """
            Nämnd (tkr)              | Budget 2024
            Arbetsmarknads- och      | 200
            vuxenutbildningsnämnden  |
            Generella statsbidrag    | 16 138
            och utjämning            |
            varav fastighetsavgift   | 3 000
            """,
            1,
        ),
        format="pdf",
    ).tables[0]
    assert [row.label for row in table.rows] == [
        "Arbetsmarknads- och vuxenutbildningsnämnden",
        "Generella statsbidrag och utjämning",
        "varav fastighetsavgift",
    ]


FIRST_PART = "Nämnd | Budget 2024 | Plan 2025\nSkola | 10 | 11\nVård | 20 | 21"
HEADS, REST = "Nämnd | Budget 2024 | Plan 2025\n", "Kultur | 30 | 31\nSumma | 60 | 63"


def over_a_page(*second: Grid) -> tuple[Table, ...]:
    title, foot = running("Driftbudget, tkr", page=1), running("12", page=1)
    return understood(title, paged(FIRST_PART, 1), foot, *second, format="pdf").tables


@pytest.mark.parametrize("rest", [REST, HEADS + REST])
def test_a_table_goes_on_on_the_next_page_with_its_heads_or_without(rest: str) -> None:
    [table] = over_a_page(paged(rest, 2))
    assert (table.title, table.unit) == ("Driftbudget, tkr", "tkr")
    assert [row.label for row in table.rows] == ["Skola", "Vård", "Kultur", "Summa"]
    assert {row.section for row in table.rows} == {table.rows[0].section}
    pages = [place.within.page for row in table.rows if (place := row.entries[0].place) and place.within]
    assert pages == [1, 1, 2, 2]


@pytest.mark.parametrize(
    "second",
    [
        pytest.param([running("Investeringar", page=2), paged(HEADS + REST, 2)], id="a title of its own"),
        pytest.param([paged(HEADS + REST, 3)], id="not the next page"),
        pytest.param([paged(HEADS.replace("Plan", "Budget") + REST, 2)], id="other heads"),
        pytest.param([running("En rad.\n\nTvå rader.\n\nTre.\n\nFyra.", page=2), paged(REST, 2)], id="text between"),
    ],
)
def test_what_begins_on_a_page_is_a_table_of_its_own_where_anything_says_so(second: list[Grid]) -> None:
    assert len(over_a_page(*second)) == 2


def test_contents_and_charts_of_a_page_are_no_tables() -> None:
    seen = understood(
        paged("Budgeten i korthet | 3\nInledning | 4\nOrganisation | 5\nMål | 7", 1),
        paged(" | 150 000 | 114 308 | 114 328\n | 100 000 | 100 548 | 101 453", 2),
        format="pdf",
    )
    assert seen.tables == ()
    assert "Inledning 4" in [prose.text for prose in seen.prose]


# ---- What is no table ------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Inledning ..... 3\nKommunstyrelsens mål ..... 7\nUppdrag ..... 9\nNämndens budget ..... 10",
        "Inledning 3\nKommunstyrelsens mål 7\nUppdrag 9\nNämndens budget 10",
        "Kommunens budget 2024\n\nInnehåll\nInledning 3\nEkonomi 5\nMål 9\nUppdrag 12",
        "Lerums kommun\nBagges torg 11\n443 80 Lerum\nTelefon 0302-52 10 00\nOrg.nr 212000-1447",
        "1. Osannolik: risken är liten\n2. Mindre sannolik: risken finns\n3. Möjlig: det finns en risk",
        "Datum för beslut: 2023-11-27\nGiltighetstid: t.o.m. 2024-12-31\nRevideras senast: 2024-12-31",
        "Nämnden tilldelas ett kommunbidrag om 233 tkr, en ökning med\n9 tkr från året före, då\ndet var 222 tkr.",
        "Protokoll 2024-04-24\n§ 61\n§ 62\nSida 3",
    ],
)  # fmt: skip
def test_what_is_no_table_is_text(text: str) -> None:
    seen = understood(running(text))
    assert seen.tables == ()
    words = " ".join(prose.text for prose in seen.prose).split()
    assert words == text.split()


def test_text_round_a_table_is_told_with_its_place() -> None:
    seen = understood(
        running("""
        # Driftbudget
        Kommunbidraget ökar med 5,4 mnkr jämfört med föregående
        år, till 114,3 mnkr.
        tkr 2023 2024
        Skola 10 500 11 000
        Vård 20 500 21 000
        Hyrorna ökar med 0,6 mnkr.
        """)
    )
    assert [prose.text for prose in seen.prose] == [
        "Driftbudget",
        "Kommunbidraget ökar med 5,4 mnkr jämfört med föregående år, till 114,3 mnkr.",
        "Hyrorna ökar med 0,6 mnkr.",
    ]
    spans = [prose.place.span for prose in seen.prose]
    assert [span.line for span in spans if span] == [1, 2, 7]
    assert seen.tables[0].title == "Driftbudget"


def test_a_unit_that_the_text_gives_all_tables() -> None:
    seen = understood(
        running("Alla belopp anges i tkr om inget annat sägs."),
        ruled("Nämnd | Budget 2024 | Plan 2025\nSkola | 10 | 11\nVård | 20 | 21"),
    )
    assert seen.tables[0].unit == "tkr"


def test_a_sentence_of_the_unit_stands_between_a_title_and_its_table() -> None:
    table = "Nämnd   Budget 2024   Plan 2025\nSkola      10   11\nVård      20   21\nSumma      30   32"
    first, second = understood(
        running(f"Investeringar\n{table}\n\nTabell 3. Utfall\n\nBelopp anges i tusental kronor.\n{table}")
    ).tables
    assert (first.title, second.title, second.unit) == ("Investeringar", "Tabell 3. Utfall", "tkr")


def test_a_title_is_of_the_sheet_that_it_stands_on() -> None:
    rows = "Nämnd | Budget 2024 | Plan 2025\nSkola | 10 | 11\nVård | 20 | 21"
    first, second = understood(
        ruled(f"Driftbudget\nBelopp i tkr\n{rows}", sheet="Drift"),
        ruled(rows, sheet="Investeringar"),
        format="xlsx",
    ).tables
    assert (first.title, second.title, second.unit) == ("Driftbudget", "", "tkr")


def test_a_figure_has_the_place_where_it_stands() -> None:
    entry = only(running("tkr 2023 2024\nSkola 10 500 11 000\nVård 20 500 21 000")).rows[1].entries[1]
    span = entry.place.span if entry.place else None
    assert span is not None
    assert (span.line, span.column, span.end_column, span.source) == (3, 13, 19, "Vård 20 500 21 000")
    sheet = understood(ruled("Nämnd | 2023\nSkola | 10\nVård | 20", sheet="Drift"), format="xlsx").tables[0]
    within = sheet.rows[1].entries[0].place
    assert within is not None
    assert within.within is not None
    assert (within.within.sheet, within.within.row, within.within.column) == ("Drift", 3, 2)


CELLS = st.sampled_from(
    ["", "Summa", "Budget 2024", "2024", "12", "-3 400", "–", "1 269 522", "tkr", "x", "Not", "Ett", "..."]
)


@settings(max_examples=150)
@given(st.lists(st.lists(CELLS, max_size=6), max_size=8), st.booleans())
def test_whatever_a_grid_holds_it_is_understood_and_no_figure_is_lost(rows: list[list[str]], is_ruled: bool) -> None:
    grid = Grid(
        tuple(
            tuple(Cell(text, line, 1 + 20 * at) for at, text in enumerate(row) if text or is_ruled)
            for line, row in enumerate(rows, 1)
        ),
        ruled=is_ruled,
    )
    seen = understood(grid)
    there = " ".join(text for row in rows for text in row if "2024" not in text)
    assert _digits(" ".join(_told_texts(seen))) >= _digits(there)


def _digits(text: str) -> int:
    """How many, but for those of years: the same heads once more are told once."""
    return sum(sign.isdigit() for sign in text.replace("2024", ""))


def _told_texts(seen: Understood) -> Iterator[str]:
    """All that is told of a grid, in tables or as text."""
    yield from (prose.text for prose in seen.prose)
    for table in seen.tables:
        yield from (table.title, table.corner, *table.notes, *(column.head for column in table.columns), *table.texts)
        for number, row in enumerate(table.rows):
            before = table.rows[number - 1] if number else None
            again = before is not None and (before.section, before.heading) == (row.section, row.heading)
            yield from (row.label, "" if again else row.heading, *row.texts)
            for entry in row.entries:
                yield entry.text
                yield entry.number.note if entry.number and entry.number.note not in entry.text else ""


@pytest.mark.parametrize("signs", ["--", "()"])
def test_rows_without_a_note_keep_the_minus_of_their_first_figure(signs: str) -> None:
    text = """
                                  Kommunen         Koncernen
                         Mkr Not
                                 2024    2023    2024    2023
      Verksamhetens intäkter   2      329     391     454     441
     Verksamhetens kostnader   3 (1 719) (1 630) (1 740) (1 659)
       Av- och nedskrivningar  6     (62)    (73)    (61)    (88)
Verksamhetens nettokostnader     (1 452) (1 312) (1 347) (1 306)
               Skatteintäkter  7   1 094   1 033   1 030   1 076
    """
    plain = text.replace(" (", "  -").replace(")", " ") if signs == "--" else text
    table = only(running(plain))
    assert [shown(entry) for entry in table.rows[3].entries[-4:]] == ["-1452", "-1312", "-1347", "-1306"]
