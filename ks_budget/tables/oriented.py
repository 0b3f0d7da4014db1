"""Relations the way round that people say them: a deviation is budget less outcome, a board the sum of its units.

Arithmetic alone does not tell which of the figures of a relation follows from the others: a = b + c is c = a - b.
"""

from msgspec import structs

from ks_budget.tables.judged import Audited, Finding, Relation, RelationKind
from ks_budget.tables.table import Table
from ks_budget.tables.words import is_derived, is_difference, is_total

_TURNABLE: tuple[RelationKind, ...] = ("sum", "net", "difference")
_FEWEST = 2
"""Lines that are taken away before what they are taken from is seen as their sum."""


def oriented(audited: Audited) -> Audited:
    """The same, each relation with the target that its words say, or that makes it a sum."""
    relations = tuple(_oriented(relation, audited.table) for relation in audited.relations)
    # What breaks no relation, and only differs from another table, is told of the two tables.
    findings = tuple(_possible(one) for one in audited.findings if one.broken)
    return structs.replace(audited, relations=relations, findings=findings)


def _possible(finding: Finding) -> Finding:
    """Without figures that nothing which can be printed would mend."""
    possible = tuple(suspect for suspect in finding.suspects if suspect.low <= suspect.high)
    return structs.replace(finding, suspects=possible) if possible else finding


def _oriented(relation: Relation, table: Table) -> Relation:
    if relation.kind not in _TURNABLE or relation.turned:
        return relation
    target = _of_columns(relation, table) if relation.axis == "columns" else _of_rows(relation, table)
    solved = relation if target is None else _solved(relation, target)
    return structs.replace(solved, kind=_kind(solved, table))


def _of_columns(relation: Relation, table: Table) -> int | None:
    """The column whose head says that it follows from the others, where the target's does not."""
    for follows in (_deviates, _follows):
        if follows(table, relation.target):
            return None
        said = [line for line, _ in relation.terms if follows(table, line)]
        if len(said) == 1:
            return said[0]
    return _whole(relation)


def _deviates(table: Table, column: int) -> bool:
    head = table.columns[column]
    return head.phase in ("deviation", "change") or is_difference(head.head)


def _follows(table: Table, column: int) -> bool:
    return _deviates(table, column) or is_derived(table.columns[column].head)


def _of_rows(relation: Relation, table: Table) -> int | None:
    if is_total(table.rows[relation.target].label):
        return None
    said = [line for line, _ in relation.terms if is_total(table.rows[line].label)]
    return said[0] if len(said) == 1 else _whole(relation)


def _whole(relation: Relation) -> int | None:
    """What all the other lines are taken from: it is their sum, and the target's."""
    positive = [line for line, coefficient in relation.terms if coefficient > 0]
    taken = len(relation.terms) - len(positive)
    return positive[0] if len(positive) == 1 and taken >= _FEWEST else None


def _solved(relation: Relation, target: int) -> Relation:
    """The same for one of its terms."""
    own = dict(relation.terms)[target]
    terms = {line: -own * coefficient for line, coefficient in relation.terms if line != target}
    terms[relation.target] = own
    return structs.replace(relation, target=target, terms=tuple(sorted(terms.items())))


def _kind(relation: Relation, table: Table) -> RelationKind:
    if all(coefficient == 1 for _, coefficient in relation.terms):
        return "sum"
    return "difference" if relation.axis == "columns" and _follows(table, relation.target) else "net"
