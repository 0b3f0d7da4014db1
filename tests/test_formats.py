"""The table of formats and what every format holds to: one record and one module, one place for colour, all nodes."""

import csv
import io
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal

import pytest
import typer
from conftest import ROOT, Given, Run
from typer.main import get_command

from ks_budget.cli.app import app
from ks_budget.cli.screen import screen
from ks_budget.problems import Finding, Place, Span
from ks_budget.problems.kinds.figures import BRIDGE
from ks_budget.render import formats
from ks_budget.render.formats import FORMATS, PLAIN, Format, Screen, chosen, offered, suffixes
from ks_budget.report import Chart, Column, Lines, Paragraph, Point, Report, Row, Section, Series, Table, Words

BY_NAME = {one.name: one for one in FORMATS}


def table(id: str) -> Table:
    return Table(id, f"Tabell {id}", [Column("line", "Rad"), Column("a", "A", "amount")], [Row("r", [f"i {id}", -5])])


def everything() -> Report:
    """A report with all there may be in one, sections within sections."""
    points = [Point("2024", Decimal(3), "level"), Point("Index", Decimal(1), "change"), Point("Val", None)]
    chart = Chart("steg", "waterfall", "Från 3 till 4", [Series("", points)], "tkr", "Från 3 tkr, plus 1, till 4 tkr.")
    inner = Section("Underavdelning", 2, [table("djup"), chart, Lines("Kommentarer", ["• en rad"])])
    outer = Section("Avdelning", 1, [Paragraph([Words("Löpande text.")]), table("mellan"), inner])
    place = Place("b.toml", span=Span(2, 1, 4, "fel = 1"))
    finding = Finding(BRIDGE, "error", "Det stämmer inte.", "Rätta.", (place,), "KSB305:x")
    return Report("show", "2024", "tkr", "sv", [table("först"), outer, Lines("", ["Sist."])], [finding])


def test_tables_of_all_sections_are_walked() -> None:
    assert [one.id for one in everything().tables] == ["först", "mellan", "djup"]


@pytest.mark.parametrize("width", [None, 80])
@pytest.mark.parametrize("name", ["table", "text", "markdown"])
def test_what_people_read_has_every_node_in_its_order(name: str, width: int | None) -> None:
    text = BY_NAME[name].render(everything(), Screen(width))
    assert isinstance(text, str)
    wanted = ["Tabell först", "i först", "Avdelning", "Löpande text.", "Tabell mellan", "i mellan", "Underavdelning"]
    wanted += ["Tabell djup", "i djup", "Från 3 till 4", "Från 3 tkr, plus 1, till 4 tkr.", "Kommentarer", "en rad"]
    places = [text.index(words) for words in [*wanted, "Sist."]]
    assert places == sorted(places)
    assert ("Det stämmer inte." in text) == (name == "text")


def test_brief_is_a_line_a_finding_and_the_summary() -> None:
    text = BY_NAME["brief"].render(everything(), PLAIN)
    assert text == "b.toml:2:1: fel KSB305: Det stämmer inte.\nSist.\n"


def test_what_programs_read_has_the_tables_of_all_sections() -> None:
    document = json.loads(BY_NAME["json"].render(everything(), PLAIN))
    assert [one["id"] for one in document["tables"]] == ["först", "mellan", "djup"]
    rows = list(csv.DictReader(io.StringIO(str(BY_NAME["csv"].render(everything(), PLAIN)))))
    assert [row["table"] for row in rows] == ["först", "mellan", "djup"]


def test_what_holds_findings_alone_has_them_whatever_else_there_is() -> None:
    [run] = json.loads(BY_NAME["sarif"].render(everything(), PLAIN))["runs"]
    [rule] = run["tool"]["driver"]["rules"]
    assert (rule["id"], rule["shortDescription"], rule["help"]) == (
        "KSB305",
        {"text": BRIDGE.title.sv},
        {"text": BRIDGE.advice.sv},
    )
    assert [result["ruleIndex"] for result in run["results"]] == [0]
    command = BY_NAME["github"].render(everything(), PLAIN)
    assert command == "::error file=b.toml,line=2,col=1,title=KSB305::Det stämmer inte. Rätta.\n"


def test_markdown_headings_are_a_level_below_their_section_s() -> None:
    lines = str(BY_NAME["markdown"].render(everything(), PLAIN)).splitlines()
    headings = [line for line in lines if line.startswith("#")]
    assert headings == [
        "## Tabell först", "# Avdelning", "## Tabell mellan", "## Underavdelning", "### Tabell djup",
        "### Från 3 till 4", "### Kommentarer",
    ]  # fmt: skip


