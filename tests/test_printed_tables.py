"""Printed tables of any kind: what is said of their figures, what was proved of it, and what could not be.

Sjöbo kommun, Budget 2025 (driftbudget per nämnd), and Gnesta kommun, årsredovisning 2013 (driftredovisning), are
retyped in tests/data/tables.
"""

import json
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import openpyxl
import pytest
from conftest import ROOT, Run, open_budget
from msgspec import structs

from ks_budget.checks.case import Case
from ks_budget.checks.proof import proof
from ks_budget.checks.rules import check
from ks_budget.compute.table_changes import compare_tables
from ks_budget.compute.tables import Verdict, proofs
from ks_budget.compute.variant_tables import _within as within_variant
from ks_budget.compute.worked_tables import worked
from ks_budget.model import Budget, PrintedTable, TableColumn, TableRow
from ks_budget.model.equals import Named, Unreadable, coefficients, names, read, spelled
from ks_budget.model.table_shape import Shape
from ks_budget.problems import Corrections, Stop

DATA = ROOT / "tests" / "data" / "tables"
D = Decimal

HEAD = '[document]\ntitle = "Nämndens budget"\nyear = 2025\nplan_years = [2026]\n\n'
YEARS = """[[table]]
id = "drift"
title = "Driftbudget"
costs = "positive"

[[table.column]]
id = "2025"
label = "Budget 2025"
phase = "budget"
year = 2025

[[table.column]]
id = "2026"
label = "Plan 2026"
phase = "plan"
year = 2026

"""
OUTCOME = """[[table]]
id = "utfall"
title = "Driftredovisning"

[[table.column]]
id = "budget"
label = "Budget"
phase = "budget"
year = 2025

[[table.column]]
id = "utfall"
label = "Utfall"
phase = "outcome"
year = 2025

[[table.column]]
id = "avvikelse"
label = "Avvikelse"
phase = "deviation"
equals = "budget - utfall"

[[table.column]]
id = "andel"
label = "Avvikelse, %"
phase = "percent"
equals = "avvikelse / budget"

"""


def row(id: str, *figures: str, columns: str = "2025 2026", **more: str) -> str:
    """A row as it is typed; a figure that is empty is not printed."""
    printed = ", ".join(
        f"{column} = {figure}" for column, figure in zip(columns.split(), figures, strict=False) if figure
    )
    said = "".join(f"{key} = {value}\n" for key, value in more.items())
    return f'[[table.row]]\nid = "{id}"\nlabel = "{id.capitalize()}"\nfigures = {{ {printed} }}\n{said}\n'


def outcome(id: str, *figures: str, **more: str) -> str:
    return row(id, *figures, columns="budget utfall avvikelse andel", **more)


def budget(where: Path, *parts: str, name: str = "2025") -> Budget:
    (where / f"{name}.toml").write_text(HEAD + "".join(parts), encoding="utf-8")
    return open_budget(where, name)


def verdicts(of: Budget) -> dict[str, Verdict]:
    return {verdict.of.subject: verdict for one in proofs(Case(of, None).book) for verdict in one.verdicts}


def found(of: Budget) -> set[str]:
    return {problem.id for problem in check(Case(of, None))}


# What `equals` says.


@pytest.mark.parametrize(
    ("text", "factors"),
    [
        ("skola", {"skola": 1}),
        ("skola + vard-omsorg - 2025", {"skola": 1, "vard-omsorg": 1, "2025": -1}),
        ("vard_omsorg – skola", {"vard-omsorg": 1, "skola": -1}),
        ("skola-vard-omsorg", {"skola": 1, "vard-omsorg": -1}),
        ("-(skola - 2025)", {"skola": -1, "2025": 1}),
        ("2 × skola / 4", {"skola": D("0.5")}),
        ("skola * 2025", None),
        ("skola + 7", None),
        ("(2025 - skola) / skola", None),
    ],
)
def test_what_equals_says(text: str, factors: dict[str, Decimal] | None) -> None:
    assert coefficients(read(text, ["skola", "vard-omsorg", "2025"])) == factors


