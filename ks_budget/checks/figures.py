"""Rules of the tables, the plan, the bridge and the commentary: printed figures that cannot all be right."""

from collections.abc import Iterator
from decimal import Decimal

from ks_budget.checks.case import Case
from ks_budget.compute.rates import series_of
from ks_budget.compute.relations import Relation
from ks_budget.money import DECIMALS, convert
from ks_budget.problems import Place, Problem, Said


def tables(case: Case) -> Iterator[Problem]:
    """KSB301–KSB308: sums of lines, net, result and investments; plan years against index and adjustments; the
    bridge; figures that the text and the tables both give; commentary. Each holds when the intervals can meet.
    """
    for relation in case.judged[1]:
        if not (relation.code == "KSB308" and wrong_way(relation)):
            yield _problem(relation, case.budget.unit)


def direction(case: Case) -> Iterator[Problem]:
    """KSB309: a comment says that an amount grows when it shrinks, or the reverse."""
    for _, _, comment, relation in case.comments:
        if comment.direction and not relation.holds and wrong_way(relation):
            growth = relation.facts["growth"]
            does = "up" if growth > 0 else "down" if growth < 0 else "same"
            facts = relation.facts | {"said": comment.direction, "does": does}
            yield Problem("KSB309", _places(relation), facts, subject=relation.subject)


def rates_for_the_plan(case: Case) -> Iterator[Problem]:
    """KSB310: printed plan years that no rate is known for, so that nothing can be said of them."""
    known, budget = case.book.rates.percent, case.budget
    for i, frame in enumerate(budget.content.frames):
        lacking = {
            (series_of(frame, line), year)
            for line in frame.lines
            for year in line.printed
            if (series_of(frame, line), year) not in known
        }
        for series in sorted({series for series, _ in lacking}):
            years = sorted(year for s, year in lacking if s == series)
            values = {"frame": frame.name, "series": series.upper(), "years": years}
            yield Problem("KSB310", (Place("", ("frame", i, "line")),), values, "warning", f"{frame.id}.{series}")


def wrong_way(relation: Relation) -> bool:
    """Whether the figure of a comment would be right with the other sign."""
    stated = relation.stated.value
    return abs(relation.residual - 2 * stated) <= relation.allowed and stated != 0


def _problem(relation: Relation, unit: str) -> Problem:
    stated = relation.stated
    shown = relation.facts.get("unit", unit)
    if stated.half >= convert(Decimal("0.05"), "mnkr", unit) and unit == "tkr":
        # A figure printed in millions is told in millions.
        shown = "mnkr"
    low, high = relation.range
    decimals = _decimals(stated.half, unit, shown)
    values = relation.facts | {
        "printed": Said(convert(stated.value, unit, shown), shown, decimals),
        "low": Said(convert(low, unit, shown), shown, decimals + 1),
        "high": Said(convert(high, unit, shown), shown, decimals + 1),
        "difference": Said(convert(relation.residual, unit, shown), shown, decimals + (relation.code > "KSB303"), True),
    }
    values.pop("unit", None)
    return Problem(relation.code, _places(relation), values, subject=relation.subject)


def _decimals(half: Decimal, unit: str, shown: str) -> int:
    """As many decimals as the figure was printed with."""
    step = convert(half * 2, unit, shown)
    return max(0, -step.adjusted()) if step else DECIMALS[shown]


def _places(relation: Relation) -> tuple[Place, ...]:
    return tuple(one.place for one, _ in relation.figures)
