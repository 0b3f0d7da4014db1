"""Does what is given for a projection change any of its figures?"""

from collections.abc import Iterable

from msgspec import Struct

from ks_budget.model import Budget, Frame
from ks_budget.model.frames import NO_INDEX
from ks_budget.printed.rates import Override, Rates, series_used
from ks_budget.problems import Problem, kinds, near


class Reach(Struct, frozen=True):
    """What a rate must be of to change a figure of a projection."""

    series: frozenset[str]
    """Those that its frames follow, and those that bring them to the prices of one year."""
    known: frozenset[str]
    """Those, and those that a publication has."""
    years: frozenset[int]
    """Those whose rates it is computed with."""


def reach(budget: Budget, frames: list[Frame], years: Iterable[int], real: int | None) -> Reach:
    """Of the frames of one budget over the years whose rates are needed; ``real`` is the year of the prices."""
    used = frozenset(series for frame in frames for series in series_used(frame))
    if real is not None:
        # By its own series, also what that does not move.
        used |= {frame.index for frame in frames if frame.index not in (None, NO_INDEX)}
    return Reach(used, used | {publication.series for publication in budget.publications}, frozenset(years))


def together(reaches: list[Reach]) -> Reach:
    """Of several projections as one: what touches one of them touches the answer."""
    return Reach(
        frozenset(series for reach in reaches for series in reach.series),
        frozenset(series for reach in reaches for series in reach.known),
        frozenset(year for reach in reaches for year in reach.years),
    )


def untouched(overrides: Iterable[Override], reach: Reach) -> list[Problem]:
    """A problem for each rate given that changes no figure: of no series (KSB036), of one that no frame follows
    (KSB038), of a year that is not computed (KSB037)."""
    return [problem for override in overrides for problem in _untouched(override, reach)]


def _untouched(override: Override, reach: Reach) -> Iterable[Problem]:
    series, year, percent = override
    option = f"--pkv {year}={percent}" if series == "pkv" else f"--rate {series}:{year}={percent}"
    if series not in reach.known:
        yield kinds.asking.NO_SERIES.at(option=option, name=series, known=near(series, sorted(reach.known)))
    elif series not in reach.series:
        yield kinds.asking.NO_FRAME_FOLLOWS.at(option=option, series=series, known=near(series, sorted(reach.series)))
    if year not in reach.years:
        yield _no_year(option, year, sorted(reach.years))


def _no_year(option: str, year: int, years: list[int]) -> Problem:
    if not years:
        return kinds.asking.NO_YEAR_COMPUTED.at(option=option, year=year)
    return kinds.asking.YEAR_NOT_COMPUTED.at(option=option, year=year, known=near(str(year), years))


def unused(publication: str | None, rates: Rates, reach: Reach) -> list[Problem]:
    """A problem (KSB038) when no frame follows the series of the publication asked for."""
    series = [series for series, chosen in rates.publications.items() if chosen.id == publication]
    return [
        kinds.asking.NO_FRAME_FOLLOWS.at(
            option=f"--publication {publication}", series=one, known=near(one, sorted(reach.series))
        )
        for one in series
        if one not in reach.series
    ]
