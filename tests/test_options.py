"""An option without effect is told: each option of each command, with what would make it one that changes nothing."""

from pathlib import Path
from typing import Any

import pytest
import typer
from conftest import HEAD, Run
from typer.main import get_command

from ks_budget.cli.app import app, lines

BUDGET = (
    HEAD
    + """
[[frame]]
id = "f"
name = "Ram"
line = [
    { id = "staff", label = "Personal", kind = "cost", index = "wages", amount = -1_000 },
    { id = "grant", label = "Bidrag", kind = "grant", amount = 1_000 },
]

[[publication]]
id = "a"
series = "pkv"
rates = { 2025 = 2.0, 2026 = 2.0 }

[[publication]]
id = "w"
series = "wages"
rates = { 2025 = 3.0, 2026 = 3.0 }

[[publication]]
id = "l"
series = "lokaler"
rates = { 2025 = 3.0, 2026 = 3.0 }
"""
)

TOLD = [
    ("project --rate wage:2026=30", "KSB036", "Menade du wages?"),
    ("project --rate lokaler:2026=30", "KSB038", "följer lokaler"),
    ("project --pkv 2062=30", "KSB037", "Menade du 2026?"),
    ("project --pkv 2024=30", "KSB037", "2025 och 2026"),
    ("project --year 2025 --pkv 2026=3", "KSB037", "2025"),
    ("project --year 2024 --pkv 2024=3", "KSB037", "inget annat år"),
    ("project --pkv 2025=1 --pkv 2025=2", "KSB039", "pkv:2025"),
    ("project --pkv 2025=1 --rate pkv:2025=1", "KSB039", "pkv:2025"),
    ("project --publication l", "KSB038", "följer lokaler"),
    ("project --all --publication l", "KSB038", "följer lokaler"),
    ("project --all --rate lokaler:2026=3", "KSB038", "följer lokaler"),
    ("project --all --rate wage:2026=3", "KSB036", "wages"),
    ("project --frame f --frame f", "KSB039", "f"),
    ("project --all --frame f", "KSB014", "--frame"),
    ("project --all --printed", "KSB014", "--printed"),
    ("project --printed", "KSB038", "ingen plan"),
    ("project --printed --real 2025", "KSB014", "--real"),
    ("project --printed --real 0", "KSB014", "--real"),
    ("project --printed --unit mnkr", "KSB014", "--unit mnkr"),
    ("project --real 9999", "KSB019", "9999"),
    ("project --real 30000000", "KSB019", "30000000"),
    ("project --real 0", "KSB019", "0"),
    ("project 2024 --from 2023", "KSB014", "2023"),
    ("bridge --frame f --frame f", "KSB039", "f"),
    ("diff 2024 2024 --min 5 --chapter risks", "KSB014", "--min"),
    ("diff 2024 2024 --min 0 --chapter risks", "KSB014", "--min"),
    ("diff 2024 2024 --chapter risks --chapter risks", "KSB039", "risks"),
    ("risks --min 6 --max 3", "KSB014", "--min 6"),
    ("risks 2024 --year 2023", "KSB014", "--year 2023"),
    ("show --as-of 2024-01-01", "KSB038", "inga uppdrag"),
    ("check --accept x --baseline", "KSB014", "--baseline"),
    ("check --accept x --strict", "KSB014", "--strict"),
    ("check --accept x --watch", "KSB014", "--watch"),
    ("check --accept x --all", "KSB014", "--all"),
    ("check --accept x --format sarif", "KSB014", "--format sarif"),
    ("check --watch --strict", "KSB014", "--strict"),
    ("check --watch -o x.txt", "KSB014", "--output"),
    ("check --brief --format json", "KSB014", "--brief"),
    ("check --brief -o x.json", "KSB014", "--brief"),
    ("risks --dialect excel", "KSB014", "--format table"),
    ("risks --dialect excel -o x.json", "KSB014", "--format csv"),
    ("risks --format xlsx --dialect excel", "KSB014", "--format xlsx"),
    ("check --dialect excel", "KSB014", "--format text"),
    ("risks --force", "KSB038", "-o"),
    ("schema --force", "KSB038", "-o"),
    ("explain --force", "KSB038", "-o"),
    ("show budgets/2024.toml --board ks", "KSB038", "--board ks"),
    ("diff budgets/2024.toml budgets/2024.toml --board ks", "KSB038", "--board ks"),
    ("check budgets/2024.toml --board ks", "KSB038", "--board ks"),
    ("check --all --board ks", "KSB014", "--board"),
    ("export --no-parquet", "KSB038", "--tidy"),
    ("export --all", "KSB038", "--tidy"),
    ("export --tidy --all 2024 -o x", "KSB014", "--all"),
    ("export --tidy --format xlsx -o x", "KSB014", "--format"),
    ("export --tidy --notes -o x", "KSB014", "--notes"),
]


