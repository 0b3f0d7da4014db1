"""A rate that is given moves a line or brings it to the prices of a year, or it is refused."""

from pathlib import Path

import pytest
from conftest import HEAD, Run

STILL = """
[[publication]]
id = "wages-1"
series = "wages"
rates = { 2023 = 2, 2024 = 3, 2025 = 3, 2026 = 3 }

[[frame]]
id = "f"
name = "Ram"
index = "pkv"
share = 0
line = [
    { id = "staff", label = "Personal", kind = "cost", amount = -1_000, index = "wages", share = 1 },
    { id = "rent", label = "Lokaler", kind = "cost", amount = -500 },
    { id = "grant", label = "Bidrag", kind = "grant", amount = 1_500 },
]
"""
"""Only the costs of staff move, and not by the series that prices are told in."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "budgets").mkdir()
    (tmp_path / "budgets" / "2024.toml").write_text(HEAD + STILL, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("options", "rent"),
    [
        ("--real 2024", "−500 −495 −485"),
        ("--real 2024 --pkv 2025=25", "−500 −400 −392"),
        ("--real 2024 --publication pkv-1", "−500 −495 −485"),
        ("--real 2023 --pkv 2024=25", "−400 −396 −388"),
        ("--rate wages:2025=10", "−500 −500 −500"),
    ],
)
def test_what_touches_a_figure_is_taken(options: str, rent: str, folder: Path, ksb: Run) -> None:
    done = ksb("project", *options.split(), cwd=folder)
    assert done.exit_code == 0, done.stderr
    (line,) = [line for line in done.stdout.splitlines() if line.startswith("Lokaler")]
    assert line.split()[1:] == rent.split()


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ("--pkv 2025=25", "KSB038"),
        ("--publication pkv-1", "KSB038"),
        ("--real 2024 --pkv 2024=25", "KSB037"),
        ("--real 2024 --rate hyra:2025=1", "KSB036"),
    ],
)
def test_what_touches_none_is_refused(options: str, code: str, folder: Path, ksb: Run) -> None:
    done = ksb("project", *options.split(), cwd=folder)
    assert done.exit_code == 2
    assert code in done.stderr
