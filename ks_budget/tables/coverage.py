"""How much of a table its relations speak of. What no relation speaks of is not shown to be right."""

import re
from decimal import Decimal
from typing import Literal

from msgspec import Struct

from ks_budget.tables.judged import Audited, Relation
from ks_budget.tables.table import Table

Costs = Literal["negative", "positive"]


class Coverage(Struct, frozen=True):
    """What was tried of one table, and what was not."""

    figures: int
    """Printed in it."""
    tried: int
    """Of them, those that stand in a relation that could be tried where they stand."""
    holds: int
    """Relations that hold, counted in each line that they hold in."""
    fails: int
    missing: int
    """Lines that a relation could not be tried in, for a figure that is not printed."""
    rows: tuple[int, ...]
    """Those with figures none of which was tried."""
    columns: tuple[int, ...]


def coverage(audited: Audited) -> Coverage:
    """What the relations of a table speak of."""
    table, tried = audited.table, set[tuple[int, int]]()
    for relation in audited.relations:
        for instance in (*relation.holds, *relation.fails):
            tried |= cells(relation, instance)
    printed = {
        (i, j) for i, row in enumerate(table.rows) for j, entry in enumerate(row.entries) if entry.number is not None
    }
    tried &= printed
    return Coverage(
        figures=len(printed),
        tried=len(tried),
        holds=sum(len(relation.holds) for relation in audited.relations),
        fails=sum(len(relation.fails) for relation in audited.relations),
        missing=sum(len(relation.untested) for relation in audited.relations),
        rows=tuple(sorted({i for i, _ in printed} - {i for i, _ in tried})),
        columns=tuple(sorted({j for _, j in printed} - {j for _, j in tried})),
    )


def cells(relation: Relation, instance: int) -> set[tuple[int, int]]:
    """The rows and columns of the figures that a relation is between in one of its instances."""
    lines = {relation.target, *(line for line, _ in relation.terms)}
    return {(line, instance) if relation.axis == "rows" else (instance, line) for line in lines}


_COST = re.compile(r"kostnad|utgift|avskrivning|personal|lokalhyr|köp av|inköp|expenditure|costs?\b", re.I)
_OTHER = re.compile(
    r"intäkt|inkomst|netto(?!kostnad|utgift)|utjämning|bidrag|resultat|avvikelse|förändring|skillnad|andel|revenue|income",
    re.I,
)


def costs(table: Table) -> Costs | None:
    """Whether costs are printed with a minus or without, by the figures of what is called a cost, net costs too: those
    that come to more, since a small one may be the other way (interest that is given back). None where nothing is
    called so, or neither comes to twice the other."""
    positive = negative = Decimal(0)
    for row in table.rows:
        for column, entry in zip(table.columns, row.entries, strict=False):
            if entry.number is None or column.kind != "money" or column.phase in ("change", "deviation", "percent"):
                continue
            label, head = _called(row.label), _called(column.head)
            if (label or head) == "cost" and "other" not in (label, head):
                positive += max(entry.number.value, Decimal(0))
                negative += max(-entry.number.value, Decimal(0))
    if positive and positive >= 2 * negative:
        return "positive"
    return "negative" if negative and negative >= 2 * positive else None


def _called(words: str) -> Literal["", "cost", "other"]:
    if _OTHER.search(words):
        return "other"
    return "cost" if _COST.search(words) else ""
