"""Living prose: figures that a text leaves to be computed."""

import re
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest
from conftest import ROOT, Given, Load, Run, open_budget
from hypothesis import given as over
from hypothesis import strategies as some

from ks_budget import Workspace
from ks_budget.checks.case import Case
from ks_budget.checks.prose import quotes, unclaimed
from ks_budget.compute.living import fill
from ks_budget.model import Budget
from ks_budget.model.filled import Filled, is_computed
from ks_budget.numerals import write_amount

HEAD = '[document]\ntitle = "T"\nyear = {}\n'
BUDGET = """
[[frame]]
id = "f"
name = "F"
index = "pkv"
share = 0.5
line = [
  { id = "staff", label = "Personal", kind = "cost", amount = -8_250 },
  { id = "rent", label = "Hyror", kind = "cost", amount = -2_750 },
  { id = "grant", label = "Bidrag", kind = "grant", amount = 11_000 },
]
[[publication]]
id = "p"
series = "pkv"
rates = { 2024 = 4.1, 2025 = 3.0 }
[[goal]]
id = "g"
number = 1
name = "Mål"
target_year = 2024
indicator = [
  { id = "share", name = "Andel", unit = "%", target = 80, outcomes = { 2023 = 77.5 } },
  { id = "index", name = "Index", unit = "index 1–100", target = 60, outcomes = { 2023 = 61.5 } },
]
"""
SECTION = """
[[section]]
id = "s"
title = "Om siffrorna"
text = '''{}'''
"""


@pytest.fixture
def load(tmp_path: Path) -> Load:
    """Load a budget from TOML text, its texts as they are written."""

    def from_text(text: str, name: str = "2024", head: bool = True) -> Budget:
        start = HEAD.format(2024) + "plan_years = [2025]\n" if head else ""
        (tmp_path / f"{name}.toml").write_text(start + text, encoding="utf-8")
        return Workspace(tmp_path).open_figures(name).budget

    return from_text


def filled(load: Load, text: str, more: str = BUDGET) -> tuple[str, list[str]]:
    """A text as it is shown, and what is wrong with it."""
    outcome = fill(load(more + SECTION.format(text)), lambda: None)
    return outcome.content.sections[0].text, [problem.id for problem in outcome.problems]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("{{ f.grant[2024] }}", "11 000 tkr"),
        ("{{f.grant[2024]|mnkr}}", "11,0 mnkr"),
        ("{{ f.grant[2024] | mnkr(3) }}", "11,000 mnkr"),
        ("{{ f.grant[2024] | kr }}", "11 000 000 kr"),
        ("{{ f.grant[2024] | mdkr(3) }}", "0,011 mdkr"),
        ("{{ f.rent[2024] }}", "−2 750 tkr"),
        ("{{ f.rent[2024] | abs }}", "2 750 tkr"),
        # Halves go away from zero, as in the tables.
        ("{{ f.rent[2024] | mnkr }}", "−2,8 mnkr"),
        ("{{ f.staff[2024] | abs | mnkr }}", "8,3 mnkr"),
        ("{{ f.staff[2024] | mnkr | abs }}", "8,3 mnkr"),
        ("{{ 2,5 mnkr }}", "2 500 tkr"),
        ("{{ pkv[2024] }} {{ pkv[2025] }}", "4,1 % 3,0 %"),
        ("{{ pkv[2024] | procent(2) }}", "4,10 %"),
        ("{{ pkv[2025] - pkv[2024] | procentenheter }}", "−1,1 procentenheter"),
        ("{{ pkv[2024] | promille }}", "41 ‰"),
        ("{{ pkv[2024] | tal(3) }}", "0,041"),
        ("{{ f.share }}", "50 %"),
        ("{{ f.staff[2024] / f.costs[2024] }}", "75 %"),
        ("{{ f.rent[2024] / f.staff[2024] }}", "33,3 %"),
        ("{{ f.grant[2024] / 3 }}", "3 667 tkr"),
        ("{{ goals.share.target }}", "80 %"),
        ("{{ goals.share.outcome[2023] - goals.share.target | procentenheter }}", "−2,5 procentenheter"),
        ("{{ goals.share.target | tal }}", "80"),
        ("{{ goals.index.outcome[2023] }}", "61,5"),
        ("{{ goals.index.outcome[2023] | heltal }}", "62"),
        ("{{ count.indicators }} mål", "2 mål"),
        ("{{ 7 * 7 }}", "49"),
        ("a {{\n f.grant[2024]\n | tkr }} b", "a 11 000 tkr b"),
        ("{{ sum(pkv, 2024, 2025) | procent }}", "7,1 %"),
    ],
)
def test_a_figure_is_written_as_the_tables_write_it(text: str, shown: str, load: Load) -> None:
    found, wrong = filled(load, text)
    assert (found.replace("\u00a0", " "), wrong) == (shown, [])


