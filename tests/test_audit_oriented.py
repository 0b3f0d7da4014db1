"""Relations the way round that people say them."""

import pytest
from audited import FOLLOW_UP, table
from msgspec import structs

from ks_budget.tables.judged import Audited, Relation
from ks_budget.tables.oriented import oriented
from ks_budget.tables.table import Table

ROWS = table("Nämnd | 2024\nNämnden | 6\nSkola | 1\nVård | 2\nKultur | 3\nSumma | 6")


@pytest.mark.parametrize(
    ("given", "one", "kind", "target", "terms"),
    [
        # Budget = Utfall + Avvikelse
        (FOLLOW_UP, Relation("columns", "sum", 1, ((0, 1), (2, 1))), "difference", 2, ((0, -1), (1, 1))),
        # Avvikelse = Utfall - Budget stays.
        (FOLLOW_UP, Relation("columns", "difference", 2, ((0, 1), (1, -1))), "difference", 2, ((0, 1), (1, -1))),
        # Kultur = Nämnden - Skola - Vård
        (ROWS, Relation("rows", "net", 3, ((0, 1), (1, -1), (2, -1))), "sum", 0, ((1, 1), (2, 1), (3, 1))),
        # Skola = Summa - Vård - Kultur
        (ROWS, Relation("rows", "net", 1, ((2, -1), (3, -1), (4, 1))), "sum", 4, ((1, 1), (2, 1), (3, 1))),
        # A minus in the target: Skola = -Vård + Kultur stays, where no words say otherwise.
        (ROWS, Relation("rows", "net", 1, ((2, -1), (3, 1))), "net", 1, ((2, -1), (3, 1))),
    ],
)  # fmt: skip
def test_a_relation_is_told_for_what_follows(
    given: Table, one: Relation, kind: str, target: int, terms: tuple[tuple[int, int], ...]
) -> None:
    [turned] = oriented(Audited(given, (one,), ())).relations
    assert (turned.kind, turned.target, turned.terms) == (kind, target, terms)


def test_what_turns_its_sign_and_ratios_stay_as_they_are() -> None:
    turned = Relation("columns", "sum", 1, ((0, 1), (2, 1)), turned=(1,))
    share = structs.replace(turned, kind="share", turned=())
    assert oriented(Audited(FOLLOW_UP, (turned, share), ())).relations == (turned, share)
