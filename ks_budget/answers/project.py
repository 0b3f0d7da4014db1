"""What do the frames come to in the years ahead?"""

from msgspec import Struct

from ks_budget.answers.frames import frames_named
from ks_budget.compute.footing import Rounding as Rounding
from ks_budget.compute.projection import ProjectedFrame, Projection, added, in_prices_of
from ks_budget.compute.projection import project as project_frame
from ks_budget.model import Budget, Frame
from ks_budget.model.levels import Levels
from ks_budget.money import Unit as Unit
from ks_budget.printed.rates import Override as Override
from ks_budget.printed.rates import Rates, missing
from ks_budget.printed.rates import rates as rates_of
from ks_budget.printed.reconcile import standing
from ks_budget.problems import Stop, kinds
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
    not, KSB019 for a year out of reach, KSB201 for rates that lack, KSB202 for a publication that there is not."""
    budget = workspace.open(question.base, question.year).budget
    projected = project_frames(budget, frames_named(budget, question.frames), question)
    presentation = Presentation(question.unit or budget.unit, question.rounding, question.real, question.printed)
    return view(budget, projected.frames, projected.rates, presentation, workspace.language)


class Projected(Struct, frozen=True):
    """Frames of a budget, projected."""

    frames: list[ProjectedFrame]
    rates: Rates


def project_frames(budget: Budget, frames: list[Frame], terms: Terms) -> Projected:
    """Frames of one budget on these terms. Raises Stop (KSB019, KSB201, KSB202) as ``answer`` does."""
    years, real = _years(budget, terms.year), terms.real
    rates = rates_of(budget, terms.publication, terms.overrides)
    levels = Levels(budget.content.frames)
    counted = levels.counted(frames)
    lacking = missing(counted, rates, sorted({*years[1:], *_between(years, real)}))
    if lacking:
        raise Stop(*lacking)
    nominal = {frame.id: project_frame(frame, years, rates, budget.unit) for frame in counted}
    shown = {
        id: projection if real is None else in_prices_of(projection, rates, real) for id, projection in nominal.items()
    }
    return Projected(
        [ProjectedFrame(*(_of(frame, budget, levels, by) for by in (shown, nominal))) for frame in frames], rates
    )


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


def _between(years: list[int], real: int | None) -> list[int]:
    """The years whose rates are needed to bring every column to the prices of one year."""
    if real is None:
        return []
    return list(range(min(years[0], real) + 1, max(years[-1], real) + 1))
