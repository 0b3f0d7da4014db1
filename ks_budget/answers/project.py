"""What do the frames come to in the years ahead?"""

from collections.abc import Iterator

from msgspec import Struct, structs

from ks_budget.answers.frames import frames_named
from ks_budget.compute.footing import Rounding as Rounding
from ks_budget.compute.projection import ProjectedFrame, Projection, added, in_prices_of
from ks_budget.compute.projection import project as project_frame
from ks_budget.compute.what_if import Reach, reach, together, untouched, unused
from ks_budget.model import Budget, Frame
from ks_budget.model.frames import NO_INDEX
from ks_budget.model.levels import Levels
from ks_budget.money import Unit as Unit
from ks_budget.printed.plan import printed_plan
from ks_budget.printed.rates import Override as Override
from ks_budget.printed.rates import Rates, can_be_projected, missing, series_used
from ks_budget.printed.rates import rates as rates_of
from ks_budget.printed.reconcile import standing
from ks_budget.problems import Problem, Stop, kinds
from ks_budget.report import Report
from ks_budget.views.projection import Presentation, view
from ks_budget.workspace import Workspace

FARTHEST = 50
"""How many years ahead a projection may reach."""


class Terms(Struct, frozen=True):
    """What every projection is made on, of one board's frames or of all boards'."""

    year: int | None = None
    """Project to this year, else the last plan year."""
    base: str | None = None
    """The budget to start from, else the latest at or before the year."""
    real: int | None = None
    """Show all years in this year's prices."""
    publication: str | None = None
    """Another publication of an index than the budget's, by id."""
    overrides: tuple[Override, ...] = ()
    """What if: rates in percent, instead of published ones."""
    unit: Unit | None = None
    """Unit of the tables, else the budget's."""
    rounding: Rounding = "foot"
    """``foot``: every table adds up; ``each``: every figure is rounded on its own."""


class Question(Terms, frozen=True):
    """The frames of one board."""

    frames: tuple[str, ...] = ()
    """Ids; all frames when empty."""
    printed: bool = False
    """Beside the plan that the document prints."""


def answer(workspace: Workspace, question: Question) -> Report:
    """A table for each frame: index, permanent and temporary adjustments. Raises Stop: KSB013 for a frame that there is
    not, KSB019 for a year out of reach, KSB201 for rates that lack, KSB202 for a publication that there is not,
    KSB036 to KSB038 for what changes no figure."""
    budget = workspace.open_figures(question.base, question.year).budget
    if question.printed and question.unit not in (None, budget.unit):
        # The document's plan is in its own unit.
        clash = {"option": f"--unit {question.unit}", "shown": "--printed", "example": f"--unit {budget.unit}"}
        raise Stop(kinds.asking.OPTIONS_CLASH.at(**clash))
    frames = frames_named(budget, question.frames)
    try:
        projected = project_frames(budget, frames, question)
    except Stop as stop:
        # A rate that lacks is perhaps one that was given by another name.
        raise Stop(*untouched(question.overrides, reach_of(budget, frames, question)), *stop.problems) from None
    refuse_what_touches_nothing(question, [projected])
    if question.printed and not any(_is_printed(budget, frame.nominal) for frame in projected.frames):
        raise Stop(kinds.asking.WITHOUT_EFFECT.at(option="--printed", why=kinds.words.NO_EFFECT["printed"]))
    presentation = Presentation(question.unit or budget.unit, question.rounding, question.real, question.printed)
    return view(budget, projected.frames, projected.rates, presentation, workspace.language)


def _is_printed(budget: Budget, projection: Projection) -> bool:
    """Whether the document states the plan of any year that is shown."""
    return any(printed_plan(projection.frame, year) for year in projection.years if year > budget.year)


class Projected(Struct, frozen=True):
    """Frames of a budget, projected."""

    frames: list[ProjectedFrame]
    rates: Rates
    reach: Reach


def refuse_what_touches_nothing(terms: Terms, projected: list[Projected]) -> None:
    """Raises Stop (KSB036, KSB037, KSB038) for rates and a publication that change no figure of any projection."""
    whole = together([one.reach for one in projected])
    problems = untouched(terms.overrides, whole)
    if projected and all(unused(terms.publication, one.rates, whole) for one in projected):
        problems += unused(terms.publication, projected[0].rates, whole)
    if problems:
        raise Stop(*problems)


