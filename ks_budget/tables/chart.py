"""All readings of a table's rows as nested blocks, and the one with the most evidence.

Blocks are grown from small to large, at the foot of a run or at its head; a whole table is the row of blocks that is
worth the most bits together.
"""

from collections.abc import Iterable, Iterator
from itertools import islice
from math import log2
from typing import Final, NamedTuple

from ks_budget.tables.blocks import MIXED_TERMS, Block, State, carry, longer, matches, worth_of
from ks_budget.tables.evidence import ACCEPTED, Link, weigh
from ks_budget.tables.figures import Figures
from ks_budget.tables.slips import ease

KEPT: Final = 3.0
"""Bits from which a block is kept while others are grown."""
STRONG: Final = 10.0
"""Bits from which a row is read as the sum that it is, and not as one more part."""
REACH: Final = 60
"""Parts of a row that no word calls a total, in a table of more than twice as many rows."""
WORK: Final = 600_000
"""Steps for a table. Beyond them the search ends, and says so."""
TRIED: Final = 60
"""Runs beside a row that are weighed; figures of one digit make nearly all fit."""


class Habits(NamedTuple):
    """How a table is used to show its sums."""

    totals: int
    """Rows that words call totals, and that are the sum of the run above."""
    heads: int
    """Rows that no word calls a total, and that are the sum of the run below."""


