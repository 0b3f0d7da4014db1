"""Can all printed figures and all relations of a budget be right at once?

One linear program for all figures that hang together: each true figure within half a step of the printed one, every
relation exactly met. Feasible means that one set of true values explains everything printed. Infeasible: smallest sets
of figures and relations that cannot all be right, gathered under the figure that would settle most of them.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from fractions import Fraction

from msgspec import Struct

from ks_budget.money import exactly
from ks_budget.printed.figure import Figure
from ks_budget.printed.linear import System, blamed, contradiction, limits
from ks_budget.printed.relation import Relation


class Repair(Struct, frozen=True):
    """A figure whose correction alone would settle a conflict, and the range it must lie in; None is unbounded."""

    figure: Figure
    low: Fraction | None
    high: Fraction | None


class Conflict(Struct, frozen=True):
    """Figures and relations that cannot all be right, none of which can be left out."""

    figures: tuple[Figure, ...]
    relations: tuple[Relation, ...]
    repairs: tuple[Repair, ...]
    """The one that settles most first."""
    searched: bool = True
    """Whether repairs were looked for."""


class Proof(Struct, frozen=True):
    """The outcome: no conflicts when one set of true values explains everything."""

    figures: int
    relations: int
    conflicts: tuple[Conflict, ...]
    stopped: bool = False
    """Whether there were more conflicts than are looked for."""


MOST = 50
"""How many conflicts are looked for among figures that hang together."""


@exactly
def prove(relations: Sequence[Relation]) -> Proof:
    """Try all relations at once, those that share no figures apart from each other.

    Raises ImportError when the solver is not installed.
    """
    parts = [_Part(some) for some in _apart(relations)]
    conflicts: list[Conflict] = []
    stopped = False
    for part in parts:
        found, more = _conflicts(part)
        conflicts += found
        stopped = stopped or more
    return Proof(sum(len(part.figures) for part in parts), len(relations), tuple(conflicts), stopped)


class _Part:
    """Relations that hang together by their figures, as a linear system. Its unknowns are how far each true figure is
    from the printed one."""

    def __init__(self, relations: list[Relation]) -> None:
        self.relations = relations
        self.figures = list({figure.id: figure for one in relations for figure, _ in one.terms}.values())
        column = {figure.id: i for i, figure in enumerate(self.figures)}
        rows: list[dict[int, Fraction]] = []
        for relation in relations:
            row: dict[int, Fraction] = {}
            for figure, factor in relation.terms:
                j = column[figure.id]
                row[j] = row.get(j, Fraction(0)) + Fraction(factor)
            rows.append({j: factor for j, factor in row.items() if factor})
        widths = [None if figure.half.is_infinite() else Fraction(figure.half) for figure in self.figures]
        self.system = System(rows, [-Fraction(one.residual) for one in relations], widths)


def _apart(relations: Sequence[Relation]) -> list[list[Relation]]:
    """Relations in groups that share no figure, in their order."""
    leader: dict[str, str] = {}

    def led(id: str) -> str:
        while leader.setdefault(id, id) != id:
            # The way is made shorter as it is gone.
            leader[id] = id = leader[leader[id]]
        return id

    for relation in relations:
        for figure, _ in relation.terms[1:]:
            leader[led(figure.id)] = led(relation.stated.id)
    groups: dict[str, list[Relation]] = {}
    for relation in relations:
        groups.setdefault(led(relation.stated.id), []).append(relation)
    return list(groups.values())


class _Core(Struct, frozen=True):
    """A smallest set of relations that cannot all hold, by position, and the figures whose precision it needs."""

    rows: list[int]
    held: frozenset[int]


class _Cause(Struct, frozen=True):
    """Cores that one figure would settle, all else being right, and what is left to agree with when it does."""

    cores: list[_Core]
    system: System
    figure: int | None
    """None where no single figure would."""


def _causes(part: _Part, cores: list[_Core]) -> Iterator[_Cause]:
    """Cores gathered under the figures that settle most of them. Together they are all of the cores."""
    left = list(cores)
    while left:
        cause = next(_settled(part.system, left, cores), None)
        if cause is None:
            # What no figure settles together with another is looked at by itself.
            cause = _Cause([left[0]], _with(part.system, cores, [left[0]]), None)
        yield cause
        left = [core for core in left if core not in cause.cores]


def _settled(system: System, left: list[_Core], cores: list[_Core]) -> Iterator[_Cause]:
    """The figures that stand in several cores and settle them, those of most first."""
    counts = Counter(figure for core in left for figure in core.held)
    for figure in sorted(counts, key=lambda figure: (-counts[figure], figure)):
        if counts[figure] > 1:
            some = [core for core in left if figure in core.held]
            whole = _with(system, cores, some)
            if contradiction(whole.freed([figure])) is None:
                yield _Cause(some, whole, figure)


def _with(system: System, cores: list[_Core], some: list[_Core]) -> System:
    """All that agrees, and some of the cores whole."""
    aside = {core.rows[-1] for core in cores} - {core.rows[-1] for core in some}
    return system.without(i for i in range(len(system.rows)) if i not in aside)


def _cores(system: System) -> list[_Core]:
    """Cores, each set aside by its last relation and the rest tried again; at most ``MOST``."""
    left, cores = list(range(len(system.rows))), list[_Core]()
    while len(cores) < MOST:
        core = _core(system, left)
        if core is None:
            break
        cores.append(core)
        left.remove(core.rows[-1])
    return cores


def _core(system: System, rows: list[int]) -> _Core | None:
    """A core among some rows; None when they can all hold."""
    why = contradiction(system.without(rows))
    if why is None:
        return None
    rows = kept = [rows[i] for i in sorted(why)]
    for row in rows:
        without = [other for other in kept if other != row]
        fewer = contradiction(system.without(without)) if row in kept and without else None
        if fewer is not None:
            kept, why = [without[i] for i in sorted(fewer)], fewer
    system = system.without(kept)
    why = contradiction(system)
    assert why is not None, "what is left of a contradiction is one"
    held = blamed(system, why)
    system = system.freed(set(range(len(system.widths))) - set(held))
    for figure in held:
        without_it = system.freed([figure])
        if contradiction(without_it) is not None:
            system = without_it
    return _Core(kept, frozenset(figure for figure in held if system.widths[figure] is not None))


def _conflicts(part: _Part) -> tuple[list[Conflict], bool]:
    """The conflicts of a part, and whether there are more."""
    cores = _cores(part.system)
    stopped = len(cores) == MOST and contradiction(_with(part.system, cores, [])) is not None
    # With more of them left, nothing can be tried together with all the rest.
    causes = [_Cause([core], part.system, None) for core in cores] if stopped else list(_causes(part, cores))
    return [_conflict(part, cause, not stopped) for cause in causes], stopped


def _conflict(part: _Part, cause: _Cause, search: bool) -> Conflict:
    # What its own rule has told counts before what only the proof sees.
    core = min(cause.cores, key=lambda core: (len(core.rows), len(core.held)))
    relations = tuple(part.relations[row] for row in core.rows)
    repairs = tuple(_repairs(part, cause)) if search else ()
    held = {part.figures[unknown].id for unknown in core.held}
    # What would settle it first, then in the order of the relations.
    named = [*(repair.figure for repair in repairs), *(figure for one in relations for figure, _ in one.terms)]
    figures = {figure.id: figure for figure in named if figure.id in held}
    return Conflict(tuple(figures.values()), relations, repairs, search)


def _repairs(part: _Part, cause: _Cause) -> Iterator[Repair]:
    """The figures of a cause each of which, corrected alone, settles it, its own figure first."""
    able = frozenset.intersection(*(core.held for core in cause.cores))
    for unknown in sorted(able, key=lambda unknown: (unknown != cause.figure, unknown)):
        freed = cause.system.freed([unknown])
        if contradiction(freed) is None:
            low, high = limits(freed, unknown)
            printed = Fraction(part.figures[unknown].value)
            ends = (None if end is None else printed + end for end in (low, high))
            yield Repair(part.figures[unknown], *ends)
