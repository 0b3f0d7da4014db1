"""Files as they come: links, pipes, names and keys that nobody meant."""

import os
import re
from pathlib import Path
from unicodedata import normalize

import pytest
from conftest import HEAD, Run


@pytest.fixture
def budgets(tmp_path: Path) -> Path:
    folder = tmp_path / "budgets"
    folder.mkdir()
    (folder / "2024.toml").write_text(HEAD, encoding="utf-8")
    return folder


@pytest.mark.skipif(os.name == "nt", reason="not every Windows lets links be made")
def test_a_link_in_a_circle_is_told(budgets: Path, ksb: Run) -> None:
    (budgets / "pkv.toml").symlink_to("pkv.toml")
    (budgets / "2023.toml").symlink_to("2023.toml")
    (budgets / "round").symlink_to("round")
    for arguments in (
        ["show"],
        ["show", "2023"],
        ["check"],
        ["show", "budgets/2023.toml"],
        ["show", "--board", "round"],
    ):
        result = ksb(*arguments, cwd=budgets.parent)
        assert (result.exit_code, "fel KSB0" in result.stdout + result.stderr) == (2, True)


def test_a_budget_named_by_path_may_be_called_anything(budgets: Path, ksb: Run) -> None:
    (budgets.parent / "plan.toml").write_text(HEAD, encoding="utf-8")
    assert ksb("show", "./plan.toml", cwd=budgets.parent).exit_code == 0


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such pipes")
def test_a_pipe_among_the_budgets_is_told_and_not_waited_for(budgets: Path, ksb: Run) -> None:
    os.mkfifo(budgets / "pkv.toml")
    result = ksb("show", cwd=budgets.parent)
    assert (result.exit_code, "Det är ingen vanlig fil." in result.stderr) == (2, True)


EVERY_MAP = """
[document]
title = "T"
year = 2024
plan_years = [2025, 2026]
[[publication]]
id = "pkv-1"
series = "pkv"
rates = { 2024 = 4.1, 2025 = 1, 2026 = 2, # 0
}
[[frame]]
id = "ks"
name = "KS"
index = "pkv"
[[frame.line]]
id = "c"
label = "C"
kind = "cost"
amount = -5
printed = { 2025 = -5, 2026 = -5, # 1
}
[[frame.line]]
id = "g"
label = "G"
kind = "grant"
amount = 5
[frame.printed_totals]
costs = { 2024 = -5, # 2
}
[investments]
years = [2024]
printed = { 2024 = 1, # 3
}
[[investments.group]]
id = "a"
name = "A"
printed = { 2024 = 1, # 4
}
[[investments.group.project]]
id = "p"
name = "P"
amounts = { 2024 = 1, # 5
}
[[goal]]
id = "m"
number = 1
name = "M"
target_year = 2026
[[goal.indicator]]
id = "i"
name = "I"
unit = "%"
target = 3
outcomes = { 2023 = 1, # 6
}
"""
EVERY_MAP = EVERY_MAP.replace(", #", " #").replace("\n}", " }")
NO_YEARS = (
    "02025",
    "2025_0",
    "-2025",
    "99999999999",
    "9" * 30,
    '"２０２５"',
    '"²⁰²⁵"',
    '"2025.0"',
    '" 2025"',
    '""',
    "inf",
)


@pytest.mark.parametrize("key", [*NO_YEARS, "0", "1", "99999"])
@pytest.mark.parametrize("where", range(7))
def test_a_key_that_is_no_year_is_told_in_its_place(where: int, key: str, budgets: Path, ksb: Run) -> None:
    lines = EVERY_MAP.replace(f" # {where} }}", f", {key} = 7 }}")
    for i in range(7):
        lines = lines.replace(f" # {i} }}", " }")
    (budgets / "2024.toml").write_text(lines, encoding="utf-8")
    at = next(i for i, line in enumerate(lines.split("\n"), 1) if f"{key} = 7" in line)
    checked, shown = ksb("check", cwd=budgets.parent), ksb("show", cwd=budgets.parent)
    if key in NO_YEARS:
        assert (checked.exit_code, shown.exit_code, f"budgets/2024.toml:{at}:" in checked.stdout) == (1, 1, True)
        assert "KSB103" in checked.stdout or "KSB109" in checked.stdout


def test_a_missing_document_year_is_one_problem(budgets: Path, ksb: Run) -> None:
    for year in ("", 'year = "2024"', "year = 12024", "year = 2023", "year = 0", "yaer = 2024"):
        text = re.sub(r" # \d }", " }", EVERY_MAP).replace("year = 2024", year, 1)
        (budgets / "2024.toml").write_text(text, encoding="utf-8")
        result = ksb("check", cwd=budgets.parent)
        assert (result.exit_code, result.stdout.count("KSB")) == (1, 1), result.stdout


def test_a_name_in_other_digits_is_no_year(budgets: Path, ksb: Run) -> None:
    for name in ("²⁰²⁴", "２０２４", "٢٠٢٤"):
        (budgets / f"{name}.toml").write_text(HEAD, encoding="utf-8")
        result = ksb("show", f"./budgets/{name}.toml", cwd=budgets.parent)
        assert "Traceback" not in result.stderr
        assert ksb("show", f"{name}", cwd=budgets.parent).exit_code == 2
        (budgets / f"{name}.toml").unlink()


