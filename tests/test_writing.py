"""Answers to files: never over what was read or lies among budgets, through what is no file, whole, and as it was."""

import json
import os
import shutil
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from conftest import HEAD, ROOT, Run

FRAME = (
    '[[frame]]\nid = "ks"\nname = "KS"\nindex = "pkv"\nline = [{ id = "a", label = "A", kind = "grant", amount = 0 }]\n'
)
BUDGET = HEAD + FRAME

posix = pytest.mark.skipif(os.name == "nt", reason="Windows has neither links that all may make nor such pipes")


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """`budgets/` with a budget as a file and one as a folder, `more/` with two boards and a shared file, `fs/` with a
    budget that is in no folder of that name."""
    for name in ("budgets/2024.toml", "more/ks/2024.toml", "more/bun/2024.toml", "fs/2024.toml", "odd/plan.toml"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(BUDGET, encoding="utf-8")
    (tmp_path / "budgets" / "2023").mkdir()
    (tmp_path / "budgets" / "2023" / "a.toml").write_text(BUDGET.replace("2024", "2023", 1), encoding="utf-8")
    (tmp_path / "more" / "pkv.toml").write_text(
        '[[publication]]\nid = "x"\nseries = "x"\nrates = { 2024 = 2 }\n', encoding="utf-8"
    )
    for name in ("budgets/note.csv", "budgets/2023/note.csv", "more/ks/note.csv", "fs/note.csv", "out.csv"):
        (tmp_path / name).write_text("a note", encoding="utf-8")
    return tmp_path


def is_refused(ksb: Run, place: Path, target: str, *arguments: str) -> bool:
    """Whether KSB015 is told, and the file left as it was."""
    before = (place / target).read_bytes()
    result = ksb(*arguments, "--format", "csv", "-o", target, "--force", cwd=place)
    assert (place / target).read_bytes() == before or result.exit_code == 0
    return (result.exit_code, "KSB015" in result.stderr) == (2, True)


SHOW = ["show", "2024"]
BY_PATH = ["show", "fs/2024.toml"]
FORBIDDEN = {
    "read": (SHOW, "budgets/2024.toml"),
    "beside-the-budgets": (SHOW, "budgets/note.csv"),
    "in-a-budget": (SHOW, "budgets/2023/note.csv"),
    "by-path": (BY_PATH, "fs/2024.toml"),
    "beside-one-by-path": (BY_PATH, "fs/note.csv"),
    "no-budget-by-name": (["show", "odd/plan.toml"], "odd/plan.toml"),
    "not-opened": (BY_PATH, "budgets/note.csv"),
    "under-another-folder": ([*SHOW, "--budgets", "fs"], "budgets/2023/a.toml"),
    "note-under-another-folder": ([*SHOW, "--budgets", "fs"], "budgets/note.csv"),
    "another-board": ([*SHOW, "--budgets", "more", "--board", "ks"], "more/bun/2024.toml"),
    "all-boards": (["project", "--all", "--budgets", "more"], "more/bun/2024.toml"),
    "note-of-a-board": (["project", "--all", "--budgets", "more"], "more/ks/note.csv"),
    "shared": (["project", "--all", "--budgets", "more"], "more/pkv.toml"),
    "board-not-opened": (SHOW, "more/ks/note.csv"),
    "no-budget-at-all": (["explain"], "more/pkv.toml"),
    "on-the-way-up-and-down": (SHOW, "fs/../budgets/2024.toml"),
}  # fmt: skip


@pytest.mark.parametrize("name", FORBIDDEN)
def test_no_budget_is_written_over(name: str, place: Path, ksb: Run) -> None:
    arguments, target = FORBIDDEN[name]
    assert is_refused(ksb, place, target, *arguments)
    assert is_refused(ksb, place, str(place / target), *arguments)


def test_what_a_variable_of_the_environment_names_is_a_folder_of_budgets(
    place: Path, ksb: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KSB_BUDGETS", "more")
    assert is_refused(ksb, place, "more/pkv.toml", "show", "--budgets", "fs")
    (place / "more" / "deep").mkdir()
    (place / "more" / "deep" / "note.csv").write_text("a note", encoding="utf-8")
    assert is_refused(ksb, place, "more/deep/note.csv", "show", "--budgets", "fs")


@posix
@pytest.mark.parametrize("link", ["symbolic", "hard", "folder"])
@pytest.mark.parametrize("target", ["budgets/2024.toml", "budgets/2023/a.toml", "fs/2024.toml"])
def test_nor_by_another_name(link: str, target: str, place: Path, ksb: Run) -> None:
    match link:
        case "symbolic":
            (place / "x.csv").symlink_to(target)
            name = "x.csv"
        case "hard":
            (place / "x.csv").hardlink_to(place / target)
            name = "x.csv"
        case _:
            (place / "way").symlink_to(Path(target).parent)
            name = f"way/{Path(target).name}"
    assert is_refused(ksb, place, name, "show", "2024", "--budgets", Path(target).parts[0])
    assert (place / target).read_text(encoding="utf-8").startswith("\n[document]")


def test_what_was_read_and_bears_another_suffix(place: Path, ksb: Run) -> None:
    shutil.copy(place / "budgets" / "2024.toml", place / "copy.csv")
    assert is_refused(ksb, place, "copy.csv", "show", "./copy.csv")


def test_what_is_not_among_budgets_may_be_written_over(place: Path, ksb: Run) -> None:
    (place / "reports" / "2024").mkdir(parents=True)
    for name in ("out.csv", "reports/out.csv", "reports/2024/out.csv"):
        (place / name).write_text("old", encoding="utf-8")
        for arguments in (SHOW, BY_PATH, ["project", "--all", "--budgets", "more"], ["explain"]):
            result = ksb(*arguments, "-o", name, "--force", cwd=place)
            assert result.exit_code == 0, result.stderr
            assert (place / name).read_text(encoding="utf-8") != "old"


def test_all_boards_to_a_new_file(place: Path, ksb: Run) -> None:
    result = ksb("project", "--all", "--budgets", "more", "-o", "new.json", cwd=place)
    assert result.exit_code == 0, result.stderr
    assert json.loads((place / "new.json").read_text(encoding="utf-8"))["command"] == "project"


def test_the_schema_may_be_made_anew(place: Path, ksb: Run) -> None:
    file = place / "budgets" / "ksb.schema.json"
    for arguments in (["--variant"], []):
        assert ksb("schema", *arguments, "-o", file, cwd=place).exit_code == 0
    assert json.loads(file.read_text(encoding="utf-8"))["title"] == "ksb budget"
    assert "KSB015" in ksb("show", "-o", file, "--format", "json", "--force", cwd=place).stderr
    for other in ("{}", "[]", "no json", '{"title": "ksb budget"}'):
        file.write_text(other, encoding="utf-8")
        assert "KSB015" in ksb("schema", "-o", file, "--force", cwd=place).stderr


@posix
def test_a_link_to_a_file_stays_and_leads_to_what_is_written(place: Path, ksb: Run) -> None:
    (place / "deep").mkdir()
    (place / "deep" / "file.csv").write_text("old", encoding="utf-8")
    (place / "x.csv").symlink_to("deep/file.csv")
    assert ksb("explain", "-o", "x.csv", cwd=place).exit_code == 2
    assert ksb("explain", "-o", "x.csv", "--force", cwd=place).exit_code == 0
    assert (place / "x.csv").is_symlink()
    assert (place / "deep" / "file.csv").read_text(encoding="utf-8").startswith("table,")
    assert [path.name for path in (place / "deep").iterdir()] == ["file.csv"]


@posix
@pytest.mark.parametrize("target", ["nothing.csv", "x.csv", "nothing/y.csv"])
def test_a_link_to_nothing_is_refused(target: str, place: Path, ksb: Run) -> None:
    (place / "x.csv").symlink_to(target)
    for force in ([], ["--force"]):
        result = ksb("explain", "-o", "x.csv", *force, cwd=place)
        assert (result.exit_code, "KSB016" in result.stderr) == (2, True)
    assert (place / "x.csv").is_symlink()
    assert not (place / "nothing.csv").exists()


@posix
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664, 0o755])
def test_rights_are_kept(mode: int, place: Path, ksb: Run) -> None:
    (place / "out.csv").chmod(mode)
    assert ksb("explain", "-o", "out.csv", "--force", cwd=place).exit_code == 0
    assert stat.S_IMODE((place / "out.csv").stat().st_mode) == mode


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root may give files away")
def test_an_owner_is_kept(place: Path, ksb: Run) -> None:
    os.chown(place / "out.csv", 1234, 4321)
    assert ksb("explain", "-o", "out.csv", "--force", cwd=place).exit_code == 0
    there = (place / "out.csv").stat()
    assert (there.st_uid, there.st_gid) == (1234, 4321)


