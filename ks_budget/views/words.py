"""Words that more than one view needs."""

from ks_budget.compute.risks import grade, score
from ks_budget.labels import TOTALS
from ks_budget.model import Budget, Risk
from ks_budget.report import Choice, Column, Filled, Lines

UNIT_NOTE = {
    "sv": "Belopp i {unit}; intäkter och bidrag plus, kostnader minus.",
    "en": "Amounts in {unit}; revenue and grants plus, costs minus.",
}


RISKS = {
    "sv": {
        "risk": "Risk",
        "likelihood": "Sannolikhet",
        "likelihood_short": "S",
        "impact": "Väsentlighet",
        "impact_short": "V",
        "score": "Riskvärde",
        "score_short": "Värde",
        "treatment": "Hantering",
    },
    "en": {
        "risk": "Risk",
        "likelihood": "Likelihood",
        "likelihood_short": "L",
        "impact": "Impact",
        "impact_short": "I",
        "score": "Score",
        "score_short": "Score",
        "treatment": "Treatment",
    },
}
"""What the parts of a risk are called."""


def score_columns(language: str) -> list[Column]:
    """A risk, its likelihood, its impact, and their product."""
    words = RISKS[language]
    scores = [Column(key, words[key], "integer", words[f"{key}_short"]) for key in ("likelihood", "impact", "score")]
    return [Column("risk", words["risk"]), *scores]


def graded(risk: Risk, budget: Budget) -> Filled:
    """The score of a risk as a cell, filled as its cell in the matrix is."""
    return Filled(score(risk), grade(score(risk), budget.content.scale))


def treatments(budget: Budget) -> dict[str, Choice]:
    """Each treatment of the budget's own vocabulary as a cell, by id."""
    return {treatment.id: Choice(treatment.id, treatment.label) for treatment in budget.content.treatments}


def none(budget: Budget, chapter: str, language: str) -> Lines:
    """What is said of a budget without a chapter."""
    # Most budgets have the chapter that they are asked for.
    from ks_budget.chapters import BY_KEY

    return Lines("", [BY_KEY[chapter].none[language].format(budget=budget.name)])


def labels_of_totals(language: str) -> dict[str, str]:
    """What the tool calls the totals of a frame, by id."""
    return {total: label[language] for total, label in TOTALS.items()}
