"""The sheet of indexes: one cell a rate, which the frames are computed from."""

from ks_budget.sheets import Sheet, address, within
from ks_budget.views.workbook.given import Given
from ks_budget.views.workbook.page import FIRST, Cells, Head, page, percent, text
from ks_budget.views.workbook.places import Places, rates_needed

WORDS = {
    "sv": {
        "name": "Index",
        "series": "Index",
        "source": "Källa",
        "guide": "Ändra en gul cell, så räknas planåren om på alla blad.",
        "note": "Ändring från föregående år. Varje cell har ett namn, som {example}, som formlerna använder.",
        "given": "Beräknad ur indextal",
    },
    "en": {
        "name": "Index",
        "series": "Index",
        "source": "Source",
        "guide": "Change a yellow cell, and the plan years follow on all sheets.",
        "note": "Change from the year before. Each cell has a name, such as {example}, which the formulas use.",
        "given": "Computed from index levels",
    },
}


def sheet(given: Given, places: Places) -> Sheet:
    """A row for each series, a column for each year."""
    words, years = WORDS[given.language], years_of(given)
    heads = [Head(words["series"], 24), *(Head(str(year), 10, "number") for year in years), Head(words["source"], 90)]
    rows = [_row(given, series, years) for series in series_of(given)]
    example = next(iter(places.index.values()), "")
    notes = [words["note"].format(example=example)] if example else []
    return page(given, places.sheets["index"], words["name"], heads, rows, notes, guide=words["guide"])


def series_of(given: Given) -> list[str]:
    """Those that have a row."""
    return list(dict.fromkeys(series for series, _ in rates_needed(given)))


def years_of(given: Given) -> list[int]:
    """Those that have a column."""
    return sorted({year for _, year in rates_needed(given)})


def _row(given: Given, series: str, years: list[int]) -> Cells:
    publication = given.rates.publications.get(series)
    source = f"{publication.source} ({publication.id})".strip() if publication else ""
    if publication and publication.levels:
        source = f"{source}. {WORDS[given.language]['given']}."
    rates = [given.rates.percent.get((series, year)) for year in years]
    cells = [percent(rate / 100, shown(rate), "input") if rate is not None else None for rate in rates]
    return [text(given.rates.name(series)), *cells, text(source)]


def shown(rate: object) -> int | None:
    """How many decimals a rate is shown with: those it has, and one where it comes of levels and has no end."""
    return None if len(str(rate)) < 12 else 1


def names(given: Given, places: Places) -> dict[str, str]:
    """The name of each cell to where it is."""
    rows, columns = series_of(given), years_of(given)
    return {
        name: within(places.sheets["index"], address(FIRST + rows.index(series), 1 + columns.index(year), fixed=True))
        for (series, year), name in places.index.items()
    }
