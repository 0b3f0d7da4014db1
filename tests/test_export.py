"""The workbook that computes: LibreOffice comes to the figures of ksb, and to those of another index too."""

import io
import random
import re
import subprocess
import sys
import zipfile
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from conftest import HEAD, ROOT, Run
from msgspec import structs
from recalculation import PROGRAM, Grids, at, differences, grids, recalculated, spoilt

from ks_budget.answers import project
from ks_budget.answers.export import Question, answer
from ks_budget.render.spreadsheet import write
from ks_budget.report import Report
from ks_budget.sheets import Cell, Sheet, Workbook
from ks_budget.workspace import Workspace

LEVELS = """
[document]
title = "Nivåer"
year = 2024
plan_years = [2025, 2026]
unit = "mnkr"
language = "sv"

[[publication]]
id = "p"
series = "pkv"
name = "PKV"
rates = { 2024 = 4.1, 2025 = 0.9, 2026 = 2.6 }

[[publication]]
id = "l"
series = "löner-2"
levels = { 2023 = 97, 2024 = 100, 2025 = 103.3, 2026 = 107 }

[[frame]]
id = "board"
name = "Nämnden: drift/allt [2024]"
line = [
    { id = "grant", label = "Kommunbidrag", kind = "grant", amount = 30.2 },
    { id = "central", label = "Gemensamt", kind = "cost", amount = -1 },
]
adjustment = [{ year = 2025, kind = "permanent", reason = "=1+1", effects = { grant = 0.25, central = -0.25 } }]

[[frame]]
id = "a"
name = "Enhet A"
parent = "board"
share = 0.75
rows = ["costs", "rent", "staff", "income"]
line = [
    { id = "income", label = "Intäkter", kind = "revenue", amount = 3.05 },
    { id = "staff", label = "Personal", kind = "cost", index = "löner-2", share = 1, amount = -20.13 },
    { id = "temps", label = "därav vikarier", kind = "cost", of_which = "staff", amount = -2.5 },
    { id = "rent", label = "Hyror", kind = "cost", share = 0, amount = -4.11 },
]
adjustment = [
    { year = 2024, kind = "temporary", reason = "Val", effects = { income = 0.5, staff = -0.5 } },
    { year = 2026, kind = "temporary", reason = "Val igen", unit = "tkr", effects = { income = 333, rent = -333 } },
]

[[frame]]
id = "b"
name = "Enhet B"
parent = "board"
line = [
    { id = "staff", label = "Personal", kind = "cost", amount = -7.77 },
    { id = "rent", label = "Hyror", kind = "cost", amount = -1.24 },
]

[[frame]]
id = "still"
name = "Utan index"
parent = "board"
index = "none"
printed_totals.net = { 2024 = -1, 2025 = -1.3, 2026 = -1 }
line = [
    { id = "staff", label = "Personal", kind = "cost", amount = -0.5, printed = { 2025 = -0.6, 2026 = -0.5 } },
    { id = "rent", label = "Hyror", kind = "cost", amount = -0.5, printed = { 2025 = -0.6, 2026 = -0.5 } },
    { id = "gift", label = "Gåva", kind = "revenue", amount = 0, printed = { 2026 = 0 } },
]
"""


def random_budget() -> str:
    """Frames of all sizes, whose rests are often alike."""
    pick, frames = random.Random(7), []
    for i in range(16):
        kinds = ["revenue", *["cost"] * pick.randint(0, 6), *["grant"] * pick.randint(1, 2), "financial"]
        wide = pick.choice([3, 300, 200_000, 90_000_000])
        lines = [
            f'{{ id = "l{j}", label = "Rad {j}", kind = "{kind}", share = {pick.choice([1, 1, 0.5, 0])}, '
            f"amount = {pick.choice([pick.randint(-wide, wide), pick.randint(-wide, wide) / 10])} }}"
            for j, kind in enumerate(kinds)
        ]
        pick.shuffle(lines)
        frames.append(f'[[frame]]\nid = "f{i}"\nname = "Ram {i}"\nline = [{", ".join(lines)}]\n')
    return HEAD + "\n".join(frames)


OVERRIDE = {"real": Decimal("1.9"), "levels": Decimal("1.9"), "random": Decimal("-3.75")}
"""Another rate of PKV for 2025."""


def hostile() -> str:
    """Names that would be functions, references or texts in the formulas that name the sheets."""
    names = iter(["SORT(a)", "O'Hara's", '=1+1&\\"', "[A1]!$B$2", "MAP(x,'y')"] * 20)
    return re.sub(r'name = "[^"]*"', lambda _: f'name = "{next(names)}"', LEVELS)


