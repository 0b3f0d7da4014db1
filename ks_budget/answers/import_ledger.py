"""What chapters of a budget are there in a ledger?"""

from msgspec import structs

from ks_budget.answers import importing
from ks_budget.answers import ledger as ledgers
from ks_budget.answers.importing import Imported, Run, beginning
from ks_budget.compute.ledger import Target
from ks_budget.importing.ledgers import made, notes
from ks_budget.problems import Place, Stop, kinds
from ks_budget.report import Report
from ks_budget.sources import Source
from ks_budget.workspace import Workspace


class Question(ledgers.Question, frozen=True):
    """A ledger file, what of it is asked for, and where it goes."""

    chapter: str = "frames"
    """`frames` or `tables`."""
    target: str | None = None
    """The folder of a budget, or a file, that is to get it; None for none yet."""


def answer(workspace: Workspace, question: Question) -> Report:
    """The amounts by line and how they were read, without writing anything. Raises Stop as ``imported`` does."""
    return imported(workspace, question).report


def imported(workspace: Workspace, question: Question) -> Imported:
    """The chapter as files that load. Raises Stop for a ledger that cannot be read or has no place in the budget
    (KSB084–KSB092), where a file is there already (KSB015), where the budget has another unit (KSB078), and where the
    chapter would not load (KSB083)."""
    target = beginning(workspace, question.target, (question.chapter,))
    asked = importing.Question(question.file, (question.chapter,), question.target)
    run = Run(workspace, asked, target, Source(question.file, "sie", ()))
    own = run.neighbours
    if own.unit is not None and question.unit not in (None, own.unit):
        raise Stop(kinds.importing.OTHER_UNIT.at(Place(question.file), unit=question.unit or "", own=own.unit))
    wanted = structs.replace(question, unit=question.unit or own.unit, year=question.year or own.year)
    taken = (ledgers.frames_of if question.chapter == "frames" else ledgers.tables_of)(workspace, wanted)
    run.made[question.chapter] = made(taken.unit, taken.year, taken.frames, taken.tables)
    run.problems += taken.problems
    labels = {Target(frame.id, line.id): line.label for frame in taken.map.frames for line in frame.lines}
    run.notes += notes(taken.ledger, taken.placed, labels, question.chapter)
    found = run.imported()
    return structs.replace(
        found, report=structs.replace(found.report, unit=taken.unit, blocks=[*taken.shown, *found.report.blocks])
    )
