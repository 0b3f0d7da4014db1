"""The printed figures of a table, row by row: of a frame, of the investments, of the bridge, of an adjustment."""

from collections.abc import Iterator

from ks_budget.model import Budget, Frame, Group, Investments, PrintedBridge, Project
from ks_budget.model.investments import years_of_period
from ks_budget.model.levels import Levels
from ks_budget.model.shape import lines_under, tree
from ks_budget.money import Amount, Followed
from ks_budget.printed.absent import lines_absent
from ks_budget.printed.figure import Figure, Span, When, exact, printed, stated
from ks_budget.problems import Spot, here

Rows = dict[str, dict[When, tuple[Figure, ...]]]
"""The figures of a table by row (a line, a total, a project, a group) and column."""


def frame_rows(frame: Frame, year: int, unit: str, to: str, of: str = "", only: When | None = None) -> Rows:
    """Lines, and totals as printed; a total that is not printed is the sum of its parts' figures.

    A total of a variant that follows its base's is in no file: it is there for the one column that is asked for, to
    start from, and never among the figures that are held against each other.

    ``year`` and ``unit`` are those of the frame's budget, ``to`` is the unit of the figures. ``of`` tells a figure of
    another budget from one of the budget at hand. ``only`` is the one column that is wanted, None for all.

    A line has no figures in a year that it has no amount in: that adds nothing. In a year that is not known it has no
    entry.
    """
    rows: Rows = {}
    name, columns = of + frame.id, dict[When, None]({year: None})
    for line in frame.lines:
        id, at = f"{name}.{line.id}", here(line)
        by = rows[line.id] = dict[When, tuple[Figure, ...]]()
        if line.amount is not None:
            by[year] = (printed(f"{id}[{year}]", line.amount, unit, to, at / "amount", line.label, year),)
        for when, amount in line.printed.items() if only is None else ():
            columns[when] = None
            by[when] = (printed(f"{id}[{when}]", amount, unit, to, at / "printed" / when, line.label, when),)
        if line.exact:
            rows[line.id] = {when: tuple(map(exact, figures)) for when, figures in by.items()}
    for total, by_year in frame.printed_totals.items():
        for when, amount in by_year.items():
            if type(amount) is not Followed if only is None else when == only:
                place = here(frame) / "printed_totals" / total / when
                figure = printed(f"{name}.{total}[{when}]", amount, unit, to, place, total, when)
                rows.setdefault(total, {})[when] = (figure,)
    shape = tree(frame)
    for column in columns:
        for line_id in lines_absent(frame, year, column) if isinstance(column, int) else ():
            rows[line_id].setdefault(column, ())
    for whole in reversed(shape):
        for column in columns:
            _sum_where_unprinted(rows, whole, shape[whole], column)
    return rows


def _sum_where_unprinted(rows: Rows, total: str, parts: list[str], when: When) -> None:
    # A part of no figures is a total without lines, and adds nothing; None is a part that is not known.
    figures = [some for part in parts if (some := rows.get(part, {}).get(when)) is not None]
    if when not in rows.get(total, {}) and len(figures) == len(parts):
        rows.setdefault(total, {})[when] = tuple(figure for some in figures for figure in some)


def budget_rows(levels: Levels, frame: Frame, year: int, unit: str, to: str, of: str = "") -> Rows:
    """As ``frame_rows``, for a frame that may be a sum of others: what it does not print itself is what they come to.

    ``levels`` are those of the frame's budget.
    """
    rows = frame_rows(frame, year, unit, to, of)
    children = levels.children(frame)
    if not children:
        return rows
    below = [budget_rows(levels, child, year, unit, to, of) for child in children]
    return _completed(levels, frame, rows, below)


