"""`ksb check`: the real document, formats, settings, accepted findings, watching, many findings, the joint proof."""

import csv
import inspect
import io
import json
import os
import queue
import subprocess
import sys
import threading
import tomllib
from collections.abc import Callable
from contextlib import suppress
from decimal import Decimal
from pathlib import Path
from textwrap import dedent

import jsonschema
import pytest
from conftest import ROOT, Given, Load, Run, open_budget
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs
from test_printed import table

from ks_budget.checks import claims as claim_rules
from ks_budget.checks import commentary, figures, goals, proof, prose, registers, signs, silence, tables
from ks_budget.checks.acceptance import without_accepted
from ks_budget.checks.case import Case
from ks_budget.checks.rules import check, rules, settled
from ks_budget.files.schema import schema, variant_schema
from ks_budget.model import Budget
from ks_budget.printed.proof import prove
from ks_budget.problems import Held, Problem, in_file
from ks_budget.problems.kinds.figures import COMMENT, INVESTMENT_SUM, PLAN_YEAR, SUM
from ks_budget.problems.kinds.registers import SCORE
from ks_budget.render.formats import Screen
from ks_budget.render.terminal import render as drawn

KNOWN = {
    "KSB304:exploatering.index": "222 × 1.041 is 231 and not 233",
    "KSB305:ks.sum": "110.2 + 5.0 + 1.1 + 1.0 − 5.0 is 112.3 and not 114.3",
    "KSB306:ks.base": "the base 105.9 is not the grant of 2023",
    "KSB308:exploatering.grant": "9 tkr should be 11",
    "KSB405:cyberhot": "Interkontroll",
    "KSB405:ramavtal": "Interkontroll",
    "KSB405:utbetalningar": "Interkontroll",
    "KSB407:goal.4": "goals are numbered 1, 2, 3, 5",
    "KSB408:upphandling": "the target 65 is below the outcome 69",
    "KSB409:document": "2023-xx-xx",
    "KSB411:gc-vagar": "no recipient",
    "KSB413:risks": "the last five risks",
    "KSB503:exp-uppraknad": "233 mnkr should be tkr",
    "KSB504:inv-reinvestering-hog": "14 000 is not above 20 100",
    "KSB504:ks-vallokaler-faller-bort": "temporary rents are still there in 2025",
}


def case(name: str) -> Case:
    return Case(open_budget(ROOT / "budgets", name), open_budget(ROOT / "budgets", "2023"))


def ids(problems: list[Problem]) -> list[str]:
    return sorted(problem.id for problem in problems)


def test_every_contradiction_of_the_document_and_nothing_else() -> None:
    assert ids(check(case("2024"))) == sorted(KNOWN)


def test_what_rounding_explains_is_not_found() -> None:
    """The lines of 2024 add up to −214 940 and the total is printed −214 941; 509 250 tkr is printed 509.3 mnkr."""
    relations = {relation.subject: relation for relation in case("2024").relations}
    for subject, residual in {
        "ks.costs.2024": -1, "ks.costs.2025": 1, "ks.costs.2026": 1, "ks.net.2025": -1, "ks.net.2026": 0,
    }.items():  # fmt: skip
        assert relations[subject].residual == residual
        assert relations[subject].holds
    assert len([r for r in relations.values() if r.kind is PLAN_YEAR]) == 28


def test_the_known_findings_are_accepted_and_a_new_one_is_not(ksb: Run, tmp_path: Path) -> None:
    assert ksb("check", "2024", "--baseline", "--strict").exit_code == 0
    assert ksb("check", "2024").exit_code == 1
    found = case("2024")
    accepted = {one.finding for one in found.budget.content.accepted}
    assert accepted == set(KNOWN)
    new = Problem(SCORE, subject="x")
    remaining = without_accepted(found, [*check(found), new])
    assert (remaining.problems, remaining.accepted) == ([new], len(KNOWN))


def test_the_corrected_variant_is_clean_and_proved(ksb: Run) -> None:
    out = ksb("check", "2024-rattad", "--proof", "--strict")
    assert out.exit_code == 0
    assert out.stdout.startswith("2024-rattad: inga iakttagelser.")
    assert "Samlad avstämning: alla " in out.stdout


