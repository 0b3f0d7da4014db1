"""Words that more than one view needs."""

from msgspec import Struct

from ks_budget.compute.risks import grade, score
from ks_budget.labels import TOTALS
from ks_budget.model import Budget, Risk
from ks_budget.report import Choice, Column, Filled, Lines

UNIT_NOTE = {
    "sv": "Belopp i {unit}. Intäkter och kommunbidrag är positiva, kostnader negativa.",
    "en": "Amounts in {unit}; revenue and grants plus, costs minus.",
}


RISKS = {
    "sv": {
        "risk": "Risk",
        "likelihood": "Sannolikhet",
        "impact": "Väsentlighet",
        "score": "Riskvärde",
        "score_short": "Värde",
        "treatment": "Hantering",
    },
    "en": {
        "risk": "Risk",
        "likelihood": "Likelihood",
        "impact": "Impact",
        "score": "Score",
        "score_short": "Score",
        "treatment": "Treatment",
    },
}
"""What the parts of a risk are called, where the budget has no words of its own for them."""


class Axes(Struct, frozen=True):
    """What a budget calls the two scales of its risks, each with a short form for narrow columns and legends."""

    likelihood: str
    likelihood_short: str
    impact: str
    impact_short: str

    @property
    def words(self) -> dict[str, str]:
        """For the sentences of a view: the names as they stand within one, and the product with the short forms."""
        likelihood, impact = _small(self.likelihood), _small(self.impact)
        product = f"{likelihood} ({self.likelihood_short}) × {impact} ({self.impact_short})"
        return {"likelihood": likelihood, "impact": impact, "product": product}


def axes(budget: Budget, language: str) -> Axes:
    """The budget's own words, else those of the tool. The short forms are of one letter, or of as many as differ."""
    words, scale = RISKS[language], budget.content.scale
    likelihood, impact = (
        (getattr(scale, f"{axis}_name", "").strip() or words[axis]) for axis in ("likelihood", "impact")
    )
    likelihood, impact = likelihood[0].upper() + likelihood[1:], impact[0].upper() + impact[1:]
    longest = max(len(likelihood), len(impact))
    length = next((n for n in range(1, longest) if likelihood[:n] != impact[:n]), longest)
    return Axes(likelihood, likelihood[:length], impact, impact[:length])


def _small(name: str) -> str:
    return name[0].lower() + name[1:]


def score_columns(budget: Budget, language: str) -> list[Column]:
    """A risk, its likelihood, its impact, and their product."""
    words, named = RISKS[language], axes(budget, language)
    return [
        Column("risk", words["risk"]),
        Column("likelihood", named.likelihood, "integer", named.likelihood_short),
        Column("impact", named.impact, "integer", named.impact_short),
        Column("score", words["score"], "integer", words["score_short"]),
    ]


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