@pytest.mark.parametrize(
    ("text", "at"), [("skola +", ""), ("skola & vard", "&"), ("(skola", ""), ("a b", "b"), ("", "")]
)
def test_what_equals_cannot_say(text: str, at: str) -> None:
    with pytest.raises(Unreadable) as error:
        read(text, ["skola", "vard", "a", "b"])
    assert error.value.found == at


def test_a_word_that_is_no_id_is_named_all_the_same() -> None:
    assert [*names(read("skole + vard", ["skola", "vard"]))] == ["skole", "vard"]


def test_an_expression_is_spelled_with_other_names_and_the_same_meaning() -> None:
    tree = read("(plan - budget) / (budget * 2) - (a - b)", ["plan", "budget", "a", "b"])
    assert spelled(tree, str.upper) == "(PLAN − BUDGET) / (BUDGET × 2) − (A − B)"
    assert spelled(Named("a"), str) == "a"


def test_a_sum_of_a_thousand_rows_can_be_said() -> None:
    ids = [f"r{i}" for i in range(1000)]
    assert coefficients(read(" + ".join(ids), ids)) == dict.fromkeys(ids, 1)


# What is proved.


def test_the_sums_of_a_real_budget_hold_and_those_of_a_real_outcome() -> None:
    for name, count in (("2025", 25), ("2013", 72)):
        of = open_budget(DATA, name)
        outcomes = [verdict.outcome for verdict in verdicts(of).values()]
        assert outcomes == ["holds"] * count
        assert found(of) == set()
        assert proof(Case(of, None))[1] == []


def test_a_planted_error_in_the_real_budget_is_found_where_it_is(tmp_path: Path) -> None:
    text = (DATA / "2025.toml").read_text(encoding="utf-8")
    assert text.count("2025 = 302.7") == 1
    (tmp_path / "2025.toml").write_text(text.replace("2025 = 302.7", "2025 = 307.2"), encoding="utf-8")
    of = open_budget(tmp_path, "2025")
    assert found(of) == {"KSB333:driftbudget.vard-och-omsorgsnamnd-summa.2025"}
    [problem] = proof(Case(of, None))[1]
    told = problem.facts["corrections"]
    assert isinstance(told, Corrections)
    [right] = [one for one in told.each if one.figure == "driftbudget.aldreomsorg[2025]"]
    assert right.low is not None and right.high is not None and right.low <= D("302.7") <= right.high


def test_what_would_mend_it_is_told_as_it_is_printed(tmp_path: Path) -> None:
    millions = YEARS.replace('costs = "positive"', 'unit = "mnkr"')
    rows = (row("skola", "1.2", "1.3"), row("vard", "0.8", "0.9"), row("summa", "2.0", "3.2", equals='"sum"'))
    [problem] = proof(Case(budget(tmp_path, millions, *rows), None))[1]
    told = problem.facts["corrections"]
    assert isinstance(told, Corrections)
    assert told.unit == "mnkr"
    assert [(one.figure, one.printed, one.low, one.high) for one in told.each] == [
        ("drift.summa[2026]", D("3.2"), D("2.1"), D("2.3")),
        ("drift.skola[2026]", D("1.3"), D("2.2"), D("2.4")),
        ("drift.vard[2026]", D("0.9"), D("1.8"), D("2.0")),
    ]


def test_two_rows_wrong_by_as_much_cancel_in_the_sum_and_not_in_their_rows(tmp_path: Path) -> None:
    of = budget(
        tmp_path,
        OUTCOME,
        outcome("skola", "100", "95", "5"),
        outcome("vard", "200", "205", "-5"),
        # One is two too high, the other two too low.
        outcome("kultur", "50", "44", "8"),
        outcome("teknik", "60", "61", "-3"),
        outcome("summa", "410", "405", "5", equals='"sum"'),
    )
    assert found(of) == {"KSB334:utfall.kultur.avvikelse.equals", "KSB334:utfall.teknik.avvikelse.equals"}


def test_rounding_is_no_error_and_exact_figures_have_none(tmp_path: Path) -> None:
    rows = (row("skola", "10", "10"), row("vard", "10", "10"), row("summa", "21", "19", equals='"skola + vard"'))
    assert found(budget(tmp_path, YEARS, *rows)) == set()
    exact = YEARS.replace('costs = "positive"', "exact = true")
    assert found(budget(tmp_path, exact, *rows)) == {"KSB333:drift.summa.2025", "KSB333:drift.summa.2026"}


