"""Words that more than one view needs."""

from ks_budget.labels import TOTALS
from ks_budget.model import Budget
from ks_budget.report import Lines

UNIT_NOTE = {
    "sv": "Belopp i {unit}; intäkter och bidrag plus, kostnader minus.",
    "en": "Amounts in {unit}; revenue and grants plus, costs minus.",
}


def none(budget: Budget, chapter: str, language: str) -> Lines:
    """What is said of a budget without a chapter."""
    # Most budgets have the chapter that they are asked for.
    from ks_budget.chapters import BY_KEY

    return Lines("", [BY_KEY[chapter].none[language].format(budget=budget.name)])


def labels_of_totals(language: str) -> dict[str, str]:
    """What the tool calls the totals of a frame, by id."""
    return {total: label[language] for total, label in TOTALS.items()}
