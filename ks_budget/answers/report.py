"""The whole budget as one document?"""

from collections.abc import Iterator
from unicodedata import normalize

from msgspec import Struct

from ks_budget.answers import assignments, controls, goals, investments, project, risks, tables
from ks_budget.answers.whole import Whole, whole
from ks_budget.compute.key_figures import key_figures
from ks_budget.compute.overview import overview
from ks_budget.compute.recount import Recount, recount
from ks_budget.model.base import Table
from ks_budget.model.walk import texts
from ks_budget.money import Unit
from ks_budget.problems import Problem, Spot, Stop, kinds, messages, near
from ks_budget.reading import located
from ks_budget.report import Report, Section
from ks_budget.views import projection
from ks_budget.views.document.assemble import PARTS, view
from ks_budget.views.document.given import Given
from ks_budget.workspace import Workspace


class Question(Struct, frozen=True):
    """A budget with all its chapters."""

    budget: str | None = None
    """The latest when none is named."""
    chapters: tuple[str, ...] = ()
    """The keys of the parts that are wanted; all when empty."""


class Document(Struct, frozen=True):
    """A budget as a document."""

    report: Report
    errors: int
    """How many findings of `ksb check` are errors."""


def answer(workspace: Workspace, question: Question) -> Report:
    """Every chapter that the budget has. Raises Stop: KSB042 for a part that there is not, KSB044 for one that the
    budget does not have."""
    return document(workspace, question).report


def document(workspace: Workspace, question: Question) -> Document:
    """The same, with how many errors there are in its figures."""
    known = [part.key for part in PARTS]
    unknown = [key for key in question.chapters if key not in known]
    if unknown:
        raise Stop(*(kinds.publishing.NO_PART.at(name=key, known=near(key, known)) for key in unknown))
    with workspace.reading_once():
        this = whole(workspace, question.budget)
        errors = sum(problem.severity == "error" for problem in this.checked.problems)
        report = view(_given(workspace, this, errors), question.chapters)
    there = {section.id for section in report.blocks if isinstance(section, Section)}
    empty = [key for key in question.chapters if key not in there]
    if empty:
        raise Stop(*(kinds.publishing.EMPTY_PART.at(name=key, budget=this.name) for key in empty))
    return Document(report, errors)


def unwritable(workspace: Workspace, question: Question, characters: frozenset[str], format: str) -> list[Problem]:
    """Where the budget, or one of the years before that it is compared with, has characters that a format cannot
    write (KSB045). Raises Stop as ``answer`` does."""
    opened = workspace.open(question.budget)
    problems, left = list[Problem](), set(characters)
    for one in [opened, *workspace.earlier(opened)]:
        loaded = workspace.examine(one.reference)
        found = [(spot, lacking) for root in loaded.roots for spot, lacking in _holding(root.table, characters)]
        problems += located([_no_glyph(spot, lacking, format) for spot, lacking in found], loaded)
        left -= {sign for _, lacking in found for sign in lacking}
    if left:
        shown = [_shown(sign) for sign in sorted(left)]
        problems.append(
            kinds.publishing.NO_GLYPH_ANYWHERE.at(characters=shown, format=format, budget=opened.reference.name)
        )
    return problems


def _holding(table: Table, characters: frozenset[str]) -> Iterator[tuple[Spot, list[str]]]:
    for spot, text in texts(table):
        # In the order that they stand in; an accent that is written apart is put together in a document.
        lacking = [sign for sign in dict.fromkeys(normalize("NFC", text)) if sign in characters]
        if lacking:
            yield spot, lacking


def _no_glyph(spot: Spot, lacking: list[str], format: str) -> Problem:
    return kinds.publishing.NO_GLYPH.at(spot, characters=[_shown(sign) for sign in lacking], format=format)


def _shown(sign: str) -> str:
    return f"{sign} (U+{ord(sign):04X})"


def _given(workspace: Workspace, whole: Whole, errors: int) -> Given:
    budget, earlier = whole.budget, whole.earlier
    before = earlier[0] if earlier else None
    now = overview(budget, earlier, budget.day)
    then = overview(before, earlier[1:], budget.day) if before else None
    return Given(
        budget=budget,
        before=before,
        answers=_answers(workspace, whole),
        overview=now,
        key_figures=key_figures(budget, before, now, then),
        recounts=_recounts(whole.projected, budget.unit),
        no_plan=messages(whole.no_plan, workspace.language),
        no_bridge=messages(whole.no_bridge, workspace.language),
        errors=errors,
        day=budget.day,
        language=workspace.language,
    )


def _recounts(projected: project.Projected, unit: Unit) -> dict[str, Recount]:
    """What the plans are computed of, by the id of the frame."""
    found = {one.nominal.frame.id: recount(one.nominal, projected.rates, unit) for one in projected.frames}
    return {id: one for id, one in found.items() if one is not None}


def _answers(workspace: Workspace, whole: Whole) -> dict[str, Report]:
    """What the commands answer of each chapter."""
    budget, name, language, plan = whole.budget, whole.name, workspace.language, whole.projected
    found = {
        "check": whole.checked.report,
        "project": projection.view(budget, plan.frames, plan.rates, projection.Presentation(budget.unit), language),
        "goals": goals.answer(workspace, goals.Question(name)),
        "assignments": assignments.answer(workspace, assignments.Question(budget.day, name)),
        "investments": investments.answer(workspace, investments.Question(name)),
        "controls": controls.answer(workspace, controls.Question(name)),
        "risks": risks.answer(workspace, risks.Question(name, order="file")),
    }
    if budget.content.tables:
        found["tables"] = tables.answer(workspace, tables.Question(name))
    return found | ({"bridge": whole.bridges.report(budget, language)} if whole.bridges else {})
