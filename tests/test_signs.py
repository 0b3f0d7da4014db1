"""Costs without a minus are read as costs, wherever they are typed."""

from decimal import Decimal
from pathlib import Path

import pytest
from conftest import Run

from ks_budget.model import Budget
from ks_budget.workspace import Workspace

HEAD = '[document]\ntitle = "N"\nyear = {year}\nunit = "tkr"\ndecided = 2024-11-12\n{more}\n'
FRAME = """
[[frame]]
id = "n"
name = "Nämnden"
index = "none"
line = [
  {{ id = "rev", label = "Intäkter", kind = "revenue", amount = 100, printed = {{ 2026 = 110 }} }},
  {{ id = "staff", label = "Personal", kind = "cost", amount = {0}900, printed = {{ 2026 = {0}910 }} }},
  {{ id = "grant", label = "Kommunbidrag", kind = "grant", amount = 800, printed = {{ 2026 = 800 }} }},
]
printed_totals = {{ costs = {{ 2025 = {0}900 }}, net = {{ 2025 = {0}800 }}, result = {{ 2025 = 0 }} }}
adjustment = [{{ year = 2026, kind = "permanent", reason = "Val", effects = {{ grant = 5, staff = {0}5 }} }}]
comment = [{{ line = "staff", written_for = {0}20, explanations = [{{ text = "Löner", amount = {0}20 }}] }}]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    budgets = tmp_path / "budgets"
    budgets.mkdir()
    return budgets


def opened(folder: Path, name: str) -> Budget:
    return Workspace(folder).open(name).budget


def test_every_amount_of_a_cost_is_turned(folder: Path) -> None:
    (folder / "2025.toml").write_text(HEAD.format(year=2025, more='costs = "positive"') + FRAME.format(""))
    positive = opened(folder, "2025").content.frames
    (folder / "2025.toml").write_text(HEAD.format(year=2025, more="") + FRAME.format("-"))
    assert positive == opened(folder, "2025").content.frames


@pytest.mark.parametrize(("base", "own"), [("", 'costs = "positive"'), ('costs = "positive"', 'costs = "negative"')])
def test_a_variant_may_type_costs_otherwise_than_its_base(folder: Path, base: str, own: str) -> None:
    sign = {"": "-", 'costs = "negative"': "-", 'costs = "positive"': ""}
    (folder / "2025.toml").write_text(HEAD.format(year=2025, more=base) + FRAME.format(sign[base]))
    (folder / "2025-forslag.toml").write_text(
        f'[document]\nbased_on = "2025"\n{own}\n[[frame]]\nid = "n"\n'
        f'line = [{{ id = "staff", amount = {sign[own]}850 }}, {{ id = "grant", amount = 750 }}]\n'
    )
    lines = {line.id: line for line in opened(folder, "2025-forslag").content.frames[0].lines}
    assert lines["staff"].amount == -850
    assert opened(folder, "2025").content.frames[0].lines[1].amount == -900


def test_a_variant_types_costs_as_its_base_unless_it_says(folder: Path) -> None:
    (folder / "2025.toml").write_text(HEAD.format(year=2025, more='costs = "positive"') + FRAME.format(""))
    (folder / "2025-forslag.toml").write_text(
        '[document]\nbased_on = "2025"\n[[frame]]\nid = "n"\nline = [{ id = "staff", amount = 850 }]\n'
    )
    assert opened(folder, "2025-forslag").content.frames[0].lines[1].amount == Decimal(-850)


def test_a_real_cost_above_zero_that_the_result_proves_is_told_of_nowhere(ksb: Run, folder: Path) -> None:
    text = HEAD.format(year=2025, more="") + FRAME.format("-").partition("printed_totals")[0]
    text = text.replace("amount = 100,", "amount = -814,").replace("amount = -900", "amount = 914")
    text = text.replace("amount = 800", "amount = -100")
    (folder / "2025.toml").write_text(text)
    assert "KSB311" not in ksb("check", "--budgets", str(folder)).stdout
