"""What `ksb check` misses, and what it tells wrongly: small fixed parts of ``tests/misses``."""

import random
from decimal import Decimal

from conftest import ROOT
from misses.measure import part, share_found
from misses.slips import slips


def test_a_slip_is_found_where_it_can_be() -> None:
    """One slip of forty of the real document. The whole is measured by ``tests/misses/measure.py``."""
    tried = part("2024-rattad", ROOT / "budgets", 1, 0, 40)
    found, bound = share_found(tried)
    assert [one for one in tried if one.outcome == "missed"] == []
    assert found >= 0.89
    assert bound <= 0.96, "where everything can be found the measure counts the wrong way"


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
