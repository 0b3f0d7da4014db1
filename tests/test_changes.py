"""What a variant may say of what it differs in: a difference, what it replaces and what it takes away."""

import json
from decimal import Decimal
from pathlib import Path

import pytest
from conftest import HEAD, Run, codes, open_budget

from ks_budget import Stop, Workspace
from ks_budget.files.inherit import Overlay
from ks_budget.files.schema import variant_schema
from ks_budget.model import Content
from ks_budget.model.base import identity, nests

BASE = (
    HEAD
    + """
[[frame]]
id = "f"
name = "Ram"
line = [
    { id = "staff", label = "Personal", kind = "cost", amount = -1_000 },
    { id = "rent", label = "Lokaler", kind = "cost", amount = -200.5 },
    { id = "grant", label = "Bidrag", kind = "grant", amount = 1_200.5 },
]

[[frame.comment]]
line = "staff"
explanations = [{ text = "Fler" }, { text = "Dyrare" }]

[investments]
years = [2024, 2025]

[[investments.group]]
id = "g"
name = "Grupp"
project = [{ id = "a", name = "Skola", amounts = { 2024 = 10, 2025 = 20.5 } }]

[scale]
likelihood = [{ level = 1, name = "Liten" }, { level = 2, name = "Stor" }]
impact = [{ level = 1, name = "Liten" }]

[[rule]]
code = "KSB408"
severity = "off"
reason = "Nått"

[[rule]]
code = "KSB411"
severity = "note"
reason = "Vet"

[[accepted]]
finding = "KSB408:a"
comment = "Känt"
"""
)


def variant(tmp_path: Path, text: str, name: str = "2024-b", on: str = "2024") -> Content:
    folder = tmp_path / "budgets"
    folder.mkdir(exist_ok=True)
    (folder / "2024.toml").write_text(BASE, encoding="utf-8")
    (folder / f"{name}.toml").write_text(f'[document]\nbased_on = "{on}"\n{text}', encoding="utf-8")
    return open_budget(folder, name).content


def test_a_change_is_the_base_s_amount_and_it(tmp_path: Path) -> None:
    content = variant(
        tmp_path,
        '[[frame]]\nid = "f"\nline = [{ id = "staff", change = -3_400 }, { id = "rent", change = 0.25 }]\n'
        '[[investments.group]]\nid = "g"\nproject = [{ id = "a", change = { 2025 = -20 } }]\n',
    )
    staff, rent, grant = content.frames[0].lines
    assert (staff.amount, type(staff.amount)) == (-4400, int)
    assert (rent.amount, grant.amount) == (Decimal("-200.25"), Decimal("1200.5"))
    assert content.investments is not None
    assert content.investments.groups[0].projects[0].amounts == {2024: 10, 2025: Decimal("0.5")}


def test_a_change_of_a_change(tmp_path: Path) -> None:
    line = '[[frame]]\nid = "f"\nline = [{{ id = "staff", change = {} }}]\n'
    variant(tmp_path, line.format("-100"))
    assert variant(tmp_path, line.format("30"), "2024-c", "2024-b").frames[0].lines[0].amount == -1070


def test_what_follows_from_a_change_is_told_at_it(tmp_path: Path) -> None:
    with pytest.raises(Stop) as stop:
        variant(tmp_path, '[[frame]]\nid = "f"\nline = [{ id = "staff", change = -1e20 }]\n')
    [problem] = stop.value.problems
    assert (problem.code, problem.places[0].file.endswith("2024-b.toml")) == ("KSB105", True)
    with pytest.raises(Stop) as stop:
        variant(tmp_path, '[[frame]]\nid = "f"\nline = [{ id = "staff", change = "mer" }]\n')
    [problem] = stop.value.problems
    assert problem.places[0].span is not None
    assert (problem.code, problem.places[0].span.line) == ("KSB103", 5)


@pytest.mark.parametrize(
    "text",
    [
        '[[frame]]\nid = "f"\nline = [{ id = "staff", change = -1, amount = -5 }]\n',
        '[[frame]]\nid = "f"\nline = [{ id = "new", label = "N", kind = "cost", change = -1 }]\n',
        '[[investments.group]]\nid = "g"\nproject = [{ id = "a", change = { 2026 = 1 } }]\n',
    ],
)
def test_a_change_that_cannot_be_computed_is_told_once(text: str, tmp_path: Path) -> None:
    with pytest.raises(Stop) as stop:
        variant(tmp_path, text)
    assert "KSB123" in codes(stop.value)
    assert [code for code in codes(stop.value) if code in ("KSB101", "KSB102", "KSB103")] == []


def test_a_change_in_a_budget_of_its_own_is_an_unknown_key(tmp_path: Path) -> None:
    (tmp_path / "2024.toml").write_text(BASE.replace("amount = -1_000", "change = -1_000"), encoding="utf-8")
    with pytest.raises(Stop) as stop:
        Workspace(tmp_path).open("2024")
    assert "KSB101" in codes(stop.value)


def test_rules_and_accepted_findings_are_replaced_and_removed(tmp_path: Path) -> None:
    content = variant(
        tmp_path,
        '[[rule]]\ncode = "KSB408"\nseverity = "note"\n[[rule]]\ncode = "KSB411"\nremoved = true\n'
        '[[accepted]]\nfinding = "KSB408:a"\nremoved = true\n'
        "[scale]\nlikelihood = [{ level = 2, removed = true }]\n",
    )
    assert [(rule.code, rule.severity, rule.reason) for rule in content.settings] == [("KSB408", "note", "Nått")]
    assert content.accepted == ()
    assert content.scale is not None
    assert [level.level for level in content.scale.likelihood] == [1]


def test_explanations_have_no_identity_and_are_replaced_whole(tmp_path: Path) -> None:
    text = '[[frame]]\nid = "f"\n[[frame.comment]]\nline = "staff"\nexplanations = [{ text = "Färre" }]\n'
    [comment] = variant(tmp_path, text).frames[0].comments
    assert [explanation.text for explanation in comment.explanations] == ["Färre"]


def test_every_list_of_tables_with_an_identity_can_be_changed_and_removed() -> None:
    """By the model, and by the schema that editors have."""
    definitions = json.loads(variant_schema())["$defs"]
    seen = [Content]
    for kind in seen:
        seen += [nest.table for nest in nests(kind) if nest.table and nest.table not in seen]
    for kind in seen[1:]:
        assert ("removed" in definitions[kind.__name__]["properties"]) == (identity(kind) is not None), kind
    for nest in nests(Content):
        key = identity(nest.table) if nest.many and nest.table else None
        if key:
            base = {nest.key: [{key.field.key: "a", "x": 1}, {key.field.key: "b"}]}
            own = {nest.key: [{key.field.key: "a", "x": 2}, {key.field.key: "b", "removed": True}]}
            assert Overlay(base, {}, own, {}).tables == {nest.key: [{key.field.key: "a", "x": 2}]}
    assert {"change", "amount"} <= set(definitions["Line"]["properties"])
    assert {"change", "amounts"} <= set(definitions["Project"]["properties"])


def test_a_difference_is_shown_as_any_other(ksb: Run, tmp_path: Path) -> None:
    variant(tmp_path, '[[frame]]\nid = "f"\nline = [{ id = "staff", change = -3_400 }]\n')
    report = json.loads(ksb("diff", "2024", "2024-b", "--chapter", "frames", "--format", "json", cwd=tmp_path).stdout)
    rows = {row["id"]: row for row in report["tables"][0]["rows"]}
    assert rows["staff"]["change"] == -3400
