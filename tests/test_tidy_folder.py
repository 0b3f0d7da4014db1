"""Where open data is written: a folder that is new, empty or ksb's own, whole or not at all."""

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import HEAD, Run
from typer.testing import Result

from ks_budget.files import folder as writing
from ks_budget.render import tidy
from ks_budget.render.tidy import PACKAGE

BUDGET = (
    HEAD + '\n[[frame]]\nid = "f"\nname = "F"\n[[frame.line]]\nid = "a"\nlabel = "A"\nkind = "grant"\namount = 10\n'
)


@pytest.fixture
def where(tmp_path: Path) -> Path:
    """A folder with one budget."""
    (tmp_path / "budgets").mkdir()
    (tmp_path / "budgets" / "2024.toml").write_text(BUDGET, encoding="utf-8")
    return tmp_path


def export(ksb: Run, where: Path, folder: str | Path = "data", *words: str) -> Result:
    return ksb("export", "--all", "--tidy", "--no-parquet", "-o", str(folder), *words, cwd=where)


def content(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def change(where: Path) -> None:
    text = BUDGET.replace("amount = 10", "amount = 11")
    (where / "budgets" / "2024.toml").write_text(text, encoding="utf-8")


def leftovers(where: Path) -> list[Path]:
    return [path for path in where.rglob("*") if path.name.startswith(".ksb-")]


@pytest.mark.parametrize("named", ["data", "data/", "./data", "deep/../data"])
def test_a_new_folder_gets_all_files_and_the_rights_that_files_get(named: str, ksb: Run, where: Path) -> None:
    (where / "deep").mkdir()
    assert export(ksb, where, named).exit_code == 0
    assert len(content(where / "data")) == 9
    assert leftovers(where) == []
    if os.name == "posix":
        (where / "own").mkdir()
        (where / "own" / "file").write_text("")
        assert (where / "data").stat().st_mode == (where / "own").stat().st_mode
        assert {p.stat().st_mode for p in (where / "data").iterdir()} == {(where / "own" / "file").stat().st_mode}


def test_an_empty_folder_stays_the_one_it_was(ksb: Run, where: Path) -> None:
    (where / "data").mkdir()
    (where / "data").chmod(0o750)
    before = (where / "data").stat()
    assert export(ksb, where).exit_code == 0
    after = (where / "data").stat()
    assert (after.st_ino, after.st_mode) == (before.st_ino, before.st_mode)
    assert len(content(where / "data")) == 9


def test_what_ksb_wrote_is_written_over_only_with_force(ksb: Run, where: Path) -> None:
    assert export(ksb, where).exit_code == 0
    before = content(where / "data")
    change(where)
    told = export(ksb, where)
    assert (told.exit_code, "KSB050" in told.stderr, "--force" in told.stderr) == (2, True, True)
    assert content(where / "data") == before
    assert export(ksb, where, "data", "--force").exit_code == 0
    after = content(where / "data")
    assert after.keys() == before.keys()
    assert b",11000,500," in after["frames.csv"]


def test_files_that_are_no_longer_written_go(ksb: Run, where: Path) -> None:
    pytest.importorskip("duckdb", reason="duckdb is not installed")
    assert ksb("export", "--tidy", "-o", "data", cwd=where).exit_code == 0
    assert len(content(where / "data")) == 17
    assert export(ksb, where, "data", "--force").exit_code == 0
    assert len(content(where / "data")) == 9


@pytest.mark.parametrize("name", ["notes.txt", ".hidden", "frames.csv.bak", "sub"])
def test_a_folder_with_anything_else_is_left_alone(name: str, ksb: Run, where: Path) -> None:
    assert export(ksb, where).exit_code == 0
    other = where / "data" / name
    other.mkdir() if name == "sub" else other.write_text("mine", encoding="utf-8")
    before = sorted(path.name for path in (where / "data").iterdir())
    told = export(ksb, where, "data", "--force")
    assert (told.exit_code, f"”{name}”" in told.stderr) == (2, True)
    assert sorted(path.name for path in (where / "data").iterdir()) == before


@pytest.mark.parametrize("package", ["", "{}", "[]", '{"ksb_tidy": 1}', '{"name": "other", "resources": []}', "\xff"])
def test_a_package_that_is_another_s_is_left_alone(package: str, ksb: Run, where: Path) -> None:
    (where / "data").mkdir()
    (where / "data" / PACKAGE).write_text(package, encoding="latin-1")
    (where / "data" / "frames.csv").write_text("mine", encoding="utf-8")
    assert export(ksb, where, "data", "--force").exit_code == 2
    assert content(where / "data")["frames.csv"] == b"mine"


def test_a_link_among_its_files_is_another_s(ksb: Run, where: Path) -> None:
    assert export(ksb, where).exit_code == 0
    (where / "mine.csv").write_text("mine", encoding="utf-8")
    (where / "data" / "risks.csv").unlink()
    try:
        (where / "data" / "risks.csv").symlink_to(where / "mine.csv")
    except OSError:
        pytest.skip("this system lets nobody make links")
    assert export(ksb, where, "data", "--force").exit_code == 2
    assert (where / "mine.csv").read_text(encoding="utf-8") == "mine"


def test_a_link_to_a_folder_is_followed_and_one_to_nothing_is_told(ksb: Run, where: Path) -> None:
    (where / "real").mkdir()
    try:
        (where / "link").symlink_to(where / "real")
        (where / "dangling").symlink_to(where / "nowhere")
    except OSError:
        pytest.skip("this system lets nobody make links")
    assert export(ksb, where, "link").exit_code == 0
    assert (where / "link").is_symlink()
    assert len(content(where / "real")) == 9
    told = export(ksb, where, "dangling")
    assert (told.exit_code, "KSB016" in told.stderr) == (2, True)


@pytest.mark.parametrize("named", ["budgets", "budgets/data", "budgets/2024", "budgets/deep/data", "BUDGETS/data"])
def test_nothing_is_written_among_budgets(named: str, ksb: Run, where: Path) -> None:
    (where / "budgets" / "deep").mkdir()
    if named.startswith("BUDGETS") and not (where / "BUDGETS").exists():
        pytest.skip("this system tells letters of two sizes apart")
    before = sorted(where.rglob("*"))
    told = export(ksb, where, named, "--force")
    assert (told.exit_code, "KSB050" in told.stderr) == (2, True)
    assert sorted(where.rglob("*")) == before


def test_nor_among_budgets_that_are_named_by_their_path(ksb: Run, where: Path) -> None:
    (where / "other").mkdir()
    (where / "other" / "plan.toml").write_text(BUDGET, encoding="utf-8")
    words = ["export", "other/plan.toml", "--tidy", "--no-parquet"]
    told = ksb(*words, "-o", "other/deep/../data", cwd=where)
    assert (told.exit_code, leftovers(where)) == (2, [])
    told = ksb(*words, "-o", "other/data", cwd=where)
    assert (told.exit_code, "KSB050" in told.stderr) == (2, True)
    assert [path.name for path in (where / "other").iterdir()] == ["plan.toml"]
    assert ksb(*words, "-o", "data", cwd=where).exit_code == 0


@pytest.mark.parametrize("named", ["file", "plan.csv", "data.parquet", "nowhere/data"])
def test_what_is_no_folder_is_told(named: str, ksb: Run, where: Path) -> None:
    (where / "file").write_text("mine", encoding="utf-8")
    told = export(ksb, where, named, "--force")
    assert told.exit_code == 2
    assert "Traceback" not in told.stderr
    assert sorted(path.name for path in where.iterdir()) == ["budgets", "file"]
    assert (where / "file").read_text(encoding="utf-8") == "mine"


def test_all_budgets_that_cannot_be_read_are_told_and_nothing_is_written(ksb: Run, where: Path) -> None:
    for year in (2022, 2023):
        wrong = f'[document]\ntitle = "x"\nyear = {year}\nunit = "euro"\n'
        (where / "budgets" / f"{year}.toml").write_text(wrong, encoding="utf-8")
    told = export(ksb, where)
    assert told.exit_code == 1
    assert "budgets/2022.toml" in told.stderr
    assert "budgets/2023.toml" in told.stderr
    assert sorted(path.name for path in where.iterdir()) == ["budgets"]


@pytest.mark.parametrize("there", [False, True])
@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_a_run_that_fails_leaves_all_as_it_was(
    there: bool, error: BaseException, ksb: Run, where: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if there:
        assert export(ksb, where).exit_code == 0
        change(where)
    before = {path: path.read_bytes() for path in where.rglob("*") if path.is_file()}

    def fails(*_: object) -> Iterator[None]:
        raise error

    monkeypatch.setattr(tidy.Sheet, "add", fails)
    told = export(ksb, where, "data", *(["--force"] * there))
    assert told.exit_code == (2 if isinstance(error, OSError) else 130)
    assert {path: path.read_bytes() for path in where.rglob("*") if path.is_file()} == before
    assert (leftovers(where), (where / "data").exists()) == ([], there)


def test_a_package_stands_only_beside_whole_files(ksb: Run, where: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the files of a folder are replaced, its package goes first and comes last."""
    assert export(ksb, where).exit_code == 0
    change(where)
    moved, replace = list[tuple[str, bool]](), Path.replace

    def seen(self: Path, target: Path) -> Path:
        moved.append((self.name, (target.parent / PACKAGE).exists()))
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", seen)
    assert export(ksb, where, "data", "--force").exit_code == 0
    assert [name for name, _ in moved][-1] == PACKAGE
    assert [whole for _, whole in moved] == [False] * 9


def test_what_a_killed_run_left_behind_is_in_nobody_s_way(ksb: Run, where: Path) -> None:
    assert export(ksb, where).exit_code == 0
    (where / "data" / f"{writing._PREFIX}x{writing._SUFFIX}").mkdir()
    assert export(ksb, where, "data", "--force").exit_code == 0


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["export", "--tidy"], "KSB024"),
        (["export", "--all", "--board", "x", "--tidy", "-o", "data"], "KSB014"),
        (["export", "2024", "--all", "--tidy", "-o", "data"], "KSB014"),
        (["export", "2025", "--tidy", "--no-parquet", "-o", "data"], "KSB002"),
        (["export", "--all", "--tidy", "--no-parquet", "-o", "data", "--budgets", "empty"], "KSB012"),
    ],
)
def test_what_is_asked_for_wrongly_is_told(words: list[str], code: str, ksb: Run, where: Path) -> None:
    (where / "empty").mkdir()
    told = ksb(*words, cwd=where)
    assert (told.exit_code, code in told.stderr) == (2, True), told.stderr
    assert not (where / "data").exists()


@pytest.mark.parametrize("path", ["../mine.txt", "mine.txt", "/mine.txt", "sub/../../mine.txt"])
def test_a_package_that_lies_about_its_files_costs_nobody_theirs(path: str, ksb: Run, where: Path) -> None:
    assert export(ksb, where).exit_code == 0
    package = where / "data" / PACKAGE
    told = json.loads(package.read_text(encoding="utf-8"))
    told["resources"].append({"path": str(where / "mine.txt") if path.startswith("/") else path})
    package.write_text(json.dumps(told), encoding="utf-8")
    for mine in (where / "mine.txt", *([where / "data" / path] if path == "mine.txt" else [])):
        mine.write_text("mine", encoding="utf-8")
    assert export(ksb, where, "data", "--force").exit_code == (2 if path == "mine.txt" else 0)
    assert (where / "mine.txt").read_text(encoding="utf-8") == "mine"
    assert path != "mine.txt" or (where / "data" / path).exists()


def test_what_stops_duckdb_is_told(ksb: Run, where: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    duckdb = pytest.importorskip("duckdb", reason="duckdb is not installed")

    def fails(**_: object) -> None:
        raise duckdb.IOException("no space left on device")

    monkeypatch.setattr(duckdb, "connect", fails)
    told = ksb("export", "--tidy", "-o", "data", cwd=where)
    assert (told.exit_code, "KSB016" in told.stderr, "no space left" in told.stderr) == (2, True, True)
    assert sorted(path.name for path in where.iterdir()) == ["budgets"]
