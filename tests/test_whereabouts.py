"""Places in files that are no text, and the excerpt of a table, in each format that tells of findings."""

import json
from decimal import Decimal

import pytest

from ks_budget.language import Text
from ks_budget.problems import (
    Excerpt,
    Finding,
    Kind,
    Line,
    Number,
    Place,
    Problem,
    Shown,
    Within,
    findings,
    whereabouts,
)
from ks_budget.problems.kind import AUDIT
from ks_budget.problems.whereabouts import cell_name
from ks_budget.render import brief, github, sarif, text
from ks_budget.render import json as as_json
from ks_budget.render.excerpt import draw
from ks_budget.render.formats import PLAIN, Screen
from ks_budget.report import Report

KIND = Kind(
    code="KSB799",
    group=AUDIT,
    severity="error",
    facts=("printed",),
    title=Text("Fel", "Wrong"),
    message=Text("Siffran anges till {printed}.", "The figure is printed {printed}."),
    advice=Text("Rätta den.", "Mend it."),
    about=Text("Därför.", "Because."),
)


@pytest.mark.parametrize(
    ("within", "sv", "en"),
    [
        (Within(sheet="Budget", row=14, column=3), "b.xlsx, blad Budget, cell C14", "b.xlsx, sheet Budget, cell C14"),
        (Within(sheet="Budget", row=14), "b.xlsx, blad Budget, rad 14", "b.xlsx, sheet Budget, row 14"),
        (Within(page=3, row=5), "b.xlsx, sida 3, rad 5", "b.xlsx, page 3, row 5"),
        (Within(table=2, row=5, column=3), "b.xlsx, tabell 2, rad 5, kolumn 3", "b.xlsx, table 2, row 5, column 3"),
        (Within(row=7, column=1), "b.xlsx, stycke 7", "b.xlsx, paragraph 7"),
        (Within(page=3, table=1, row=5, column=2), "b.xlsx, sida 3, tabell 1, rad 5, kolumn 2", None),
        (Within(), "b.xlsx", "b.xlsx"),
        (Within(sheet="a\n::error"), "b.xlsx, blad a\ufffd::error", "b.xlsx, sheet a\ufffd::error"),
    ],
)
def test_a_place_in_a_file_that_is_no_text_is_told_in_words(within: Within, sv: str, en: str | None) -> None:
    place = Place("b.xlsx", within=within)
    assert whereabouts(place, "sv") == sv
    assert en is None or whereabouts(place, "en") == en


@pytest.mark.parametrize(("column", "name"), [(1, "A1"), (26, "Z1"), (27, "AA1"), (702, "ZZ1"), (703, "AAA1")])
def test_columns_of_a_sheet_have_letters(column: int, name: str) -> None:
    assert cell_name(1, column) == name


EXCERPT = Excerpt(
    corner="Belopp i mnkr",
    heads=("Budget 2024", "Budget 2025"),
    lines=(
        Line("Skola", (Shown("10,0"), Shown("11,0", "part")), "+"),
        Line("Vård", (Shown("20,0"), Shown("21,0", "part")), "+"),
        Line("Summa", (Shown("30,0"), Shown("33,0", "suspect")), "="),
    ),
    notes=("32,0 enligt raderna.",),
)


CELL = Within(sheet="Blad1", row=4, column=3)


def told(within: Within = CELL, excerpt: Excerpt | None = EXCERPT) -> Report:
    place = Place("b.xlsx", within=within)
    problem = Problem(KIND, (place,), {"printed": Number(Decimal("33.0"))}, subject="a.b", excerpt=excerpt)
    return Report("audit", "", "", "sv", [], findings([problem], "sv"))


def test_text_shows_the_table_with_the_figure_in_brackets() -> None:
    assert text.render(told(), PLAIN) == (
        "fel KSB799: Siffran anges till 33.\n"
        "  --> b.xlsx, blad Blad1, cell C4\n"
        "  |\n"
        "  |   Belopp i mnkr  Budget 2024  Budget 2025\n"
        "  | + Skola                 10,0         11,0\n"
        "  | + Vård                  20,0         21,0\n"
        "  | = Summa                 30,0       [33,0]\n"
        "  | 32,0 enligt raderna.\n"
        "  |\n"
        "  råd: Rätta den.\n"
    )


def test_the_other_formats_say_where() -> None:
    assert brief.render(told(), PLAIN) == "b.xlsx, blad Blad1, cell C4: fel KSB799: Siffran anges till 33.\n"
    assert github.render(told(), PLAIN) == (
        "::error file=b.xlsx,title=KSB799::Blad Blad1, cell C4. Siffran anges till 33. Rätta den.\n"
    )
    [problem] = json.loads(as_json.render(told(), PLAIN))["problems"]
    assert problem["places"] == [{"file": "b.xlsx", "within": {"sheet": "Blad1", "row": 4, "column": 3, "cell": "C4"}}]
    [result] = json.loads(sarif.render(told(), PLAIN))["runs"][0]["results"]
    assert result["locations"] == [
        {
            "physicalLocation": {"artifactLocation": {"uri": "b.xlsx"}},
            "logicalLocations": [{"name": "C4", "fullyQualifiedName": "Blad1!C4", "kind": "cell"}],
            "message": {"text": "blad Blad1, cell C4"},
        }
    ]


def test_a_page_is_a_logical_location_by_its_row() -> None:
    [result] = json.loads(sarif.render(told(Within(page=3, row=5)), PLAIN))["runs"][0]["results"]
    [logical] = result["locations"][0]["logicalLocations"]
    assert logical == {"name": "5", "fullyQualifiedName": "page 3/row 5", "kind": "row"}


def test_columns_that_take_no_part_give_way_on_a_narrow_terminal_and_labels_are_cut() -> None:
    heads = tuple(f"Budget {year}" for year in range(2020, 2032))
    cells = tuple(Shown(f"{i} 000", "suspect" if i == 6 else "") for i in range(12))
    excerpt = Excerpt("", heads, (Line("En mycket lång benämning på en verksamhet " * 3, cells),))
    drawn = draw(excerpt, 60)
    assert max(map(len, drawn)) <= 60
    assert "[6 000]" in drawn[-1]
    assert drawn[0].count("…") == 2
    assert "…" in drawn[-1]


def test_what_a_document_holds_stays_in_its_line() -> None:
    hostile = Excerpt("", ("a\nb",), (Line("x\n::error::y\x1b[31m", (Shown("1\t2", "suspect"),)),))
    drawn = draw(hostile, None)
    assert drawn == ["                     a b", "x ::error::y\ufffd[31m  [1 2]"]


def test_a_colour_is_beside_the_brackets() -> None:
    [*_, last, _] = draw(EXCERPT, None, "standard")
    assert "\x1b[1;31m[33,0]\x1b[0m" in last


def test_a_finding_without_an_excerpt_is_told_as_before() -> None:
    shown: list[Finding] = told(excerpt=None).problems
    assert shown[0].excerpt is None
    assert text.render(told(excerpt=None), Screen(width=80)).count("\n") == 3
