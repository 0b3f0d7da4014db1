"""The whole budget as one document?"""

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from unicodedata import normalize

from msgspec import Struct, structs

from ks_budget.answers import assignments, bridge, chapter, check, controls, goals, investments, project, risks, show
from ks_budget.chapters import BY_KEY
from ks_budget.compute.key_figures import key_figures
from ks_budget.compute.overview import overview
from ks_budget.compute.recount import Recount, recount
from ks_budget.model import Budget
from ks_budget.model.base import Table
from ks_budget.model.walk import texts
from ks_budget.problems import Problem, Spot, Stop, findings, kinds, near
from ks_budget.report import Block, Lines, Report, Section
from ks_budget.views.document.assemble import PARTS, view
from ks_budget.views.document.given import Given
from ks_budget.workspace import Opened, Workspace, located


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
        opened = workspace.open(question.budget)
        # The name is written out, so that all answers are of one budget whatever is added meanwhile.
        name = question.budget or opened.reference.name
        checked = check.check(workspace, check.Question((name,)))
        errors = sum(problem.severity == "error" for problem in checked.problems)
        report = view(_given(workspace, opened, name, checked.report, errors), question.chapters)
    there = {section.id for section in report.blocks if isinstance(section, Section)}
    empty = [key for key in question.chapters if key not in there]
    if empty:
        raise Stop(*(kinds.publishing.EMPTY_PART.at(name=key, budget=name) for key in empty))
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


def _given(workspace: Workspace, opened: Opened, name: str, checked: Report, errors: int) -> Given:
    budget, earlier = opened.budget, [before.budget for before in workspace.earlier(opened)]
    before = earlier[0] if earlier else None
    day = budget.content.document.decided or date(budget.year, 1, 1)
    now, then = overview(budget, earlier, day), overview(before, earlier[1:], day) if before else None
    answers = _answers(workspace, budget, name, day) | {"check": checked}
    figures = key_figures(budget, before, now, then)
    return Given(budget, before, answers, figures, _recounts(budget), errors, day, workspace.language)


def _recounts(budget: Budget) -> dict[str, Recount]:
    """What the plans are computed of; none where a rate lacks, which is told where the plans are."""
    try:
        projected = project.project_frames(budget, list(budget.content.frames), project.Terms())
    except Stop:
        return {}
    found = {one.nominal.frame.id: recount(one.nominal, projected.rates, budget.unit) for one in projected.frames}
    return {id: one for id, one in found.items() if one is not None}


def _answers(workspace: Workspace, budget: Budget, name: str, day: date) -> dict[str, Report]:
    """What the commands answer of the chapters that the budget has."""
    content = budget.content
    found = {"show": show.answer(workspace, show.Question(day, name))}
    if content.frames:
        found["project"] = _or_why_not(partial(project.answer, workspace, project.Question(base=name)), found["show"])
        found["bridge"] = _or_why_not(partial(bridge.answer, workspace, bridge.Question(name)), found["show"])
    found["goals"] = goals.answer(workspace, goals.Question(name))
    found["assignments"] = assignments.answer(workspace, assignments.Question(day, name))
    found["investments"] = investments.answer(workspace, investments.Question(name))
    found["controls"] = controls.answer(workspace, controls.Question(name))
    found["risks"] = risks.answer(workspace, risks.Question(name, order="file"))
    found["organisation"] = chapter.answer(workspace, chapter.Question(BY_KEY["organisation"], name))
    return found


def _or_why_not(answer: Callable[[], Report], other: Report) -> Report:
    """An answer; where something lacks for it, what does: one chapter is not to silence the others."""
    try:
        return answer()
    except Stop as stop:
        told = [finding.message for finding in findings(stop.problems, other.language)]
        blocks: list[Block] = [Lines("", told)]
        return structs.replace(other, blocks=blocks)
