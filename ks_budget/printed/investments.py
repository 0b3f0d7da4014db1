"""What must hold between the printed figures of the investments: sums of rows in each column, and periods of years."""

from collections.abc import Iterator

from ks_budget.model import Group, Investments, Project
from ks_budget.model.investments import years_of_period
from ks_budget.printed.figure import PrintedRow, Span, When, stated
from ks_budget.printed.relation import About, Relation, times
from ks_budget.problems import kinds

Rows = dict[str, PrintedRow]
"""The figures of the investments by row."""


def investment_sums(rows: Rows, chapter: Investments, only: int | None = None) -> Iterator[Relation]:
    """Printed sums of groups, and of everything, in each column or in that of one year; and each printed period is the
    sum of its years. ``rows`` are those of the chapter, by id.
    """
    for group in chapter.groups:
        parts = [project.id for project in group.counted]
        yield from _of_rows(rows, group, group.id, parts, About(row=group.name), only)
    parts = [group.id for group in chapter.groups]
    yield from _of_rows(rows, chapter, "total", parts, About(total="investments"), only)
    if only is None:
        yield from periods(rows, chapter)


def _of_rows(
    rows: dict[str, PrintedRow],
    table: Group | Investments,
    whole: str,
    parts: list[str],
    about: About,
    only: int | None,
) -> Iterator[Relation]:
    columns: list[When] = [year for year in stated(table.printed) if only is None or year == only]
    columns += spans(table) if only is None else []
    for when in columns:
        figures = [rows[part].by.get(when) for part in parts]
        if isinstance(when, Span) and None in figures:
            continue
        terms = (*times(rows[whole].by[when]), *times((one for some in figures if some for one in some), -1))
        said = About(row=about.row, total=about.total, when=when)
        yield Relation(kinds.figures.INVESTMENT_SUM, f"investments.{whole}.{_id(when)}", terms, about=said)


def periods(rows: Rows, chapter: Investments) -> Iterator[Relation]:
    """Each period that a row prints is the sum of its years, where it has them all."""
    for key, about, table in named(chapter):
        for span in spans(table):
            by = rows[key].by
            years = [by.get(year) for year in range(span.first, span.last + 1)]
            if None not in years:
                terms = (*times(by[span]), *times((one for some in years if some for one in some), -1))
                said = About(row=about.row, total=about.total, when=span)
                yield Relation(kinds.figures.PERIOD_SUM, f"investments.{key}.years.{_id(span)}", terms, about=said)


def named(chapter: Investments) -> Iterator[tuple[str, About, Project | Group | Investments]]:
    """Every row of the investments by its id, with what it is called."""
    for group in chapter.groups:
        yield group.id, About(row=group.name), group
        for project in group.projects:
            yield project.id, About(row=project.name), project
    yield "total", About(total="investments"), chapter


def spans(table: Project | Group | Investments) -> list[Span]:
    """The periods that a row prints."""
    found = (years_of_period(period) for period in stated(table.printed_periods))
    return [Span(years[0], years[-1]) for years in found if years]


def _id(when: When) -> str:
    """A column in the id of a finding, as one can type it."""
    return str(when).replace("–", "-")