def test_percent_have_the_width_of_their_own_decimals(tmp_path: Path) -> None:
    of = budget(
        tmp_path,
        OUTCOME,
        outcome("skola", "100", "95", "5", "5.0"),
        outcome("vard", "200", "210", "-10", "-5"),
        outcome("kultur", "100", "90", "10", "11.3"),
    )
    assert found(of) == {"KSB334:utfall.kultur.andel.equals"}
    assert not verdicts(of)["utfall.skola.andel.equals"].linear


def test_what_is_within_a_row_is_never_added_and_not_larger(tmp_path: Path) -> None:
    of = budget(
        tmp_path,
        YEARS,
        row("skola", "100", "110"),
        row("kost", "30", "130", within='"skola"'),
        row("vard", "200", "210"),
        row("summa", "300", "320", equals='"sum"'),
    )
    assert found(of) == {"KSB335:drift.kost.2026.within"}


def test_sum_goes_back_to_the_sum_or_the_heading_before(tmp_path: Path) -> None:
    of = budget(
        tmp_path,
        YEARS,
        row("skola", "100", "110"),
        row("vard", "200", "210"),
        row("namnder", "300", "320", equals='"sum"'),
        '[[table.row]]\nid = "rubrik"\nlabel = "Finansiering"\n\n',
        row("skatt", "-250", "-260"),
        row("bidrag", "-50", "-60"),
        row("finans", "-300", "-320", equals='"sum"'),
        row("resultat", "0", "0", equals='"namnder + finans"'),
        row("antal", "7", "7"),
        '[[table.row]]\nid = "andra"\nlabel = "Volymer"\n\n',
        row("elever", "80", "90"),
        row("barn", "20", "30"),
        row("volymer", "100", "120", equals='"sum"'),
    )
    assert {id: verdict.outcome for id, verdict in verdicts(of).items()} == {
        f"drift.{id}.{year}": "holds" for id in ("namnder", "finans", "resultat", "volymer") for year in (2025, 2026)
    }


def test_what_is_not_printed_is_not_0(tmp_path: Path) -> None:
    of = budget(
        tmp_path,
        OUTCOME,
        outcome("skola", "100", "", "100"),
        outcome("vard", "0", "0", "0", "0"),
        outcome("summa", "100", "0", "100", "", equals='"skola + vard"'),
    )
    assert {id: (one.outcome, one.why) for id, one in verdicts(of).items() if one.outcome != "holds"} == {
        "utfall.skola.avvikelse.equals": ("untested", "missing"),
        "utfall.vard.andel.equals": ("untested", "nothing-to-divide-by"),
    }
    assert found(of) == set()


def test_a_table_is_the_same_table_as_a_frame(tmp_path: Path) -> None:
    frame = """[[frame]]
id = "ks"
name = "Kommunstyrelsen"

[[frame.line]]
id = "personnel"
label = "Personal"
kind = "cost"
amount = -900.4
printed = { 2026 = -920 }

[[frame.line]]
id = "grant"
label = "Kommunbidrag"
kind = "grant"
amount = 900
printed = { 2026 = 920 }

"""
    table = (
        YEARS,
        row("personal", "0.9", "0.93", same_as='"ks.personnel"'),
        row("netto", "0.9", "0.9", same_as='"ks.net"'),
        row("bidrag", "0.9", "0.9", cells_same_as='{ 2025 = "ks.grant[2025]" }'),
    )
    of = budget(tmp_path, frame, *table)
    # In thousands nothing of it agrees; in millions one figure does not.
    assert len([id for id in found(of) if id.startswith("KSB336")]) == 5
    millions = YEARS.replace('costs = "positive"', 'costs = "positive"\nunit = "mnkr"')
    of = budget(tmp_path, frame, millions, *table[1:])
    assert {id for id in found(of) if id.startswith("KSB33")} == {"KSB336:drift.personal.2026.same_as"}
    with_minus = millions.replace('costs = "positive"', 'costs = "negative"')
    of = budget(tmp_path, frame, with_minus, *table[1:])
    assert len([id for id in found(of) if id.startswith("KSB336")]) == 4


