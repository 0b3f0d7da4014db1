"""What the rules of `ksb check` look at: a budget, the one before it, and what follows from them, made once."""

from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from ks_budget.compute.figures import Book
from ks_budget.compute.relations import Relation, comments, relations
from ks_budget.model import Budget, Comment

if TYPE_CHECKING:
    from ks_budget.compute.claims import Judgement


class Case:
    """One budget to check. ``previous`` is the budget of the year before, where there is one."""

    def __init__(self, budget: Budget, previous: Budget | None) -> None:
        self.budget, self.previous = budget, previous

    @cached_property
    def book(self) -> Book:
        return Book(self.budget, self.previous)

    @property
    def relations(self) -> Iterator[Relation]:
        """Of tables, plan, bridge and comments, made as they are asked for."""
        return relations(self.book)

    @cached_property
    def judged(self) -> tuple[int, list[Relation]]:
        """How many relations there are, and those that do not hold."""
        count, broken = 0, []
        for relation in self.relations:
            count += 1
            if not relation.holds:
                broken.append(relation)
        return count, broken

    @cached_property
    def comments(self) -> list[tuple[int, int, Comment, Relation]]:
        """Every comment that can be judged: the frame's position, its own among the frame's, and its relation."""
        return [
            (i, frame.comments.index(comment), comment, relation)
            for i, frame in enumerate(self.budget.content.frames)
            for comment, relation in comments(self.book, frame, i)
        ]

    @cached_property
    def claims(self) -> "list[Judgement]":
        if not self.budget.content.claims:
            return []
        # Expressions are of no use to those who only look at the tables.
        from ks_budget.compute.claims import Judge

        judge = Judge(self.book)
        return [judge.judge(claim, i) for i, claim in enumerate(self.budget.content.claims)]

    @cached_property
    def unchecked(self) -> int:
        """Claims and comments that nothing could tell of: the document says why, or there is no last year."""
        said = sum(len([c for c in f.comments if c.figure is not None]) for f in self.budget.content.frames)
        return said - len(self.comments) + sum(j.holds is None and not j.fault for j in self.claims)

    @property
    def checked(self) -> tuple[int, int, int]:
        """How many relations, claims and registered records were looked at."""
        content = self.budget.content
        records = sum(map(len, (content.risks, content.controls, content.goals, content.assignments)))
        return self.judged[0], sum(j.holds is not None for j in self.claims), records
