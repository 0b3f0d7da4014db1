"""When a line has no amount: a dash in the document, which is not 0 and adds nothing."""

from ks_budget.model import Adjustment, Frame, Line
from ks_budget.printed.rates import can_be_projected


def lines_absent(frame: Frame, year: int, when: int) -> list[str]:
    """The ids of the lines that have no amount in a year. ``year`` is that of the frame's budget.

    A plan year that an amount before it leads to is no such year, whether it is printed or not.
    """
    if when == year:
        return [line.id for line in frame.lines if line.amount is None]
    if can_be_projected(frame):
        firsts = {line.id: first_year(frame, line, year) for line in frame.lines if line.amount is None}
        return [id for id, first in firsts.items() if first is None or when < first]
    if not _is_printed_by_line(frame, when):
        return []
    return [line.id for line in frame.lines if when not in line.printed]


def _is_printed_by_line(frame: Frame, when: int) -> bool:
    """Whether the document has the lines of a plan year, and not its totals or its grant alone."""
    return any(when in line.printed for line in frame.lines if line.kind in ("revenue", "cost"))


def first_year(frame: Frame, line: Line, year: int) -> int | None:
    """The first year that a line has an amount: the budget's own, else one that is printed or that an adjustment gives
    it. None where it never has.
    """
    if line.amount is not None:
        return year
    return min([*line.printed, *_moved(frame, line, year)], default=None)


def first_printed(frame: Frame, line: Line, year: int) -> int | None:
    """The plan year that a line starts from as printed: there is no amount before it, and no adjustment gives it one.
    None for a line that starts otherwise.
    """
    first = first_year(frame, line, year)
    return first if line.amount is None and first in line.printed and first not in _moved(frame, line, year) else None


def _moved(frame: Frame, line: Line, year: int) -> list[int]:
    """The plan years that adjustments move a line to, or away from when they drop out."""
    years = [_moves(adjustment, year) for adjustment in frame.adjustments if line.id in adjustment.effects]
    return [moved for moved in years if moved > year]


def _moves(adjustment: Adjustment, year: int) -> int:
    """What is temporary in the budget's own year is in its amounts, and moves the plan when it drops out."""
    return adjustment.year + (adjustment.year == year and adjustment.kind == "temporary")
