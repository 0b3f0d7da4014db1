"""The records of `ksb diff` as tables, chapter by chapter: what is new, gone and changed."""

from datetime import date
from decimal import Decimal

from msgspec import Struct

from ks_budget.chapters import Chapter
from ks_budget.compute.facts import FieldValue, PrintedAmount
from ks_budget.compute.records import ChapterChange, FieldChange, RecordChange
from ks_budget.labels import KINDS, SEVERITIES, TOTALS
from ks_budget.language import Text
from ks_budget.model import Budget
from ks_budget.model.base import Table as ModelTable
from ks_budget.numerals import write_as_printed
from ks_budget.problems import kinds
from ks_budget.report import Block, Choice, Column, Lines, Row, Table, Value
from ks_budget.views.assignments import due_in_words
from ks_budget.views.fields import label
from ks_budget.views.goals import BETTER
from ks_budget.views.words import axes

WORDS = {
    "sv": {
        "record": "Post",
        "effect": "Ändring",
        "field": "Uppgift",
        "added": "ny",
        "gone": "borttagen",
        "changed": "ändrad",
        "moved": "flyttad i matrisen",
        "otherwise": "{chapter}: i övrigt",
        "one_side": "{records} finns bara i {budget} (antal: {count}).",
        "equal": "Inga skillnader mellan {first} och {second} i: {chapters}.",
    },
    "en": {
        "record": "Record",
        "effect": "Effect",
        "field": "What",
        "added": "new",
        "gone": "gone",
        "changed": "changed",
        "moved": "moved",
        "otherwise": "{chapter}: otherwise",
        "one_side": "{records}: only in {budget} ({count}).",
        "equal": "The same in {first} and {second}: {chapters}.",
    },
}
_CHOICES: dict[str, Text] = {
    **KINDS,
    "permanent": Text("permanent", "permanent"),
    "temporary": Text("tillfällig", "temporary"),
    **kinds.words.DIRECTIONS,
    **SEVERITIES,
}
_YES, _NO = Text("ja", "yes"), Text("nej", "no")
_LONG = ("text", "description", "method", "focus", "follow_up", "goals")
"""Fields of running text: of two, the sentences that differ are shown."""
_IDS = {"description": "text", "outcomes": "outcome", "goals": "goal", "title": "name", "label": "name"}
"""Ids of fields that are stable, though the model calls them otherwise."""


class TwoBudgets(Struct, frozen=True):
    """The budgets compared, and in which language."""

    first: Budget
    second: Budget
    language: str


def record_blocks(changes: list[ChapterChange], unlike: set[str], budgets: TwoBudgets) -> list[Block]:
    """A table for each chapter that differs; a line for each type of records in one budget only, and one for the
    chapters that are equal. ``unlike`` holds the keys of chapters whose amounts differ, which are shown elsewhere.
    """
    words, language = WORDS[budgets.language], budgets.language
    tables = [table for change in changes if (table := _table(change, budgets)).rows]
    lines = [line for change in changes for line in _one_sided(change, budgets)]
    equal = [
        change.chapter.title[language].lower()
        for change in changes
        if not change.changes and change.before and change.chapter.key not in unlike
    ]
    if equal:
        both = {"first": budgets.first.name, "second": budgets.second.name}
        lines.append(words["equal"].format(**both, chapters=", ".join(equal)))
    return [*tables, *([Lines("", lines)] if lines else [])]


def _one_sided(change: ChapterChange, budgets: TwoBudgets) -> list[str]:
    """What only one of the budgets has: a whole chapter, or all records of a type."""
    chapter, language = change.chapter, budgets.language
    counts = {budgets.first.name: change.before, budgets.second.name: change.after}
    if not change.before or not change.after:
        whole = {name: _counted(chapter, count) for name, count in counts.items() if count}
        return [_only_in(name, chapter.title, count, language) for name, count in whole.items()]
    lines = []
    for kind, records in chapter.records.items():
        for name, count in counts.items():
            if kind in count and not _both_have(kind, change):
                lines.append(_only_in(name, records, count[kind], language))
    return lines


def _only_in(budget: str, records: Text, count: int, language: str) -> str:
    return WORDS[language]["one_side"].format(records=records[language], budget=budget, count=count)


