"""Variants, boards, and the comparison of every chapter."""

import json
from decimal import Decimal
from pathlib import Path

import pytest
from conftest import HEAD, ROOT, Load, Run, open_budget
from hypothesis import given
from hypothesis import strategies as st

from ks_budget.compute.investments import compare_investments
from ks_budget.compute.records import compare_records
from ks_budget.files.inherit import Overlay, source_of
from ks_budget.model import Budget

BOARDS = str(ROOT / "tests" / "data" / "boards")


@pytest.fixture(scope="module")
def proposal() -> Budget:
    return open_budget(ROOT / "budgets", "2024-forslag")


def test_a_variant_holds_what_differs_and_inherits_the_rest(proposal: Budget) -> None:
    base = open_budget(ROOT / "budgets", "2024")
    assert (proposal.year, proposal.unit, proposal.content.document.plan_years) == (2024, "tkr", (2025, 2026))
    assert len(proposal.content.risks) == len(base.content.risks) + 1
    assert len(proposal.content.assignments) == 6
    ks, old = proposal.content.frames[0], base.content.frames[0]
    changed = {new.id: new.amount for new, line in zip(ks.lines, old.lines, strict=True) if new.amount != line.amount}
    assert changed == {"personnel": -116696, "services": -50171, "grant": 115808}
    assert [a.effects["grant"] for a in ks.adjustments] == [Decimal("5.0"), Decimal("1.1"), 1, Decimal("-3.5")]
    assert proposal.content.frames[1] == base.content.frames[1]


def test_printed_totals_follow_the_lines_and_a_printed_plan_is_gone(proposal: Budget) -> None:
    ks = proposal.content.frames[0]
    assert ks.printed_totals == {"costs": {2024: -216441}, "net": {2024: -115893}, "result": {2024: 0}}
    assert all(not line.printed for line in ks.lines)
    assert proposal.content.investments is not None
    assert proposal.content.investments.printed[2025] == 142950 - 20000


def test_a_variant_is_marked_as_an_example() -> None:
    for path in (ROOT / "budgets" / "2024-forslag").glob("*.toml"):
        assert "åhittat" in path.read_text(encoding="utf-8").splitlines()[1]


def test_every_chapter_is_compared(proposal: Budget) -> None:
    base = open_budget(ROOT / "budgets", "2024")
    found = {c.chapter.key: {r.id: r for r in c.changes} for c in compare_records(base, proposal)}
    assert found["goals"]["tillit"].fields[0].before == Decimal(25)
    assert found["assignments"]["parkeringshus"].presence == "gone"
    moved = found["risks"]["systemdokumentation"]
    assert moved.moved
    assert [(f.keys, f.before, f.after) for f in moved.fields] == [(("score",), 6, 4), (("likelihood",), "3", "2")]
    assert [(f.keys, f.before) for f in found["risks"]["ohallbara-system"].fields] == [(("treatment",), "Acceptera")]
    assert found["risks"]["personalomsattning"].presence == "added"
    # A text that leaves its figures to be computed says what the variant comes to.
    [peak] = found["text"]["investeringar"].fields
    assert ("143,0\u00a0mnkr" in str(peak.before), "123,0\u00a0mnkr" in str(peak.after)) == (True, True)
    assert found["organisation"] == found["controls"] == {}
    assert compare_records(base, base) == compare_records(base, base)
    assert all(not chapter.changes for chapter in compare_records(base, base))


def test_the_reverse_turns_every_change(proposal: Budget) -> None:
    base = open_budget(ROOT / "budgets", "2024")
    for there, back in zip(compare_records(base, proposal), compare_records(proposal, base), strict=True):
        turned = {"added": "gone", "gone": "added", "both": "both"}
        assert {r.id: turned[r.presence] for r in there.changes} == {r.id: r.presence for r in back.changes}
        fields = {(r.id, f.keys): (f.before, f.after) for r in there.changes for f in r.fields}
        again = {(r.id, f.keys): (f.after, f.before) for r in back.changes for f in r.fields}
        assert fields == again


def test_money_moved_between_years_is_seen(ksb: Run) -> None:
    report = json.loads(ksb("diff", "2024", "2024-forslag", "--chapter", "investments", "--format", "json").stdout)
    [table] = report["tables"]
    total = table["rows"][-1]
    assert (total["change-2025"], total["change-2026"], total["change-sum"]) == (-20000, 20000, 0)


