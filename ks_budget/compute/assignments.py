"""What is to be reported back, when, and is it late?"""

from collections.abc import Iterable
from datetime import date
from typing import Literal

from msgspec import Struct

from ks_budget.compute.periods import Period, period
from ks_budget.model import Assignment, Budget

Status = Literal["open", "late", "done"]
STATUSES: tuple[Status, ...] = ("late", "open", "done")


class Task(Struct, frozen=True):
    """An assignment as it stands on a day."""

    assignment: Assignment
    given_in: str
    """The budget that gave it."""
    due: Period | None
    status: Status


def tasks(budget: Budget, day: date) -> list[Task]:
    """The budget's own assignments, by deadline; those without one last, then as in the file."""
    return _sorted(_task(assignment, budget, day) for assignment in budget.content.assignments)


def carried_over(budget: Budget, earlier: Iterable[Budget], day: date) -> list[Task]:
    """Assignments of earlier budgets that were not done before the year began and that no later budget gives anew.

    ``earlier`` comes latest first.
    """
    later = {assignment.id for assignment in budget.content.assignments}
    carried = []
    for before in earlier:
        for assignment in before.content.assignments:
            if assignment.id not in later and not (assignment.done and assignment.done < date(budget.year, 1, 1)):
                carried.append(_task(assignment, before, day))
            later.add(assignment.id)
    return _sorted(carried)


def due_in(every: list[Task], wanted: Period) -> list[Task]:
    """Those whose last day lies in a period."""
    return [task for task in every if task.due and wanted.first <= task.due.last <= wanted.last]


def _task(assignment: Assignment, budget: Budget, day: date) -> Task:
    due = period(assignment.due) if assignment.due else None
    done = assignment.done is not None and assignment.done <= day
    late = due is not None and due.last < day
    return Task(assignment, budget.name, due, "done" if done else "late" if late else "open")


def _sorted(unsorted: Iterable[Task]) -> list[Task]:
    return sorted(unsorted, key=lambda task: task.due.last if task.due else date.max)