@pytest.fixture
def where(tmp_path: Path) -> Path:
    (tmp_path / "budgets").mkdir()
    (tmp_path / "budgets" / "2024.toml").write_text(BUDGET, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(("words", "code", "says"), TOLD)
def test_an_option_without_effect_is_told(words: str, code: str, says: str, ksb: Run, where: Path) -> None:
    result = ksb(*words.split(), cwd=where)
    told = result.stdout + result.stderr
    assert result.exit_code == 2
    assert code in told
    assert says in told
    assert sorted(path.name for path in where.iterdir()) == ["budgets"]


def test_all_boards_are_not_asked_for_one_path(ksb: Run, where: Path) -> None:
    for board in ("ks", "bun"):
        (where / "nämnder" / board).mkdir(parents=True)
        (where / "nämnder" / board / "2024.toml").write_text(BUDGET, encoding="utf-8")
    words = ["--all", "--budgets", "nämnder"]
    for command in ("check", "risks"):
        result = ksb(command, "nämnder/ks/2024.toml", *words, cwd=where)
        assert result.exit_code == 2
        assert "KSB038: --all har ingen verkan" in result.stderr
    assert ksb("diff", "2024", "nämnder/ks/2024.toml", *words, cwd=where).exit_code == 0
    assert ksb("diff", "nämnder/ks/2024.toml", "2024", "--board", "bun", *words[1:], cwd=where).exit_code == 0


WORKS = [
    "project --rate wages:2026=30",
    "project --real 2023 --pkv 2024=1 --rate wages:2024=2",
    "project --publication w",
    "project 2024 --from 2024",
    "risks --min 3 --max 3",
    "diff 2024 2024 --min 5 --chapter risks --chapter frames",
    "assignments --as-of 2024-01-01",
    "check --brief --format brief",
    "check --brief --format text",
    "risks --format csv --dialect excel",
]


@pytest.mark.parametrize("words", WORKS)
def test_an_option_with_effect_is_not(words: str, ksb: Run, where: Path) -> None:
    result = ksb(*words.split(), cwd=where)
    assert (result.exit_code, result.stderr) == (0, "")


ALWAYS = {
    "--budgets": "it says what is read",
    "--format": "it says how to answer",
    "--output": "it says where to",
    "--lang": "it says in which language, problems too",
    "--notes": "formats that say everything refuse it",
    "--help": "",
    "--rounding": "it rounds",
    "--sort": "it orders the list, and the names in the matrix",
    "--matrix": "it is another table",
    "--treatment": "it filters, and says how many are left out",
    "--due": "it filters, and says how many are left out",
    "--responsible": "it filters, and one who answers for nothing is told",
    "--goal": "a goal that is not there is told",
    "--to": "years that no budget covers are told",
    "--proof": "it says what was proved",
    "--variant": "it is another schema",
    "--chapters": "a part that is not there, or is empty, is told",
    "--strict": "it refuses, or there was nothing to refuse",
    "--year": "a budget, or how far to project",
    "--tidy": "it is another answer",
    "--as": "it says which chapters",
    "--table": "a table that is not there is told",
    "--column": "a column that is not there is told",
    "--map": "a label that is not there is told",
    "--costs": "it says which sign costs have, and what was turned is told",
    "--budget": "it says whose accounts and lines",
    "--object": "one that is on no amount is told",
    "--months": "it is another table",
    "--prose": "it counts the amounts of the text, and says where there are none",
    "--explain": "it says more of each relation, and where there is none that",
    "--toml": "it is another answer",
}


def test_every_option_has_been_thought_of() -> None:
    """Whoever adds an option says here when it would change nothing, and tells it, or why it never can."""
    group: Any = get_command(app)
    thought = {word for words, _, _ in TOLD for word in words.split() if word.startswith("--")} | set(ALWAYS)
    for name in lines():
        for parameter in group.get_command(typer.Context(group), name).params:
            if parameter.param_type_name == "option":
                assert thought & set(parameter.opts), f"ksb {name} {parameter.opts}"
