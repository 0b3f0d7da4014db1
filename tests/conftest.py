"""What the tests share: running ksb, loading small budgets written in a test, comparing with golden files."""

from collections.abc import Callable
from pathlib import Path
from textwrap import dedent

import hypothesis
import keep
import pytest
from msgspec import structs
from typer.testing import CliRunner, Result

from ks_budget.cli.app import app
from ks_budget.files import locate
from ks_budget.files.spans import Spans
from ks_budget.model import Budget
from ks_budget.problems import KeyPath, Stop
from ks_budget.render import formats
from ks_budget.report import Report
from ks_budget.workspace import Workspace

ROOT = Path(__file__).parent.parent

# How long an example takes depends on what else the machine does: no test is about that.
hypothesis.settings.register_profile("ksb", deadline=None)
hypothesis.settings.load_profile("ksb")

Run = Callable[..., Result]
Load = Callable[..., Budget]
Given = Callable[..., Report]

HEAD = """
[document]
title = "Test"
year = 2024
plan_years = [2025, 2026]

[[publication]]
id = "pkv-1"
series = "pkv"
rates = { 2024 = 4.1, 2025 = 1, 2026 = 2 }
"""
"""A document and an index: what every small budget needs and no test is about."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="Write the golden files anew, to be reviewed in git diff.")


@pytest.fixture(autouse=True)
def _plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """The user's own settings must not change what a test sees."""
    for name in (
        "KSB_BUDGETS",
        "KSB_LANG",
        "LC_ALL",
        "LC_MESSAGES",
        "LANG",
        "NO_COLOR",
        "FORCE_COLOR",
        "COLORTERM",
        "WT_SESSION",
    ):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("TERMINAL_WIDTH", "100")


@pytest.fixture(autouse=True)
def exact_places(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every place of every problem that a test meets is a key that is there, and not what is nearest around it."""
    nearest = locate.nearest

    def exact(path: KeyPath, there: Spans) -> KeyPath:
        assert nearest(path, there) == path, f"{path} is not in the file"
        return path

    monkeypatch.setattr(locate, "nearest", exact)


@pytest.fixture
def ksb(monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run ksb in the repository (or in ``cwd``), off a terminal."""

    def run(*arguments: str, cwd: Path = ROOT) -> Result:
        monkeypatch.chdir(cwd)
        result = CliRunner().invoke(app, [str(a) for a in arguments], prog_name="ksb")
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result

    return run


@pytest.fixture
def given(ksb: Run, monkeypatch: pytest.MonkeyPatch) -> Given:
    """Run ksb and get the report that it answers with, before any format."""
    kept = [structs.replace(one, module="keep") for one in formats.FORMATS]

    def report(*arguments: str, cwd: Path = ROOT) -> Report:
        with monkeypatch.context() as patch:
            patch.setattr(formats, "FORMATS", tuple(kept))
            assert ksb(*arguments, cwd=cwd).stderr == ""
        return keep.KEPT.pop()

    return report


@pytest.fixture
def load(tmp_path: Path) -> Load:
    """Load a budget from TOML text. ``head`` False when the text has its own document."""

    def from_text(text: str, name: str = "2024", head: bool = True) -> Budget:
        folder = tmp_path / "budgets"
        folder.mkdir(exist_ok=True)
        (folder / f"{name}.toml").write_text((HEAD if head else "") + dedent(text), encoding="utf-8")
        return open_budget(folder, name)

    return from_text


def open_budget(folder: Path, name: str) -> Budget:
    """The budget with this name in a folder of budgets, as the commands open it."""
    return Workspace(folder).open(name).budget


def codes(stop: Stop) -> list[str]:
    """The codes of the problems that stopped a load."""
    return [problem.code for problem in stop.problems]


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[Path, str], None]:
    """Compare a text with a file, or write the file when pytest is run with ``--update``."""

    def compare(path: Path, text: str) -> None:
        if request.config.getoption("--update"):
            path.write_text(text, encoding="utf-8", newline="\n")
        assert path.exists(), f"{path} is missing; run pytest --update and review it"
        assert text == path.read_text(encoding="utf-8")

    return compare
