"""`ksb diff` shows every change of every field: each field of the real budget is changed once, and must be seen."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Any, get_args

import pytest
from conftest import ROOT, open_budget
from msgspec import structs

from ks_budget.chapters import CHAPTERS, Chapter
from ks_budget.compute.comparison import compare_frames
from ks_budget.compute.facts import _words, compared
from ks_budget.compute.investments import compare_investments
from ks_budget.compute.records import compare_records
from ks_budget.compute.table_changes import compare_tables
from ks_budget.language import Text
from ks_budget.model import Budget, Content, Goal, OfficeUnit, Setting
from ks_budget.model.base import Field, NotCompared, Table, described, fields
from ks_budget.model.walk import walk
from ks_budget.problems.place import KeyPath
from ks_budget.report import Table as Shown
from ks_budget.views.comparison import Comparison, view
from ks_budget.views.fields import FIELDS

REAL = open_budget(ROOT / "budgets", "2024")


def literals(kind: type[Table], field: Field) -> list[str]:
    """The values that a field of choices may have."""

    def inside(annotation: Any) -> list[str]:
        parts = get_args(annotation)
        texts = [part for part in parts if isinstance(part, str)]
        return texts or [text for part in parts for text in inside(part)]

    return inside(kind.__annotations__[field.name])


def changed(table: Table, field: Field) -> Any:
    """Another value of a field."""
    value = getattr(table, field.name)
    choices = literals(type(table), field)
    match value:
        case bool():
            return not value
        case int() | Decimal():
            return value + 7
        case str() if choices:
            return next(choice for choice in choices if choice != value)
        case str():
            return value + "x"
        case date():
            return value.replace(day=value.day % 28 + 1)
        case dict() if value:
            key, inner = next(iter(value.items()))
            return value | {key: other(inner)}
        case tuple() if value and not field.table:
            return (*value, value[-1] + 1 if isinstance(value[-1], int) else "x")
    return filled(type(table), field, choices)


def other(value: Any) -> Any:
    """Another value of a map."""
    if isinstance(value, dict):
        return {key: inner + 7 for key, inner in value.items()}
    return value + "x" if isinstance(value, str) else value + 7


def filled(kind: type[Table], field: Field, choices: list[str]) -> Any:
    """Some value for a field that is empty."""
    annotation = str(kind.__annotations__[field.name])
    if choices:
        return choices[0]
    if field.map:
        return {"pkv": "x"} if "dict[str, str]" in annotation else {2024: 7}
    if field.many:
        return ("x",)
    if "date" in annotation:
        return date(2024, 1, 1)
    return 7 if "Decimal" in annotation or "int | None" in annotation else "x"


def replaced(table: Table, path: KeyPath, name: str, value: Any) -> Table:
    """The content with one field of the table at a path changed."""
    if not path:
        return structs.replace(table, **{name: value})
    key, *rest = path
    field = next(field for field in fields(type(table)) if field.key == key)
    inner = getattr(table, field.name)
    if not field.many:
        return structs.replace(table, **{field.name: replaced(inner, tuple(rest), name, value)})
    position, *below = rest
    made = [replaced(one, tuple(below), name, value) if i == position else one for i, one in enumerate(inner)]
    return structs.replace(table, **{field.name: tuple(made)})


def cases() -> dict[str, tuple[KeyPath, Table, Field]]:
    """Each field of each type once: of the first table that has a value in it, else of the first table."""
    found: dict[str, tuple[KeyPath, Table, Field]] = {}
    for path, table in walk(REAL.content):
        for field in fields(type(table)):
            if field.table or isinstance(table, Content):
                continue
            name = f"{type(table).__name__}.{field.name}"
            if name not in found or (getattr(table, field.name) and not getattr(found[name][1], field.name)):
                found[name] = path, table, field
    return found


CASES = cases()


def shown(before: Budget, after: Budget) -> tuple[bool, list[Shown]]:
    parts = Comparison(
        compare_frames(before, after),
        compare_investments(before, after),
        compare_records(before, after),
        compare_tables(before, after),
    )
    reports = [view(parts, before, after, None, language) for language in ("sv", "en")]
    return parts.same, reports[0].tables


@pytest.mark.parametrize("name", CASES)
def test_a_changed_field_is_shown(name: str) -> None:
    path, table, field = CASES[name]
    content = replaced(REAL.content, path, field.name, changed(table, field))
    assert isinstance(content, Content)
    publications = content.publications + REAL.publications[len(REAL.content.publications) :]
    same, tables = shown(REAL, structs.replace(REAL, name="2024-x", content=content, publications=publications))
    assert same == bool(field.mark(NotCompared))
    assert bool(tables) != same


def test_a_changed_rate_of_a_shared_file_is_shown() -> None:
    [used] = [one for one in REAL.publications if one.id == "pkv-budget-2024"]
    other = structs.replace(used, rates=used.rates | {2025: Decimal("1.9")})
    changed = tuple(other if one is used else one for one in REAL.publications)
    same, [table] = shown(REAL, structs.replace(REAL, publications=changed))
    assert not same
    [row] = table.rows
    assert (row.id, row.cells[3:]) == ("pkv-budget-2024-rates-2025", ["0,9", "1,9"])


def test_every_key_of_a_budget_is_in_one_chapter() -> None:
    own, there = [key for chapter in CHAPTERS for key in chapter.keys], {field.key for field in fields(Content)}
    assert there - set(own) == set(), "keys of a budget that no chapter has"
    assert set(own) - there == set(), "keys of chapters that no budget has"
    assert len(own) == len(set(own))


def facts_of(kind: type[Table]) -> list[Field]:
    """The fields that are compared, those of tables inside that are no records of their own included."""
    own = list(compared(kind))
    return own + [inner for field in own if field.table for inner in facts_of(field.table)]


def unlabelled(chapter: Chapter) -> list[str]:
    """The fields of a chapter that have no label."""
    keys = {f"{kind.__name__}.{field.key}": field.key for kind in chapter.records for field in facts_of(kind)}
    return [name for name, key in keys.items() if key not in chapter.labels and key not in FIELDS]


@pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda chapter: chapter.key)
def test_every_field_has_a_label_in_its_chapter(chapter: Chapter) -> None:
    assert unlabelled(chapter) == []


def test_a_field_without_a_label_is_named() -> None:
    class Staff(Table, frozen=True, kw_only=True):
        employees: Annotated[int, described("How many.")]

    staff = Chapter(key="staff", title=Text("Personal", "Staff"), keys=(), records={Staff: Text("Rader", "Rows")})
    assert unlabelled(staff) == ["Staff.employees"]


def test_no_label_is_for_nothing() -> None:
    from ks_budget.views.records import _IDS

    keys = {field.key for chapter in CHAPTERS for kind in chapter.records for field in fields(kind)}
    keys |= {field.key for chapter in CHAPTERS for kind in chapter.records for field in facts_of(kind)}
    derived = {"score", "plan", "department", "goal", "group"}
    assert set(FIELDS) - keys - derived == set()
    assert set(_IDS) <= keys


def test_ids_are_made_of_what_tables_stand_under() -> None:
    """And not of what the code calls their types, which may change."""
    words = _words()
    assert (words[Goal], words[OfficeUnit], words[Setting]) == ("goal", "unit", "rule")
