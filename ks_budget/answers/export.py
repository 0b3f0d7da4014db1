"""The whole budget as a workbook that computes?"""

from collections import Counter

from msgspec import Struct, structs

from ks_budget.answers.whole import Whole, whole
from ks_budget.compute.assignments import carried_over, tasks
from ks_budget.compute.investments import InvestmentPlan, investment_plan
from ks_budget.model import Budget
from ks_budget.model.flat import flat
from ks_budget.problems import messages
from ks_budget.sheets import Workbook
from ks_budget.views.projection import Presentation
from ks_budget.views.projection import view as projection_view
from ks_budget.views.workbook.assemble import view
from ks_budget.views.workbook.given import Given, Ram
from ks_budget.workspace import Workspace


class Question(Struct, frozen=True):
    """A budget with all its chapters."""

    budget: str | None = None
    """The latest when none is named."""


def answer(workspace: Workspace, question: Question) -> Workbook:
    """Every chapter that the budget has, with the formulas that its figures come of. What lacks for a plan or a bridge
    is told on the first sheet."""
    with workspace.reading_once():
        return view(_given(workspace, whole(workspace, question.budget)))


def _given(workspace: Workspace, whole: Whole) -> Given:
    budget, language, bridges, projected = whole.budget, workspace.language, whole.bridges, whole.projected
    tables = projection_view(budget, projected.frames, projected.rates, Presentation(budget.unit), language).tables
    frames = [Ram(one.nominal, table) for one, table in zip(projected.frames, tables, strict=False)]
    version = workspace.version(whole.opened)
    return Given(
        budget=budget,
        language=language,
        day=budget.day,
        revision=version.name if version else "",
        changed=bool(version and version.changed),
        found=Counter(problem.severity for problem in whole.checked.problems),
        rates=projected.rates,
        frames=frames,
        no_plan=messages(whole.no_plan, language),
        bridges=bridges.bridges if bridges else [],
        bridge_tables=bridges.report(budget, language).tables if bridges else [],
        no_bridge=messages(whole.no_bridge, language),
        investments=_investments(budget),
        records=_records(workspace, whole),
        tasks=[*tasks(budget, budget.day), *carried_over(budget, whole.earlier, budget.day)],
    )


def _records(workspace: Workspace, whole: Whole) -> tuple[tuple[str, str], ...]:
    """The budget as it was written, before figures were filled in its texts, with all that it is computed by. Amounts
    have the signs that ksb shows, and a variant is whole."""
    written = workspace.read(whole.opened.reference).budget
    if written is None:
        return ()
    document = structs.replace(written.content.document, costs="negative", income="positive", based_on=None)
    content = structs.replace(written.content, document=document, publications=written.publications)
    return tuple(flat(content))


def _investments(budget: Budget) -> InvestmentPlan | None:
    chapter = budget.content.investments
    return investment_plan([budget], min(chapter.years), max(chapter.years)) if chapter and chapter.years else None
