"""`ksb project`: frames in the years ahead."""

import re
from decimal import Decimal
from typing import Annotated, Literal

import typer

from ks_budget.cli.common import Session, command, complete_budget
from ks_budget.cli.complete import complete_frame, complete_publication
from ks_budget.compute.projection import in_prices_of
from ks_budget.compute.projection import project as project_frame
from ks_budget.compute.rates import Override, missing, rates
from ks_budget.model import Budget, Frame
from ks_budget.problems import Problem, Stop
from ks_budget.views.projection import Options, view

FARTHEST = 50
"""How many years ahead a projection may reach."""

_RATE = re.compile(r"(?:(?P<series>[\w-]+):)?(?P<year>\d{4})=(?P<percent>[-−+]?\d{1,4}(?:[.,]\d{1,6})?)%?")


@command
def project(
    session: Session,
    year: Annotated[int | None, typer.Option(help="Project to this year; else the last plan year.")] = None,
    base: Annotated[
        str | None,
        typer.Option(
            "--from",
            help="The budget to start from; else the latest at or before the year.",
            metavar="BUDGET",
            autocompletion=complete_budget,
        ),
    ] = None,
    frame: Annotated[
        list[str] | None, typer.Option(help="Only this frame.", metavar="ID", autocompletion=complete_frame)
    ] = None,
    pkv: Annotated[
        list[str] | None, typer.Option(help="What if: PKV of a year in percent.", metavar="YEAR=PERCENT")
    ] = None,
    rate: Annotated[
        list[str] | None, typer.Option(help="The same for any series.", metavar="SERIES:YEAR=PERCENT")
    ] = None,
    publication: Annotated[
        str | None,
        typer.Option(help="Another publication of an index.", metavar="ID", autocompletion=complete_publication),
    ] = None,
    real: Annotated[int | None, typer.Option(help="Show all years in this year's prices.", metavar="YEAR")] = None,
    unit: Annotated[Literal["kr", "tkr", "mnkr"] | None, typer.Option(help="Unit of the tables.")] = None,
    rounding: Annotated[
        Literal["foot", "each"], typer.Option(help="foot: every table adds up; each: every figure on its own.")
    ] = "foot",
    printed: Annotated[bool, typer.Option("--printed", help="Beside the plan that the document prints.")] = False,
) -> None:
    """Project operating frames year by year: index, permanent and temporary adjustments, tables that add up."""
    reference = session.refer(base, year)
    overrides = _overrides(
        [("--pkv", text, "pkv") for text in pkv or []] + [("--rate", text, None) for text in rate or []]
    )
    [budget] = session.open(reference)
    frames = frames_wanted(budget, frame or [])
    years = _years(budget, year)
    known = rates(budget, publication, overrides)
    lacking = missing(frames, known, sorted({*years[1:], *_between(years, real)}))
    if lacking:
        raise Stop(*lacking)
    nominal = [project_frame(frame, years, known, budget.unit) for frame in frames]
    shown = nominal if real is None else [in_prices_of(projection, known, real) for projection in nominal]
    options = Options(unit or budget.unit, rounding, real, printed)
    session.answer(view(budget, list(zip(shown, nominal, strict=True)), known, options, session.language))


def frames_wanted(budget: Budget, wanted: list[str]) -> list[Frame]:
    """The frames asked for, else all. Raises Stop (KSB013) naming those there are."""
    by_id = {frame.id: frame for frame in budget.content.frames}
    unknown = [id for id in wanted if id not in by_id]
    if unknown:
        from difflib import get_close_matches

        raise Stop(
            *(
                Problem(
                    "KSB013",
                    values={
                        "name": id,
                        "budget": budget.name,
                        "known": list(by_id),
                        "close": get_close_matches(id, by_id, 1),
                    },
                )
                for id in unknown
            )
        )
    return [by_id[id] for id in wanted] or list(by_id.values())


def _years(budget: Budget, last: int | None) -> list[int]:
    """From the budget's year to the one asked for, else its last plan year."""
    last = max((budget.year, *budget.content.document.plan_years)) if last is None else last
    if not budget.year <= last <= budget.year + FARTHEST:
        values = {"year": last, "low": budget.year, "high": budget.year + FARTHEST}
        raise Stop(Problem("KSB019", values=values))
    return list(range(budget.year, last + 1))


def _between(years: list[int], real: int | None) -> list[int]:
    """The years whose rates are needed to bring every column to the prices of one year."""
    if real is None:
        return []
    return list(range(min(years[0], real) + 1, max(years[-1], real) + 1))


def _overrides(given: list[tuple[str, str, str | None]]) -> list[Override]:
    """Rates from the command line: option, text, and the series where the option means one.

    A decimal comma is as good as a point. Raises Stop (KSB014) with all that cannot be read.
    """
    found, bad = [], []
    for option, text, series in given:
        match = _RATE.fullmatch(text.strip())
        named = match and (series or match["series"])
        if match is None or not named or (series and match["series"]):
            example = "--pkv 2025=1.9" if series else "--rate wages:2025=3.1"
            bad.append(Problem("KSB014", values={"option": option, "shown": text, "example": example}))
        else:
            percent = match["percent"].replace("−", "-").replace(",", ".")
            found.append((named, int(match["year"]), Decimal(percent)))
    if bad:
        raise Stop(*bad)
    return found
