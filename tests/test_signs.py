"""Costs without a minus are read as costs and income with one as income, wherever they are typed."""

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
  {{ id = "rev", label = "Intäkter", kind = "revenue", amount = {1}100, printed = {{ 2026 = {1}110 }} }},
  {{ id = "staff", label = "Personal", kind = "cost", amount = {0}890, printed = {{ 2026 = {0}900 }} }},
  {{ id = "interest", label = "Räntor", kind = "financial", amount = {2}5, printed = {{ 2026 = {2}5 }} }},
  {{ id = "grant", label = "Kommunbidrag", kind = "grant", amount = {1}800, printed = {{ 2026 = {1}800 }} }},
]
adjustment = [{{ year = 2026, kind = "permanent", reason = "Val", effects = {{ grant = {1}5, staff = {0}5 }} }}]
comment = [
  {{ line = "staff", written_for = {0}20, explanations = [{{ text = "Löner", amount = {0}20 }}] }},
  {{ line = "rev", written_for = {1}10, explanations = [{{ text = "Avgifter", amount = {1}10 }}] }},
]
printed_bridge = {{ unit = "tkr", grant = 800 }}

[frame.printed_totals]
costs = {{ 2025 = {0}890, 2026 = {0}900 }}
net = {{ 2025 = {0}790, 2026 = {0}790 }}
result = {{ 2025 = {1}5, 2026 = {1}5 }}
"""

USUAL = ""
POSITIVE = 'costs = "positive"'
LEDGER = 'costs = "positive"\nincome = "negative"'
SIGNS = {USUAL: ("-", "", "-"), POSITIVE: ("", "", "-"), LEDGER: ("", "-", "")}
"""By what a document says of signs: those of costs, of income, and of interest that is paid."""


def said(more: str) -> str:
    """What a variant says of its signs, whatever its base says."""
    costs, income = ("positive" if POSITIVE in more else "negative"), ("negative" if more == LEDGER else "positive")
    return f'costs = "{costs}"\nincome = "{income}"'


def typed(number: int, sign: str) -> str:
    """A number as it is typed where that sign is put before what is positive here."""
    return f"{sign}{number}".replace("--", "")


def frame(more: str) -> str:
    return FRAME.format(*SIGNS[more])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    budgets = tmp_path / "budgets"
    budgets.mkdir()
    return budgets


def opened(folder: Path, name: str) -> Budget:
    return Workspace(folder).open(name).budget


def write(folder: Path, year: int, more: str, text: str | None = None) -> None:
    """A budget of a year, typed as its document says."""
    (folder / f"{year}.toml").write_text(HEAD.format(year=year, more=more) + (text or frame(more)))


@pytest.mark.parametrize("more", [POSITIVE, LEDGER])
def test_every_amount_is_turned_wherever_it_is_typed(folder: Path, more: str) -> None:
    write(folder, 2025, more)
    turned = opened(folder, "2025").content.frames
    write(folder, 2025, USUAL)
    assert turned == opened(folder, "2025").content.frames


@pytest.mark.parametrize("own", SIGNS)
@pytest.mark.parametrize("base", SIGNS)
def test_a_variant_may_type_amounts_otherwise_than_its_base(folder: Path, base: str, own: str) -> None:
    write(folder, 2025, base)
    costs, income, interest = SIGNS[own]
    lines = f"""
  {{ id = "staff", amount = {costs}850 }},
  {{ id = "grant", change = {typed(-40, income)} }},
  {{ id = "interest", change = {interest}2 }},
  {{ id = "rev", change = {income}7 }},
"""
    (folder / "2025-forslag.toml").write_text(
        f'[document]\nbased_on = "2025"\n{said(own)}\n[[frame]]\nid = "n"\nline = [{lines}]\n'
    )
    lines = {line.id: line.amount for line in opened(folder, "2025-forslag").content.frames[0].lines}
    assert lines == {"rev": 107, "staff": -850, "interest": -7, "grant": 760}
    totals = opened(folder, "2025-forslag").content.frames[0].printed_totals
    assert (totals["costs"][2025], totals["result"][2025]) == (-850, 10)


@pytest.mark.parametrize("own", SIGNS)
@pytest.mark.parametrize("base", SIGNS)
def test_a_change_is_typed_as_the_variant_types_its_costs(folder: Path, base: str, own: str) -> None:
    write(folder, 2025, base)
    sign = SIGNS[own][0]
    text = '[document]\nbased_on = "{}"\n{}\n[[frame]]\nid = "n"\nline = [{{ id = "staff", change = {}{} }}]\n'
    (folder / "2025-a.toml").write_text(text.format("2025", said(own), sign, 10))
    # The variant of a variant differs from what came of both.
    (folder / "2025-b.toml").write_text(text.format("2025-a", USUAL, sign, 3))
    (folder / "2025-c.toml").write_text(text.format("2025-a", POSITIVE, "", 3))
    for name, amount in (("2025-a", -900), ("2025-b", -903), ("2025-c", -903)):
        staff = next(line for line in opened(folder, name).content.frames[0].lines if line.id == "staff")
        assert staff.amount == amount, name


@pytest.mark.parametrize("more", [POSITIVE, LEDGER])
def test_a_variant_types_amounts_as_its_base_unless_it_says(folder: Path, more: str) -> None:
    write(folder, 2025, more)
    costs, income, _ = SIGNS[more]
    (folder / "2025-forslag.toml").write_text(
        '[document]\nbased_on = "2025"\n[[frame]]\nid = "n"\nline = ['
        f'{{ id = "staff", amount = {costs}850 }}, {{ id = "rev", amount = {income}60 }}]\n'
    )
    lines = {line.id: line.amount for line in opened(folder, "2025-forslag").content.frames[0].lines}
    assert (lines["staff"], lines["rev"]) == (-850, 60)


def test_a_real_cost_above_zero_that_the_result_proves_is_told_of_nowhere(ksb: Run, folder: Path) -> None:
    text = frame(USUAL).partition("adjustment")[0]
    text = text.replace("amount = 100,", "amount = -809,").replace("amount = -890", "amount = 914")
    write(folder, 2025, USUAL, text.replace("amount = 800", "amount = -100"))
    assert "KSB311" not in ksb("check", "--budgets", str(folder)).stdout
