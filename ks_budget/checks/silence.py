"""Rules of what would else pass in silence: nothing to check, and years beside the plan."""

from collections.abc import Iterator

from ks_budget.checks.case import Case
from ks_budget.printed.plan import years_printed
from ks_budget.problems import Problem, here, kinds


def nothing_to_check(case: Case) -> Iterator[Problem]:
    """Frames or investments of which no figure is related to another: no finding then says nothing."""
    content = case.budget.content
    states = (content.frames or content.investments) and not content.document.based_on
    if states and not case.tried.count and not case.coverage.claims:
        yield kinds.figures.NOTHING_TO_CHECK.at(here(content.document) / "year", subject="document")


def years_beside_the_plan(case: Case) -> Iterator[Problem]:
    """Years that a frame prints and that the document has not among its plan years: no command shows them."""
    known = {case.budget.year, *case.budget.content.document.plan_years}
    for frame in case.budget.content.frames:
        beside = [year for year in years_printed(frame) if year not in known]
        if beside:
            place = here(case.budget.content.document) / "year"
            yield kinds.figures.YEAR_BESIDE_THE_PLAN.at(place, subject=frame.id, frame=frame.name, years=beside)


RULES = (nothing_to_check, years_beside_the_plan)
