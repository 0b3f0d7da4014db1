"""The chapters of `ksb diff` other than frames, as tables: what is new, gone and changed, record by record."""

from datetime import date
from decimal import Decimal

from ks_budget.compute.investments import InvestmentChange, ProjectChange
from ks_budget.compute.records import ChapterChange, Fact, FieldChange, RecordChange
from ks_budget.figures import decimals_of, figure
from ks_budget.model import Budget
from ks_budget.money import DECIMALS, ZERO, add
from ks_budget.report import Block, Choice, Column, Lines, Row, Table, Value
from ks_budget.views.assignments import due_in_words
from ks_budget.views.goals import BETTER

WORDS = {
    "sv": {
        "record": "Post",
        "effect": "Verkan",
        "field": "Vad",
        "added": "ny",
        "gone": "borta",
        "changed": "ändrad",
        "moved": "flyttad",
        "one_side": "{chapter}: bara i {budget} ({count}).",
        "equal": "Lika i {first} och {second}: {chapters}.",
        "row": "Belopp i {unit}",
        "total": "Totala utgifter",
        "change": "Ändring",
        "common": "{name}, {first}–{last}",
        "change_in": "Ändr. {year}",
        "investments": "Investeringar",
        "investments_note": "Belopp i {unit}; utgifter är plus. Ändring = {second} minus {first}: budgetåren, "
        "och de planår som båda har.",
        "investments_plan": "Belopp i {unit}; utgifter är plus. Ändring = {second} minus {first}, år för år.",
    },
    "en": {
        "record": "Record",
        "effect": "Effect",
        "field": "What",
        "added": "new",
        "gone": "gone",
        "changed": "changed",
        "moved": "moved",
        "one_side": "{chapter}: only in {budget} ({count}).",
        "equal": "The same in {first} and {second}: {chapters}.",
        "row": "Amounts in {unit}",
        "total": "Total expenditure",
        "change": "Change",
        "common": "{name}, {first}–{last}",
        "change_in": "Change {year}",
        "investments": "Investments",
        "investments_note": "Amounts in {unit}; expenditure is plus. Change = {second} less {first}: the budget "
        "years, and the plan years that both have.",
        "investments_plan": "Amounts in {unit}; expenditure is plus. Change = {second} less {first}, year by year.",
    },
}
CHAPTERS = {
    "sv": {
        "document": "Dokument",
        "text": "Texter",
        "organisation": "Organisation",
        "goals": "Mål och indikatorer",
        "assignments": "Uppdrag",
        "frames": "Ramar",
        "investments": "Investeringar",
        "work-environment": "Arbetsmiljö",
        "controls": "Internkontrollplan",
        "risks": "Risker",
    },
    "en": {
        "document": "Document",
        "text": "Texts",
        "organisation": "Organisation",
        "goals": "Goals and indicators",
        "assignments": "Assignments",
        "frames": "Frames",
        "investments": "Investments",
        "work-environment": "Work environment",
        "controls": "Internal control plan",
        "risks": "Risks",
    },
}
FIELDS = {
    "sv": {
        "name": "Namn",
        "type": "Typ",
        "decided_by": "Beslutande",
        "decided": "Beslutsdatum",
        "diary_number": "Diarienummer",
        "applies_to": "Gäller för",
        "valid_to": "Giltig till",
        "revised_by": "Revideras senast",
        "responsible": "Ansvarig",
        "plan_years": "Planår",
        "text": "Text",
        "focus": "Inriktning",
        "department": "Avdelning",
        "moves": "Flyttar",
        "target": "Målvärde",
        "target_year": "Målår",
        "agenda_2030": "Agenda 2030",
        "better": "Bäst",
        "kolada": "Kolada",
        "outcome": "Utfall {year}",
        "due": "Återrapporteras",
        "latest": "Senast",
        "assignee": "Utförare",
        "reports_to": "Rapporteras till",
        "done": "Klart",
        "goal": "Mål",
        "follow_up": "Uppföljning",
        "score": "Riskvärde",
        "likelihood": "Sannolikhet",
        "impact": "Väsentlighet",
        "treatment": "Hantering",
        "method": "Metod",
    },
    "en": {
        "name": "Name",
        "type": "Type",
        "decided_by": "Decided by",
        "decided": "Decided",
        "diary_number": "Diary number",
        "applies_to": "Applies to",
        "valid_to": "Valid to",
        "revised_by": "To be revised by",
        "responsible": "Responsible",
        "plan_years": "Plan years",
        "text": "Text",
        "focus": "Focus",
        "department": "Department",
        "moves": "Moves",
        "target": "Target",
        "target_year": "Target year",
        "agenda_2030": "Agenda 2030",
        "better": "Best",
        "kolada": "Kolada",
        "outcome": "Outcome {year}",
        "due": "Due",
        "latest": "At the latest",
        "assignee": "Assignee",
        "reports_to": "Reports to",
        "done": "Done",
        "goal": "Goal",
        "follow_up": "Follow-up",
        "score": "Score",
        "likelihood": "Likelihood",
        "impact": "Impact",
        "treatment": "Treatment",
        "method": "Method",
    },
}