def _counted(chapter: Chapter, count: dict[type[ModelTable], int]) -> int:
    return sum(number for kind, number in count.items() if kind not in chapter.vocabulary)


def _both_have(kind: type[ModelTable], change: ChapterChange) -> bool:
    return kind in change.before and kind in change.after


def _table(change: ChapterChange, budgets: TwoBudgets) -> Table:
    """The records that differ. Where one budget has none of a type, a line says so instead."""
    words, chapter = WORDS[budgets.language], change.chapter
    columns = [
        Column("record", words["record"]),
        Column("effect", words["effect"], "choice"),
        Column("field", words["field"], "choice"),
        Column("before", budgets.first.name),
        Column("after", budgets.second.name),
    ]
    shown = (record for record in change.changes if _both_have(record.kind, change))
    rows = [row for record in shown for row in _rows(record, chapter, budgets)]
    title = words["otherwise"] if chapter.amounts else "{chapter}"
    return Table(chapter.records_id, title.format(chapter=chapter.title[budgets.language]), columns, rows)


def _rows(change: RecordChange, chapter: Chapter, budgets: TwoBudgets) -> list[Row]:
    language, words = budgets.language, WORDS[budgets.language]
    effect = change.presence if change.presence != "both" else "moved" if change.moved else "changed"
    choice = Choice(effect, words[effect])
    name = change.name or chapter.title[language]
    if not change.fields:
        return [Row(change.id, [name, choice, None, None, None])]
    rows: list[Row] = []
    for field in sorted(change.fields, key=lambda field: _id(field) == "name"):
        cells: list[Value] = [
            name if not rows else "",
            choice,
            _field(field, chapter, budgets),
            *_sides(field, language),
        ]
        rows.append(Row(f"{change.id}-{_id(field)}", cells))
    return rows


def _id(field: FieldChange) -> str:
    first, *rest = field.keys
    return "-".join([_IDS.get(str(first), str(first)), *map(str, rest)])


def _field(field: FieldChange, chapter: Chapter, budgets: TwoBudgets) -> Choice:
    """`Utfall 2022`; of a table that stands in a record, its field and then its own: `Flyttar: från`."""
    first, *rest = (_named(key, chapter, budgets) for key in field.keys)
    text = _label(str(field.keys[0]), chapter, budgets)
    if "{key}" in text:
        return Choice(_id(field), text.format(key=" ".join(rest)))
    return Choice(_id(field), f"{first}: {' '.join(rest)}" if rest else first)


def _named(key: str | int, chapter: Chapter, budgets: TwoBudgets) -> str:
    if key in TOTALS:
        return TOTALS[str(key)][budgets.language].lower()
    try:
        # Of a key below another the slot for one of its own is never filled.
        return _label(str(key), chapter, budgets).replace("{key}", "").strip(" ,")
    except KeyError:
        return str(key)


def _label(key: str, chapter: Chapter, budgets: TwoBudgets) -> str:
    """What a field is called: the scales of risks as the second budget calls them."""
    if key in ("likelihood", "impact"):
        return str(getattr(axes(budgets.second, budgets.language), key))
    return label(chapter, key)[budgets.language]


def _sides(field: FieldChange, language: str) -> tuple[str | None, str | None]:
    """Both values in words; of long texts the sentences that differ."""
    before, after = (_written(value, str(field.keys[0]), language) for value in (field.before, field.after))
    if before and after and field.keys[0] in _LONG:
        old, new = _sentences(before), _sentences(after)
        return " ".join(s for s in old if s not in new) or "–", " ".join(s for s in new if s not in old) or "–"
    return before, after


def _sentences(text: str) -> list[str]:
    return [s.strip() for s in text.replace("\n", " ").replace(". ", ".\n").split("\n") if s.strip()]


def _written(value: FieldValue | None, field: str, language: str) -> str | None:
    match value:
        case None:
            return None
        case bool():
            return (_YES if value else _NO)[language]
        case Decimal():
            return write_as_printed(value, language)
        case PrintedAmount():
            return write_as_printed(value.value, language, value.unit)
        case date():
            return value.isoformat()
        case str() if field == "due":
            return due_in_words(value, language)
        case str() if field == "better":
            return BETTER[language][value]
        case str() if field in ("kind", "direction", "severity"):
            return _CHOICES[value][language]
    return str(value)
