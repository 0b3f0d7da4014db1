"""Where relations that are believed fail: how likely each is to be a slip, and not a line that they never meant."""

import math
from collections.abc import Iterable
from math import log2
from typing import Final

from ks_budget.tables.evidence import Instance, Link
from ks_budget.tables.figures import Figures
from ks_budget.tables.ratios import Ratio
from ks_budget.tables.repeats import Repeat
from ks_budget.tables.slips import Cell, meanings
from ks_budget.tables.words import family, has_phase, is_group, is_no_money

EXACT: Final = 12.0
"""Bits from which a table is known to be exact, and two more for each sum that is not."""
SLIP_CHANCE: Final = 0.004
"""That a figure of a relation is a slip, before anything is known."""


class Case:
    """A relation in one instance: its cells with their coefficients, what it is off by and what rounding allows."""

    __slots__ = ("at", "bits", "cells", "instance", "link", "odds", "residual", "room", "size", "slack", "soft")

    def __init__(self, link: Link | Ratio | Repeat, at: int, cells: dict[Cell, int], residual: int, slack: int) -> None:
        self.link, self.at, self.cells, self.residual, self.slack = link, at, cells, residual, slack
        self.instance: Instance | None = None
        self.odds = self.bits = 0.0
        self.size, self.room = 1.0, 0.0
        """The largest figure in it, and log2 of how many figures there are room for to those that fit."""
        self.soft = False
        """Holds with a sign turned."""

    def change(self, cell: Cell) -> tuple[int, int]:
        """By what a cell's figure would be changed, at least and at most, for it to hold."""
        times = self.cells[cell]
        low, high = sorted((-self.residual - self.slack, -self.residual + self.slack), reverse=times < 0)
        if times in (1, -1):
            return low * times, high * times
        return -(-low // times), high // times


class Cases:
    """All relations of a table in all their instances."""

    def __init__(self, figures: Figures, links: Iterable[Link], ratios: Iterable[Ratio]) -> None:
        self.good: list[Case] = []
        self.bad: list[Case] = []
        self.soft: list[Case] = []
        for link in links:
            for at in link.instances:
                if (case := case_of(link, at)) is not None:
                    self._sort(link, case)
        for ratio in ratios:
            self._ratio(figures, ratio)

    def _sort(self, link: Link, case: Case) -> None:
        if case.instance is not None and case.instance.state == "holds":
            self.good.append(case)
        elif case.at not in link.turned:
            self.bad.append(case)
        elif len(link.turned) == 1:
            case.soft = True
            self.soft.append(case)  # Several turned signs are a convention, no slips.

    def _ratio(self, figures: Figures, ratio: Ratio) -> None:
        lone = ratio.lone_turn()
        for row, test in ratio.tests.items():
            cells = {(row, column): times for column, times in test.gradient.items() if times}
            case = Case(ratio, row, cells, test.residual, test.allowed)
            case.bits = 1.0
            if row == lone:
                # Only its sign is wrong: the figure itself is to be turned.
                printed = figures.values[row][ratio.target] or 0
                case.cells, case.residual, case.slack = {(row, ratio.target): 1}, 2 * printed, 0
                case.odds = log2(SLIP_CHANCE / (0.5 / (len(ratio.tests) + 1))) + 3.0
            elif not test.holds:
                case.odds = ratio_odds(figures, ratio, row)
            (self.good if test.holds and row != lone else self.bad).append(case)


def case_of(link: Link, at: int) -> Case | None:
    """None where a figure is missing and it cannot be told."""
    one = link.instances[at]
    if one.state == "gap":
        return None
    case = Case(link, at, link.cells(at), one.residual, one.slack)
    case.instance, case.bits, case.size, case.room = one, one.bits, one.scale, log2(max(1.0, one.alternatives))
    return case


# -- odds -------------------------------------------------------------------------------------------------------------


class Record:
    """How often relations hold in a column, or a relation in the rows, and how often they fail by far."""

    def __init__(self, links: Iterable[Link]) -> None:
        self.rows: dict[int, tuple[int, int]] = {}
        for link in links:
            if link.axis == "rows":
                for at, one in link.instances.items():
                    held, far = self.rows.get(at, (0, 0))
                    self.rows[at] = (
                        held + (one.state == "holds" and one.count > 1),
                        far + (one.state == "fails" and one.near < 2),
                    )

    def of(self, case: Case) -> tuple[int, int]:
        """Without the case itself."""
        if not isinstance(case.link, Link):
            return (0, 0)
        held, far = self.rows[case.at] if case.link.axis == "rows" else (case.link.held, case.link.far)
        own = case.instance is not None and case.instance.state == "fails" and case.instance.near < 2
        return held, max(0, far - own)


def odds(figures: Figures, case: Case, record: Record) -> float:
    """log2 of the odds that a failing instance is a slip."""
    held, far = record.of(case)
    exempt = (far + 0.3) / (held + far + 1)
    if isinstance(case.link, Link) and case.link.axis == "columns":
        if case.link.declared and far == 0:
            exempt *= 0.2
    elif isinstance(case.link, Link):
        if is_group(figures.heads[case.at]):
            exempt = max(exempt, 0.06 if holds_in_group(figures, case.link) else 0.5)
        elif far == 0 and _of_family(figures, case.link, case.at):
            exempt *= 0.03
    return log2(SLIP_CHANCE / exempt) + slip_bits(figures, case)


def holds_in_group(figures: Figures, link: Link) -> bool:
    """Whether a relation holds in some column of group accounts: no eliminations are missing among its rows there."""
    return any(
        one.state == "holds" and one.bits >= 1 and is_group(figures.heads[k]) for k, one in link.instances.items()
    )


def _of_family(figures: Figures, link: Link, at: int) -> bool:
    """Whether a column's head says that it is of the kind of one where the relation holds."""
    if not figures.heads[at]:
        return False
    others = [k for k, one in link.instances.items() if one.state == "holds" and one.bits >= 1]
    ours = family(figures.heads[at])
    return any(family(figures.heads[k]) == ours for k in others) or bool(others and has_phase(figures.heads[at]))


KINDS: Final = {"sign": 1, "power": 6, "transposed": 5}
OTHER_KIND: Final = 30


def slip_bits(figures: Figures, case: Case, alone: bool = False) -> float:
    """How much likelier a misfit is made by one slip than by figures that have nothing to do with one another.

    ``alone``: nothing but this relation vouches for its cells; a row that repeats the one beside it then says nothing.
    """
    ratio = case.size / abs(case.residual)
    likelier = log2(ratio / max(2.0, math.log(case.size / max(1, case.slack) + 2)))
    for cell in case.cells:
        kinds = {kind for _, kind, _ in meanings(figures, cell, *case.change(cell))}
        if alone:
            kinds.discard("neighbour")
        if kinds:
            ways = min(KINDS.get(kind, OTHER_KIND) for kind in kinds) * len(case.cells)
            likelier = max(likelier, case.room - 2.0 - log2(ways))
    return likelier


def ratio_odds(figures: Figures, ratio: Ratio, row: int) -> float:
    """The same of a share, change or product."""
    held = len(ratio.tests) - len(ratio.failures)
    base = log2(SLIP_CHANCE / (0.3 / (held + 1)))
    printed, test = abs(figures.values[row][ratio.target] or 0), ratio.tests[row]
    if ratio.kind == "product" and printed < 100 * figures.one:
        return base + 1.0
    off = abs(abs(test.over / test.under) - printed)
    near = printed / off if off else 1e9
    return base + log2(max(near, 0.1)) - 1.0 + min(6.0, max(0.0, (ratio.net - 10.0) / 6.0))


# -- what only seems to be --------------------------------------------------------------------------------------------


def ambiguous(figures: Figures, case: Case, links: list[Link]) -> bool:
    """Whether a misfit between rows could come from rows too small to tell, in the columns where the relation holds,
    whether they belong to it; or from one row too many or too few."""
    link, values = case.link, figures.values
    assert isinstance(link, Link)
    holding = _holding(link)
    span = _span(figures, link, links) - {link.target}
    if toggled(figures, case, links):
        return True
    small = [abs(value) for row in span if (value := values[row][case.at])
             and all(abs(values[row][at] or 0) <= 2 * one.slack for at, one in holding)]  # fmt: skip
    return bool(small) and sum(small) + case.slack >= abs(case.residual)


def toggled(figures: Figures, case: Case, links: list[Link]) -> bool:
    """Whether a misfit between rows is that of one row too many or too few, in all columns."""
    link, values, halves = case.link, figures.values, figures.halves
    assert isinstance(link, Link)
    holding = _holding(link)
    for row in _span(figures, link, links) - {link.target}:
        value, times = values[row][case.at], link.lines.get(row, 0)
        for sign in (-times,) if times else (1, -1):
            if (
                value
                and abs(case.residual + sign * value) <= case.slack
                and all(
                    abs(one.residual + sign * (values[row][at] or 0)) <= one.slack + halves[row][at]
                    for at, one in holding
                )
            ):
                return True
    return False


def _holding(link: Link) -> list[tuple[int, Instance]]:
    return [(at, one) for at, one in link.instances.items() if one.state == "holds"]


def _span(figures: Figures, link: Link, links: list[Link]) -> set[int]:
    """The rows of a sum, of its parts' own sums, and those beside them."""
    span: set[int] = set()
    open_links, seen = [link], {id(link)}
    while open_links:
        one = open_links.pop()
        span |= set(range(max(0, min(one.lines) - 3), min(figures.height, max(one.lines) + 4)))
        for other in links:
            if id(other) not in seen and other.target in one.lines and other.target != one.target:
                seen.add(id(other))
                open_links.append(other)
    return span


def blanks_are_zero(links: Iterable[Link]) -> bool:
    """Whether the table itself shows that an empty cell is nothing: relations hold across some, and fail across
    fewer."""
    instances = [one for link in links for one in link.instances.values()]
    held = sum(one.state == "holds" and one.bits >= 1 and one.gap for one in instances)
    return held >= 2 and held > sum(one.state == "gap" for one in instances)


def exact_misfits(cases: Cases) -> list[Case]:
    """Of a table whose sums come out to the last digit far too often for rounded figures: those few that do not.

    Rounded one by one, n terms meet to the digit with a chance of 1 / √(2π n / 12). The cases that are left hold with
    no room then.
    """
    linear = [(case, one) for case in cases.good if (one := case.instance) is not None]
    off = [case for case, _ in linear if case.residual]
    bits = 0.0
    for case, one in linear:
        if case.residual == 0 and case.bits > 1 and one.count >= 3 and one.roundness <= 2:
            bits += max(0.25, 0.5 * log2(2 * math.pi * one.count / 12))
    if not 0 < len(off) <= 3 or bits < EXACT + 2 * len(off) or not set.intersection(*(set(case.cells) for case in off)):
        return []
    for case, _ in linear:
        case.slack = 0
    cases.good = [case for case in cases.good if case not in off]
    return off


def believed(figures: Figures, cases: Cases, rows: list[Link]) -> list[Case]:
    """The misfits that are left when those are taken away that the table may well mean."""
    odd = {row for row, label in enumerate(figures.labels) if is_no_money(label)}
    if 2 * len(odd) >= figures.height:
        odd = set()
    left = []
    for case in cases.bad:
        if isinstance(case.link, Link) and case.link.axis == "rows":
            if case.link.believed and not ambiguous(figures, case, rows):
                left.append(case)
        elif case.at not in odd:
            left.append(case)
    cases.soft = [case for case in cases.soft if case.at not in odd]
    return left