def chapter_blocks(found: list[ChapterChange], first: Budget, second: Budget, language: str) -> list[Block]:
    """A table for each chapter that differs; a line for those in one budget only, and one for those that are equal."""
    words, names = WORDS[language], CHAPTERS[language]
    tables: list[Block] = []
    lines, equal = [], []
    for chapter in found:
        if not chapter.changes:
            equal += [names[chapter.chapter].lower()] if chapter.before else []
        elif not chapter.before or not chapter.after:
            budget, count = (second, chapter.after) if chapter.after else (first, chapter.before)
            one_side = words["one_side"].format(chapter=names[chapter.chapter], budget=budget.name, count=count)
            lines.append(one_side)
        else:
            tables.append(_table(chapter, first, second, language))
    if equal:
        lines.append(words["equal"].format(first=first.name, second=second.name, chapters=", ".join(equal)))
    return [*tables, *([Lines("", lines)] if lines else [])]


def _table(chapter: ChapterChange, first: Budget, second: Budget, language: str) -> Table:
    words = WORDS[language]
    columns = [
        Column("record", words["record"]),
        Column("effect", words["effect"], "choice"),
        Column("field", words["field"], "choice"),
        Column("before", first.name),
        Column("after", second.name),
    ]
    rows = [row for change in chapter.changes for row in _rows(change, language)]
    return Table(chapter.chapter, CHAPTERS[language][chapter.chapter], columns, rows)


def _rows(change: RecordChange, language: str) -> list[Row]:
    words = WORDS[language]
    effect = change.presence if change.presence != "both" else "moved" if change.moved else "changed"
    choice = Choice(effect, words[effect])
    if not change.fields:
        return [Row(change.id, [change.name, choice, None, None, None])]
    return [
        Row(
            f"{change.id}-{field.field}" + (f"-{field.year}" if field.year else ""),
            [change.name if i == 0 else "", choice, _field(field, language), *_sides(field, language)],
        )
        for i, field in enumerate(change.fields)
    ]


def _field(field: FieldChange, language: str) -> Choice:
    id = f"{field.field}-{field.year}" if field.year else field.field
    return Choice(id, FIELDS[language][field.field].format(year=field.year))


def _sides(field: FieldChange, language: str) -> tuple[str | None, str | None]:
    """Both values in words; of long texts the sentences that differ."""
    before, after = (_written(value, field.field, language) for value in (field.before, field.after))
    if before and after and field.field in ("text", "method", "focus", "follow_up", "goal"):
        old, new = _sentences(before), _sentences(after)
        return " ".join(s for s in old if s not in new) or "–", " ".join(s for s in new if s not in old) or "–"
    return before, after


def _sentences(text: str) -> list[str]:
    return [s.strip() for s in text.replace("\n", " ").replace(". ", ".\n").split("\n") if s.strip()]


def _written(value: Fact, field: str, language: str) -> str | None:
    match value:
        case Decimal():
            return figure(value, language, decimals_of(value))
        case date():
            return value.isoformat()
        case str() if field == "due":
            return due_in_words(value, language)
        case str() if field == "better":
            return BETTER[language][value]
        case str() if field == "latest":
            return FIELDS[language]["latest"].lower()
    return value or None


def investments_table(found: InvestmentChange, first: Budget, second: Budget, language: str) -> Table:
    """Projects and groups: the two budget years, and how the years that both budgets have are changed."""
    words, unit = WORDS[language], second.unit
    values = [v for row in found.rows for v in (*row.own, *row.common[0].values(), *row.common[1].values())]
    decimals = max([DECIMALS[unit], *(decimals_of(value.normalize()) for value in values if value is not None)])

    def column(key: str, label: str, signed: bool = False) -> Column:
        return Column(key, label, "amount", decimals=decimals, signed=signed)

    span = {"first": min(found.common, default=0), "last": max(found.common, default=0)}
    named = words["common"] if found.same_year else "{name}"
    columns = [Column("row", words["row"].format(unit=unit))]
    columns += [column(budget.name, named.format(name=budget.name, **span)) for budget in (first, second)]
    if not found.same_year:
        columns.append(column("change", words["change"], signed=True))
    if found.common:
        columns += [column(f"change-{y}", words["change_in"].format(year=y), signed=True) for y in found.common]
        columns.append(
            column("change-sum", words["change_in"].format(year="{first}–{last}".format(**span)), signed=True)
        )
    rows = [_investment_row(row, found, words) for row in found.rows]
    note = words["investments_plan" if found.same_year else "investments_note"]
    notes = [note.format(unit=unit, first=first.name, second=second.name)]
    return Table("investments", words["investments"], columns, rows, notes=notes)


def _investment_row(row: ProjectChange, found: InvestmentChange, words: dict[str, str]) -> Row:
    if found.same_year:
        sides = [add(side.values()) if side else None for side in row.common]
        cells: list[Value] = [row.name or words["total"], *sides]
    else:
        before, after = row.own
        cells = [row.name or words["total"], before, after, (after or ZERO) - (before or ZERO)]
    changes = [row.change(year) for year in found.common]
    cells += [*changes, add(changes)] if found.common else []
    return Row(row.id, cells, "part" if row.level == "project" else "total")
