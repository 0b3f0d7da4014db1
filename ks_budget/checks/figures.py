"""Rules of the tables, the plan and the bridge: printed figures that cannot all be right."""

from collections.abc import Iterator

from ks_budget.checks.case import Case
from ks_budget.checks.told import sign_in_file, told
from ks_budget.labels import INVESTMENTS
from ks_budget.printed.figure import Figure, PrintedRow, value, width
from ks_budget.printed.investments import named, spans
from ks_budget.printed.rates import has_rate, series_of
from ks_budget.problems import Fact, Problem, as_printed, here, kinds, near


def tables(case: Case) -> Iterator[Problem]:
    """Sums of lines, net, result and investments; plan years against index and adjustments; the bridge; figures that
    the text and the tables both give. Each holds when the intervals can meet.
    """
    for relation in case.tried.broken:
        # The commentary's own rule tells those of it, with its words, and that of printed tables theirs.
        if relation.kind is not kinds.figures.COMMENT and not relation.about.table:
            yield told(relation, case.budget.unit, case.budget.unit)


def rates_for_the_plan(case: Case) -> Iterator[Problem]:
    """Printed plan years that no rate is known for, so that nothing can be said of them."""
    for frame in case.budget.content.frames:
        lacking = {
            (series, year)
            for line in case.book.levels.own_lines(frame)
            for year in line.printed
            if (series := series_of(frame, line)) and not has_rate(frame, line, year, case.book.rates)
        }
        for series in sorted({series for series, _ in lacking}):
            years = sorted(year for s, year in lacking if s == series)
            subject = f"{frame.id}.{series}"
            facts: dict[str, Fact] = {"frame": frame.name, "series": case.book.rates.name(series), "years": years}
            yield kinds.figures.PLAN_WITHOUT_RATE.at(here(frame) / "line", subject=subject, **facts)


TELLING = 8
"""Sums of independently rounded parts miss by a step about every third time: so many that never do are no chance."""


def odd_one_out(case: Case) -> Iterator[Problem]:
    """Where all sums of a table but one are met to the last digit, rounding is no good reason for that one."""
    for sums in case.tried.sums.values():
        if sums.exact >= TELLING and len(sums.rounded) == 1:
            (odd,) = sums.rounded
            if odd.about.table:
                from ks_budget.checks import tables as printed_tables

                yield printed_tables.odd(case, odd, sums.exact)
                continue
            kind = kinds.figures.ODD_SUM if odd.about.frame else kinds.figures.ODD_INVESTMENT_SUM
            yield told(odd, case.budget.unit, case.budget.unit, kind, others=sums.exact)


def parts_of_lines(case: Case) -> Iterator[Problem]:
    """What is a part of a line is not larger than it, where both have one sign and rounding does not explain it."""
    for frame in case.budget.content.frames:
        labels = {line.id: line.label for line in frame.lines}
        parts = [(line.id, line.of_which) for line in frame.lines if line.of_which is not None]
        if parts:
            yield from _larger(case, case.book.frame(frame.id), labels, parts, (frame.id, frame.name))
    for group in case.budget.content.investments.groups if case.budget.content.investments else ():
        labels = {project.id: project.name for project in group.projects}
        parts = [(project.id, project.of_which) for project in group.projects if project.of_which is not None]
        yield from _larger(case, case.book.investments, labels, parts, ("investments", group.name))


def _larger(
    case: Case,
    rows: dict[str, PrintedRow],
    labels: dict[str, str],
    parts: list[tuple[str, str]],
    table: tuple[str, str],
) -> Iterator[Problem]:
    """Of the rows of a table, given by its id and name, those of ``parts`` that are larger than their whole."""
    for part, whole in parts:
        for when, figures in rows[part].by.items():
            of = rows[whole].by.get(when)
            if of is not None and _exceeds(figures, of):
                facts: dict[str, Fact] = {"row": labels[part], "year": str(when), "frame": table[1]}
                facts |= {"amount": _in_file(figures, case.budget.unit), "of": labels[whole]}
                facts |= {"whole": _in_file(of, case.budget.unit)}
                places = [figure.place for figure in (*figures, *of)]
                subject = f"{table[0]}.{part}.{when}"
                yield kinds.figures.LARGER_THAN_ITS_LINE.at(*places, subject=subject, **facts)


def _in_file(figures: tuple[Figure, ...], unit: str) -> Fact:
    return as_printed(sign_in_file(figures[0].place) * value(figures), unit)


def _exceeds(part: tuple[Figure, ...], whole: tuple[Figure, ...]) -> bool:
    small, large = value(part), value(whole)
    return small * large > 0 and abs(small) - abs(large) > width(part) + width(whole)


def untried_periods(case: Case) -> Iterator[Problem]:
    """Sums of years that the table, and last year's budget, do not have all of."""
    chapter = case.budget.content.investments
    for key, about, table in named(chapter) if chapter else ():
        for span in spans(table):
            years = [year for year in range(span.first, span.last + 1) if year not in case.book.investments[key].by]
            if years:
                at = next(figure.place for figure in case.book.investments[key].by[span])
                row = INVESTMENTS if about.total else about.row
                subject = f"investments.{key}.years.{span.first}-{span.last}"
                yield kinds.figures.PERIOD_UNTRIED.at(at, subject=subject, row=row, period=str(span), lacking=years)


def lines_of_sums(case: Case) -> Iterator[Problem]:
    """Revenue and costs that a sum of frames has and none of them: most likely another id of a line that they have."""
    levels = case.book.levels
    for frame in levels.frames:
        for line in levels.own_lines(frame) if levels.is_sum(frame) else ():
            if line.kind in ("revenue", "cost"):
                ids = dict.fromkeys(other.id for part in levels.below(frame) for other in part.lines)
                subject, known = f"{frame.id}.{line.id}", near(line.id, ids)
                yield kinds.figures.LINE_OF_SUM_ALONE.at(
                    here(line) / "id", subject=subject, row=line.label, frame=frame.name, known=known
                )


RULES = (tables, rates_for_the_plan, odd_one_out, parts_of_lines, lines_of_sums, untried_periods)
