"""How findings in tables are told: by row and column, with their range, in every format."""

import json
import tomllib
from collections.abc import Callable
from decimal import Decimal

import pytest
from audited import AUDITED, FILE, FOLLOW_UP, FRAME, HEAD, SEVERAL, SUM, TRANSPOSED, table
from msgspec import structs

from ks_budget.compute.printed_tables import written
from ks_budget.files.printed_tables import tables_toml
from ks_budget.problems import Place, Problem, Within
from ks_budget.render import brief, csv, github, markdown, sarif, terminal, text
from ks_budget.render import json as as_json
from ks_budget.render.formats import PLAIN, Screen
from ks_budget.report import Report
from ks_budget.tables.coverage import costs, coverage
from ks_budget.tables.ids import column_ids, identifier, row_ids, unique
from ks_budget.tables.judged import Audited, Finding, Relation, Suspect
from ks_budget.tables.table import Row
from ks_budget.views.audit.assemble import Shown, of_tables, view
from ks_budget.views.audit.comments import comments, unsaid
from ks_budget.views.audit.document import Document


def shown(*tables: Audited, language: str = "sv", explain: bool = False) -> Shown:
    return view([Document(FILE, "text", tables)], [], language, explain)


def told(*tables: Audited, language: str = "sv") -> str:
    return text.render(shown(*tables, language=language).report, PLAIN)


def test_a_figure_is_named_with_its_range_and_the_likely_slip_under_it_the_table_with_its_signs() -> None:
    said = told(AUDITED)
    assert said.startswith(
        "fel KSB701: Driftbudget: ”Summa”, Budget 2025, anges till 3 020 tkr men ska vara mellan 3 199 och 3 201 tkr "
        "för att Summa = Skola + Vård ska gå ihop. Kanske ska det stå 3 200 tkr: en siffra har blivit en annan.\n"
        "  --> rapport.txt:4:30\n"
        "  |\n"
        "  |   Belopp i tkr  Budget 2024  Budget 2025  Plan 2026\n"
        "  | + Skola               1 000        1 100      1 200\n"
        "  | + Vård                2 000        2 100      2 200\n"
        "  | = Summa               3 000      [3 020]      3 400\n"
        "  | Budget 2025: 1 100 + 2 100 = 3 200, men Summa anges till 3 020.\n"
        "  |\n"
        "  råd: Jämför siffran med underlaget."
    )
    assert "Summa = Skola + Vård   rader    2 av 3 kolumner   Budget 2025" in said
    assert said.endswith(
        "rapport.txt: fel: 1. Tabeller: 1. Samband som stämmer: 1, kontrollerade 3 gånger. Siffror i något samband: "
        "9 av 9.\n"
    )


def test_where_it_cannot_be_told_which_it_says_so_and_marks_them_all() -> None:
    *others, last = SEVERAL.suspects
    unexplained = structs.replace(SEVERAL, suspects=(*others, structs.replace(last, slip=None)))
    said = told(structs.replace(AUDITED, findings=(unexplained,)))
    assert "det går inte att avgöra vilken siffra som är fel. Det räcker att rätta en av dessa" in said
    assert [f"[{figure}]" in said for figure in ("1 100", "2 100", "3 020", "1 000")] == [True, True, True, False]


def test_of_several_the_one_that_a_slip_explains_is_named_and_the_others_are_not_cleared() -> None:
    said = told(structs.replace(AUDITED, findings=(SEVERAL,)))
    assert "Kanske ska ”Summa”, Budget 2025, vara 3 200 tkr och inte 3 020 tkr: en siffra har blivit en annan." in said
    assert "Men felet kan också finnas i någon annan av de markerade siffrorna." in said
    first, *rest = SEVERAL.suspects
    turned = structs.replace(first, expected=Decimal(-1100), slip="sign")
    said = told(structs.replace(AUDITED, findings=(structs.replace(SEVERAL, suspects=(turned, *rest)),)))
    assert "Kanske ska ”Skola”, Budget 2025, vara −1 100 tkr och inte 1 100 tkr: tecknet är fel." in said


def test_a_head_is_told_with_what_its_figures_are() -> None:
    assert "rubrik är ”Avvikelse”, men siffrorna är Utfall 2024 − Budget 2024. Så är det i 2 av 2 rader." in told(HEAD)


