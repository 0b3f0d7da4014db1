"""What a terminal is shown: colours that mean something, notes that are said once, words broken between syllables."""

import json
from decimal import Decimal
from pathlib import Path
from textwrap import dedent

import pytest
from conftest import Given, Run

from ks_budget.cli.app import lines
from ks_budget.compute.risks import grade
from ks_budget.model import Level, Scale
from ks_budget.render.breaking import folded
from ks_budget.render.formats import Screen
from ks_budget.render.terminal import render
from ks_budget.report import Bar, Choice, Column, Filled, Report, Row, Table


def shown(*tables: Table, width: int | None = None, colour: bool = False, notes: bool = False) -> str:
    screen = Screen(width, "256" if colour else "", notes)
    return render(Report("trial", "2024", "tkr", "sv", list(tables)), screen)


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("Anpassningsinvestering", 19, ["Anpassningsinveste-", "ring"]),
        ("Köp av tjänster", 8, ["Köp av", "tjänster"]),
        ("Energibrist/effektbrist", 12, ["Energibrist/", "effektbrist"]),
        ("2024-forslag", 9, ["2024-", "forslag"]),
        ("datorarbetsplats-IT", 14, ["datorarbets-", "plats-IT"]),
        ("zzzzzzzzzz", 4, ["zzzz", "zzzz", "zz"]),  # no syllables
        ("│  ├─ Enheten för upphandling", 20, ["│  ├─ Enheten för", "│  │  upphandling"]),
        ("   └─ Upphandlingsenheten", 20, ["   └─ Upphandlings-", "      enheten"]),
    ],
)
def test_words_are_broken_between_syllables(text: str, width: int, lines: list[str]) -> None:
    assert folded(text, width, "sv").split("\n") == lines
    assert max(map(len, lines)) <= width


def amounts(id: str, *notes: str, more: tuple[str, ...] = ()) -> Table:
    columns = [Column("line", "Rad"), Column("2024", "2024", "amount")]
    return Table(id, id, columns, [Row("a", ["Rad", Decimal(1)])], notes=list(notes), more=list(more))


def test_what_holds_for_several_tables_is_said_once_after_the_last() -> None:
    text = shown(amounts("A", "om A", "om båda"), amounts("B", "om B", "om båda"), amounts("C", "om C"))
    lines = [line for line in text.splitlines() if line.startswith("om")]
    assert lines == ["om A", "om B", "om båda", "om C"]
    assert "om B\n\nom båda\n\nC\n" in text


def test_the_rest_is_said_when_it_is_asked_for() -> None:
    table = amounts("A", "om A", more=("mer om A",))
    assert "mer om A" not in shown(table)
    assert shown(table).endswith("om A\n\nFler upplysningar visas med --notes.\n")
    assert "om A\nmer om A\n" in shown(table, notes=True)
    assert "--notes" not in shown(table, notes=True)
    assert "--notes" not in shown(amounts("A", "om A"))


def test_columns_of_zeros_give_way_before_others() -> None:
    columns = [
        Column("line", "Rad"),
        Column("empty", "Tom kolumn", "amount"),
        Column("full", "Full kolumn", "amount", minor=True),
    ]
    rows = [Row("a", ["Verksamhetens", Decimal(0), Decimal(1)]), Row("b", ["Kostnader", None, Decimal(2)])]
    table = Table("A", "A", columns, rows)
    assert "Tom" in shown(table, width=32)
    text = shown(table, width=25)
    assert "Full" in text
    assert "plats: Tom kolumn." in text


@pytest.mark.parametrize(
    ("value", "code"),
    [
        (Choice("late", "! sent", "bad"), "38;5;160"),
        (Choice("done", "✓ klart", "good"), "38;5;28"),
        (Choice("x", "x"), None),
        (Filled(8, "middle"), "48;5;222"),
        (Filled("• Brand", "high"), "48;5;210"),
        (Bar(Decimal(0), Decimal(1), Decimal(0), Decimal(2), "up"), "38;5;28"),
        (Bar(Decimal(0), Decimal(1), Decimal(0), Decimal(2), "down"), "38;5;160"),
    ],
)
def test_a_colour_says_what_the_value_means(value: Choice | Filled | Bar, code: str | None) -> None:
    table = Table("A", "A", [Column("x", "X", "choice")], [Row("a", [value])])
    codes = shown(table, colour=True).replace("\x1b[2m", "").replace("\x1b[1m", "").replace("\x1b[0m", "")
    assert (code in codes) if code else ("\x1b" not in codes)
    assert "\x1b" not in shown(table)


