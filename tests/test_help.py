"""Help and usage errors in the language that is spoken, every word of them."""

import json
import re
from pathlib import Path
from typing import Annotated

import pytest
import typer
from conftest import ROOT, Run
from typer.main import get_command
from typer.testing import CliRunner

from ks_budget.cli import speech, swedish, usage
from ks_budget.cli.app import app, lines
from ks_budget.problems import findings


@pytest.mark.parametrize(
    ("arguments", "environment", "language"),
    [
        (["show", "--lang", "en"], {"KSB_LANG": "sv"}, "en"),
        (["show", "--lang=en"], {}, "en"),
        ([], {"KSB_LANG": "en", "LANG": "sv_SE.UTF-8"}, "en"),
        ([], {"KSB_LANG": "sv", "LANG": "en_US.UTF-8"}, "sv"),
        ([], {"LC_ALL": "sv_SE.UTF-8", "LANG": "en_US.UTF-8"}, "sv"),
        ([], {"LANG": "en_GB.UTF-8"}, "en"),
        ([], {"LANG": "C.UTF-8"}, "sv"),
        ([], {"LANG": "nb_NO.UTF-8"}, "sv"),
        ([], {}, "sv"),
        (["--lang"], {"KSB_LANG": "en"}, "en"),
        (["--lang", "fr"], {"KSB_LANG": "klingon"}, "sv"),
    ],
)
def test_the_language_of_help(arguments: list[str], environment: dict[str, str], language: str) -> None:
    assert speech.spoken(arguments, environment) == language


COMMANDS = ["", *lines()]

ENGLISH = re.compile(
    r"Usage|OPTIONS|COMMAND |\[ARGS|Arguments|Options|Commands|Every command|default:|required|<str>|<int>|"
    r"\b(?:DIR|FILE|NAME|YEAR|AMOUNT|SCORE|DATE|PERCENT|Show|the|and|else|Only|Print|with)\b"
)


@pytest.mark.parametrize("command", COMMANDS)
def test_no_english_is_left_in_swedish_help(command: str, ksb: Run) -> None:
    assert ENGLISH.findall(ksb(*command.split(), "-h").stdout) == []


@pytest.mark.parametrize("command", COMMANDS)
def test_no_swedish_is_left_in_english_help(command: str, ksb: Run) -> None:
    out = ksb(*command.split(), "-h", "--lang", "en").stdout
    assert "Usage: ksb" in out
    assert re.findall(r"[åäöÅÄÖ]", out) == []


def test_the_language_may_stand_first(ksb: Run) -> None:
    assert "Usage: ksb" in ksb("--lang", "en", "-h").stdout
    assert ksb("--lang", "en", "risks", "--min", "8").stdout == ksb("risks", "--min", "8", "--lang", "en").stdout
    assert ksb("--lang=en", "risks").stdout.startswith("Risks 2024")


def test_every_command_and_option_has_its_swedish() -> None:
    """What was forgotten of a new command or option is named."""
    assert set(swedish.COMMANDS) == set(lines())
    group = get_command(app)
    context = typer.Context(group, info_name="ksb")
    used = set()
    for name in lines():
        command = group.get_command(context, name)  # type: ignore[attr-defined]
        for parameter in command.get_params(context):
            key = swedish.key_of(parameter)
            own = f"{name} {key}"
            assert own in swedish.OPTIONS or key in swedish.OPTIONS, own
            used.add(own if own in swedish.OPTIONS else key)
    of_ksb = {"--version", "--install-completion", "--show-completion"}
    assert set(swedish.OPTIONS) - used == of_ksb


