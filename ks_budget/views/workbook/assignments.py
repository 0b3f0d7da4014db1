"""The sheet of assignments: what is due when, and what is late on the day that is filled in."""

from ks_budget.compute.assignments import Task
from ks_budget.sheets import Cell, Look, Sheet, address, text_in_formula
from ks_budget.views.assignments import STATUS, deadline
from ks_budget.views.workbook.given import Given
from ks_budget.views.workbook.page import FIRST, Cells, Head, day, kept, number, page, text
from ks_budget.views.workbook.places import Places

WORDS = {
    "sv": {
        "name": "Uppdrag",
        "as_of": "Läge den",
        "number": "Nr",
        "assignment": "Uppdrag",
        "due": "Återrapporteras",
        "last_day": "Sista dag",
        "done": "Klart den",
        "reports_to": "Rapporteras till",
        "assignee": "Utförare",
        "given": "Uppdrag från",
        "status": "Läge",
        "description": "Text",
        "guide": "Gula celler är indata: fyll i en annan dag, eller när ett uppdrag blev klart, så räknas läget om.",
        "note": "Försenat = sista dagen har passerat och uppdraget är inte klart.",
    },
    "en": {
        "name": "Assignments",
        "as_of": "Status on",
        "number": "No.",
        "assignment": "Assignment",
        "due": "Due",
        "last_day": "Last day",
        "done": "Done",
        "reports_to": "Reports to",
        "assignee": "Assignee",
        "given": "Given in",
        "status": "Status",
        "description": "Text",
        "guide": "Yellow cells are inputs: fill in another day, or when an assignment was done, and the status "
        "follows.",
        "note": "Late = the last day has passed and it is not done.",
    },
}
_LAST_DAY, _DONE = 3, 4


def sheet(given: Given, places: Places) -> Sheet:
    """The budget's own by deadline, then those carried over."""
    words = WORDS[given.language]
    heads = [
        Head(words["number"], 6, "number"),
        Head(words["assignment"], 44),
        Head(words["due"], 22),
        Head(words["last_day"], 13, "date"),
        Head(words["done"], 13, "date"),
        Head(words["status"], 14),
        Head(words["reports_to"], 20),
        Head(words["assignee"], 24),
        Head(words["given"], 10),
        Head(words["description"], 70),
    ]
    # The day stands in the first row, below the heads.
    as_of: Cells = [None, text(words["as_of"], "quiet"), None, day(given.day, "input")]
    rows = [as_of, *(_row(given, task, FIRST + 1 + i) for i, task in enumerate(given.tasks))]
    return page(given, places.sheets["assignments"], words["name"], heads, rows, [words["note"]], guide=words["guide"])


def _row(given: Given, task: Task, row: int) -> Cells:
    assignment, language = task.assignment, given.language
    today = address(FIRST, _LAST_DAY, fixed=True)
    last, done = address(row, _LAST_DAY), address(row, _DONE)
    open_, late, ready = (text_in_formula(STATUS[language][status]) for status in ("open", "late", "done"))
    is_done = f"AND(ISNUMBER({done}),{done}<={today})"
    status = f"IF({is_done},{ready},IF(AND(ISNUMBER({last}),{last}<{today}),{late},{open_}))"
    return [
        kept(number(assignment.number), assignment, "number"),
        kept(text(assignment.name), assignment, "name"),
        text(deadline(assignment, language)),
        day(task.due.last if task.due else None),
        kept(day(assignment.done, "input"), assignment, "done"),
        Cell(STATUS[language][task.status], Look(), status),
        kept(text(assignment.reports_to), assignment, "reports_to"),
        kept(text(assignment.assignee), assignment, "assignee"),
        text(task.given_in),
        kept(text(assignment.description), assignment, "description"),
    ]
