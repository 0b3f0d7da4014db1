"""Can all printed figures and all relations of a budget be right at once?

One linear program: each true figure within half a step of the printed one, every relation exactly met. Feasible means
that one set of true values explains everything printed. Infeasible: a smallest set of figures and relations that
cannot all be right (a deletion filter over the solver's answer), and which single figures, corrected alone, would do.
"""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from msgspec import Struct

from ks_budget.printed.figure import Figure
from ks_budget.printed.relation import Relation


class Repair(Struct, frozen=True):
    """A figure whose correction alone would settle a conflict, and the range it must lie in; None is unbounded."""

    figure: Figure
    low: Decimal | None
    high: Decimal | None


class Conflict(Struct, frozen=True):
    """Figures and relations that cannot all be right, none of which can be left out."""

    figures: tuple[Figure, ...]
    relations: tuple[Relation, ...]
    repairs: tuple[Repair, ...]


class Proof(Struct, frozen=True):
    """The outcome: no conflicts when one set of true values explains everything."""

    figures: int
    relations: int
    conflicts: tuple[Conflict, ...]


MOST = 20
"""How many conflicts are looked for."""


def prove(relations: Sequence[Relation]) -> Proof:
    """Try all relations at once; each conflict found is set aside by its last relation, and the rest tried again.

    Raises ImportError when the solver is not installed.
    """
    figures = {figure.id: figure for relation in relations for figure, _ in relation.terms}
    cores: list[_Core] = []
    left = list(relations)
    while len(cores) < MOST:
        core = _core(left)
        if core is None:
            break
        cores.append(core)
        left.remove(core.relations[-1])
    conflicts = tuple(_conflict(core, left, figures) for core in cores)
    return Proof(len(figures), len(relations), conflicts)


class _Core(Struct, frozen=True):
    """A smallest infeasible set of relations, in their order, and the figures whose precision it needs."""

    relations: tuple[Relation, ...]
    held: frozenset[str]
    """Ids of figures."""


def _conflict(core: _Core, consistent: list[Relation], figures: dict[str, Figure]) -> Conflict:
    rows, held = core.relations, core.held
    repairs = []
    # All that agrees, and this conflict whole: what one figure must become for everything to be right.
    system = [*consistent, rows[-1]]
    for id in sorted(held):
        limits = _Program(system, free={id}).limits(id)
        if limits is not None:
            low, high = limits
            printed = figures[id].value
            repairs.append(
                Repair(
                    figures[id],
                    None if low is None else printed + low,
                    None if high is None else printed + high,
                )
            )
    return Conflict(tuple(figures[id] for id in sorted(held)), rows, tuple(repairs))


def _core(relations: list[Relation]) -> _Core | None:
    """A smallest infeasible set of relations; None when they can all be right."""
    program = _Program(relations)
    if program.feasible():
        return None
    rows = [relations[i] for i in program.blamed()] or list(relations)
    if _Program(rows).feasible():
        rows = list(relations)
    kept = list(rows)
    for row in rows:
        without = [relation for relation in kept if relation is not row]
        if not _Program(without).feasible():
            kept = without
    held = {figure.id for relation in kept for figure, _ in relation.terms}
    free: set[str] = set()
    for id in sorted(held):
        if not _Program(kept, free | {id}).feasible():
            free.add(id)
    return _Core(tuple(kept), frozenset(held - free))


_INFINITY = float("inf")


class _Program:
    """The linear program of some relations. Its variables are how far each true figure is from the printed one.

    The residuals are computed exactly, so the solver only sees small numbers. ``free`` figures may be anything.
    """

    def __init__(self, relations: Iterable[Relation], free: Iterable[str] = ()) -> None:
        import highspy

        self.relations, unbounded = list(relations), set(free)
        self.solver: Any = highspy.Highs()  # type: ignore[no-untyped-call]
        self.status: Any = highspy.HighsModelStatus
        for option in ("output_flag", "log_to_console"):
            self.solver.setOptionValue(option, False)
        # The certificate of infeasibility comes from the simplex method on the program as it is.
        self.solver.setOptionValue("presolve", "off")
        self.solver.setOptionValue("solver", "simplex")
        self.columns: dict[str, int] = {}
        for relation in self.relations:
            for figure, _ in relation.terms:
                if figure.id not in self.columns:
                    self.columns[figure.id] = len(self.columns)
                    width = _INFINITY if figure.id in unbounded else float(figure.half)
                    self.solver.addVar(-width, width)
        for relation in self.relations:
            factors: dict[int, Decimal] = {}
            for figure, factor in relation.terms:
                column = self.columns[figure.id]
                factors[column] = factors.get(column, Decimal(0)) + factor
            target = -float(relation.residual)
            self.solver.addRow(target, target, len(factors), list(factors), [float(f) for f in factors.values()])

    def feasible(self) -> bool:
        self.solver.run()
        return bool(self.solver.getModelStatus() != self.status.kInfeasible)

    def blamed(self) -> list[int]:
        """The relations in the solver's certificate of infeasibility, by position; none when it gives none."""
        outcome = self.solver.getDualRay()
        values = outcome[-1] if outcome[1] else []
        return [i for i, value in enumerate(values) if abs(value) > 1e-9]

    def limits(self, id: str) -> tuple[Decimal | None, Decimal | None] | None:
        """How far a figure must at least and can at most be from the printed one; None when nothing helps."""
        ends: list[Decimal | None] = []
        for sign in (1.0, -1.0):
            self.solver.changeColCost(self.columns[id], sign)
            self.solver.run()
            status = self.solver.getModelStatus()
            if status == self.status.kInfeasible:
                return None
            unbounded = status != self.status.kOptimal
            end = self.solver.getInfo().objective_function_value * sign
            ends.append(None if unbounded else Decimal(repr(end)).quantize(Decimal("1e-6")))
        return ends[0], ends[1]
