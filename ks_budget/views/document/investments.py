"""The investment budget: its table, and a chart of its groups over the years."""

from ks_budget.report import Block, Section
from ks_budget.views.charts import stacked
from ks_budget.views.document.given import Given, records, without

WORDS = {
    "sv": {"title": "Investeringsbudget", "chart": "Investeringar per grupp och år"},
    "en": {"title": "Investment budget", "chart": "Investments by group and year"},
}


def section(given: Given) -> list[Block]:
    """One section; none where nothing is invested."""
    chapter, words = given.budget.content.investments, WORDS[given.language]
    tables = given.tables("investments")
    if chapter is None or not tables:
        return []
    [table] = tables
    groups = [group.id for group in chapter.groups]
    chart = [stacked(table, groups, words["chart"], given.budget.unit, given.language)] if groups else []
    return [
        Section(
            words["title"], 2, [*given.prose("investments", 3), records(without(table, "bar")), *chart], "investments"
        )
    ]