def decided() -> str:
    """One decision more: what a user of the workbook writes on an empty row."""
    one = 'adjustment = [{ year = 2025, kind = "permanent", reason = "x", effects = { staff = -0.4, rent = 0.4 } }]'
    return LEVELS.replace('name = "Enhet B"', f'name = "Enhet B"\n{one}')


TEXTS = {"levels": LEVELS, "decided": decided(), "hostile": hostile(), "random": random_budget()}


@pytest.fixture(scope="module")
def workspaces(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Workspace]:
    made = {"real": Workspace(ROOT / "budgets")}
    for name, text in TEXTS.items():
        folder = tmp_path_factory.mktemp(name)
        (folder / "2024.toml").write_text(text, encoding="utf-8")
        made[name] = Workspace(folder)
    return made


@pytest.fixture(scope="module")
def books(workspaces: dict[str, Workspace]) -> dict[str, Workbook]:
    return {name: answer(workspace, Question("2024")) for name, workspace in workspaces.items()}


def changed(book: Workbook, name: str, value: Decimal) -> Workbook:
    """The workbook with another value in a cell that has a name."""
    found = re.fullmatch(r"'(.*)'!\$([A-Z])\$(\d+)", book.names[name])
    assert found is not None
    sheet, row, column = found[1], int(found[3]) - 1, ord(found[2]) - ord("A")

    def of(one: Sheet) -> Sheet:
        rows = [list(cells) for cells in one.rows]
        there = rows[row][column]
        assert there is not None and there.look.role == "input"
        rows[row][column] = structs.replace(there, value=value)
        return structs.replace(one, rows=rows)

    return structs.replace(book, sheets=[of(one) if one.name == sheet else one for one in book.sheets])


def with_decision(book: Workbook) -> Workbook:
    """The workbook with a decision on the first empty rows of its list."""

    def of(one: Sheet) -> Sheet:
        rows = [list(cells) for cells in one.rows]
        empty = next(i for i, row in enumerate(rows[one.head :], one.head) if row and row[0] and row[0].value is None)
        for i, (key, amount) in enumerate([("b.staff", "-0.4"), ("B.RENT", "0.4")]):
            for column, value in {0: key, 3: 2025, 4: "permanent", 6: Decimal(amount)}.items():
                cell = rows[empty + i][column]
                assert cell is not None
                rows[empty + i][column] = structs.replace(cell, value=value)
        return structs.replace(one, rows=rows)

    return structs.replace(book, sheets=[of(one) if one.name == "Justeringar" else one for one in book.sheets])


def shown(report: Report, book: Workbook, computed: Grids) -> list[str]:
    """Each figure of `ksb project` that does not stand, to the last digit, where the workbook has it."""
    found = []
    names = {sheet.rows[0][0].value: sheet for sheet in book.sheets if sheet.rows[0][0]}
    for table in report.tables:
        sheet = names[table.title]
        heads = [cell.value if cell else None for cell in sheet.rows[sheet.head]]
        labels = [row[0].value if row and row[0] else None for row in sheet.rows]
        for row in table.rows:
            for column, value in list(zip(table.columns, row.cells, strict=True))[1:]:
                [at_column] = [i for i, head in enumerate(heads) if head == column.label]
                there = at(computed[sheet.name], labels.index(str(row.cells[0])), at_column)
                figure = float(value) if isinstance(value, Decimal | int) else None
                if (there if figure is not None else None) != figure:
                    found.append(f"{table.id}.{row.id} {column.label}: {value} {there}")
    return found


@pytest.mark.skipif(PROGRAM is None, reason="LibreOffice (soffice) is not installed")
def test_libreoffice_comes_to_the_figures_of_ksb(
    workspaces: dict[str, Workspace], books: dict[str, Workbook], tmp_path: Path
) -> None:
    """Every formula, and with another rate every figure that `ksb project` shows of that rate."""
    others = {f"{name}-pkv": changed(books[name], "PKV_2025", rate / 100) for name, rate in OVERRIDE.items()}
    others["levels-decided"] = with_decision(books["levels"])
    computed = recalculated(books | others, tmp_path)
    decided = project.answer(workspaces["decided"], project.Question())
    assert shown(decided, books["levels"], computed["levels-decided"]) == []
    assert shown(decided, books["levels"], computed["levels"]) != []
    for name, book in books.items():
        assert differences(book, computed[name]) == [], name
        assert differences(spoilt(book), computed[name]) != [], name
    for name, book in ((name, books[name]) for name in OVERRIDE):
        assert shown(project.answer(workspaces[name], project.Question()), book, computed[name]) == [], name
        asked = project.Question(overrides=(("pkv", 2025, OVERRIDE[name]),))
        assert shown(project.answer(workspaces[name], asked), book, computed[f"{name}-pkv"]) == [], name
        assert shown(project.answer(workspaces[name], asked), book, computed[name]) != [], name


