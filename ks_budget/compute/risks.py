"""How grave is each risk? Score = likelihood × impact; the decision on treatment stands beside it, not behind it."""

from collections.abc import Iterable
from typing import Literal

from msgspec import Struct

from ks_budget.model import Budget, Risk, Scale

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


Grade = Literal["low", "middle", "high"]


def grade(points: int, scale: Scale | None) -> Grade:
    """How grave a score is, as risk matrices are coloured: low below a quarter of the highest score, high from nine
    sixteenths of it (1–3, 4–8 and 9–16 where both scales have four steps). Where the budget says from which score a
    risk is not to be accepted, low is below that.
    """
    if scale is None:
        return "middle"
    highest = len(scale.likelihood) * len(scale.impact)
    if points * 16 >= highest * 9:
        return "high"
    low = points < scale.accept_below if scale.accept_below is not None else points * 4 < highest
    return "low" if low else "middle"


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