def test_the_language_is_that_of_the_budget(load: Load) -> None:
    english = load(
        '[document]\ntitle = "T"\nyear = 2024\nplan_years = [2025]\nlanguage = "en"\n'
        + BUDGET
        + SECTION.format("{{ f.grant[2024] }}, {{ f.grant[2024] | mnkr }}, {{ pkv[2024] | procentenheter }}"),
        head=False,
    )
    [section] = fill(english, lambda: None).content.sections
    assert section.text == "11,000\u00a0tkr, 11.0\u00a0mnkr, 4.1\u00a0percentage points"


def test_as_many_decimals_as_the_figures_of_the_tables(load: Load) -> None:
    fine = BUDGET.replace("2_750", "2_750.25")
    assert (
        filled(load, "{{ f.rent[2024] }} {{ f.grant[2024] }}", fine)[0]
        == "−2\u00a0750,25\u00a0tkr 11\u00a0000\u00a0tkr"
    )


@pytest.mark.parametrize(
    "text",
    [
        "{% if x %} {# anmärkning #} {x} }} { { x } }",
        "$x$ =cmd() <b>{</b>",
    ],
)
def test_other_braces_stay_text(text: str, load: Load) -> None:
    assert filled(load, text) == (text, [])


def test_braces_that_are_meant(load: Load) -> None:
    assert filled(load, r"\{{ f.grant[2024] }} {{ count.goals }} \{{") == ("{{ f.grant[2024] }} 1 {{", [])


def test_what_is_filled_in_is_not_computed_again(load: Load) -> None:
    [section] = (once := fill(load(BUDGET + SECTION.format(r"\{{ 7 * 7 }}")), lambda: None)).content.sections
    assert section.text == "{{ 7 * 7 }}"
    assert once.problems == []


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("{{ ''.__class__ }}", ["KSB505:s"]),
        ("{{ f.__class__.__mro__ }}", ["KSB505:s"]),
        ("{{ 9**9**9 }}", ["KSB505:s"]),
        ("{{ 999999 * 999999 * 999999 * 999999 }}", ["KSB505:s"]),
        ("{{ {{ }} }}", ["KSB505:s"]),
        ("{{ f.grnt[2024] }} {{ f.grant[2019] }}", ["KSB505:s", "KSB505:s"]),
        ("{{ f.grant }}", ["KSB505:s"]),
        ("{{ f.grant[2024] > 5 mnkr }}", ["KSB433:s"]),
        ("{{ f.grant[2024] | mkr }}", ["KSB433:s"]),
        ("{{ f.grant[2024] | upper }}", ["KSB433:s"]),
        ("{{ f.grant[2024] | mnkr('x') }}", ["KSB433:s"]),
        ("{{ f.grant[2024] | mnkr(10) }}", ["KSB433:s"]),
        ("{{ f.grant[2024] | abs(1) }}", ["KSB433:s"]),
        ("{{ f.grant[2024] | procent }}", ["KSB433:s"]),
        ("{{ pkv[2024] | mnkr }}", ["KSB433:s"]),
        ("{{ f.grant[2024] | tkr | kr }}", ["KSB433:s"]),
        ("{{ f.grant[2024] ", ["KSB433:s"]),
        ("{{ }}", ["KSB433:s"]),
        ("{{ | mnkr }}", ["KSB433:s"]),
        ("{{" * 500_000, ["KSB433:s"]),
        ("{{ count.goals }}" * 201, ["KSB433:s"]),
        ("{{}}" * 250_000, ["KSB433:s"]),
        ("{{ " + "(" * 300 + "1" + ")" * 300 + " }}", ["KSB505:s"]),
    ],
)
def test_what_cannot_be_filled_in_is_told_and_stays(text: str, codes: list[str], load: Load) -> None:
    assert filled(load, text) == (text, codes)


def test_a_million_braces_that_are_meant_take_no_time(load: Load) -> None:
    assert filled(load, r"\{{" * 300_000)[0] == "{{" * 300_000


@over(some.text(alphabet="{}|\\ f.grant[204]()-*%#'\"\n", max_size=60))
def test_any_text_is_shown_or_told(text: str) -> None:
    budget = open_budget(ROOT / "budgets", "2024")
    from msgspec import structs

    section = structs.replace(budget.content.sections[0], text=text)
    outcome = fill(structs.replace(budget, content=structs.replace(budget.content, sections=(section,))), lambda: None)
    if "{{" not in text:
        assert outcome.content.sections[0].text == text
    assert {problem.code for problem in outcome.problems} <= {"KSB433", "KSB505"}


