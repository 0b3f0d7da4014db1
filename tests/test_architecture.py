"""The corridor: files → model → printed, compute → views → report → render → cli, and never back.

Each part has a list of the modules it may import, its own and others'. What is on the list and is not used fails too,
so that the lists say how the house is.
"""

import ast
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT
from msgspec import Struct

PACKAGE = ROOT / "ks_budget"


class Rule(Struct, frozen=True):
    """What a part may import: of ks_budget, and of everything else."""

    inside: str
    outside: str

    @property
    def allowed(self) -> set[str]:
        return {f"ks_budget.{name}" for name in self.inside.split()} | set(self.outside.split())


# A part is a file or a folder directly under the package. Left to right along the corridor.
RULES: dict[str, Rule] = {
    "money": Rule("", "collections decimal functools typing"),
    "language": Rule("", "msgspec typing"),
    "numerals": Rule("money", "collections decimal re"),
    "labels": Rule("language", ""),
    "problems": Rule(
        "language money numerals",
        "collections datetime decimal difflib errno functools importlib msgspec re types typing",
    ),
    "ledger": Rule("problems", "datetime decimal msgspec typing"),
    "sources": Rule(
        "language ledger problems",
        "bisect codecs collections contextlib datetime decimal email functools html importlib io itertools logging "
        "msgspec os pathlib pdfminer pdfplumber re statistics string struct time typing xml zipfile zlib",
    ),
    "tables": Rule(
        "money numerals problems sources",
        "collections decimal functools itertools math msgspec re typing unicodedata",
    ),
    "model": Rule("money problems", "collections datetime decimal functools itertools msgspec re types typing"),
    "chapters": Rule("language model", "collections msgspec"),
    "files": Rule(
        "language model money problems",
        "bisect collections contextlib datetime decimal errno functools hashlib json msgspec os pathlib re shutil stat "
        "subprocess tempfile tomli tomli_w typing unicodedata",
    ),
    "printed": Rule(
        "model money problems", "collections datetime decimal fractions functools highspy itertools msgspec re typing"
    ),
    "expressions": Rule("language money problems", "collections decimal difflib functools jinja2 msgspec re typing"),
    "compute": Rule(
        "chapters expressions labels ledger model money numerals printed problems tables",
        "collections datetime decimal functools itertools msgspec re typing",
    ),
    "checks": Rule(
        "chapters compute expressions labels language model money printed problems",
        "collections decimal fractions functools itertools math msgspec re typing",
    ),
    "report": Rule("problems", "collections datetime decimal msgspec typing"),
    "sheets": Rule("", "collections datetime decimal functools itertools msgspec re typing"),
    "tidy": Rule("", "collections datetime decimal msgspec typing"),
    "importing": Rule(
        "compute language ledger model money numerals problems sources tables",
        "collections datetime decimal difflib msgspec re typing unicodedata",
    ),
    "views": Rule(
        "chapters compute importing labels language ledger model money numerals printed problems report sheets tables "
        "tidy",
        "collections datetime decimal functools itertools markdown_it msgspec re typing",
    ),
    "render": Rule(
        "labels language numerals problems report sheets tidy __version__",
        "base64 collections csv datetime decimal docx duckdb functools hashlib html importlib io itertools json math "
        "msgspec pathlib pikepdf pyphen re rich struct textwrap types typing typst unicodedata urllib xlsxwriter "
        "zipfile",
    ),
    "reading": Rule("checks compute files model problems", "collections contextlib functools msgspec typing"),
    "workspace": Rule(
        "files language model problems reading", "collections contextlib functools msgspec os pathlib typing"
    ),
    "answers": Rule(
        "chapters checks compute files importing language ledger model money printed problems reading report sheets "
        "sources tables tidy views workspace",
        "collections contextlib datetime decimal functools importlib msgspec typing unicodedata",
    ),
    "cli": Rule(
        "answers chapters files importing language model money numerals problems render report sheets sources tidy "
        "workspace __version__",
        "ast collections contextlib copy datetime decimal enum errno functools gc hashlib importlib inspect io keyword "
        "msgspec os pathlib re rich select shutil sys threading typer typing watchfiles",
    ),
    "__main__": Rule("cli", ""),
    "__init__": Rule("problems workspace", "importlib typing"),
}

PURE = ("money", "language", "numerals", "labels", "model", "chapters", "printed", "expressions", "compute", "checks")
PURE += ("report", "tidy", "views", "answers", "tables", "ledger")
"""Parts that touch no disk and no clock, and write nothing."""

DYNAMIC = {
    "render/formats.py",
    "answers/chapter.py",
    "render/charts/__init__.py",
    "answers/every_board.py",
    "cli/app.py",
    "cli/command.py",
    "__init__.py",
    "problems/kinds/__init__.py",
    "sources/formats.py",
}
"""Files that import a module by a name they put together: each from a folder of its own, or of its own table."""

HEAVY_ON_START = {"jinja2", "highspy", "rich", "tomli_w"}


def part_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def modules(source: str, package: str) -> set[str]:
    """Every module that a source names: imported anywhere in it, relatively too, or by its name as a text.

    Modules of ks_budget are told by their part, others by their first name. ``package`` is the one the source is in.
    """
    names: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Import():
                names |= {alias.name for alias in node.names}
            case ast.ImportFrom():
                names |= _imported_from(node, package)
            case ast.Constant(value=str() as text) if text.startswith("ks_budget.") and " " not in text:
                names.add(text)
    return {_told(name) for name in names}