def test_every_figure_of_the_text_is_a_claim() -> None:
    """The 49 figures of the running text, typed on their own, against claims and commentary."""
    budget = open_budget(ROOT / "budgets", "2024")
    held = [
        (claim.section, str(claim.figure), claim.unit) for claim in budget.content.claims if claim.figure is not None
    ]
    held += [(f.id, str(c.figure), c.unit or "tkr") for f in budget.content.frames for c in f.comments]
    printed = [(row["section"], row["figure"], row["unit"]) for row in table("prose")]
    assert sorted(held) == sorted(printed)
    for claim in budget.content.claims:
        assert bool(claim.equals or claim.holds) != bool(claim.unchecked)


def test_each_claim_can_fail() -> None:
    """A claim whose figure is moved well beyond its precision is found, every one of them."""
    good = case("2024-rattad")
    for i, claim in enumerate(good.budget.content.claims):
        if claim.figure is None or claim.equals is None:
            continue
        wrong = structs.replace(claim, figure=claim.figure * 3 + 7)
        claims = (*good.budget.content.claims[:i], wrong, *good.budget.content.claims[i + 1 :])
        content = structs.replace(good.budget.content, claims=claims)
        found = check(Case(structs.replace(good.budget, content=content), good.previous))
        # A figure of the text that no claim covers any more is noted too.
        assert {problem.subject for problem in found if problem.severity != "note"} == {claim.id}


def test_each_printed_figure_of_the_tables_is_held() -> None:
    """A printed plan figure, total or investment sum that is moved by 100 tkr is found."""
    good = case("2024-rattad")
    for relation in good.relations:
        if relation.kind in (SUM, INVESTMENT_SUM, PLAN_YEAR):
            moved = structs.replace(relation.stated, value=relation.stated.value + 100)
            wrong = structs.replace(relation, terms=((moved, relation.terms[0][1]), *relation.terms[1:]))
            assert not wrong.holds


def test_severity_is_set_with_a_reason_and_turned_off(ksb: Run, tmp_path: Path) -> None:
    base = case("2024")
    settings = '[[rule]]\ncode = "KSB405"\nseverity = "off"\nreason = "Tryckfel."\n'
    (tmp_path / "budgets").mkdir()
    (tmp_path / "budgets" / "2024.toml").write_text(
        '[document]\ntitle = "x"\nyear = 2024\ndecided_by = "y"\n\n' + settings, encoding="utf-8"
    )
    out = ksb("check", cwd=tmp_path).stdout
    assert "Inställning för KSB405: avstängd. Skäl: Tryckfel." in out
    content = structs.replace(base.budget.content, settings=open_budget(tmp_path / "budgets", "2024").content.settings)
    quiet = Case(structs.replace(base.budget, content=content), base.previous)
    assert {p.code for p in settled(quiet, check(quiet))} == {k[:6] for k in KNOWN} - {"KSB405"}


def test_strict_counts_warnings(ksb: Run, tmp_path: Path) -> None:
    (tmp_path / "budgets").mkdir()
    text = '[document]\ntitle = "x"\nyear = 2024\n\n[[assignment]]\nid = "a"\nname = "b"\n'
    (tmp_path / "budgets" / "2024.toml").write_text(text, encoding="utf-8")
    assert ksb("check", cwd=tmp_path).exit_code == 0
    assert ksb("check", "--strict", cwd=tmp_path).exit_code == 1


def test_every_rule_says_what_it_is_for_and_is_in_the_list() -> None:
    """A rule is a function of a Case, alone, in one of the modules of rules; a helper's name begins with a line."""
    written = [
        value
        for module in (figures, signs, silence, commentary, registers, goals, tables, claim_rules, prose)
        for name, value in vars(module).items()
        if inspect.isgeneratorfunction(value) and value.__module__ == module.__name__ and not name.startswith("_")
    ]
    assert set(written) == set(rules())
    assert all(rule.__doc__ for rule in rules())


