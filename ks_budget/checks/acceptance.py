"""Findings that are known and accepted: each with the figures that it was accepted for."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from msgspec import Struct

from ks_budget.checks.case import Case
from ks_budget.model import Accepted
from ks_budget.model.base import identity
from ks_budget.model.walk import nested
from ks_budget.printed.relations import of_last_year
from ks_budget.problems import Fact, Held, Problem, held, here, kinds, quoted


class Remaining(Struct, frozen=True):
    """The findings of a budget without those that are accepted."""

    problems: list[Problem]
    accepted: int
    """How many were taken out."""


def without_accepted(case: Case, problems: list[Problem]) -> Remaining:
    """The findings that are not accepted. What was accepted for other figures is not, and is told; so is what was
    accepted for whatever figures there may be, what is no longer found, and what is no longer looked at.
    """
    own = {entry.finding: entry for entry in case.budget.content.accepted}
    entries = _of_last_year(case) | own
    left, count = list[Problem](), 0
    for problem in problems:
        entry = entries.get(problem.id)
        told = _judged(entry, problem) if entry else None
        if entry is None or (told and told.is_a(kinds.claims.ACCEPTED_OTHERWISE)):
            left.append(problem)
        else:
            count += 1
        left += [told] if told else []
    ids = {problem.id for problem in problems}
    gone = [entry for finding, entry in own.items() if finding not in ids]
    if gone:
        looked_at = LookedAt(case)
        left += [_gone(entry, looked_at) for entry in gone]
    return Remaining(left, count)


def _of_last_year(case: Case) -> dict[str, Accepted]:
    """What last year's budget accepts of its own sums, which are checked with this year's."""
    accepted = case.previous.content.accepted if case.previous else ()
    subjects = {relation.subject for relation in of_last_year(case.book)} if accepted else set()
    return {entry.finding: entry for entry in accepted if entry.finding.partition(":")[2] in subjects}


def _judged(entry: Accepted, problem: Problem) -> Problem | None:
    """What there is to say of an acceptance of a finding that is there; nothing where its figures are the same."""
    now, place, subject = held(problem), here(entry) / "finding", problem.id
    then = Held({name: Decimal(figure) for name, figure in entry.figures.items()}, dict(entry.words))
    if now and not then:
        return kinds.claims.ACCEPTED_FOR_ANY_FIGURE.at(place, subject=subject, name=subject, write=now.lines())
    different = now.differing(then)
    if not different:
        return None
    was, new = ([f"{name} = {side.shown(name)}" for name in different] for side in (then, now))
    facts: dict[str, Fact] = {
        "name": subject,
        "was": was,
        "now": new,
        "write": now.lines() or [f"finding = {quoted(subject)}"],
    }
    return kinds.claims.ACCEPTED_OTHERWISE.at(place, subject=subject, **facts)


def _gone(entry: Accepted, looked_at: "LookedAt") -> Problem:
    """An accepted finding that is no longer there was mended, unless nobody looks any more."""
    kind = kinds.claims.ACCEPTED_AND_GONE if looked_at.still(entry.finding) else kinds.claims.ACCEPTED_AND_UNTRIED
    return kind.at(here(entry) / "finding", subject=entry.finding, name=entry.finding)


class LookedAt:
    """What the rules find something to look at in."""

    def __init__(self, case: Case) -> None:
        self.relations = {relation.subject for relation in case.relations}
        self.relations |= {commented.subject for commented in case.comments}
        tried = (verdict for verdict in case.table_verdicts if verdict.outcome != "untested")
        self.relations |= {verdict.of.subject for verdict in tried}
        self.claims = {judged.claim.id for judged in case.claims if not judged.claim.unchecked}
        self.printed = set(_printed(case))
        self.records = {"document", "risks", "goal", "assignment", "organisation", *_ids(case)}
        self.records |= {publication.id for publication in case.budget.publications}

    def still(self, finding: str) -> bool:
        """Whether the figure or the record of a finding is still there to be judged."""
        code, _, subject = finding.partition(":")
        forms = kinds.catalogue().get(code)
        if not forms:
            return False
        if code == kinds.claims.CONFLICT.code:
            return all(part in self.relations or part in self.claims for part in subject.split("+"))
        if any("range" in form.facts and "printed" in form.facts for form in forms):
            return subject in self.relations or subject in self.claims
        if code in _OF_PRINTED:
            return finding in self.printed
        if code.startswith("KSB5") and code != kinds.claims.UNCLAIMED.code:
            return subject in self.claims or subject in self.relations
        return subject.partition(".")[0] in self.records


_OF_PRINTED = {
    kind.code
    for kind in (
        kinds.registers.SCORE,
        kinds.registers.SCORE_IN_PLAN,
        kinds.registers.TREATMENT_WORD,
        kinds.registers.UNDECIDED,
    )
}
"""Of what the registers print beside what ksb works out."""


def _printed(case: Case) -> Iterator[str]:
    """The findings that may be told of what the registers print."""
    content, registers = case.budget.content, kinds.registers
    for risk in content.risks:
        if risk.printed_score is not None:
            yield f"{registers.SCORE.code}:{risk.id}"
        if risk.printed_treatment:
            yield f"{registers.TREATMENT_WORD.code}:{risk.id}"
    for control in content.controls:
        if control.printed_score is not None:
            yield f"{registers.SCORE_IN_PLAN.code}:{control.id}"
    yield f"{registers.UNDECIDED.code}:document"


def _ids(case: Case) -> Iterator[Any]:
    """The ids of all records of a budget."""
    for nest in nested(case.budget.content):
        key = identity(nest.field.table) if nest.tables and nest.field.table else None
        if key:
            yield from map(key.of, nest.tables)
