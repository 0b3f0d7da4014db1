"""What figures, that nobody printed, was a printed budget rounded from?

Printed lines and printed totals are each rounded on their own, so they may miss each other by a step or two. Where
their precision explains that, the printed totals hold, and the parts of a total share its difference equally (the
least-squares answer) but never by more than their own precision. Where it does not, the lines count.
"""

from collections.abc import Iterable
from decimal import Decimal

from msgspec import Struct

from ks_budget.model import Budget, Frame
from ks_budget.model.levels import Levels
from ks_budget.model.shape import Amounts, add_up, amounts_of, tree
from ks_budget.money import ZERO, Unit, add, exactly
from ks_budget.printed.blame import of_their_own
from ks_budget.printed.book import Book
from ks_budget.printed.figure import PrintedRow, value, width
from ks_budget.printed.relation import Relation
from ks_budget.printed.rows import frame_rows
from ks_budget.printed.sums import level_sums, sums

# A third of a step has no last digit; the last part takes what this leaves.
_FINE = Decimal(1).scaleb(-12)


class Reconciled(Struct, frozen=True):
    """The amounts of a frame's budget year, to show and to compute from, in the budget's unit."""

    printed: Amounts
    """The document's own: its lines, and its totals where printed, else their sums."""
    exact: Amounts
    """Figures that agree with everything printed, or the lines and their sums where none do."""
    gaps: list[Relation]
    """The sums of printed totals that their parts do not come to as printed, whether rounding explains it or not."""

    @property
    def agrees(self) -> bool:
        """Whether rounding explains every gap."""
        return all(gap.holds for gap in self.gaps)

    @property
    def own(self) -> Amounts:
        """The document's own figures, unless its totals are contradicted by the lines: then the lines count."""
        return self.printed if self.agrees else self.exact


@exactly
def reconciled(frame: Frame, year: int, unit: Unit) -> Reconciled:
    """The figures of a frame in its budget year. ``unit`` is that of its budget."""
    shape, totals = tree(frame), {total: by[year] for total, by in frame.printed_totals.items() if year in by}
    added_up = add_up(shape, amounts_of(frame))
    if all(added_up.get(total) == amount for total, amount in totals.items()):
        return Reconciled(added_up, added_up, [])
    rows = frame_rows(frame, year, unit, unit, only=year)
    printed_rows = {key: PrintedRow(key, by) for key, by in rows.items()}
    gaps = _gaps(sums(frame, printed_rows, year))
    figures = {key: some for key, row in printed_rows.items() if (some := row.by.get(year)) is not None}
    printed = added_up | {key: value(some) for key, some in figures.items() if some}
    start = Reconciled(printed, added_up, gaps)
    if not gaps or not start.agrees:
        return start
    root, widths = next(iter(shape)), {key: width(figures.get(key, ())) for key in printed}
    settled = {root: printed[root]}
    for total, all_parts in shape.items():
        # What is missing is no part of it.
        parts = [part for part in all_parts if part in printed]
        settled |= _share(settled[total], parts, printed, widths) if total in settled else {}
    return Reconciled(printed, add_up(shape, printed | settled), gaps)


@exactly
def standing(budget: Budget, levels: Levels, frame: Frame) -> Reconciled:
    """As ``reconciled``, for a frame that may be a sum of others: its figures are those that it prints, else what its
    frames come to; the exact ones are the sums of theirs. ``levels`` are those of the budget.
    """
    if not levels.is_sum(frame):
        return reconciled(frame, budget.year, budget.unit)
    whole, book, year = levels.whole(frame), Book(budget, None), budget.year
    lines: Amounts = {}
    for part in levels.counted([frame]):
        of_part = reconciled(part, year, budget.unit).exact
        for line in part.lines:
            if line.id in of_part:
                lines[line.id] = lines.get(line.id, ZERO) + of_part[line.id]
    exact, rows = add_up(tree(whole), lines), book.frame(frame.id)
    below = [book.frame(child.id) for child in levels.children(frame)]
    relations = (*sums(frame, rows, year, tree(whole)), *level_sums(levels, frame, rows, below, year, year))
    printed = {key: value(row.known[year]) for key, row in rows.items() if year in row.known}
    return Reconciled(exact | printed, exact, _gaps(relations))


def _gaps(relations: Iterable[Relation]) -> list[Relation]:
    """The sums that are not met as printed, but for those that a total which is told of has put out."""
    relations = list(relations)
    apart = [relation for relation in relations if relation.residual]
    holding = (relation for relation in relations if relation.holds)
    theirs = of_their_own([relation for relation in apart if not relation.holds], holding)
    return [relation for relation in apart if relation.holds or relation in theirs]


def _share(target: Decimal, parts: list[str], printed: Amounts, widths: Amounts) -> Amounts:
    """Move the parts so that they add up to the target: equally, each as far as its width allows."""
    values = {part: printed[part] for part in parts}
    rest = target - add(values.values())
    sign = 1 if rest > 0 else -1
    # The narrowest first: what one of them cannot carry is shared by those after it.
    for left, part in zip(range(len(parts), 0, -1), sorted(parts, key=lambda part: widths[part]), strict=True):
        equal = abs(rest) if left == 1 else (abs(rest) / left).quantize(_FINE)
        move = sign * min(equal, widths[part])
        values[part] += move
        rest -= move
    return values
