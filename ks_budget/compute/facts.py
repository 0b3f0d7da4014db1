"""What does a budget say, record by record? Every field of the model, but for those that it declares not to be compared
and for the amounts of frames and investments, which are compared figure by figure.
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any, get_args

from msgspec import Struct

from ks_budget.chapters import CHAPTERS, Chapter
from ks_budget.compute.risks import score, treatment_labels
from ks_budget.model import Budget, Comment, Content, Control, Frame, Group, Investments, Line, Risk, Shared
from ks_budget.model.base import Field, Ident, Money, NotCompared, Refers, Table, Tabled, fields, identity, nests
from ks_budget.model.levels import Levels
from ks_budget.money import ZERO, Followed, add, convert
from ks_budget.printed.reconcile import standing


class PrintedAmount(Struct, frozen=True):
    """An amount of money, with the precision that it was written with."""

    value: Decimal
    unit: str


FieldValue = str | int | Decimal | PrintedAmount | bool | date
Keys = tuple[str | int, ...]
"""A field, and below it the keys of maps and the positions of lists."""

_EMPTY = (None, "", ())
"""Values that say nothing."""

_NAMES = ("name", "label", "title", "reason", "text")
"""The fields that a table may be called by, the first that it has."""


class Record(Struct, frozen=True, eq=False):
    """One thing of a chapter."""

    id: str
    """Stable and, of its type, unique in the budget."""
    name: str
    table: Table
    above: tuple[Table, ...]
    """The tables that it is in, the nearest last."""

    @property
    def kind(self) -> type[Table]:
        """The type of its table."""
        return type(self.table)


class Side:
    """One of two budgets: its records, and what each says, with amounts in ``unit``."""

    def __init__(self, budget: Budget, other: Budget, unit: str) -> None:
        self.budget, self.other, self.unit = budget, other, unit
        self.risks = {risk.id: risk for risk in budget.content.risks}
        self.treatments = treatment_labels(budget)
        self.levels = Levels(budget.content.frames)
        self.plans, self.other_plans = _plans(self.levels), _plans(Levels(other.content.frames))

    def records(self, chapter: Chapter) -> list[Record]:
        """The records of a chapter, each before those in it."""
        content = self.budget.content
        records: list[Record] = []
        for key in chapter.keys:
            field = next(field for field in fields(type(content)) if field.key == key)
            # Publications of the shared files serve the budget as its own do.
            owner = self.budget if field.name == "publications" else content
            for table in field.tables(owner):
                records += self._records(table, chapter, field, ())
        return records

    def _records(self, table: Table, chapter: Chapter, field: Field, above: tuple[Table, ...]) -> Iterator[Record]:
        """A table and the records in it. ``above`` holds the tables around it, the nearest last."""
        yield Record(_id(table, chapter, field, above), self._name(table, above), table, above)
        for nest in nests(type(table)):
            for inner in nest.tables(table) if nest.table in chapter.records else ():
                yield from self._records(inner, chapter, nest, (*above, table))

    def _name(self, table: Table, above: tuple[Table, ...]) -> str:
        """What a table is called: by its own name, else by that of what it refers to."""
        if isinstance(table, Control) and table.risk in self.risks:
            return self.risks[table.risk].name
        if isinstance(table, Comment):
            return next((line.label for line in _frame(above).lines if line.id == table.line), table.line)
        own = (getattr(table, name) for name in _NAMES if name in table.__struct_fields__)
        key = identity(type(table))
        return next((name for name in own if name), str(key.of(table)) if key else "")

    def values(self, record: Record) -> dict[Keys, FieldValue]:
        """What a record says, by field; what it leaves empty is left out."""
        table, above = record.table, record.above
        values = dict(self._derived(table, above))
        self._enter(values, (), table, compared(type(table)), (*above, table))
        return values

    def _derived(self, table: Table, above: tuple[Table, ...]) -> Iterator[tuple[Keys, FieldValue]]:
        """What follows from other tables, or from several fields."""
        if isinstance(table, Risk):
            yield ("score",), score(table)
        elif isinstance(table, Control) and table.risk in self.risks:
            yield ("score",), score(self.risks[table.risk])
        elif isinstance(table, Frame) and self.plans[table.id]:
            yield ("plan",), ", ".join(map(str, sorted(self.plans[table.id])))
        if above and _unique_in_budget(type(table)) and _unique_in_budget(type(above[-1])):
            yield (_word(above[-1]),), self._name(above[-1], above[:-1])

    def _enter(
        self, values: dict[Keys, FieldValue], keys: Keys, table: Table, of: tuple[Field, ...], above: tuple[Table, ...]
    ) -> None:
        """Enter what a table says in these fields, the keys to it before theirs. It is the last of ``above`` itself."""
        for field in of:
            value = getattr(table, field.name)
            if value not in _EMPTY:
                self._enter_value(values, (*keys, field.key), value, field, above)

    def _enter_value(
        self, values: dict[Keys, FieldValue], keys: Keys, value: Any, field: Field, above: tuple[Table, ...]
    ) -> None:
        if isinstance(value, Table):
            self._enter(values, keys, value, fields(type(value)), (*above, value))
        elif isinstance(value, dict):
            for key in sorted(value, key=str):
                if value[key] not in _EMPTY and self._covered(key, field, above):
                    self._enter_value(values, (*keys, key), value[key], field, above)
        elif isinstance(value, tuple) and field.table:
            for i, inner in enumerate(value, 1):
                self._enter_value(values, (*keys, i), inner, field, above)
        else:
            values[keys] = self._plain(value, field, above)

    def _plain(self, value: Any, field: Field, above: tuple[Table, ...]) -> FieldValue:
        """One value, as it can be compared."""
        if isinstance(value, tuple):
            return ", ".join(map(str, value)) if all(isinstance(item, int) for item in value) else "\n".join(value)
        if field.marks:
            money, refers = field.mark(Money), field.mark(Refers)
            if money:
                return self._amount(Decimal(value), money, above)
            if refers and not field.map and refers.to == ("treatment",):
                return str(self.treatments.get(value, value))
        if isinstance(value, int) and not isinstance(value, bool):
            # A year and a number in an order are no amounts; an amount that is whole is one all the same.
            return Decimal(value) if _holds_amounts(type(above[-1]), field.name) else str(value)
        if isinstance(value, str):
            return value.strip()
        plain: FieldValue = value
        return plain

    def _amount(self, value: Decimal, money: Money, above: tuple[Table, ...]) -> PrintedAmount:
        """An amount in the unit of its own table or of the one around it, where they have one; else in that of the
        second budget.
        """
        own = (getattr(table, money.unit_key, None) for table in reversed(above)) if money.unit_key else ()
        unit = next((unit for unit in own if unit), None)
        return (
            PrintedAmount(value, unit)
            if unit
            else PrintedAmount(convert(value, self.budget.unit, self.unit), self.unit)
        )

    def _covered(self, key: str | int, field: Field, above: tuple[Table, ...]) -> bool:
        """Whether a value of a map can differ and is not shown elsewhere: of what is printed, only the years that both
        budgets print, and a sum only where the tables of amounts do not show the very same one.
        """
        table = above[-1]
        if isinstance(table, Line) and field.name == "printed":
            return key in self._common_plan(_frame(above))
        if isinstance(table, Frame) and field.name == "printed_totals" and isinstance(key, int):
            if key == self.budget.year:
                # What follows another budget's sum is in no file, and no document differs in it.
                if any(_follows(frame, key) for frame in (table, self.other.frame(table.id))):
                    return False
                return self.other.year == key and not standing(self.budget, self.levels, table).agrees
            return key in self._common_plan(table)
        if isinstance(table, Group | Investments) and field.name == "printed":
            groups = table.groups if isinstance(table, Investments) else (table,)
            added = add(project.amounts.get(int(key), ZERO) for group in groups for project in group.counted)
            stated = type(table.printed[int(key)]) is not Followed
            return stated and key in _investment_years(self.other) and added != table.printed[int(key)]
        return True

    def _common_plan(self, frame: Frame) -> set[int]:
        return self.plans[frame.id] & self.other_plans.get(frame.id, set())


def _follows(frame: Frame | None, year: int) -> bool:
    """Whether a total of a frame follows that of another budget."""
    return frame is not None and any(type(by.get(year)) is Followed for by in frame.printed_totals.values())


@cache
def compared(kind: type[Table]) -> tuple[Field, ...]:
    """The fields of a type that are facts of its records. What tells tables apart is the same in both budgets."""
    apart = Ident, NotCompared, Tabled
    return tuple(
        field
        for field in fields(kind)
        if not any(field.mark(mark) for mark in apart) and not (field.table and _is_record(field.table))
    )


@cache
def _holds_amounts(kind: type[Table], name: str) -> bool:
    """Whether a field holds figures, and no years or numbers in an order."""

    def inside(annotation: Any) -> bool:
        return annotation is Decimal or any(inside(part) for part in get_args(annotation))

    return inside(kind.__annotations__[name])


@cache
def _is_record(kind: type[Table]) -> bool:
    return any(kind in chapter.records for chapter in CHAPTERS)


@cache
def _unique_in_budget(kind: type[Table]) -> bool:
    key = identity(kind)
    return key is not None and key.mark.within == "budget"


def _frame(above: tuple[Table, ...]) -> Frame:
    frame = next((table for table in reversed(above) if isinstance(table, Frame)), None)
    assert frame is not None, "lines and comments are in a frame"
    return frame


def _investment_years(budget: Budget) -> tuple[int, ...]:
    return budget.content.investments.years if budget.content.investments else ()


def _plans(levels: Levels) -> dict[str, set[int]]:
    """The years that the document prints a plan for, by frame."""
    return {
        frame.id: {year for part in (frame, *levels.below(frame)) for line in part.lines for year in line.printed}
        for frame in levels.frames
    }


def _id(table: Table, chapter: Chapter, field: Field, above: tuple[Table, ...]) -> str:
    """An id that is stable and, of its type, unique in the budget."""
    key = identity(type(table))
    if key is None:
        return chapter.single or field.key.replace("_", "-")
    named = str(key.of(table)) or _in_words(table)
    if _unique_in_budget(type(table)) or not above:
        # Where the tables in it have ids of their own, those of the outer ones are told from them.
        apart = not key.mark.among and any(_unique_in_budget(nest.table) for nest in nests(type(table)) if nest.table)
        return f"{_word(table)} {named}" if apart else named
    around = [str(outer.of(above[-1]))] if (outer := identity(type(above[-1]))) else []
    return ".".join([*around, field.key, named])


def _in_words(table: Table) -> str:
    """What tells a table without an id from its like: when it takes effect, and what it is for."""
    return " ".join(str(getattr(table, name)) for name in ("year", *_NAMES) if getattr(table, name, None))


def _word(table: Table) -> str:
    return _words()[type(table)]


@cache
def _words() -> dict[type[Table], str]:
    """What tables of each type stand under in a file: `goal`, `department`. Ids are made of these, and not of what the
    code calls the types.
    """
    words: dict[type[Table], str] = {}
    kinds: list[type[Table]] = [Content, Shared]
    for kind in kinds:
        for field in nests(kind):
            if field.table and field.table not in words:
                words[field.table] = field.key
                kinds.append(field.table)
    return words
