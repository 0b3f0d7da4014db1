"""What differs between two budgets record by record, chapter by chapter?

Records are matched by id, so a new name is a change and not another record.
"""

from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from typing import Literal

from msgspec import Struct

from ks_budget.compute.risks import score
from ks_budget.model import Budget, Move
from ks_budget.money import Amount

Chapter = Literal[
    "document",
    "text",
    "organisation",
    "goals",
    "assignments",
    "frames",
    "investments",
    "work-environment",
    "controls",
    "risks",
]
Fact = str | Decimal | date | None


class Record(Struct, frozen=True):
    """One thing of a chapter: its id, its name, and what can differ of it, by field."""

    id: str
    name: str
    facts: dict[str, Fact]


class FieldChange(Struct, frozen=True):
    """One field that differs. The year is set for a field that has a value each year."""

    field: str
    year: int | None
    before: Fact
    after: Fact


class RecordChange(Struct, frozen=True):
    """One record that differs."""

    id: str
    name: str
    presence: Literal["both", "added", "gone"]
    fields: list[FieldChange]
    """Empty for a record on one side only."""

    @property
    def moved(self) -> bool:
        """A risk whose score is another."""
        return any(change.field == "score" for change in self.fields)


class ChapterChange(Struct, frozen=True):
    """One chapter in two budgets."""

    chapter: Chapter
    before: int
    """How many records the first budget has."""
    after: int
    changes: list[RecordChange]


def chapters(first: Budget, second: Budget) -> list[ChapterChange]:
    """Every chapter of records, in the order of a budget document. Frames and investments are compared elsewhere."""
    return [_compare(chapter, records(first), records(second)) for chapter, records in CHAPTERS.items()]


def _compare(chapter: Chapter, first: list[Record], second: list[Record]) -> ChapterChange:
    before, after = {record.id: record for record in first}, {record.id: record for record in second}
    changes = []
    for id in {**after, **before}:
        old, new = before.get(id), after.get(id)
        if old is None or new is None:
            known = new or old
            assert known is not None, "a record is on one side at least"
            changes.append(RecordChange(id, known.name, "added" if old is None else "gone", []))
        elif fields := _fields(old, new):
            changes.append(RecordChange(id, new.name, "both", fields))
    return ChapterChange(chapter, len(before), len(after), changes)


def _fields(old: Record, new: Record) -> list[FieldChange]:
    changes = []
    for key in {**old.facts, **new.facts}:
        before, after = old.facts.get(key), new.facts.get(key)
        if before != after:
            field, _, year = key.partition(" ")
            changes.append(FieldChange(field, int(year) if year else None, before, after))
    if old.name != new.name:
        changes.append(FieldChange("name", None, old.name, new.name))
    return changes


def _by_year(field: str, amounts: dict[int, Amount]) -> dict[str, Fact]:
    return {f"{field} {year}": Decimal(amount) for year, amount in amounts.items()}


def _decimal(amount: Amount | None) -> Decimal | None:
    return None if amount is None else Decimal(amount)


def _lines(texts: Iterable[str]) -> str:
    return "\n".join(texts)


def _document(budget: Budget) -> list[Record]:
    document = budget.content.document
    facts: dict[str, Fact] = {
        "type": document.type,
        "decided_by": document.decided_by,
        "decided": document.decided,
        "diary_number": document.diary_number,
        "applies_to": document.applies_to,
        "valid_to": document.valid_to,
        "revised_by": document.revised_by,
        "responsible": document.responsible,
        "plan_years": ", ".join(map(str, document.plan_years)),
    }
    return [Record("document", document.title, facts)]


def _sections(budget: Budget) -> list[Record]:
    return [Record(s.id, s.title, {"text": s.text.strip()}) for s in budget.content.sections]


def _organisation(budget: Budget) -> list[Record]:
    office = budget.content.organisation
    if office is None:
        return []
    records = [Record("office", office.name, {"text": office.description})]
    for department in office.departments:
        facts: dict[str, Fact] = {"text": department.description, "focus": _lines(department.focus)}
        records.append(Record(department.id, department.name, facts))
        records += [
            Record(
                unit.id,
                unit.name,
                {"department": department.name, "text": unit.description, "moves": _move(unit.moves)},
            )
            for unit in department.units
        ]
    return records


def _move(move: Move | None) -> str | None:
    return f"{move.year}: {move.origin} → {move.destination}".strip(" →") if move else None


def _goals(budget: Budget) -> list[Record]:
    records = []
    for goal in budget.content.goals:
        facts: dict[str, Fact] = {"target_year": str(goal.target_year), "agenda_2030": _lines(goal.agenda_2030)}
        records.append(Record(f"goal {goal.id}", goal.name, facts))
        for indicator in goal.indicators:
            facts = {"target": _decimal(indicator.target), "better": indicator.better, "kolada": indicator.kolada}
            records.append(Record(indicator.id, indicator.name, facts | _by_year("outcome", indicator.outcomes)))
    return records


def _assignments(budget: Budget) -> list[Record]:
    return [
        Record(
            a.id,
            a.name,
            {
                "due": a.due,
                "latest": "latest" if a.latest else None,
                "assignee": a.assignee,
                "reports_to": a.reports_to,
                "done": a.done,
                "text": a.description,
            },
        )
        for a in budget.content.assignments
    ]


def _work_environment(budget: Budget) -> list[Record]:
    work = budget.content.work_environment
    if work is None:
        return []
    texts: dict[str, Fact] = {"goal": _lines(work.goals), "follow_up": _lines(work.follow_up)}
    records = [Record("work-environment", "", texts)]
    for figure in work.key_figures:
        facts: dict[str, Fact] = {"target": _decimal(figure.target)}
        records.append(Record(figure.id, figure.name, facts | _by_year("outcome", figure.outcomes)))
    return records


def _controls(budget: Budget) -> list[Record]:
    risks = {risk.id: risk for risk in budget.content.risks}
    return [
        Record(
            control.id,
            risks[control.risk].name,
            {
                "score": Decimal(score(risks[control.risk])),
                "responsible": ", ".join(control.responsible),
                "method": _lines(control.method),
            },
        )
        for control in budget.content.controls
    ]


def _risks(budget: Budget) -> list[Record]:
    labels = {treatment.id: treatment.label for treatment in budget.content.treatments}
    return [
        Record(
            risk.id,
            risk.name,
            {
                "score": Decimal(score(risk)),
                "likelihood": Decimal(risk.likelihood),
                "impact": Decimal(risk.impact),
                "treatment": labels[risk.treatment],
                "text": risk.description,
            },
        )
        for risk in budget.content.risks
    ]


CHAPTERS: dict[Chapter, Callable[[Budget], list[Record]]] = {
    "document": _document,
    "text": _sections,
    "organisation": _organisation,
    "goals": _goals,
    "assignments": _assignments,
    "work-environment": _work_environment,
    "controls": _controls,
    "risks": _risks,
}
"""Each chapter and how its records are made."""
