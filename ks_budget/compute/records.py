"""What differs between two budgets record by record, chapter by chapter?

Every field of the model is compared, but for those that it declares not to be, and for the amounts of frames and
investments, which are compared figure by figure. Records are matched by id, so a new name is a change and not
another record.
"""

from decimal import Decimal
from typing import Literal

from msgspec import Struct

from ks_budget.chapters import CHAPTERS, Chapter
from ks_budget.compute.facts import FieldValue, Keys, PrintedAmount, Record, Side
from ks_budget.model import Budget
from ks_budget.model.base import Table
from ks_budget.money import convert


class FieldChange(Struct, frozen=True):
    """One field that differs; None where it says nothing."""

    keys: Keys
    before: FieldValue | None
    after: FieldValue | None


class RecordChange(Struct, frozen=True):
    """One record that differs."""

    id: str
    kind: type[Table]
    name: str
    presence: Literal["both", "added", "gone"]
    fields: list[FieldChange]
    """Empty for a record on one side only."""

    @property
    def moved(self) -> bool:
        """A risk whose score is another."""
        return any(change.keys == ("score",) for change in self.fields)


class ChapterChange(Struct, frozen=True):
    """One chapter in two budgets."""

    chapter: Chapter
    before: dict[type[Table], int]
    """How many records of each type the first budget has."""
    after: dict[type[Table], int]
    changes: list[RecordChange]


def compare_records(first: Budget, second: Budget, chapters: tuple[Chapter, ...] = CHAPTERS) -> list[ChapterChange]:
    """Chapter by chapter, all in the order of a budget document where none is chosen. Amounts of money are in the unit
    of the second budget.
    """
    sides = Side(first, second, second.unit), Side(second, first, second.unit)
    return [_compare(chapter, *sides) for chapter in chapters]


def _compare(chapter: Chapter, first: Side, second: Side) -> ChapterChange:
    before, after = _keyed(first.records(chapter)), _keyed(second.records(chapter))
    changes = []
    for key in {**after, **before}:
        old, new = before.get(key), after.get(key)
        if old is None or new is None:
            record = new or old
            assert record is not None, "a record is on one side at least"
            presence: Literal["added", "gone"] = "added" if old is None else "gone"
            changes.append(RecordChange(record.id, record.kind, record.name, presence, []))
        elif differing := _differing(first.values(old), second.values(new)):
            changes.append(RecordChange(new.id, new.kind, new.name, "both", differing))
    return ChapterChange(chapter, _count(before), _count(after), changes)


class _Key(Struct, frozen=True):
    """What two records are matched by. Of several with one id the first is matched with the first."""

    kind: type[Table]
    id: str
    position: int


def _keyed(records: list[Record]) -> dict[_Key, Record]:
    keyed: dict[_Key, Record] = {}
    for record in records:
        position = 0
        while (key := _Key(record.kind, record.id, position)) in keyed:
            position += 1
        keyed[key] = record
    return keyed


def _differing(old: dict[Keys, FieldValue], new: dict[Keys, FieldValue]) -> list[FieldChange]:
    both = ((keys, old.get(keys), new.get(keys)) for keys in {**old, **new})
    return [FieldChange(keys, before, after) for keys, before, after in both if not _same(before, after)]


def _same(before: FieldValue | None, after: FieldValue | None) -> bool:
    """A figure of another precision is another figure: `5.0` is not `5`."""
    if isinstance(before, PrintedAmount) and isinstance(after, PrintedAmount):
        return _same(convert(before.value, before.unit, "kr"), convert(after.value, after.unit, "kr"))
    if isinstance(before, Decimal) and isinstance(after, Decimal):
        return before == after and before.as_tuple().exponent == after.as_tuple().exponent
    return before == after


def _count(records: dict[_Key, Record]) -> dict[type[Table], int]:
    counts: dict[type[Table], int] = {}
    for key in records:
        counts[key.kind] = counts.get(key.kind, 0) + 1
    return counts
