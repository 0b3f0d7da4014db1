"""Where the cells are that other cells are computed from."""

import re
from collections.abc import Iterable

from msgspec import Struct

from ks_budget.compute.projection import Projection
from ks_budget.model import Frame
from ks_budget.model.levels import Levels
from ks_budget.model.shape import printed_order
from ks_budget.printed.plan import printed_plan
from ks_budget.printed.rates import series_used
from ks_budget.sheets import Spot, address, within
from ks_budget.views.workbook.given import Given, Ram
from ks_budget.views.workbook.page import FIRST

Column = tuple[str, int]
"""What a column of a frame's sheet holds, and of which year. Year 0 is of none."""

WHAT, SERIES, SHARE = ("line", 0), ("series", 0), ("share", 0)
STEPS = ("floor", "rest")
"""Steps of the rounding, in columns that are hidden."""


class FramePlaces(Struct, frozen=True):
    """Where a frame's figures stand on its sheet."""

    sheet: str
    rows: dict[str, int]
    """By line or total."""
    columns: dict[Column, int]

    def spot(self, key: str, what: str, year: int) -> Spot:
        """The row and column of a figure."""
        return self.rows[key], self.columns[what, year]

    def cell(self, key: str, what: str, year: int) -> str:
        """Its address on its own sheet."""
        return address(*self.spot(key, what, year))

    def outside(self, key: str, what: str, year: int) -> str:
        """Its address on another sheet."""
        return within(self.sheet, self.cell(key, what, year))


class Places(Struct, frozen=True):
    """Where all cells are that other sheets refer to."""

    frames: dict[str, FramePlaces]
    sheets: dict[str, str]
    """What each sheet is called: the id of a frame, or what it is of."""
    index: dict[tuple[str, int], str]
    """Series and year to the name of the cell with its rate."""
    keys: dict[tuple[str, str], str]
    """Frame and line to what they are called in the list of adjustments: no two alike whatever their case."""
    added_to: int
    """The last row of its list, with those that are left for new ones, from 0."""

    def adjusted(self, column: int) -> str:
        """The cells of a column of that list."""
        cells = f"{address(FIRST, column, fixed=True)}:{address(self.added_to, column, fixed=True)}"
        return within(self.sheets["adjustments"], cells)


_LONGEST_STEM = 200
"""Excel takes names of 255 letters."""


def rates_needed(given: Given) -> list[tuple[str, int]]:
    """Each series with the years whose rates move something: the budget's own, for the way of the grant, and those of
    the plan."""
    years = sorted({given.budget.year, *(year for ram in given.frames for year in ram.projection.years)})
    counted = Levels(given.budget.content.frames).counted()
    series = dict.fromkeys(one for frame in counted for one in series_used(frame))
    return [(one, year) for one in series for year in years if (one, year) in given.rates.percent]


def index_names(rates: Iterable[tuple[str, int]]) -> dict[tuple[str, int], str]:
    """A name for the cell of each rate: `PKV_2025`."""
    names: dict[tuple[str, int], str] = {}
    for series, year in rates:
        stem = re.sub(r"\W", "_", series.upper())[:_LONGEST_STEM]
        stem = stem if stem[:1].isalpha() else f"_{stem}"
        while f"{stem}_{year}" in names.values():
            stem += "_"
        names[series, year] = f"{stem}_{year}"
    return names


def line_keys(frames: Iterable[Frame]) -> dict[tuple[str, str], str]:
    """What each line is called in the list of adjustments: `ks.services`."""
    keys: dict[tuple[str, str], str] = {}
    taken = set[str]()
    for frame in frames:
        for line in frame.lines:
            key = f"{frame.id}.{line.id}"
            while key.casefold() in taken:
                key += "'"
            taken.add(key.casefold())
            keys[frame.id, line.id] = key
    return keys


def frame_places(sheet: str, ram: Ram) -> FramePlaces:
    """Where the figures of a frame will stand."""
    rows = {key: FIRST + i for i, key in enumerate(shown_order(ram.projection))}
    columns: dict[Column, int] = {}
    for column in [WHAT, SERIES, SHARE, *_columns(ram.projection)]:
        columns[column] = len(columns)
    # What is shown as printed has no other figures to compute on.
    for year in list(ram.projection.years)[1:]:
        columns.setdefault(("exact", year), columns["shown", year])
    return FramePlaces(sheet, rows, columns)


def shown_order(projection: Projection) -> list[str]:
    """The ids of the rows: as the document prints them, and totals that it leaves out after them."""
    order = printed_order(projection.frame)
    return [*order, *(total for total in reversed(projection.shape) if total not in order)]


def own_way(projection: Projection) -> bool:
    """Whether the plan is the document's own, and not computed."""
    return projection.as_printed and not projection.parts


def _columns(projection: Projection) -> list[Column]:
    first, *coming = projection.years
    columns: list[Column] = [("shown", first)]
    columns += [("reconciled", first)] if reconciling(projection) else []
    columns.append(("exact", first))
    columns += [("temporary", first)] if coming and not own_way(projection) else []
    for year in coming:
        if own_way(projection):
            columns.append(("shown", year))
            continue
        columns += [(what, year) for what in ("permanent", "temporary", "exact", *STEPS, "shown", "rounding")]
        columns += [(what, year) for what in ("printed", "deviation")] if prints(projection, year) else []
    return columns


def reconciling(projection: Projection) -> bool:
    """Whether any line is moved within its rounding before it is computed on."""
    start = projection.start
    return not projection.parts and any(
        start.own[key] != start.exact[key] for key in start.own if key not in projection.shape
    )


def prints(projection: Projection, year: int) -> bool:
    """Whether the document states any figure of a plan year."""
    return bool(printed_plan(projection.frame, year))
