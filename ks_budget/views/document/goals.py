"""The goals: a table and a chart of the indicators of each."""

from ks_budget.report import Block, Section
from ks_budget.views.charts import targets
from ks_budget.views.document.given import Given, records, titled, without

WORDS = {
    "sv": {"chart": "Mål {number}: utfall och målvärde {year}", "table": "Mål {number}: indikatorer"},
    "en": {"chart": "Goal {number}: outcomes and target {year}", "table": "Goal {number}: indicators"},
}


def blocks(given: Given) -> list[Block]:
    """Nothing where there are no goals."""
    goals = {f"goal-{goal.number}": goal for goal in given.budget.content.goals}
    if not goals:
        return []
    said = given.prose("goals")
    for table in given.tables("goals"):
        goal = goals.get(table.id)
        if goal is None:
            said.append(table)
            continue
        words = WORDS[given.language]
        shown = records(titled(without(table, "trend", "better"), words["table"].format(number=goal.number)))
        inner: list[Block] = [shown]
        if goal.indicators:
            title = words["chart"].format(year=goal.target_year, number=goal.number)
            inner.append(targets(table, title, goal.target_year, given.language))
        said.append(Section(table.title, 2, inner))
    return said
