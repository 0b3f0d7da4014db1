"""Which rows of a table are sums, and of which others: by its arithmetic, and by its words where that is silent."""

import re
from collections.abc import Sequence
from decimal import Decimal

from ks_budget.importing.work import figure
from ks_budget.money import add, half_width
from ks_budget.tables.judged import Audited, Relation
from ks_budget.tables.table import Row

_SUM = re.compile(r"^(summa|delsumma|totalt?|totala|total|sum|sub-?total|netto)\b|\b(totalt|summa|total)$", re.I)
_PART = re.compile(r"^[-–•\s]*(varav|därav|dvs|of which)\b", re.I)

Terms = tuple[tuple[int, int], ...]
"""Rows that another is the sum of, each with 1 or -1."""


class Sums:
    """The sums down the rows of one table."""

    def __init__(self, audited: Audited) -> None:
        self.table, self.rows = audited.table, audited.table.rows
        self.parts: dict[int, Terms] = {}
        """By the row of a sum, the rows that it is the sum of."""
        for relation in sorted(audited.relations, key=lambda one: -one.bits):
            if relation.axis == "rows" and relation.kind in ("sum", "net") and _holds(relation):
                target, terms = self._turned(relation)
                self.parts.setdefault(target, terms)
        self._as_others()
        for i, row in enumerate(self.rows):
            if says_sum(row) and i not in self.parts and not is_part(row):
                self._by_words(i)

    def is_sum(self, row: int) -> bool:
        """Whether a row adds up others, or its label says so."""
        return row in self.parts or says_sum(self.rows[row])

    def leaves(self, row: int) -> set[int]:
        """The rows that are no sums themselves and that a sum comes to."""
        found, left, seen = set[int](), [row], set[int]()
        while left:
            one = left.pop()
            if one in seen:
                continue
            seen.add(one)
            terms = self.parts.get(one, ())
            left += [term for term, _ in terms]
            if not terms and one != row:
                found.add(one)
        return found

    def is_zero(self, i: int) -> bool:
        """Whether a row has figures and all of them are 0."""
        values = [figure(entry) for entry in self.rows[i].entries]
        return any(value is not None for value in values) and not any(values)

    def _turned(self, relation: Relation) -> tuple[int, Terms]:
        """A relation as a sum. One that sets a part equal to the sum less the other parts says the same."""
        if relation.kind == "sum" or says_sum(self.rows[relation.target]):
            return relation.target, self._on_its_side(relation.target, relation.terms)
        sides = {row: sign for row, sign in relation.terms if not self.is_zero(row)}
        if not self.is_zero(relation.target):
            sides[relation.target] = -1
        for one in (1, -1):
            alone = [row for row, sign in sides.items() if sign == one]
            others = [row for row, sign in sides.items() if sign != one]
            if len(alone) == 1 and len(others) > 1 and _beside(alone[0], others):
                return alone[0], tuple((row, 1) for row in sorted(others))
        return relation.target, relation.terms

    def _on_its_side(self, target: int, terms: Terms) -> Terms:
        """The terms without rows of 0 on the other side of the sum than all others: nothing ties them to it."""
        others = [row for row, _ in terms if not self.is_zero(row)]
        if not others or min(others) < target < max(others):
            return terms
        below = min(others) > target
        return tuple((row, sign) for row, sign in terms if not self.is_zero(row) or (row > target) == below)

    def _as_others(self) -> None:
        """Where sums stand above their parts, a row that adds up those below it, as far as the next sum, is one too."""
        if not any(target < min(row for row, _ in terms) for target, terms in self.parts.items()):
            return
        parts = {term for terms in self.parts.values() for term, _ in terms}
        for i in range(len(self.rows)):
            if i in self.parts or i in parts or not self._has_figures(i) or self.is_zero(i):
                continue
            below = self._run_below(i)
            if len(below) > 1 and self._adds_up(i, below):
                self.parts[i] = tuple((j, 1) for j in below)

    def _run_below(self, i: int) -> list[int]:
        run = list[int]()
        for j in range(i + 1, len(self.rows)):
            if j in self.parts or says_sum(self.rows[j]):
                break
            if self._has_figures(j) and not is_part(self.rows[j]):
                run.append(j)
        return run

    def _by_words(self, i: int) -> None:
        """A row that is called a sum may be that of all above it that are parts of no other."""
        parts = {term for terms in self.parts.values() for term, _ in terms}
        free = [j for j in range(i) if j not in parts and not is_part(self.rows[j]) and self._has_figures(j)]
        if len(free) > 1 and self._adds_up(i, free):
            self.parts[i] = tuple((j, 1) for j in free)

    def _has_figures(self, i: int) -> bool:
        return any(figure(entry) is not None for entry in self.rows[i].entries)

    def _adds_up(self, i: int, terms: Sequence[int]) -> bool:
        """Whether it does, within rounding, in every column of amounts that has the sum."""
        tried = 0
        for at, column in enumerate(self.table.columns):
            whole = figure(self.rows[i].entries[at]) if column.kind == "money" else None
            if whole is None:
                continue
            values = [figure(self.rows[j].entries[at]) or Decimal(0) for j in terms]
            if abs(add(values) - whole) > add(map(half_width, [*values, whole])):
                return False
            tried += 1
        return tried > 0


def says_sum(row: Row) -> bool:
    """Whether a label says that its row is a sum."""
    return bool(_SUM.search(row.label.strip()))


def is_part(row: Row) -> bool:
    """Whether a label says that its row is a part of the one above (varav, därav)."""
    return bool(_PART.match(row.label))


def _holds(relation: Relation) -> bool:
    return len(relation.holds) > 0 and len(relation.holds) >= len(relation.fails)


def _beside(row: int, others: list[int]) -> bool:
    """Whether a sum stands right above or below its parts."""
    return row < min(others) <= row + 2 or max(others) < row
