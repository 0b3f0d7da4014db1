"""What `ksb check` misses, and what it tells wrongly: small fixed parts of ``tests/misses``."""

import random
from decimal import Decimal

from conftest import ROOT
from misses.alarms import alarms
from misses.measure import part, share_found
from misses.sites import sites, with_figure
from misses.slips import slips
from misses.sound import YEAR, Drawn

from ks_budget.checks.case import Case
from ks_budget.checks.rules import check
from ks_budget.model import Budget, Content, Document, Frame, Line, Publication


def test_a_slip_is_found_where_it_can_be() -> None:
    """One slip of forty of the real document. The whole is measured by ``tests/misses/measure.py``."""
    tried = part("2024-rattad", ROOT / "budgets", 1, 0, 40)
    found, bound = share_found(tried)
    assert [one for one in tried if one.outcome == "missed"] == []
    assert found >= 0.89
    assert bound <= 0.96, "where everything can be found the measure counts the wrong way"


def test_a_budget_that_is_right_is_told_nothing_of() -> None:
    """The first hundred of those that ``tests/misses/alarms.py`` draws."""
    assert {seed: told for seed in range(100) if (told := alarms(seed))} == {}


def test_the_budgets_that_are_right_have_what_is_checked() -> None:
    """And a slip in one of them is found: they are not right because nobody looks."""
    drawn = [Drawn(seed) for seed in range(30)]
    looked_at = {r.kind.code for one in drawn for r in Case(one.budget, one.previous).relations}
    assert looked_at == {f"KSB30{i}" for i in range(1, 9)}
    lines = [(one.budget, site) for one in drawn for site in sites(one.budget) if site.kind == "line.amount"]
    found = [check(Case(with_figure(budget, site, site.figure + 5000), None)) for budget, site in lines]
    assert sum(map(bool, found)) > len(found) * 0.6


def test_every_slip_of_a_figure() -> None:
    made = {
        name: [wrong for n, wrong in slips(-1203, random.Random(1)) if n == name]
        for name, _ in slips(-1203, random.Random(1))
    }
    assert made["sign"] == [1203]
    assert made["transposed"] == [-2103, -1023, -1230]
    assert made["power of ten"] == [-12030, Decimal("-120.3")]
    assert made["off by 10"] == [-1193, -1213]
    assert len(made["digit"]) == 4


def test_a_slip_keeps_the_decimals() -> None:
    """5,0 becomes 6,0 and not 6."""
    assert {str(wrong) for name, wrong in slips(Decimal("5.0"), random.Random(1)) if name == "off by 10"} == {
        "6.0",
        "4.0",
    }


def test_totals_that_add_up_rounded_lines_are_right_too() -> None:
    """Of many lines, as far from the exact total as rounding can bring them."""
    lines = tuple(
        Line(id=f"l{i}", label="x", kind="cost", amount=-1049, printed={YEAR + 1: -1080, YEAR + 2: -1113})
        for i in range(40)
    )
    totals = {"costs": {YEAR: -41_960, YEAR + 1: -43_200, YEAR + 2: -44_520}}
    frame = Frame(id="f", name="x", lines=lines, printed_totals=totals)  # type: ignore[arg-type]
    rates = Publication(id="p", series="pkv", rates={YEAR + 1: 3, YEAR + 2: 3})
    content = Content(
        document=Document(title="x", year=YEAR, plan_years=(YEAR + 1, YEAR + 2)), frames=(frame,), publications=(rates,)
    )
    assert check(Case(Budget(name=str(YEAR), content=content, publications=(rates,)), None)) == []