CASES = [
    ("diff 2024", "KSB024: Argumentet ANDRA saknas.", "Skriv till exempel ksb diff 2023 2024."),
    ("project --year abc", "KSB025: --year: ”abc” är inget heltal.", "Skriv till exempel --year 2026."),
    ("risks --min=it's", "KSB025: --min: ”it's” är inget heltal.", "Skriv till exempel --min 6."),
    (
        "project --unit tkkr",
        "KSB025: --unit: ”tkkr” är inte ett tillåtet värde. Menade du tkr?",
        "Välj kr, tkr eller mnkr.",
    ),
    (
        "check --proff",
        "KSB026: Flaggan --proff finns inte. Menade du --proof?",
        "Kör ksb check -h för att se alla flaggor.",
    ),
    (
        "risks --m 3",
        "KSB026: Flaggan --m finns inte. Menade du --max eller --min?",
        "Kör ksb risks -h för att se alla flaggor.",
    ),
    ("show --zzz", "KSB026: Flaggan --zzz finns inte.", "Kör ksb show -h för att se alla flaggor."),
    ("project --year", "KSB027: Flaggan --year behöver ett värde.", "Skriv till exempel --year 2026."),
    ("show -o", "KSB027: Flaggan -o behöver ett värde.", "Skriv till exempel -o plan.csv."),
    ("risks --matrix=3", "KSB027: Flaggan --matrix tar inget värde.", "Skriv bara --matrix."),
    (
        "show 2024 2025",
        "KSB028: Argumentet ”2025” är ett för mycket.",
        "Kör ksb show -h för att se vad kommandot tar. Jämför två budgetar med ksb diff 2024 2025.",
    ),
    (
        "risks 2024 2025",
        "KSB028: Argumentet ”2025” är ett för mycket.",
        "Kör ksb risks -h för att se vad kommandot tar.",
    ),
    ("show a x y", "KSB028: Det finns argument för mycket: x och y.", "Kör ksb show -h för att se vad kommandot tar."),
    ("shwo", "KSB029: Kommandot shwo finns inte. Menade du show?", "Kör ksb -h för att se alla kommandon."),
    ("zzz", "KSB029: Kommandot zzz finns inte.", "Kör ksb -h för att se alla kommandon."),
]


@pytest.mark.parametrize(("line", "message", "advice"), CASES)
def test_usage_errors_are_problems_as_all_others(line: str, message: str, advice: str, ksb: Run) -> None:
    result = ksb(*line.split())
    command = line.split()[0] if line.split()[0] in lines() else ""
    path = f"ksb {command}".strip()
    assert (result.exit_code, result.stdout) == (2, "")
    first, second, *rest = result.stderr.splitlines()
    assert first.startswith(f"Användning: {path} [FLAGGOR] ")
    assert second == f"Kör {path} -h för hjälp."
    assert rest == [f"fel {message}", f"  råd: {advice}"]


@pytest.mark.parametrize(("line", "message", "advice"), CASES)
def test_usage_errors_as_json_and_in_english(line: str, message: str, advice: str, ksb: Run) -> None:
    result = ksb("--lang", "en", *line.split()[:1], "--format", "json", *line.split()[1:])
    assert (result.exit_code, result.stderr) == (2, "")
    [problem] = json.loads(result.stdout)["problems"]
    assert problem["code"] == message[:6]
    assert re.findall(r"[åäöÅÄÖ]", problem["message"] + problem["help"]) == []
    assert "KSB" in ksb("explain", message[:6]).stdout


def told(error: Exception) -> list[str]:
    [finding] = findings([usage.problem_of(error, "sv")], "sv")  # type: ignore[arg-type]
    return [f"{finding.code}: {finding.message}", finding.advice]


def test_what_no_line_of_ksb_brings_about_is_told_as_well() -> None:
    """No option must be given, and bare ksb is an answer of its own."""
    one = typer.Typer(add_completion=False)

    @one.command()
    def run(
        which: Annotated[str, typer.Option(metavar="NAME")], at: Annotated[Path, typer.Option(exists=True)] = ROOT
    ) -> None:
        pass

    command = get_command(one)
    with pytest.raises(usage.typers.MissingParameter) as missing:
        command.main([], prog_name="ksb", standalone_mode=False)
    assert told(missing.value) == ["KSB024: Flaggan --which saknas.", "Lägg till --which NÄMND."]
    with pytest.raises(usage.typers.BadParameter) as bad:
        command.main(["--which", "x", "--at", "/there/is/no/such"], prog_name="ksb", standalone_mode=False)
    assert told(bad.value)[0].startswith("KSB025: --at: ”")
    assert told(bad.value)[1] == "Kör ksb -h för att se vad flaggan tar."
    assert told(usage.typers.UsageError("Missing command.")) == [
        "KSB029: Ange ett kommando.",
        "Kör ksb -h för att se alla kommandon.",
    ]


def test_aborted(monkeypatch: pytest.MonkeyPatch) -> None:
    def abort(self: object, ctx: object) -> None:
        raise typer.Abort

    monkeypatch.setattr("ks_budget.cli.app._Commands.invoke", abort)
    result = CliRunner().invoke(app, ["show"], prog_name="ksb")
    assert (result.exit_code, result.stderr) == (130, "Avbrutet.\n")
