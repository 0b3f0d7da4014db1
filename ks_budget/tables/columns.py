"""Which columns follow from others, row by row: deviations, nets, sums over years, means."""

from collections.abc import Iterator
from itertools import combinations, product
from math import log2
from typing import Final

from ks_budget.tables.evidence import ACCEPTED, Link, novel, weigh
from ks_budget.tables.figures import Figures
from ks_budget.tables.slips import ease
from ks_budget.tables.words import family, is_derived, is_difference, is_mean, is_net, is_sum

TRIED_COLUMNS: Final = 40
"""Columns among which relations are looked for; more are not searched."""
TRIO: Final = ((1, 1, -1), (1, -1, 1), (-1, 1, 1), (1, 1, 1))
"""The signs of three columns that come to nothing."""
SAID: Final = 1.0
"""Bits that a relation costs which heads say."""
PROBED: Final = 3
"""Rows that are looked at before a relation is weighed."""

Lines = dict[int, int]


def column_links(figures: Figures) -> tuple[list[Link], bool]:
    """The relations between columns, none of which follows from the others, and whether something was not searched."""
    columns = [at for at in range(figures.width) if figures.adds[at]]
    if len(columns) < 3 or figures.height < 2:
        return [], False
    tried = columns[:TRIED_COLUMNS]
    probes = _Probes(figures)
    found: dict[tuple[tuple[int, int], ...], Link] = {}
    for lines, cost in _candidates(figures, tried, probes):
        key = tuple(sorted(lines.items()))
        if key not in found and (link := _weighed(figures, lines, cost)) is not None:
            found[key] = link
    return _independent(list(found.values()), figures.width), len(tried) < len(columns)


def _candidates(figures: Figures, columns: list[int], probes: "_Probes") -> Iterator[tuple[Lines, float]]:
    """Sums that hold in the rows that are looked at first, with what they cost to choose."""
    cost = log2(max(4, len(columns) ** 3))
    for trio in combinations(columns, 3):
        for signs in probes.signs(trio) or _said(figures, trio):
            yield dict(zip(trio, signs, strict=True)), cost + (1.5 if min(signs) > 0 else 0.0)
        if any(is_mean(figures.heads[at]) for at in trio):
            means = [dict(zip(trio, signs, strict=True)) for signs in ((1, 1, -2), (1, -2, 1), (-2, 1, 1))]
            yield from ((lines, cost + 5.0) for lines in means if probes.fit(lines))
    others = [dict.fromkeys(run, 1) | {target: -1}
              for run in _runs(figures, columns) for target in columns if target not in run]  # fmt: skip
    yield from ((lines, cost) for lines in others if probes.fit(lines))
    for size in (4, 5):
        for start in range(len(columns) - size + 1):
            window = columns[start : start + size]
            for more in product((1, -1), repeat=size - 1):
                lines = dict(zip(window, (1, *more), strict=True))
                if min(more) < 0 and probes.fit(lines):
                    yield lines, cost + size


def _said(figures: Figures, trio: tuple[int, ...]) -> tuple[tuple[int, int, int], ...]:
    """The signs that heads say of three columns side by side. They are tried whatever the first rows say: those may be
    the wrong ones."""
    one, _, last = trio
    if last - one != 2:
        return ()
    head = figures.heads[last]
    return ((1, -1, 1), (-1, 1, 1)) if is_difference(head) else ((1, 1, -1), (1, -1, -1)) if is_net(head) else ()


def _runs(figures: Figures, columns: list[int]) -> Iterator[tuple[int, ...]]:
    """Three columns or more that stand together, or whose heads are alike but for the year."""
    for start in range(len(columns)):
        for end in range(start + 3, len(columns) + 1):
            yield tuple(columns[start:end])
    alike: dict[str, list[int]] = {}
    for at in columns:
        if name := family(figures.heads[at]):
            alike.setdefault(name, []).append(at)
    yield from (tuple(run) for run in alike.values() if len(run) >= 3)


class _Probes:
    """Rows that a relation is tried on before it is weighed: those with the largest figures first."""

    def __init__(self, figures: Figures) -> None:
        sizes = [max((abs(value) for value in row if value), default=0) for row in figures.values]
        order = sorted(range(figures.height), key=lambda row: -sizes[row])
        self._found: dict[tuple[int, ...], list[tuple[list[int], int]]] = {}
        """Of the columns that were asked for last."""
        self.rows = [(figures.values[row], figures.halves[row]) for row in order if sizes[row]]

    def signs(self, trio: tuple[int, ...]) -> list[tuple[int, int, int]]:
        """The signs with which three columns come to nothing in some of the first rows, where in two they do with any:
        a deviation may turn its sign from row to row."""
        rows, found = 0, set()
        for (x, y, z), room in self._rows(trio):
            held = [signs for signs, residual in zip(TRIO, (x + y - z, x - y + z, y + z - x, x + y + z), strict=True)
                    if abs(residual) <= room]  # fmt: skip
            rows += bool(held)
            found.update(held)
        return sorted(found) if rows >= 2 else []

    def fit(self, lines: Lines) -> bool:
        """Whether a relation holds in two of the first rows that say something."""
        held, signs = 0, tuple(lines.values())
        for parts, room in self._rows(tuple(lines)):
            held += abs(sum(times * part for times, part in zip(signs, parts, strict=True))) <= room
        return held >= 2

    def _filled(self, columns: tuple[int, ...], missing: int) -> list[tuple[list[int], int]]:
        """With so many figures missing at most, each taken for nothing."""
        found = []
        for values, halves in self.rows:
            parts = [values[at] or 0 for at in columns]
            empty = sum(values[at] is None for at in columns)
            if empty <= missing and len({abs(part) for part in parts if part}) > 1:
                found.append((parts, sum(halves[at] for at in columns)))
                if len(found) == PROBED:
                    break
        return found

    def _rows(self, columns: tuple[int, ...]) -> list[tuple[list[int], int]]:
        """The figures of the first rows that say something of columns, with what rounding allows."""
        if (found := self._found.get(columns)) is None:
            found = self._filled(columns, 0)
            if len(found) < 2:
                found = self._filled(columns, len(columns) - 2)
            self._found = {columns: found}
        return found


