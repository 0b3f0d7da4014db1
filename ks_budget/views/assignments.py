"""`ksb assignments` as tables: this year's by deadline, and those carried over from earlier years."""

from datetime import date

from msgspec import Struct

from ks_budget.compute.assignments import Task
from ks_budget.compute.periods import period
from ks_budget.model import Assignment, Budget
from ks_budget.report import Block, Column, Lines, Report, Row, Table
from ks_budget.views.tones import toned
from ks_budget.views.words import none

WORDS = {
    "sv": {
        "own": "Uppdrag {budget}",
        "carried": "Kvarstående uppdrag från tidigare år",
        "number": "Nr",
        "assignment": "Uppdrag",
        "due": "Återrapporteras",
        "last_day": "Sista dag",
        "quarter": "Kvartal",
        "reports_to": "Rapporteras till",
        "status": "Läge",
        "given": "Uppdrag från",
        "quarter_due": "kvartal {quarter} {year}",
        "latest": "senast {due}",
        "no_due": "ingen tidpunkt angiven",
        "note": "Läge den {day}. Försenat = sista dagen har passerat och uppdraget är inte klart.",
        "filtered": "Visar {shown} av {all} uppdrag, de som ska återrapporteras {due}.",
    },
    "en": {
        "own": "Assignments {budget}",
        "carried": "Carried over from earlier years",
        "number": "No.",
        "assignment": "Assignment",
        "due": "Due",
        "last_day": "Last day",
        "quarter": "Quarter",
        "reports_to": "To",
        "status": "Status",
        "given": "Given in",
        "quarter_due": "quarter {quarter} {year}",
        "latest": "{due} at the latest",
        "no_due": "no time given",
        "note": "Status on {day}: late when the last day has passed and it is not done. By last day.",
        "filtered": "{shown} of {all} assignments shown: those due {due}.",
    },
}
STATUS = {
    "sv": {"open": "○ återstår", "late": "! försenat", "done": "✓\u00a0klart"},
    "en": {"open": "○\u00a0open", "late": "!\u00a0late", "done": "✓\u00a0done"},
}


class Filtered(Struct, frozen=True):
    """Assignments of one period among all."""

    due: str
    """The period, as it was asked for."""
    total: int
    """How many assignments there are, those carried over included."""


def view(
    budget: Budget,
    own: list[Task],
    carried: list[Task],
    day: date,
    filtered: Filtered | None,
    language: str,
) -> Report:
    """Two tables: the budget's own, and what is left from earlier years. ``filtered`` tells that
    not all are shown."""
    words = WORDS[language]
    tables = [(own, "own", words["own"].format(budget=budget.name)), (carried, "carried", words["carried"])]
    blocks: list[Block] = [
        _table(tasks, id, title, day, language) for tasks, id, title in tables if tasks or (id == "own" and filtered)
    ]
    if filtered:
        due, shown = due_in_words(filtered.due, language), len(own) + len(carried)
        text = words["filtered"].format(shown=shown, all=filtered.total, due=due)
        blocks.append(Lines("", [text]))
    blocks = blocks or [none(budget, "assignments", language)]
    return Report("assignments", budget.name, budget.unit, language, blocks)


def _table(tasks: list[Task], id: str, title: str, day: date, language: str) -> Table:
    words, carried = WORDS[language], id == "carried"
    columns = [
        Column("number", words["number"], "integer"),
        Column("assignment", words["assignment"]),
        Column("due", words["due"]),
        Column("last_day", words["last_day"], "date"),
        Column("quarter", words["quarter"], "date", minor=True),
        Column("reports_to", words["reports_to"]),
        Column("status", words["status"], "choice"),
        *([Column("given", words["given"])] if carried else []),
    ]
    rows = [_row(task, carried, language) for task in tasks]
    return Table(id, title, columns, rows, notes=[words["note"].format(day=day.isoformat())])


def _row(task: Task, carried: bool, language: str) -> Row:
    assignment = task.assignment
    return Row(
        assignment.id,
        [
            assignment.number,
            assignment.name,
            deadline(assignment, language),
            task.due.last.isoformat() if task.due else None,
            task.due.quarter if task.due else None,
            assignment.reports_to or None,
            toned(task.status, STATUS[language][task.status]),
            *([task.given_in] if carried else []),
        ],
    )


def deadline(assignment: Assignment, language: str) -> str:
    """`senast kvartal 2 2024`."""
    words = WORDS[language]
    if assignment.due is None:
        return words["no_due"]
    due = due_in_words(assignment.due, language)
    return words["latest"].format(due=due) if assignment.latest else due


def due_in_words(due: str, language: str) -> str:
    """A year and a day as they are written, a quarter in words."""
    deadline = period(due)
    if deadline is None or "q" not in due.lower().replace("k", "q"):
        return due
    return WORDS[language]["quarter_due"].format(quarter=deadline.quarter[-1], year=deadline.last.year)
