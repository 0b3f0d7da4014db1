"""Which one figure mends most of what is broken: all misfits together, and not one by one."""

from collections.abc import Iterable
from typing import Final

from ks_budget.tables.evidence import Link
from ks_budget.tables.figures import Figures
from ks_budget.tables.judged import Severity
from ks_budget.tables.likeness import Likeness
from ks_budget.tables.misfits import Case, Cases, holds_in_group
from ks_budget.tables.repeats import Repeat
from ks_budget.tables.slips import Cell, Meant, meant
from ks_budget.tables.words import is_derived, is_group

ERROR: Final = 3.0
"""log2 of the odds from which a finding is an error; and a warning, below which nothing is told."""
WARNING: Final = -3.0
SURE: Final = 9.0
"""log2 of the odds from which a figure is told though what mends it breaks more."""
GROUP_WARNING: Final = 1.0
"""Those of a column of group accounts, where eliminations may be what is missing."""
MOST_ADDED: Final = 10.0
"""What one more misfit that the same figure mends can add to the odds."""
ROUNDS: Final = 60
"""Findings of a table that are looked for."""


THIN: Final = 10.0
"""Bits below which a relation that fails as often as it holds makes no error of a figure."""


class Repair:
    """A cell, and what a change of it by ``low`` to ``high`` would mend and break."""

    __slots__ = ("bits", "breaks", "cell", "high", "low", "meant", "mends", "worth")

    def __init__(self, cell: Cell, mends: list[Case], breaks: list[Case], low: int, high: int) -> None:
        self.cell, self.mends, self.breaks, self.low, self.high = cell, mends, breaks, low, high
        self.worth = sum(_weight(case) for case in mends) - sum(_weight(case) for case in breaks)
        self.meant = Meant(0.0)
        self.bits = 0.0
        """How likely the change is, beside other cells that mend as much."""


class Misfit:
    """Broken relations that one figure would mend, the likeliest repair first."""

    __slots__ = ("mends", "odds", "repairs")

    def __init__(self, repairs: list[Repair], mends: list[Case], odds: float) -> None:
        self.repairs, self.mends, self.odds = repairs, mends, odds

    @property
    def first(self) -> Repair:
        return self.repairs[0]

    @property
    def certain(self) -> bool:
        """Whether one figure alone mends more than any other."""
        if len(self.repairs) > 1 and self.repairs[1].worth >= self.first.worth:
            return False
        return self.first.worth > 0


def _weight(case: Case) -> float:
    if case.soft or not isinstance(case.link, Link):
        return 0.5
    return 1.0 if case.instance is not None and (case.instance.state != "holds" or case.bits >= 2) else 0.5


class Repairs:
    """The cells of a table and the cases that each is in."""

    def __init__(self, figures: Figures, cases: Cases, open_cases: list[Case]) -> None:
        self.figures, self.likeness = figures, Likeness(figures)
        self.open = list(open_cases)
        self.good = set(cases.good)
        self.by_cell: dict[Cell, list[Case]] = {}
        for case in (*cases.good, *open_cases, *cases.soft):
            for cell in case.cells:
                self.by_cell.setdefault(cell, []).append(case)

    def all(self) -> list[Misfit]:
        """The misfits, each with the figure that mends most of what the ones before left."""
        found: list[Misfit] = []
        while self.open and len(found) < ROUNDS:
            repairs = self._repairs()
            if not repairs:
                break
            first = max(repairs, key=lambda repair: (repair.worth, repair.bits))
            beside = [repair for repair in repairs if not set(repair.mends).isdisjoint(first.mends)]
            beside.sort(key=lambda repair: (-repair.worth, -repair.bits, repair.cell))
            rivals = [repair for repair in beside if repair.worth == first.worth]
            second = [repair for repair in beside if repair.worth < first.worth][:1]
            mends = [case for case in rivals[0].mends if not case.soft]
            found.append(Misfit(rivals + second, mends, self._odds(rivals[0], mends)))
            done = set(mends)
            self.open = [case for case in self.open if case not in done]
        return found

    def _repairs(self) -> list[Repair]:
        cells = {cell for case in self.open for cell in case.cells}
        filled = [cell for cell in sorted(cells) if self.figures.values[cell[0]][cell[1]] is not None]
        return [repair for cell in filled if (repair := self.best(cell)) is not None]

    def best(self, cell: Cell) -> Repair | None:
        """The change of a cell that mends most."""
        open_cases = set(self.open)
        mine = [case for case in self.by_cell[cell] if case in open_cases]
        soft = [case for case in self.by_cell[cell] if case.soft]
        kept = [case for case in self.by_cell[cell] if case in self.good]
        best: Repair | None = None
        for start in mine:
            repair = self._from(cell, start, mine + soft, kept)
            if best is None or (repair.worth, repair.bits) > (best.worth, best.bits):
                best = repair
        return best

    def _from(self, cell: Cell, start: Case, broken: list[Case], kept: list[Case]) -> Repair:
        low, high = start.change(cell)
        mends = [start]
        for case in broken:
            least, most = case.change(cell)
            if case is not start and max(low, least) <= min(high, most):
                low, high = max(low, least), min(high, most)
                mends.append(case)
        breaks = []
        for case in kept:
            least, most = case.change(cell)
            if max(low, least) <= min(high, most):
                low, high = max(low, least), min(high, most)
            else:
                breaks.append(case)
        repair = Repair(cell, mends, breaks, low, high)
        self.judge(repair)
        return repair

    def judge(self, repair: Repair) -> None:
        """How likely the change of a cell is: as a slip, and by the row's other figures."""
        row, column = repair.cell
        repair.meant = meant(self.figures, repair.cell, repair.low, repair.high)
        printed = self.figures.values[row][column] or 0
        value = repair.meant.value
        target = value if value is not None else printed + (repair.low + repair.high) // 2
        repair.bits = repair.meant.bits + self.likeness.gain(row, column, target)

    def _odds(self, repair: Repair, mends: list[Case]) -> float:
        top = max(mends, key=lambda case: case.odds)
        if len(repair.mends) <= len(repair.breaks):
            return top.odds
        return top.odds + sum(min(MOST_ADDED, case.room) for case in repair.mends if case is not top)


