"""A ledger's amounts by line of the frames: by the longest beginning of an account, each krona once, with the budget's
sign."""

import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest
from conftest import ROOT, Run

from ks_budget import Workspace
from ks_budget.answers.ledger import Question, answer, frames_of, tables_of
from ks_budget.compute.from_ledger import BUDGET, Map, map_of, taken, wanted_objects, warnings
from ks_budget.compute.ledger import OUTCOME, Mapped, Placed, Target
from ks_budget.ledger import Ledger
from ks_budget.model import AccountMap, Budget, Content, Document, Frame, Line
from ks_budget.problems import Stop, messages
from ks_budget.report import Table
from ks_budget.sources import Limits
from ks_budget.sources.sie import read_ledger

HEAD = """#FLAGGA 0
#RAR 0 20240101 20241231
#RAR -1 20230101 20231231
#DIM 1 "Ansvar"
#KONTO 3011 "Avgifter"
#KONTO 5011 "Löner"
#KONTO 6011 "Hyror"
"""


def ledger(text: str) -> Ledger:
    return read_ledger((HEAD + text).encode(), "bok.se", Limits())


USUAL = map_of(None)


def totals(found: Placed) -> dict[str, Decimal]:
    return {target.line: amount for target, amount in found.totals.items()}


def told(call: object) -> list[str]:
    assert callable(call)
    with pytest.raises(Stop) as stop:
        call()
    return [message.replace("\N{NO-BREAK SPACE}", " ") for message in messages(stop.value.problems, "sv")]


def test_the_groups_of_kommun_bas_apply_without_a_budget_and_signs_are_turned() -> None:
    text = """#PBUDGET 0 202401 3011 {} -100.00
#PBUDGET 0 202402 3011 {} -100.50
#PBUDGET 0 202401 5011 {} 70
#PBUDGET 0 202401 6011 {} 20
#PBUDGET 0 202401 7911 {} 5
#PBUDGET 0 202401 8511 {} 3
#PBUDGET 0 202401 1910 {} 777
#PBUDGET 0 202401 8011 {} 0
"""
    found = taken(ledger(text), USUAL, BUDGET, None)
    assert totals(found) == {
        "revenue": Decimal("200.50"), "personnel": -70, "rent": -20, "capital": -5, "financial": -3,
    }  # fmt: skip
    assert found.months[Target("ram", "revenue")] == {1: Decimal("100.00"), 2: Decimal("100.50")}
    assert (found.year, found.balances) == (2024, ("1910",))


def test_every_account_without_a_line_is_listed() -> None:
    text = "#KONTO 8011 Skatt\n#PBUDGET 0 202401 8011 {} -1000.00\n#PBUDGET 0 202402 8011 {} -1000\n"
    text += "#PBUDGET 0 202401 4711 {} 3\n"
    assert told(lambda: taken(ledger(text), USUAL, BUDGET, None)) == [
        "Konto 4711 har −3 kr men hör inte till någon rad i budgeten.",
        "Konto 8011 Skatt har 2 000 kr men hör inte till någon rad i budgeten.",
    ]


def test_the_longest_beginning_applies_and_then_the_most_objects() -> None:
    map = Map(
        (
            Mapped("5", (), Target("a", "personnel")),
            Mapped("501", (), Target("a", "pay")),
            Mapped("501", (("1", "Syd*"),), Target("b", "pay")),
        ),
        (),
        own=True,
    )
    text = """#PBUDGET 0 202401 5111 {} 1
#PBUDGET 0 202401 5011 {1 Nord} 2
#PBUDGET 0 202401 5011 {1 Syd10} 4
#PBUDGET 0 202401 5012 {1 Syd20} 8
"""
    assert {(t.frame, t.line): amount for t, amount in taken(ledger(text), map, BUDGET, None).totals.items()} == {
        ("a", "personnel"): -1, ("a", "pay"): -2, ("b", "pay"): -12,
    }  # fmt: skip


