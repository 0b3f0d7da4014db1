"""Tables as municipalities print them, typed and checked: what is wrong in them is found, and nothing else.

Where a table follows up a budget each of its columns is typed as a budget of its own: one column is read at a time.
"""

import json
from pathlib import Path

import pytest
from conftest import Run

DOCUMENT = '[document]\ntitle = "Tabell"\nyear = {year}\nunit = "{unit}"\ndecided = 2020-01-01\n{more}\n'
LEDGER = 'costs = "positive"\nincome = "negative"'

# Västervik, Driftsredovisning kommunen 2020 (www.vastervik.se), mnkr: a board, then its units; revenue, costs, net
# costs and the budget's net costs.
VASTERVIK = """
Kommunstyrelse | 281.9 | -697.8 | -415.9 | -410.1
- Politisk verksamhet | 0.0 | -11.9 | -11.9 | -12.4
- Ledning | 12.5 | -84.4 | -71.9 | -71.2
- Samhällsbyggnad | 48.0 | -165.3 | -117.3 | -106.1
- Kultur | 6.5 | -59.3 | -52.8 | -54.4
- Arbete o kompetens | 40.8 | -115.5 | -74.7 | -78.9
- Kommunservice | 164.3 | -189.2 | -24.9 | -26.1
- Räddningstjänst | 9.0 | -55.5 | -46.5 | -46.9
- Prioriterade områden | 0.8 | -16.8 | -15.9 | -14.1
Barn- och utbildningsnämnd | 134.6 | -991.9 | -857.3 | -862.3
- Gemensam verksamhet | 8.8 | -58.6 | -49.8 | -47.9
- Förskola och familjedaghem | 36.3 | -235.9 | -199.6 | -201.6
- Obligatorisk skola och fritidshem | 69.2 | -496.4 | -427.2 | -428.3
- Gymnasieskola, gymnasiesärskola | 15.2 | -177.4 | -162.1 | -162.2
- Komvux och SFI | 5.1 | -23.7 | -18.6 | -22.3
Socialnämnd | 216.4 | -1133.1 | -916.7 | -918.6
- Äldreomsorg | 131.7 | -553.1 | -421.4 | -433.3
- Individ- och familjeomsorg | 15.4 | -105.1 | -89.7 | -77.6
- OF, omsorg & stöd, funktionsneds. | 44.4 | -304.5 | -260.1 | -263.4
- Hälso- och sjukvårdsverksamhet | 23.1 | -130.9 | -107.8 | -105.4
- Förvaltningsstab och SN | 1.9 | -39.6 | -37.7 | -38.9
Miljö- och byggnadsnämnd | 15.3 | -27.9 | -12.7 | -15.0
Överförmyndare | 0.1 | -3.0 | -2.9 | -3.5
Revision | 0.5 | -2.1 | -1.6 | -1.6
"""

# Vårgårda, Driftredovisning 2023, whole mnkr, signs of a ledger; a dash is nothing.
# https://vargarda.se/kommun-och-demokrati/arsredovisning-2023---vargarda-kommun/ekonomisk-redovisning/driftredovisning.html
# Revenue, costs and net of 2022, the same of 2023.
VARGARDA = """
Verksamhetens nettokostnader | -383 | 1164 | 781 | -427 | 1274 | 848
- Summa | -389 | 1157 | 769 | -427 | 1245 | 818
-- Politisk verksamhet | . | 9 | 9 | 0 | 9 | 9
-- Kommunövergripande | -2 | 37 | 35 | -3 | 42 | 39
-- Summa Stödfunktioner | -13 | 41 | 28 | -13 | 43 | 30
--- Personal/Ekonomi | -10 | 25 | 15 | -10 | 25 | 16
--- Strategisk planering o utveckl | -3 | 16 | 13 | -3 | 18 | 14
-- Summa Kärnverksamhet | -374 | 1070 | 697 | -409 | 1150 | 741
--- Förskola/Grundskola | -47 | 347 | 300 | -51 | 375 | 324
--- Gymnasie/Musikskola | -15 | 76 | 62 | -15 | 83 | 68
--- Kultur och Fritid | -4 | 25 | 21 | -5 | 27 | 22
--- Samhällsbyggnad | -183 | 215 | 32 | -212 | 242 | 29
--- Socialtjänst | -49 | 172 | 122 | -40 | 172 | 132
--- Vård och omsorg | -76 | 235 | 159 | -86 | 251 | 165
- Finansverksamhet | . | 17 | 17 | -6 | 37 | 31
- Återföring kapitalkostnad | . | -45 | -45 | . | -48 | -48
- Återföring generella bidrag bokförda på verksamheten | 6 | . | 6 | 6 | . | 6
- Avskrivningar | . | 34 | 34 | . | 40 | 40
Interna poster | -221 | 221 | . | -193 | 193 | .
"""
# The budget of 2023. Kommunövergripande has income to be found by others: 2 on the income side is real.
VARGARDA_BUDGET = """
Politisk verksamhet | . | 9 | 9
Kommunövergripande | 2 | 38 | 40
Summa Stödfunktioner | -15 | 45 | 30
Förskola/Grundskola | -38 | 356 | 318
Gymnasie/Musikskola | -13 | 81 | 68
Kultur och Fritid | -4 | 26 | 22
Samhällsbyggnad | -208 | 237 | 29
Socialtjänst | -36 | 174 | 139
"""

