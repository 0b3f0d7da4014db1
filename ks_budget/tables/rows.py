"""Which rows are the sum of others: all readings of a table as nested blocks, and the one with the most evidence.

A block is a row, or a run of blocks with the row that follows from them, at its foot or at its head. Blocks are grown
from small to large, and a whole table is the row of blocks that is worth the most bits together.
"""

from collections.abc import Iterable, Iterator
from math import log2
from typing import Final, NamedTuple

from ks_budget.tables.evidence import ACCEPTED, Link, instance, weigh
from ks_budget.tables.figures import Figures
from ks_budget.tables.slips import ease

KEPT: Final = 3.0
"""Bits from which a block is kept while others are grown."""
STRONG: Final = 10.0
"""Bits from which a row is read as the sum that it is, and not as one more part."""
MOST_WORTH: Final = 25.0
"""Bits beyond which more evidence no longer decides between readings."""
MIXED_TERMS: Final = 5
"""Parts up to which signs may differ."""
STATES: Final = 4
"""Readings of the same rows that are carried on."""
REACH: Final = 60
"""Parts of a row that no word calls a total, in a table of more than twice as many rows."""
WORK: Final = 1_500_000
"""Steps for a table. Beyond them the search ends, and says so."""


class Block:
    """Rows ``first`` to ``last`` as one: ``value`` is the row whose figures stand for them."""

    __slots__ = ("first", "inner", "last", "link", "value", "worth")

    def __init__(self, first: int, last: int, value: int, worth: float, link: Link | None, inner: tuple["Block", ...]):
        self.first, self.last, self.value = first, last, value
        self.worth, self.link, self.inner = worth, link, inner

    def links(self) -> Iterator[Link]:
        if self.link is not None:
            yield self.link
        for block in self.inner:
            yield from block.links()


class Habits(NamedTuple):
    """How a table is used to show its sums."""

    totals: int
    """Rows that words call totals, and that are the sum of the run above."""
    heads: int
    """Rows that no word calls a total, and that are the sum of the run below."""


Mixed = list[tuple[int, int, int]]
Path = tuple[Block, "Path"] | None