def test_a_column_of_the_other_sign_is_told_once(tmp_path: Path) -> None:
    rows = [
        outcome("skola", "100", "95", "-5"),
        outcome("vard", "200", "210", "10"),
        outcome("kultur", "50", "50", "0"),
    ]
    assert found(budget(tmp_path, OUTCOME, *rows)) == {"KSB337:utfall.avvikelse.sign"}
    # One alone is a slip.
    rows = [outcome("skola", "100", "95", "-5"), outcome("vard", "200", "210", "-10")]
    assert found(budget(tmp_path, OUTCOME, *rows)) == {"KSB334:utfall.skola.avvikelse.equals"}


def test_a_head_that_says_the_opposite_is_told(tmp_path: Path) -> None:
    said = OUTCOME.replace('label = "Avvikelse"', 'label = "Avvikelse utfall − budget"')
    of = budget(tmp_path, said, outcome("skola", "100", "95", "5"))
    assert found(of) == {"KSB337:utfall.avvikelse.head"}


def test_the_risks_of_a_table_are_products(tmp_path: Path) -> None:
    table = """[[table]]
id = "risker"
title = "Risker"
unit = "poäng"
exact = true

[[table.column]]
id = "s"
label = "Sannolikhet"

[[table.column]]
id = "k"
label = "Konsekvens"

[[table.column]]
id = "r"
label = "Riskvärde"
equals = "s * k"

"""
    rows = [row("it", "3", "4", "12", columns="s k r"), row("el", "2", "3", "8", columns="s k r")]
    of = budget(tmp_path, table, *rows)
    assert found(of) == {"KSB334:risker.el.r.equals"}
    assert Case(of, None).coverage.relations == 2


def test_figures_count_as_they_are_printed_whatever_their_units(tmp_path: Path) -> None:
    # Sjöbo kommun, resursfördelningsmodellen 2024: price × mean number, in thousands and in millions.
    table = """[[table]]
id = "volym"
title = "Resursfördelning"
unit = "mnkr"

[[table.column]]
id = "antal"
label = "Genomsnitt"
unit = "barn"

[[table.column]]
id = "pris"
label = "tkr per barn"
unit = "tkr"
adds = false

[[table.column]]
id = "bidrag"
label = "Kommunbidrag"
equals = "antal * pris / 1000"

[[table.column]]
id = "tkr"
label = "I tkr"
unit = "tkr"
equals = "bidrag * 1000"

"""
    columns = "antal pris bidrag tkr"
    of = budget(
        tmp_path,
        table,
        row("ett-fem", "1062.5", "125.9", "133.8", "133_768", columns=columns),
        row("sex", "255", "124.4", "31.7", "31_722", columns=columns),
        row("summa", "1317.5", "125.6", "165.5", "165_490", equals='"sum"', columns=columns),
    )
    assert {id: one.outcome for id, one in verdicts(of).items() if one.outcome != "holds"} == {}
    assert "volym.summa.pris" not in verdicts(of)
    shape = Shape(of.content.tables[0], "tkr")
    assert worked(shape)["sex", "bidrag"].value == D("31.722")


# Claims name its figures.


def test_claims_name_the_figures_of_a_table(tmp_path: Path) -> None:
    def claim(id: str, figure: str, unit: str, equals: str) -> str:
        return f'[[claim]]\nid = "{id}"\ntext = "x"\nfigure = {figure}\nunit = "{unit}"\nequals = \'{equals}\'\n\n'

    of = budget(
        tmp_path,
        YEARS,
        row("skola", "1200", "1260"),
        OUTCOME,
        outcome("vard-omsorg", "100", "95", "5", "5.0"),
        claim("ar", "1.2", "mnkr", "drift.skola[2025]"),
        claim("andring", "5", "%", "(drift.skola[2026] - drift.skola[2025]) / drift.skola[2025]"),
        claim("summa", "2460", "tkr", "sum(drift.skola, 2025, 2026)"),
        claim("kolumn", "5", "tkr", 'utfall.vard_omsorg["avvikelse"]'),
        claim("namn", "5", "%", "utfall.vard_omsorg.andel"),
        claim("fel", "1300", "tkr", "drift.skola[2026]"),
        claim("vilken", "100", "tkr", "utfall.vard_omsorg[2025]"),
        claim("antal", "2", "st", "count.tables"),
    )
    assert found(of) == {"KSB501:fel", "KSB505:vilken"}
    assert {judged.claim.id for judged in Case(of, None).claims if judged.relation} >= {"ar", "summa", "kolumn"}


