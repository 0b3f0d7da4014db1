"""Publications say how an index moves in one way that can be read: percent, or index levels."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from ks_budget.model import Budget, Publication
from ks_budget.money import Amount, decimals_of
from ks_budget.problems import Fact, Kind, Problem, as_printed, here, kinds

_TOO_HIGH, _NO_LEVEL = 50, 100_000
"""No price index of a municipality moves by so many percent in a year; a level has such figures, up to some size."""
_DOUBLED = 200
"""From here a level tells nothing of the year before: its base lies further back."""
_SHARE = Decimal("0.2")
"""Rates that are all smaller, and finer than a tenth, are likely parts of one."""


def ways(budget: Budget) -> Iterator[Problem]:
    """A publication gives rates or levels, no year in both, and levels above zero."""
    for publication in budget.publications:
        at = here(publication)
        if not publication.rates and not publication.levels:
            yield kinds.content.NEITHER_RATES_NOR_LEVELS.at(at / "id", id=publication.id)
        for year, level in publication.levels.items():
            if year in publication.rates:
                yield kinds.content.RATE_AND_LEVEL.at(at / "levels" / year, id=publication.id, year=year)
            if level <= 0:
                yield kinds.content.LEVEL_BELOW_ZERO.at(at / "levels" / year, level=as_printed(level), year=year)


def likeness(budget: Budget) -> Iterator[Problem]:
    """Rates that look like levels, factors or parts of one are told: percent is expected."""
    for publication in budget.publications:
        for year, rate in _exact(publication.rates).items():
            if _TOO_HIGH <= abs(rate) < _NO_LEVEL:
                yield _level(publication, year, rate)
            elif 1 < rate < Decimal("1.1") and decimals_of(rate) >= 3:
                yield _told(kinds.content.LIKE_A_FACTOR, publication, year, rate, _percent(rate - 1))
        yield from _shares(publication)


def _exact(rates: Mapping[int, Amount]) -> dict[int, Decimal]:
    return {year: Decimal(rate) for year, rate in rates.items()}


def _level(publication: Publication, year: int, rate: Decimal) -> Problem:
    if 0 < rate < _DOUBLED and rate != 100:
        return _told(kinds.content.LIKE_A_LEVEL, publication, year, rate, _written(rate - 100))
    return _told(kinds.content.LIKE_A_LEVEL_OF_AN_OLD_BASE, publication, year, rate)


def _shares(publication: Publication) -> Iterator[Problem]:
    """One problem for all of them, at the first."""
    rates = {year: rate for year, rate in _exact(publication.rates).items() if rate}
    if rates and all(abs(rate) < _SHARE and decimals_of(rate) >= 2 for rate in rates.values()):
        year, rate = next(iter(rates.items()))
        yield _told(kinds.content.LIKE_A_SHARE, publication, year, rate, _percent(rate))


def _told(kind: Kind, publication: Publication, year: int, rate: Decimal, meant: str = "") -> Problem:
    facts: dict[str, Fact] = {"id": publication.id, "year": year, "rate": as_printed(rate)}
    if meant:
        facts["meant"] = meant
    return kind.at(here(publication) / "rates" / year, subject=f"{publication.id}.{year}", **facts)


def _percent(share: Decimal) -> str:
    return _written(share * 100)


def _written(rate: Decimal) -> str:
    """As a file has it, without zeros that say nothing."""
    text = f"{rate:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


RULES = (ways, likeness)
