"""Do the figures of a budget agree?"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING

from msgspec import Struct, structs

from ks_budget.answers.every_board import each_board
from ks_budget.answers.sound import sound
from ks_budget.checks.acceptance import without_accepted
from ks_budget.checks.case import Case
from ks_budget.checks.rules import check as every_finding
from ks_budget.checks.rules import settled, told_by_check
from ks_budget.checks.untested import untested
from ks_budget.checks.variants import Laid, unfunded
from ks_budget.files.find import Reference
from ks_budget.files.load import Loaded
from ks_budget.files.past import PastBudgets
from ks_budget.model import Budget
from ks_budget.problems import Place, Problem, Stop, exit_code, held, kinds, near
from ks_budget.reading import located, states
from ks_budget.report import Report
from ks_budget.views.check import Proved, Summary, view
from ks_budget.workspace import Board, Opened, Workspace

if TYPE_CHECKING:
    from ks_budget.printed.proof import Proof


class Question(Struct, frozen=True):
    """The findings of some budgets."""

    budgets: tuple[str, ...] = ()
    """Every year and variant there is when none is named."""
    proof: bool = False
    """Also try all figures and relations at once."""
    baseline: bool = False
    """Leave out the findings that are accepted."""
    all_boards: bool = False
    """Of every board that has them."""


class Checked(Struct, frozen=True):
    """What came of a check."""

    report: Report
    """Its ``problems`` are the findings in words, its text the summary."""
    problems: list[Problem]
    """The findings, each in its place, in the order of the files."""


def answer(workspace: Workspace, question: Question) -> Report:
    """The findings as a table and in ``problems``, and what was looked at. Raises Stop when there is no budget to
    look at, and with KSB023 when the proof is not installed."""
    return check(workspace, question).report


def check(workspace: Workspace, question: Question) -> Checked:
    """The same, with the findings that the report is made from. A budget that cannot be read is told among the findings
    of the others; Stop is raised when none can."""
    run = _Run(question)
    for named in question.budgets or (None,):
        if question.all_boards:
            _, left_out = each_board(workspace, partial(run.of_board, named))
            run.problems += left_out
        else:
            run.of_names(workspace, _names(workspace, named))
    if not run.summary.looked:
        raise Stop(*run.problems)
    return Checked(view(run.problems, run.summary, workspace.language), run.problems)


def _names(workspace: Workspace, named: str | None) -> tuple[str | None, ...]:
    """The budget that is named, else every year and variant; where there is none the latest, to tell what lacks."""
    return (named,) if named is not None else tuple(workspace.names()) or (None,)


class _Run:
    """What was looked at and found so far."""

    def __init__(self, question: Question) -> None:
        self.question, self.summary, self.problems = question, Summary(), list[Problem]()

    def of_names(self, workspace: Workspace, names: tuple[str | None, ...]) -> None:
        """Look at some budgets. One that is not there does not keep the others from being looked at."""
        for named in names:
            workspace.check_board(named)
            with self._going_on():
                self._look(workspace, workspace.refer(named))

    def of_board(self, named: str | None, board: Board) -> None:
        """Look at a board's budget of this name, or at all of them. Raises Stop where it has none."""
        for one in _names(board.workspace, named):
            board.workspace.check_board(one)
            reference = board.workspace.refer(one)
            with self._going_on():
                self._look(board.workspace, structs.replace(reference, name=f"{board.name}/{reference.name}"))

    def _look(self, workspace: Workspace, reference: Reference) -> None:
        found = _not_told(_of(workspace, reference, self.question, self.summary), self.problems)
        self.summary.end(found)
        self.problems += found

    @contextmanager
    def _going_on(self) -> Iterator[None]:
        known = len(self.summary.looked)
        try:
            yield
        except Stop as stop:
            if stop.is_a(kinds.asking.MISSING_EXTRA):
                raise
            del self.summary.looked[known:]
            self.problems += stop.problems


