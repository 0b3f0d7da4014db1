"""A printed total is the sum of its parts, and a sum of frames that of its frames, line by line and in its totals."""

from collections.abc import Iterator

from ks_budget.model import TOTALS, Frame, TotalId
from ks_budget.model.levels import Levels
from ks_budget.model.shape import Tree, lines_under, tree
from ks_budget.money import Followed
from ks_budget.printed.figure import Figure, PrintedRow, When
from ks_budget.printed.relation import About, Relation, times
from ks_budget.problems import kinds

PrintedRows = dict[str, PrintedRow]
"""A frame's figures by line or total."""


def sums(frame: Frame, rows: PrintedRows, only: When | None = None, shape: Tree | None = None) -> Iterator[Relation]:
    """Each printed total is the sum of its parts, in every column that it is printed for, or in one of them.

    ``shape`` is that of the frame with all lines below it, where it is a sum of frames: a total of lines that it does
    not print itself has its relation to its frames alone.
    """
    printed, own = {line.id for line in frame.lines}, shape is None
    shape = shape or tree(frame)
    for total in TOTALS:
        printed_for = frame.printed_totals.get(total, {})
        for when in printed_for if only is None else [when for when in printed_for if when == only]:
            parts = [rows[part].by.get(when) if part in rows else () for part in shape[total]]
            if only is None and type(printed_for[when]) is Followed:
                # It is in no file: nobody has printed that it is the sum.
                continue
            if any(part is None for part in parts) or not (own or printed.issuperset(lines_under(shape, total))):
                continue
            if not any(parts) and _has_lines(shape, total):
                # None of its lines has an amount: there is nothing that it is the sum of.
                continue
            terms = [*times(rows[total].by[when]), *times((f for part in parts if part for f in part), -1)]
            about = About(frame.name, total=total, when=when)
            yield Relation(kinds.figures.SUM, f"{frame.id}.{total}.{when}", tuple(terms), about=about)


def _has_lines(shape: Tree, total: TotalId) -> bool:
    within = TOTALS[: TOTALS.index(total) + 1]
    return any(part not in shape for one in within for part in shape[one])


def level_sums(
    levels: Levels, frame: Frame, rows: PrintedRows, below: list[PrintedRows], year: When, only: When | None = None
) -> Iterator[Relation]:
    """Each line and total that a sum of frames prints is what they come to. ``below`` holds the rows of its frames, in
    order; ``year`` is that of their budget.
    """
    own = tree(levels.own(frame))
    lines: dict[str, tuple[When, ...]] = {
        line.id: (*([year] if line.amount is not None else []), *line.printed)
        for line in frame.lines
        if line not in levels.own_lines(frame)
    }
    labels = {line.id: line.label for line in frame.lines}
    for key, columns in (lines | {total: tuple(by) for total, by in frame.printed_totals.items()}).items():
        for when in columns if only is None else [when for when in columns if when == only]:
            parts = [child[key].by.get(when) for child in below if key in child]
            parts += [rows[line].by.get(when) for line in (lines_under(own, key) if key in own else ())]
            figures = _together(parts)
            if figures is None or when not in rows[key].by or any(one.followed for one in rows[key].by[when]):
                continue
            about = About(frame.name, labels.get(key, ""), key if key in own else "", when)
            terms = (*times(rows[key].by[when]), *times(figures, -1))
            yield Relation(kinds.figures.LEVEL_SUM, f"{frame.id}.{key}.{when}", terms, about=about)


def _together(parts: list[tuple[Figure, ...] | None]) -> list[Figure] | None:
    """The figures of all parts, None where one is not known."""
    figures = [figure for part in parts if part is not None for figure in part]
    return figures if all(part is not None for part in parts) else None
