"""A linear system with bounded unknowns, decided exactly.

Each row is Σ factor × unknown = target; each unknown lies within a width of zero, or anywhere. The solver's floats
only point to an answer, in numbers near one: what it points to is checked in exact fractions, and where that fails the
search goes on in fractions from where the solver stopped (the simplex method of Dutertre and de Moura 2006, with
Bland's rule, which always ends). So no answer hangs on a tolerance.
"""

from collections.abc import Iterable, Mapping
from fractions import Fraction

from msgspec import Struct

from ks_budget.printed.equations import solve
from ks_budget.printed.solver import Pointer, point

Row = dict[int, Fraction]
"""Factor by unknown."""
Certificate = dict[int, Fraction]
"""A factor for each row; the rows, so added up, cannot hold within the widths."""
_ZERO = Fraction(0)


class System(Struct, frozen=True):
    """Rows, their targets, and the width of each unknown: None where it may be anything."""

    rows: list[Row]
    targets: list[Fraction]
    widths: list[Fraction | None]

    def without(self, kept: Iterable[int]) -> "System":
        """The same unknowns under some of the rows only."""
        kept = list(kept)
        return System([self.rows[i] for i in kept], [self.targets[i] for i in kept], self.widths)

    def freed(self, unknowns: Iterable[int]) -> "System":
        """The same rows with some unknowns that may be anything."""
        widths = list(self.widths)
        for unknown in unknowns:
            widths[unknown] = None
        return System(self.rows, self.targets, widths)

    def fixed(self, unknown: int, value: Fraction) -> "System":
        """The same system with one unknown that has a value."""
        pairs = zip(self.rows, self.targets, strict=True)
        targets = [target - row.get(unknown, _ZERO) * value for row, target in pairs]
        widths = list(self.widths)
        widths[unknown] = _ZERO
        return System(self.rows, targets, widths)


def contradiction(system: System) -> Certificate | None:
    """Why the system has no solution; None when it has one."""
    easy = _alone(system)
    if easy is not None:
        return easy
    pointer = point(system.rows, system.targets, system.widths)
    ray = {i: Fraction(factor) for i, factor in pointer.ray.items()}
    if ray and _proves(system, ray):
        return ray
    return _search(system, pointer)


def limits(system: System, unknown: int) -> tuple[Fraction | None, Fraction | None]:
    """The least and the most that an unknown of a system with a solution can be; None where there is no end."""
    return _end(system, unknown, -1), _end(system, unknown, 1)


def blamed(system: System, certificate: Certificate) -> list[int]:
    """The unknowns whose widths a certificate rests on, in their order."""
    return sorted(unknown for unknown, factor in _added_up(system.rows, certificate).items() if factor)


def _alone(system: System) -> Certificate | None:
    """A row that cannot even hold by itself."""
    for i, row in enumerate(system.rows):
        if _proves(system, {i: Fraction(1)}, row):
            return {i: Fraction(1)}
    return None


def _added_up(rows: list[Row], factors: Mapping[int, Fraction]) -> Row:
    total: Row = {}
    for i, times in factors.items():
        for unknown, factor in rows[i].items():
            total[unknown] = total.get(unknown, _ZERO) + times * factor
    return total


def _reach(system: System, row: Row) -> Fraction | None:
    """How far from zero a row can come within the widths; None is anywhere."""
    reach = _ZERO
    for unknown, factor in row.items():
        width = system.widths[unknown]
        if factor and width is None:
            return None
        reach += abs(factor) * (width or 0)
    return reach


def _target(system: System, factors: Mapping[int, Fraction]) -> Fraction:
    return sum((system.targets[i] * factor for i, factor in factors.items()), _ZERO)


def _proves(system: System, certificate: Certificate, row: Row | None = None) -> bool:
    reach = _reach(system, _added_up(system.rows, certificate) if row is None else row)
    return reach is not None and abs(_target(system, certificate)) > reach


