"""What `project --printed` and `bridge` call unexplained, `check` tells too: as a finding, or as not checked."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import ROOT
from misses.sites import sites, with_figure
from misses.slips import slips
from misses.sound import Drawn

from ks_budget.answers import bridge, check, project
from ks_budget.files.write import budget_toml
from ks_budget.model import Budget
from ks_budget.model.levels import Levels
from ks_budget.problems import Stop
from ks_budget.report import Choice, Report
from ks_budget.workspace import Workspace

Unexplained = tuple[str, str, str]
"""The command, the frame, and the figure of its plan."""

_BY_RULE = {"project": ("KSB301", "KSB303", "KSB318"), "bridge": tuple(f"KSB30{i}" for i in range(4, 9))}
_UNCHECKED = {
    "project": {"plan.no-rate", "total.no-rate", "plan.parts-unknown", "total.parts-unknown"},
    "bridge": {"bridge.unexplained"},
    "base": {"base.no-last-year"},
}


def unexplained(workspace: Workspace, name: str) -> Iterator[Unexplained]:
    """What the two commands call so."""
    for table in _of(project, workspace, project.Question(base=name, printed=True)).tables:
        for row in table.rows:
            if any(isinstance(cell, Choice) and cell.id == "unexplained" for cell in row.cells):
                frame, _, year = table.id.rpartition("-")
                yield "project", frame, f"{row.id}.{year}"
    for table in _of(bridge, workspace, bridge.Question(name)).tables:
        notes = " ".join(table.notes)
        if "can stand for" in notes and "within rounding" not in notes:
            yield "bridge", table.id, ""
        if "The difference is not explained" in notes:
            yield "base", table.id, ""


def _of(module: object, workspace: Workspace, question: object) -> Report:
    try:
        report: Report = module.answer(workspace, question)  # type: ignore[attr-defined]
    except Stop:
        return Report("", "", "", "en", [])
    return report


def not_told(workspace: Workspace, name: str) -> list[Unexplained]:
    """What of that `check` says nothing of."""
    report = check.answer(workspace, check.Question((name,)))
    listed = {row.id for table in report.tables if table.id == "untested" for row in table.rows}
    found = {(finding.code, finding.id.partition(":")[2].partition(".")[0]) for finding in report.problems}
    levels, silent = Levels(workspace.open(name).budget.content.frames), []
    for one in unexplained(workspace, name):
        command, id, _ = one
        frame = levels.by_id[id]
        within = [frame.id, *(part.id for part in levels.below(frame))]
        codes = ("KSB306",) if command == "base" else _BY_RULE[command]
        if not (listed & _UNCHECKED[command] or any((code, part) in found for code in codes for part in within)):
            silent.append(one)
    return silent


def _folders() -> list[Path]:
    problems = sorted((ROOT / "tests" / "problems").glob("*/budgets"))
    return [ROOT / "budgets", *problems]


@pytest.mark.parametrize("folder", _folders(), ids=lambda folder: folder.parent.name)
def test_of_every_budget_here(folder: Path) -> None:
    workspace = Workspace(folder, language="en")
    try:
        names = workspace.names()
    except (Stop, OSError):
        return
    for name in names:
        try:
            workspace.open(name)
        except Stop:
            continue
        assert not_told(workspace, name) == []


def test_there_is_something_unexplained_among_them() -> None:
    said = list(unexplained(Workspace(ROOT / "budgets", language="en"), "2024"))
    assert {command for command, _, _ in said} == {"bridge", "base"}
    gap = Workspace(ROOT / "tests" / "problems" / "check-plan-year-gap" / "budgets", language="en")
    assert list(unexplained(gap, "2024")) == [("project", "f", "grant.2026")]


def _with_slips() -> Iterator[tuple[Drawn, Budget]]:
    """Budgets that are right, but for one figure that is typed wrong."""
    for seed in range(40):
        drawn, chance = Drawn(seed), random.Random(seed)
        figures = [site for site in sites(drawn.budget, "this") if site.kind.startswith(("line", "frame", "printed"))]
        for site in chance.sample(figures, 4):
            wrong = chance.choice([wrong for _, wrong in slips(site.figure, chance)])
            yield drawn, with_figure(drawn.budget, site, wrong)


def test_of_budgets_with_a_slip(tmp_path: Path) -> None:
    said = 0
    for number, (drawn, wrong) in enumerate(_with_slips()):
        folder = tmp_path / str(number)
        folder.mkdir()
        for name, budget in (("2023", drawn.previous), ("2024", wrong)):
            (folder / f"{name}.toml").write_text(budget_toml(budget.content), encoding="utf-8")
        workspace = Workspace(folder, language="en")
        try:
            said += len(list(unexplained(workspace, "2024")))
            assert not_told(workspace, "2024") == [], number
        except Stop:
            continue
    assert said > 100


BOARD = """
[document]
title = "N"
year = {year}
[[publication]]
id = "p"
series = "pkv"
rates = {{ 2023 = 2, 2024 = 5 }}
[[frame]]
id = "n"
name = "Nämnden"
{bridge}
[[frame]]
id = "a"
name = "A"
parent = "n"
line = [
    {{ id = "c", label = "Kostnader", kind = "cost", amount = -{amount} }},
    {{ id = "{id}", label = "Bidrag", kind = "grant", amount = {amount} }},
]
{adjustment}
[[frame]]
id = "b"
name = "B"
parent = "n"
line = [
    {{ id = "c", label = "Kostnader", kind = "cost", amount = -100 }},
    {{ id = "grant", label = "Bidrag", kind = "grant", amount = 100 }},
]
"""


@pytest.mark.parametrize(
    ("bridge", "told"),
    [
        ("base = 190, indexed = 200, grant = 220", []),
        ("base = 200, grant = 220", ["KSB306:n.base"]),
        ("indexed = 220", ["KSB305:n.sum"]),
        ("grant = 200", ["KSB307:n.grant"]),
    ],
)
def test_of_a_sum_of_frames_whose_grants_are_theirs(bridge: str, told: list[str], tmp_path: Path) -> None:
    """The board states the way of all its units' grants; last year's had another id in one of them, and 10 of them
    were for that year alone. 190 × 1,05 + 20 is 219,5."""
    adjustment = '[[frame.adjustment]]\nyear = {}\nkind = "{}"\nreason = "Val"\neffects = {{ {} = {}, c = -{} }}\n'
    last = BOARD.format(
        year=2023,
        bridge="",
        amount=100,
        id="bidrag",
        adjustment=adjustment.format(2023, "temporary", "bidrag", 10, 10),
    )
    text = f'printed_bridge = {{ unit = "tkr", {bridge} }}'
    more = adjustment.format(2024, "permanent", "grant", 20, 20)
    this = BOARD.format(year=2024, bridge=text, amount=120, id="grant", adjustment=more)
    for name, content in (("2023", last), ("2024", this)):
        (tmp_path / f"{name}.toml").write_text(content, encoding="utf-8")
    workspace = Workspace(tmp_path, language="en")
    found = [finding.id for finding in check.answer(workspace, check.Question(("2024",))).problems]
    assert [id for id in found if id.startswith("KSB30")] == told
    assert not_told(workspace, "2024") == []
