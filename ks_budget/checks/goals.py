"""Rules of goals, indicators and assignments."""

from collections.abc import Iterator
from itertools import pairwise

from ks_budget.checks.case import Case
from ks_budget.compute.bounds import Bounds, bounds
from ks_budget.compute.goals import standing
from ks_budget.compute.periods import period
from ks_budget.model import Assignment, Goal, Indicator, KeyFigure
from ks_budget.money import Amount
from ks_budget.problems import Fact, Kind, Problem, Range, Spot, as_printed, here, kinds

Numbered = tuple[Goal, ...] | tuple[Assignment, ...]


def numbering(case: Case) -> Iterator[Problem]:
    """Goals and assignments are numbered from 1, in order, each number once, without gaps."""
    content = case.budget.content
    yield from _numbers("goal", content.goals)
    yield from _numbers("assignment", content.assignments)


def _numbers(key: str, records: Numbered) -> Iterator[Problem]:
    numbered = [(record.number, record) for record in records if record.number is not None]
    if numbered and numbered[0][0] != 1:
        number, record = numbered[0]
        facts: dict[str, Fact] = {"name": record.name, "number": number}
        yield kinds.registers.NOT_FROM_ONE.at(here(record) / "number", subject=f"{key}.1", **facts)
    first: dict[int, Goal | Assignment] = {}
    for number, record in numbered:
        other = first.setdefault(number, record)
        if other is not record:
            places = here(record) / "number", here(other) / "number"
            names = {"name": record.name, "other": other.name}
            yield kinds.registers.NUMBER_TWICE.at(*places, subject=f"{key}.{record.id}", number=number, **names)
    for (before, _), (after, record) in pairwise(numbered):
        if after < before:
            facts = {"name": record.name, "number": after, "before": before}
            yield kinds.registers.NUMBERS_FALL.at(here(record) / "number", subject=f"{key}.{record.id}", **facts)
        elif after > before + 1:
            missing = str(before + 1) if after == before + 2 else f"{before + 1}–{after - 1}"
            place, subject = here(record) / "number", f"{key}.{before + 1}"
            yield kinds.registers.GAP_IN_NUMBERS.at(place, subject=subject, missing=missing, before=before, after=after)


def targets(case: Case) -> Iterator[Problem]:
    """A target is not reached already when it is set."""
    for goal in case.budget.content.goals:
        for indicator in goal.indicators:
            stand, at = standing(indicator), here(indicator)
            if stand.status == "reached" and stand.latest and _sound(indicator, stand.latest[1]):
                year, outcome = stand.latest
                yield kinds.registers.TARGET_REACHED.at(
                    at / "target",
                    at / "outcomes" / year,
                    subject=indicator.id,
                    name=indicator.name,
                    target=as_printed(indicator.target),
                    year=year,
                    outcome=as_printed(outcome),
                )


def _sound(indicator: Indicator, outcome: Amount) -> bool:
    """Whether target and outcome are values at all: those that are none are told, and reach nothing."""
    limits = bounds(indicator)
    return limits.hold(indicator.target) and limits.hold(outcome)


def inside_their_unit(case: Case) -> Iterator[Problem]:
    """Targets and outcomes lie where their unit allows: an index 1–100 is never 700."""
    content = case.budget.content
    measures: list[Indicator | KeyFigure] = [indicator for goal in content.goals for indicator in goal.indicators]
    if content.work_environment:
        measures += content.work_environment.key_figures
    for measure in measures:
        limits, at = bounds(measure), here(measure)
        if measure.target is not None:
            yield from _outside(measure, limits, measure.target, at / "target", f"{measure.id}.target")
        for year, outcome in measure.outcomes.items():
            yield from _outside(measure, limits, outcome, at / "outcomes" / year, f"{measure.id}.{year}")


def _outside(
    measure: Indicator | KeyFigure, limits: Bounds, value: Amount, place: Spot, subject: str
) -> Iterator[Problem]:
    if limits.hold(value):
        return
    facts: dict[str, Fact] = {"name": measure.name, "value": as_printed(value)}
    if limits.low is None or limits.high is None:
        end = limits.low if limits.low is not None else limits.high
        assert end is not None, "a value is outside of something"
        kind: Kind = kinds.registers.BELOW_LOWEST if limits.high is None else kinds.registers.ABOVE_HIGHEST
        yield kind.at(place, subject=subject, **facts, limit=as_printed(end))
        return
    kind = kinds.registers.OUTSIDE_UNIT if limits.certain else kinds.registers.NO_PERCENTAGE
    yield kind.at(
        place, subject=subject, **facts, unit=measure.unit, range=Range(as_printed(limits.low), as_printed(limits.high))
    )


def target_years(case: Case) -> Iterator[Problem]:
    """Targets lie ahead, and are for the same year where all goals but one say so."""
    goals, year = case.budget.content.goals, case.budget.year
    for goal in goals:
        others = {other.target_year for other in goals if other is not goal}
        place = here(goal) / "target_year"
        facts: dict[str, Fact] = {"name": goal.name, "year": str(goal.target_year)}
        if goal.target_year < year:
            yield kinds.registers.TARGET_YEAR_PAST.at(place, subject=goal.id, **facts, budget=str(year))
        elif len(goals) > 2 and len(others) == 1 and goal.target_year not in others:
            yield kinds.registers.TARGET_YEAR_ALONE.at(place, subject=goal.id, **facts, others=str(others.pop()))


def indicators_of_kolada(case: Case) -> Iterator[Problem]:
    """Two indicators are not the same one in Kolada."""
    first: dict[str, Indicator] = {}
    for goal in case.budget.content.goals:
        for indicator in goal.indicators:
            other = first.setdefault(indicator.kolada, indicator) if indicator.kolada else indicator
            if other is not indicator:
                places = here(indicator) / "kolada", here(other) / "kolada"
                names = {"name": indicator.name, "other": other.name, "kolada": other.kolada or ""}
                yield kinds.registers.KOLADA_TWICE.at(*places, subject=indicator.id, **names)


def assignments(case: Case) -> Iterator[Problem]:
    """An assignment says when it is to be reported, and to whom where the others do."""
    records = case.budget.content.assignments
    others_say = any(assignment.reports_to for assignment in records)
    for assignment in records:
        place, facts = here(assignment) / "name", {"name": assignment.name}
        if assignment.due is None:
            yield kinds.registers.WITHOUT_DEADLINE.at(place, subject=assignment.id, **facts)
        if others_say and not assignment.reports_to:
            yield kinds.registers.WITHOUT_RECIPIENT.at(place, subject=assignment.id, **facts)


def deadlines(case: Case) -> Iterator[Problem]:
    """A deadline lies from the budget year to the last plan year."""
    first = case.budget.year
    last = max([first, *case.budget.content.document.plan_years])
    for assignment in case.budget.content.assignments:
        days = period(assignment.due) if assignment.due else None
        if days and not (days.last.year >= first and days.first.year <= last):
            facts = {
                "name": assignment.name,
                "due": assignment.due or "",
                "years": f"{first}–{last}" if last > first else str(first),
            }
            yield kinds.registers.DEADLINE_OUTSIDE.at(here(assignment) / "due", subject=assignment.id, **facts)


RULES = (
    numbering,
    targets,
    inside_their_unit,
    target_years,
    indicators_of_kolada,
    assignments,
    deadlines,
)
