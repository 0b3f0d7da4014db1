"""Relations that hold with a sign turned: where a table means it so, and where the sign is the slip."""

from math import log2
from typing import Final

from ks_budget.tables.evidence import Link
from ks_budget.tables.figures import Figures
from ks_budget.tables.misfits import SLIP_CHANCE, Case, Cases, slip_bits
from ks_budget.tables.words import is_difference, is_income

TURN_ROWS: Final = 8
"""In how many rows a relation must hold as it is, before one that holds with a sign turned is told."""


def free_signs(figures: Figures, rows: list[Link], columns: list[Link]) -> None:
    """In a column of deviations each row may carry a sign of its own: a sum of rows may there take any signs. Where it
    then holds it is not told to fail."""
    turned = {link.turned_at for link in columns if len(link.turned) > 1}
    free = turned | {at for at, head in enumerate(figures.heads) if is_difference(head)}
    free |= {link.target for link in columns if len(link.lines) == 3}
    for link in rows:
        if len(link.terms) <= 6:
            for at in (free if link.mixed else turned) & set(link.states("fails")):
                if abs(any_signs(figures, link, at)) <= link.instances[at].slack:
                    del link.instances[at]


def any_signs(figures: Figures, link: Link, at: int) -> int:
    """The least that a relation between rows comes to in a column, with any signs."""
    sums = {0}
    for row in link.lines:
        size = abs(figures.values[row][at] or 0)
        sums = {total + size for total in sums} | {total - size for total in sums}
    return min(abs(total) for total in sums)


def lone_turns(figures: Figures, cases: Cases, rows: list[Link]) -> list[Case]:
    """The one row of a relation between columns that holds with a sign turned, among many that keep it. Not where the
    row is taken off in the sums, and those that keep their sign are not: costs beside income."""
    found = []
    signs = _signs(rows)
    for case in list(cases.soft):
        link = case.link
        if not isinstance(link, Link) or link.held < TURN_ROWS or is_income(figures.labels[case.at]):
            continue
        alike = [row for row in link.states("holds") if figures.values[row][link.turned_at]]
        if sum(signs.get(row, 1) == signs.get(case.at, 1) for row in alike) < TURN_ROWS / 2:
            continue
        case.odds = log2(SLIP_CHANCE / (0.5 / (link.held + 1))) + 3.0
        case.soft = False
        cases.soft.remove(case)
        found.append(case)
    return found


def _signs(rows: list[Link]) -> dict[int, int]:
    """With which sign each row is part of the last total that it is part of."""
    parents = {row: link for link in rows for row in link.terms}
    signs: dict[int, int] = {}
    for row in parents:
        sign, at, seen = 1, row, {row}
        while (link := parents.get(at)) is not None and link.target not in seen:
            sign *= link.lines[at]
            at = link.target
            seen.add(at)
        signs[row] = sign
    return signs


def turned_cases(figures: Figures, cases: list[Case]) -> None:
    """Of a relation between columns that turns its sign in some rows: where a row fails, it is the turned one that
    fails there, when a slip explains that far better."""
    for case in cases:
        link = case.link
        if not isinstance(link, Link) or link.axis == "rows" or not link.turned or case.instance is None:
            continue
        cell = (case.at, link.turned_at)
        value = figures.values[case.at][link.turned_at]
        if not value or cell not in case.cells:
            continue
        other = Case(link, case.at, case.cells | {cell: -case.cells[cell]}, 0, case.slack)
        other.residual = case.residual - 2 * case.cells[cell] * value
        other.size, other.room = case.size, case.room
        if other.residual and slip_bits(figures, other) > slip_bits(figures, case) + 3:
            case.cells, case.residual = other.cells, other.residual
