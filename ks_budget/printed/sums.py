"""A printed total is the sum of its parts."""

from collections.abc import Iterator

from ks_budget.model import TOTALS, Frame
from ks_budget.model.shape import tree
from ks_budget.printed.figure import PrintedRow, When
from ks_budget.printed.relation import About, Relation, times
from ks_budget.problems import kinds


def sums(frame: Frame, rows: dict[str, PrintedRow], only: When | None = None) -> Iterator[Relation]:
    """Each printed total is the sum of its parts, in every column that it is printed for, or in one of them."""
    shape = tree(frame)
    for total in TOTALS:
        printed_for = frame.printed_totals.get(total, {})
        for when in printed_for if only is None else [when for when in printed_for if when == only]:
            parts = [rows[part].by.get(when) if part in rows else () for part in shape[total]]
            if any(part is None for part in parts):
                continue
            terms = [*times(rows[total].by[when]), *times((f for part in parts if part for f in part), -1)]
            about = About(frame.name, total=total, when=when)
            yield Relation(kinds.figures.SUM, f"{frame.id}.{total}.{when}", tuple(terms), about=about)