def test_an_account_of_two_lines_alike_is_told() -> None:
    entries = (
        Mapped("50", (("1", "Nord"),), Target("a", "pay")),
        Mapped("50", (("7", "2"),), Target("a", "staff")),
    )
    text = "#PBUDGET 0 202401 5011 {1 Nord 7 2} 2\n"
    assert told(lambda: taken(ledger(text), Map(entries, (), own=True), BUDGET, None)) == [
        "Konto 5011 Löner hör lika mycket till flera rader: a.pay och a.staff."
    ]


@pytest.mark.parametrize(
    ("lines", "whole", "nord"),
    [
        # Each part has a line of its own, and nothing says the whole.
        (["{1 Nord} 60", "{1 Syd} 40"], 100, 60),
        # The whole stands beside its parts.
        (["{} 100", "{1 Nord} 60", "{1 Syd} 40"], 100, 60),
        # A part of it is on no object.
        (["{} 100", "{1 Nord} 60"], 100, 60),
        # The whole, by two dimensions.
        (["{} 100", "{1 Nord} 60", "{1 Syd} 40", "{6 P1} 100"], 100, 60),
        (["{1 Nord} 60", "{1 Syd} 40", "{6 P1} 100"], 100, 60),
        # Several dimensions in one line, each line an amount of its own.
        (["{1 Nord} 10", "{1 Nord 6 P1} 50", "{1 Syd 6 P1} 40"], 100, 60),
    ],
)
def test_each_krona_counts_once(lines: list[str], whole: int, nord: int) -> None:
    book = ledger("".join(f"#PBUDGET 0 202401 5011 {line}\n" for line in lines))
    assert totals(taken(book, USUAL, BUDGET, None)) == {"personnel": -whole}
    assert totals(taken(book, USUAL, BUDGET, None, wanted_objects(book, ["1=Nord"]))) == {"personnel": -nord}
    assert totals(taken(book, USUAL, BUDGET, None, wanted_objects(book, ["Ansvar=No*"]))) == {"personnel": -nord}


def test_parts_that_are_more_than_their_whole_are_told() -> None:
    book = ledger("#PBUDGET 0 202401 5011 {} 50\n#PBUDGET 0 202401 5011 {1 Nord} 60\n")
    found = taken(book, USUAL, BUDGET, None)
    assert totals(found) == {"personnel": -50}
    assert [problem.code for problem in warnings(book, found)] == ["KSB090"]


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("1=Nrd", "1=Nrd finns inte i filen. Menade du 1=Nord?"),
        ("9=Nord", "9=Nord finns inte i filen."),
        ("Nord", "Nord finns inte i filen."),
    ],
)
def test_an_object_that_is_not_there_is_told(asked: str, said: str) -> None:
    book = ledger("#PBUDGET 0 202401 5011 {1 Nord} 60\n")
    assert told(lambda: wanted_objects(book, [asked])) == [said]


def test_the_outcome_is_taken_from_periods_else_entries_else_the_result() -> None:
    result = "#RES 0 5011 30\n#RES -1 5011 20\n"
    entries = "#VER A 1 20240301\n{\n#TRANS 5011 {1 Nord} 31\n}\n"
    periods = "#PSALDO 0 202401 5011 {} 10\n#PSALDO 0 202402 5011 {} 20\n"
    found = [
        taken(ledger(text), USUAL, OUTCOME, 2024) for text in (result, result + entries, result + entries + periods)
    ]
    assert [(one.holding, totals(one)["personnel"]) for one in found] == [
        ("result", -30), ("entries", -31), ("periods", -30),
    ]  # fmt: skip
    # What is asked for by object is where objects are.
    book = ledger(result + entries + periods)
    assert taken(book, USUAL, OUTCOME, 2024, wanted_objects(book, ["1=Nord"])).holding == "entries"
    assert [problem.code for problem in warnings(ledger(result + entries), found[1])] == ["KSB094"]
    assert warnings(ledger(result + periods), found[2]) == []


