"""Is what the files say possible at all? Every rule is a small function in ``RULES``.

A rule gets the budget and yields problems whose places are key paths; ``files`` knows where they stand.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Literal

from ks_budget.compute.periods import period
from ks_budget.compute.reconcile import base
from ks_budget.model import TOTALS, Budget, Frame, Level
from ks_budget.money import ZERO, Amount, add
from ks_budget.problems import KeyPath, Place, Problem

Rule = Callable[[Budget], Iterator[Problem]]

FIRST_YEAR, LAST_YEAR = 1900, 2100
AHEAD = 50
"""How many years past its own a budget may speak of."""
LARGEST = 10**15
_RESERVED = frozenset((*TOTALS, "line"))


def structure(budget: Budget, mended: frozenset[KeyPath]) -> list[Problem]:
    """All findings but those about places that were mended, which have been told already."""
    found = [problem for rule in RULES for problem in rule(budget)]
    if not mended:
        return found
    return [p for p in found if not any(_touches(place.path, path) for place in p.places for path in mended)]


def _touches(path: KeyPath, other: KeyPath) -> bool:
    shorter = min(len(path), len(other))
    return path[:shorter] == other[:shorter]


def _at(*path: str | int, at: Literal["key", "value"] = "value") -> Place:
    return Place("", path, at)


def ids(budget: Budget) -> Iterator[Problem]:
    """Ids are unique among their like, can be referred to, and are not the name of a total."""
    content = budget.content
    yield from _unique([(("publication", i), p.id) for i, p in enumerate(content.publications)])
    for key in ("frame", "risk", "treatment", "section", "goal", "assignment", "control", "claim"):
        yield from _names(_listed((key,), getattr(content, f"{key}s")))
    for i, frame in enumerate(content.frames):
        yield from _names(_listed(("frame", i, "line"), frame.lines), _RESERVED)
        yield from _unique([(path, id) for path, id in _listed(("frame", i, "adjustment"), frame.adjustments) if id])
    yield from _names(
        [place for i, goal in enumerate(content.goals) for place in _listed(("goal", i, "indicator"), goal.indicators)]
    )
    if content.investments:
        groups = content.investments.groups
        places = _listed(("investments", "group"), groups)
        for i, group in enumerate(groups):
            places += _listed(("investments", "group", i, "project"), group.projects)
        yield from _names(places, frozenset({"total"}))
    if content.organisation:
        departments = content.organisation.departments
        places = _listed(("organisation", "department"), departments)
        for i, department in enumerate(departments):
            places += _listed(("organisation", "department", i, "unit"), department.units)
        yield from _names(places)


def _listed(path: KeyPath, things: Iterable[Any]) -> list[tuple[KeyPath, str]]:
    return [((*path, i), thing.id) for i, thing in enumerate(things)]


def _names(places: list[tuple[KeyPath, str]], reserved: frozenset[str] = frozenset()) -> Iterator[Problem]:
    yield from _unique(places)
    for path, id in places:
        if id in reserved or not id.replace("-", "_").isidentifier():
            yield Problem("KSB113", (_at(*path, "id"),), {"id": id, "reserved": sorted(reserved)})


def _unique(places: list[tuple[KeyPath, str]]) -> Iterator[Problem]:
    first: dict[str, KeyPath] = {}
    for path, id in places:
        if id in first:
            yield Problem("KSB106", (_at(*path, "id"), _at(*first[id], "id")), {"id": id})
        first.setdefault(id, path)


def year_of_document(budget: Budget) -> Iterator[Problem]:
    """The year in the document is the year in the name of its folder or file."""
    name, year = budget.name.partition("@")[0].replace("\\", "/").rstrip("/").rpartition("/")[2], budget.year
    named = name[:4]
    if named.isdigit() and int(named) != year:
        yield Problem("KSB108", (_at("document", "year"),), {"year": year, "name": name, "named": named})


def years(budget: Budget) -> Iterator[Problem]:
    """Years are four digits, plan years follow the budget year, and nothing speaks of years long gone or far ahead."""
    document = budget.content.document
    if not FIRST_YEAR <= document.year <= LAST_YEAR:
        yield _year(document.year, FIRST_YEAR, LAST_YEAR, "document", "year")
        return
    previous = document.year
    for i, year in enumerate(document.plan_years):
        if not previous < year <= document.year + AHEAD:
            yield _year(year, previous + 1, document.year + AHEAD, "document", "plan_years", i)
        previous = max(previous, year)
    for i, frame in enumerate(budget.content.frames):
        yield from _frame_years(frame, i, document.year)
    for i, publication in enumerate(budget.content.publications):
        for year in publication.rates:
            if not FIRST_YEAR <= year <= LAST_YEAR:
                yield _year(year, FIRST_YEAR, LAST_YEAR, "publication", i, "rates", str(year), at="key")


def _frame_years(frame: Frame, i: int, first: int) -> Iterator[Problem]:
    last = first + AHEAD
    for j, line in enumerate(frame.lines):
        for year in line.printed:
            if not first < year <= last:
                yield _year(year, first + 1, last, "frame", i, "line", j, "printed", str(year), at="key")
    for total, by_year in frame.printed_totals.items():
        for year in by_year:
            if not first <= year <= last:
                yield _year(year, first, last, "frame", i, "printed_totals", total, str(year), at="key")
    for j, adjustment in enumerate(frame.adjustments):
        if not first <= adjustment.year <= last:
            yield _year(adjustment.year, first, last, "frame", i, "adjustment", j, "year")


def _year(year: int, low: int, high: int, *path: str | int, at: Literal["key", "value"] = "value") -> Problem:
    return Problem("KSB109", (_at(*path, at=at),), {"year": year, "low": low, "high": high})


def references(budget: Budget) -> Iterator[Problem]:
    """What is referred to exists: lines, index series, publications and treatments."""
    content = budget.content
    series = {publication.series for publication in budget.publications}
    for i, frame in enumerate(content.frames):
        lines = [line.id for line in frame.lines]
        known = {*lines, *TOTALS}
        for j, adjustment in enumerate(frame.adjustments):
            for name in adjustment.effects:
                if name not in lines:
                    yield _unknown("line", name, lines, "frame", i, "adjustment", j, "effects", name, at="key")
        for j, comment in enumerate(frame.comments):
            if comment.line not in known:
                yield _unknown("line", comment.line, [*lines, *TOTALS], "frame", i, "comment", j, "line")
        if frame.index not in series:
            yield _unknown("series", frame.index, sorted(series), "frame", i, "index")
        for j, line in enumerate(frame.lines):
            if line.index is not None and line.index not in series:
                yield _unknown("series", line.index, sorted(series), "frame", i, "line", j, "index")
    by_id = {publication.id: publication for publication in budget.publications}
    for name, id in content.document.publications.items():
        fitting = [p.id for p in budget.publications if p.series == name]
        if id not in by_id or by_id[id].series != name:
            yield _unknown("publication", id, fitting, "document", "publications", name)
    risks = [risk.id for risk in content.risks]
    for i, control in enumerate(content.controls):
        if control.risk not in risks:
            yield _unknown("risk", control.risk, risks, "control", i, "risk")
    treatments = [treatment.id for treatment in content.treatments]
    for i, risk in enumerate(content.risks):
        if risk.treatment not in treatments:
            yield _unknown("treatment", risk.treatment, treatments, "risk", i, "treatment")


def _unknown(kind: str, name: str, known: list[str], *path: str | int, at: Any = "value") -> Problem:
    from difflib import get_close_matches

    values = {"kind": kind, "name": name, "known": known, "close": get_close_matches(name, known, 1)}
    return Problem("KSB110", (_at(*path, at=at),), values)


def balance(budget: Budget) -> Iterator[Problem]:
    """An adjustment's effects balance to zero over the frame, so that the result stays what it was."""
    for i, frame in enumerate(budget.content.frames):
        for j, adjustment in enumerate(frame.adjustments):
            rest = add(adjustment.effects.values())
            named_only = adjustment.kind == "permanent" and adjustment.year <= budget.year
            if rest != ZERO and not named_only:
                values = {"sum": rest, "unit": adjustment.unit or budget.unit, "reason": adjustment.reason}
                yield Problem("KSB111", (_at("frame", i, "adjustment", j, "effects"),), values)


