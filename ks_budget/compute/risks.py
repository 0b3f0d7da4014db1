"""How grave is each risk? Score = likelihood × impact; the decision on treatment stands beside it, not behind it."""

from collections.abc import Iterable
from typing import Literal

from msgspec import Struct

from ks_budget.model import Budget, Risk

Order = Literal["score", "likelihood", "impact", "name", "file"]


class Filter(Struct, frozen=True):
    """Which risks to show. None lets everything through."""

    lowest: int | None = None
    highest: int | None = None
    treatment: str | None = None
    """Id of a treatment."""


def score(risk: Risk) -> int:
    """Likelihood × impact."""
    return risk.likelihood * risk.impact


def treatment_labels(budget: Budget) -> dict[str, str]:
    """What each treatment of the budget's own vocabulary is called, by id."""
    return {treatment.id: treatment.label for treatment in budget.content.treatments}


def select(risks: Iterable[Risk], wanted: Filter) -> list[Risk]:
    """The risks that the filter lets through, in the order they come."""
    return [
        risk
        for risk in risks
        if (wanted.lowest is None or score(risk) >= wanted.lowest)
        and (wanted.highest is None or score(risk) <= wanted.highest)
        and (wanted.treatment is None or risk.treatment == wanted.treatment)
    ]


def arrange(risks: Iterable[Risk], order: Order = "score") -> list[Risk]:
    """Gravest first. Equal scores by impact, since 2 × 4 weighs more than 4 × 2; then as in the file."""
    keys = {
        "score": lambda risk: (-score(risk), -risk.impact),
        "likelihood": lambda risk: (-risk.likelihood, -risk.impact),
        "impact": lambda risk: (-risk.impact, -risk.likelihood),
        "name": lambda risk: (risk.name.casefold(),),
        "file": lambda risk: (),
    }
    return sorted(risks, key=keys[order])


def matrix(risks: Iterable[Risk]) -> dict[tuple[int, int], list[Risk]]:
    """The risks by (likelihood, impact); cells without risks are absent."""
    cells: dict[tuple[int, int], list[Risk]] = {}
    for risk in risks:
        cells.setdefault((risk.likelihood, risk.impact), []).append(risk)
    return cells