def test_a_chapter_alone_and_all_of_them(ksb: Run) -> None:
    report = json.loads(ksb("diff", "2024", "2024-forslag", "--chapter", "risks", "--format", "json").stdout)
    assert [table["id"] for table in report["tables"]] == ["risks"]
    report = json.loads(ksb("diff", "2024", "2024-forslag", "--format", "json").stdout)
    assert [t["id"] for t in report["tables"]] == [
        *("ks", "investments", "document", "text", "goals", "assignments", "frames-records", "risks", "rules")
    ]
    assert "Risker finns bara i 2024 (antal: 37)." in ksb("diff", "2023", "2024").stdout
    assert ksb("diff", "2024", "2024", "--chapter", "risks").stdout == "Inga skillnader mellan 2024 och 2024.\n"


@pytest.mark.parametrize("command", ["show", "bridge", "goals", "investments", "assignments", "controls", "risks"])
def test_a_variant_is_shown_as_any_other(command: str, ksb: Run) -> None:
    assert ksb(command, "2024-forslag").exit_code == 0


def test_a_variant_of_a_variant_and_in_git(ksb: Run, tmp_path: Path) -> None:
    import subprocess

    budgets = tmp_path / "budgets"
    budgets.mkdir()
    (budgets / "2024.toml").write_text('[document]\ntitle = "A"\nyear = 2024\n', encoding="utf-8")
    (budgets / "2024-b.toml").write_text('[document]\ntitle = "B"\nbased_on = "2024"\n', encoding="utf-8")
    (budgets / "2024-c.toml").write_text('[document]\nunit = "kr"\nbased_on = "2024-b"\n', encoding="utf-8")
    found = open_budget(budgets, "2024-c")
    assert (found.content.document.title, found.year, found.unit) == ("B", 2024, "kr")
    git = ["git", "-c", "user.name=t", "-c", "user.email=t@example.org"]
    for arguments in (["init", "-q"], ["add", "."], ["commit", "-qm", "x"]):
        subprocess.run([*git, *arguments], cwd=tmp_path, check=True)
    (budgets / "2024.toml").write_text('[document]\ntitle = "Z"\nyear = 2024\n', encoding="utf-8")
    (budgets / "2024-b.toml").write_text('[document]\nbased_on = "2024"\n', encoding="utf-8")
    out = ksb("diff", "2024-c@HEAD", "2024-c", "--chapter", "document", cwd=tmp_path).stdout
    assert " B " in out
    assert " Z" in out


def test_a_mistake_in_the_base_is_told_in_the_base_s_file(ksb: Run, tmp_path: Path) -> None:
    """Two lines with one id are still two when a variant changes their frame."""
    (tmp_path / "budgets").mkdir()
    line = '[[frame.line]]\nid = "a"\nlabel = "A"\nkind = "cost"\namount = 0\n'
    text = '[document]\ntitle = "x"\nyear = 2024\n\n[[publication]]\nid = "p"\nseries = "pkv"\nrates = { 2024 = 2 }\n\n'
    text += '[[frame]]\nid = "f"\nname = "Ram"\n\n' + line + line
    (tmp_path / "budgets" / "2024.toml").write_text(text, encoding="utf-8")
    change = '[document]\nbased_on = "2024"\n\n[[frame]]\nid = "f"\n\n[[frame.line]]\nid = "a"\namount = -5\n'
    (tmp_path / "budgets" / "2024-b.toml").write_text(change, encoding="utf-8")
    said = ksb("project", "--from", "2024-b", cwd=tmp_path).stderr
    assert "KSB106" in said
    assert "--> budgets/2024.toml:20:6" in said
    assert "budgets/2024-b.toml:8:6" in said


def test_investments_of_a_year_that_is_not_covered_are_missing_and_not_0(load: Load) -> None:
    text = """
    [investments]
    years = [{0}]

    [[investments.group]]
    id = "g"
    name = "Skolor"

    [[investments.group.project]]
    id = "a"
    name = "Skola"
    amounts = {{ {0} = 500 }}
    """
    change = compare_investments(load(text.format(2024)), load(text.format(2025)))
    assert change is not None
    assert [(row.before.own, row.after.own) for row in change.rows] == [(500, None)] * 3


TABLES = st.recursive(
    st.integers(0, 9),
    lambda inner: (
        st.dictionaries(st.sampled_from("abc"), inner, max_size=3)
        | st.lists(
            st.builds(lambda id, rest: {"id": id} | rest, st.sampled_from("xyz"), st.dictionaries(st.just("v"), inner)),
            max_size=3,
            unique_by=lambda item: item["id"],
        )
    ),
    max_leaves=8,
)
BUDGETS = st.dictionaries(st.sampled_from("abc"), TABLES, max_size=3)


def at(tables: object, path: tuple[str | int, ...]) -> object:
    for step in path:
        tables = tables[step]  # type: ignore[index]
    return tables


