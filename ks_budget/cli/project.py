"""`ksb project`: frames in the years ahead."""

import re
from decimal import Decimal
from typing import Annotated, Literal

import typer
from msgspec import Struct

from ks_budget.cli.common import command, complete_budget
from ks_budget.cli.complete import complete_frame, complete_publication
from ks_budget.cli.session import Session
from ks_budget.compute.projection import Projection, in_prices_of
from ks_budget.compute.projection import project as project_frame
from ks_budget.compute.rates import Override, Rates, missing, rates
from ks_budget.files.find import boards
from ks_budget.files.find import shown as shown_path
from ks_budget.model import Budget, Frame
from ks_budget.money import POWERS
from ks_budget.problems import Problem, Stop
from ks_budget.report import Report
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
    every: Annotated[bool, typer.Option("--all", help="All boards: one table each, and their sum.")] = False,
) -> None:
    """Project operating frames year by year: index, permanent and temporary adjustments, tables that add up."""
    overrides = _overrides(
        [("--pkv", text, "pkv") for text in pkv or []] + [("--rate", text, None) for text in rate or []]
    )
    question = _Question(year, real, publication, overrides)
    if every:
        clash = "--printed" if printed else "--frame" if frame else "--board" if session.options.board else ""
        if clash:
            raise Stop(
                Problem(
                    "KSB014",
                    values={"variant": "together", "option": clash, "shown": "--all", "example": "ksb project --all"},
                )
            )
        session.answer(_all_boards(session, base, question, unit, rounding))
        return
    [budget] = session.open(session.refer(base, year))
    pairs, known = _projected(budget, frames_wanted(budget, frame or []), question)
    options = Options(unit or budget.unit, rounding, real, printed)
    session.answer(view(budget, pairs, known, options, session.language))


class _Question(Struct, frozen=True):
    """What is asked of every budget: to which year, in whose prices, by which rates."""

    year: int | None
    real: int | None
    publication: str | None
    overrides: list[Override]


def _projected(
    budget: Budget, frames: list[Frame], question: _Question
) -> tuple[list[tuple[Projection, Projection]], Rates]:
    """Each frame as (to show, nominal), and the rates used. Raises Stop (KSB201) naming the rates that lack."""
    years, real = _years(budget, question.year), question.real
    known = rates(budget, question.publication, question.overrides)
    lacking = missing(frames, known, sorted({*years[1:], *_between(years, real)}))
    if lacking:
        raise Stop(*lacking)
    nominal = [project_frame(frame, years, known, budget.unit) for frame in frames]
    shown = nominal if real is None else [in_prices_of(projection, known, real) for projection in nominal]
    return list(zip(shown, nominal, strict=True)), known


def _all_boards(session: Session, base: str | None, question: _Question, unit: str | None, rounding: str) -> Report:
    """One sum for each board and one of them all. Raises Stop (KSB204) where lines cannot be added."""
    from ks_budget.compute.boards import Part, add_frames, clashes
    from ks_budget.views.boards import view as view_boards

    found: list[tuple[str, str, list[Part], list[str]]] = []
    for board in boards(session.top):
        one = session.of_board(board)
        [budget] = one.open(one.refer(base, question.year))
        pairs, _ = _projected(budget, list(budget.content.frames), question)
        title = budget.content.document.board or board
        parts = [Part(f"{title}, {shown.frame.name}", shown, budget.unit) for shown, _ in pairs]
        found.append((board, title, parts, [shown.frame.name for shown, _ in pairs]))
    if not found:
        raise Stop(Problem("KSB020", values={"variant": "none", "folder": shown_path(session.top), "known": []}))
    everything = [part for _, _, parts, _ in found for part in parts]
    problems = clashes(everything)
    if problems:
        raise Stop(*problems)
    used = unit or min((part.unit for part in everything), key=POWERS.__getitem__, default="tkr")
    sums = [(board, title, add_frames(parts, used), names) for board, title, parts, names in found]
    return view_boards(sums, add_frames(everything, used), used, rounding, question.real, session.language)


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
