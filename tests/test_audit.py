"""`ksb audit` on files: what it answers in each format, how it ends, and what cannot be read."""

import io
import json
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
import xlsxwriter
from conftest import ROOT, Run

from ks_budget import Workspace
from ks_budget.answers.audit import Question, answer
from ks_budget.problems import Stop
from ks_budget.render.formats import FORMATS, offered

EXAMPLE = "docs/examples/granby-budget-2025.txt"
CLEAN = (
    "Belopp i tkr;2024;2025;2026\nSkola;41 210;42 310;43 470\nVård;35 480;36 940;37 990\nSumma;76 690;79 250;81 460\n"
)
WRONG = CLEAN.replace("79 250", "79 520")


@pytest.mark.parametrize("format", ["text", "table", "markdown", "json", "sarif", "github", "brief", "csv"])
def test_what_each_format_says(format: str, ksb: Run, golden: Callable[[Path, str], None]) -> None:
    result = ksb("audit", EXAMPLE, "--prose", "--explain", "--format", format)
    suffix = {"json": "json", "markdown": "md", "csv": "csv", "sarif": "sarif"}.get(format, "txt")
    golden(ROOT / "tests" / "golden" / f"audit-{format}.{suffix}", result.stdout)
    assert (result.exit_code, result.stderr) == (1, "")


def test_every_format_of_the_issue_is_offered() -> None:
    assert {"text", "table", "json", "sarif", "github", "markdown"} <= {one.name for one in offered("findings")}
    assert FORMATS[0].name == "text"


@pytest.mark.parametrize(("text", "code"), [(CLEAN, 0), (WRONG, 1), ("Bara ord.\n", 2)])
def test_how_it_ends(text: str, code: int, ksb: Run, tmp_path: Path) -> None:
    (tmp_path / "b.csv").write_text(text, encoding="utf-8")
    assert ksb("audit", "b.csv", cwd=tmp_path).exit_code == code


def test_a_warning_of_the_text_is_a_finding(ksb: Run, tmp_path: Path) -> None:
    text = CLEAN.replace(";", "\t") + "\nÅr 2025 uppgår skolan till 43,3 mnkr.\n"
    (tmp_path / "b.txt").write_text("Driftbudget\n\n" + text, encoding="utf-8")
    assert ksb("audit", "b.txt", cwd=tmp_path).exit_code == 0
    told = ksb("audit", "b.txt", "--prose", cwd=tmp_path)
    assert (told.exit_code, told.stdout.startswith("varning KSB710")) == (1, True)


def test_no_budgets_are_needed_and_none_is_opened(ksb: Run, tmp_path: Path) -> None:
    (tmp_path / "b.csv").write_text(WRONG, encoding="utf-8")
    (tmp_path / "budgets").mkdir()
    (tmp_path / "budgets" / "2024.toml").write_text("nonsense = [", encoding="utf-8")
    assert ksb("audit", "b.csv", cwd=tmp_path).exit_code == 1


def test_one_bad_file_hides_nothing_of_the_others(ksb: Run, tmp_path: Path) -> None:
    (tmp_path / "b.csv").write_text(WRONG, encoding="utf-8")
    (tmp_path / "ord.txt").write_text("Bara ord.\n", encoding="utf-8")
    result = ksb("audit", "saknas.pdf", "b.csv", "ord.txt", ".", cwd=tmp_path)
    assert result.exit_code == 2
    assert [code in result.stdout for code in ("KSB003", "KSB708", "KSB715")] == [True] * 3
    assert "det är en mapp" in result.stdout
    assert "b.csv: fel: 1." in result.stdout


