"""As many equations as unknowns, solved exactly. Those of tables are nearly triangular: most need no elimination."""

from collections import deque
from collections.abc import Sequence
from fractions import Fraction


def solve(rows: Sequence[dict[int, Fraction]], targets: Sequence[Fraction]) -> list[Fraction] | None:
    """The values of the unknowns 0, 1, 2 … of Σ factor × unknown = target; None when the rows do not settle them."""
    left = {i: dict(row) for i, row in enumerate(rows)}
    rests = list(targets)
    users: dict[int, set[int]] = {unknown: set() for unknown in range(len(rows))}
    for i, row in left.items():
        for unknown in row:
            users[unknown].add(i)
    single_rows = deque(i for i, row in left.items() if len(row) == 1)
    single_users = deque(unknown for unknown, some in users.items() if len(some) == 1)
    order: list[tuple[int, int, dict[int, Fraction]]] = []
    while left:
        pivot = _pivot(left, users, single_rows, single_users)
        if pivot is None:
            return None
        i, unknown = pivot
        row = left.pop(i)
        for other in row:
            users[other].discard(i)
            if len(users[other]) == 1:
                single_users.append(other)
        for j in users.pop(unknown):
            _eliminate(left[j], row, unknown, j, users)
            rests[j] -= left[j].pop(unknown) / row[unknown] * rests[i]
            if len(left[j]) == 1:
                single_rows.append(j)
        order.append((i, unknown, row))
    values = [Fraction(0)] * len(rows)
    for i, unknown, row in reversed(order):
        rest = rests[i]
        for other, factor in row.items():
            if other != unknown:
                rest -= factor * values[other]
        values[unknown] = rest / row[unknown]
    return values


def _eliminate(
    row: dict[int, Fraction], pivot: dict[int, Fraction], unknown: int, j: int, users: dict[int, set[int]]
) -> None:
    """Take as much of the pivot's row from a row as makes an unknown vanish from it, whose own factor is left."""
    times = row[unknown] / pivot[unknown]
    for other, factor in pivot.items():
        if other == unknown:
            continue
        new = row.get(other, Fraction(0)) - times * factor
        if new:
            row[other] = new
            users[other].add(j)
        else:
            row.pop(other, None)
            users[other].discard(j)


def _pivot(
    left: dict[int, dict[int, Fraction]], users: dict[int, set[int]], rows: deque[int], unknowns: deque[int]
) -> tuple[int, int] | None:
    """A row and the unknown that it settles: where nothing, or least, is to be eliminated."""
    while rows:
        i = rows.popleft()
        if i in left and len(left[i]) == 1:
            return i, next(iter(left[i]))
    while unknowns:
        unknown = unknowns.popleft()
        if len(users.get(unknown, ())) == 1:
            return next(iter(users[unknown])), unknown
    i = min(left, key=lambda i: len(left[i]))
    return (i, min(left[i], key=lambda unknown: len(users[unknown]))) if left[i] else None