def test_every_format_is_one_record_and_every_writer_has_one_signature() -> None:
    assert len(BY_NAME) == len(FORMATS)
    for one in FORMATS:
        assert type(one.render(everything(), PLAIN)) is (bytes if one.binary else str)


def test_a_format_is_the_one_named_else_by_suffix_else_the_first() -> None:
    tables, findings = offered("tables"), offered("findings")
    assert [chosen(tables, *asked).name for asked in ((None, ""), (None, ".CSV"), ("json", ".csv"))] == [
        "table", "csv", "json",
    ]  # fmt: skip
    assert [chosen(findings, None, suffix).name for suffix in ("", ".txt", ".sarif")] == ["text", "text", "sarif"]
    assert suffixes(tables) == list(dict.fromkeys(one.suffix for one in tables))
    assert suffixes(findings).count(".txt") == 1
    assert [one.name for one in offered("schema")] == ["json"]


TRIAL = """
import trial_extra

def render(report, screen):
    return b"\\x00TRIAL " + ",".join(table.id for table in report.tables).encode()
"""


@pytest.fixture
def trial(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder with a binary format of its own, as a new one comes into being: a module and a record."""
    (tmp_path / "trial_writer.py").write_text(TRIAL, encoding="utf-8")
    (tmp_path / "trial_extra.py").write_text("", encoding="utf-8")
    record = Format("trial", ".trial", "trial_writer", binary=True, extra="office")
    monkeypatch.setattr(formats, "FORMATS", (*FORMATS, record))
    monkeypatch.syspath_prepend(tmp_path)
    # Commands take their options from the table when they are imported.
    for command in ("risks", "check"):
        monkeypatch.delitem(sys.modules, f"ks_budget.cli.{command}", raising=False)
    yield tmp_path
    sys.modules.pop("trial_writer", None)


@pytest.mark.parametrize(("command", "tables"), [("risks", "risks,matrix"), ("check", "findings,untested")])
def test_a_new_format_is_in_options_help_suffixes_and_dispatch(
    command: str, tables: str, trial: Path, ksb: Run
) -> None:
    group: Any = get_command(app)
    context = typer.Context(group, info_name="ksb")
    options = {one.name: one for one in group.get_command(context, command).get_params(context)}
    assert "trial" in options["format"].type.choices
    assert " .trial)" in options["output"].help
    file = trial / "x.trial"
    assert ksb(command, "2024", "-o", str(file)).stdout == ""
    assert file.read_bytes() == b"\x00TRIAL " + tables.encode()
    assert ksb(command, "2024", "--format", "trial").stdout_bytes == file.read_bytes()
    assert ".md, .xlsx, .json, .sarif eller .trial" in ksb("check", "-o", "x.docx").stderr


def test_a_format_whose_extra_is_not_installed_says_how_to_install_it(
    trial: Path, ksb: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "trial_extra", None)
    result = ksb("risks", "-o", str(trial / "x.trial"))
    assert (result.exit_code, (trial / "x.trial").exists()) == (2, False)
    assert "KSB023: --format trial" in result.stderr
    assert 'python -m pip install "ks-budget[office]"' in result.stderr


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_binary_format_is_not_shown_on_a_terminal(trial: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from ks_budget.cli.output import Options, Output
    from ks_budget.problems import Stop
    from ks_budget.workspace import Workspace

    monkeypatch.setattr(sys, "stdout", Terminal())
    with pytest.raises(Stop) as stop:
        Output(Options("trial", None, False), "risks", Workspace(), "tables").check()
    assert stop.value.problems[0].facts["example"] == "-o x.trial"
    Output(Options("trial", trial / "x.trial", False), "risks", Workspace(), "tables").check()


@pytest.mark.parametrize(
    ("variables", "colour"),
    [
        ({"TERM": "xterm"}, "standard"),
        ({"TERM": "xterm-256color"}, "256"),
        ({"TERM": "xterm", "COLORTERM": "truecolor"}, "256"),
        ({"TERM": "dumb"}, ""),
        ({"TERM": "xterm-256color", "NO_COLOR": "1"}, ""),
    ],
)
def test_one_place_decides_colour_and_width(
    variables: dict[str, str], colour: Literal["", "standard", "256"], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert screen(Terminal()) == Screen(100, colour)
    assert screen(io.StringIO()) == PLAIN


@pytest.mark.skipif(os.name == "nt", reason="a terminal of POSIX")
@pytest.mark.parametrize("term", ["dumb", "xterm"])
@pytest.mark.parametrize("words", ["project", "check 2024", "check 2024 --format table", "show 1"])
def test_every_command_colours_the_same_terminals(words: str, term: str) -> None:
    import pty

    ours, its = pty.openpty()
    environment = {k: v for k, v in os.environ.items() if k != "NO_COLOR"} | {"TERM": term, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "ks_budget", *words.split()]
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=its, stderr=its) as running:
        os.close(its)
        said = b""
        try:
            while more := os.read(ours, 65536):
                said += more
        except OSError:
            # The other end is closed.
            pass
        running.wait(20)
    os.close(ours)
    assert len(said) > 20
    assert (b"\x1b[" in said) == (term == "xterm")


def quantities() -> Report:
    """Numbers that are no amounts: of a unit for all, of a unit for each row, and plain."""
    columns = [
        Column("what", "Vad"),
        Column("staff", "Personal", "quantity", decimals=1, unit="årsarbetare"),
        Column("outcome", "Utfall", "quantity", decimals=None, unit_column="unit"),
        Column("unit", "Enhet"),
        Column("index", "Index", "quantity", decimals=2, signed=True),
    ]
    rows = [
        Row("a", ["A", Decimal("1234.56"), Decimal("72.50"), "NKI", Decimal("-0.001")]),
        Row("b", ["B", None, Decimal(3), "%", Decimal("101.255")]),
    ]
    return Report("goals", "2024", "tkr", "sv", [Table("q", "T", columns, rows)])


def test_a_quantity_is_a_figure_with_its_own_decimals() -> None:
    lines = str(BY_NAME["table"].render(quantities(), PLAIN)).splitlines()
    assert lines[3].split() == ["A", "1", "234,6", "72,5", "NKI", "0,00"]
    # Set to the right, under each other and under their heads.
    assert lines[3].index("72,5") + 4 == lines[4].index(" 3 ") + 2 == lines[1].index("Utfall") + 6
    assert "| A | 1\u00a0234,6 | 72,5 | NKI | 0,00 |" in str(BY_NAME["markdown"].render(quantities(), PLAIN))
    assert "| --- | ---: | ---: | --- | ---: |" in str(BY_NAME["markdown"].render(quantities(), PLAIN))
    rows = str(BY_NAME["csv"].render(quantities(), PLAIN)).splitlines()
    assert rows[1:] == ["q,a,A,1234.6,72.50,NKI,0.00", "q,b,B,,3,%,101.26"]


def test_json_says_what_a_quantity_is_of_and_says_it_of_nothing_else() -> None:
    [one] = json.loads(BY_NAME["json"].render(quantities(), PLAIN))["tables"]
    said = [{k: v for k, v in column.items() if k not in ("key", "label")} for column in one["columns"]]
    assert said == [
        {"type": "text"},
        {"type": "quantity", "unit": "årsarbetare"},
        {"type": "quantity", "unit_column": "unit"},
        {"type": "text"},
        {"type": "quantity", "unit": ""},
    ]
    assert one["rows"][0] == {"id": "a", "what": "A", "staff": 1234.6, "outcome": 72.5, "unit": "NKI", "index": 0}


@pytest.mark.parametrize("command", ["show", "project", "diff", "risks", "bridge", "goals", "investments", "controls"])
def test_the_unit_of_every_figure_can_be_found(command: str, given: Given) -> None:
    report = given(command, *(["2023", "2024"] if command == "diff" else []))
    assert report.unit == "tkr"
    for one in report.tables:
        keys = [column.key for column in one.columns]
        for column in one.columns:
            assert not column.unit_column or column.unit_column in keys
            assert column.type == "quantity" or not (column.unit or column.unit_column)
            if command == "goals" and column.key.isdecimal():
                assert column.unit_column == "unit"


def test_what_is_left_over_in_an_overview_has_the_unit_of_its_one_amount(given: Given) -> None:
    [sums] = [one for one in given("show", "2024").tables if one.id == "sums"]
    at = [column.key for column in sums.columns].index("unit")
    assert {row.id for row in sums.rows if row.cells[at] == "tkr"} == {"invested"}
    assert {row.cells[at] for row in sums.rows} == {"tkr", ""}


@pytest.mark.parametrize(("amount", "shown"), [("100.5", "101"), ("-100.5", "-101"), ("101.5", "102"), ("-0.4", "0")])
def test_a_half_is_rounded_alike_in_every_format(amount: str, shown: str) -> None:
    columns = [Column("line", "Rad"), Column("a", "A", "amount", decimals=0)]
    report = Report("show", "2024", "tkr", "sv", [Table("t", "T", columns, [Row("r", ["x", Decimal(amount)])])])
    assert f"t,r,x,{shown}\r\n" in str(BY_NAME["csv"].render(report, PLAIN)).replace("\n", "\r\n").replace("\r\r", "\r")
    assert json.loads(BY_NAME["json"].render(report, PLAIN))["tables"][0]["rows"][0]["a"] == int(shown)
    assert shown.replace("-", "\u2212") in str(BY_NAME["table"].render(report, PLAIN))