def leaves(tables: object, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    pairs = tables.items() if isinstance(tables, dict) else enumerate(tables) if isinstance(tables, list) else ()
    found = [leaf for key, value in pairs for leaf in leaves(value, (*path, key))]
    return found or ([path] if not isinstance(tables, dict | list) else [])


@given(BUDGETS, BUDGETS)
def test_every_value_of_a_variant_knows_its_file_and_place(base: dict[str, object], own: dict[str, object]) -> None:
    files = {"base": base, "own": own}
    origins = [{(key,): (name, (key,)) for key in tables} for name, tables in files.items()]
    laid = Overlay(base, origins[0], own, origins[1])
    for leaf in leaves(laid.tables):
        file, path = source_of(laid.origin, leaf)
        assert at(files[file], path) == at(laid.tables, leaf)


@given(BUDGETS)
def test_a_variant_that_says_nothing_or_the_same_is_its_base(base: dict[str, object]) -> None:
    assert Overlay(base, {}, {}, {}).tables == base
    assert Overlay(base, {}, base, {}).tables == base


def sums(ksb: Run, *arguments: str) -> dict[str, dict[str, dict[str, float]]]:
    report = json.loads(ksb("project", "--budgets", BOARDS, "--all", "--format", "json", *arguments).stdout)
    return {t["id"]: {row["id"]: row for row in t["rows"]} for t in report["tables"]}


def test_boards_are_added_up(ksb: Run) -> None:
    tables = sums(ksb)
    assert list(tables) == ["barn-ungdom", "kommunstyrelsen", "vard-omsorg", "total"]
    assert [tables["kommunstyrelsen"][id]["2025"] for id in ("revenue", "personnel", "services", "grant")] == [
        1300,
        -6000,
        -500,
        5200,
    ]
    assert tables["total"]["grant"]["2025"] == 75000 + 5200 + 53000
    assert tables["total"]["meals"]["2025"] == -5500
    assert tables["total"]["grant"]["2026"] == round((75000 + 5200 + 53000) * 1.03)
    for table in tables.values():
        for year in ("2025", "2026"):
            parts = [row[year] for id, row in table.items() if id not in ("costs", "net", "result", "grant")]
            assert sum(parts) == table["net"][year]
            assert table["net"][year] + table["grant"][year] == table["result"][year] == 0


def test_boards_in_one_unit_and_with_another_index(ksb: Run) -> None:
    assert sums(ksb, "--unit", "mnkr")["total"]["grant"]["2025"] == 133.2
    assert sums(ksb, "--pkv", "2026=0")["total"]["grant"]["2026"] == 133200


def test_one_board_of_several(ksb: Run) -> None:
    out = json.loads(ksb("project", "--budgets", BOARDS, "--board", "barn-ungdom", "--format", "json").stdout)
    assert out["unit"] == "mnkr"
    assert ksb("show", "--budgets", BOARDS, "--board", "vard-omsorg").exit_code == 0


def test_the_only_board_is_meant(load: Load, ksb: Run, tmp_path: Path) -> None:
    folder = tmp_path / "budgets" / "ks"
    folder.mkdir(parents=True)
    (folder / "2024.toml").write_text('[document]\ntitle = "A"\nyear = 2024\n', encoding="utf-8")
    assert "Budgeten 2024 har inga ramar." in ksb("project", cwd=tmp_path).stdout


def test_what_a_variant_inherits_of_another_keeps_its_file(ksb: Run, tmp_path: Path) -> None:
    """A total of the first budget, in a table of which the one between has changed another key."""
    (tmp_path / "budgets").mkdir()
    frame = (
        '\n[[frame]]\nid = "f"\nname = "Ram"\nline = [{ id = "rent", label = "Hyror", kind = "cost", amount = -1 }]\n'
    )
    totals = "printed_totals = { costs = { 2024 = -1 }, net = { 2024 = -900 } }\n"
    files = {
        "2024": HEAD + frame + totals,
        "2024-b": '[document]\nbased_on = "2024"\n\n[[frame]]\nid = "f"\nprinted_totals = { costs = { 2024 = -1 } }\n',
        "2024-c": '[document]\nbased_on = "2024-b"\n\n[[frame]]\nid = "f"\nname = "En annan ram"\n',
    }
    for name, text in files.items():
        (tmp_path / "budgets" / f"{name}.toml").write_text(text, encoding="utf-8")
    said = ksb("project", "--from", "2024-c", cwd=tmp_path).stderr
    assert "KSB301: En annan ram: Verksamhetens nettokostnader 2024" in said
    assert "--> budgets/2024.toml:" in said.splitlines()[1]
