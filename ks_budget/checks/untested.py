"""What a check could not try, and why: what is not looked at must not look as if it were right."""

from collections import Counter
from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from ks_budget.checks.case import Case
from ks_budget.compute.bridge import Bridge, bridge
from ks_budget.model import Frame
from ks_budget.model.shape import grant_lines
from ks_budget.printed.rates import has_rate

What = Literal["plan", "total", "bridge", "base", "claim", "comment"]
Why = Literal["no-rate", "parts-unknown", "not-stated", "no-last-year", "unchecked", "gone", "unexplained"]


class Untested(Struct, frozen=True):
    """Figures of one sort that were not tried, for one reason."""

    what: What
    why: Why
    count: int


def untested(case: Case) -> list[Untested]:
    """Of each sort and reason how many, in the order of the budget's chapters."""
    counts = Counter([*_figures(case), *_bridges(case), *_gone(case), *_of_text(case)])
    return [Untested(what, why, count) for (what, why), count in counts.items()]


def _figures(case: Case) -> Iterator[tuple[What, Why]]:
    """Plan years that no rate moves a line to, and totals of parts that are not known."""
    tried, first = case.tried.subjects, case.budget.year
    for frame in case.budget.content.frames:
        lines = {line.id: line.printed for line in frame.lines}
        for key, by in (lines | frame.printed_totals).items():
            for year in by:
                if f"{frame.id}.{key}.{year}" not in tried:
                    if key in lines:
                        yield "plan", "no-rate"
                    else:
                        yield "total", "no-rate" if year > first else "parts-unknown"


def _bridges(case: Case) -> Iterator[tuple[What, Why]]:
    """Grants whose way is not told, and bases that there is no last year for."""
    for frame in case.budget.content.frames:
        before = case.previous.frame(frame.id) if case.previous else None
        stated = frame.printed_bridge
        if stated is None and before is not None and grant_lines(frame):
            yield "bridge", "unexplained" if _is_unexplained(case, frame) else "not-stated"
        elif stated is not None and stated.base is not None and before is None:
            yield "base", "no-last-year"


def _is_unexplained(case: Case, frame: Frame) -> bool:
    """Whether `ksb bridge` calls more of the grant unexplained than rounding can stand for."""
    year, rates = case.budget.year, case.book.rates
    if not all(has_rate(frame, line, year, rates) for line in grant_lines(frame)):
        return False
    made = bridge(frame, case.budget, case.previous, rates)
    if not isinstance(made, Bridge):
        return False
    left = [step.amount for step in made.steps if step.kind == "unexplained" and step.amount is not None]
    return any(abs(amount) > made.allowed for amount in left)


def _gone(case: Case) -> Iterator[tuple[What, Why]]:
    """Totals and bridges that last year's budget has and this one has no longer."""
    for frame in case.budget.content.frames:
        before = case.previous.frame(frame.id) if case.previous else None
        if before is not None:
            for total in before.printed_totals:
                if total not in frame.printed_totals:
                    yield "total", "gone"
            if before.printed_bridge and not frame.printed_bridge:
                yield "bridge", "gone"


def _of_text(case: Case) -> Iterator[tuple[What, Why]]:
    for judged in case.claims:
        if judged.holds is None and judged.fault is None:
            yield "claim", "unchecked"
    said = sum(comment.figure is not None for frame in case.budget.content.frames for comment in frame.comments)
    judged_comments = sum(commented.relation is not None for commented in case.comments)
    for _ in range(said - judged_comments):
        yield "comment", "no-last-year"