def test_the_year_must_be_told_where_there_are_several_and_be_there() -> None:
    book = ledger("#PBUDGET 0 202401 5011 {} 10\n#PBUDGET -1 202301 5011 {} 9\n#RES 0 5011 3\n")
    assert told(lambda: taken(book, USUAL, BUDGET, None)) == [
        "Filen har budget (#PBUDGET) för flera år: 2023 och 2024."
    ]
    assert totals(taken(book, USUAL, BUDGET, 2023)) == {"personnel": -9}
    assert told(lambda: taken(book, USUAL, BUDGET, 2022)) == ["Filen saknar budget (#PBUDGET) för 2022."]
    assert told(lambda: taken(book, USUAL, OUTCOME, 2023)) == [
        "Filen saknar utfall (#PSALDO, #TRANS eller #RES) för 2023."
    ]


def budget(*maps: AccountMap, lines: tuple[str, ...] = ("revenue", "personnel", "rent")) -> Budget:
    frames = tuple(
        Frame(id=id, name=id, lines=tuple(Line(id=line, label=line, kind="cost", amount=-1) for line in lines))
        for id in ("norr", "soder")
    )
    document = Document(title="x", year=2024)
    return Budget(name="2024", content=Content(document=document, frames=frames, account_maps=maps), publications=())


def test_a_budget_has_its_own_map() -> None:
    maps = (
        AccountMap(accounts=("5", "6"), line="personnel", frame="norr", objects={"1": "Nord"}),
        AccountMap(accounts="5", line="personnel", frame="soder", objects={"1": "Syd"}),
    )
    book = ledger(
        "#PBUDGET 0 202401 5011 {1 Nord} 1\n#PBUDGET 0 202401 6011 {1 Nord} 2\n#PBUDGET 0 202401 5011 {1 Syd} 4\n"
    )
    found = taken(book, map_of(budget(*maps)), BUDGET, None)
    assert found.totals == {Target("norr", "personnel"): -3, Target("soder", "personnel"): -4}
    # An object that the map does not know is no line's.
    assert told(lambda: taken(ledger("#PBUDGET 0 202401 5011 {1 Vest} 1\n"), map_of(budget(*maps)), BUDGET, None)) == [
        "Konto 5011 Löner har −1 kr på 1=Vest men hör inte till någon rad i budgeten där."
    ]


def test_a_budget_without_a_map_has_the_usual_groups_in_one_of_its_frames() -> None:
    assert told(lambda: map_of(budget())) == [
        "Budgeten 2024 har flera ramar och ingen [[account_map]] som säger vilken kontona hör till: norr och soder."
    ]
    assert told(lambda: map_of(budget(), "vast")) == ["Ramen vast finns inte."]
    book = ledger("#PBUDGET 0 202401 5011 {} 1\n")
    assert taken(book, map_of(budget(), "soder"), BUDGET, None).totals == {Target("soder", "personnel"): -1}
    # Lines that its frame has not are no guess.
    assert told(lambda: taken(ledger("#PBUDGET 0 202401 7411 {} 1\n"), map_of(budget(), "norr"), BUDGET, None)) == [
        "Konto 7411 har −1 kr men hör inte till någon rad i budgeten."
    ]


BOOK = """#FNAMN "Näs kommun"
#KONTO 7411 "Konsulter"
#PBUDGET 0 202401 3011 {1 Nord} -100400
#PBUDGET 0 202402 3011 {1 Nord} -100400
#PBUDGET 0 202401 5011 {1 Nord} 300300
#PBUDGET 0 202401 6011 {1 Syd} 50600
#PBUDGET 0 202401 7411 {1 Syd} 50600
#PSALDO 0 202401 3011 {} -90000
#PSALDO 0 202401 5011 {} 310000
"""


def asked(text: str = BOOK, **said: object) -> Question:
    return Question("bok.se", (HEAD + text).encode(), **said)  # type: ignore[arg-type]


def frame_lines(frame: Frame) -> dict[str, object]:
    return {line.id: line.amount for line in frame.lines}


