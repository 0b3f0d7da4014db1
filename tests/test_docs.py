"""The pages: what they show is what ksb does. ``pytest --update`` writes outputs and reference pages anew.

A page's blocks run in order, in a folder of its own or, with ``<!-- run in: repository -->``, in the repository:
``toml file=PATH`` is a file to write, ``console`` a command and all that it prints.
"""

import re
import shlex
from collections.abc import Callable
from pathlib import Path

import pytest
import reference
from conftest import ROOT, Run

PAGES = sorted([ROOT / "README.md", *(p for p in (ROOT / "docs").rglob("*.md"))])
BLOCK = re.compile(r"^```(toml file=(?P<file>\S+)|console)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("page", PAGES, ids=lambda p: str(p.relative_to(ROOT)))
def test_a_page_shows_what_happens(page: Path, ksb: Run, tmp_path: Path, golden: Callable[[Path, str], None]) -> None:
    text = page.read_text(encoding="utf-8")
    where = ROOT if "<!-- run in: repository -->" in text else tmp_path

    def run(block: re.Match[str]) -> str:
        if block["file"]:
            path = where / block["file"]
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(block["body"], encoding="utf-8", newline="\n")
            return block[0]
        command = block["body"].splitlines()[0]
        program, *arguments = shlex.split(command.removeprefix("$ "))
        assert program == "ksb"
        result = ksb(*arguments, cwd=where)
        return f"```console\n{command}\n{result.stdout}{result.stderr}```"

    golden(page, BLOCK.sub(run, text))


@pytest.mark.parametrize("name", ["problems", "cli", "file_format", "expressions"])
def test_reference_pages_are_made_from_the_code(name: str, golden: Callable[[Path, str], None]) -> None:
    golden(ROOT / "docs" / "reference" / f"{name.replace('_', '-')}.md", getattr(reference, name)())


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