def test_a_read_only_file_is_refused(place: Path, ksb: Run) -> None:
    (place / "out.csv").chmod(0o444)
    result = ksb("explain", "-o", "out.csv", "--force", cwd=place)
    assert (result.exit_code, "den är skrivskyddad" in result.stderr) == (2, True)
    assert (place / "out.csv").read_text(encoding="utf-8") == "a note"


def test_a_folder_is_refused(place: Path, ksb: Run) -> None:
    for name in ("budgets", "empty.csv"):
        (place / name).mkdir(exist_ok=True)
        result = ksb("explain", "--format", "csv", "-o", name, "--force", cwd=place)
        assert (result.exit_code, "det är en mapp" in result.stderr) == (2, True)


@posix
def test_a_pipe_that_is_read_is_written_through(place: Path, ksb: Run) -> None:
    os.mkfifo(place / "f.csv")
    got: list[str] = []
    reader = threading.Thread(target=lambda: got.append((place / "f.csv").read_text(encoding="utf-8")))
    reader.start()
    while True:
        # The reader may not have opened it yet.
        result = ksb("explain", "-o", "f.csv", "--force", cwd=place)
        if result.exit_code == 0:
            break
        assert "ingen läser ur den" in result.stderr
    reader.join(10)
    assert got
    assert got[0].startswith("table,")
    assert stat.S_ISFIFO((place / "f.csv").stat().st_mode)


