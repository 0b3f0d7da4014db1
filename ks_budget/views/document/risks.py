"""The risk and materiality analysis: the scales, the risks, and the matrix as a table and as a map."""

from ks_budget.model import Level
from ks_budget.report import Block, Column, Row, Table
from ks_budget.views.charts import heat_map
from ks_budget.views.document.given import Given, records
from ks_budget.views.words import axes

WORDS = {
    "sv": {"scale": "Skala: {name}", "level": "Nivå", "name": "Benämning", "meaning": "Innebörd", "map": "Riskkarta"},
    "en": {"scale": "Scale: {name}", "level": "Level", "name": "Word", "meaning": "Meaning", "map": "Risk map"},
}


def blocks(given: Given) -> list[Block]:
    """Nothing where there are no risks."""
    content, words = given.budget.content, WORDS[given.language]
    if not content.risks or content.scale is None:
        return []
    named = axes(given.budget, given.language)
    said = [*given.prose("risks")]
    said.append(_scale("likelihood", named.likelihood, content.scale.likelihood, words))
    said.append(_scale("impact", named.impact, content.scale.impact, words))
    for table in given.tables("risks"):
        said.append(records(table) if table.id == "risks" else table)
        if table.id == "matrix":
            said.append(heat_map(table, words["map"], given.language))
    return said


def _scale(id: str, name: str, levels: tuple[Level, ...], words: dict[str, str]) -> Table:
    described = any(level.description for level in levels)
    columns = [Column("level", words["level"], "integer"), Column("name", words["name"])]
    columns += [Column("meaning", words["meaning"])] if described else []
    rows = [Row(str(one.level), [one.level, one.name, *([one.description] if described else [])]) for one in levels]
    return Table(f"scale-{id}", words["scale"].format(name=name.lower()), columns, rows)
