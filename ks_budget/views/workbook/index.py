"""The sheet of indexes: one cell a rate, which the frames are computed from."""

from msgspec import structs

from ks_budget.sheets import Cell, Role, Sheet, address, within
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
    source = publication.id if publication else ""
    if publication and publication.source:
        source = f"{publication.source} ({publication.id})"
    if publication and publication.levels:
        source = f"{source}. {WORDS[given.language]['given']}."
    cells = [_rate(given, series, year, "input") for year in years]
    return [text(given.rates.name(series)), *cells, text(source)]


def rate_cell(given: Given, places: Places, series: str, year: int) -> Cell | None:
    """A rate where it has moved something, taken from the sheet of indexes."""
    cell = _rate(given, series, year, "quiet")
    return cell and structs.replace(cell, formula=places.index[series, year])


def _rate(given: Given, series: str, year: int, role: Role) -> Cell | None:
    """With the decimals that it has, or one where it comes of levels and has no end."""
    rate = given.rates.percent.get((series, year))
    if rate is None:
        return None
    return percent(rate / 100, None if given.rates.shown(series, year) == rate else 1, role)


def names(given: Given, places: Places) -> dict[str, str]:
    """The name of each cell to where it is."""
    rows, columns = series_of(given), years_of(given)
    return {
        name: within(places.sheets["index"], address(FIRST + rows.index(series), 1 + columns.index(year), fixed=True))
        for (series, year), name in places.index.items()
    }