# Åmål, Kommunens budget (www.amal.se), tkr: 2021 and 2022. Of later years one row alone is printed.
AMAL = """
Kommunfullmäktige | 2569 | 2300
Kommunstyrelsen | 126642 | 127072
Bygg- och miljönämnden | 248 | 248
Barn- och utbildningsnämnden | 283159 | 285786
Teknik- och fritidsnämnden | 41226 | 42280
Välfärds- och arbetsmarknadsnämnden | 389669 | 382896
Överförmyndarnämnden | 2639 | 2735
Ej fördelade arbetskraftskostnader | 25700 | 25281
"""
AMAL_TEXT = """
[[claim]]
id = "valfard"
text = "Välfärds- och arbetsmarknadsnämnden 2021"
figure = {figure}
unit = "tkr"
equals = "f5.net[2021]"
"""

# Ängelholm, Investerings- och exploateringsverksamhet 2023 and 2021, mnkr: decisions by how they are paid for.
# https://www.engelholm.se/kommun-och-politik/resultat-och-kvalitet/budget-redovisningar-och-rapporter/arsredovisning-2023/investeringsredovisning/investerings--och-exploateringsverksamhet.html
# https://www.engelholm.se/kommun-och-politik/resultat-och-kvalitet/arsredovisning/arsredovisning-2021/investeringsredovisning/investerings--och-exploateringsverksamhet.html
ANGELHOLM_2023 = """
Skattefinansierad | 249.6
- Ursprungligt budgetbeslut KF 2022-11-14 | 194.3
- Beslut om ombudgetering av anslag från 2022 | 49.3
- Särskilt boende Sommarsol, KF 2023-06-19 | 6.0
Avgiftsfinansierad | 82.3
- Ursprungligt budgetbeslut KF 2022-11-14 | 71.5
- Beslut om ombudgetering av anslag från 2022 | 10.8
"""
ANGELHOLM_2021 = """
Skattefinansierad | 167.2
- Ursprungligt budgetbeslut KF 2020-11-23 | 104.4
- Beslut om ombudgetering från 2020 | 62.8
Avgiftsfinansierad | 81.1
- Ursprungligt budgetbeslut KF 2020-11-23 | 70.0
- Beslut om ombudgetering från 2020 | 11.1
"""
# The same budget by board, and what came of it.
ANGELHOLM_2021_BOARDS = """
Skattefinansierad verksamhet | 167.2 | 109.9
- Kommunstyrelsen | 17.4 | 7.7
- Miljö- och tillståndsnämnden | 0.4 | 0.4
- Familje- och utbildningsnämnd | 22.4 | 22.1
- Nämnden för omsorg och stöd | 4.1 | 1.1
- Samhällsbyggnadsnämnden | 101.2 | 64.2
- Nämnden för kultur, idrott och fritid | 21.7 | 14.4
Avgiftsfinansierad verksamhet | . | .
- Samhällsbyggnadsnämnden, VA | 81.1 | 56.0
"""
# 2023 by board, income and expenditure apart.
ANGELHOLM_2023_BOARDS = """
Kommunstyrelsen | 5.2
- Inkomster | 0.0
- Utgifter | 5.2
Samhällsbyggnadsnämnden | 127.6
- Inkomster | -15.3
- Utgifter | 142.9
"""

