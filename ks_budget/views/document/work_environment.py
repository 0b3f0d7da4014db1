"""The goal for the work environment, how it is followed up, and its key figures."""

from ks_budget.report import Block, Items, Paragraph, Section, Words
from ks_budget.views.document.given import Given
from ks_budget.views.goals import key_figure

WORDS = {
    "sv": {"goals": "Arbetsmiljömål", "follow_up": "Uppföljning", "key_figures": "Nyckeltal"},
    "en": {"goals": "Work environment goals", "follow_up": "Follow-up", "key_figures": "Key figures"},
}


def blocks(given: Given) -> list[Block]:
    """Nothing where the budget has no such goal."""
    work, words = given.budget.content.work_environment, WORDS[given.language]
    if work is None:
        return []
    parts = {
        "goals": list(work.goals),
        "follow_up": list(work.follow_up),
        "key_figures": [key_figure(one, given.language) for one in work.key_figures],
    }
    said = given.prose("work-environment")
    return [*said, *(Section(words[key], 2, [_list(lines)]) for key, lines in parts.items() if lines)]


def _list(lines: list[str]) -> Block:
    return Items([[Paragraph([Words(line)])] for line in lines])