def levels(budget: Budget) -> Iterator[Problem]:
    """The scales run 1, 2, 3 …, and every risk is judged on them."""
    scale, risks = budget.content.scale, budget.content.risks
    if scale is None:
        if risks:
            yield Problem("KSB115", (_at("risk", 0, at="key"),), {"variant": "none"})
        return
    both: tuple[tuple[str, tuple[Level, ...]], ...] = (("likelihood", scale.likelihood), ("impact", scale.impact))
    for name, steps in both:
        for i, step in enumerate(steps):
            if step.level != i + 1:
                values = {"scale": name, "level": step.level, "expected": i + 1}
                yield Problem("KSB115", (_at("scale", name, i, "level"),), values)
        for i, risk in enumerate(risks):
            level = getattr(risk, name)
            if not 1 <= level <= len(steps):
                values = {"scale": name, "level": level, "highest": len(steps), "names": [s.name for s in steps]}
                yield Problem("KSB112", (_at("risk", i, name),), values)


def sizes(budget: Budget) -> Iterator[Problem]:
    """A share is a part of one, not percent, and no amount is beyond all municipal budgets."""
    for i, frame in enumerate(budget.content.frames):
        if not _is_share(frame.share):
            yield Problem("KSB114", (_at("frame", i, "share"),), {"share": frame.share})
        for j, line in enumerate(frame.lines):
            if line.share is not None and not _is_share(line.share):
                yield Problem("KSB114", (_at("frame", i, "line", j, "share"),), {"share": line.share})
            if not -LARGEST < line.amount < LARGEST:
                yield Problem("KSB105", (_at("frame", i, "line", j, "amount"),), {"shown": str(line.amount)})
        for j, comment in enumerate(frame.comments):
            for k, explanation in enumerate(comment.explanations):
                path = ("frame", i, "comment", j, "explanations", k, "share")
                if explanation.share is not None and explanation.amount is not None:
                    yield Problem("KSB117", (_at(*path),))
                elif explanation.share is not None and not _is_share(explanation.share):
                    yield Problem("KSB114", (_at(*path),), {"share": explanation.share})