def test_frames_have_the_budget_rounded_so_that_it_adds_up(tmp_path: Path) -> None:
    workspace = Workspace(tmp_path, language="sv")
    found = frames_of(workspace, asked())
    [frame] = found.frames
    assert (frame.id, frame.name, found.year, found.unit) == ("ram", "Näs kommun", 2024, "tkr")
    # 200.8 − 300.3 − 50.6 − 50.6 = −200.7 in all, and the costs −401.5.
    assert frame_lines(frame) == {"revenue": 201, "personnel": -300, "rent": -51, "services": -51}
    assert frame_lines(frames_of(workspace, asked(unit="kr")).frames[0])["revenue"] == 200_800
    assert frame_lines(frames_of(workspace, asked(unit="mnkr")).frames[0])["revenue"] == Decimal("0.2")
    assert frame_lines(frames_of(workspace, asked(objects=("1=Syd",))).frames[0]) == {"rent": -50, "services": -51}


def test_tables_have_budget_outcome_and_their_deviation(tmp_path: Path) -> None:
    [table] = tables_of(Workspace(tmp_path, language="sv"), asked()).tables
    assert [(column.id, column.label, column.phase, column.equals) for column in table.columns] == [
        ("budget", "Budget 2024", "budget", ""),
        # The outcome is of January alone, and is held against the budget of that.
        ("budget_period", "Budget 2024 jan", "budget", ""),
        ("outcome", "Utfall 2024 jan", "outcome", ""),
        ("deviation", "Avvikelse", "deviation", "outcome - budget_period"),
    ]
    rows = {row.id: (row.equals, [int(row.figures[column.id]) for column in table.columns]) for row in table.rows}
    assert rows == {
        "revenue": ("", [201, 100, 90, -10]),
        "personnel": ("", [-300, -300, -310, -10]),
        "rent": ("", [-51, -50, 0, 50]),
        "services": ("", [-51, -51, 0, 51]),
        "costs": ("personnel + rent + services", [-402, -401, -310, 91]),
        "net": ("revenue + costs", [-201, -301, -220, 81]),
    }


def test_an_outcome_of_the_whole_year_is_held_against_the_whole_budget(tmp_path: Path) -> None:
    text = "#PBUDGET 0 202401 5011 {} 10000\n#RES 0 5011 12000\n"
    for more in ("", "#PSALDO 0 202412 5011 {} 12000\n"):
        [table] = tables_of(Workspace(tmp_path, language="sv"), asked(text + more)).tables
        assert [column.id for column in table.columns] == ["budget", "outcome", "deviation"]
        assert table.rows[0].figures == {"budget": -10, "outcome": -12, "deviation": -2}


def test_months_are_columns_where_they_are_asked_for(tmp_path: Path) -> None:
    report = answer(Workspace(tmp_path, language="sv"), asked(months=True))
    [table] = [block for block in report.blocks if isinstance(block, Table)]
    assert [(column.key, column.label) for column in table.columns[1:]] == [
        ("budget-01", "Budget 2024 jan"), ("budget-02", "Budget 2024 feb"), ("outcome-01", "Utfall 2024 jan"),
    ]  # fmt: skip
    assert table.notes == [
        "Belopp i tkr, avrundade till hela tkr så att summorna stämmer. Intäkter är positiva och kostnader negativa, "
        "tvärtemot huvudboken.",
        "Ur bok.se: budget per period (#PBUDGET) och utfall per period (#PSALDO).",
        "Kontona hör till rader enligt Kommun-Bas kontogrupper.",
    ]


def test_an_account_without_a_line_is_told_once_though_it_has_both_budget_and_outcome(tmp_path: Path) -> None:
    text = "#PBUDGET 0 202401 8011 {} 1000\n#PSALDO 0 202401 8011 {} 1000\n#PSALDO 0 202401 8111 {} 5\n"
    assert told(lambda: answer(Workspace(tmp_path), asked(text))) == [
        "Konto 8011 har −1 000 kr men hör inte till någon rad i budgeten.",
        "Konto 8111 har −5 kr men hör inte till någon rad i budgeten.",
    ]


