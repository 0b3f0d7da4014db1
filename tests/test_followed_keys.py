"""Every key that holds what a document prints of amounts says how a variant inherits it."""

from ks_budget.model import Content, TableRow
from ks_budget.model.base import Follows, Money, fields, nests
from ks_budget.model.frames import PrintedBridge

STAYS = {"PrintedBridge.base", "PrintedBridge.uplift", "PrintedBridge.indexed"}
"""What is told of last year's grant and its index: a variant of this year changes neither."""


def _tables(kind: type, seen: set[type]) -> set[type]:
    for nest in nests(kind):
        if nest.table is not None and nest.table not in seen:
            seen.add(nest.table)
            _tables(nest.table, seen)
    return seen


def test_every_printed_amount_follows_or_stays() -> None:
    printed, followed = set(), {}
    for kind in _tables(Content, set()):
        for field in fields(kind):
            name = f"{kind.__name__}.{field.name}"
            amounts = field.mark(Money) and (field.name.startswith("printed") or kind is PrintedBridge)
            if amounts or (kind is TableRow and field.number):
                printed.add(name)
            if mark := field.mark(Follows):
                followed[name] = mark.what
    assert printed == STAYS | followed.keys(), "a new key: say in the model how it follows, or that it stays"
    assert followed == {
        "Line.printed": "plan",
        "PrintedBridge.grant": "plan",
        "Frame.printed_totals": "total",
        "TableRow.figures": "table",
        **{f"{kind}.printed": "sum" for kind in ("Group", "Investments")},
        **{f"{kind}.printed_periods": "periods" for kind in ("Project", "Group", "Investments")},
    }
