"""`ksb organisation` as a tree: the office, its departments and their units."""

from ks_budget.model import Budget, Move, Organisation
from ks_budget.report import Block, Column, Lines, Report, Row, Table
from ks_budget.views.words import none

WORDS = {
    "sv": {
        "title": "{name} {budget}",
        "name": "Avdelningar och enheter",
        "description": "Ansvarsområde",
        "moves": "Flytt",
        "from": "{year}, från {origin}",
        "to": "{year}, till {destination}",
        "both": "{year}, från {origin} till {destination}",
        "counts": "Avdelningar: {departments}. Enheter som nämns: {units}.",
        "focus": "Inriktning {year}: {name}",
    },
    "en": {
        "title": "{name} {budget}",
        "name": "Departments and units",
        "description": "Answers for",
        "moves": "Moves",
        "from": "{year}, from {origin}",
        "to": "{year}, to {destination}",
        "both": "{year}, from {origin} to {destination}",
        "counts": "{departments} departments, {units} units named.",
        "focus": "Focus {year}: {name}",
    },
}


def view(budget: Budget, language: str) -> Report:
    """The tree, and under it what the year is about for each department."""
    words, office = WORDS[language], budget.content.organisation
    if office is None:
        blocks: list[Block] = [none(budget, "organisation", language)]
        return Report("organisation", budget.name, budget.unit, language, blocks)
    blocks = [_tree(budget, office, language)]
    for department in office.departments:
        if department.focus:
            title = words["focus"].format(year=budget.year, name=department.name)
            blocks.append(Lines(title, [f"• {one}" for one in department.focus]))
    return Report("organisation", budget.name, budget.unit, language, blocks)


def _tree(budget: Budget, office: Organisation, language: str) -> Table:
    words = WORDS[language]
    columns = [
        Column("name", words["name"]),
        Column("description", words["description"]),
        Column("moves", words["moves"]),
    ]
    rows = [Row("office", [office.name, office.description, None], "total")]
    for department in office.departments:
        last = department is office.departments[-1]
        branch, stem = ("└─ ", "   ") if last else ("├─ ", "│  ")
        rows.append(Row(department.id, [branch + department.name, department.description, None], "total"))
        for unit in department.units:
            twig = "└─ " if unit is department.units[-1] else "├─ "
            cells = [stem + twig + unit.name, unit.description, moved(unit.moves, language) if unit.moves else None]
            rows.append(Row(unit.id, cells))  # type: ignore[arg-type]
    units = sum(len(department.units) for department in office.departments)
    notes = [words["counts"].format(departments=len(office.departments), units=units)]
    title = words["title"].format(name=office.name, budget=budget.name)
    return Table("organisation", title, columns, rows, notes=notes)


def moved(move: Move, language: str) -> str:
    """When a unit moves, from where and to where."""
    words = WORDS[language]
    word = "both" if move.origin and move.destination else "to" if move.destination else "from"
    return words[word].format(year=move.year, origin=move.origin, destination=move.destination)