@posix
def test_a_pipe_without_a_reader_is_told_and_not_waited_for(place: Path, ksb: Run) -> None:
    os.mkfifo(place / "f.csv")
    result = ksb("explain", "-o", "f.csv", "--force", cwd=place)
    assert (result.exit_code, "ingen läser ur den" in result.stderr) == (2, True)


@posix
def test_a_device_is_written_through_and_stays_one(place: Path, ksb: Run) -> None:
    assert ksb("explain", "--format", "csv", "-o", "/dev/null", "--force", cwd=place).exit_code == 0
    full = ksb("explain", "--format", "csv", "-o", "/dev/full", "--force", cwd=place)
    assert (full.exit_code, "KSB016" in full.stderr) == (2, True)
    assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)
    assert stat.S_ISCHR(Path("/dev/full").stat().st_mode)


@posix
def test_a_socket_is_refused(place: Path, ksb: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    import socket

    monkeypatch.chdir(place)
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("s.csv")
        result = ksb("explain", "-o", "s.csv", "--force", cwd=place)
    assert (result.exit_code, "det är ingen vanlig fil" in result.stderr) == (2, True)


@posix
def test_the_way_of_stdout_is_the_pipe_that_it_leads_to(place: Path) -> None:
    command = [sys.executable, "-m", "ks_budget", "explain", "--format", "csv", "-o", "/dev/stdout"]
    done = subprocess.run(
        command,
        cwd=place,
        capture_output=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert (done.returncode, done.stdout[:6]) == (0, "table,")
