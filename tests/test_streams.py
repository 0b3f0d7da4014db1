"""Where answers are printed: a full disk, a reader that has gone away, a stream that is closed."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import HEAD, ROOT

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the shell's redirections")

FRAME = (
    '[[frame]]\nid = "ks"\nname = "KS"\nindex = "pkv"\nline = [{ id = "a", label = "A", kind = "grant", amount = 7 }]\n'
)
PRINTED = "[frame.printed_totals]\nresult = { 2024 = 250 }\n"

# Each with how it ends where nothing is wrong with the streams.
COMMANDS = {
    "check": 1,
    "check --format json": 1,
    "show": 0,
    "show 1999 --format json": 2,
    "explain --format csv": 0,
    "schema": 0,
    "--help": 0,
    "check --help": 0,
    "--version": 0,
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "budgets").mkdir()
    (tmp_path / "budgets" / "2024.toml").write_text(HEAD + FRAME + PRINTED, encoding="utf-8")
    return tmp_path


def shell(folder: Path, line: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    """Run a line of the shell, where `ksb` is this one."""
    line = line.replace("ksb", f"'{sys.executable}' -m ks_budget", 1)
    return subprocess.run(
        ["bash", "-c", line],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )


@pytest.mark.parametrize("command", COMMANDS)
def test_an_answer_that_is_lost_is_told_and_ends_with_2(command: str, folder: Path) -> None:
    full = shell(folder, f"ksb {command} > /dev/full")
    assert (full.returncode, full.stderr.count("KSB030"), "disken är full" in full.stderr) == (2, 1, True)
    closed = shell(folder, f"ksb {command} >&-")
    assert (closed.returncode, closed.stderr.count("KSB030"), "är stängd" in closed.stderr) == (2, 1, True)
    assert "Traceback" not in full.stderr + closed.stderr


def test_what_was_wrong_is_told_all_the_same(folder: Path) -> None:
    assert "KSB002" in shell(folder, "ksb show 1999 --format json > /dev/full").stderr


@pytest.mark.parametrize("command", COMMANDS)
def test_where_complaints_go_changes_no_code(command: str, folder: Path) -> None:
    """Nor does what is printed change."""
    usual = shell(folder, f"ksb {command}")
    assert usual.returncode == COMMANDS[command]
    for stream in ("/dev/full", "&-"):
        done = shell(folder, f"ksb {command} 2>{stream}")
        assert (done.returncode, done.stdout) == (usual.returncode, usual.stdout)


def test_wrong_usage_stays_so_when_it_cannot_be_told(folder: Path) -> None:
    for stream in ("/dev/full", "&-"):
        assert shell(folder, f"ksb show --bogus 2>{stream}").returncode == 2
        assert shell(folder, f"ksb show --as-of nonsense 2>{stream}").returncode == 2


@pytest.mark.parametrize(("command", "code"), [("check", 1), ("check --brief", 1), ("show", 0), ("--help", 0)])
def test_a_reader_that_has_gone_keeps_the_code_of_the_findings(command: str, code: int, folder: Path) -> None:
    gone = shell(folder, f"ksb {command} | (exec <&-; sleep 0.1); echo ${{PIPESTATUS[0]}}")
    assert (gone.stdout, "KSB030" in gone.stderr) == (f"{code}\n", False)


def test_of_many_lines_the_first_are_enough(folder: Path) -> None:
    done = shell(folder, "ksb explain --format json | head -1; echo ${PIPESTATUS[0]}")
    assert (done.stdout, done.stderr) == ("{\n0\n", "")


def test_completion_that_is_lost_is_told(folder: Path) -> None:
    line = {"_KSB_COMPLETE": "complete_zsh", "_TYPER_COMPLETE_ARGS": "ksb sh"}
    assert "show" in shell(folder, "ksb", **line).stdout
    assert "KSB030" in shell(folder, "ksb > /dev/full", **line).stderr
    assert shell(folder, "ksb >&- 2>&-", **line).returncode == 2


def test_help_that_nobody_asked_for_is_told_when_it_is_lost(folder: Path) -> None:
    assert shell(folder, "ksb > /dev/full").returncode == 2
    assert "KSB030" in shell(folder, "ksb --help > /dev/full").stderr


def test_a_file_that_the_disk_has_no_room_for_is_not_there(folder: Path) -> None:
    (folder / "old.json").write_text("old", encoding="utf-8")
    for name in ("new.json", "old.json"):
        done = shell(folder, f"ulimit -f 1; ksb schema -o {name} --force")
        assert (done.returncode, "KSB016" in done.stderr) == (2, True)
    assert sorted(path.name for path in folder.iterdir()) == ["budgets", "old.json"]
    assert (folder / "old.json").read_text(encoding="utf-8") == "old"


def test_an_answer_in_a_file_needs_no_stream(folder: Path) -> None:
    done = shell(folder, "ksb show -o x.csv >&- 2>&- <&-")
    assert done.returncode == 0
    assert (folder / "x.csv").read_text(encoding="utf-8").startswith("table,")


def test_the_language_is_the_one_spoken(folder: Path) -> None:
    assert "The answer cannot be printed" in shell(folder, "ksb check --lang en > /dev/full").stderr
    assert "The answer cannot be printed" in shell(folder, "ksb --version > /dev/full", KSB_LANG="en").stderr


def test_a_pipe_that_does_not_wait_gets_it_all(folder: Path) -> None:
    """Its reader is slow, and whoever made it set it not to wait."""
    out, into = os.pipe()
    os.set_blocking(into, False)
    run = subprocess.Popen([sys.executable, "-m", "ks_budget", "schema"], cwd=ROOT, stdout=into, stderr=subprocess.PIPE)
    os.close(into)
    with os.fdopen(out, encoding="utf-8") as pipe:
        text = pipe.read()
    assert run.stderr
    assert (run.wait(30), run.stderr.read()) == (0, b"")
    run.stderr.close()
    assert text.endswith("}\n")
    assert len(text) > 20_000
