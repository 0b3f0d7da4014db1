"""Whether what the user decided was met in the file: a misspelt label would decide nothing, in silence."""

from collections.abc import Iterator

from ks_budget.importing.ids import plain
from ks_budget.importing.work import Decisions, Read
from ks_budget.problems import Place, Problem, kinds, near


def check_decisions(read: Read, decisions: Decisions, used: set[str]) -> list[Problem]:
    """The decisions that nothing was done with (KSB082)."""
    known = list(dict.fromkeys(_labels(read)))
    return [
        kinds.importing.UNMET.at(Place(read.file), option=f'--map "{label}={id}"', known=near(label, known))
        for label, id in decisions.labels.items()
        if plain(label) not in used
    ]


def _labels(read: Read) -> Iterator[str]:
    for one in read.tables:
        yield from (row.label for row in one.table.rows if row.label)
