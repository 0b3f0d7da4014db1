"""What a check could not try, and why: what is not looked at must not look as if it were right."""

from collections import Counter
from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from ks_budget.checks.case import Case
from ks_budget.compute.bridge import Bridge, bridge
from ks_budget.model import Budget, Frame
from ks_budget.model.shape import adopted, grant_lines, grant_of
from ks_budget.printed.absent import first_printed
from ks_budget.printed.figure import stated
from ks_budget.printed.rates import has_rate, series_of
from ks_budget.printed.relation import Relation
from ks_budget.problems import kinds

What = Literal["plan", "total", "bridge", "base", "table", "claim", "comment"]
Why = Literal[
    "no-rate",
    "parts-unknown",
    "not-stated",
    "no-last-year",
    "no-amount",
    "begins",
    "unchecked",
    "gone",
    "unexplained",
    "committed",
    "missing",
    "nothing-to-divide-by",
    "no-such-year",
]


class Untested(Struct, frozen=True):
    """Figures of one sort that were not tried, for one reason."""

    what: What
    why: Why
    count: int


_OF_BRIDGES = (
    kinds.figures.BASE,
    kinds.figures.INDEXED,
    kinds.figures.UPLIFT,
    kinds.figures.INDEXED_BY_AMOUNT,
    kinds.figures.GRANT,
    kinds.figures.BRIDGE,
    kinds.figures.BRIDGE_OF_SEVERAL,
)

_Found = tuple[What, str, Why]
"""What was not tried: its sort, its id among those of that sort, and why."""


def untested(case: Case, committed: Budget | None = None) -> list[Untested]:
    """Of each sort and reason how many, in the order of the budget's chapters; what is found for two reasons counts
    once. ``committed`` is the budget as the latest commit has it, where that is another."""
    reasons: dict[tuple[What, str], Why] = {}
    since = [*_since(case, committed)] if committed is not None else []
    for what, id, why in [
        *_figures(case),
        *_unexplained(case),
        *since,
        *_bridges(case),
        *_gone(case),
        *_of_tables(case),
        *_of_text(case),
    ]:
        reasons.setdefault((what, id), why)
    counts = Counter((what, why) for (what, _), why in reasons.items())
    return [Untested(what, why, count) for (what, why), count in counts.items()]


def _figures(case: Case) -> Iterator[_Found]:
    """Figures of the plan that nothing is known to lead to, and totals of parts that are not known."""
    tried = case.tried.subjects
    for frame in case.budget.content.frames:
        lines = {line.id: line.printed for line in frame.lines}
        starts = {line.id: first_printed(frame, line, case.budget.year) for line in frame.lines}
        for key, by in (lines | frame.printed_totals).items():
            # What follows another budget's figures is printed nowhere.
            for year in stated(by):
                subject = f"{frame.id}.{key}.{year}"
                if subject not in tried:
                    why = "begins" if year == starts.get(key) else _why(case, frame, year)
                    yield "plan" if key in lines else "total", subject, why


def _why(case: Case, frame: Frame, year: int) -> Why:
    parts, years = case.book.levels.counted([frame]), range(case.budget.year + 1, year + 1)
    known = all(has_rate(part, line, y, case.book.rates) for part in parts for line in part.lines for y in years)
    return "parts-unknown" if known else "no-rate"


def _unexplained(case: Case) -> Iterator[_Found]:
    """Grants of which `ksb bridge` leaves more unexplained than rounding can stand for, and no finding is about it."""
    told = {relation.subject.partition(".")[0] for relation in case.tried.broken if relation.kind in _OF_BRIDGES}
    levels = case.book.levels
    for frame in case.budget.content.frames:
        within = {frame.id, *(part.id for part in levels.below(frame))}
        if told.isdisjoint(within) and _is_unexplained(case, frame):
            yield "bridge", frame.id, "unexplained"


def _bridges(case: Case) -> Iterator[_Found]:
    """Grants whose way is not told, and bases that there is no last year for."""
    for frame in case.budget.content.frames:
        before = case.previous.frame(frame.id) if case.previous else None
        way = frame.printed_bridge
        if way is None and before is not None and grant_of(frame) is not None:
            yield "bridge", frame.id, "not-stated"
        elif way is not None and way.base is not None and before is None:
            yield "base", frame.id, "no-last-year"


def _is_unexplained(case: Case, frame: Frame) -> bool:
    year, rates, levels = case.budget.year, case.book.rates, case.book.levels
    grants = [(part, line) for part in levels.counted([frame]) for line in grant_lines(part)]
    known = all(series_of(part, line) is None or has_rate(part, line, year, rates) for part, line in grants)
    if not known or adopted(levels.whole(frame), case.budget.unit) is None:
        return False
    made = bridge(frame, case.budget, case.previous, rates)
    if not isinstance(made, Bridge):
        return False
    left = [step.amount for step in made.steps if step.kind == "unexplained" and step.amount is not None]
    return any(abs(amount) > made.allowed for amount in left)


def _gone(case: Case) -> Iterator[_Found]:
    """Totals and bridges that last year's budget has and this one has no longer."""
    for frame in case.budget.content.frames:
        before = case.previous.frame(frame.id) if case.previous else None
        if before is not None:
            for total in before.printed_totals:
                if total not in frame.printed_totals:
                    yield "total", f"{frame.id}.{total}.{case.budget.year}", "gone"
            if before.printed_bridge and not frame.printed_bridge:
                yield "bridge", f"{frame.id}.before", "gone"


def _since(case: Case, committed: Budget) -> Iterator[_Found]:
    """What was tried in the latest commit and is there no longer."""
    # Nothing has changed in most budgets that are checked.
    from ks_budget.checks.gone import claims_gone, gone

    for relation in gone(case.book, committed):
        what = _sort_of(relation)
        yield what, relation.subject.partition(".")[0] if what == "bridge" else relation.subject, "committed"
    for claim in claims_gone(case.budget, committed):
        yield "claim", claim.id, "committed"


def _sort_of(relation: Relation) -> What:
    if relation.about.table:
        return "table"
    if relation.is_sum or relation.about.total:
        return "total"
    if relation.kind is kinds.figures.PLAN_YEAR:
        return "plan"
    return "comment" if relation.kind is kinds.figures.EXPLANATION else "bridge"


def _of_tables(case: Case) -> Iterator[_Found]:
    """What is said of figures of printed tables and cannot be tried."""
    for verdict in case.table_verdicts:
        if verdict.outcome == "untested" and verdict.why:
            yield "table", verdict.of.subject, verdict.why


def _of_text(case: Case) -> Iterator[_Found]:
    for claim in case.claims:
        if claim.holds is None and claim.fault is None:
            yield "claim", claim.claim.id, "unchecked"
    judged = {id(commented.comment) for commented in case.comments if commented.relation is not None}
    for frame in case.budget.content.frames:
        lacking = _without_amount(case, frame) if frame.comments else set()
        for number, comment in enumerate(frame.comments):
            if comment.figure is not None and id(comment) not in judged:
                why: Why = "no-amount" if comment.line in lacking else "no-last-year"
                yield "comment", f"{frame.id}.{number}", why


def _without_amount(case: Case, frame: Frame) -> set[str]:
    """The lines and totals that have no amount in the budget year or the year before, where both have them."""
    year, rows = case.budget.year, case.book.frame(frame.id)
    return {key for key, row in rows.items() if any(row.by.get(when) == () for when in (year - 1, year))}