def _end(system: System, unknown: int, sign: int) -> Fraction | None:
    """The most (or the least) of an unknown. Every contradiction with a value beyond it cuts off what cannot be; the
    first value that is left is the end."""
    pointer = point(system.rows, system.targets, system.widths, unknown, sign)
    if pointer.endless:
        return None
    cut = _cut(system, unknown, sign, {i: Fraction(factor) for i, factor in pointer.prices.items()})
    beyond = Fraction(pointer.value) if cut is None else cut
    far = sign * max(Fraction(1), abs(beyond))
    for _ in range(60):
        why = contradiction(system.fixed(unknown, beyond))
        if why is None and cut is not None:
            return beyond
        if why is None:
            # A value that can be, and none known that cannot: further out.
            beyond, far = beyond + far, far * 2
            continue
        tighter = _cut(system, unknown, sign, why)
        if tighter is None:
            return beyond
        cut = beyond = tighter
    return cut


def _cut(system: System, unknown: int, sign: int, factors: Mapping[int, Fraction]) -> Fraction | None:
    """The end that some rows, added up, set to an unknown; None when they set none."""
    row = _added_up(system.rows, factors)
    own = row.pop(unknown, _ZERO)
    reach = _reach(system, {other: factor for other, factor in row.items() if factor}) if own else None
    if reach is None:
        return None
    return _target(system, factors) / own + sign * reach / abs(own)


def _search(system: System, pointer: Pointer) -> Certificate | None:
    """The exact search, from the solver's last basis. Beside the unknowns each row has a rest, which must be zero."""
    unknowns, m = len(system.widths), len(system.rows)
    columns: list[Row] = [{} for _ in range(unknowns)]
    for i, row in enumerate(system.rows):
        for unknown, factor in row.items():
            columns[unknown][i] = factor
    columns += [{i: Fraction(1)} for i in range(m)]
    widths = [*system.widths, *[_ZERO] * m]
    basis, values = _start(system, pointer, columns)
    while True:
        rests = list(system.targets)
        for j, value in values.items():
            for i, factor in columns[j].items():
                rests[i] -= factor * value
        solved = solve(_rows(basis, columns), rests)
        assert solved is not None, "a basis is regular"
        outside = [
            (j, k, value)
            for (k, j), value in zip(enumerate(basis), solved, strict=True)
            if (width := widths[j]) is not None and abs(value) > width
        ]
        if not outside:
            return None
        leaving, position, value = min(outside)
        width = widths[leaving]
        assert width is not None
        end = width if value > 0 else -width
        unit = [_ZERO] * m
        unit[position] = Fraction(1)
        prices = solve([columns[j] for j in basis], unit)
        assert prices is not None, "a basis is regular"
        entering = _entering(columns, widths, values, prices, -1 if value > 0 else 1)
        if entering is None:
            return {i: price for i, price in enumerate(prices) if price}
        del values[entering]
        values[leaving] = end
        basis[position] = entering


def _rows(basis: list[int], columns: list[Row]) -> list[Row]:
    rows: list[Row] = [{} for _ in basis]
    for position, j in enumerate(basis):
        for i, factor in columns[j].items():
            rows[i][position] = factor
    return rows


def _entering(
    columns: list[Row],
    widths: list[Fraction | None],
    values: dict[int, Fraction],
    prices: list[Fraction],
    way: int,
) -> int | None:
    """The first of those outside the basis that can move the leaving one the way it must go."""
    for j in sorted(values):
        width = widths[j]
        if width == 0:
            continue
        slope = -way * sum((prices[i] * factor for i, factor in columns[j].items()), _ZERO)
        if slope and (width is None or (values[j] < width if slope > 0 else values[j] > -width)):
            return j
    return None


def _start(system: System, pointer: Pointer, columns: list[Row]) -> tuple[list[int], dict[int, Fraction]]:
    """The solver's basis and where it left the others, or the rows' rests when it has none that is regular."""
    m, unknowns = len(system.rows), len(system.widths)
    basis = [j for j in pointer.basis if j < len(columns)]
    whole = len(basis) == m and solve([columns[j] for j in basis], [_ZERO] * m) is not None
    basis = basis if whole else list(range(unknowns, unknowns + m))
    inside = set(basis)
    sides = pointer.sides if whole else {}
    widths = [*system.widths, *[_ZERO] * m]
    return basis, {j: (widths[j] or _ZERO) * sides.get(j, 0) for j in range(len(columns)) if j not in inside}