def _not_told(found: list[Problem], told: list[Problem]) -> list[Problem]:
    """Without what is told of another budget in the same words: last year's column of the two years' budgets, and what
    a variant leaves as it was."""
    seen: dict[tuple[str, object], list[Problem]] = {}
    for problem in told:
        seen.setdefault((problem.id, problem.places), []).append(structs.replace(problem, inherited=""))
    return [
        problem
        for problem in found
        if structs.replace(problem, inherited="") not in seen.get((problem.id, problem.places), ())
    ]


def acceptance(checked: Checked, wanted: str) -> Report:
    """What to write where for a finding to be accepted. Raises Stop when there is no such finding (KSB022), when
    budgets have it with different figures (KSB014), and when it is an error that must be mended (KSB038)."""
    problems, report = checked.problems, checked.report
    named = [one for one in problems if wanted == one.id or (one.is_a(kinds.claims.STALE) and wanted == one.subject)]
    if any(held(one).differing(held(named[0])) for one in named):
        example = f"ksb check {_budget_of(named[0], report.budget.split(', '))} --accept {wanted}"
        raise Stop(kinds.asking.IN_SEVERAL_BUDGETS.at(option="--accept", shown=wanted, example=example))
    if not named:
        known = near(wanted, sorted({problem.id for problem in checked.problems}))
        raise Stop(kinds.asking.NOT_IN_BUDGET.at(thing=kinds.words.THINGS["finding"], name=wanted, known=known))
    if named[0].severity == "error" and not named[0].kind.group.settable:
        option = f"--accept {wanted}"
        raise Stop(kinds.asking.WITHOUT_EFFECT.at(option=option, why=kinds.words.NO_EFFECT["accept"]))
    from ks_budget.views.check import acceptance as told

    return told(named[0], report.budget, report.language)


def _budget_of(problem: Problem, budgets: list[str]) -> str:
    """The budget whose file a finding stands in; the first where that is a shared file's."""
    files = [place.file for place in problem.places[:1] if isinstance(place, Place)]
    return next((one for one in budgets for file in files if f"/{one}/" in file or f"/{one}.toml" in file), budgets[0])


def findings_of(workspace: Workspace, reference: Reference) -> list[Problem]:
    """The findings of one budget, each in its place."""
    return _of(workspace, reference, Question(), Summary())


def _of(workspace: Workspace, reference: Reference, question: Question, summary: Summary) -> list[Problem]:
    loaded = workspace.examine(reference)
    summary.begin(reference.name)
    problems = told_by_check(loaded.problems)
    if loaded.budget is None:
        return problems
    part = sound(loaded, problems)
    if part is None:
        return problems
    before, troubles = _previous(workspace, Opened(part.budget, reference))
    # Of what is left out nothing can be told.
    committed = None if part.left_out else workspace.committed(reference)
    whole = structs.replace(loaded, budget=part.budget)
    past = PastBudgets(workspace.read, reference, part.budget.year)
    warned = [problem for problem in problems if problem.severity != "error"]
    judged = _judged(workspace, whole, _Beside(before, past, committed, warned), question, summary)
    # What was met in reading has its place already.
    known = {id(problem) for problem in warned}
    findings = [problem for problem in judged if id(problem) not in known]
    left = {id(problem) for problem in judged} & known
    problems = [problem for problem in problems if id(problem) in left or id(problem) not in known]
    if exit_code(problems):
        # What speaks of what is left out, or could not be filled in, is not to blame for it.
        unsure = (kinds.expressions.EXPRESSION, kinds.claims.ACCEPTED_AND_GONE, kinds.claims.QUOTE_GONE)
        findings = [one for one in findings if not any(map(one.is_a, unsure))]
    if part.left_out:
        findings.append(kinds.content.LEFT_UNCHECKED.at(subject=reference.name, keys=part.left_out))
    return [*problems, *troubles, *located(findings, loaded, *([before] if before else []), *past.read)]


def _previous(workspace: Workspace, opened: Opened) -> tuple[Loaded | None, list[Problem]]:
    """Last year's budget, when there is one; when it cannot be used, why."""
    named = workspace.reference_before(opened)
    if named is None:
        return None, []
    try:
        loaded = workspace.read(named)
    except Stop as stop:
        # A git revision names a budget before it is known whether it holds it.
        return None, [problem for problem in stop.problems if not problem.is_a(kinds.reading.NO_REVISION)]
    return (None, loaded.problems) if loaded.budget is None or exit_code(loaded.problems) else (loaded, [])


