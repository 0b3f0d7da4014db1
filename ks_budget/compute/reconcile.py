"""What figures, that nobody printed, was a printed budget rounded from?

Printed lines and printed totals are each rounded on their own, so they may miss each other by a step or two. Where
their precision explains that, the printed totals hold, and the parts of a total share its difference equally (the
least-squares answer) but never by more than their own precision. Where it does not, the lines count.
"""

from decimal import Decimal

from msgspec import Struct

from ks_budget.compute.frames import Figures, add_up, tree
from ks_budget.model import Frame
from ks_budget.money import add, exactly, half_width

# A third of a step has no last digit; the last part takes what this leaves.
_FINE = Decimal(1).scaleb(-12)


class Gap(Struct, frozen=True):
    """A printed total and what its printed parts add up to."""

    total: str
    printed: Decimal
    added: Decimal
    allowed: Decimal
    """The largest difference that rounding of the total and of its parts explains."""

    @property
    def explained(self) -> bool:
        return abs(self.printed - self.added) <= self.allowed


class Base(Struct, frozen=True):
    """The amounts of a frame's budget year, to show and to compute from."""

    printed: Figures
    """The document's own: its lines, and its totals where printed, else their sums."""
    exact: Figures
    """Figures that agree with everything printed, or the lines and their sums where none do."""
    gaps: list[Gap]
    """The totals that differ from the sum of their parts."""


@exactly
def base(frame: Frame, year: int) -> Base:
    """The figures of a frame in its budget year, in the budget's unit."""
    shape = tree(frame)
    lines = {line.id: Decimal(line.amount) for line in frame.lines}
    totals = _printed_totals(frame, year)
    if not totals:
        added_up = add_up(shape, lines)
        return Base(added_up, added_up, [])
    printed, width, gaps = dict(lines), widths(frame, year), []
    for total in reversed(shape):
        added = add(printed[part] for part in shape[total])
        printed[total] = totals.get(total, added)
        if printed[total] != added:
            allowed = width[total] + add(width[part] for part in shape[total])
            gaps.append(Gap(total, printed[total], added, allowed))
    exact = add_up(shape, lines)
    if gaps and all(gap.explained for gap in gaps):
        settled = {next(iter(shape)): printed[next(iter(shape))]}
        for total, parts in shape.items():
            settled |= _share(settled[total], parts, printed, width)
        exact = add_up(shape, {key: settled[key] for key in lines})
    return Base(printed, exact, gaps)


@exactly
def widths(frame: Frame, year: int) -> Figures:
    """How far each true figure may be from the printed one: half of its last digit.

    A total that is not printed may be as far off as its parts together.
    """
    shape, totals = tree(frame), _printed_totals(frame, year)
    width = {line.id: half_width(line.amount) for line in frame.lines}
    for total in reversed(shape):
        width[total] = half_width(totals[total]) if total in totals else add(width[part] for part in shape[total])
    return width


def _printed_totals(frame: Frame, year: int) -> Figures:
    return {total: Decimal(by_year[year]) for total, by_year in frame.printed_totals.items() if year in by_year}


def _share(target: Decimal, parts: list[str], printed: Figures, width: Figures) -> Figures:
    """Move the parts so that they add up to the target: equally, each as far as its width allows."""
    values = {part: printed[part] for part in parts}
    rest = target - add(values.values())
    sign = 1 if rest > 0 else -1
    # The narrowest first: what one of them cannot carry is shared by those after it.
    for left, part in zip(range(len(parts), 0, -1), sorted(parts, key=lambda part: width[part]), strict=True):
        equal = abs(rest) if left == 1 else (abs(rest) / left).quantize(_FINE)
        move = sign * min(equal, width[part])
        values[part] += move
        rest -= move
    return values
