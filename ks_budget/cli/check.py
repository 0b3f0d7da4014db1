"""`ksb check`: prove that the figures of a budget agree."""

import sys
from functools import partial
from typing import Annotated

import typer
from msgspec import structs

from ks_budget.checks.case import Case
from ks_budget.checks.rules import check as every_finding
from ks_budget.checks.rules import set_as_asked, without_accepted
from ks_budget.cli.common import command, complete_budget
from ks_budget.cli.session import Session, put
from ks_budget.files.find import Reference
from ks_budget.files.load import Loaded, placed
from ks_budget.files.locate import locate
from ks_budget.model import Budget
from ks_budget.problems import Problem, Stop, exit_code
from ks_budget.report import Report
from ks_budget.views.catalogue import CATALOGUE
from ks_budget.views.check import Summary, acceptance, view


@partial(command, answer="findings")
def check(
    session: Session,
    named: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="BUDGETS",
            help="Years, variants, paths or git revisions; else the latest.",
            autocompletion=complete_budget,
        ),
    ] = None,
    proof: Annotated[bool, typer.Option("--proof", help="Also try all figures and relations at once.")] = False,
    baseline: Annotated[bool, typer.Option("--baseline", help="Do not count the findings that are accepted.")] = False,
    strict: Annotated[bool, typer.Option("--strict", help="Warnings end with exit 1 as well.")] = False,
    accept: Annotated[
        str | None, typer.Option(help="Print what to change so that a finding is accepted.", metavar="ID")
    ] = None,
    brief: Annotated[bool, typer.Option("--brief", help="One line a finding.")] = False,
    watch: Annotated[bool, typer.Option("--watch", help="Check again whenever a file changes.")] = False,
) -> None:
    """Check that tables, plan, bridge, registers and text agree, with rounding understood."""
    if brief and session.format().name == "text":
        session.options = structs.replace(session.options, format="brief")
    once = _Run(session, [*(named or ())] or [None], proof, baseline, strict)
    if watch:
        _watch(session, once)
        return
    problems, summary = once.problems()
    if accept is not None:
        session.give(session.rendered(_acceptance(problems, accept, summary, session.language)))
        return
    session.give(session.rendered(view(problems, summary, session.language)))
    code = once.exit_code(problems)
    if code:
        raise typer.Exit(code)


class _Run:
    """One check of some budgets, which can be run again."""

    def __init__(self, session: Session, budgets: list[str | None], proof: bool, baseline: bool, strict: bool) -> None:
        self.session, self.budgets = session, budgets
        self.proof, self.baseline, self.strict = proof, baseline, strict

    def problems(self) -> tuple[list[Problem], Summary]:
        """Every finding in its place, in the order of the files, and what was looked at."""
        problems, summary = list[Problem](), Summary()
        for named in self.budgets:
            problems += self._of(self.session.refer(named), summary)
        return problems, summary

    def exit_code(self, problems: list[Problem]) -> int:
        if self.strict and any(problem.severity == "warning" for problem in problems):
            return exit_code(problems) or 1
        return exit_code(problems)

    def _of(self, reference: Reference, summary: Summary) -> list[Problem]:
        loaded, found = self.session.examine(reference)
        # KSB116 warns other commands of what the rules here tell in full.
        found = [problem for problem in found if problem.code != "KSB116"]
        summary.budgets.append(reference.name)
        if loaded.budget is None or exit_code(found):
            return found
        before, troubles = self._previous(reference, loaded.budget)
        found += troubles
        case = Case(loaded.budget, before.budget if before else None)
        return found + _located(self._judged(case, summary), loaded, before)

    def _judged(self, case: Case, summary: Summary) -> list[Problem]:
        found = every_finding(case)
        if self.proof:
            found += _proved(case, summary)
        found = set_as_asked(case, found, CATALOGUE)
        relations, claims, records = case.checked
        summary.relations += relations
        summary.claims += claims + len(case.comments)
        summary.records += records
        summary.unchecked += case.unchecked
        summary.settings += [(s.code, s.severity, s.reason) for s in case.budget.content.settings]
        if self.baseline:
            found, accepted = without_accepted(case, found)
            summary.accepted += accepted
        return found

    def _previous(self, reference: Reference, budget: Budget) -> tuple[Loaded | None, list[Problem]]:
        """Last year's budget, when there is one; when it cannot be used, why."""
        named = self.session.reference_before(reference, budget)
        if named is None:
            return None, []
        try:
            loaded, found = self.session.examine(named)
        except Stop as stop:
            # A git revision names a budget before it is known whether it holds it.
            return None, [problem for problem in stop.problems if problem.code != "KSB011"]
        return (None, found) if loaded.budget is None or exit_code(found) else (loaded, [])


def _proved(case: Case, summary: Summary) -> list[Problem]:
    from ks_budget.checks.proof import beyond
    from ks_budget.checks.proof import proof as prove

    try:
        outcome, problems = prove(case)
    except ImportError:
        values = {"what": "--proof", "extra": "proof"}
        raise Stop(Problem("KSB023", values=values)) from None
    summary.proofs.append((outcome.figures, outcome.relations, len(outcome.conflicts), beyond(case)))
    return problems


def _located(problems: list[Problem], loaded: Loaded, before: Loaded | None) -> list[Problem]:
    others = {before.budget.name: before.origin} if before and before.budget else {}
    sources = {source.file: source for source in [*loaded.sources, *(before.sources if before else [])]}
    found = locate([placed(problem, loaded.origin, others) for problem in problems], sources.values())
    return sorted(found, key=_order)


def _order(problem: Problem) -> tuple[str, int, str]:
    place = problem.places[0] if problem.places else None
    return place.file if place else "", place.span.line if place and place.span else 0, problem.code


def _acceptance(problems: list[Problem], wanted: str, summary: Summary, language: str) -> Report:
    """What to write where for a finding to be accepted. Raises Stop (KSB022) when there is no such finding."""
    named = {problem.id: problem for problem in problems}
    named |= {problem.subject: problem for problem in problems if problem.code == "KSB506"}
    if wanted not in named:
        from difflib import get_close_matches

        close = get_close_matches(wanted, named, 1)
        values = {"kind": "finding", "name": wanted, "known": sorted({p.id for p in problems}), "close": close}
        raise Stop(Problem("KSB022", values=values))
    return acceptance(named[wanted], ", ".join(summary.budgets), language)


def _watch(session: Session, once: _Run) -> None:
    """Check, and again whenever something below the folder of budgets changes, until interrupted."""
    try:
        from watchfiles import watch as changes
    except ImportError:
        raise Stop(Problem("KSB023", values={"what": "--watch", "extra": "watch"})) from None
    _again(session, once)
    for _ in changes(session.top, recursive=True, raise_interrupt=True):
        _again(session, once)


def _again(session: Session, once: _Run) -> None:
    try:
        problems, summary = once.problems()
        put(session.rendered(view(problems, summary, session.language)))
    except Stop as stop:
        session.stop(stop.problems)
    sys.stderr.flush()