# Göteborg, Nämnden för Intraservice, Årsrapport 2025, mnkr: budget, outcome, outcome of the year before.
INTRASERVICE = {
    "budget": (
        2025,
        ("1434.1", "-1472.3", "38.2", "0"),
        ("-593.1", "-126.4", "-435.9", "-209.5", "-142.8", "-1.5"),
        ("-1509.2", "1509.2", "0"),
    ),
    "outcome": (
        2025,
        ("1420.1", "-1451.4", "38.2", "6.9"),
        ("-551.7", "-110.7", "-438.8", "-238.5", "-146.0", "-0.7"),
        ("-1486.4", "1493.3", "6.9"),
    ),
    "last year": (
        2024,
        ("1341.8", "-1373.6", "35.5", "3.7"),
        ("-528.2", "-109.2", "-425.5", "-217.7", "-126.7", "-2.4"),
        ("-1409.7", "1413.4", "3.7"),
    ),
}
INTRASERVICE_COSTS = (
    "Personal",
    "Konsulter",
    "IT-program, licenser, tjänster",
    "Hyra, leasing",
    "Övriga kostnader",
    "Finansnetto",
)

# Göteborg, outcome by board as the annual reports of 2023 and 2024 print it, whole mnkr: revenue, costs, grant, result.
GOTEBORG_2023 = """
Exploateringsnämnden | 1120 | -1331 | 127 | -85
Förskolenämnden | 587 | -5412 | 4777 | -48
Grundskolenämnden | 1155 | -10571 | 9412 | -4
Nämnden för arbetsmarknad och vuxenutbildning | 291 | -1037 | 816 | 29
Nämnden för funktionsstöd | 538 | -5786 | 5100 | -148
Socialnämnden Hisingen | 122 | -1327 | 1222 | 16
Socialnämnden Sydväst | 563 | -1351 | 787 | 0
Stadsfastighetsnämnden | 3880 | -3850 | 0 | 30
Stadsmiljönämnden | 1661 | -3538 | 1763 | -114
Kommunledningen | 202 | -574 | 386 | 14
"""
GOTEBORG_2024 = """
Exploateringsnämnden | 1041 | -1101 | 134 | 74
Grundskolenämnden | 1256 | -11146 | 10047 | 156
Idrotts- och föreningsnämnden | 331 | -919 | 584 | -3
Kulturnämnden | 150 | -875 | 731 | 7
Socialnämnden Nordost | 245 | -2065 | 1805 | -16
Stadsfastighetsnämnden | 4304 | -4323 | 0 | -20
Stadsmiljönämnden | 2440 | -3811 | 1489 | 117
Kommunledningen | 176 | -543 | 395 | 29
"""

NOTHING = "."
KINDS = {"revenue": "Intäkter", "cost": "Kostnader", "grant": "Kommunbidrag"}


class Row:
    """A row of a table: its name, how deep it stands, and the cells after the name."""

    def __init__(self, text: str) -> None:
        name, *self.cells = (cell.strip() for cell in text.split("|"))
        self.depth = len(name) - len(name.lstrip("-"))
        self.name = name.lstrip("- ")


def rows(table: str) -> list[Row]:
    return [Row(line) for line in table.strip().splitlines()]


def frames(table: str, year: int, columns: dict[str, int]) -> str:
    """Each row as a frame, `f0`, `f1` …, below the row that it is a part of. ``columns`` are lines by their kind and
    totals by their id, each with its column."""
    text, above = "", [""]
    for i, row in enumerate(rows(table)):
        above = [*above[: row.depth], f"f{i}"]
        parent = f'parent = "{above[row.depth - 1]}"\n' if row.depth else ""
        lines = [(kind, row.cells[columns[kind]]) for kind in KINDS if kind in columns]
        text += f'\n[[frame]]\nid = "f{i}"\nname = "{row.name}"\nindex = "none"\n{parent}line = [\n'
        text += "".join(
            f'  {{ id = "{kind}", label = "{KINDS[kind]}", kind = "{kind}", amount = {cell} }},\n'
            for kind, cell in lines
            if cell != NOTHING
        )
        text += "]\n"
        for total in ("net", "result"):
            if total in columns and row.cells[columns[total]] != NOTHING:
                text += f"printed_totals.{total} = {{ {year} = {row.cells[columns[total]]} }}\n"
    return text


