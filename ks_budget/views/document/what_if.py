"""What a reader needs to compute a frame's plan with other rates of its index."""

from ks_budget.compute.recount import Recount
from ks_budget.model.shape import Amounts
from ks_budget.report import Mover, WhatIf

WORDS = {
    "sv": {
        "rate": "{series} {year}, procent",
        "reset": "Återställ",
        "change": "Ändring {year}",
        "same": "Planen är den som dokumentet räknar fram.",
        "changed": "Planen är omräknad. {row} {year}: {value}, ändring {change}.",
        "wrong": "Skriv procent som 1,9. Högst två siffror före kommat.",
    },
    "en": {
        "rate": "{series} {year}, percent",
        "reset": "Reset",
        "change": "Change {year}",
        "same": "The plan is the one that the document computes.",
        "changed": "The plan is computed anew. {row} {year}: {value}, change {change}.",
        "wrong": "Write percent as 1.9, with at most two digits before the point.",
    },
}


def what_if(recount: Recount, table: str, title: str, names: dict[str, str], language: str) -> WhatIf:
    """Of the table with this id."""
    return WhatIf(
        table,
        title,
        {series: names.get(series, series) for series in recount.rates},
        {series: {str(year): rate for year, rate in by.items()} for series, by in recount.rates.items()},
        [str(year) for year in recount.years],
        [Mover(line.id, line.start, line.series, line.share) for line in recount.lines],
        recount.shape,
        _by_year(recount.permanent),
        _by_year(recount.temporary),
        _by_year(recount.printed),
        recount.step,
        WORDS[language],
    )


def _by_year(adjusted: dict[int, Amounts]) -> dict[str, Amounts]:
    return {str(year): amounts for year, amounts in adjusted.items()}