def formulas(book: Workbook) -> dict[str, list[Cell]]:
    return {sheet.name: [cell for row in sheet.rows for cell in row if cell and cell.formula] for sheet in book.sheets}


def test_every_chapter_has_its_sheet_and_computes(books: dict[str, Workbook]) -> None:
    found = {name: len(cells) for name, cells in formulas(books["real"]).items()}
    assert list(found) == [
        "Om arbetsboken", "Index", "Justeringar", "ks", "Exploateringsenheten", "Ramförändring", "Investeringar", "Mål",
        "Risker", "Riskmatris", "Internkontroll", "Uppdrag", "_ksb",
    ]  # fmt: skip
    assert [name for name, count in found.items() if not count] == ["Om arbetsboken", "Index", "Justeringar"]
    assert books["real"].names["PKV_2025"] == "'Index'!$C$4"
    assert {"LÖNER_2_2025", "PKV_2024"} <= set(books["levels"].names)


def test_every_formula_is_stored_with_its_value(books: dict[str, Workbook]) -> None:
    for book in books.values():
        assert differences(book, grids(write(book))) == []


def test_the_same_budget_gives_the_same_bytes(workspaces: dict[str, Workspace], books: dict[str, Workbook]) -> None:
    again = answer(Workspace(ROOT / "budgets"), Question("2024"))
    assert write(again) == write(books["real"])
    assert books["real"].day == date(2024, 1, 1)


def sheet_of(book: Workbook, name: str) -> Sheet:
    return next(sheet for sheet in book.sheets if sheet.name == name)


def texts(sheet: Sheet) -> list[str]:
    return [str(cell.value) for row in sheet.rows for cell in row if cell and cell.value is not None]


SMALL = """
[[frame]]
id = "f"
name = "FILTER(x)"
line = [
    { id = "c", label = "Kostnad", kind = "cost", amount = -5_000, printed = { 2025 = -5_051 } },
    { id = "g", label = "Bidrag", kind = "grant", amount = 5_000 },
]
"""


def of(text: str, folder: Path) -> Workbook:
    (folder / "2024.toml").write_text(text, encoding="utf-8")
    return answer(Workspace(folder, language="sv"), Question("2024"))


def test_what_lacks_for_a_plan_is_told_and_the_rest_is_there(tmp_path: Path) -> None:
    book = of(HEAD.replace("[2025, 2026]", "[2025, 2030]") + SMALL, tmp_path)
    said = texts(book.sheets[0])
    assert "Index saknas för PKV 2027, 2028, 2029 och 2030. Sista året med index är 2026." in said
    assert "Budgeten 2023 finns inte, och ramen FILTER(x) anger ingen grundbudget." in said
    heads = texts(sheet_of(book, "FILTER (x)"))
    assert {"Budget 2024", "Plan 2025", "Plan 2026"} <= set(heads)
    assert "Plan 2027" not in heads


def test_a_budget_without_chapters_is_its_facts(tmp_path: Path) -> None:
    book = of('[document]\ntitle = "x"\nyear = 2024\nboard = "Nämnden"\n', tmp_path)
    assert [sheet.name for sheet in book.sheets if sheet.shown] == ["Om arbetsboken"]
    assert {"Nämnden", "inga iakttagelser"} <= set(texts(book.sheets[0]))


def test_the_plan_stands_beside_the_document_s(tmp_path: Path) -> None:
    sheet = sheet_of(of(HEAD + SMALL, tmp_path), "FILTER (x)")
    heads = [cell.value if cell else None for cell in sheet.rows[sheet.head]]
    row = next(row for row in sheet.rows if row and row[0] and row[0].value == "Kostnad")
    stated, difference = (row[heads.index(head)] for head in ("Dokumentet 2025", "Skillnad 2025"))
    assert stated is not None and difference is not None
    assert (stated.value, difference.value) == (-5051, Decimal(1))
    assert "Dokumentet 2026" not in heads
    assert {heads[i] for i in sheet.hidden} == {"Golv 2025", "Rest 2025", "Golv 2026", "Rest 2026"}


def test_a_formula_that_excel_cannot_take_is_a_value_and_says_so(tmp_path: Path) -> None:
    units = "".join(
        f'[[frame]]\nid = "u{i}"\nname = "En enhet med långt namn {i}"\nparent = "f"\n'
        'line = [{ id = "d", label = "D", kind = "cost", amount = 0 }]\n'
        for i in range(300)
    )
    book = of(HEAD + SMALL + units, tmp_path)
    sheet = sheet_of(book, "FILTER (x)")
    assert all(len(cell.formula) <= 8192 for cells in formulas(book).values() for cell in cells)
    assert any("längre än Excel tillåter" in text for text in texts(sheet))
    assert not any("längre än Excel tillåter" in text for text in texts(book.sheets[1]))