def test_a_mean_is_told_as_one() -> None:
    one = Relation("columns", "mean", 2, ((0, 1), (1, 1)), holds=(0,), fails=(1,), bits=9.0)
    wrong = Suspect(1, 2, Decimal(1995), Decimal(1995), Decimal(1995), mends=1)
    said = told(Audited(FOLLOW_UP, (one,), (Finding("error", "figure", (wrong,), broken=((0, 1),), certain=True),)))
    assert said.startswith(
        "fel KSB706: Uppföljning: ”Vård”, Avvikelse, anges till −10 tkr men ska vara 1 995 tkr för att Avvikelse = "
        "medelvärdet av Utfall 2024 och Budget 2024 ska gå ihop.\n"
    )


def test_in_english_too() -> None:
    said = told(AUDITED, language="en")
    assert "“Summa”, Budget 2025 is printed 3,020 tkr, but must be 3,199 to 3,201 tkr for Summa = Skola + Vård" in said


def test_what_is_not_tried_is_named() -> None:
    lonely = table("Nämnd | 2024 | 2025\nSkola | 1 | 2\nVård | 2 | 3\nSumma | 3 | 5\nValnämnd | 7 | ..")
    audited = Audited(lonely, (Relation("rows", "sum", 2, ((0, 1), (1, 1)), holds=(0,), untested=(1,)),), ())
    said = told(audited)
    assert "Kontrollerade siffror: 3 av 7." in said
    assert "Rader utan samband: Valnämnd." in said
    assert "Kolumner utan samband: 2025." in said
    assert "Samband som inte går att kontrollera för att en siffra saknas: 1." in said
    assert said.endswith("Det som inte ingår i något samband är inte kontrollerat.\n")
    none = told(Audited(lonely, (), ()))
    assert "Inga samband hittades, så inget i tabellen är kontrollerat." in none
    assert coverage(audited).rows == (3,)


def test_how_it_was_weighed_is_shown_when_asked_for() -> None:
    said = text.render(shown(AUDITED, explain=True).report, PLAIN)
    assert "oddsen för ett fel är ungefär 315 mot 1" in said
    assert "14,2   Budget 2024, Plan 2026" in said
    assert said.count("Så läses stödet") == 1


def test_ids_are_those_of_table_row_and_column_and_stay() -> None:
    ids = [problem.id for problem in shown(AUDITED, structs.replace(AUDITED, findings=(SEVERAL,)), HEAD).problems]
    assert ids == [
        "KSB701:driftbudget.summa.2025",
        "KSB708:driftbudget_2.summa.2025",
        "KSB707:uppfoljning.avvikelse",
    ]


def test_two_findings_of_one_figure_have_ids_of_their_own() -> None:
    twice = structs.replace(AUDITED, findings=(TRANSPOSED, TRANSPOSED))
    assert [problem.id for problem in shown(twice).problems] == [
        "KSB701:driftbudget.summa.2025",
        "KSB701:driftbudget.summa.2025.2",
    ]


def test_json_has_tables_relations_and_findings_by_row_and_column() -> None:
    [document] = json.loads(as_json.render(shown(AUDITED).report, PLAIN))["documents"]
    [one] = document["tables"]
    assert (document["file"], one["id"], one["unit"]) == (FILE, "driftbudget", "tkr")
    assert one["columns"][1] == {
        "index": 1,
        "head": "Budget 2025",
        "phase": "budget",
        "year": 2025,
        "unit": None,
        "kind": "money",
        "place": None,
    }
    assert one["rows"][2]["figures"][1] == {"text": "3 020", "value": 3020, "blank": None}
    [relation] = one["relations"]
    assert (relation["target"], relation["holds"], relation["fails"]) == (2, [0, 2], [1])
    [finding] = one["findings"]
    assert finding["broken"] == [{"relation": 0, "line": 1}]
    assert finding["suspects"] == [
        {
            "row": 2,
            "column": 1,
            "place": {"line": 4, "column": 30},
            "printed": 3020,
            "low": 3199,
            "high": 3201,
            "expected": 3200,
            "slip": "digit",
            "mends": 1,
            "breaks": 0,
        }
    ]


def test_a_workbook_is_told_by_its_cell() -> None:
    within = Place("b.xlsx", within=Within(sheet="Budget", row=14, column=3))
    row = structs.replace(
        FRAME.rows[2], entries=tuple(structs.replace(entry, place=within) for entry in FRAME.rows[2].entries)
    )
    audited = structs.replace(AUDITED, table=structs.replace(FRAME, rows=(*FRAME.rows[:2], row)))
    report = shown(audited).report
    assert "  --> b.xlsx, blad Budget, cell C14\n" in text.render(report, PLAIN)
    assert "::error file=b.xlsx,title=KSB701::Blad Budget, cell C14. Driftbudget" in github.render(report, PLAIN)
    assert '"fullyQualifiedName": "Budget!C14"' in sarif.render(report, PLAIN)
    assert "b.xlsx, blad Budget, cell C14" in markdown.render(report, PLAIN)