def project_frames(budget: Budget, frames: list[Frame], terms: Terms) -> Projected:
    """Frames of one budget on these terms. Raises Stop (KSB019, KSB201, KSB202) as ``answer`` does."""
    years, real = _years(budget, terms.year), _real(budget, terms.real)
    rates = rates_of(budget, terms.publication, terms.overrides)
    levels = Levels(budget.content.frames)
    counted = levels.counted(frames)
    lacking = [*_unplanned(counted, years), *missing(counted, rates, _needed(years, real))]
    lacking += _without_prices(counted, rates, years, real)
    if lacking:
        raise Stop(*lacking)
    nominal = {frame.id: project_frame(frame, years, rates, budget.unit) for frame in counted}
    shown = {
        id: projection if real is None else in_prices_of(projection, rates, real) for id, projection in nominal.items()
    }
    return Projected(
        [ProjectedFrame(*(_of(frame, budget, levels, by) for by in (shown, nominal))) for frame in frames],
        rates,
        reach_of(budget, frames, terms),
    )


def _unplanned(frames: list[Frame], years: list[int]) -> Iterator[Problem]:
    """A problem (KSB205) for each frame that has neither an index nor a printed plan for all years."""
    for frame in frames:
        lacking = [] if can_be_projected(frame) else [year for year in years[1:] if not _has_plan(frame, year)]
        if lacking:
            yield kinds.needs.NO_INDEX.at(frame=frame.name, years=lacking)


def _has_plan(frame: Frame, year: int) -> bool:
    """Whether a plan of the year is printed. Lines that begin after the budget year are none by themselves."""
    lines = tuple(line for line in frame.lines if line.amount is not None) or frame.lines
    return bool(printed_plan(structs.replace(frame, lines=lines), year))


def _without_prices(frames: list[Frame], rates: Rates, years: list[int], real: int | None) -> list[Problem]:
    """A problem for each frame that nothing says how to bring to one year's prices (KSB201, KSB205)."""
    if real is None:
        return []
    bare = [frame for frame in frames if frame.index in (None, NO_INDEX)]
    still = [frame for frame in frames if frame not in bare and frame.index not in series_used(frame)]
    # Its own series brings also what it does not move to one year's prices.
    own = [structs.replace(frame, share=1, lines=[structs.replace(frame.lines[0], index=None)]) for frame in still]
    return [
        *(kinds.needs.NO_PRICES.at(frame=frame.name) for frame in bare),
        *missing(own, rates, _between(years, real)),
    ]


def reach_of(budget: Budget, frames: list[Frame], terms: Terms) -> Reach:
    """What touches a projection on these terms. Raises Stop (KSB019) for years out of reach."""
    counted = Levels(budget.content.frames).counted(frames)
    years, real = _years(budget, terms.year), _real(budget, terms.real)
    return reach(budget, counted, _needed(years, real), real)


def _needed(years: list[int], real: int | None) -> list[int]:
    """The years whose rates the projection is computed with."""
    return sorted({*years[1:], *_between(years, real)})


def _of(frame: Frame, budget: Budget, levels: Levels, counted: dict[str, Projection]) -> Projection:
    """A frame's projection; of a sum of frames, theirs added up."""
    if not levels.is_sum(frame):
        return counted[frame.id]
    parts = [counted[part.id] for part in levels.counted([frame])]
    return added(levels.whole(frame), standing(budget, levels, frame), parts)


def _years(budget: Budget, last: int | None) -> list[int]:
    """From the budget's year to the one asked for, else its last plan year."""
    last = max((budget.year, *budget.content.document.plan_years)) if last is None else last
    if not budget.year <= last <= budget.year + FARTHEST:
        raise Stop(kinds.asking.YEAR_OUT_OF_REACH.at(year=last, low=budget.year, high=budget.year + FARTHEST))
    return list(range(budget.year, last + 1))


def _real(budget: Budget, year: int | None) -> int | None:
    """The year of the prices, within reach."""
    low, high = budget.year - FARTHEST, budget.year + FARTHEST
    if year is not None and not low <= year <= high:
        raise Stop(kinds.asking.YEAR_OUT_OF_REACH.at(year=year, low=low, high=high))
    return year


def _between(years: list[int], real: int | None) -> list[int]:
    """The years whose rates are needed to bring every column to the prices of one year."""
    if real is None:
        return []
    return list(range(min(years[0], real) + 1, max(years[-1], real) + 1))