class Chart:
    """All blocks that were found in a table."""

    def __init__(self, figures: Figures, columns: list[int], before: "Chart | None" = None) -> None:
        """``columns``: those that add. ``before``: a chart of the same table, whose ways are learnt from."""
        self.figures, self.columns = figures, columns
        self.used_to = before.habits() if before else Habits(0, 0)
        self.height = figures.height
        leaves = [Block(row, row, row, 0.0, None, ()) for row in range(self.height)]
        self.ends: list[list[Block]] = [[leaf] for leaf in leaves]
        self.starts: list[list[Block]] = [[leaf] for leaf in leaves]
        self.filled = [any(figures.values[row][at] is not None for at in columns) for row in range(self.height)]
        self.spent: int = before.spent if before else 0
        self.short = False
        """Whether something was not searched."""
        self.best: dict[int, float] = {}
        """By row, the worth of the best block that it is the sum of."""
        self._weighed: dict[tuple[int, ...], Link | None] = {}
        self._probes = [self._probe(row) if self.filled[row] else () for row in range(self.height)]

    # -- growing ------------------------------------------------------------------------------------------------------

    def grow(self) -> None:
        """Find blocks until no more are found: totals at the foot from the top down, at the head from the foot up."""
        totals = [row for row in range(self.height) if self.figures.total[row] or self.figures.bold[row]]
        self._pass(-1, totals)
        if self.covered():
            return
        for _ in range(4):
            before = len(self._weighed), sum(self.best.values())
            self._pass(-1, range(self.height))
            self._pass(1, range(self.height - 1, -1, -1))
            if (len(self._weighed), sum(self.best.values())) == before or not self.best:
                break
        if self._declare():
            self._pass(-1, range(self.height))
            self._pass(1, range(self.height - 1, -1, -1))
        open_totals = [row for row in range(self.height) if self.figures.total[row] and row not in self.best]
        if open_totals:
            self._pass(-1, open_totals, loose=True)

    def _pass(self, step: int, rows: Iterable[int], loose: bool = False) -> None:
        for row in rows:
            if self._probes[row]:
                for link, worth, blocks in self._candidates(row, step, loose):
                    self._keep(row, step, link, worth, blocks)

    def _keep(self, row: int, step: int, link: Link, inside: float, blocks: list[Block]) -> None:
        worth = worth_of(link)
        far = blocks[-1].first if step < 0 else blocks[-1].last
        first, last = (far, row) if step < 0 else (row, far)
        self.best[row] = max(worth, self.best.get(row, 0.0))
        self.add(Block(first, last, row, inside + worth, link, tuple(blocks)))

    def add(self, block: Block) -> None:
        """Keep a block, in the place of one over the same rows that is worth less."""
        for old in self.ends[block.last]:
            if old.first == block.first and old.value == block.value and old.link is not None:
                if old.worth >= block.worth:
                    return
                self.ends[block.last].remove(old)
                self.starts[block.first].remove(old)
                break
        self.ends[block.last].append(block)
        self.starts[block.first].append(block)

    def _probe(self, row: int) -> tuple[int, ...]:
        """One or two columns to look at first: where a row has the most digits, and differs. None for a row of zeros,
        which is the sum of whatever is nothing."""
        values, halves = self.figures.values[row], self.figures.halves[row]
        filled = [at for at in self.columns if values[at] is not None]
        if not any(values[at] for at in filled):
            return ()
        filled.sort(key=lambda at: -abs(values[at] or 0) // max(1, halves[at]))
        found = filled[:1]
        found += [at for at in filled if abs(values[at] or 0) != abs(values[found[0]] or 0)][:1]
        if len(found) == 1 and len(filled) > 1:
            found.append(filled[1])
        return tuple(found)

    def _reach(self, row: int) -> int:
        named = self.figures.total[row] or self.figures.bold[row]
        return self.height if named or self.height <= 2 * REACH else REACH

    def _candidates(self, row: int, step: int, loose: bool) -> list[tuple[Link, float, list[Block]]]:
        """The runs beside a row that come to it, weighed, with what the blocks inside are worth."""
        found: dict[tuple[int, ...], tuple[Link, float, list[Block]]] = {}
        for state, signs in islice(self._runs(row, step, loose), TRIED):
            blocks = state.blocks()
            coefficients = [1 if signs >> at & 1 else -1 for at in range(len(blocks))]
            link = self._weigh(row, step, blocks, coefficients, state, loose)
            if link is not None:
                key = tuple(times * (block.value + 1) for times, block in zip(coefficients, blocks, strict=True))
                if key not in found or found[key][1] < state.worth:
                    found[key] = (link, state.worth, blocks)
        return list(found.values())

    def _runs(self, row: int, step: int, loose: bool) -> Iterator[tuple[State, int]]:
        """Runs beside a row whose sum is its figure in a column that is looked at, with their signs as bits."""
        values, halves = self.figures.values, self.figures.halves
        first = self._probes[row][0]
        second = self._probes[row][-1]
        target = (values[row][first] or 0, values[row][second] or 0)
        room = (halves[row][first], halves[row][second])
        start = State(0.0, (0, 0), room, None, 0)
        start.mixed = [(0, 0, 0)]
        at_place: dict[int, list[State]] = {row + step: [start]}
        place, reach = row + step, self._reach(row)
        while 0 <= place < self.height and at_place:
            states = at_place.pop(place, [])
            self.spent += len(states)
            if self.spent > WORK:
                self.short = True
                return
            for state in states:
                for skipped in self._skips(place, loose, state, start):
                    carry(at_place, place + step, skipped)
                if state.count >= reach:
                    self.short = True
                    continue
                for block in self._options(place, step):
                    grown = longer(state, block, values[block.value], halves[block.value], first, second)
                    if grown.count >= 2:
                        yield from ((grown, signs) for signs in matches(grown, target, self.figures.result[row]))
                    carry(at_place, block.first - 1 if step < 0 else block.last + 1, grown)
            place += step

    def _skips(self, place: int, loose: bool, state: State, start: State) -> Iterator[State]:
        """The run without the row at a place, where it may be without it."""
        figures = self.figures
        if figures.part[place] or not self.filled[place]:
            cost = 0.0
        elif figures.total[place] and self.best.get(place, 0.0) < STRONG:
            cost = 4.0
        elif loose and state.count and state.worth > -6.0:
            cost = 7.0
        else:
            return
        skipped = State(state.worth - cost, state.sums, state.room, state.path, state.count)
        skipped.mixed = state.mixed
        yield skipped

    def _options(self, place: int, step: int) -> list[Block]:
        """The blocks that the next part may be: a row that is surely the sum of others stands for them."""
        blocks = self.ends[place] if step < 0 else self.starts[place]
        if not self.filled[place] or self.figures.part[place]:
            return []
        if len(blocks) == 1:
            return blocks
        strongest = max(block.worth for block in blocks)
        return [block for block in blocks if block.link is not None or strongest < STRONG]

    # -- weighing -----------------------------------------------------------------------------------------------------

    def _weigh(
        self, row: int, step: int, blocks: list[Block], signs: list[int], state: State, loose: bool
    ) -> Link | None:
        """The run as a relation, where it is worth keeping."""
        signature = (row, *(times * (block.value + 1) for times, block in zip(signs, blocks, strict=True)))
        if signature in self._weighed:
            return self._weighed[signature]
        lines = {row: -1} | {block.value: times for block, times in zip(blocks, signs, strict=True)}
        link: Link | None = None
        self.spent += len(self.columns)
        if self._holds_enough(lines):
            cost = self._cost(row, step, blocks, signs) + (2.0 if loose else 0.0)
            tried = weigh(self.figures, Link("rows", lines, row, cost), self.columns)
            tried.declared = self.figures.total[row]
            tried.plain = step < 0 and tried.declared and not loose and self._plain(row, blocks)
            fails = len(tried.states("fails"))
            if fails == 1 and tried.bits - cost >= KEPT:
                ease(self.figures, tried)
            if self._worth_keeping(tried, fails):
                link = tried
        self._weighed[signature] = link
        return link

    def _worth_keeping(self, link: Link, fails: int) -> bool:
        """With evidence, or as words say it: of a plain sum that fails nowhere none is asked, copies have none. Signs
        that differ are not believed for one column where there are more and no word says a net."""
        if link.plain and not fails and not link.mixed:
            return link.net >= 0.0
        if link.mixed and not self.figures.total[link.target] and link.telling < min(2, len(self.columns)):
            return False
        # One column for it and one against are not enough where no word says the sum.
        least = KEPT if (link.declared and not link.mixed) or not fails or link.telling > 1 else STRONG - 2.0
        return link.net >= least and link.telling >= max(1, fails)

    def _holds_enough(self, lines: dict[int, int]) -> bool:
        """Whether a relation holds in as many columns as it fails in: told before its evidence is weighed."""
        values, halves = self.figures.values, self.figures.halves
        balance = 0
        for at in self.columns:
            residual = sum(times * (values[row][at] or 0) for row, times in lines.items())
            if abs(residual) <= sum(halves[row][at] for row in lines):
                balance += 1
            elif all(values[row][at] is not None for row in lines):
                balance -= 1
        return balance >= 0

    def _cost(self, row: int, step: int, blocks: list[Block], signs: list[int]) -> float:
        """Bits for choosing this run among all: more where words, place or signs speak against it."""
        figures = self.figures
        place = log2(2 * max(2, self.height))
        natural = self._natural(step, blocks[-1])
        cost = (-2.0 if figures.total[row] else 2.3) + (5.0 if figures.part[row] else 0.0) - figures.bold[row]
        cost += 1.0 if natural else place
        if min(signs) > 0:
            cost -= self._habit(row, step, natural)
        if step > 0 and len(blocks) <= MIXED_TERMS and (figures.result[row] or figures.result[blocks[-1].value]):
            cost += 4.0  # A result stands below its parts.
        if len(set(signs)) > 1:
            named = (figures.result[row] and len(signs) <= 3) or (figures.total[row] and len(signs) == 2)
            cost += 1.0 if named else len(signs) + 1.0
        elif signs[0] < 0:
            cost += 2.0
        return cost

    def _plain(self, row: int, blocks: list[Block]) -> bool:
        """Whether a run goes to a border with no row left out but those that never add."""
        inside = {place for block in blocks for place in range(block.first, block.last + 1)}
        between = range(blocks[-1].first, row)
        skipped = [at for at in between if at not in inside and self.filled[at] and not self.figures.part[at]]
        return not skipped and self._natural(-1, blocks[-1])

    def _habit(self, row: int, step: int, natural: bool) -> float:
        """Bits that a run gains when other rows of the table are the sums of runs like it."""
        if self.figures.total[row]:
            return min(4.0, log2(1 + self.used_to.totals)) if natural and step < 0 else 0.0
        return min(3.0, log2(1 + self.used_to.heads)) if step > 0 and not self.used_to.totals else 0.0

    def habits(self) -> Habits:
        """How many rows are surely sums as words say, and of what stands below them without a word."""
        sums = [link for link in self.reading() if link.net >= ACCEPTED and not link.mixed]
        totals = sum(link.declared for link in sums)
        return Habits(totals, sum(link.target < min(link.terms) and not link.declared for link in sums))

    def _natural(self, step: int, last: Block) -> bool:
        """Whether a run ends where something else begins: the table, a section, a total."""
        far = last.first if step < 0 else last.last
        beyond = far + step
        if not 0 <= beyond < self.height:
            return True
        figures = self.figures
        return figures.total[beyond] or beyond in self.best or figures.sections[beyond] != figures.sections[far]

    # -- totals that words declare ------------------------------------------------------------------------------------

    def _declare(self) -> bool:
        """Let a row that words call a total, and nothing else explains, stand for the run up to the total before it,
        or its section: parents then step over its parts. Whether there were any."""
        found = False
        for row in range(self.height):
            if self.figures.total[row] and row not in self.best and self.filled[row]:
                for blocks in self.natural_runs(row):
                    lines = {row: -1} | {block.value: 1 for block in blocks}
                    link = weigh(self.figures, Link("rows", lines, row, 0.0), self.columns)
                    link.declared = True
                    inside = sum(block.worth for block in blocks)
                    self.add(Block(blocks[-1].first, row, row, inside - 3.0, link, tuple(blocks)))
                    found = True
        return found

    def natural_runs(self, row: int) -> list[list[Block]]:
        """The runs that a total at the foot may be meant to be of: down from the total before it, from the top of its
        section, and from the top of the table."""
        runs: list[list[Block]] = []
        run: list[Block] = []
        place, figures = row - 1, self.figures
        while place >= 0:
            if figures.part[place] or not self.filled[place]:
                place -= 1
                continue
            block = max(self.ends[place], key=lambda block: (block.link is not None and block.worth > 0, block.worth))
            run.append(block)
            beyond = block.first - 1
            border = beyond < 0 or figures.total[beyond] or figures.sections[beyond] != figures.sections[row]
            if border and len(run) >= 2 and (not runs or beyond < 0):
                runs.append(list(run))
            place = beyond
        return runs

    def covered(self) -> bool:
        """Whether each row is part of a relation or the sum of one, and nothing fails: there is no more to find."""
        links = self.reading()
        inside = {line for link in links for line in link.lines}
        rows = [row for row in range(self.height) if self.filled[row] and not self.figures.part[row]]
        named = {row for row in rows if self.figures.total[row]}
        return (
            bool(links)
            and all(row in inside for row in rows)
            and named <= {link.target for link in links}
            and all(link.net >= ACCEPTED and not link.failures for link in links)
        )

    def explained(self) -> bool:
        """Whether each row that a word calls a total is surely one, and nothing fails."""
        sure = {link.target for link in self.reading() if link.net >= ACCEPTED and not link.failures}
        totals = [row for row in range(self.height) if self.figures.total[row] and self.filled[row]]
        return bool(totals) and all(row in sure for row in totals)

    # -- the best reading ---------------------------------------------------------------------------------------------

    def reading(self) -> list[Link]:
        """The relations of the row of blocks that is worth most."""
        best: list[tuple[float, Block | None, int]] = [(0.0, None, 0)]
        for last in range(self.height):
            top: tuple[float, Block | None, int] = (best[last][0], None, last)
            for block in self.ends[last]:
                if block.link is not None and best[block.first][0] + block.worth > top[0] + 1e-9:
                    top = (best[block.first][0] + block.worth, block, block.first)
            best.append(top)
        chosen: list[Link] = []
        place = self.height
        while place > 0:
            _, chosen_block, before = best[place]
            if chosen_block is not None:
                chosen += chosen_block.links()
            place = before
        return chosen