HOSTILE = "x\n::error::y\x1b[31m <script>alert(1)</script> | a \u202eeb\u200f `b` " + "lång " * 200


def hostile() -> Report:
    rows = tuple(structs.replace(row, label=HOSTILE + row.label) for row in FRAME.rows)
    columns = tuple(structs.replace(column, head=HOSTILE + column.head) for column in FRAME.columns)
    bad = structs.replace(FRAME, rows=rows, columns=columns, title=HOSTILE, corner=HOSTILE)
    return shown(structs.replace(AUDITED, table=bad)).report


@pytest.mark.parametrize("render", [text, brief, terminal, csv, markdown, sarif, github, as_json])
def test_whatever_a_document_holds_it_does_no_harm(render: object) -> None:
    made: Callable[[Report, Screen], str] = render.render  # type: ignore[attr-defined]
    written = made(hostile(), PLAIN)
    assert "\x1b" not in written
    # JSON is for programs, and has what the document has.
    assert "\u202e" not in written or render is as_json
    lines = written.splitlines()
    assert not [line for line in lines if line.startswith("::error::")]
    if render is markdown:
        assert "<script>" not in written
    if render in (text, brief, github):
        assert max(map(len, lines)) < 4000


def test_on_a_narrow_terminal_nothing_is_wider() -> None:
    for width in (60, 80, 160):
        lines = text.render(shown(AUDITED, HEAD).report, Screen(width=width)).splitlines()
        assert max(map(len, lines)) <= width


# Tables of a budget.


def in_toml(*tables: Audited) -> tuple[dict[str, object], str, list[Problem]]:
    document = Document(FILE, "text", tables)
    made = written(tables)
    said = comments(document, made, of_tables(document, "sv"), "sv")
    toml = tables_toml([one.table for one in made], said)
    return tomllib.loads(toml), toml, list(unsaid(document, made, "sv"))


def test_a_table_is_written_with_what_follows_from_what_and_where_it_is_from() -> None:
    loaded, toml, left = in_toml(AUDITED)
    [one] = loaded["table"]  # type: ignore[misc]
    assert (one["id"], one["unit"]) == ("driftbudget", "tkr")
    assert [column["id"] for column in one["column"]] == ["2024", "2025", "2026"]
    assert [(row["id"], row.get("equals")) for row in one["row"]] == [
        ("skola", None),
        ("vard", None),
        ("summa", "skola + vard"),
    ]
    assert one["row"][2]["figures"] == {"2024": 3000, "2025": 3020, "2026": 3400}
    assert "# Läst ur rapport.txt av ksb audit." in toml
    assert "# KSB701: Driftbudget: ”Summa”, Budget 2025, anges till 3 020 tkr" in toml
    assert "# Summa = Skola + Vård: stämmer i 2 av 3 kolumner." in toml
    assert left == []


def test_what_cannot_be_said_is_told() -> None:
    turned = Relation("columns", "difference", 2, ((0, 1), (1, -1)), holds=(0, 1), turned=(1,), bits=9.0)
    second = Relation("rows", "net", 2, ((0, 1),), holds=(0,), bits=6.0)
    _, _, left = in_toml(
        Audited(FOLLOW_UP, (turned,), ()), Audited(structs.replace(FRAME, unit=None), (SUM, second), ())
    )
    assert [problem.code for problem in left] == ["KSB716"] * 4


def test_a_share_a_change_and_a_product_are_expressions() -> None:
    relations = (
        Relation("columns", "change", 2, ((0, 1), (1, 1)), holds=(0, 1)),
        Relation("columns", "product", 0, ((1, 1), (2, 1)), holds=(0, 1), power=3),
        Relation("columns", "mean", 1, ((0, 1), (2, 1)), holds=(0, 1)),
    )
    loaded, _, _ = in_toml(Audited(FOLLOW_UP, relations, ()))
    [one] = loaded["table"]  # type: ignore[misc]
    assert [column.get("equals") for column in one["column"]] == [
        "budget_2024 * avvikelse / 1000",
        "(utfall_2024 + avvikelse) / 2",
        "(utfall_2024 - budget_2024) / budget_2024",
    ]