def _weighed(figures: Figures, lines: Lines, cost: float) -> Link | None:
    target = _target(figures, lines)
    declared = _declared(figures, lines, target)
    lines = {target: lines[target]} | lines
    link = Link("columns", lines, target, SAID if declared else cost)
    link.declared = declared
    weigh(figures, link, range(figures.height))
    failures = link.states("fails")
    if failures and len(lines) == 3:
        _turn(link, failures, figures)
    left, held = link.failures, link.telling
    if len(left) == 1 and link.net < ACCEPTED + 3:
        ease(figures, link)
    link.held = sum(one.state == "holds" and one.count > 1 for one in link.instances.values())
    link.far = sum(link.instances[at].near < 2 for at in left)
    most = 0.5 if declared else 0.35
    good = held >= 2 and held >= len(link.turned) and len(left) <= most * (held + len(link.turned))
    return link if good and link.net >= ACCEPTED else None


def _target(figures: Figures, lines: Lines) -> int:
    """The column that follows from the others: alone on its side, and the one that its head says, or the last."""
    named = [at for at in lines if figures.columns[at].phase in ("deviation", "change")]
    derived = [at for at in lines if is_derived(figures.heads[at])]
    alone = [at for at, times in lines.items() if sum((other > 0) == (times > 0) for other in lines.values()) == 1]
    return (named or derived or alone or list(lines))[-1]


def _declared(figures: Figures, lines: Lines, target: int) -> bool:
    """Whether heads say the relation: a deviation or a net right after its two columns, a sum after those that it is
    of or before them."""
    head, terms = figures.heads[target], sorted(at for at in lines if at != target)
    together = terms[-1] - terms[0] == len(terms) - 1
    mixed = len({lines[at] for at in terms}) > 1
    if len(terms) == 2 and target == terms[-1] + 1 and together:
        return (is_difference(head) and mixed) or is_net(head)
    return is_sum(head) and not mixed and together and target in (terms[-1] + 1, terms[0] - 1)


def _turn(link: Link, failures: list[int], figures: Figures) -> None:
    """Rows where it holds with the sign of one column turned: a deviation whose plus is always better."""
    best: tuple[int, list[int]] = (link.target, [])
    for column in link.lines:
        link.turned_at = column
        turned = [row for row in failures if link.turns(figures, row)]
        if len(turned) > len(best[1]):
            best = (column, turned)
    link.turned_at = best[0]
    if best[1]:
        link.turned = set(best[1])
        link.net += sum(link.instances[row].charge for row in link.turned) - min(6, 2 * len(link.turned))


def _independent(links: list[Link], width: int) -> list[Link]:
    """Those that the others do not imply, the best first; one that is another with a column changed for a near copy
    must earn its evidence where that one does not hold."""
    links.sort(key=lambda link: (-link.net + 6 * len(link.states("fails")), len(link.lines)))
    return independent([], links, width)


def independent(chosen: list[Link], more: list[Link], width: int) -> list[Link]:
    """Relations, and those of others that they do not imply."""
    kept = list(chosen)
    basis: list[tuple[int, list[int]]] = []
    for link in chosen:
        _extends(basis, link, width)
    for link in more:
        if not any(_shadow(link, other) for other in kept) and _extends(basis, link, width):
            kept.append(link)
    return kept


def _extends(basis: list[tuple[int, list[int]]], link: Link, width: int) -> bool:
    """Whether a relation does not follow from a basis; it is then put to it."""
    left = _reduced(link.lines, basis, width)
    pivot = next((at for at, value in enumerate(left) if value), None)
    if pivot is not None:
        basis.append((pivot, left))
    return pivot is not None


def _reduced(lines: Lines, basis: list[tuple[int, list[int]]], width: int) -> list[int]:
    left = [lines.get(at, 0) for at in range(width)]
    for pivot, row in basis:
        if left[pivot]:
            times, by = left[pivot], row[pivot]
            left = [x * by - y * times for x, y in zip(left, row, strict=True)]
    return left


def _shadow(link: Link, other: Link) -> bool:
    """Whether two differ by two columns or fewer and the first says little where the second does not hold."""
    columns = link.lines.keys() | other.lines.keys()
    for sign in (1, -1):
        if sum(sign * link.lines.get(at, 0) != other.lines.get(at, 0) for at in columns) <= 2:
            own = [one for row, one in link.instances.items()
                   if not ((theirs := other.instances.get(row)) and theirs.state == "holds")]  # fmt: skip
            if novel(own) < ACCEPTED + link.cost:
                return True
    return False