def _is_share(share: Amount) -> bool:
    return 0 <= share <= 2


def investment_years(budget: Budget) -> Iterator[Problem]:
    """Every project has an amount for each year of the investment budget, and for no other."""
    chapter = budget.content.investments
    if chapter is None:
        return
    for i, group in enumerate(chapter.groups):
        for j, project in enumerate(group.projects):
            path = ("investments", "group", i, "project", j, "amounts")
            lacking = [year for year in chapter.years if year not in project.amounts]
            if lacking:
                values = {"name": project.name, "lacking": lacking, "example": lacking[0]}
                yield Problem("KSB120", (_at(*path),), values)
            for year, amount in project.amounts.items():
                if year not in chapter.years:
                    low, high = min(chapter.years, default=year), max(chapter.years, default=year)
                    yield _year(year, low, high, *path, str(year), at="key")
                elif not -LARGEST < amount < LARGEST:
                    yield Problem("KSB105", (_at(*path, str(year)),), {"shown": str(amount)})
    for i, year in enumerate(chapter.years):
        if not budget.year <= year <= budget.year + AHEAD or year in chapter.years[:i]:
            yield _year(year, budget.year, budget.year + AHEAD, "investments", "years", i)


def deadlines(budget: Budget) -> Iterator[Problem]:
    """A deadline is a day, a quarter or a year."""
    for i, assignment in enumerate(budget.content.assignments):
        if assignment.due is not None and period(assignment.due) is None:
            values = {"shown": assignment.due, "year": budget.year}
            yield Problem("KSB121", (_at("assignment", i, "due"),), values)


def indicators(budget: Budget) -> Iterator[Problem]:
    """Outcomes are of years up to the budget's own, and ids of Kolada look like ids of Kolada."""
    for i, goal in enumerate(budget.content.goals):
        if not FIRST_YEAR <= goal.target_year <= LAST_YEAR:
            yield _year(goal.target_year, FIRST_YEAR, LAST_YEAR, "goal", i, "target_year")
        for j, indicator in enumerate(goal.indicators):
            path = ("goal", i, "indicator", j)
            for year in indicator.outcomes:
                if not FIRST_YEAR <= year <= budget.year:
                    yield _year(year, FIRST_YEAR, budget.year, *path, "outcomes", str(year), at="key")
            id = indicator.kolada
            if id is not None and not (len(id) == 6 and id[0] in "NU" and id[1:].isdecimal()):
                yield Problem("KSB122", (_at(*path, "kolada"),), {"shown": id})


def printed_totals(budget: Budget) -> Iterator[Problem]:
    """The printed totals of the budget year agree with the lines, as far as rounding can explain."""
    for i, frame in enumerate(budget.content.frames):
        for gap in base(frame, budget.year).gaps if frame.printed_totals else ():
            if not gap.explained:
                values = {
                    "total": gap.total,
                    "printed": gap.printed,
                    "added": gap.added,
                    "difference": gap.printed - gap.added,
                    "allowed": gap.allowed,
                    "unit": budget.unit,
                }
                place = _at("frame", i, "printed_totals", gap.total, str(budget.year))
                yield Problem("KSB116", (place,), values, "warning")


RULES: tuple[Rule, ...] = (
    ids,
    year_of_document,
    years,
    references,
    balance,
    levels,
    sizes,
    investment_years,
    deadlines,
    indicators,
    printed_totals,
)
