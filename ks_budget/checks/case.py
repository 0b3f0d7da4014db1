"""What the rules of `ksb check` look at: a budget, the one before it, and what follows from them, made once."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct

from ks_budget.chapters import CHAPTERS
from ks_budget.compute.footed import footed, own_figures
from ks_budget.model import Budget, Frame
from ks_budget.model.walk import count
from ks_budget.printed.blame import of_their_own
from ks_budget.printed.book import Book
from ks_budget.printed.commentary import Commented, comments
from ks_budget.printed.earlier import Past
from ks_budget.printed.plan import from_base
from ks_budget.printed.relation import Relation
from ks_budget.printed.relations import relations
from ks_budget.problems import Spot

if TYPE_CHECKING:
    from ks_budget.compute.claims import Judgement
    from ks_budget.compute.tables import Verdict


class Sums:
    """How the printed sums of one table come out, to the last digit."""

    def __init__(self) -> None:
        self.exact = 0
        """Sums of two parts or more that are met without rounding."""
        self.rounded: list[Relation] = []
        """Those that hold by rounding alone."""

    def take(self, relation: Relation) -> None:
        """Note a sum that holds."""
        if relation.residual:
            self.rounded.append(relation)
        elif len([figure for figure, _ in relation.terms[1:] if figure.value]) > 1:
            self.exact += 1


class Tried(Struct, frozen=True):
    """What came of trying the relations of a budget one by one."""

    count: int
    broken: list[Relation]
    subjects: set[str]
    """Of those that are about one column of a table."""
    sums: dict[str, Sums]
    """How the printed sums of each table come out, by frame; `investments` for those."""


class Coverage(Struct, frozen=True):
    """How much was looked at."""

    relations: int
    claims: int
    """Claims of the text and figures of commentary."""
    records: int
    """What the chapters register: risks, controls, goals, assignments."""


class Case:
    """One budget to check. ``previous`` is the budget of the year before, where there is one."""

    def __init__(
        self, budget: Budget, previous: Budget | None, past: Past | None = None, unheld: frozenset[int] = frozenset()
    ) -> None:
        """``past`` are the budgets before last year's. ``unheld`` are the identities of claims and comments that are
        not held against the budget."""
        self.budget, self.previous, self.past, self.unheld = budget, previous, past, unheld
        self._footed_by_frame: dict[str, Mapping[str, Decimal]] = {}

    @cached_property
    def book(self) -> Book:
        """Every printed figure, of this year and the one before, in the budget's unit."""
        return Book(self.budget, self.previous, self._footed, self.past)

    def _footed(self, frame: Frame) -> Mapping[str, Decimal]:
        if frame.id not in self._footed_by_frame:
            book = self.book
            self._footed_by_frame[frame.id] = footed(self.budget, book.levels, book.rates, frame)
        return self._footed_by_frame[frame.id]

    @cached_property
    def own_plan(self) -> frozenset[str]:
        """The ids of the figures of the plan that are what ksb itself prints, to the last digit."""
        book = self.book
        every = (own_figures(self.budget, book.levels, book.rates, frame) for frame in book.levels.frames)
        return frozenset(id for some in every for id in some)

    @property
    def relations(self) -> Iterator[Relation]:
        """Of tables, plan, bridge and comments, made as they are asked for."""
        every = relations(self.book)
        return (one for one in every if not self._is_unheld(one)) if self.unheld else every

    def _is_unheld(self, relation: Relation) -> bool:
        place = relation.stated.place
        return isinstance(place, Spot) and id(place.table) in self.unheld

    @cached_property
    def tried(self) -> Tried:
        """How many relations there are, and those that do not hold by themselves."""
        count, broken, tables, holding, subjects = 0, [], dict[str, Sums](), list[Relation](), set[str]()
        for relation in self.relations:
            count += 1
            if relation.about.is_of_column:
                subjects.add(relation.subject)
            if not relation.holds:
                broken.append(relation)
            elif relation.is_sum:
                holding.append(relation)
                tables.setdefault(relation.subject.partition(".")[0], Sums()).take(relation)
        told = {relation.stated.id for relation in broken}
        broken += [relation for relation in self._plan_from_base if relation.stated.id not in told]
        return Tried(count, of_their_own(broken, holding), subjects, tables)

    @property
    def _plan_from_base(self) -> Iterator[Relation]:
        """The printed plan figures that the base cannot come to, whatever the steps between say."""
        for frame in self.budget.content.frames:
            yield from (relation for relation in from_base(self.book, frame) if not relation.holds)

    @cached_property
    def comments(self) -> list[Commented]:
        """Every comment that can be judged."""
        every = (commented for frame in self.budget.content.frames for commented in comments(self.book, frame))
        return [commented for commented in every if id(commented.comment) not in self.unheld]

    @property
    def _figures(self) -> list[Commented]:
        return [commented for commented in self.comments if commented.relation is not None]

    @cached_property
    def claims(self) -> "list[Judgement]":
        """What came of each claim, in the order of the file."""
        if not self.budget.content.claims:
            return []
        # Expressions are of no use to those who only look at the tables.
        from ks_budget.compute.claims import Judge

        judge = Judge(self.book)
        return [judge.judge(claim) for claim in self.budget.content.claims if id(claim) not in self.unheld]

    @cached_property
    def table_verdicts(self) -> "list[Verdict]":
        """What came of all that is said of the figures of printed tables."""
        if not self.book.tables:
            return []
        from ks_budget.compute.tables import verdicts

        return [verdict for table in self.book.tables.values() for verdict in verdicts(self.book, table)]

    @cached_property
    def unchecked(self) -> int:
        """Claims and comments that nothing could tell of: the document says why, or there is no last year."""
        said = sum(len([c for c in f.comments if c.figure is not None]) for f in self.budget.content.frames)
        said += sum(id(claim) in self.unheld for claim in self.budget.content.claims)
        return said - len(self._figures) + sum(j.holds is None and j.fault is None for j in self.claims)

    @property
    def coverage(self) -> Coverage:
        """How much there was to look at. Whatever was not tried yet is tried for it."""
        tables = count(self.budget.content)
        records = sum(tables[kind] for chapter in CHAPTERS for kind in chapter.registered)
        claims = sum(judged.holds is not None for judged in self.claims)
        products = sum(verdict.outcome != "untested" and not verdict.linear for verdict in self.table_verdicts)
        return Coverage(self.tried.count + products, claims + len(self._figures), records)