def _completed(levels: Levels, frame: Frame, rows: Rows, below: list[Rows]) -> Rows:
    """The rows of a sum, with those of the frames below for what it does not print. What has no figures there may have
    them below."""
    rows = {key: {when: figures for when, figures in by.items() if figures} for key, by in rows.items()}
    absent = {line.id for line in frame.lines if line.amount is None}
    shape, own = tree(levels.whole(frame)), tree(levels.own(frame))
    columns = dict.fromkeys(when for some in (rows, *below) for by in some.values() for when in by)
    printed = {line.id for line in frame.lines}
    totals = {str(total): by_year for total, by_year in frame.printed_totals.items()}
    complete: Rows = {line: dict(rows[line]) for line in printed}
    for key in (*lines_under(shape, "result"), *reversed(shape)):
        by = complete.setdefault(key, {})
        if printed_for := stated(totals.get(key, {})):
            by |= {when: rows[key][when] for when in printed_for if when in rows[key]}
        elif key in shape and (printed - absent).issuperset(lines_under(shape, key)):
            by |= rows.get(key, {})
        for when in columns:
            parts = [child[key].get(when) for child in below if key in child]
            parts += [rows[line].get(when) for line in (lines_under(own, key) if key in own else ())]
            if when not in by and (key not in printed or key in absent) and None not in parts:
                by[when] = tuple(figure for part in parts if part for figure in part)
    return complete


def investment_rows(chapter: Investments, budget: Budget, to: str, of: str = "") -> Rows:
    """Projects, and sums as printed; a sum that is not printed is that of its parts' figures."""
    rows: Rows = {}

    def enter(key: str, label: str, table: Group | Project | Investments) -> None:
        rows[key] = {}
        for when, amount, place in _of_investments(table):
            figure = printed(f"{of}investments.{key}[{when}]", amount, budget.unit, to, place, label, when)
            rows[key][when] = (exact(figure) if chapter.exact or table.exact else figure,)

    enter("total", "total", chapter)
    for group in chapter.groups:
        enter(group.id, group.name, group)
        for project in group.projects:
            enter(project.id, project.name, project)
    columns = dict.fromkeys([*chapter.years, *(when for by in rows.values() for when in by)])
    for when in columns:
        for group in chapter.groups:
            _sum_of_all(rows, group.id, [project.id for project in group.counted], when)
        _sum_of_all(rows, "total", [group.id for group in chapter.groups], when)
    return rows


def _of_investments(table: Group | Project | Investments) -> Iterator[tuple[When, Amount, Spot]]:
    """What a row of the investments prints: its column, the amount and where it stands."""
    field, amounts = ("amounts", table.amounts) if isinstance(table, Project) else ("printed", table.printed)
    for year, amount in stated(amounts).items():
        yield year, amount, here(table) / field / year
    for period, amount in stated(table.printed_periods).items():
        years = years_of_period(period)
        if years:
            yield Span(years[0], years[-1]), amount, here(table) / "printed_periods" / period


def _sum_of_all(rows: Rows, whole: str, parts: list[str], when: When) -> None:
    """A sum that is not printed, where all its parts are."""
    figures = [rows[part].get(when) for part in parts]
    if when not in rows[whole] and None not in figures:
        rows[whole][when] = tuple(figure for some in figures if some for figure in some)


def bridge_figures(frame: Frame, unit: str) -> dict[str, Figure]:
    """What the text states of the bridge, in ``unit``: of its keys those that it states."""
    stated = frame.printed_bridge
    return {key: _of_bridge(frame, stated, key, unit) for key in _keys_stated(stated)} if stated else {}


def _keys_stated(stated: PrintedBridge) -> list[str]:
    return [key for key in ("base", "uplift", "indexed", "grant") if getattr(stated, key) is not None]


def _of_bridge(frame: Frame, stated: PrintedBridge, key: str, unit: str) -> Figure:
    return printed(f"{frame.id}.bridge.{key}", getattr(stated, key), stated.unit, unit, here(stated) / key, key)


def effect_figures(frame: Frame, position: int, unit: str, to: str, of: str = "") -> dict[str, Figure]:
    """What the adjustment at a position among the frame's does to each line, as printed, in the unit ``to``.

    ``unit`` is that of its budget.
    """
    adjustment = frame.adjustments[position]
    name = f"{of}{frame.id}.adjustments.{adjustment.id or position}"
    at, own = here(adjustment) / "effects", adjustment.unit or unit
    return {
        line: printed(f"{name}.{line}", amount, own, to, at / line, line, adjustment.year)
        for line, amount in adjustment.effects.items()
    }
