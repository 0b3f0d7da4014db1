"""Charts, drawn of the figures of tables: nothing is computed here that a table does not show.

Each has a sentence that states its figures, for those who do not see it and for formats that do not draw.
"""

from collections.abc import Iterable
from decimal import Decimal

from ks_budget.language import listed
from ks_budget.model import Organisation
from ks_budget.numerals import write
from ks_budget.report import Chart, Column, Filled, Point, Row, Series, Table, Trend, Value

WORDS = {
    "sv": {
        "over": "{name}: {figures}.",
        "in_year": "{value} ({year})",
        "steps": "Från {first} till {last}: {changes}.",
        "step": "{label} ({value})",
        "groups": "Summa per år: {years}.",
        "largest": "Störst är {name} med {value}.",
        "targets": "{name}: {outcomes}; målet är {target} ({year}).",
        "no_outcome": "inget utfall",
        "cells": "Risker i rutor med högt riskvärde: {count} av {all}, i mellannivån: {middle}.",
        "tree": "{office} består av {branches}.",
        "twigs": "{name} ({twigs})",
        "sizes": "Kostnaderna visas utan minustecken.",
    },
    "en": {
        "over": "{name}: {figures}.",
        "in_year": "{value} ({year})",
        "steps": "From {first} to {last}: {changes}.",
        "step": "{label} ({value})",
        "groups": "Each year: {years}.",
        "largest": "The largest is {name} with {value}.",
        "targets": "{name}: {outcomes}; the target is {target} ({year}).",
        "no_outcome": "no outcome",
        "cells": "Risks in cells of a high score: {count} of {all}, in the middle: {middle}.",
        "tree": "{office} has {branches}.",
        "twigs": "{name} ({twigs})",
        "sizes": "Costs are shown without their minus.",
    },
}


def over_years(table: Table, ids: Iterable[str], title: str, unit: str, language: str) -> Chart:
    """A line for each of some rows of a table of years. Costs are drawn by their size."""
    words, years = WORDS[language], [column for column in table.columns if column.type == "amount"]
    rows = {row.id: row for row in table.rows}
    series, said, turned = [], [], False
    for row in (rows[id] for id in ids if id in rows):
        values = [_decimal(value) for value in _cells(row, table, years)]
        there = [value for value in values if value is not None]
        # Of a row on both sides of zero the minus is what tells the years apart.
        costs = min(there, default=Decimal(0)) < 0 and max(there) <= 0
        turned |= costs
        sizes = [abs(value) if costs and value is not None else value for value in values]
        points = [
            Point(year.key, size, shown=_shown(size, year, language)) for year, size in zip(years, sizes, strict=True)
        ]
        series.append(Series(_name(row), points))
        figures = [
            words["in_year"].format(value=f"{_shown(value, year, language)}\u00a0{unit}", year=year.key)
            for year, value in zip(years, values, strict=True)
            if value is not None
        ]
        said.append(words["over"].format(name=_name(row), figures=listed(figures, language)))
    said += [words["sizes"]] if turned else []
    return Chart(f"{table.id}-years", "lines", title, series, unit, " ".join(said))


def waterfall(table: Table, title: str, unit: str, language: str) -> Chart:
    """The steps of a bridge."""
    words, amount = WORDS[language], _column(table, "amount")
    points = []
    # What nothing explains is the step from the sum to the grant, and hangs between them.
    for row in sorted(table.rows, key=lambda row: _AFTER_SUM.get(row.id, 0)):
        value = _decimal(_cell(row, table, "amount"))
        if value is None or (row.kind == "quiet" and not value):
            continue
        change = row.kind != "total"
        shown = _shown(value, amount, language, signed=change)
        points.append(Point(_name(row), value, "change" if change else "level", shown=shown))
    changes = [
        words["step"].format(label=point.label, value=f"{point.shown}\u00a0{unit}")
        for point in points
        if point.kind == "change"
    ]
    # The level that next year begins from is no end of these steps.
    levels = [_decimal(_cell(row, table, "amount")) for row in table.rows if row.kind == "total" and row.id != "start"]
    ends = [f"{_shown(value, amount, language)}\u00a0{unit}" for value in levels if value is not None] or [""]
    sentence = words["steps"].format(first=ends[0], last=ends[-1], changes=listed(changes, language))
    return Chart(f"{table.id}-steps", "waterfall", title, [Series("", points)], unit, sentence)


_AFTER_SUM = {"unexplained": 1, "grant": 2, "start": 3}
"""The order of the rows of a bridge that come after its sum; the others stand as they do."""