@pytest.mark.parametrize("text", ["=1+1", "'!$A$1", "FILTER(", "[x]", "<script>", "\x1b", "_x0041_", "😀", "x" * 300])
def test_a_text_stays_text_wherever_it_stands(text: str, tmp_path: Path) -> None:
    quoted = '"' + text.replace("\x1b", "\\u001b") + '"'
    named = re.sub(r'(name|label|reason|title|source) = "[^"]*"', lambda found: f"{found[1]} = {quoted}", LEVELS)
    book = of(named, tmp_path)
    data = write(book)
    found = grids(data)
    assert list(found) == [sheet.name for sheet in book.sheets]
    # The hidden sheet has it as it is.
    assert [one for one in differences(book, found) if not one.startswith("_ksb")] == []
    shown = text.replace("\x1b", "\ufffd")
    assert [rows[0][0] for name, rows in found.items() if name in book_frames(book)] == [shown] * 4


def book_frames(book: Workbook) -> list[str]:
    return [sheet.name for sheet in book.sheets[3:7]]


def test_the_version_in_git_stands_on_every_sheet(tmp_path: Path) -> None:
    folder = tmp_path / "budgets"
    folder.mkdir()
    assert not any("git" in text for sheet in of(HEAD + SMALL, folder).sheets for text in texts(sheet))
    settings = ["-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "core.autocrlf=false"]
    for words in (["init", "-q"], ["add", "."], ["commit", "-qm", "x"]):
        subprocess.run(["git", *settings, *words], cwd=tmp_path, check=True, capture_output=True)
    known = subprocess.run(["git", "rev-parse", "HEAD"], cwd=tmp_path, check=True, capture_output=True, text=True)
    book = of(HEAD + SMALL, folder)
    name = next(text for text in texts(book.sheets[0]) if text and known.stdout.startswith(text))
    assert len(name) >= 7
    assert all(
        any(f"Version i git: {name}." in text for text in texts(sheet)) for sheet in book.sheets[1:] if sheet.shown
    )
    changed = of(HEAD + SMALL + "# ändrad\n", folder)
    assert f"{name} med ändringar som inte är incheckade" in texts(changed.sheets[0])
    (folder / "2024.toml").write_bytes((HEAD + SMALL).replace("\n", "\r\n").encode())
    again = answer(Workspace(folder), Question("2024"))
    assert name in texts(again.sheets[0])
    (folder / "2023.toml").write_text('[document]\ntitle = "x"\nyear = 2023\n', encoding="utf-8")
    assert f"{name} med ändringar som inte är incheckade" in texts(
        answer(Workspace(folder), Question("2024")).sheets[0]
    )


def test_the_command_writes_the_file_and_refuses_others(
    ksb: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "budget.xlsx"
    assert (ksb("export", "2024", "-o", file).exit_code, file.read_bytes()[:2]) == (0, b"PK")
    assert ksb("export", "2024").stdout_bytes == file.read_bytes()
    assert "KSB014" in ksb("export", "2024", "-o", tmp_path / "x.csv").stderr
    assert "KSB015" in ksb("export", "2024", "-o", file).stderr
    assert "Index" in grids(ksb("export", "--year", "2023", "--lang", "en").stdout_bytes)
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    monkeypatch.delitem(sys.modules, "ks_budget.render.spreadsheet", raising=False)
    lacking = ksb("export", "2024", "-o", file, "--force")
    assert (lacking.exit_code, "KSB023" in lacking.stderr) == (2, True)
    assert file.read_bytes()[:2] == b"PK"


def test_it_is_what_the_schemas_of_office_say(books: dict[str, Workbook], tmp_path: Path) -> None:
    """Excel offers to mend a file for one element in the wrong place; LibreOffice does not mind."""
    audit = pytest.importorskip("openxml_audit")
    faults = {}
    whole = {name: write(books[name]) for name in ("real", "hostile")}
    whole["broken"] = in_sheets(whole["real"], b"<sheetData>", b"<pane/><sheetData>")
    for name, data in whole.items():
        (tmp_path / f"{name}.xlsx").write_bytes(data)
        faults[name] = [str(error) for error in audit.OpenXmlValidator().validate(tmp_path / f"{name}.xlsx").errors]
    assert (faults["real"], faults["hostile"]) == ([], [])
    # The check is able to fail.
    assert faults["broken"]


def in_sheets(data: bytes, old: bytes, new: bytes) -> bytes:
    """A file with other bytes in its sheets."""
    changed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(changed, "w") as after:
        for name in before.namelist():
            part = before.read(name)
            after.writestr(name, part.replace(old, new) if "worksheets/sheet" in name else part)
    return changed.getvalue()
