"""The pages: what they show is what ksb does. ``pytest --update`` writes outputs and reference pages anew.

A page's blocks run in order, in a folder of its own or, with ``<!-- run in: repository -->``, in the repository:
``toml file=PATH`` (or ``sie``) is a file to write, ``console`` a command and all that it prints, ``python`` a piece of
a program that goes through the page; the ``text`` after it is what it prints.
"""

import contextlib
import io
import re
import shlex
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import reference
from conftest import ROOT, Run

from ks_budget.expressions import FUNCTIONS, LONGEST
from ks_budget.problems.kinds import catalogue

PAGES = sorted([ROOT / "README.md", *(p for p in (ROOT / "docs").rglob("*.md"))])
BLOCK = re.compile(
    r"^```((?:toml|sie) file=(?P<file>\S+)|console|(?P<python>python))\n(?P<body>.*?)^```$"
    r"(?(python)(\n\n```text\n.*?^```$)?)",
    re.MULTILINE | re.DOTALL,
)


class Runner:
    """Runs a page's blocks, one after the other, and writes each as it is to be."""

    def __init__(self, ksb: Run, where: Path) -> None:
        self.ksb, self.where = ksb, where
        self.names: dict[str, Any] = {}

    def run(self, block: re.Match[str]) -> str:
        if block["file"]:
            return self.file(block)
        return self.python(block["body"]) if block["python"] else self.console(block["body"])

    def file(self, block: re.Match[str]) -> str:
        path = self.where / block["file"]
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(block["body"], encoding="utf-8", newline="\n")
        return block[0]

    def console(self, body: str) -> str:
        command = body.splitlines()[0]
        program, *arguments = shlex.split(command.removeprefix("$ "))
        assert program == "ksb"
        result = self.ksb(*arguments, cwd=self.where)
        return f"```console\n{command}\n{result.stdout}{result.stderr}```"

    def python(self, body: str) -> str:
        printed = io.StringIO()
        with contextlib.chdir(self.where), contextlib.redirect_stdout(printed):
            exec(body, self.names)
        text = printed.getvalue()
        return f"```python\n{body}```" + (f"\n\n```text\n{text}```" if text else "")


@pytest.mark.parametrize("page", PAGES, ids=lambda p: str(p.relative_to(ROOT)))
def test_a_page_shows_what_happens(page: Path, ksb: Run, tmp_path: Path, golden: Callable[[Path, str], None]) -> None:
    text = page.read_text(encoding="utf-8")
    where = ROOT if "<!-- run in: repository -->" in text else tmp_path
    golden(page, BLOCK.sub(Runner(ksb, where).run, text))


def test_a_program_s_output_is_written_after_it(ksb: Run, tmp_path: Path) -> None:
    page = "```python\na = 1\n```\n\n```python\nprint(a)\n```\n\n```text\nold\n```\n\n```text\nkept\n```\n"
    assert BLOCK.sub(Runner(ksb, tmp_path).run, page) == page.replace("old", "1")


@pytest.mark.parametrize("name", ["problems", "cli", "file_format", "expressions", "open_data"])
def test_reference_pages_are_made_from_the_code(name: str, golden: Callable[[Path, str], None]) -> None:
    golden(ROOT / "docs" / "reference" / f"{name.replace('_', '-')}.md", getattr(reference, name)())


def test_the_page_of_problems_is_there_in_swedish(golden: Callable[[Path, str], None]) -> None:
    golden(ROOT / "docs" / "sv" / "problem.md", reference.problems_in_swedish())


def test_the_tables_of_the_files_are_there_in_swedish(golden: Callable[[Path, str], None]) -> None:
    golden(ROOT / "docs" / "sv" / "tabeller.md", reference.tables_in_swedish())


SWEDISH = {
    "reference/expressions.md": "sv/uttryck.md",
    "reference/file-format.md": "sv/filformat.md",
    "reference/problems.md": "sv/problem.md",
}
"""Pages that are there in Swedish too."""