def stacked(table: Table, ids: Iterable[str], title: str, unit: str, language: str) -> Chart:
    """Some rows of a table of years on top of each other: the groups of an investment budget."""
    words = WORDS[language]
    years = [column for column in table.columns if column.key.isdigit()]
    rows = {row.id: row for row in table.rows}
    chosen = [rows[id] for id in ids if id in rows]
    series = [
        Series(_name(row), [
            Point(year.key, _decimal(value), shown=_shown(value, year, language))
            for year, value in zip(years, _cells(row, table, years), strict=True)
        ])
        for row in chosen
    ]  # fmt: skip
    total, sums = rows.get("total"), _column(table, "sum")
    by_year = _cells(total, table, years) if total else []
    figures = [
        words["in_year"].format(value=f"{_shown(value, year, language)}\u00a0{unit}", year=year.key)
        for year, value in zip(years, by_year, strict=False)
    ]
    sentence = words["groups"].format(years=listed(figures, language))
    largest = max(chosen, key=lambda row: _sum(row, table))
    # Of groups that are all nothing, or income alone, none is the largest.
    if _sum(largest, table) > 0:
        value = f"{_shown(_cell(largest, table, 'sum'), sums, language)}\u00a0{unit}"
        sentence = f"{sentence} {words['largest'].format(name=_name(largest), value=value)}"
    return Chart(f"{table.id}-groups", "stacked", title, series, unit, sentence)


def targets(table: Table, title: str, target_year: int, language: str) -> Chart:
    """Each indicator of a goal on a scale of its own: its outcomes, and where it should be."""
    words, series, said = WORDS[language], [], []
    years = [column for column in table.columns if column.key.isdigit()]
    for row in table.rows:
        trend = next(value for value in row.cells if isinstance(value, Trend))
        outcomes = [
            Point(year.key, value, shown=write(value, language, None))
            for year, value in zip(years, trend.values, strict=True)
            if value is not None
        ]
        target = _decimal(_cell(row, table, "target"))
        if target is None:
            continue
        shown = write(target, language, None)
        series.append(Series(_name(row), [*outcomes, Point(str(target_year), target, "target", shown=shown)]))
        told = [words["in_year"].format(value=point.shown, year=point.label) for point in outcomes]
        outcome = listed(told, language) or words["no_outcome"]
        said.append(words["targets"].format(name=_name(row), outcomes=outcome, target=shown, year=target_year))
    return Chart(f"{table.id}-targets", "targets", title, series, "", " ".join(said))


def heat_map(table: Table, title: str, language: str) -> Chart:
    """The cells of a risk matrix, with how many risks there are in each."""
    counts = {"low": 0, "middle": 0, "high": 0}
    series = []
    for row in table.rows:
        points = []
        for column, cell in zip(table.columns, row.cells, strict=True):
            if isinstance(cell, Filled):
                number = int(cell.value)
                counts[cell.level] += number
                points.append(Point(column.label, Decimal(number), grade=cell.level, shown=str(number)))
        if points:
            series.append(Series(_name(row), points))
    every = sum(counts.values())
    sentence = WORDS[language]["cells"].format(count=counts["high"], all=every, middle=counts["middle"])
    return Chart(f"{table.id}-cells", "matrix", title, series, "", sentence)


def tree(office: Organisation, title: str, language: str) -> Chart:
    """An office, its departments and their units."""
    words = WORDS[language]
    series = [
        Series(department.name, [Point(unit.name, None) for unit in department.units])
        for department in office.departments
    ]
    branches = [
        words["twigs"].format(name=one.label, twigs=listed([point.label for point in one.points], language))
        if one.points
        else one.label
        for one in series
    ]
    sentence = words["tree"].format(office=office.name, branches=listed(branches, language))
    return Chart("organisation-tree", "tree", title, series, "", sentence)


def _name(row: Row) -> str:
    return str(row.cells[0])


def _column(table: Table, key: str) -> Column:
    return next(column for column in table.columns if column.key == key)


def _sum(row: Row, table: Table) -> Decimal:
    return _decimal(_cell(row, table, "sum")) or Decimal(0)


def _cell(row: Row, table: Table, key: str) -> Value:
    return row.cells[[column.key for column in table.columns].index(key)]


def _cells(row: Row, table: Table, columns: list[Column]) -> list[Value]:
    return [_cell(row, table, column.key) for column in columns]


def _decimal(value: Value) -> Decimal | None:
    return value if isinstance(value, Decimal) else Decimal(value) if isinstance(value, int) else None


def _shown(value: Value, column: Column, language: str, signed: bool = False) -> str:
    number = _decimal(value)
    return "" if number is None else write(number, language, column.decimals, signed)
