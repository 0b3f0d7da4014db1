"""The plan that the document prints, beside the computed one: `ksb project --printed`."""

from ks_budget.compute.footing import Rounding, rounded, step_of
from ks_budget.compute.projection import Projection
from ks_budget.model import Budget
from ks_budget.money import decimals_of
from ks_budget.printed.plan import plan_figures, printed_plan
from ks_budget.printed.rates import Rates
from ks_budget.report import Column, Row, Table, or_missing
from ks_budget.views.tones import toned

WORDS = {
    "sv": {
        "line": "Belopp i {unit}",
        "printed_title": "{name}: plan {year}, beräknad och enligt dokumentet",
        "computed": "Beräknad",
        "printed": "Dokumentet",
        "difference": "Skillnad",
        "verdict": "Bedömning",
        "equal": "stämmer",
        "rounding": "ryms i avrundningen",
        "unexplained": "oförklarat",
        "printed_note": "Belopp i {unit}. Skillnad = beräknad minus dokumentets. Ryms i avrundningen = skillnaden kan "
        "bero på att dokumentets belopp är avrundade.",
    },
    "en": {
        "line": "Amounts in {unit}",
        "printed_title": "{name}: plan {year}, computed and printed",
        "computed": "Computed",
        "printed": "Printed",
        "difference": "Difference",
        "verdict": "Verdict",
        "equal": "equal",
        "rounding": "rounding",
        "unexplained": "not explained",
        "printed_note": "Amounts in {unit}. Difference = computed less printed. Rounding: the exact figure and the "
        "printed one can meet, given what the printed base leaves open.",
    },
}


def printed_tables(
    budget: Budget, projection: Projection, rates: Rates, rounding: Rounding, labels: dict[str, str], language: str
) -> list[Table]:
    """For each plan year that the document prints: computed, printed, difference and verdict, in the budget's unit.

    ``projection`` holds amounts in each year's own prices: the document prints no others.
    """
    years = [year for year in projection.years if year > budget.year and printed_plan(projection.frame, year)]
    return [_table(budget, projection, year, rates, rounding, labels, WORDS[language]) for year in years]


def _table(
    budget: Budget,
    projection: Projection,
    year: int,
    rates: Rates,
    rounding: Rounding,
    labels: dict[str, str],
    words: dict[str, str],
) -> Table:
    unit, exact = budget.unit, projection.years[year]
    years = [until for until in projection.years if until <= year]
    smallest = step_of(projection.frame, unit)
    computed, decimals = rounded(projection.shape, exact, smallest, rounding), decimals_of(smallest)
    columns = [
        Column("line", words["line"].format(unit=unit)),
        Column(str(year), words["computed"], "amount", decimals=decimals),
        Column("printed", words["printed"], "amount", decimals=decimals),
        Column("difference", words["difference"], "amount", decimals=decimals, signed=True),
        Column("verdict", words["verdict"], "choice"),
    ]
    rows = [
        Row(
            c.id,
            [labels[c.id], or_missing(c.computed), c.printed, c.difference, toned(c.verdict, words[c.verdict])],
            "total" if c.id in projection.shape else "part",
        )
        for c in plan_figures(projection.frame, projection.parts, years, computed, rates, unit)
    ]
    title = words["printed_title"].format(name=projection.frame.name, year=year)
    note = words["printed_note"].format(unit=unit)
    return Table(f"{projection.frame.id}-{year}", title, columns, rows, notes=[note])
