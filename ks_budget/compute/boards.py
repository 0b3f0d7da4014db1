"""Frames of a board, and boards of a municipality, added up line by line."""

from collections.abc import Iterable

from msgspec import Struct

from ks_budget.compute.projection import Projection
from ks_budget.model import Frame, Line
from ks_budget.model.shape import Amounts, Tree, add_up, tree
from ks_budget.money import ZERO, convert, exactly
from ks_budget.problems import Problem, kinds


class Part(Struct, frozen=True):
    """What is added up: a frame's projection and the unit of its figures."""

    name: str
    """What to call it when it cannot be added."""
    projection: Projection
    unit: str


class Sum(Struct, frozen=True):
    """Several frames as one."""

    lines: list[Line]
    """The lines of all, once each, without amounts of their own."""
    shape: Tree
    years: dict[int, Amounts]
    """Exact figures by year, in the unit asked for."""


@exactly
def add_frames(parts: list[Part], unit: str) -> Sum:
    """The sum of frames by line id, over the years that they all have. Lines of one id must be of one kind."""
    lines: dict[str, Line] = {}
    for part in parts:
        for line in part.projection.frame.lines:
            lines.setdefault(line.id, line)
    shape = tree(Frame(id="sum", name="", lines=tuple(lines.values())))
    shared = [set(part.projection.years) for part in parts]
    years = sorted(set.intersection(*shared)) if shared else []
    figures = {}
    for year in years:
        sums = dict.fromkeys(lines, ZERO)
        for part in parts:
            for line in part.projection.frame.lines:
                sums[line.id] += convert(part.projection.years[year][line.id], part.unit, unit)
        figures[year] = add_up(shape, sums)
    return Sum(list(lines.values()), shape, figures)


def clashes(parts: Iterable[Part]) -> list[Problem]:
    """A problem (KSB204) for each line that is of one kind here and of another there."""
    first: dict[str, tuple[str, str]] = {}
    problems = []
    for part in parts:
        for line in part.projection.frame.lines:
            kind, name = first.setdefault(line.id, (line.kind, part.name))
            if kind != line.kind:
                sides = {"first": kind, "one": name, "second": line.kind, "other": part.name}
                problems.append(kinds.needs.LINES_CLASH.at(id=line.id, **sides))
    return problems
