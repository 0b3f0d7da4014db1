"""Frames of a board, and boards of a municipality, added up line by line."""

from collections.abc import Iterable
from decimal import Decimal

from msgspec import Struct

from ks_budget.compute.projection import Projection
from ks_budget.labels import KINDS
from ks_budget.model import Frame, Line
from ks_budget.model.shape import Amounts, Tree, add_up, figures_of, tree
from ks_budget.money import ZERO, convert, exactly, step
from ks_budget.problems import Fact, Problem, kinds


class Summand(Struct, frozen=True):
    """What is added up: a frame's projection and the unit of its amounts."""

    name: str
    """What to call it when it cannot be added."""
    projection: Projection
    unit: str


class FrameSum(Struct, frozen=True):
    """Several frames as one."""

    frame: Frame
    """With the lines of all, once each, without amounts of their own."""
    shape: Tree
    years: dict[int, Amounts]
    """Exact amounts by year, in the unit asked for."""
    step: Decimal
    """What they are rounded to when shown: no coarser than the figures of the documents in that unit."""


@exactly
def add_frames(summands: list[Summand], unit: str) -> FrameSum:
    """The sum of frames by line id, over the years that they all have. Lines of one id must be of one kind."""
    lines: dict[str, Line] = {}
    for summand in summands:
        for line in summand.projection.frame.lines:
            lines.setdefault(line.id, line)
    frame = Frame(id="sum", name="", lines=tuple(lines.values()))
    shape = tree(frame)
    shared = [set(summand.projection.years) for summand in summands]
    years = sorted(set.intersection(*shared)) if shared else []
    amounts = {}
    for year in years:
        sums: Amounts = {}
        for summand in summands:
            for line in summand.projection.frame.lines:
                if line.id in summand.projection.years[year]:
                    amount = convert(summand.projection.years[year][line.id], summand.unit, unit)
                    sums[line.id] = sums.get(line.id, ZERO) + amount
        amounts[year] = add_up(shape, sums)
    own = (summand.projection.frame for summand in summands if summand.unit == unit)
    return FrameSum(frame, shape, amounts, step(unit, (figure for one in own for figure in figures_of(one))))


def clashes(summands: Iterable[Summand]) -> list[Problem]:
    """A problem (KSB204) for each line that is of one kind here and of another there."""
    first: dict[str, tuple[str, str]] = {}
    problems = []
    for summand in summands:
        for line in summand.projection.frame.lines:
            kind, name = first.setdefault(line.id, (line.kind, summand.name))
            if kind != line.kind:
                sides: dict[str, Fact] = {
                    "first": KINDS[kind],
                    "one": name,
                    "second": KINDS[line.kind],
                    "other": summand.name,
                }
                problems.append(kinds.needs.LINES_CLASH.at(subject="", id=line.id, **sides))
    return problems
