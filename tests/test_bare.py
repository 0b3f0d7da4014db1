"""Bare `ksb`: the budgets there are, and how to go on."""

from pathlib import Path

import pytest
from conftest import Run


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def document(title: str = "", **more: object) -> str:
    lines = [f'title = "{title}"'] if title else []
    return "\n".join(["[document]", *lines, *(f"{key} = {value}" for key, value in more.items()), ""])


def rows(text: str) -> list[list[str]]:
    """The cells of the table, parted by three spaces."""
    lines = text.splitlines()
    start = next(i for i, line in enumerate(lines) if line.startswith("─")) + 1
    return [[cell.strip() for cell in line.split("   ") if cell.strip()] for line in lines[start:] if "   " in line]


def test_one_budget(ksb: Run, tmp_path: Path) -> None:
    write(tmp_path / "budgets" / "2024.toml", document("Nämndens budget", year=2024, decided="2023-11-12"))
    write(tmp_path / "budgets" / "pkv.toml", '[[publication]]\nid = "p"\nseries = "pkv"\nrates = { 2024 = 2 }\n')
    result = ksb(cwd=tmp_path)
    assert (result.exit_code, result.stderr) == (0, "")
    assert rows(result.stdout) == [["2024", "2024", "Nämndens budget", "beslutad 2023-11-12"]]
    assert "ksb show 2024 " in result.stdout
    assert "ksb -h" in result.stdout


def test_variants_have_their_base_s_title_and_say_whose_they_are(ksb: Run, tmp_path: Path) -> None:
    write(tmp_path / "budgets" / "2024" / "document.toml", document("Budget", year=2024))
    write(tmp_path / "budgets" / "2024" / "other.toml", "[organisation]\n")
    write(tmp_path / "budgets" / "2024-a.toml", document(based_on='"2024"'))
    write(tmp_path / "budgets" / "2024-b.toml", document(based_on='"2024-a"'))
    write(tmp_path / "budgets" / "2024-c.toml", document(based_on='"2024-c"'))
    result = ksb(cwd=tmp_path)
    assert rows(result.stdout) == [
        ["2024", "2024", "Budget", "utan beslutsdatum"],
        ["2024-a", "2024", "Budget", "variant av 2024"],
        ["2024-b", "2024", "Budget", "variant av 2024-a"],
        ["2024-c", "2024", "variant av 2024-c"],
    ]
    assert "ksb show 2024 visar" in result.stdout


def test_boards_and_how_to_choose_one(ksb: Run, tmp_path: Path) -> None:
    write(tmp_path / "budgets" / "ks" / "2024.toml", document("A", year=2024))
    write(tmp_path / "budgets" / "bun" / "2025.toml", document("B", year=2025))
    result = ksb(cwd=tmp_path)
    assert rows(result.stdout) == [
        ["bun", "2025", "2025", "B", "utan beslutsdatum"],
        ["ks", "2024", "2024", "A", "utan beslutsdatum"],
    ]
    assert "ksb show 2024 --board ks visar" in result.stdout
    assert "--all" in result.stdout


def test_what_cannot_be_read_stands_in_the_list(ksb: Run, tmp_path: Path) -> None:
    write(tmp_path / "budgets" / "2023.toml", document("Förra", year=2023))
    write(tmp_path / "budgets" / "2024.toml", "[document\n")
    write(tmp_path / "budgets" / "2025" / "document.toml", document("Halv", year=2025))
    write(tmp_path / "budgets" / "2025" / "frames.toml", "=")
    write(tmp_path / "budgets" / "2026.toml", document("x", year=2026))
    write(tmp_path / "budgets" / "2026" / "document.toml", document("x", year=2026))
    (tmp_path / "budgets" / "2027").mkdir()
    result = ksb(cwd=tmp_path)
    assert (result.exit_code, result.stderr) == (0, "")
    assert rows(result.stdout) == [
        ["2023", "2023", "Förra", "utan beslutsdatum"],
        ["2024", "2024", "går inte att läsa (KSB007)"],
        ["2025", "2025", "Halv", "går inte att läsa (KSB007)"],
        ["2026", "2026", "går inte att läsa (KSB010)"],
        ["2027", "2027", "går inte att läsa (KSB009)"],
    ]
    assert "ksb show 2023 visar" in result.stdout


@pytest.mark.parametrize("text", ["document = 1\n", "[document]\nyear = 'x'\ntitle = 1\n", "[[document]]\n", "a = 1\n"])
def test_a_document_that_is_none_is_no_obstacle(text: str, ksb: Run, tmp_path: Path) -> None:
    write(tmp_path / "budgets" / "2024.toml", text)
    assert rows(ksb(cwd=tmp_path).stdout)[0][:2] == ["2024", "2024"]


def test_where_there_are_none(ksb: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    result = ksb(cwd=tmp_path)
    assert result.exit_code == 0
    assert "budgets/" in result.stdout
    assert "ksb -h" in result.stdout
    (tmp_path / "budgets").mkdir()
    assert "2024.toml" in ksb(cwd=tmp_path).stdout
    monkeypatch.setenv("KSB_BUDGETS", "saknas")
    result = ksb(cwd=tmp_path)
    assert (result.exit_code, "KSB001" in result.stderr) == (2, True)


def test_in_the_language_of_the_budget_or_the_environment(
    ksb: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "budgets" / "2024.toml", document("A", year=2024, language='"en"'))
    assert "no date of decision" in ksb(cwd=tmp_path).stdout
    monkeypatch.setenv("KSB_LANG", "sv")
    assert "utan beslutsdatum" in ksb(cwd=tmp_path).stdout


def test_help_is_still_there(ksb: Run, tmp_path: Path) -> None:
    for flag in ("-h", "--help"):
        result = ksb(flag, cwd=tmp_path)
        assert result.exit_code == 0
        assert "Användning: ksb" in result.stdout
    assert ksb("--version", cwd=tmp_path).stdout.startswith("ksb ")