def test_several_files_are_each_by_themselves(ksb: Run, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(CLEAN, encoding="utf-8")
    (tmp_path / "b.csv").write_text(WRONG, encoding="utf-8")
    result = ksb("audit", "a.csv", "b.csv", "--format", "json", cwd=tmp_path)
    documents = json.loads(result.stdout)["documents"]
    assert [(one["file"], len(one["tables"][0]["findings"])) for one in documents] == [("a.csv", 0), ("b.csv", 1)]
    twice = ksb("audit", "a.csv", "a.csv", cwd=tmp_path)
    assert (twice.exit_code, "KSB039" in twice.stderr) == (2, True)


def test_standard_input(ksb: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(WRONG.encode()), encoding="utf-8"))
    from ks_budget.cli.documents import read_document

    assert read_document("-").file == "stdin"
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b""), encoding="utf-8"))
    with pytest.raises(Stop):
        read_document("-")


def test_a_workbook_is_told_by_its_cells(ksb: Run, tmp_path: Path) -> None:
    pytest.importorskip("ks_budget.sources.workbook")
    with xlsxwriter.Workbook(tmp_path / "b.xlsx") as book:
        sheet = book.add_worksheet("Budget")
        for i, line in enumerate(WRONG.splitlines()):
            for j, cell in enumerate(line.split(";")):
                digits = cell.replace(" ", "")
                sheet.write(i + 4, j + 1, int(digits) if digits.isdigit() else cell)
    result = ksb("audit", "b.xlsx", cwd=tmp_path)
    assert "  --> b.xlsx, blad Budget, cell D" in result.stdout
    [problem] = json.loads(ksb("audit", "b.xlsx", "--format", "json", cwd=tmp_path).stdout)["problems"]
    assert problem["places"][0]["within"]["sheet"] == "Budget"
    assert {place["within"]["cell"] for place in problem["places"]} == {"D6", "D7", "D8"}


def test_the_answer_goes_to_a_file(ksb: Run, tmp_path: Path) -> None:
    (tmp_path / "b.csv").write_text(WRONG, encoding="utf-8")
    result = ksb("audit", "b.csv", "-o", "svar.md", cwd=tmp_path)
    assert (result.exit_code, result.stdout) == (1, "")
    assert "KSB708" in (tmp_path / "svar.md").read_text(encoding="utf-8")


# Tables of a budget.

DOCUMENT = '[document]\ntitle = "x"\nyear = 2025\nplan_years = [2026]\nunit = "tkr"\ndecided = 2024-11-01\n'


@pytest.fixture
def written(ksb: Run, tmp_path: Path) -> Callable[[str], Path]:
    def write(text: str) -> Path:
        (tmp_path / "b.csv").write_text(text, encoding="utf-8")
        folder = tmp_path / "budgets" / "2025"
        folder.mkdir(parents=True)
        (folder / "document.toml").write_text(DOCUMENT, encoding="utf-8")
        ksb("audit", "b.csv", "--toml", "-o", "budgets/2025/tables.toml", cwd=tmp_path)
        return folder / "tables.toml"

    return write


@pytest.mark.parametrize(("text", "found"), [(CLEAN, False), (WRONG, True)])
def test_what_is_written_loads_and_check_says_the_same_of_it(
    text: str, found: bool, written: Callable[[str], Path], ksb: Run, tmp_path: Path
) -> None:
    [one] = tomllib.loads(written(text).read_text(encoding="utf-8"))["table"]
    assert one["row"][2]["equals"] == "skola + vard"
    checked = ksb("check", "2025", "--format", "brief", cwd=tmp_path)
    assert (checked.exit_code, "KSB333" in checked.stdout) == (int(found), found)


def test_only_new_files_are_written(written: Callable[[str], Path], ksb: Run, tmp_path: Path) -> None:
    before = written(WRONG).read_text(encoding="utf-8")
    again = ksb("audit", "b.csv", "--toml", "-o", "budgets/2025/tables.toml", cwd=tmp_path)
    assert (again.exit_code, "KSB015" in again.stderr) == (2, True)
    assert (tmp_path / "budgets/2025/tables.toml").read_text(encoding="utf-8") == before
    forced = ksb("audit", "b.csv", "--toml", "--force", "-o", "budgets/2025/tables.toml", cwd=tmp_path)
    assert (forced.exit_code, "KSB014" in forced.stderr) == (2, True)
    other = ksb("audit", "b.csv", "--toml", "-o", "tables.json", cwd=tmp_path)
    assert (other.exit_code, (tmp_path / "tables.json").exists()) == (2, False)