def test_scores_are_exact() -> None:
    risks = table("Risk | Sannolikhet | Konsekvens | Värde\nBrand | 2 | 4 | 8\nJäv | 1 | 4 | 5", unit=None)
    score = Relation("columns", "product", 2, ((0, 1), (1, 1)), holds=(0,), fails=(1,))
    wrong = Suspect(1, 2, Decimal(4), Decimal(4), mends=1)
    found = Finding("error", "figure", (wrong,), broken=((0, 1),), certain=True)
    loaded, _, _ = in_toml(Audited(risks, (score,), (found,)))
    [one] = loaded["table"]  # type: ignore[misc]
    assert [column.get("exact") for column in one["column"]] == [True] * 3


def test_a_column_that_no_sum_is_of_does_not_add() -> None:
    prices = table("Ålder | Antal | Pris\nYngre | 10 | 5,0\nÄldre | 20 | 7,0\nSumma | 30 | 6,3")
    loaded, _, _ = in_toml(Audited(prices, (Relation("rows", "sum", 2, ((0, 1), (1, 1)), holds=(0,)),), ()))
    [one] = loaded["table"]  # type: ignore[misc]
    assert [column.get("adds") for column in one["column"]] == [None, False]
    assert one["row"][2]["equals"] == "yngre + aldre"


def test_a_part_of_a_row_is_within_it_and_headings_are_rows() -> None:
    plain = table("Nämnd | 2024\nSkola | 10\n- varav lokaler | 4\nSumma | 10")
    rows = tuple(structs.replace(row, heading="Barn") for row in plain.rows)
    loaded, _, _ = in_toml(Audited(structs.replace(plain, rows=rows), (), ()))
    [one] = loaded["table"]  # type: ignore[misc]
    assert [(row["id"], row.get("within")) for row in one["row"]] == [
        ("barn", None),
        ("skola", None),
        ("varav_lokaler", "skola"),
        ("summa", None),
    ]


# Ids.


@pytest.mark.parametrize(
    ("label", "id"),
    [
        ("Köp av tjänster", "kop_av_tjanster"),
        ("Barn- och utbildningsnämnden", "barn_och_utbildningsnamnden"),
        ("2024 års val", "rad_2024_ars_val"),
        ("–", "rad"),
        ("Plan 2026–2027", "plan_2026_2027"),
        ("Übergång & café", "ubergang_cafe"),
    ],
)
def test_an_id_is_made_of_a_label(label: str, id: str) -> None:
    assert identifier(label) == id
    assert len(identifier(label * 50)) <= 48


def test_ids_are_unique() -> None:
    assert unique(["a", "a", "a_2", "b"], ["b"]) == ["a", "a_2", "a_2_2", "b_2"]
    two = structs.replace(FRAME, rows=(Row("Summa", (), heading="Skola"), Row("Summa", (), heading="Vård")))
    assert row_ids(two) == ["summa_skola", "summa_vard"]
    assert column_ids(FOLLOW_UP) == ["utfall_2024", "budget_2024", "avvikelse"]


def test_the_sign_of_costs_is_seen_in_what_is_called_a_cost() -> None:
    assert costs(table("x | 2024\nPersonalkostnader | -10\nIntäkter | 5")) == "negative"
    assert costs(table("x | 2024\nKostnader | 10\nNetto | -5")) == "positive"
    assert costs(table("x | 2024\nSkola | 10")) is None


def test_one_of_a_hundred_suspects_does_not_fill_the_screen() -> None:
    many = tuple(Suspect(2, 1, Decimal(1), Decimal(2)) for _ in range(12))
    said = told(structs.replace(AUDITED, findings=(structs.replace(SEVERAL, suspects=many),)))
    assert said.count("se även") <= 5


def test_a_finding_without_a_figure_to_mend_it_is_told() -> None:
    lost = Finding("error", "figure", (), broken=((0, 1),))
    assert "Det räcker inte att rätta bara en av dem." in told(structs.replace(AUDITED, findings=(lost,)))


@pytest.mark.parametrize(
    ("rows", "sign"),
    [
        # Interest that is given back is a cost with the other sign: what costs come to decides, and net costs are some.
        ({"Kapitalkostnader, intern ränta": 9_000, "Verksamhetens nettokostnad": -1_704_622}, "negative"),
        ({"Personalkostnader": 400, "Avskrivningar": 30, "Nettokostnad": 290}, "positive"),
        ({"Kostnadsutjämning": -24, "Summa finansiella kostnader": 3}, "positive"),
        ({"Personalkostnader": 400, "Avskrivningar": -300}, None),
        ({"Skola": 100, "Intäkter": 20}, None),
    ],
)
def test_which_sign_costs_have_is_told_by_what_they_come_to(rows: dict[str, int], sign: str | None) -> None:
    text = "\n".join(["Nämnd | Budget 2025", *(f"{label} | {figure}" for label, figure in rows.items())])
    assert costs(table(text)) == sign