@over(some.decimals(-(10**6), 10**6, places=3), some.sampled_from(["kr", "tkr", "mnkr"]), some.integers(0, 4))
def test_a_figure_is_the_amount_rounded_as_everywhere(amount: Decimal, unit: str, decimals: int) -> None:
    from msgspec import structs

    budget = open_budget(ROOT / "budgets", "2024")
    frame = budget.content.frames[0]
    line = structs.replace(frame.lines[0], amount=amount)
    section = structs.replace(budget.content.sections[0], text=f"{{{{ ks.{line.id}[2024] | {unit}({decimals}) }}}}")
    frames = (structs.replace(frame, lines=(line, *frame.lines[1:])), *budget.content.frames[1:])
    content = structs.replace(budget.content, frames=frames, sections=(section,))
    shown = fill(structs.replace(budget, content=content), lambda: None).content.sections[0].text
    power = {"kr": 3, "tkr": 0, "mnkr": -3}[unit]
    assert shown == write_amount(amount.scaleb(power), unit, "sv", decimals=decimals)


# With what other budgets have.

FRAME = """
[[frame]]
id = "f"
name = "F"
line = [
  {{ id = "staff", label = "Personal", kind = "cost", amount = -{0} }},
  {{ id = "grant", label = "Bidrag", kind = "grant", amount = {0} }},
]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Last year's budget, this year's with a living text, and a variant of it."""
    root = tmp_path / "budgets"
    root.mkdir()
    text = SECTION.format("Bidraget ökar med {{ f.grant[2024] - f.grant[2023] | mnkr }}.")
    claim = '[[claim]]\nid = "c"\ntext = "C"\nquote = "Bidraget ökar med 1,5 mnkr."\nunchecked = "nej"\n'
    (root / "2023.toml").write_text(HEAD.format(2023) + FRAME.format(9_500), encoding="utf-8")
    (root / "2024.toml").write_text(HEAD.format(2024) + FRAME.format(11_000) + text + claim, encoding="utf-8")
    variant = '[document]\nbased_on = "2024"\n[[frame]]\nid = "f"\nline = [\n'
    variant += '{ id = "staff", amount = -12_000 }, { id = "grant", amount = 12_000 } ]\n'
    (root / "2024-mer.toml").write_text(variant, encoding="utf-8")
    return root


def shown(folder: Path, name: str) -> str:
    return Workspace(folder).open(name).budget.content.sections[0].text.replace("\u00a0", " ")


def test_last_years_figures_and_a_variant_s_own(folder: Path) -> None:
    assert shown(folder, "2024") == "Bidraget ökar med 1,5 mnkr."
    assert shown(folder, "2024-mer") == "Bidraget ökar med 2,5 mnkr."


def test_the_budget_before_is_not_read_for_nothing(load: Load) -> None:
    def never() -> Budget:
        raise AssertionError

    assert fill(load(BUDGET + SECTION.format("{{ f.grant[2024] }}")), never).problems == []


def test_two_budgets_are_compared_as_they_read(folder: Path, ksb: Run) -> None:
    told = ksb("diff", "2024", "2024-mer", "--budgets", str(folder)).stdout.replace("\u00a0", " ")
    assert re.search(r"Bidraget ökar med 1,5 mnkr\. +Bidraget ökar med 2,5 mnkr\.", told)


def test_a_text_that_cannot_be_filled_in_stops_what_shows_it(folder: Path, ksb: Run) -> None:
    file = folder / "2024.toml"
    file.write_text(file.read_text(encoding="utf-8").replace("f.grant[2023]", "f.grnt[2023]"), encoding="utf-8")
    for command in ("show", "report", "check"):
        done = ksb(command, "2024", "--budgets", str(folder))
        assert done.exit_code == 1
        assert re.search(r"KSB505.*\n.*2024\.toml:16:29", done.stdout + done.stderr)
    # A plan shows no text.
    assert "KSB505" not in ksb("project", "2024", "--budgets", str(folder)).stderr