class State:
    """A run of blocks on the way from a row: its sums and what rounding allows, in two columns that are looked at."""

    __slots__ = ("count", "mixed", "path", "room", "sums", "worth")

    def __init__(self, worth: float, sums: tuple[int, int], room: tuple[int, int], path: Path, count: int):
        self.worth, self.sums, self.room, self.path, self.count = worth, sums, room, path, count
        self.mixed: Mixed = []

    def blocks(self) -> list[Block]:
        found, path = [], self.path
        while path is not None:
            found.append(path[0])
            path = path[1]
        return found[::-1]


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
        """One or two columns to look at first: where the row's figure is printed with the most digits, and differs."""
        values, halves = self.figures.values[row], self.figures.halves[row]
        filled = [at for at in self.columns if values[at] is not None]
        filled.sort(key=lambda at: -abs(values[at] or 0) // max(1, halves[at]))
        found = filled[:1]
        found += [at for at in filled if abs(values[at] or 0) != abs(values[found[0]] or 0)][:1]
        if len(found) == 1 and len(filled) > 1:
            found.append(filled[1])
        return tuple(found)

    def _reach(self, row: int) -> int:
        if self.figures.total[row] or self.figures.bold[row] or self.height <= 2 * REACH:
            return self.height
        self.short = True
        return REACH

    def _candidates(self, row: int, step: int, loose: bool) -> list[tuple[Link, float, list[Block]]]:
        """The runs beside a row that come to it, weighed, with what the blocks inside are worth."""
        found: dict[tuple[int, ...], tuple[Link, float, list[Block]]] = {}
        for state, signs in self._runs(row, step, loose):
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
                    _carry(at_place, place + step, skipped)
                if state.count >= reach:
                    continue
                for block in self._options(place, step):
                    longer = _longer(state, block, values[block.value], halves[block.value], first, second)
                    if longer.count >= 2:
                        yield from ((longer, signs) for signs in _matches(longer, target, self.figures.total[row]))
                    _carry(at_place, block.first - 1 if step < 0 else block.last + 1, longer)
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
        if self._holds_enough(lines):
            cost = self._cost(row, step, blocks, signs) + (2.0 if loose else 0.0)
            tried = weigh(self.figures, Link("rows", lines, row, cost), self.columns)
            tried.declared = self.figures.total[row]
            fails = len(tried.states("fails"))
            if fails == 1 and tried.bits - cost >= KEPT:
                ease(self.figures, tried)
            if tried.net >= KEPT and tried.telling >= max(1, fails):
                link = tried
        self._weighed[signature] = link
        return link

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


def worth_of(link: Link) -> float:
    """What a relation is worth in a reading."""
    charges = link.bits - link.cost - link.net
    return min(MOST_WORTH, link.net + charges) - charges


def _longer(state: State, block: Block, values: list[int | None], halves: list[int], first: int, second: int) -> State:
    one, other = values[first] or 0, values[second] or 0
    longer = State(
        state.worth + block.worth,
        (state.sums[0] + one, state.sums[1] + other),
        (state.room[0] + halves[first], state.room[1] + halves[second]),
        (block, state.path),
        state.count + 1,
    )
    if longer.count <= MIXED_TERMS and state.mixed:
        bit = 1 << state.count
        longer.mixed = [(signs | bit, a + one, b + other) for signs, a, b in state.mixed]
        if state.count:
            longer.mixed += [(signs, a - one, b - other) for signs, a, b in state.mixed]
    return longer


def _matches(state: State, target: tuple[int, int], named: bool) -> Iterator[int]:
    """The signs, as bits, with which a run comes to its target in one of the columns.

    The farthest row less all others is a sum with that row as its head, and found as such, where the target is not
    ``named`` a total.
    """
    (one, other), (room, room_other), everything = state.sums, state.room, (1 << state.count) - 1
    if abs(target[0] - one) <= room or abs(target[1] - other) <= room_other:
        yield everything
    if abs(target[0] + one) <= room or abs(target[1] + other) <= room_other:
        yield 0
    farthest = -1 if named else 1 << state.count - 1
    for signs, a, b in state.mixed:
        if signs == everything:
            continue
        if signs != farthest and (abs(target[0] - a) <= room or abs(target[1] - b) <= room_other):
            yield signs
        other_signs = everything & ~signs
        if other_signs != farthest and (abs(target[0] + a) <= room or abs(target[1] + b) <= room_other):
            yield other_signs


def _carry(at_place: dict[int, list[State]], place: int, state: State) -> None:
    """Carry a reading on, the best few of those that stand at the same place with sums of their own."""
    states = at_place.setdefault(place, [])
    for at, other in enumerate(states):
        if other.sums == state.sums:
            if other.worth < state.worth:
                states[at] = state
            return
    states.append(state)
    if len(states) > STATES:
        states.remove(min(states, key=lambda one: one.worth))


def dead_columns(figures: Figures, links: list[Link], columns: list[int]) -> list[int]:
    """Columns where relations between rows fail by far, more often than they hold: averages, counts of other things.
    Failures that one figure would mend count once."""
    dead = []
    for at in columns:
        tried = [(link, link.instances[at]) for link in links if at in link.instances and link.net >= ACCEPTED + 1]
        far = [(link, one) for link, one in tried if one.state == "fails" and one.near < 3]
        good = sum(one.state == "holds" and one.count > 1 for _, one in tried)
        if len(far) >= 2 and len(far) > good:
            link, one = far[0]
            mended = max(
                sum(row in other.lines and abs(two.residual * link.lines[row] - one.residual * other.lines[row])
                    <= one.slack + two.slack for other, two in far)
                for row in link.lines
            )  # fmt: skip
            if len(far) - mended + 1 > max(1, good):
                dead.append(at)
    return dead


def row_links(figures: Figures) -> tuple[list[Link], Chart]:
    """The relations between rows that explain most of a table, and the chart that they were found in."""
    columns = [at for at in range(figures.width) if figures.adds[at]]
    chart = _grown(figures, columns, None)
    if dead := dead_columns(figures, chart.reading(), columns):
        for at in dead:
            figures.adds[at] = False
        columns = [at for at in columns if at not in dead]
        chart = _grown(figures, columns, None)
    if any(chart.habits()) and not chart.explained():
        chart = _grown(figures, columns, chart)
    links = chart.reading()
    _add_beside(figures, links)
    parents = {row for link in links if link.net >= ACCEPTED for row in link.terms}
    for link in links:
        if link.target in parents:
            link.net += 6.0  # A strong total relies on it.
    return links, chart


def _grown(figures: Figures, columns: list[int], before: Chart | None) -> Chart:
    chart = Chart(figures, columns, before)
    chart.grow()
    return chart


def _add_beside(figures: Figures, links: list[Link]) -> None:
    """Columns of posts or heads take part where they add as those of money do."""
    for at in figures.beside:
        tried = [(link, one) for link in links if link.net >= ACCEPTED and (one := instance(figures, link, at))]
        held = sum(one.state == "holds" and one.bits >= 1 for _, one in tried)
        failed = sum(one.state == "fails" for _, one in tried)
        if held >= 2 and held >= 3 * failed:
            for link, one in tried:
                link.instances[at] = one