def test_the_lines_and_the_map_are_those_of_the_budget_that_is_named(tmp_path: Path) -> None:
    (tmp_path / "2024.toml").write_text(
        """[document]
title = "Budget 2024"
year = 2024
unit = "kr"

[[frame]]
id = "ks"
name = "Kommunstyrelsen"
[[frame.line]]
id = "all"
label = "Alla kostnader"
kind = "cost"
amount = -1
[[frame.line]]
id = "staff"
label = "varav personal"
kind = "cost"
of_which = "all"
amount = -1

[[account_map]]
accounts = ["3", "6", "7"]
line = "all"

[[account_map]]
accounts = "5"
line = "staff"
""",
        encoding="utf-8",
    )
    found = frames_of(Workspace(tmp_path, language="sv"), asked(budget="2024"))
    # What is a part of a line is in that line too.
    assert frame_lines(found.frames[0]) == {"all": -200_700, "staff": -300_300}
    assert found.shown[0].notes[-1] == "Kontona hör till rader enligt [[account_map]] i budgeten 2024."


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A folder with a ledger in the letters of PC8."""
    (tmp_path / "bok.SE").write_bytes((HEAD + BOOK).encode("cp437"))
    return tmp_path


def test_a_ledger_is_imported_as_frames_that_load(book: Path, ksb: Run) -> None:
    done = ksb("import", "bok.SE", "--as", "frames", "-o", "ut/2024", cwd=book)
    assert done.exit_code == 0
    opened = Workspace(book / "ut").open("2024").budget
    assert (opened.year, opened.unit, opened.content.frames[0].name) == (2024, "tkr", "Näs kommun")
    assert frame_lines(opened.content.frames[0]) == {"revenue": 201, "personnel": -300, "rent": -51, "services": -51}


def test_a_ledger_is_imported_as_a_table_that_is_checked(book: Path, ksb: Run) -> None:
    ksb("import", "bok.SE", "--as", "frames", "-o", "ut/2024", cwd=book)
    assert ksb("import", "bok.SE", "--as", "tables", "-o", "ut/2024/tables.toml", cwd=book).exit_code == 0
    [table] = Workspace(book / "ut").open("2024").budget.content.tables
    assert [row.id for row in table.rows] == ["revenue", "personnel", "rent", "services", "costs", "net"]
    assert ksb("check", "2024", "--budgets", "ut", cwd=book).exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["bok.SE"], "--as saknas"),
        (["bok.SE", "--as", "goals"], "--as: ”goals” är inte ett tillåtet värde"),
        (["bok.SE", "--as", "frames", "--table", "2"], "bok.SE kan inte användas tillsammans med --table"),
        (["bok.SE", "--as", "frames", "--object", "1=Väst"], "KSB089: 1=Väst finns inte i filen"),
        (["bok.SE", "--as", "frames", "--year", "2031"], "KSB088: Filen saknar budget (#PBUDGET) för 2031"),
        (["bok.SE", "--as", "frames", "--unit", "kr", "-o", "kr/2024"], "KSB078"),
        (["ramar.txt", "--as", "frames", "--months"], "ramar.txt kan inte användas tillsammans med --months"),
        (["gone.se", "--as", "frames"], "KSB003"),
        (["trasig.se", "--as", "frames"], "KSB085: Posten #PBUDGET: ett belopp saknas sist på raden."),
    ],
)
def test_what_a_ledger_cannot_be_imported_for_is_told(book: Path, ksb: Run, arguments: list[str], said: str) -> None:
    (book / "ramar.txt").write_text("x", encoding="utf-8")
    (book / "trasig.se").write_text(HEAD + "#PBUDGET 0 202401 3011 {}\n", encoding="utf-8")
    (book / "kr" / "2024").mkdir(parents=True)
    document = '[document]\ntitle = "x"\nyear = 2024\nunit = "mnkr"\n'
    (book / "kr" / "2024" / "document.toml").write_text(document, encoding="utf-8")
    done = ksb("import", *arguments, cwd=book)
    assert (done.exit_code, done.stdout) == (2, "")
    assert said in " ".join(done.stderr.split())


def test_a_ledger_is_known_on_standard_input(tmp_path: Path) -> None:
    words = [sys.executable, "-m", "ks_budget", "import", "-", "--as", "frames"]
    done = subprocess.run(words, input=(HEAD + BOOK).encode("cp437"), cwd=ROOT, capture_output=True, check=False)
    assert (done.returncode, b"ksb import ur stdin." in done.stdout) == (0, True)