def test_a_choice_that_is_a_list_is_shown_as_one(budgets: Path, ksb: Run) -> None:
    text = EVERY_MAP.replace('kind = "cost"', "kind = []")
    (budgets / "2024.toml").write_text(re.sub(r" # \d }", " }", text), encoding="utf-8")
    assert "[…]" in ksb("check", cwd=budgets.parent).stdout


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
@pytest.mark.parametrize("format", ["text", "brief", "table", "csv", "markdown", "sarif", "github"])
def test_a_line_feed_in_a_name_begins_no_line(format: str, budgets: Path, ksb: Run) -> None:
    """In the log of a build the line would be a command to it."""
    (budgets / "2024.toml").unlink()
    (budgets / "2024").mkdir()
    (budgets / "2024" / "a.toml").write_text(
        HEAD + 'claim = [{ id = "a", figure = "x\\n::error::pwn" }]', encoding="utf-8"
    )
    (budgets / "2024" / "b\n::error::pwn.toml").write_text("x = 1\n", encoding="utf-8")
    (budgets / "2024" / "c\n::error::pwn.toml").write_text("x = = 1\n", encoding="utf-8")
    (budgets / "2024" / "d\n::error::pwn.toml").mkdir()
    checked = ksb("check", "--format", format, cwd=budgets.parent)
    shown = ksb("show", "./budgets/2024", cwd=budgets.parent)
    assert checked.exit_code == 2
    assert "pwn" in checked.stdout
    for line in (checked.stdout + checked.stderr + shown.stderr).splitlines():
        assert not line.strip(' "|').startswith("::error::pwn")


@pytest.mark.parametrize("on_disk", ["NFC", "NFD"])
@pytest.mark.parametrize("in_file", ["NFC", "NFD"])
@pytest.mark.parametrize("typed", ["NFC", "NFD"])
def test_names_meet_however_their_letters_are_composed(
    typed: str, in_file: str, on_disk: str, tmp_path: Path, ksb: Run
) -> None:
    board = tmp_path / "budgets" / normalize(on_disk, "Öst")
    board.mkdir(parents=True)
    (tmp_path / "budgets" / "Väst").mkdir()
    (tmp_path / "budgets" / "Väst" / "2024.toml").write_text(HEAD, encoding="utf-8")
    other = {"NFC": "NFD", "NFD": "NFC"}[in_file]
    text = re.sub(r" # \d }", " }", EVERY_MAP)
    text = text.replace('id = "ks"', f'id = "{normalize(in_file, "Öst")}"')
    text = text.replace('index = "pkv"', f'index = "{normalize(other, "löner")}"')
    text = text.replace('series = "pkv"', f'series = "{normalize(in_file, "löner")}"')
    (board / "2024.toml").write_text(text, encoding="utf-8")
    variant = f'[document]\nbased_on = "2024-{normalize(in_file, "ö")}"\ntitle = "V"\n'
    (board / normalize(on_disk, "2024-ö.toml")).write_text('[document]\nbased_on = "2024"\n', encoding="utf-8")
    (board / normalize(on_disk, "2024-åö.toml")).write_text(variant, encoding="utf-8")

    def named(text: str) -> str:
        return normalize(typed, text)

    where = ["--board", named("Öst")]
    projected = ksb("project", *where, "--frame", named("Öst"), "--rate", named("löner:2025=3"), cwd=tmp_path)
    assert (projected.exit_code, projected.stderr) == (0, "")
    for budget in ("2024-åö", "budgets/Öst/2024-åö.toml"):
        shown = ksb("show", named(budget), *(where if "/" not in budget else []), cwd=tmp_path)
        assert (shown.exit_code, shown.stderr) == (0, ""), shown.stderr
    checked = ksb("check", *where, cwd=tmp_path)
    assert "KSB1" not in checked.stdout


def test_columns_count_letters_as_they_are_seen(budgets: Path, ksb: Run) -> None:
    text = 'document = { title = "ö", year = 2024, x = 2 }'
    (budgets / "2024.toml").write_text(normalize("NFD", text), encoding="utf-8")
    assert (
        f"budgets/2024.toml:1:{text.index('x = 2') + 1}: fel KSB101"
        in ksb("check", "--brief", cwd=budgets.parent).stdout
    )


def test_a_time_is_no_day_and_is_told_apart(budgets: Path, ksb: Run) -> None:
    for value, said in (
        ("10:00:00", "klockslaget 10:00:00"),
        ("2024-01-01T10:00:00", "datumet med klockslag 2024"),
    ):
        (budgets / "2024.toml").write_text(f"{HEAD.split('[[')[0]}decided = {value}\n", encoding="utf-8")
        assert said in ksb("check", "--brief", cwd=budgets.parent).stdout


@pytest.mark.skipif(os.name == "nt", reason="not every Windows lets links be made")
def test_what_could_not_be_read_lacks_nothing(budgets: Path, ksb: Run) -> None:
    (budgets / "2024.toml").unlink()
    (budgets / "2024").mkdir()
    (budgets / "2024" / "document.toml").symlink_to("nothing.toml")
    (budgets / "2024" / "risks.toml").write_text("risk = []\n", encoding="utf-8")
    assert ksb("check", cwd=budgets.parent).stdout.count("KSB") == 1