def test_messages_name_pages_that_are_there_in_their_language() -> None:
    for kind in (form for forms in catalogue().values() for form in forms):
        for text in (kind.message, kind.advice, kind.about):
            named = {language: re.findall(r"docs/([\w./-]+\.md)", text[language]) for language in ("sv", "en")}
            assert named["sv"] == [SWEDISH.get(page, page) for page in named["en"]]
            assert [page for pages in named.values() for page in pages if not (ROOT / "docs" / page).exists()] == []


def installing(page: str) -> dict[str, list[list[str]]]:
    """The commands of a page that make a virtual environment, by system, each as its steps."""
    lines = [line.strip() for line in (ROOT / page).read_text(encoding="utf-8").splitlines() if "-m venv" in line]
    on_windows = [line for line in lines if line.startswith("cmd ")]
    # In PowerShell the quotes keep && to cmd; cmd takes the outer ones off.
    inner = [re.fullmatch(r'cmd /[ck] "([^"$`]*)"', line) for line in on_windows]
    return {
        "windows": [found[1].split(" && ") for found in inner if found],
        "others": [line.split(" && ") for line in lines if line not in on_windows],
    }


@pytest.mark.parametrize(("page", "commands"), [("README.md", 2), ("docs/snabbstart.md", 1)])
def test_the_commands_of_both_systems_install_and_run_the_same(page: str, commands: int) -> None:
    def alike(steps: list[str]) -> list[str]:
        unix = [step.replace(".venv\\Scripts\\", ".venv/bin/").replace('"', "") for step in steps]
        return [re.sub(r"^(py|python3) ", "python3 ", step).removeprefix(". ") for step in unix]

    found = installing(page)
    assert [alike(steps) for steps in found["windows"]] == [alike(steps) for steps in found["others"]]
    assert len(found["others"]) == commands
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    for steps in found["others"]:
        [asked] = re.findall(r"\.\[([\w,]+)\]", " ".join(steps))
        assert set(asked.split(",")) <= set(extras)
    # What a user runs, the other extra is for those who change ksb.
    assert f".[{','.join(sorted(set(extras) - {'dev'}))}]" in " ".join(found["windows"][0])


def test_both_pages_of_expressions_have_the_same_sentences_and_functions() -> None:
    english, swedish = (
        (ROOT / "docs" / page).read_text(encoding="utf-8") for page in ("reference/expressions.md", "sv/uttryck.md")
    )
    told = [
        [re.findall(r"`[^`]+`", row) for row in re.findall(r"^\| [^`].*=.*$", page, re.MULTILINE)]
        for page in (english, swedish)
    ]
    assert told[0] == told[1] != []
    assert [name for name in FUNCTIONS if f"`{name}`" not in swedish] == []
    assert f"högst {LONGEST:,} tecken".replace(",", " ") in swedish


def test_links_between_pages_lead_somewhere() -> None:
    broken = [
        (page.name, target)
        for page in [*PAGES, ROOT / "CONTRIBUTING.md"]
        for target in re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8"))
        if not (page.parent / target).exists()
    ]
    assert broken == []


def test_nothing_speaks_of_one_machine() -> None:
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        assert str(ROOT.parent) + "/" not in text
        assert "/home/" not in text


def test_the_walks_of_contributing_name_files_that_are_there() -> None:
    """But for those of the chapter and the format that it makes up."""
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`((?:ks_budget|tests|docs)/[\w./-]*)`", text))
    made_up = {name for name in named if "staff" in name or "tsv" in name}
    assert sorted(name for name in named - made_up if not (ROOT / name).exists()) == []
    assert [name for name in made_up if not (ROOT / name).parent.is_dir()] == []
    assert len(made_up) == 4


def test_contributing_has_every_part_in_its_table() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").partition("## A new chapter")[0]
    parts = {
        path.stem for path in (ROOT / "ks_budget").iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()
    }
    assert [
        part
        for part in sorted(parts - {"__init__", "__main__"})
        if f"{part}.py`" not in text and f"{part}/`" not in text
    ] == []