def test_a_reason_is_filled_in_wherever_it_is_shown(folder: Path, ksb: Run) -> None:
    """Also last year's, of what drops out, and where nothing else of the texts is looked at."""
    reason = '[[frame.adjustment]]\nid = "a"\nyear = {0}\nkind = "temporary"\n'
    reason += 'reason = "Tillfälligt {{{{ f.grant[{0}] | mnkr }}}}"\neffects = {{ grant = 100, staff = -100 }}\n'
    for year in (2023, 2024):
        file = folder / f"{year}.toml"
        text = file.read_text(encoding="utf-8").replace(
            "year = ", "plan_years = [2025]\nyear = " if year == 2024 else "year = "
        )
        frame, *rest = text.partition("[[section]]")
        file.write_text(frame + reason.format(year) + "".join(rest) + RATES, encoding="utf-8")
    for command, shown in (("project", ["11,0 mnkr"]), ("bridge", ["9,5 mnkr", "11,0 mnkr"])):
        done = ksb(command, "2024", "--notes", "--budgets", str(folder))
        told = done.stdout.replace("\u00a0", " ")
        assert "{{" not in told + done.stderr
        assert [figure for figure in shown if f"Tillfälligt {figure}" not in told] == []


RATES = '[[publication]]\nid = "p"\nseries = "pkv"\nrates = { 2024 = 4.1, 2025 = 3.0 }\n'


def test_quotes_are_found_in_what_is_shown(folder: Path) -> None:
    budget = Workspace(folder).open("2024").budget
    assert list(quotes(Case(budget, None))) == []


def test_what_is_computed_needs_no_claim(load: Load) -> None:
    text = (
        "Bidraget är {{ f.grant[2024] | mnkr }}, hyran 9,9 mnkr och {{ f.rent[2024] | abs | tal }} tkr; 5–{{ 6 mnkr }}."
    )
    budget = load(BUDGET + SECTION.format("{{ 1 }}"))
    outcome = fill(load(BUDGET + SECTION.format(text.replace("abs | tal", "abs"))), lambda: None)
    from msgspec import structs

    [problem] = unclaimed(Case(structs.replace(budget, content=outcome.content), None))
    assert [figure.replace("\u00a0", " ") for figure in problem.facts["figures"]] == ["9,9 mnkr", "5 tkr"]  # type: ignore[union-attr]


def test_a_filled_text_knows_what_was_filled_in() -> None:
    text = Filled("a 5 b", ((2, 3),))
    assert [is_computed(text, i) for i in range(5)] == [False, False, True, False, False]
    assert not is_computed("a 5 b", 2)
    assert text == "a 5 b"


def test_the_shipped_texts_read_as_the_document_does() -> None:
    opened = Workspace(ROOT / "budgets").open_all("2024", "2024-forslag")
    texts = [" ".join(section.text for section in one.budget.content.sections) for one in opened]
    for figure in ("509,3\u00a0mnkr", "143,0\u00a0mnkr", "233\u00a0tkr"):
        assert figure in texts[0]
    # The variant puts a project off: its peak is lower.
    assert "123,0\u00a0mnkr" in texts[1]


def test_a_figure_is_what_the_commands_show(given: Given) -> None:
    [section] = [
        section
        for section in Workspace(ROOT / "budgets").open("2024").budget.content.sections
        if section.id == "exploateringsenheten"
    ]
    report = given("project", "2024", "--frame", "exploatering")
    rows = {row.id: row for table in report.tables for row in table.rows}
    assert Decimal(233) in rows["grant"].cells
    assert "233\u00a0tkr" in section.text


def test_nothing_is_imported_where_no_figure_is_left_to_be_computed(tmp_path: Path) -> None:
    (tmp_path / "2024.toml").write_text(HEAD.format(2024) + FRAME.format(1), encoding="utf-8")
    script = (
        "import sys\nfrom ks_budget import Workspace\n"
        f"Workspace({str(tmp_path)!r}).open('2024')\n"
        "print('ks_budget.compute.living' in sys.modules, 'jinja2' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, encoding="utf-8", check=True, cwd=ROOT)
    assert done.stdout.split() == ["False", "False"]


def test_braces_written_as_escapes_are_braces(tmp_path: Path) -> None:
    text = '[[section]]\nid = "s"\ntitle = "S"\ntext = "\\u007b\\u007b 7 * 7 }}, {\\U0000007B 8 }}"\n'
    (tmp_path / "2024.toml").write_text(HEAD.format(2024) + text, encoding="utf-8")
    assert shown(tmp_path, "2024") == "49, 8"


def test_what_is_written_is_told_beside_other_mistakes(folder: Path, ksb: Run) -> None:
    file = folder / "2024.toml"
    file.write_text(
        file.read_text(encoding="utf-8").replace("| mnkr", "| mkr") + '[[risk]]\nid = "r"\n', encoding="utf-8"
    )
    done = ksb("show", "2024", "--budgets", str(folder))
    assert "KSB433" in done.stderr
    assert "risk" in done.stderr