def test_sarif_is_valid_and_has_every_place(ksb: Run) -> None:
    document = json.loads(ksb("check", "2024", "--format", "sarif").stdout)
    jsonschema.validate(
        document, json.loads((ROOT / "tests" / "data" / "sarif-2.1.0.json").read_text(encoding="utf-8"))
    )
    [run] = document["runs"]
    assert len(run["results"]) == len(KNOWN)
    assert {result["ruleId"] for result in run["results"]} == {rule["id"] for rule in run["tool"]["driver"]["rules"]}
    [bridge] = [r for r in run["results"] if r["partialFingerprints"]["ksb/v1"] == "KSB305:ks.sum"]
    assert len(bridge["relatedLocations"]) == 5
    assert bridge["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "budgets/2024/frames.toml"
    assert ksb("check", "2024-rattad", "--format", "sarif").stdout.count('"results": []') == 1


def test_sarif_escapes_names_of_files(ksb: Run, tmp_path: Path) -> None:
    folder = tmp_path / "budgetar åäö #1"
    folder.mkdir()
    (folder / "2024.toml").write_text('[document]\ntitle = "x"\nyear = 2024\ndecided_by = "y"\n', encoding="utf-8")
    document = json.loads(ksb("check", "--budgets", str(folder), "--format", "sarif", cwd=tmp_path).stdout)
    [result] = document["runs"][0]["results"]
    uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri.endswith("budgetar%20%C3%A5%C3%A4%C3%B6%20%231/2024.toml")


def test_github_commands_cannot_be_started_by_a_budget(ksb: Run, tmp_path: Path) -> None:
    (tmp_path / "budgets").mkdir()
    name = "Plan%0A::set-output::x\\n::error::y"
    text = f'[document]\ntitle = "x"\nyear = 2024\n\n[[assignment]]\nid = "a"\nname = "{name}"\n'
    (tmp_path / "budgets" / "2024.toml").write_text(text, encoding="utf-8")
    lines = ksb("check", "--format", "github", cwd=tmp_path).stdout.splitlines()
    assert len(lines) == 1
    assert lines[0].startswith("::warning file=budgets/2024.toml,line=7,col=8,title=KSB410::")
    assert "%250A" in lines[0]


def test_json_csv_and_markdown_hold_all_findings(ksb: Run) -> None:
    document = json.loads(ksb("check", "2024", "--format", "json").stdout)
    assert sorted(problem["id"] for problem in document["problems"]) == sorted(KNOWN)
    assert [row["id"] for row in document["tables"][0]["rows"]] == [p["id"] for p in document["problems"]]
    rows = list(csv.DictReader(io.StringIO(ksb("check", "2024", "--format", "csv").stdout)))
    assert sorted(row["finding"] for row in rows) == sorted(KNOWN)
    assert ksb("check", "2024", "--format", "markdown").stdout.count("\n| KSB") == len(KNOWN)


@pytest.mark.parametrize("language", ["sv", "en"])
def test_golden_text(language: str, ksb: Run, golden: Callable[[Path, str], None]) -> None:
    out = ksb("check", "2024", "--proof", "--lang", language).stdout
    golden(ROOT / "tests" / "golden" / f"check-{language}.txt", out)


def test_ten_thousand_findings_are_counted_and_all_in_json(ksb: Run, tmp_path: Path) -> None:
    (tmp_path / "budgets").mkdir()
    text = '[document]\ntitle = "x"\nyear = 2024\n'
    text += "".join(f'\n[[assignment]]\nid = "a{i}"\nname = "Uppdrag {i}"\n' for i in range(10_000))
    (tmp_path / "budgets" / "2024.toml").write_text(text, encoding="utf-8")
    out = ksb("check", cwd=tmp_path).stdout
    assert out.count("varning KSB410:") == 5
    assert "… och ytterligare 9 995 med koden KSB410." in out
    assert "varningar: 10000" in out
    assert len(json.loads(ksb("check", "--format", "json", cwd=tmp_path).stdout)["problems"]) == 10_000


STALE = "tests/problems/check-accept-stale-comment/budgets"


def test_what_is_accepted_is_printed_and_no_file_is_changed(ksb: Run) -> None:
    before = {path: path.read_bytes() for path in (ROOT / "budgets").rglob("*.toml")}
    out = ksb("check", "2024", "--budgets", STALE, "--accept", "KSB506:f.rent").stdout
    assert "written_for = -30" in out
    assert f"{STALE}/2024.toml:" in out
    assert 'finding = "KSB305:ks.sum"' in ksb("check", "2024", "--accept", "KSB305:ks.sum").stdout
    assert {path: path.read_bytes() for path in (ROOT / "budgets").rglob("*.toml")} == before


@pytest.mark.parametrize("language", ["sv", "en"])
def test_what_to_write_is_the_same_in_every_format(language: str, ksb: Run) -> None:
    accept = ("check", "2024", "--budgets", STALE, "--accept", "KSB506:f.rent", "--lang", language)
    [said] = json.loads(ksb(*accept, "--format", "json").stdout)["tables"]
    [row] = said["rows"]
    assert (row["id"], row["file"], row["write"]) == ("KSB506:f.rent", f"{STALE}/2024.toml", "written_for = -30")
    prose = ksb(*accept).stdout
    assert prose.endswith(f"{row['file']}:{row['line']}\n\n    {row['write']}\n")
    [in_csv] = csv.DictReader(io.StringIO(ksb(*accept, "--format", "csv").stdout))
    assert (in_csv["line"], in_csv["write"]) == (str(row["line"]), row["write"])
    assert "written\\_for" in ksb(*accept, "--format", "markdown").stdout
    assert "─" in ksb(*accept, "--format", "table").stdout
    assert ksb(*accept, "--brief").stdout == prose


def test_as_a_table_check_gives_the_findings_and_the_summary(ksb: Run) -> None:
    out = ksb("check", "2024", "--format", "table").stdout
    rows = [line for line in out.splitlines() if line.startswith("KSB")]
    assert sorted(row.split()[2] for row in rows) == sorted(KNOWN)
    assert "Kontrollerade samband: " in out.splitlines()[-2]
    assert "råd:" not in out
    assert ksb("check", "2024", "--brief").stdout == ksb("check", "2024", "--format", "brief").stdout
    assert "--brief" in ksb("check", "2024", "--brief", "--format", "table").stderr


def test_the_table_of_findings_fits_a_terminal(given: Given) -> None:
    text = drawn(given("check", "2024"), Screen(80))
    assert max(map(len, text.splitlines())) <= 80
    # The id begins with the code, so the code may go.
    assert "Kolumner som inte får plats: Kod." in text


def test_a_file_of_findings_is_named_as_the_format(ksb: Run, tmp_path: Path) -> None:
    for suffix, format in (("txt", "text"), ("sarif", "sarif"), ("md", "markdown")):
        ksb("check", "2024", "-o", str(tmp_path / f"x.{suffix}"))
        written = (tmp_path / f"x.{suffix}").read_text(encoding="utf-8")
        assert written == ksb("check", "2024", "--format", format).stdout


def test_a_schema_is_json_alone(ksb: Run, tmp_path: Path) -> None:
    wrong = ksb("schema", "--format", "csv")
    assert (wrong.exit_code, wrong.stdout) == (2, "")
    assert "--format" in wrong.stderr
    wrong = ksb("schema", "-o", str(tmp_path / "x.csv"))
    assert (wrong.exit_code, list(tmp_path.iterdir())) == (2, [])
    assert "Använd .json, eller ange" in wrong.stderr
    assert ksb("schema", "--format", "json").stdout == schema() == ksb("schema").stdout


def test_a_schema_is_swedish_wherever_it_is_made_unless_asked_for(ksb: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    assert ksb("schema").stdout == schema("sv") != schema("en")
    assert ksb("schema", "--variant", "--lang", "en").stdout == variant_schema("en")
    monkeypatch.setenv("KSB_LANG", "en")
    assert ksb("schema").stdout == schema("en")


@pytest.mark.parametrize(("option", "module"), [("--proof", "highspy"), ("--watch", "watchfiles")])
def test_a_missing_extra_says_how_to_install_it(
    option: str, module: str, ksb: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    result = ksb("check", "2024", option)
    assert result.exit_code == 2
    assert "KSB023" in result.stderr
    assert f'python -m pip install "ks-budget[{option[2:]}]"' in result.stderr
    assert f'python -m pip install -e ".[{option[2:]}]"' in result.stderr


def test_watching_checks_again_when_a_file_changes(tmp_path: Path) -> None:
    (tmp_path / "budgets").mkdir()
    path = tmp_path / "budgets" / "2024.toml"
    path.write_text('[document]\ntitle = "x"\nyear = 2024\n', encoding="utf-8")
    command = [sys.executable, "-u", "-m", "ks_budget", "check", "--watch"]
    environment = os.environ | {"PYTHONPATH": str(ROOT), "KSB_LANG": "en"}
    with subprocess.Popen(command, cwd=tmp_path, env=environment, stdout=subprocess.PIPE, encoding="utf-8") as running:
        lines: queue.Queue[str] = queue.Queue()
        threading.Thread(target=lambda: [lines.put(line) for line in running.stdout or ()], daemon=True).start()
        try:
            assert "2024: no findings." in lines.get(timeout=20)
            said = ""
            for _ in range(40):
                # Written until it is seen: the watcher may not have started yet.
                path.write_text('[document]\ntitle = "x"\nyear = 2024\ndecided_by = "y"\n', encoding="utf-8")
                with suppress(queue.Empty):
                    said += lines.get(timeout=0.5)
                if "KSB409" in said:
                    break
            assert "KSB409" in said
        finally:
            running.kill()


FRAME = """
[document]
title = "Test"
year = {year}

[[publication]]
id = "p"
series = "pkv"
rates = {{ 2024 = 2 }}

[[frame]]
id = "f"
name = "Ram"
line = [
  {{ id = "grant", label = "Kommunbidrag", kind = "grant", amount = {amount} }},
  {{ id = "rent", label = "Hyror", kind = "cost", amount = -{amount} }},
]
"""


def small(load: Load, before: str, this: str) -> list[str]:
    previous = load(FRAME.format(year=2023, amount=1000) + before, "2023", head=False)
    return ids(check(Case(load(FRAME.format(year=2024, amount=1100) + this, "2024", head=False), previous)))


def test_what_was_temporary_last_year_is_not_in_the_base(load: Load) -> None:
    temporary = '[[frame.adjustment]]\nyear = 2023\nkind = "temporary"\nreason = "Val"\n'
    temporary += "effects = { grant = 100, rent = -100 }\n"
    stated = '[frame.printed_bridge]\nunit = "tkr"\nbase = 900\n'
    assert small(load, temporary, stated) == []
    assert small(load, "", stated) == ["KSB306:f.base"]


CLAIM = '[[claim]]\nid = "c"\ntext = "x"\nfigure = {figure}\nunit = "{unit}"\nequals = "{equals}"\n{more}'


@pytest.mark.parametrize(
    ("figure", "unit", "equals", "more", "found"),
    [
        # Products and quotients of figures are judged over intervals.
        ("1.1", "ggr", "f.grant[2024] / f.grant[2023]", "", []),
        ("1.2", "ggr", "f.grant[2024] / f.grant[2023]", "", ["KSB501:c"]),
        ("10", "%", "(f.grant[2024] - f.grant[2023]) / f.grant[2023]", "", []),
        ("0.10", "%", "(f.grant[2024] - f.grant[2023]) / f.grant[2023]", "", ["KSB503:c"]),
        ("10", "%", "f.grant[2024] / f.grant[2023] - 1", 'direction = "down"\n', ["KSB502:c"]),
        ("1100", "tkr", "max(f.grant[2024], f.grant[2023])", "", []),
        ("1000", "tkr", "max(f.grant[2024], f.grant[2023])", "", ["KSB501:c"]),
        # The words of direction, over a sum of figures.
        ("0.1", "mnkr", "f.grant[2024] - f.grant[2023]", 'direction = "up"\n', []),
        ("0.1", "mnkr", "f.grant[2024] - f.grant[2023]", 'direction = "down"\n', ["KSB502:c"]),
        # A cost that becomes larger grows, as a comment has it.
        ("0.1", "mnkr", "f.rent[2024] - f.rent[2023]", 'direction = "up"\n', []),
        ("0.1", "mnkr", "f.rent[2024] - f.rent[2023]", 'direction = "down"\n', ["KSB502:c"]),
        # Units: a thousand, and a thousand twice over.
        ("1.1", "tkr", "f.grant[2024]", "", ["KSB503:c"]),
        ("1100", "kr", "f.grant[2024]", "", ["KSB503:c"]),
        ("1.3", "tkr", "f.grant[2024]", "", ["KSB501:c"]),
        # Words for about.
        ("1200", "tkr", "f.grant[2024]", "tolerance = 100\n", []),
        ("1201", "tkr", "f.grant[2024]", "tolerance = 100\n", ["KSB501:c"]),
    ],
)
def test_claims(figure: str, unit: str, equals: str, more: str, found: list[str], load: Load) -> None:
    assert small(load, "", CLAIM.format(figure=figure, unit=unit, equals=equals, more=more)) == found


# The joint proof.


def test_a_contradiction_over_three_sums_that_each_pass(load: Load) -> None:
    text = (ROOT / "tests" / "problems" / "check-proof-of-three-sums" / "budgets" / "2024.toml").read_text(
        encoding="utf-8"
    )
    found = Case(load(text, head=False), None)
    assert [p for p in check(found) if p.severity == "error"] == []
    outcome, problems = proof.proof(found)
    [conflict] = outcome.conflicts
    assert len(conflict.relations) == 3
    assert [p.severity for p in problems] == ["error"]
    limits = {one.figure.id: (one.low, one.high) for one in conflict.repairs}
    assert limits["claim.ab"] == limits["claim.bc"] == (2, 2)
    assert limits["claim.ac"] == (2, 3)
    assert limits["f.b[2024]"] == (-3, Decimal("-1.75"))


def plan_only(found: Case) -> list:  # type: ignore[type-arg]
    return [r for r in found.relations if r.kind in (SUM, PLAN_YEAR) and r.subject.startswith("ks.")]


def test_the_plan_is_feasible_with_the_temporary_item_removed_and_not_with_it_left_in() -> None:
    removed = case("2024")
    assert prove(plan_only(removed)).conflicts == ()
    frame = removed.budget.content.frames[0]
    kept = tuple(structs.replace(a, kind="permanent") if a.id == "eu-valet" else a for a in frame.adjustments)
    frames = (structs.replace(frame, adjustments=kept), *removed.budget.content.frames[1:])
    content = structs.replace(removed.budget.content, frames=frames)
    left_in = Case(structs.replace(removed.budget, content=content), removed.previous)
    conflicts = prove(plan_only(left_in)).conflicts
    subjects = {relation.subject for conflict in conflicts for relation in conflict.relations}
    assert {"ks.services.2025", "ks.grant.2025"} <= subjects


def test_a_conflict_is_smallest_and_a_correction_within_its_range_is_enough() -> None:
    relations = proof.all_relations(case("2024"))
    outcome = prove(relations)
    assert len(outcome.conflicts) == 5
    for conflict in outcome.conflicts:
        rows = list(conflict.relations)
        assert prove(rows).conflicts
        for row in rows:
            assert not prove([one for one in rows if one is not row]).conflicts
        for one in conflict.repairs:
            assert one.low is not None
            assert one.high is not None
            middle = Decimal(float((one.low + one.high) / 2))
            mended = [
                structs.replace(
                    r,
                    terms=tuple(
                        (structs.replace(f, value=middle) if f.id == one.figure.id else f, factor)
                        for f, factor in r.terms
                    ),
                )
                for r in rows
            ]
            assert not prove(mended).conflicts


@given(st.lists(st.integers(-500, 500), min_size=4, max_size=4), st.randoms(use_true_random=False))
def test_figures_rounded_from_true_values_are_never_contradicted(true: list[int], random: object) -> None:
    """No false alarm: whatever the true values (in tenths), their roundings satisfy every relation and the proof."""
    from ks_budget.printed.figure import Figure
    from ks_budget.printed.relation import Relation
    from ks_budget.problems import Place

    def printed(id: str, tenths: int) -> Figure:
        value = (Decimal(tenths) / 10).quantize(Decimal(1), "ROUND_HALF_UP")
        return Figure(id, value, Decimal("0.5"), Place(""))

    parts = [printed(str(i), value) for i, value in enumerate(true)]
    half, whole = printed("half", true[0] + true[1]), printed("whole", sum(true))
    relations = [
        Relation(SUM, "half", ((half, Decimal(1)), *((one, Decimal(-1)) for one in parts[:2]))),
        Relation(SUM, "whole", ((whole, Decimal(1)), (half, Decimal(-1)), *((p, Decimal(-1)) for p in parts[2:]))),
        Relation(SUM, "all", ((whole, Decimal(1)), *((one, Decimal(-1)) for one in parts))),
    ]
    assert all(relation.holds for relation in relations)
    assert prove(relations).conflicts == ()


@given(st.lists(st.integers(-9, 9), min_size=3, max_size=3), st.integers(-30, 30))
def test_the_proof_finds_what_a_relation_alone_finds(parts: list[int], total: int) -> None:
    from ks_budget.printed.figure import Figure
    from ks_budget.printed.relation import Relation
    from ks_budget.problems import Place

    figures = [Figure(str(i), Decimal(v), Decimal("0.5"), Place("")) for i, v in enumerate([total, *parts])]
    relation = Relation(SUM, "x", tuple((f, Decimal(-1 if i else 1)) for i, f in enumerate(figures)))
    assert relation.holds == (prove([relation]).conflicts == ())


def test_the_solver_is_silent() -> None:
    command = [sys.executable, "-m", "ks_budget", "check", "2024-rattad", "--proof", "--format", "json"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=True)
    assert json.loads(done.stdout)["problems"] == []
    assert done.stderr == ""


def test_a_warning_met_in_reading_is_counted_by_show_and_can_be_accepted(ksb: Run) -> None:
    where = ROOT / "tests" / "problems" / "check-accepted-rate"
    shown = json.loads(ksb("show", "--format", "json", cwd=where).stdout)
    [counted] = [row for table in shown["tables"] for row in table["rows"] if row["id"] == "problems"]
    found = json.loads(ksb("check", "--format", "json", cwd=where).stdout)["problems"]
    assert counted["figure"] == len(found) == 2
    left = json.loads(ksb("check", "--baseline", "--format", "json", cwd=where).stdout)["problems"]
    assert [problem["code"] for problem in left] == ["KSB320"]


# Editors.


@pytest.mark.parametrize(("name", "made"), [("ksb.schema.json", schema), ("ksb-variant.schema.json", variant_schema)])
def test_the_schema_beside_the_budgets_is_of_this_version(
    name: str, made: Callable[[], str], golden: Callable[[Path, str], None]
) -> None:
    golden(ROOT / "budgets" / name, made())
    jsonschema.Draft7Validator.check_schema(json.loads(made()))


def taplo(*paths: Path) -> subprocess.CompletedProcess[str]:
    program = Path(sys.executable).with_name("taplo")
    return subprocess.run(
        [str(program), "lint", *map(str, paths)], cwd=ROOT, capture_output=True, encoding="utf-8", check=False
    )


def test_a_toml_editor_accepts_the_real_budgets(tmp_path: Path) -> None:
    files = sorted((ROOT / "budgets").rglob("*.toml"))
    assert all(path.read_text(encoding="utf-8").startswith("#:schema ") for path in files)
    done = taplo(*files)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    ("right", "wrong", "said"),
    [
        ('kind = "revenue"', 'kind = "revnue"', '"revnue" is not one of'),
        ("amount = 100_548", "amuont = 100_548", "'amuont' was unexpected"),
        ("amount = 100_548", 'amount = "100 548"', "is not of type"),
        ('id = "revenue"\n', "", '"id" is a required property'),
    ],
)
def test_a_toml_editor_finds_mistakes(right: str, wrong: str, said: str, tmp_path: Path) -> None:
    (tmp_path / "2024").mkdir()
    (tmp_path / "ksb.schema.json").write_text(schema(), encoding="utf-8")
    text = (ROOT / "budgets" / "2024" / "frames.toml").read_text(encoding="utf-8")
    assert right in text
    (tmp_path / "2024" / "frames.toml").write_text(text.replace(right, wrong, 1), encoding="utf-8")
    done = taplo(tmp_path / "2024" / "frames.toml")
    assert done.returncode != 0
    assert said in done.stderr


def test_the_schema_and_the_loader_agree(load: Load) -> None:
    """What the schema requires and allows of a table, the model does too."""
    definitions = json.loads(schema())["$defs"]
    assert set(definitions["Line"]["required"]) == {"id", "label", "kind"}
    assert not definitions["Line"]["additionalProperties"]
    variant = json.loads(variant_schema())["$defs"]
    assert "required" not in variant["Line"]
    assert "removed" in variant["Risk"]["properties"]
    assert Budget


NOTE = '[document]\ntitle = "T"\nyear = 2024\ndecided_by = "Kommunstyrelsen"\n'
WARNING = NOTE + '[[assignment]]\nid = "a"\nname = "Utan tid"\n'


@pytest.mark.parametrize(
    ("text", "options", "code"),
    [
        (NOTE, (), 0),
        (NOTE, ("--strict",), 0),
        (NOTE, ("--strict=warnings",), 0),
        (NOTE, ("--strict=notes",), 1),
        (WARNING, (), 0),
        (WARNING, ("--strict", "2024"), 1),
        (WARNING, ("--strict=notes",), 1),
    ],
)
def test_which_findings_count_is_the_users_choice(
    text: str, options: tuple[str, ...], code: int, ksb: Run, tmp_path: Path
) -> None:
    (tmp_path / "budgets").mkdir()
    (tmp_path / "budgets" / "2024.toml").write_text(text, encoding="utf-8")
    assert ksb("check", *options, cwd=tmp_path).exit_code == code


@pytest.mark.parametrize(
    ("said", "bound"),
    [
        ('direction = "up"', 1),
        ("", 0),  # which way is a guess
        ('direction = "up"\nwritten_for = 9', 0),  # it is about another change
    ],
)
def test_only_what_a_comment_says_binds_the_proof(said: str, bound: int, load: Load) -> None:
    text = """
        [[frame]]
        id = "f"
        name = "F"
        line = [{{ id = "grant", label = "Bidrag", kind = "grant", amount = {} }}]

        [[frame.comment]]
        line = "grant"
        figure = 10
        {}

        [[publication]]
        id = "p"
        series = "pkv"
        rates = {{ 2024 = 1 }}
        """
    before, now = (
        load(f'[document]\ntitle = "T"\nyear = {year}\n' + dedent(text.format(amount, words)), name=year, head=False)
        for year, amount, words in (("2023", 100, ""), ("2024", 110, said))
    )
    assert [relation.kind for relation in Case(now, before).relations] == [COMMENT] * bound


@pytest.mark.parametrize(
    ("now", "then", "differing"),
    [
        ("-2", "-2.0", []),
        ("7808.13", "7808.1", []),  # written with another number of decimals
        ("-2", "-9", ["x"]),
        ("7808.13", "7808.2", ["x"]),
    ],
)
def test_an_acceptance_is_of_the_figures_it_was_given_for(now: str, then: str, differing: list[str]) -> None:
    held = [Held({"x": Decimal(text)}, {}) for text in (now, then)]
    assert held[0].differing(held[1]) == differing


@pytest.mark.parametrize(("value", "text"), [("-5401", "-5_401"), ("1234567.50", "1_234_567.50"), ("0.07", "0.07")])
def test_a_figure_is_shown_as_a_file_has_it(value: str, text: str) -> None:
    assert in_file(Decimal(value)) == text
    assert tomllib.loads(f"x = {text}", parse_float=Decimal)["x"] == Decimal(value)


@pytest.mark.parametrize(
    "arguments",
    ["--watch -o x.txt", "--watch --accept KSB301", "--watch --strict", "--watch --strict=notes",
     "--accept KSB301 --strict", "--brief --format json", "--brief -o x.md"],
)  # fmt: skip
def test_options_that_would_be_ignored_are_refused(arguments: str, ksb: Run, tmp_path: Path) -> None:
    result = ksb("check", "2024", *arguments.split(), "--budgets", ROOT / "budgets", cwd=tmp_path)
    assert (result.exit_code, list(tmp_path.iterdir())) == (2, [])
    assert "KSB014" in result.stderr + result.stdout


def test_without_a_budget_every_year_and_variant_is_checked(ksb: Run) -> None:
    """Each has its own line; what two of them share is told once."""
    result = ksb("check", "--baseline", "--brief")
    lines = [line.partition(":")[0].partition(".")[0] for line in result.stdout.splitlines() if line[:4].isdecimal()]
    assert lines == ["2023", "2024", "2024-forslag", "2024-rattad"]
    assert result.exit_code == 0
    assert result.stdout.count("KSB413") == 1
