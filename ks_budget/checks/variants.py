"""What a variant is told of: what it states itself, and as its base's what it leaves as that has it.

What the base's document says, in a comment, a claim or beside a record, is said of the base's figures. It is not held
against a proposal that has others.
"""

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal

from msgspec import Struct, structs

from ks_budget.checks.case import Case
from ks_budget.model import Accepted, Claim, Comment, Explanation, Line
from ks_budget.model.levels import Levels
from ks_budget.money import add, convert, half_width, step
from ks_budget.printed.reconcile import standing
from ks_budget.problems import Fact, Problem, Spot, here, kinds, money

_SAID = (Claim, Comment, Explanation, Accepted)
_PRINTED = "printed"
"""What keys begin with that hold what the document says of a record."""


class Laid(Struct, frozen=True):
    """What a variant is laid over."""

    base: Case
    found: list[Problem]
    """The findings of the base, as the rules give them."""
    states: Callable[[Spot], bool]
    """Whether the variant itself states what is at a place; a table it states when it says anything in it."""

    def told(self, problems: Iterable[Problem]) -> list[Problem]:
        """The findings of the variant: its own, and those of the base, which are marked so."""
        of_base = {_key(problem): problem for problem in self.found}
        told = []
        for problem in problems:
            same = of_base.get(_key(problem))
            if same is not None and same.facts == problem.facts and not self._states_first(problem):
                told.append(structs.replace(problem, inherited=self.base.budget.name))
            elif not self._is_said_of_the_base(problem):
                told.append(problem)
        return told

    def unheld(self, problems: list[Problem]) -> frozenset[int]:
        """The identities of the tables that say of the base's figures what is wrong of the variant's."""
        said = (_spot(problem) for problem in problems if self._is_said_of_the_base(problem))
        told = {_key(problem) for problem in self.told(problems)}
        left = {id(spot.table) for problem in problems if (spot := _spot(problem)) and _key(problem) in told}
        return frozenset(id(spot.table) for spot in said if spot is not None) - left

    def _states_first(self, problem: Problem) -> bool:
        spot = _spot(problem)
        return spot is not None and self.states(spot)

    def _is_said_of_the_base(self, problem: Problem) -> bool:
        spot = _spot(problem)
        if spot is None:
            return False
        if isinstance(spot.table, _SAID):
            return not self.states(Spot(spot.table))
        return bool(spot.keys) and str(spot.keys[0]).startswith(_PRINTED) and not self.states(spot)


def _key(problem: Problem) -> tuple[str, str]:
    return problem.code, problem.subject


def _spot(problem: Problem) -> Spot | None:
    """Where a problem shows."""
    place = problem.places[0] if problem.places else None
    return place if isinstance(place, Spot) else None


def unfunded(case: Case, base: Case) -> Iterator[Problem]:
    """A frame whose result is 0 in the base, as near as its lines are rounded, and moves by what a variant changes:
    what is proposed is not paid for."""
    levels, levels_before = Levels(case.budget.content.frames), Levels(base.budget.content.frames)
    unit = case.budget.unit
    for frame in levels.counted():
        before = levels_before.by_id.get(frame.id)
        start = None if before is None else standing(base.budget, levels_before, before).own.get("result")
        if before is None or start is None or abs(start) > _width(before.lines):
            continue
        result = standing(case.budget, levels, frame).own.get("result")
        if result is None:
            continue
        lines = {line.id: line for line in before.lines}
        own = [line for line in frame.lines if line.id not in lines or lines[line.id].amount != line.amount]
        was = convert(start, base.budget.unit, unit)
        if min(abs(result), abs(result - was)) >= step(unit) and abs(result - was) > _width(own):
            facts: dict[str, Fact] = {"frame": frame.name, "result": money(result, unit)}
            facts |= {"base": base.budget.name, "before": money(was, unit)}
            yield kinds.claims.UNFUNDED.at(here(frame) / "line", subject=frame.id, **facts)


def _width(lines: Iterable[Line]) -> Decimal:
    """How far the sum of some lines may be from the true one, in their budget's unit."""
    return add(half_width(line.amount) for line in lines if line.of_which is None and line.amount is not None)