# It is compared, and a variant's follows.


def test_what_differs_is_told_figure_by_figure(tmp_path: Path) -> None:
    first = budget(tmp_path, YEARS, row("skola", "100", "110"), row("vard", "200", "210"))
    second = budget(
        tmp_path, YEARS, row("skola", "100", "115"), row("vard", "200", "210"), row("ny", "1"), name="2025-x"
    )
    [change] = compare_tables(first, second)
    assert [(one.row.id, one.column.id, one.before, one.after, one.change) for one in change.cells] == [
        ("skola", "2026", 110, 115, 5),
        ("ny", "2025", None, 1, None),
    ]


VARIANT = '[document]\ntitle = "Förslag"\nyear = 2025\nbased_on = "2025"\n\n[[table]]\nid = "utfall"\n\n'


def test_the_sums_of_a_variant_follow_what_it_changes(tmp_path: Path) -> None:
    budget(
        tmp_path,
        OUTCOME,
        outcome("skola", "100", "95", "5", "5.0"),
        outcome("vard", "200", "210", "-10", "-5.0"),
        outcome("kultur", "50", "50", "0", "0.0"),
        # Rounding parts it from its rows by one.
        outcome("summa", "351", "355", "-4", "-1.1", equals='"skola + vard + kultur"'),
    )
    own = '[[table.row]]\nid = "skola"\nchange = { budget = 10 }\n\n[[table.row]]\nid = "kultur"\nremoved = true\n'
    (tmp_path / "2025-forslag.toml").write_text(VARIANT + own, encoding="utf-8")
    of = open_budget(tmp_path, "2025-forslag")
    [table] = of.content.tables
    figures = {one.id: dict(one.figures) for one in table.rows}
    assert figures == {
        "skola": {"budget": 110, "utfall": 95, "avvikelse": 15},
        "vard": {"budget": 200, "utfall": 210, "avvikelse": -10, "andel": D("-5.0")},
        "summa": {"budget": 311, "utfall": 305, "avvikelse": 6},
    }
    assert {one.id: one.equals for one in table.rows}["summa"] == "skola + vard"
    assert found(of) == set()


# It is shown and published.


def test_ksb_tables_says_what_was_proved_and_what_could_not_be(ksb: Run, tmp_path: Path) -> None:
    budget(
        tmp_path,
        OUTCOME,
        outcome("skola", "100", "95", "9", "5.0"),
        outcome("vard", "200", "", "", ""),
        outcome("kultur", "50", "", "50", ""),
    )
    document = json.loads(ksb("tables", "--format", "json", "--budgets", str(tmp_path)).stdout)
    printed, relations = document["tables"]
    assert [one["check"] for one in printed["rows"]] == [
        "stämmer inte: Avvikelse, Avvikelse, %",
        "",
        "kontrolleras inte: Avvikelse",
    ]
    assert printed["rows"][1] == {
        "id": "vard",
        "row": "Vard",
        "budget": 200,
        "utfall": None,
        "avvikelse": None,
        "andel": None,
        "check": "",
    }
    assert [(one["id"], one["holds"], one["fails"], one["untested"]) for one in relations["rows"]] == [
        ("column-avvikelse", 0, 1, 1),
        ("column-andel", 0, 1, 0),
    ]


def test_ksb_tables_of_one_that_is_not_there(ksb: Run) -> None:
    result = ksb("tables", "2025", "--table", "driftbudgett", "--budgets", str(DATA))
    assert (result.exit_code, "KSB013" in result.stderr, "driftbudget" in result.stderr) == (2, True, True)


def test_the_workbook_computes_what_follows(ksb: Run, tmp_path: Path) -> None:
    out = tmp_path / "budget.xlsx"
    ksb("export", "2013", "--budgets", str(DATA), "-o", str(out))
    sheet = openpyxl.load_workbook(out)["Driftredovisning"]
    values = openpyxl.load_workbook(out, data_only=True)["Driftredovisning"]
    assert [cell.value for cell in sheet[5][:6]] == ["Revision", -614, -9, "=C5/(B5-C5)", -620, "=B5-E5"]
    assert values["F5"].value == 6 and abs(values["D5"].value - 9 / 605) < 1e-12
    assert sheet["B4"].value == "=SUM(B5:B11)"
    assert values["B4"].value == 519_802