def regroup(repairs: Repairs, misfits: list[Misfit]) -> None:
    """Several misfits of one relation that no single cell mends together: told of the line (a column, for a relation
    between columns) where changing all of them at once leaves every other relation standing."""
    by_link: dict[int, list[Misfit]] = {}
    for misfit in misfits:
        if len(misfit.mends) == 1 and isinstance(misfit.mends[0].link, Link):
            by_link.setdefault(id(misfit.mends[0].link), []).append(misfit)
    for together in by_link.values():
        if len(together) > 1:
            _move(repairs, together)


def _move(repairs: Repairs, together: list[Misfit]) -> None:
    cases = [misfit.mends[0] for misfit in together]
    link = cases[0].link
    assert isinstance(link, Link)
    choices = []
    for line in link.lines:
        changes = {_cell(link, line, case.at): -case.residual // link.lines[line] for case in cases}
        if all(repairs.figures.values[row][column] is not None for row, column in changes):
            name = repairs.figures.heads[line] if link.axis == "columns" else repairs.figures.labels[line]
            broken = _broken(repairs.good, changes)
            choices.append((broken, not is_derived(name), line != link.target, line))
    choices.sort()
    alone = sum(len(misfit.first.breaks) for misfit in together)
    if choices and (choices[0][0] < alone or (choices[0][0] == 0 and len(choices) > 1 and choices[1][0] > 0)):
        for misfit, case in zip(together, cases, strict=True):
            cell = _cell(link, choices[0][3], case.at)
            repair = Repair(cell, [case], [], *case.change(cell))
            repairs.judge(repair)
            misfit.repairs = [repair, *(other for other in misfit.repairs if other.cell != cell)]


def _cell(link: Link, line: int, at: int) -> Cell:
    return (at, line) if link.axis == "columns" else (line, at)


def _broken(good: Iterable[Case], changes: dict[Cell, int]) -> int:
    """How many relations do not hold any more when cells are changed."""
    return sum(
        abs(case.residual + sum(times * changes.get(cell, 0) for cell, times in case.cells.items())) > case.slack
        for case in good
        if not changes.keys().isdisjoint(case.cells)
    )


def severity(figures: Figures, misfit: Misfit) -> Severity | None:
    """`error` or `warning`; None where it is too unsure to be told."""
    if all(isinstance(case.link, Repeat) for case in misfit.mends):
        return None
    if misfit.first.worth < 0 and misfit.odds < SURE:
        return None  # What mends it breaks more.
    top = max(misfit.mends, key=lambda case: case.odds)
    if misfit.odds < WARNING:
        return None
    certain = misfit.odds >= ERROR
    if len(misfit.first.mends) == 1 and isinstance(top.link, Link):
        fails, holds = len(top.link.states("fails")), len(top.link.states("holds"))
        if _is_of_group(figures, misfit, top) or fails >= max(2, holds):
            return None  # Several slips in one sum are less likely than that the sum is of other rows.
        certain = certain and (fails < holds or top.link.net >= THIN)
    return "error" if certain else "warning"


def _is_of_group(figures: Figures, misfit: Misfit, case: Case) -> bool:
    """Whether a sum of rows may well not be meant for its column: that of a group, whose eliminations are not shown."""
    if not isinstance(case.link, Link) or case.link.axis != "rows" or not is_group(figures.heads[case.at]):
        return False
    typical = misfit.first.meant.slip is not None and holds_in_group(figures, case.link)
    return not (typical and misfit.odds >= GROUP_WARNING)