class _Beside(Struct, frozen=True):
    """What stands beside a budget that is checked."""

    before: Loaded | None
    """Last year's."""
    past: PastBudgets
    """Those of the years before."""
    committed: Budget | None
    """The budget itself as the latest commit has it, where that is another."""
    warned: list[Problem]
    """What there was to say of it in reading, in its place."""


def _judged(
    workspace: Workspace, loaded: Loaded, beside: _Beside, question: Question, summary: Summary
) -> list[Problem]:
    """The findings that count: those of the rules, and those met in reading, less what is accepted."""
    case, laid = _case(workspace, loaded, beside, _with_proof if question.proof else every_finding)
    problems = every_finding(case)
    if question.proof:
        problems += _proved(case, summary)
    if laid:
        problems += unfunded(case, laid.base)
    problems = [*beside.warned, *settled(case, problems)]
    coverage = case.coverage
    summary.cover(coverage.relations, coverage.claims, coverage.records)
    summary.unchecked += case.unchecked
    summary.untested.update({(one.what, one.why): one.count for one in untested(case, beside.committed)})
    summary.settings += case.budget.content.settings
    if question.baseline:
        remaining = without_accepted(case, problems)
        problems = _without_inherited(remaining.problems, laid) if laid else remaining.problems
        summary.accepted += remaining.accepted
    return laid.told(problems) if laid else problems


def _without_inherited(problems: list[Problem], laid: Laid) -> list[Problem]:
    """Without what a variant's base accepts and the variant has not: that is for the base to say."""
    accepted = {entry.finding for entry in laid.base.budget.content.accepted}
    gone = kinds.claims.ACCEPTED_AND_GONE
    return [problem for problem in problems if not (problem.is_a(gone) and problem.subject in accepted)]


Find = Callable[[Case], list[Problem]]
"""What is found in a budget: by the rules, or by the proof as well."""


def _case(workspace: Workspace, loaded: Loaded, beside: _Beside, find: Find) -> tuple[Case, Laid | None]:
    """What the rules look at, and of a variant what it is laid over. ``find`` tells what is found in that."""
    assert loaded.budget is not None, "only what could be read is judged"
    previous = beside.before.budget if beside.before else None
    case, laid = Case(loaded.budget, previous, beside.past), _laid(workspace, loaded, beside, find)
    if laid is None:
        return case, None
    unheld = laid.unheld(every_finding(case))
    return (Case(loaded.budget, previous, beside.past, unheld) if unheld else case), laid


def _laid(workspace: Workspace, loaded: Loaded, beside: _Beside, find: Find) -> Laid | None:
    """What a variant is laid over, with its findings; None for a budget of its own, and for a base that has errors."""
    if loaded.base is None:
        return None
    below = workspace.examine(loaded.base.reference)
    if below.budget is None or exit_code(below.problems):
        return None
    case, laid = _case(workspace, below, beside, find)
    found = find(case)
    return Laid(case, laid.told(found) if laid else found, states(loaded))


def _proved(case: Case, summary: Summary) -> list[Problem]:
    from ks_budget.checks.proof import beyond, products

    outcome, problems = _proof(case)
    left_out = beyond(case), products(case)
    summary.proofs.append(
        Proved(outcome.figures, outcome.relations, len(outcome.conflicts), *left_out, outcome.stopped)
    )
    return problems


def _with_proof(case: Case) -> list[Problem]:
    return [*every_finding(case), *_proof(case)[1]]


def _proof(case: Case) -> "tuple[Proof, list[Problem]]":
    """The proof of a budget and its findings. Raises Stop (KSB023) without the solver."""
    from ks_budget.checks.proof import proof

    try:
        return proof(case)
    except ImportError:
        raise Stop(kinds.asking.MISSING_EXTRA.at(what="--proof", extra="proof")) from None