def test_what_a_workbook_computes_is_what_its_cells_come_to() -> None:
    shape = Shape(open_budget(DATA, "2013").content.tables[0], "tkr")
    cells = worked(shape)
    parts = [cells[id, "budget"].value for id in names(shape.row_trees["kommunstyrelsen"])]
    assert cells["kommunstyrelsen", "budget"].value == sum(parts) == -37_501
    assert cells["kommunstyrelsen", "budget"].printed == -37_500


@pytest.mark.parametrize("place", ["", 'chapter = "frames"\n'])
def test_a_table_has_its_place_in_the_document(place: str, ksb: Run, tmp_path: Path) -> None:
    budget(tmp_path, YEARS.replace('costs = "positive"\n', place), row("skola", "1200", ""))
    text = ksb("report", "--format", "markdown", "--budgets", str(tmp_path)).stdout
    heading = "## Nämndens budget" if place else "## Tabeller"
    assert heading in text
    assert "| Skola | 1 200 | – |" in text.replace("\u00a0", " ")


def test_open_data_has_every_printed_figure(ksb: Run, tmp_path: Path) -> None:
    ksb("export", "2025", "--tidy", "--no-parquet", "--budgets", str(DATA), "-o", str(tmp_path / "data"))
    lines = (tmp_path / "data" / "printed_tables.csv").read_text(encoding="utf-8").splitlines()
    assert len(lines) == 1 + 180
    assert any("aldreomsorg" in line and "302.7,0.05,302700000" in line for line in lines)


def test_a_comparison_that_could_show_nothing_is_told(tmp_path: Path) -> None:
    other = YEARS.replace('"drift"', '"annan"').replace('label = "Plan 2026"', 'label = "Plan 2026"\nunit = "%"')
    of = budget(
        tmp_path,
        YEARS,
        row("skola", "100", "110", same_as='"drift.skola"'),
        row("vard", "5", "5", same_as='"annan.vard"'),
        row("teknik", "5", "5", same_as='"utfall.teknik"'),
        other,
        row("vard", "5", "5"),
        OUTCOME,
        outcome("teknik", "5", "5", "0"),
    )
    told = {problem.id: problem.facts for problem in check(Case(of, None))}
    assert set(told) == {"KSB338:drift.drift.skola", "KSB338:drift.annan.vard", "KSB338:drift.utfall.teknik"}
    assert told["KSB338:drift.annan.vard"]["columns"] == ["2026"]


def test_a_year_that_is_no_column_is_no_number(tmp_path: Path) -> None:
    change = YEARS + '[[table.column]]\nid = "andring"\nlabel = "Ändring"\nequals = "2026 - 2024"\n\n'
    (tmp_path / "2025.toml").write_text(HEAD + change + row("skola", "100", "110"), encoding="utf-8")
    with pytest.raises(Stop) as error:
        open_budget(tmp_path, "2025")
    [problem] = error.value.problems
    assert problem.code == "KSB110" and problem.facts["name"] == "2024"


def test_sums_of_sums_may_go_on_for_long_in_any_order() -> None:
    ids = [f"r{i}" for i in range(2000)]
    rows = [TableRow(id=one, label=one, figures={"a": 1}, equals=other) for one, other in pairwise(ids)]
    rows.append(TableRow(id=ids[-1], label=ids[-1], figures={"a": 1}))
    table = PrintedTable(id="t", title="T", columns=(TableColumn(id="a", label="A"),), rows=tuple(rows))
    assert worked(Shape(table, "tkr"))["r0", "a"].value == 1


def test_a_sum_of_the_base_that_cannot_be_read_is_told_where_it_is_and_no_more(tmp_path: Path) -> None:
    table = PrintedTable(id="t", title="T", rows=(TableRow(id="s", label="S", equals="x + &"),))
    gone = structs.replace(table, rows=(TableRow(id="x", label="X"), *table.rows))
    assert within_variant(gone, table, 0, lambda path: False) == table
