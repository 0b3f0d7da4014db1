"""What HiGHS makes of a linear system: a pointer to the answer, in floats, to be checked by whoever asks.

The solver sees small numbers: each unknown in half steps of its own figure, each row in parts of its largest factor.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import cache
from typing import Any

from msgspec import Struct


class Pointer(Struct, frozen=True):
    """Where the solver stopped. Rows' rests are counted after the unknowns."""

    ray: Mapping[int, float]
    """By row: why it says that there is no solution; empty when it does not."""
    prices: Mapping[int, float]
    """By row: what an end of the unknown that was asked for hangs on."""
    value: float
    """That end."""
    endless: bool
    """Whether it says that there is none."""
    basis: Sequence[int]
    sides: Mapping[int, int]
    """Of the unknowns outside the basis those at an end of their width: -1 or 1."""


_LARGEST = Fraction(10**12)


def point(
    rows: Sequence[Mapping[int, Fraction]],
    targets: Sequence[Fraction],
    widths: Sequence[Fraction | None],
    unknown: int | None = None,
    sign: int = 0,
) -> Pointer:
    """Ask for a solution; for one where an unknown is the least (``sign`` −1) or the most (1), when one is named.

    Raises ImportError when the solver is not installed.
    """
    highs, solver = _highs()
    used = sorted({j for row in rows for j in row} | ({unknown} if unknown is not None else set()))
    column = {j: k for k, j in enumerate(used)}
    scales = [_scale(widths[j]) for j in used]
    solver.clearModel()
    for j in used:
        end = highs.kHighsInf if widths[j] is None else 1.0 if widths[j] else 0.0
        solver.addVar(-end, end)
    parts = [_add(solver, row, target, column, scales) for row, target in zip(rows, targets, strict=True)]
    if unknown is not None:
        solver.changeColCost(column[unknown], float(-sign))
    solver.run()
    return _read(highs, solver, used, scales, parts, len(widths), unknown, sign)


def _add(
    solver: Any, row: Mapping[int, Fraction], target: Fraction, column: Mapping[int, int], scales: Sequence[Fraction]
) -> Fraction:
    """Add a row; what it was divided by."""
    factors = {column[j]: factor * scales[column[j]] for j, factor in row.items()}
    part = max(map(abs, factors.values()), default=Fraction(1)) or Fraction(1)
    goal = float(max(-_LARGEST, min(_LARGEST, target / part)))
    solver.addRow(goal, goal, len(factors), list(factors), [float(factor / part) for factor in factors.values()])
    return part


def _scale(width: Fraction | None) -> Fraction:
    return width or Fraction(1)


def _read(
    highs: Any,
    solver: Any,
    used: Sequence[int],
    scales: Sequence[Fraction],
    parts: Sequence[Fraction],
    unknowns: int,
    unknown: int | None,
    sign: int,
) -> Pointer:
    status, statuses = solver.getModelStatus(), highs.HighsModelStatus
    ray: dict[int, float] = {}
    if status == statuses.kInfeasible:
        outcome = solver.getDualRay()
        ray = _sifted(outcome[-1] if outcome[1] else [], parts)
    prices: dict[int, float] = {}
    value, found = 0.0, status == statuses.kOptimal
    if unknown is not None and found:
        prices = _sifted(solver.getSolution().row_dual, parts)
        value = float(solver.getInfo().objective_function_value * -sign) * float(scales[used.index(unknown)])
    basis, sides = _basis(highs, solver, used, len(parts), unknowns)
    endless = status in (statuses.kUnbounded, statuses.kUnboundedOrInfeasible)
    return Pointer(ray, prices, value, endless, basis, sides)


def _sifted(values: Sequence[float], parts: Sequence[Fraction]) -> dict[int, float]:
    """Factors of the rows as they were given, without the noise of the solver's."""
    least = max(map(abs, values), default=0.0) * 1e-11
    return {i: float(Fraction(value) / parts[i]) for i, value in enumerate(values) if abs(value) > least}


def _basis(highs: Any, solver: Any, used: Sequence[int], rows: int, unknowns: int) -> tuple[list[int], dict[int, int]]:
    basis = solver.getBasis()
    if not basis.valid:
        return [], {}
    status = highs.HighsBasisStatus
    inside = [j for j, one in zip(used, basis.col_status, strict=True) if one == status.kBasic]
    inside += [unknowns + i for i, one in zip(range(rows), basis.row_status, strict=True) if one == status.kBasic]
    ends = {status.kLower: -1, status.kUpper: 1}
    return inside, {j: ends[one] for j, one in zip(used, basis.col_status, strict=True) if one in ends}


def _highs() -> tuple[Any, Any]:
    import highspy

    return highspy, _empty(highspy)


@cache
def _empty(highspy: Any) -> Any:
    """The solver, made once: it is emptied before each question."""
    solver: Any = highspy.Highs()
    for option in ("output_flag", "log_to_console"):
        solver.setOptionValue(option, False)
    # The certificate of infeasibility comes from the simplex method on the program as it is.
    solver.setOptionValue("presolve", "off")
    solver.setOptionValue("solver", "simplex")
    for option in ("primal_feasibility_tolerance", "dual_feasibility_tolerance"):
        solver.setOptionValue(option, 1e-9)
    return solver