def _imported_from(node: ast.ImportFrom, package: str) -> set[str]:
    above = package.split(".")[: len(package.split(".")) - node.level + 1] if node.level else []
    module = ".".join([*above, *([node.module] if node.module else [])])
    return {f"{module}.{alias.name}" for alias in node.names} if module == "ks_budget" else {module}


def _told(name: str) -> str:
    return ".".join(name.split(".")[:2]) if name.startswith("ks_budget.") else name.split(".")[0]


def breaches(part: str, source: str, package: str = "") -> list[str]:
    """What a source of a part names and may not."""
    used = modules(source, package or f"ks_budget.{part}")
    return sorted(used - RULES[part].allowed - {f"ks_budget.{part}", "ks_budget"})


FORBIDDEN_NAMES = {"open", "print", "input", "exit", "quit", "SystemExit", "eval", "exec", "compile", "__import__"}
CLOCKS = {"today", "now", "utcnow", "fromtimestamp", "time", "monotonic"}


def impurities(source: str) -> list[str]:
    """What a source does that a pure part may not: open a file, print, end the process, ask the clock."""
    found = set()
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Name(id=name) if name in FORBIDDEN_NAMES:
                found.add(name)
            case ast.Call(func=ast.Attribute(attr=name)) if name in CLOCKS:
                found.add(name)
    return sorted(found)


def dynamic(source: str) -> bool:
    """Whether a source imports a module by a name that is not written out."""
    calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
    names = [node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "") for node in calls]
    return any(
        name in ("import_module", "__import__") and not isinstance(call.args[0], ast.Constant)
        for name, call in zip(names, calls, strict=True)
    )


SOURCES = sorted(PACKAGE.rglob("*.py"))


def package_of(path: Path) -> str:
    return ".".join(["ks_budget", *path.relative_to(PACKAGE).parent.parts])


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_a_part_imports_what_it_may(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert breaches(part_of(path), source, package_of(path)) == []
    if part_of(path) in PURE:
        assert impurities(source) == []
    if part_of(path) != "cli":
        assert not set(impurities(source)) & {"print", "input", "exit", "quit", "SystemExit"}
    assert not dynamic(source) or path.relative_to(PACKAGE).as_posix() in DYNAMIC


@pytest.mark.parametrize("part", RULES)
def test_nothing_is_allowed_that_is_not_used(part: str) -> None:
    used: set[str] = set()
    for path in SOURCES:
        if part_of(path) == part:
            used |= modules(path.read_text(encoding="utf-8"), package_of(path))
    assert RULES[part].allowed - used == set()


def test_every_part_has_a_rule() -> None:
    parts = {p.stem for p in PACKAGE.iterdir() if p.suffix == ".py" or (p.is_dir() and (p / "__init__.py").exists())}
    assert parts == set(RULES)


def test_no_part_imports_one_to_its_right() -> None:
    """The rules stand in the order of the corridor: a part may name only those before it."""
    order = list(RULES)
    for part, rule in RULES.items():
        inside = set(rule.inside.split()) - {"__version__"}
        assert inside <= set(order[: order.index(part)]), part


@pytest.mark.parametrize(
    ("part", "source", "said"),
    [
        ("compute", "from ks_budget.files.load import load", ["ks_budget.files"]),
        ("compute", "from ..files import load", ["ks_budget.files"]),
        ("compute", "from .. import files", ["ks_budget.files"]),
        ("render", "def f():\n    from ks_budget import model", ["ks_budget.model"]),
        ("views", "import importlib as i\ni.import_module('ks_budget.cli.app')", ["importlib", "ks_budget.cli"]),
        ("views", "x = f'ks_budget.cli.{y}'", ["ks_budget.cli"]),
        ("printed", "import io, socket", ["io", "socket"]),
        ("model", "import tomli", ["tomli"]),
    ],
)  # fmt: skip
def test_an_import_that_is_not_allowed_is_found(part: str, source: str, said: list[str]) -> None:
    assert breaches(part, source) == said


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("open('x')", ["open"]),
        ("from datetime import date as d\nd.today()", ["today"]),
        ("clock = datetime.now\nclock.now()", ["now"]),
        ("print(1)\nraise SystemExit", ["SystemExit", "print"]),
    ],
)
def test_an_impure_act_is_found(source: str, said: list[str]) -> None:
    assert impurities(source) == said


def test_a_name_put_together_is_found() -> None:
    assert dynamic("import_module(f'x.{y}')")
    assert dynamic("importlib.import_module(name)")
    assert not dynamic("import_module('x')")


def test_a_question_is_answered_beside_it() -> None:
    """The command line finds the answer where the question's class is; a file of ``answers`` without one is shared."""
    answers = PACKAGE / "answers"
    defined = {
        path.stem: {node.name for node in ast.parse(path.read_text(encoding="utf-8")).body if hasattr(node, "name")}
        for path in answers.glob("*.py")
    }
    assert {name for name, names in defined.items() if not {"Question", "answer"} <= names} == {
        "__init__",
        "frames",
        "sound",
        "whole",
    }


def test_what_is_heavy_is_imported_where_it_is_used() -> None:
    """A projection written as CSV needs neither tables for terminals nor what only mistakes need."""
    script = "import sys; sys.argv = ['ksb', 'project', '--format', 'csv']\nimport ks_budget.cli as c\ntry: c.main()\n"
    script += "finally: print(*sorted({m.split('.')[0] for m in sys.modules}), file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert done.stdout.startswith("table,id,")
    assert set(done.stderr.split()) & HEAVY_ON_START == set()
