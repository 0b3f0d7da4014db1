"""The office: what it is for, a chart of it, and its departments with their units and what the year is about."""

from ks_budget.model import Department
from ks_budget.report import Block, Column, Items, Paragraph, Row, Section, Table, Words
from ks_budget.views.charts import tree
from ks_budget.views.document.given import Given
from ks_budget.views.markup import blocks_of
from ks_budget.views.organisation import moved

WORDS = {
    "sv": {
        "units": "Enheter, {name}",
        "unit": "Enhet",
        "description": "Ansvarsområde",
        "moves": "Flytt",
        "focus": "Inriktning {year}",
    },
    "en": {
        "units": "Units, {name}",
        "unit": "Unit",
        "description": "Answers for",
        "moves": "Moves",
        "focus": "Focus {year}",
    },
}


def blocks(given: Given) -> list[Block]:
    """Nothing where the budget describes no office."""
    office = given.budget.content.organisation
    if office is None:
        return []
    said = [*blocks_of(office.description), *given.prose("organisation")]
    if office.departments:
        said.append(tree(office, office.name, given.language))
    return [*said, *(_department(department, given) for department in office.departments)]


def _department(department: Department, given: Given) -> Section:
    return Section(
        department.name, 2, [*blocks_of(department.description), *_focus(department, given), *_units(department, given)]
    )


def _focus(department: Department, given: Given) -> list[Block]:
    if not department.focus:
        return []
    title = WORDS[given.language]["focus"].format(year=given.budget.year)
    return [Paragraph([Words(title, strong=True)]), Items([[Paragraph([Words(one)])] for one in department.focus])]


def _units(department: Department, given: Given) -> list[Block]:
    """A table of its units; what none of them says has no column."""
    words, units = WORDS[given.language], department.units
    if not units:
        return []
    cells = {
        "unit": [unit.name for unit in units],
        "description": [unit.description for unit in units],
        "moves": [moved(unit.moves, given.language) if unit.moves else "" for unit in units],
    }
    kept = {key: texts for key, texts in cells.items() if any(texts)}
    columns = [Column(key, words[key]) for key in kept]
    rows = [Row(unit.id, list(texts)) for unit, texts in zip(units, zip(*kept.values(), strict=True), strict=True)]
    return [Table(f"units-{department.id}", words["units"].format(name=department.name), columns, rows)]