def test_without_a_file_the_tables_are_the_answer(ksb: Run, tmp_path: Path) -> None:
    (tmp_path / "b.csv").write_text(WRONG, encoding="utf-8")
    result = ksb("audit", "b.csv", "--toml", cwd=tmp_path)
    assert tomllib.loads(result.stdout)["table"][0]["id"] == "tabell"
    assert "# KSB708: " in result.stdout
    clash = ksb("audit", "b.csv", "--toml", "--format", "json", cwd=tmp_path)
    assert (clash.exit_code, "KSB014" in clash.stdout) == (2, True)


def test_the_same_can_be_asked_from_python(tmp_path: Path) -> None:
    (tmp_path / "b.csv").write_text(WRONG, encoding="utf-8")
    report = answer(Workspace(), Question((str(tmp_path / "b.csv"),)))
    assert [finding.code for finding in report.problems] == ["KSB708"]


# Real documents, retyped.


def test_a_text_against_its_table_in_amal(ksb: Run, tmp_path: Path) -> None:
    """www.amal.se, Kommunens budget: the text has another amount for 2021 than the table."""
    (tmp_path / "amal.txt").write_text(
        "Åmål, driftbudget, tkr\n\n"
        "Välfärds- och arbetsmarknadsnämndens ram för 2021 uppgår till 382 789 tkr.\n\n"
        "Nämnd\t2021\t2022\n"
        "Kommunstyrelsen\t126 642\t127 072\n"
        "Barn- och utbildningsnämnden\t283 159\t285 786\n"
        "Teknik- och fritidsnämnden\t41 226\t42 280\n"
        "Välfärds- och arbetsmarknadsnämnden\t389 669\t382 896\n"
        "Överförmyndarnämnden\t2 639\t2 735\n",
        encoding="utf-8",
    )
    told = ksb("audit", "amal.txt", "--prose", "--format", "brief", cwd=tmp_path)
    assert told.stdout.startswith("amal.txt:3:63: varning KSB710: Texten anger 382 789 tkr:")
    assert "2021, till 389 669 tkr." in told.stdout


def test_a_head_that_says_the_other_way_round_in_gnesta(ksb: Run, tmp_path: Path) -> None:
    """www.gnesta.se, årsredovisning 2013: the head is Budget-Utfall, the figures are outcome less budget."""
    (tmp_path / "gnesta.txt").write_text(
        "Resultat mot budget, tkr\n\n"
        "rad\tUtfall 2013\tBudget 2013\tAvvikelse Budget-Utfall\n"
        "Verksamhetens intäkter\t93 712\t85 611\t8 101\n"
        "Verksamhetens kostnader\t– 615 649\t– 600 875\t– 14 774\n"
        "Jämförelsestörande poster\t6 966\t0\t6 966\n"
        "Avskrivningar\t– 9 054\t– 10 160\t1 106\n"
        "Verksamhetens nettokostnader\t– 524 025\t– 525 424\t1 399\n"
        "Skatteintäkter\t430 105\t426 927\t3 178\n"
        "Generella statsbidrag\t91 262\t95 670\t– 4 408\n"
        "Finansiella intäkter\t4 499\t4 901\t– 402\n"
        "Finansiella kostnader\t– 372\t– 74\t– 298\n"
        "ÅRETS RESULTAT\t1 469\t2 000\t– 531\n",
        encoding="utf-8",
    )
    told = ksb("audit", "gnesta.txt", "--format", "brief", cwd=tmp_path)
    assert "KSB707: Resultat mot budget, tkr: kolumnens rubrik är ”Avvikelse Budget-Utfall”" in told.stdout
    assert "siffrorna är Utfall 2013 − Budget 2013" in told.stdout
    assert told.stdout.count("KSB") == 1