def investments(table: str, year: int, column: int = 0, total: str = NOTHING) -> str:
    """Rows without a dash as groups, with their printed sums, and those below as projects."""
    text = f"\n[investments]\nyears = [{year}]\n"
    text += f"printed = {{ {year} = {total} }}\n" if total != NOTHING else ""
    group = ""
    for i, row in enumerate(rows(table)):
        cell = row.cells[column]
        if row.depth == 0:
            text += f'\n[[investments.group]]\nid = "i{i}"\nname = "{row.name}"\n'
            text += f"printed = {{ {year} = {cell} }}\n" if cell != NOTHING else ""
            group = f"i{i}"
        else:
            income = "income = true\n" if row.name == "Inkomster" else ""
            text += f'\n[[investments.group.project]]\nid = "{group}-{i}"\nname = "{row.name}"\n{income}'
            text += f"amounts = {{ {year} = {cell} }}\n"
    return text


def intraservice(column: str) -> str:
    year, (revenue, costs, grant, result), by_sort, (all_costs, all_revenue, same_result) = INTRASERVICE[column]
    text = frames(
        f"Intraservice | {revenue} | {costs} | {grant} | {result}",
        year,
        {"revenue": 0, "cost": 1, "grant": 2, "result": 3},
    )
    lines = "".join(
        f'  {{ id = "c{i}", label = "{name}", kind = "cost", amount = {cell} }},\n'
        for i, (name, cell) in enumerate(zip(INTRASERVICE_COSTS, by_sort, strict=True))
    )
    lines += f'  {{ id = "revenue", label = "Totala intäkter", kind = "revenue", amount = {all_revenue} }},\n'
    totals = f"costs = {{ {year} = {all_costs} }}, result = {{ {year} = {same_result} }}"
    head = '\n[[frame]]\nid = "sorts"\nname = "Kostnadsslag"\nindex = "none"\n'
    return f"{text}{head}line = [\n{lines}]\nprinted_totals = {{ {totals} }}\n"


def budget(year: int, unit: str, content: str, more: str = "") -> str:
    return DOCUMENT.format(year=year, unit=unit, more=more) + content


def told(ksb: Run, folder: Path, *arguments: str, **texts: str) -> list[str]:
    """The ids of what `ksb check` finds, warnings and notes among them."""
    for name, text in texts.items():
        (folder / f"{name.removeprefix('of_')}.toml").write_text(text, encoding="utf-8")
    result = ksb("check", *arguments, "--budgets", folder, "--format", "json")
    return [problem["id"] for problem in json.loads(result.stdout)["problems"]]


ALL = {"revenue": 0, "cost": 1, "net": 2}
SOUND = {
    "Västervik": budget(2020, "mnkr", frames(VASTERVIK, 2020, ALL)),
    "Västervik, budget": budget(2020, "mnkr", frames(VASTERVIK, 2020, {"cost": 3, "net": 3})),
    "Vårgårda 2022": budget(2022, "mnkr", frames(VARGARDA, 2022, ALL), LEDGER),
    "Vårgårda 2023": budget(2023, "mnkr", frames(VARGARDA, 2023, {"revenue": 3, "cost": 4, "net": 5}), LEDGER),
    "Vårgårda, budget": budget(2023, "mnkr", frames(VARGARDA_BUDGET, 2023, ALL), LEDGER),
    "Åmål": budget(2021, "tkr", frames(AMAL, 2021, {"cost": 0}) + AMAL_TEXT.format(figure=389669), LEDGER),
    "Ängelholm 2023": budget(2023, "mnkr", investments(ANGELHOLM_2023, 2023, total="331.9")),
    "Ängelholm 2021": budget(2021, "mnkr", investments(ANGELHOLM_2021, 2021, total="248.3")),
    "Ängelholm 2021, boards": budget(2021, "mnkr", investments(ANGELHOLM_2021_BOARDS, 2021, total="248.3")),
    "Ängelholm 2021, outcome": budget(2021, "mnkr", investments(ANGELHOLM_2021_BOARDS, 2021, 1, "165.9")),
    "Ängelholm 2023, income": budget(2023, "mnkr", investments(ANGELHOLM_2023_BOARDS, 2023)),
    "Göteborg 2024": budget(
        2024, "mnkr", frames(GOTEBORG_2024, 2024, {"revenue": 0, "cost": 1, "grant": 2, "result": 3})
    ),
    **{
        f"Intraservice, {column}": budget(INTRASERVICE[column][0], "mnkr", intraservice(column))
        for column in INTRASERVICE
    },
}


