"""Rules of the tables, the plan and the bridge: printed figures that cannot all be right."""

from collections.abc import Iterator

from ks_budget.checks.case import Case
from ks_budget.checks.told import told
from ks_budget.printed.rates import has_rate, series_of
from ks_budget.problems import Fact, Problem, here, kinds


def tables(case: Case) -> Iterator[Problem]:
    """Sums of lines, net, result and investments; plan years against index and adjustments; the bridge; figures that
    the text and the tables both give. Each holds when the intervals can meet.
    """
    for relation in case.tried.broken:
        if relation.kind is not kinds.figures.COMMENT:  # those the commentary's own rule tells, with its words
            yield told(relation, case.budget.unit, case.budget.unit)


def rates_for_the_plan(case: Case) -> Iterator[Problem]:
    """Printed plan years that no rate is known for, so that nothing can be said of them."""
    for frame in case.budget.content.frames:
        lacking = {
            (series_of(frame, line), year)
            for line in frame.lines
            for year in line.printed
            if not has_rate(frame, line, year, case.book.rates)
        }
        for series in sorted({series for series, _ in lacking}):
            years = sorted(year for s, year in lacking if s == series)
            subject = f"{frame.id}.{series}"
            facts: dict[str, Fact] = {"frame": frame.name, "series": series.upper(), "years": years}
            yield kinds.figures.PLAN_WITHOUT_RATE.at(here(frame) / "line", subject=subject, **facts)


TELLING = 8
"""Sums of independently rounded parts miss by a step about every third time: so many that never do are no chance."""


def odd_one_out(case: Case) -> Iterator[Problem]:
    """Where all sums of a table but one are met to the last digit, rounding is no good reason for that one."""
    for sums in case.tried.sums.values():
        if sums.exact >= TELLING and len(sums.rounded) == 1:
            (odd,) = sums.rounded
            kind = kinds.figures.ODD_SUM if odd.about.frame else kinds.figures.ODD_INVESTMENT_SUM
            yield told(odd, case.budget.unit, case.budget.unit, kind, others=sums.exact)


RULES = (tables, rates_for_the_plan, odd_one_out)