def test_a_filled_cell_is_filled_to_its_edges() -> None:
    columns = [Column("x", "Riskvärde", "integer")]
    text = shown(Table("A", "A", columns, [Row("a", [Filled(8, "low")])]), colour=True)
    assert "m        8\x1b" in text


def levels(count: int) -> tuple[Level, ...]:
    return tuple(Level(level=i, name=str(i)) for i in range(1, count + 1))


@pytest.mark.parametrize(
    ("points", "steps", "limit", "expected"),
    [
        (3, 4, None, "low"),
        (4, 4, None, "middle"),
        (8, 4, None, "middle"),
        (9, 4, None, "high"),
        (6, 5, None, "low"),
        (15, 5, None, "high"),
        (5, 4, 6, "low"),  # the budget's own limit
        (6, 4, 6, "middle"),
    ],
)
def test_how_grave_a_cell_of_the_matrix_is(points: int, steps: int, limit: int | None, expected: str) -> None:
    scale = Scale(likelihood=levels(steps), impact=levels(steps), accept_below=limit)
    assert grade(points, scale) == expected


def test_all_notes_are_asked_for_with_an_option_that_tables_have(ksb: Run) -> None:
    assert len(ksb("goals", "--notes").stdout) > len(ksb("goals").stdout)
    refused = ksb("goals", "--notes", "--format", "csv")
    assert refused.exit_code == 2
    assert "--notes" in refused.stderr


def test_nothing_is_explained_where_nothing_changed(given: Given) -> None:
    frame = given("diff", "2023", "2024").tables[0]
    keys = [column.key for column in frame.columns]
    result = next(row for row in frame.rows if row.id == "result")
    assert [result.cells[keys.index(key)] for key in ("change", "explained", "unexplained")] == [0, None, None]


def test_show_adds_up_the_frames_and_invents_no_grant(ksb: Run, tmp_path: Path) -> None:
    (tmp_path / "budgets").mkdir()
    frame = '[[frame]]\nid = "{id}"\nname = "{id}"\n'
    frame += 'line = [{{ id = "staff", label = "P", kind = "cost", amount = {amount} }}]\n'
    text = '[document]\ntitle = "T"\nyear = 2024\n[[publication]]\nid = "p"\nseries = "pkv"\nrates = { 2024 = 1 }\n'
    text += frame.format(id="a", amount=-100) + frame.format(id="b", amount=-250)
    (tmp_path / "budgets" / "2024.toml").write_text(text, encoding="utf-8")
    frames = json.loads(ksb("show", "--format", "json", cwd=tmp_path).stdout)["tables"][0]
    assert [(row["id"], row["grant"], row["costs"]) for row in frames["rows"]] == [
        ("a", None, -100),
        ("b", None, -250),
        ("sum", None, -350),
    ]


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_help_keeps_each_example_on_one_line(language: str, ksb: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("TERMINAL_WIDTH", "80")
    said = [line.strip("│ ") for line in ksb("--help", "--lang", language).stdout.splitlines()]
    examples = [line.rpartition("  ")[2] for line in lines().values()]
    assert [example for example in examples if example not in said] == []


def test_no_slot_of_a_label_is_left_empty(ksb: Run) -> None:
    """An accepted finding holds figures by names that are keys of other tables too."""
    said = ksb("diff", "2024", "2024-forslag").stdout
    assert "Enligt dokumentet" in said
    assert "{" not in said


def test_a_small_effect_keeps_its_digits_in_a_note(ksb: Run, tmp_path: Path) -> None:
    (tmp_path / "budgets").mkdir()
    text = """
        [document]
        title = "T"
        year = 2024
        unit = "mnkr"
        plan_years = [2025]
        [[publication]]
        id = "p"
        series = "pkv"
        rates = { 2025 = 1 }
        [[frame]]
        id = "a"
        name = "A"
        index = "pkv"
        line = [
          { id = "grant", label = "Bidrag", kind = "grant", amount = 14.2 },
          { id = "staff", label = "Personal", kind = "cost", amount = -14.2 },
        ]
        adjustment = [{ year = 2024, kind = "temporary", reason = "Val", effects = { grant = 0.01, staff = -0.01 } }]
        """
    (tmp_path / "budgets" / "2024.toml").write_text(dedent(text), encoding="utf-8")
    assert "(Bidrag +0,01 mnkr och Personal −0,01 mnkr)" in ksb("project", cwd=tmp_path).stdout