@pytest.mark.parametrize("what", SOUND)
def test_a_sound_table_is_told_of_nothing(ksb: Run, tmp_path: Path, what: str) -> None:
    year = SOUND[what].partition("year = ")[2][:4]
    assert told(ksb, tmp_path, "--proof", **{f"of_{year}": SOUND[what]}) == []


@pytest.mark.parametrize("command", ["show", "project"])
@pytest.mark.parametrize("what", SOUND)
def test_a_sound_table_is_shown(ksb: Run, tmp_path: Path, what: str, command: str) -> None:
    year = SOUND[what].partition("year = ")[2][:4]
    (tmp_path / f"{year}.toml").write_text(SOUND[what], encoding="utf-8")
    result = ksb(command, year, "--budgets", tmp_path)
    assert (result.exit_code, result.stderr) == (0, "")
    assert "Tabell" in result.stdout or command == "project"


def test_years_beside_each_other(ksb: Run, tmp_path: Path) -> None:
    assert told(ksb, tmp_path, of_2022=SOUND["Vårgårda 2022"], of_2023=SOUND["Vårgårda 2023"]) == []


def test_income_and_costs_of_a_ledger_are_shown_the_usual_way(ksb: Run, tmp_path: Path) -> None:
    (tmp_path / "2023.toml").write_text(SOUND["Vårgårda, budget"], encoding="utf-8")
    table = ksb("project", "2023", "--frame", "f1", "--budgets", tmp_path, "--format", "csv").stdout
    assert "revenue,Intäkter,-2" in table
    assert "cost,Kostnader,-38" in table
    assert "net,Verksamhetens nettokostnader,-40" in table


def test_a_slip_among_them_is_told(ksb: Run, tmp_path: Path) -> None:
    text = SOUND["Vårgårda 2023"].replace("2023 = 324 }", "2023 = 342 }")
    assert text != SOUND["Vårgårda 2023"]
    assert "KSB301:f8.net.2023" in told(ksb, tmp_path, of_2023=text)
    text = SOUND["Västervik"].replace("2020 = -857.3 }", "2020 = -875.3 }")
    assert "KSB315:f9.net.2020" in told(ksb, tmp_path, "2020", of_2020=text)


def test_what_the_text_of_amal_says_is_not_what_its_table_says(ksb: Run, tmp_path: Path) -> None:
    text = budget(2021, "tkr", frames(AMAL, 2021, {"cost": 0}) + AMAL_TEXT.format(figure=382789), LEDGER)
    later = budget(2022, "tkr", frames(AMAL, 2022, {"cost": 1}), 'costs = "positive"\nplan_years = [2023, 2024, 2025]')
    row = "amount = 25281, printed = { 2023 = 41466, 2024 = 60509, 2025 = 78359 }"
    later = later.replace("amount = 25281", row)
    # Of 2022 nothing is printed that could be held against anything, and that is said.
    assert told(ksb, tmp_path, of_2021=text, of_2022=later) == ["KSB501:valfard", "KSB320:document"]
    table = ksb("project", "2022", "--frame", "f7", "--budgets", tmp_path, "--format", "csv").stdout
    assert "cost,Kostnader,-25281,-41466,-60509,-78359" in table


def test_what_the_text_of_angelholm_says_is_what_its_tables_say(ksb: Run, tmp_path: Path) -> None:
    claim = '\n[[claim]]\nid = "{}"\ntext = "Text"\nfigure = {}\nunit = "mnkr"\nequals = "{}"\n'
    text = SOUND["Ängelholm 2023"]
    text += claim.format("decided", 265.8, "investments.i0_1[2023] + investments.i4_5[2023]")
    text += claim.format("moved", 60.1, "investments.i0_2[2023] + investments.i4_6[2023]")
    text += claim.format("since-2021", 83.6, "investments.total[2023] - investments.total[2021]")
    assert told(ksb, tmp_path, of_2021=SOUND["Ängelholm 2021"], of_2023=text) == []


def test_the_board_of_goteborg_whose_result_is_another_is_found_alone(ksb: Run, tmp_path: Path) -> None:
    text = budget(2023, "mnkr", frames(GOTEBORG_2023, 2023, {"revenue": 0, "cost": 1, "grant": 2, "result": 3}))
    assert told(ksb, tmp_path, of_2023=text) == ["KSB301:f3.result.2023"]
