"""Open data: one figure a row, the same figures as the commands show, in a folder that is nobody else's."""

import csv
import io
import json
import os
import random
import subprocess
import sys
from collections import Counter
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from conftest import HEAD, ROOT, Run

from ks_budget.files import find
from ks_budget.render.tidy import PACKAGE
from ks_budget.views.tidy.tables import TABLES

Rows = list[dict[str, str]]
ONE = HEAD + '\n[[frame]]\nid = "f"\nname = "F"\n[[frame.line]]\nid = "a"\nlabel = "A"\nkind = "grant"\namount = 10\n'
FILES = {PACKAGE, *(f"{table.name}.{suffix}" for table in TABLES for suffix in ("csv", "parquet"))}


READ: dict[str, Any] = {
    "text": str,
    "integer": int,
    "number": Decimal,
    "boolean": lambda text: text == "true",
    "date": date.fromisoformat,
}


NOT_THERE = "printed_tables"
"""What the worked example has nothing of; tests/test_printed_tables.py has."""


def rows(folder: Path, table: str) -> Rows:
    with (folder / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def export(ksb: Run, folder: Path, *words: str, cwd: Path = ROOT, csv_only: bool = True) -> Path:
    """Export every budget, or what ``words`` say."""
    result = ksb("export", *(words or ("--all",)), "--tidy", *(["--no-parquet"] * csv_only), "-o", folder, cwd=cwd)
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")
    return folder


def budgets(folder: Path, **files: str) -> Path:
    """A folder of budgets, by name; a name with two underscores is that of a board and its budget."""
    for name, text in files.items():
        path = folder / "budgets" / f"{name.removeprefix('_').replace('__', '/')}.toml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def test_the_package_is_valid_and_a_wrong_cell_is_found(ksb: Run, tmp_path: Path) -> None:
    frictionless = pytest.importorskip("frictionless", reason="frictionless is not installed")
    folder = export(ksb, tmp_path / "data")
    report = frictionless.validate(str(folder / PACKAGE))
    assert report.valid, report.flatten(["type", "message"])
    assert [task.name for task in report.tasks if not task.stats.get("rows")] == [NOT_THERE]
    text = (folder / "frames.csv").read_text(encoding="utf-8")
    (folder / "frames.csv").write_text(text.replace(",2025,plan,", ",20x5,plan,", 1), encoding="utf-8")
    assert not frictionless.validate(str(folder / PACKAGE)).valid


def test_parquet_is_the_csv_with_its_types(ksb: Run, tmp_path: Path) -> None:
    duckdb = pytest.importorskip("duckdb", reason="duckdb is not installed")
    folder = export(ksb, tmp_path / "data", csv_only=False)
    assert {path.name for path in folder.iterdir()} == FILES
    for table in TABLES:
        # No name needs quotes.
        names = ", ".join(field.name for field in table.fields)
        read = duckdb.sql(f"SELECT {names} FROM '{folder / table.name}.parquet'")
        assert [str(kind) for kind in read.types] == [
            {"text": "VARCHAR", "integer": "INTEGER", "number": "DECIMAL(38,6)", "boolean": "BOOLEAN", "date": "DATE"}[
                field.type
            ]
            for field in table.fields
        ]
        written = [
            tuple(value(field.type, row[field.name]) for field in table.fields) for row in rows(folder, table.name)
        ]
        assert read.fetchall() == written
        assert written or table.name == NOT_THERE


def value(kind: str, text: str) -> Any:
    """What a cell of a CSV file says; no text of the project's budgets looks like a formula."""
    return READ[kind](text) if text else None


@pytest.mark.parametrize("name", ["2023", "2024", "2024-forslag", "2024-rattad"])
def test_the_figures_are_those_of_the_commands(name: str, ksb: Run, tmp_path: Path) -> None:
    found = {
        (row["frame"], row["line"], row["year"]): Decimal(row["amount"]) / 1000
        for row in rows(export(ksb, tmp_path / "data", name), "frames")
        if row["phase"] in ("budget", "plan")
    }
    shown = {
        (row["table"], row["id"], year): Decimal(amount)
        for row in csv.DictReader(io.StringIO(ksb("project", name, "--format", "csv").stdout))
        for year, amount in row.items()
        if year.isdigit()
    }
    assert found == shown
    invested = {
        (row["project"] if row["project"] != "total" else row["investment_group"], row["year"]): Decimal(row["amount"])
        for row in rows(tmp_path / "data", "investments")
    }
    table = csv.DictReader(io.StringIO(ksb("investments", name, "--format", "csv").stdout))
    assert invested == {
        (row["id"], year): Decimal(amount) * 1000 for row in table for year, amount in row.items() if year.isdigit()
    }


def test_what_is_counted_adds_up_to_the_result(ksb: Run, tmp_path: Path) -> None:
    """A plan to the krona; what the document prints within what its figures may be off."""
    data, sums = rows(export(ksb, tmp_path / "data"), "frames"), dict[tuple[str, ...], list[Decimal]]()
    for row in data:
        entry = sums.setdefault(tuple(row[key] for key in ("budget", "frame", "year", "phase")), [Decimal(0)] * 3)
        if row["line"] == "result":
            entry[2] = Decimal(row["amount"])
        elif row["counted"] == "true":
            entry[0] += Decimal(row["amount"])
            entry[1] += Decimal(row["precision"])
    assert {key[3] for key in sums} == {"budget", "plan", "printed-plan"}
    for key, (added, precision, result) in sums.items():
        assert abs(added - result) <= (0 if key[3] == "plan" else precision), key
    assert any(added != result for added, _, result in sums.values())


def test_every_row_says_whose_it_is_and_whether_it_is_a_variant(ksb: Run, tmp_path: Path) -> None:
    folder = export(ksb, tmp_path / "data")
    assert [(row["budget"], row["status"], row["based_on"]) for row in rows(folder, "budgets")] == [
        ("2023", "undecided", ""),
        ("2024", "undecided", ""),
        ("2024-forslag", "variant", "2024"),
        ("2024-rattad", "variant", "2024"),
    ]
    for table in TABLES:
        for row in rows(folder, table.name):
            whose = (row["municipality_code"], row["municipality"], row["board_folder"], row["board"])
            assert whose == ("1489", "Alingsås", ".", "Kommunstyrelsen")
            assert (row["status"] == "variant") == ("-" in row["budget"])


def test_last_years_figures_belong_to_last_years_document(ksb: Run, tmp_path: Path) -> None:
    data = rows(export(ksb, tmp_path / "data"), "frames")
    years = {(row["budget"], row["year"], row["phase"]) for row in data}
    assert {year for budget, year, _ in years if budget == "2023"} == {"2023"}
    assert {(year, phase) for budget, year, phase in years if budget == "2024"} == {
        ("2024", "budget"), ("2025", "plan"), ("2025", "printed-plan"), ("2026", "plan"), ("2026", "printed-plan"),
    }  # fmt: skip


def test_a_year_before_the_budget_s_own_is_marked_among_investments(ksb: Run, tmp_path: Path) -> None:
    text = HEAD + (
        '[investments]\nyears = [2023, 2024, 2025]\n[[investments.group]]\nid = "g"\nname = "G"\n'
        '[[investments.group.project]]\nid = "p"\nname = "P"\namounts = { 2023 = 1, 2024 = 2, 2025 = 3.5 }\n'
        '[[investments.group.project]]\nid = "q"\nname = "Q"\nof_which = "p"\n'
        "amounts = { 2023 = 1, 2024 = 1, 2025 = 1 }\n"
        '[[investments.group.project]]\nid = "r"\nname = "R"\nincome = true\n'
        "amounts = { 2023 = 0, 2024 = -1, 2025 = 0 }\n"
    )
    budgets(tmp_path, _2024=text)
    data = rows(export(ksb, tmp_path / "data", cwd=tmp_path), "investments")
    told = ("project", "year", "phase", "kind", "counted", "amount", "precision")
    assert [tuple(row[key] for key in told) for row in data] == [
        ("p", "2023", "earlier", "expenditure", "true", "1000", "500"),
        ("p", "2024", "budget", "expenditure", "true", "2000", "500"),
        ("p", "2025", "printed-plan", "expenditure", "true", "3500", "50"),
        ("q", "2023", "earlier", "expenditure", "false", "1000", "500"),
        ("q", "2024", "budget", "expenditure", "false", "1000", "500"),
        ("q", "2025", "printed-plan", "expenditure", "false", "1000", "500"),
        ("r", "2023", "earlier", "income", "true", "0", "500"),
        ("r", "2024", "budget", "income", "true", "-1000", "500"),
        ("r", "2025", "printed-plan", "income", "true", "0", "500"),
        *2 * [
            ("total", "2023", "earlier", "total", "false", "1000", "1000"),
            ("total", "2024", "budget", "total", "false", "1000", "1000"),
            ("total", "2025", "printed-plan", "total", "false", "3500", "550"),
        ],
    ]  # fmt: skip


SUM = """
[[frame]]
id = "whole"
name = "Whole"
[[frame.line]]
id = "own"
label = "Own"
kind = "grant"
amount = 5
[[frame]]
id = "a"
name = "A"
parent = "whole"
[[frame.line]]
id = "personnel"
label = "P"
kind = "cost"
amount = -7
[[frame.line]]
id = "overtime"
label = "O"
kind = "cost"
of_which = "personnel"
amount = -2
[[frame]]
id = "b"
name = "B"
parent = "whole"
[[frame.line]]
id = "personnel"
label = "P"
kind = "cost"
amount = -3
"""


def test_no_krona_of_a_sum_of_frames_is_counted_twice(ksb: Run, tmp_path: Path) -> None:
    budgets(tmp_path, _2024=HEAD + SUM)
    data = rows(export(ksb, tmp_path / "data", cwd=tmp_path), "frames")
    now = [row for row in data if row["phase"] == "budget"]
    counted = {(row["frame"], row["line"]): row["amount"] for row in now if row["counted"] == "true"}
    assert counted == {("whole", "own"): "5000", ("a", "personnel"): "-7000", ("b", "personnel"): "-3000"}
    result = {row["frame"]: row["amount"] for row in now if row["line"] == "result"}
    assert sum(map(Decimal, counted.values())) == Decimal(result["whole"]) == -5000
    assert {row["frame"] for row in data if row["frame_is_sum"] == "true"} == {"whole"}
    assert {(row["frame"], row["frame_parent"]) for row in data} == {("whole", ""), ("a", "whole"), ("b", "whole")}
    assert {row["of_which"] for row in data if row["line"] == "overtime"} == {"personnel"}


def test_precision_is_half_a_step_in_kronor_and_amounts_are_exact(ksb: Run, tmp_path: Path) -> None:
    text = '[document]\ntitle = "x"\nyear = 2024\nunit = "mnkr"\n[[frame]]\nid = "f"\nname = "F"\n' + "".join(
        f'[[frame.line]]\nid = "{id}"\nlabel = "{id}"\nkind = "cost"\namount = {amount}\n{more}'
        for id, amount, more in (
            ("a", "-5", ""),
            ("b", "-5.0", ""),
            ("c", "-0.001234567891", ""),
            ("d", "-7.25", "exact = true\n"),
        )
    )
    budgets(tmp_path, _2024=text)
    data = rows(export(ksb, tmp_path / "data", cwd=tmp_path), "frames")
    assert {row["line"]: (row["amount"], row["precision"]) for row in data} == {
        "a": ("-5000000", "500000"),
        "b": ("-5000000", "50000"),
        "c": ("-1234.567891", "0.0000005"),
        "d": ("-7250000", "0"),
        "costs": ("-17251234.567891", "550000.0000005"),
        "net": ("-17251234.567891", "550000.0000005"),
        "result": ("-17251234.567891", "550000.0000005"),
    }


def test_a_plan_that_cannot_be_computed_is_left_out_and_told(ksb: Run, tmp_path: Path) -> None:
    lacking = ONE.replace("2025 = 1, 2026 = 2", "2025 = 1") + (
        '[[frame]]\nid = "g"\nname = "G"\nshare = 0\n'
        '[[frame.line]]\nid = "a"\nlabel = "A"\nkind = "grant"\namount = 3\n'
    )
    budgets(tmp_path, ks__2024=lacking)
    result = ksb("export", "--all", "--tidy", "--no-parquet", "-o", "data", cwd=tmp_path)
    assert result.exit_code == 0
    assert "KSB051" in result.stderr
    assert "ksb project 2024 --frame f --board ks" in result.stderr
    found = Counter((row["frame"], row["phase"]) for row in rows(tmp_path / "data", "frames") if row["line"] == "a")
    assert found == {("f", "budget"): 1, ("g", "budget"): 1, ("g", "plan"): 2}


def test_a_plan_of_the_document_alone_is_no_computed_one(ksb: Run, tmp_path: Path) -> None:
    text = ONE.replace('series = "pkv"', 'series = "other"') + "printed = { 2025 = 11, 2026 = 12 }\n"
    budgets(tmp_path, _2024=text)
    data = rows(export(ksb, tmp_path / "data", cwd=tmp_path), "frames")
    assert [(row["year"], row["phase"], row["amount"]) for row in data if row["line"] == "a"] == [
        ("2024", "budget", "10000"),
        ("2025", "printed-plan", "11000"),
        ("2026", "printed-plan", "12000"),
    ]


def test_the_boards_of_a_folder_are_told_apart(ksb: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    looked = list[Path]()
    boards = find.boards
    monkeypatch.setattr(find, "boards", lambda top: looked.append(top) or boards(top))
    data = export(ksb, tmp_path / "data", "--all", "--budgets", "tests/data/boards")
    assert [(row["board_folder"], row["budget"]) for row in rows(data, "budgets")] == [
        ("barn-ungdom", "2025"),
        ("kommunstyrelsen", "2025"),
        ("vard-omsorg", "2025"),
    ]
    # Once for all of them, and for the guards of what must not be written over: not once for each.
    assert len([top for top in looked if top.name == "boards"]) <= 3
    for table in TABLES:
        keys = Counter(tuple(row[key] for key in table.key) for row in rows(data, table.name))
        assert set(keys.values()) <= {1}


@pytest.mark.parametrize(
    "hostile", ["=cmd|'/c calc'!A0", "+1", "-1", "@x", "'=1", "''-x", '"', "a,b\nc;d", "\u202e=x", "💰"]
)
def test_text_stays_text(hostile: str, ksb: Run, tmp_path: Path) -> None:
    """In CSV no spreadsheet runs it; Parquet has it as it is."""
    duckdb = pytest.importorskip("duckdb", reason="duckdb is not installed")
    budgets(tmp_path, _2024=ONE.replace('label = "A"', f"label = {json.dumps(hostile, ensure_ascii=False)}"))
    folder = export(ksb, tmp_path / "data", cwd=tmp_path, csv_only=False)
    [label] = {row["label"] for row in rows(folder, "frames") if row["line"] == "a"}
    assert not label.startswith(("=", "+", "-", "@"))
    told = hostile.replace("\u202e", "\ufffd")
    assert label.removeprefix("'" if label != told else "") == told
    read = duckdb.sql(f"SELECT DISTINCT label FROM '{folder / 'frames.parquet'}' WHERE line = 'a'").fetchall()
    assert read == [(told,)]


def test_a_very_long_text_and_control_characters(ksb: Run, tmp_path: Path) -> None:
    duckdb = pytest.importorskip("duckdb", reason="duckdb is not installed")
    long = "å" * 3_000_000
    budgets(tmp_path, _2024=ONE.replace('label = "A"', f'label = "{long}\\u0007\\u0000\\r\\n"'))
    folder = export(ksb, tmp_path / "data", cwd=tmp_path, csv_only=False)
    [(read,)] = duckdb.sql(f"SELECT DISTINCT label FROM '{folder / 'frames.parquet'}' WHERE line = 'a'").fetchall()
    assert read == f"{long}\ufffd\ufffd\ufffd\n"


def test_two_processes_write_the_same_bytes(tmp_path: Path) -> None:
    parquet = [] if has_duckdb() else ["--no-parquet"]
    for seed in ("1", "2"):
        words = ["export", "--all", "--tidy", *parquet, "-o", str(tmp_path / seed)]
        environment = os.environ | {"PYTHONHASHSEED": seed, "TZ": f"UTC+{seed}"}
        subprocess.run([sys.executable, "-m", "ks_budget", *words], cwd=ROOT, check=True, env=environment)
    first, second = ({p.name: p.read_bytes() for p in (tmp_path / seed).iterdir()} for seed in ("1", "2"))
    assert first == second
    assert len(first) == len(TABLES) * (1 if parquet else 2) + 1


def has_duckdb() -> bool:
    try:
        import duckdb  # noqa: F401
    except ImportError:
        return False
    return True


def test_without_the_extra_it_is_told_and_csv_can_be_had(
    ksb: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "duckdb", None)
    result = ksb("export", "--tidy", "-o", tmp_path / "data")
    assert result.exit_code == 2
    assert "KSB023" in result.stderr
    assert "--no-parquet" in result.stderr
    assert not (tmp_path / "data").exists()
    export(ksb, tmp_path / "data")
    described = json.loads((tmp_path / "data" / PACKAGE).read_text(encoding="utf-8"))
    assert not any("parquet" in resource for resource in described["resources"])


def test_any_text_comes_through_csv_and_parquet(ksb: Run, tmp_path: Path) -> None:
    """Texts of all that means something to a reader of CSV, a spreadsheet or SQL."""
    duckdb = pytest.importorskip("duckdb", reason="duckdb is not installed")
    draw = random.Random(11)
    signs = [
        "'",
        '"',
        "=",
        "-",
        "+",
        "@",
        ",",
        ";",
        "\\",
        "\n",
        "\u00a0",
        " ",
        "NULL",
        "a",
        "å",
        "\u0085",
        "💰",
        "{{",
        "<",
        "0",
    ]
    drawn = {"".join(draw.choices(signs, k=draw.randint(1, 6))) for _ in range(600)}
    # What is named has a name.
    texts = sorted(text for text in drawn if text.strip())
    lines = (
        f'[[frame.line]]\nid = "l{i}"\nkind = "cost"\namount = -1\nlabel = {json.dumps(text, ensure_ascii=False)}\n'
        for i, text in enumerate(texts)
    )
    budgets(tmp_path, _2024=HEAD + '[[frame]]\nid = "f"\nname = "F"\n' + "".join(lines))
    folder = export(ksb, tmp_path / "data", cwd=tmp_path, csv_only=False)
    sql = f"SELECT DISTINCT line, label FROM '{folder / 'frames.parquet'}' WHERE NOT is_total"
    assert dict(duckdb.sql(sql).fetchall()) == {
        f"l{i}": text.replace("\u0085", "\ufffd") for i, text in enumerate(texts)
    }
    written = {row["label"] for row in rows(folder, "frames")}
    assert not any(label.startswith(("=", "-", "+", "@")) for label in written)


@pytest.mark.parametrize(
    ("name", "budget", "status"),
    [
        ("own/plan-b.toml", "plan-b", "undecided"),
        ("budgets/2024-forslag", "2024-forslag", "variant"),
        ("budgets/2024.toml", "2024", "decided"),
    ],
)
def test_a_budget_is_named_as_in_its_folder(name: str, budget: str, status: str, ksb: Run, tmp_path: Path) -> None:
    budgets(tmp_path, _2024=ONE.replace("year = 2024", "year = 2024\ndecided = 2023-11-01", 1))
    for other in ("own/plan-b.toml", "budgets/2024-forslag/document.toml"):
        (tmp_path / other).parent.mkdir(exist_ok=True)
        (tmp_path / other).write_text(ONE, encoding="utf-8")
    folder = export(ksb, tmp_path / "data", name, cwd=tmp_path)
    [row] = rows(folder, "budgets")
    assert (row["budget"], row["status"], row["board_folder"]) == (budget, status, ".")
