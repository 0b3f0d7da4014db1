"""The corridor: files → model → compute → views → report → render → cli, and never back.

The workspace and the answers hold it together: they are all that the command line asks.
"""

import ast
from pathlib import Path

import pytest
from conftest import ROOT

PACKAGE = ROOT / "ks_budget"

# What each part may import of ks_budget. A part is a file or a folder directly under the package.
MAY: dict[str, set[str]] = {
    "money": set(),
    "problems": set(),
    "figures": {"money"},
    "model": {"money"},
    "expressions": {"money"},
    "report": {"problems"},
    "files": {"money", "problems", "model"},
    "compute": {"money", "problems", "model", "expressions"},
    "checks": {"money", "problems", "model", "expressions", "compute"},
    "views": {"money", "problems", "figures", "model", "report", "compute", "checks"},
    "render": {"problems", "figures", "report"},
    "workspace": {"problems", "model", "files", "compute", "checks", "views"},
    "answers": {"money", "problems", "model", "files", "compute", "checks", "views", "report", "workspace"},
    "cli": {"problems", "report", "files", "model", "views", "render", "workspace", "answers"},
    "__main__": {"cli"},
    "__init__": {"problems", "views", "workspace"},
}

# What a pure computation has no business with.
IMPURE = {"tomli", "tomli_w", "rich", "typer", "pathlib", "os", "sys", "time", "random", "subprocess"}
HEAVY_ON_START = {"jinja2", "highspy", "rich", "tree_sitter", "tree_sitter_toml", "tomli_w"}


def imports(source: str) -> set[str]:
    """Every module that a source imports, anywhere in it."""
    found = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
            found |= {f"{node.module}.{alias.name}" for alias in node.names if node.module == "ks_budget"}
    return found


def part_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def breaches(part: str, source: str) -> list[str]:
    """The parts that a source of this part imports and may not."""
    used = {name.split(".")[1] for name in imports(source) if name.startswith("ks_budget.") and name.count(".") >= 1}
    return sorted(used - MAY[part] - {part, "__version__"})


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=lambda p: str(p.relative_to(PACKAGE)))
def test_imports_go_one_way(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert breaches(part_of(path), source) == []
    if part_of(path) in ("compute", "model", "money", "checks", "answers"):
        assert {name.split(".")[0] for name in imports(source)} & IMPURE == set()
        assert "date.today" not in source
        assert "datetime.now" not in source


def speaks(source: str) -> list[str]:
    """What a source does that only the command line may: print, take over a standard stream, end the process."""
    named = [node.id for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Name)]
    return sorted({*named} & {"print", "SystemExit", "exit"} | {*imports(source)} & {"sys", "typer"})


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=lambda p: str(p.relative_to(PACKAGE)))
def test_only_the_command_line_prints_or_ends(path: Path) -> None:
    if part_of(path) != "cli":
        assert speaks(path.read_text(encoding="utf-8")) == []


def test_a_question_is_answered_beside_it() -> None:
    """The command line finds the answer where the question's class is; a file of ``answers`` without one is shared."""
    answers = PACKAGE / "answers"
    defined = {
        path.stem: {node.name for node in ast.parse(path.read_text(encoding="utf-8")).body if hasattr(node, "name")}
        for path in answers.glob("*.py")
    }
    assert {name for name, names in defined.items() if not {"Question", "answer"} <= names} == {"__init__", "frames"}


def test_the_rule_can_fail() -> None:
    assert speaks("import sys\nprint(1)") == ["print", "sys"]
    assert breaches("compute", "from ks_budget.files.load import load") == ["files"]
    assert breaches("render", "def f():\n    from ks_budget import model") == ["model"]


def test_every_part_has_a_rule() -> None:
    parts = {p.stem for p in PACKAGE.iterdir() if p.suffix == ".py" or (p.is_dir() and (p / "__init__.py").exists())}
    assert parts == set(MAY)


def test_what_is_heavy_is_imported_where_it_is_used() -> None:
    """A projection written as CSV needs neither tables for terminals nor what only mistakes need."""
    import subprocess
    import sys

    script = "import sys; sys.argv = ['ksb', 'project', '--format', 'csv']\nimport ks_budget.cli as c\ntry: c.main()\n"
    script += "finally: print(*sorted({m.split('.')[0] for m in sys.modules}), file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert done.stdout.startswith("table,id,")
    assert set(done.stderr.split()) & HEAVY_ON_START == set()
