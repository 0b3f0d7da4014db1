"""The parts of the document in the order of a Swedish board's budget, and the whole of it."""

from collections.abc import Callable

from msgspec import Struct

from ks_budget.language import Text
from ks_budget.report import Block, Report, Section
from ks_budget.views.document import (
    assignments,
    brief,
    controls,
    frames,
    goals,
    introduction,
    organisation,
    risks,
    sources,
    tables,
    work_environment,
)
from ks_budget.views.document.cover import cover
from ks_budget.views.document.given import Given


class Part(Struct, frozen=True):
    """One part of the document."""

    key: str
    """Stable; what `--chapters` takes, and the id of its section."""
    title: Text
    blocks: Callable[[Given], list[Block]]
    """What it holds; nothing where the budget does not have it."""


PARTS: tuple[Part, ...] = (
    Part("brief", Text("Budgeten i korthet", "The budget in brief"), brief.blocks),
    Part("introduction", Text("Inledning", "Introduction"), introduction.blocks),
    Part("organisation", Text("Organisation", "Organisation"), organisation.blocks),
    Part("goals", Text("Mål och indikatorer", "Goals and indicators"), goals.blocks),
    Part("assignments", Text("Uppdrag", "Assignments"), assignments.blocks),
    Part("frames", Text("Nämndens budget", "The board's budget"), frames.blocks),
    Part("work-environment", Text("Arbetsmiljö", "Work environment"), work_environment.blocks),
    Part("controls", Text("Internkontrollplan", "Internal control plan"), controls.blocks),
    Part("risks", Text("Risk- och väsentlighetsanalys", "Risk and materiality analysis"), risks.blocks),
    Part("tables", Text("Tabeller", "Tables"), tables.blocks),
    Part("sources", Text("Kontroll och källor", "Checks and sources"), sources.blocks),
)


def view(given: Given, chosen: tuple[str, ...]) -> Report:
    """The document; ``chosen`` are the keys of its parts, all when empty."""
    parts = [part for part in PARTS if not chosen or part.key in chosen]
    sections = [_section(part, given) for part in parts]
    budget = given.budget
    blocks: list[Block] = [section for section in sections if section.blocks]
    return Report("report", budget.name, budget.unit, given.language, blocks, cover=cover(given))


def _section(part: Part, given: Given) -> Section:
    blocks = part.blocks(given)
    printed = given.printed(part.key) if part.key != "tables" else []
    return Section(part.title[given.language], 1, [*blocks, *printed], part.key)
