"""Which rate moves a line from one year to the next: the publication chosen, and what the user says instead."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal

from msgspec import Struct

from ks_budget.model import Budget, Frame, Line, Publication
from ks_budget.model.frames import NO_INDEX, USUAL_INDEX
from ks_budget.money import exactly, to_tenths
from ks_budget.problems import Fact, Known, Problem, Stop, kinds

Override = tuple[str, int, Decimal]
"""A rate given for a question of "what if": series, year, percent."""


_NEVER = date.min


class Rates(Struct, frozen=True):
    """Percent by series and year, and where they come from."""

    percent: Mapping[tuple[str, int], Decimal]
    publications: Mapping[str, Publication]
    """The publication used for each series."""
    changed: frozenset[tuple[str, int]]
    """The rates that were given by the user."""

    def name(self, series: str) -> str:
        """What the series is called in tables: by its name, else by its key as the file has it."""
        publication = self.publications.get(series)
        key = series.upper() if series == USUAL_INDEX else series
        return publication.name if publication and publication.name else key

    def shown(self, series: str, year: int) -> Decimal | None:
        """The percent that tables show: as it was given, and with one decimal where it comes of levels, which seldom
        divide evenly. None where none is known."""
        percent, publication = self.percent.get((series, year)), self.publications.get(series)
        given = (series, year) in self.changed or publication is None or year not in publication.levels
        return percent if given else to_tenths(percent)


def rates(budget: Budget, publication: str | None = None, overrides: Iterable[Override] = ()) -> Rates:
    """The rates of every series of a budget.

    Of each series the publication counts that was asked for, else the one the budget names, else the latest.
    Raises Stop with KSB202 when the one asked for does not exist.
    """
    chosen = _chosen(budget, publication)
    percent = {(s, year): rate for s, p in chosen.items() for year, rate in percent_of(p).items()}
    changed = {(series, year): rate for series, year, rate in overrides}
    return Rates(percent | changed, chosen, frozenset(changed))


@exactly
def percent_of(publication: Publication) -> dict[int, Decimal]:
    """Percent by year of a publication: its rates, and what its index levels rise from one year to the next.

    A year whose level the year before is not given has no rate.
    """
    levels = {year: Decimal(level) for year, level in publication.levels.items()}
    risen = {year: (level / levels[year - 1] - 1) * 100 for year, level in levels.items() if levels.get(year - 1)}
    return risen | {year: Decimal(rate) for year, rate in publication.rates.items()}


def series_of(frame: Frame, line: Line) -> str | None:
    """The series that moves a line: its own, else the frame's. None where it follows none, or nothing of it counts."""
    series = line.index or frame.index
    return None if series == NO_INDEX or not share_of(frame, line) else series


def share_of(frame: Frame, line: Line) -> Decimal:
    """How much of the index counts for a line: its own share, else the frame's."""
    return Decimal(frame.share if line.share is None else line.share)


def growth_of(frame: Frame, line: Line, year: int, rates: Rates) -> Decimal:
    """1 + share × index of a year for a line. ``rates`` must hold its rate (see ``missing``)."""
    series = series_of(frame, line)
    return Decimal(1) if series is None else 1 + share_of(frame, line) * rates.percent[series, year] / 100


def has_rate(frame: Frame, line: Line, year: int, rates: Rates) -> bool:
    """Whether it is known what moves a line to a year: its rate, or that no index counts."""
    series = series_of(frame, line)
    return follows_nothing(frame, line) if series is None else (series, year) in rates.percent


def follows_nothing(frame: Frame, line: Line) -> bool:
    """Whether the budget says that a line stays as it is: nothing of any index counts (`share = 0`)."""
    return not share_of(frame, line)


def can_be_projected(frame: Frame) -> bool:
    """Whether it is said of every line what moves it. The plan of other frames is only what the document prints."""
    return all(series_of(frame, line) or follows_nothing(frame, line) for line in frame.lines)


def series_used(frame: Frame) -> list[str]:
    """The series that move the lines of a frame, its own first."""
    used = dict.fromkeys(series for line in frame.lines if (series := series_of(frame, line)))
    return sorted(used, key=lambda series: series != frame.index)


def missing(frames: Iterable[Frame], rates: Rates, years: Iterable[int]) -> list[Problem]:
    """A problem (KSB201) for each series with years that no rate is known for, with the option that gives one. No
    rate is ever assumed."""
    return [_no_rate(rates, series, lacking) for series, lacking in _lacking(frames, rates, years)]


def missing_in_publications(frames: Iterable[Frame], rates: Rates, years: Iterable[int]) -> list[Problem]:
    """The same where no option gives a rate."""
    return [
        kinds.needs.NO_RATE_IN_A_PUBLICATION.at(series=rates.name(series), years=lacking)
        for series, lacking in _lacking(frames, rates, years)
    ]


def _lacking(frames: Iterable[Frame], rates: Rates, years: Iterable[int]) -> Iterator[tuple[str, list[int]]]:
    """Each series with the years that no rate is known for."""
    wanted = list(years)
    for series in {series: None for frame in frames for series in series_used(frame)}:
        lacking = [year for year in wanted if (series, year) not in rates.percent]
        if lacking:
            yield series, lacking


def _no_rate(rates: Rates, series: str, lacking: list[int]) -> Problem:
    facts: dict[str, Fact] = {"series": rates.name(series), "years": lacking, "option": _option(series, lacking)}
    known = sorted(year for s, year in rates.percent if s == series)
    if not known:
        return kinds.needs.NO_RATE_EVER.at(subject="", **facts)
    if lacking[0] < known[-1]:
        return kinds.needs.NO_RATE_SO_EARLY.at(subject="", first=known[0], last=known[-1], **facts)
    return kinds.needs.NO_RATE.at(subject="", last=known[-1], **facts)


def _option(series: str, years: list[int]) -> str:
    """The option that would give rates, with a figure left to fill in."""
    named = "--pkv " if series == "pkv" else f"--rate {series}:"
    return " ".join(f"{named}{year}=…" for year in years)


@exactly
def deflator(rates: Rates, series: str, year: int, prices_of: int) -> Decimal:
    """What one krona of ``year`` is to be divided by to be in the prices of ``prices_of``."""
    low, high = sorted((year, prices_of))
    grown = Decimal(1)
    for between in range(low + 1, high + 1):
        grown *= 1 + rates.percent[series, between] / 100
    return grown if year >= prices_of else 1 / grown


def _chosen(budget: Budget, asked: str | None) -> dict[str, Publication]:
    by_id = {publication.id: publication for publication in budget.publications}
    if asked is not None and asked not in by_id:
        raise Stop(kinds.needs.NO_PUBLICATION.at(id=asked, known=Known(tuple(by_id))))
    chosen: dict[str, Publication] = {}
    for publication in budget.publications:
        best = chosen.get(publication.series)
        # Of those with a date the latest; one without a date only where no other is.
        if best is None or (publication.published or _NEVER) >= (best.published or _NEVER):
            chosen[publication.series] = publication
    named = budget.content.document.publications
    chosen |= {series: by_id[id] for series, id in named.items() if id in by_id}
    if asked is not None:
        chosen[by_id[asked].series] = by_id[asked]
    return chosen
