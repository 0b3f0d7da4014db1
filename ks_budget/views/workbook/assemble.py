"""The workbook as a whole: its sheets in their order, and the names of its cells."""

from collections.abc import Callable, Iterator
from functools import partial

from msgspec import Struct

from ks_budget.money import exactly
from ks_budget.sheets import LONGEST_NAME, Sheet, Workbook, sheet_names
from ks_budget.views.workbook import (
    about,
    adjustments,
    assignments,
    bridge,
    controls,
    frames,
    goals,
    index,
    investments,
    records,
    risks,
    tables,
)
from ks_budget.views.workbook.given import Given
from ks_budget.views.workbook.page import FIRST
from ks_budget.views.workbook.places import Places, frame_places, index_names, line_keys, rates_needed


class Planned(Struct, frozen=True):
    """A sheet that the workbook will have."""

    id: str
    """A frame's id, or what the sheet is of."""
    name: str
    """What it would be called."""
    make: Callable[[Given, Places], Sheet]


@exactly
def view(given: Given) -> Workbook:
    """Every chapter that the budget has, on sheets of its own."""
    planned = list(_planned(given))
    names = dict(zip((one.id for one in planned), sheet_names(one.name for one in planned), strict=True))
    places = _places(given, names)
    sheets = [one.make(given, places) for one in planned]
    title = given.budget.content.document.title
    hidden = [records.sheet(given, sheets)] if given.records else []
    return Workbook(title, given.day, given.language, [*sheets, *hidden], index.names(given, places))


def _planned(given: Given) -> Iterator[Planned]:
    language, content = given.language, given.budget.content
    yield Planned("about", about.WORDS[language]["name"], about.sheet)
    if given.frames:
        yield Planned("index", index.WORDS[language]["name"], index.sheet)
        yield Planned("adjustments", adjustments.WORDS[language]["name"], adjustments.sheet)
    for ram in given.frames:
        frame = ram.projection.frame
        yield Planned(
            f"frame {frame.id}",
            frame.name if len(frame.name) <= LONGEST_NAME else frame.id,
            partial(frames.sheet, ram),
        )
    if given.bridges:
        yield Planned("bridge", bridge.WORDS[language]["name"], bridge.sheet)
    if given.investments:
        yield Planned("investments", investments.WORDS[language]["name"], investments.sheet)
    if content.goals:
        yield Planned("goals", goals.WORDS[language]["name"], goals.sheet)
    if content.risks and content.scale:
        yield Planned("risks", risks.WORDS[language]["name"], risks.sheet)
        yield Planned("matrix", risks.WORDS[language]["matrix"], risks.matrix_sheet)
        if content.controls:
            yield Planned("controls", controls.WORDS[language]["name"], controls.sheet)
    for table in content.tables:
        yield Planned(
            f"table {table.id}",
            table.title if len(table.title) <= LONGEST_NAME else table.id,
            partial(tables.sheet, table),
        )
    if given.tasks:
        yield Planned("assignments", assignments.WORDS[language]["name"], assignments.sheet)


def _places(given: Given, names: dict[str, str]) -> Places:
    last = FIRST + adjustments.count(given.budget) + adjustments.SPARE - 1
    return Places(
        frames={(id := ram.projection.frame.id): frame_places(names[f"frame {id}"], ram) for ram in given.frames},
        sheets=names,
        index=index_names(rates_needed(given)),
        keys=line_keys(given.budget.content.frames),
        added_to=last,
    )
