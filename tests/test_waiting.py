"""What a terminal is shown while there is nothing to read yet."""

import io
import time
from contextlib import redirect_stderr, suppress

import pytest

from ks_budget.cli import waiting as module
from ks_budget.cli.waiting import waiting


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def _moment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(module, "_MOMENT", 0.05)


def until_said(stderr: io.StringIO) -> None:
    end = time.monotonic() + 5
    while not stderr.getvalue() and time.monotonic() < end:
        time.sleep(0.02)


@pytest.mark.parametrize(("language", "said"), [("sv", "ksb arbetar"), ("en", "ksb is working")])
def test_long_work_says_so_on_a_terminal(language: str, said: str) -> None:
    with redirect_stderr(Terminal()) as stderr, waiting(language):
        until_said(stderr)
    assert said in stderr.getvalue()
    # The line is taken away.
    assert stderr.getvalue().endswith("\x1b[2K")


def test_short_work_says_nothing() -> None:
    with redirect_stderr(Terminal()) as stderr, waiting("sv"):
        pass
    assert stderr.getvalue() == ""


def test_off_a_terminal_nothing_is_said() -> None:
    with redirect_stderr(io.StringIO()) as stderr, waiting("sv"):
        time.sleep(0.2)
    assert stderr.getvalue() == ""


def test_work_that_fails_takes_its_line_away() -> None:
    with redirect_stderr(Terminal()) as stderr, suppress(KeyError), waiting("sv"):
        until_said(stderr)
        raise KeyError
    assert stderr.getvalue().endswith("\x1b[2K")


def test_the_file_that_is_read_is_named_whatever_its_name_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_OFTEN", 0.02)
    with redirect_stderr(Terminal()) as stderr, waiting("sv") as reading:
        reading("a[red]\n::error::.pdf")
        until_said(stderr)
    assert "ksb läser a[red]\ufffd::error::.pdf …" in stderr.getvalue()
