"""Rules of the registers: goals, assignments, risks, controls and the document's own facts."""

from collections.abc import Iterator
from itertools import accumulate, pairwise
from typing import Any

from ks_budget.checks.case import Case
from ks_budget.compute.controls import control_plan
from ks_budget.compute.goals import standing
from ks_budget.compute.risks import score, treatment_labels
from ks_budget.model import Assignment, Goal
from ks_budget.problems import Problem, as_printed, here, kinds, near


def scores(case: Case) -> Iterator[Problem]:
    """A printed score is likelihood × impact."""
    for risk in case.budget.content.risks:
        if risk.printed_score is not None and risk.printed_score != score(risk):
            at = here(risk)
            yield kinds.registers.SCORE.at(
                at / "printed_score",
                at / "likelihood",
                at / "impact",
                subject=risk.id,
                name=risk.name,
                printed=risk.printed_score,
                likelihood=risk.likelihood,
                impact=risk.impact,
                score=score(risk),
            )


def controls(case: Case) -> Iterator[Problem]:
    """The control plan has the scores of the analysis, the risks marked for it, and no others."""
    plan, labels = control_plan(case.budget), treatment_labels(case.budget)
    for control, risk in plan.controls:
        if control.printed_score is not None and control.printed_score != score(risk):
            places = here(control) / "printed_score", here(risk) / "likelihood"
            numbers = {"printed": control.printed_score, "score": score(risk)}
            yield kinds.registers.SCORE_IN_PLAN.at(*places, subject=control.id, name=risk.name, **numbers)
    for risk in plan.lacking:
        yield kinds.registers.UNCONTROLLED.at(here(risk) / "treatment", subject=risk.id, name=risk.name)
    for control, risk in plan.unmarked:
        places = here(control) / "risk", here(risk) / "treatment"
        treatment = labels[risk.treatment]
        yield kinds.registers.CONTROL_OF_ANOTHER.at(*places, subject=control.id, name=risk.name, treatment=treatment)


def vocabulary(case: Case) -> Iterator[Problem]:
    """A treatment is printed as the vocabulary has it."""
    labels = treatment_labels(case.budget).values()
    for risk in case.budget.content.risks:
        printed = risk.printed_treatment
        if printed and printed not in labels:
            place, known = here(risk) / "printed_treatment", near(printed, labels)
            yield kinds.registers.TREATMENT_WORD.at(
                place, subject=risk.id, name=risk.name, printed=printed, known=known
            )


def accepted_risks(case: Case) -> Iterator[Problem]:
    """A risk at or above the limit that the budget declares is not accepted."""
    content, scale = case.budget.content, case.budget.content.scale
    if scale is None or scale.accept_below is None:
        return
    limit = scale.accept_below
    accepting = {treatment.id for treatment in content.treatments if treatment.accepted}
    for risk in content.risks:
        if risk.treatment in accepting and score(risk) >= limit:
            places = here(risk) / "treatment", here(scale) / "accept_below"
            yield kinds.registers.HIGH_RISK_ACCEPTED.at(
                *places, subject=risk.id, name=risk.name, score=score(risk), limit=limit
            )


def order_of_risks(case: Case) -> Iterator[Problem]:
    """Risks come by falling score, where the document says so."""
    content = case.budget.content
    if content.scale is None or not content.scale.ordered:
        return
    scored = [score(risk) for risk in content.risks]
    late = [i for i, lowest in enumerate(accumulate(scored, min)) if scored[i] > lowest]
    if late:
        first, before = content.risks[late[0]], content.risks[late[0] - 1]
        places, scores = (here(first) / "name", here(before) / "name"), (score(first), score(before))
        yield kinds.registers.OUT_OF_ORDER.at(
            *places, subject="risks", name=first.name, score=scores[0], before=scores[1], count=len(late)
        )


def numbering(case: Case) -> Iterator[Problem]:
    """Goals and assignments are numbered without gaps."""
    content = case.budget.content
    yield from _gaps("goal", content.goals)
    yield from _gaps("assignment", content.assignments)


def _gaps(key: str, records: tuple[Goal, ...] | tuple[Assignment, ...]) -> Iterator[Problem]:
    numbered = [(record.number, record) for record in records if record.number is not None]
    for (before, _), (after, record) in pairwise(numbered):
        if after > before + 1:
            missing = str(before + 1) if after == before + 2 else f"{before + 1}–{after - 1}"
            place, subject = here(record) / "number", f"{key}.{before + 1}"
            yield kinds.registers.GAP_IN_NUMBERS.at(place, subject=subject, missing=missing, before=before, after=after)


def targets(case: Case) -> Iterator[Problem]:
    """A target is not reached already when it is set."""
    for goal in case.budget.content.goals:
        for indicator in goal.indicators:
            stand, at = standing(indicator), here(indicator)
            if stand.status == "reached" and stand.latest:
                year, outcome = stand.latest
                yield kinds.registers.TARGET_REACHED.at(
                    at / "target",
                    at / "outcomes" / year,
                    subject=indicator.id,
                    name=indicator.name,
                    target=as_printed(indicator.target),
                    year=year,
                    outcome=as_printed(outcome),
                )


def decision(case: Case) -> Iterator[Problem]:
    """The document says when it was decided."""
    document = case.budget.content.document
    if document.decided is None and document.printed_decided:
        place, printed = here(document) / "printed_decided", document.printed_decided
        yield kinds.registers.UNDECIDED_AS_PRINTED.at(place, subject="document", printed=printed)
    elif document.decided is None and document.decided_by:
        yield kinds.registers.UNDECIDED.at(here(document) / "decided_by", subject="document")


def assignments(case: Case) -> Iterator[Problem]:
    """An assignment says when it is to be reported, and to whom where the others do."""
    records = case.budget.content.assignments
    others_say = any(assignment.reports_to for assignment in records)
    for assignment in records:
        if assignment.due is None:
            yield kinds.registers.WITHOUT_DEADLINE.at(
                here(assignment) / "name", subject=assignment.id, name=assignment.name
            )
        if others_say and not assignment.reports_to:
            yield kinds.registers.WITHOUT_RECIPIENT.at(
                here(assignment) / "name", subject=assignment.id, name=assignment.name
            )


def duplicate_names(case: Case) -> Iterator[Problem]:
    """Two records of a kind have different names."""
    content = case.budget.content
    named: dict[str, tuple[Any, ...]] = {
        "frame": content.frames,
        "goal": content.goals,
        "assignment": content.assignments,
        "risk": content.risks,
    }
    for key, records in named.items():
        first: dict[str, Any] = {}
        for record in records:
            other = first.setdefault(record.name.casefold().strip(), record)
            if other is not record:
                places = here(record) / "name", here(other) / "name"
                yield kinds.registers.NAME_TWICE.at(*places, subject=f"{key}.{record.id}", name=record.name)


RULES = (
    scores,
    controls,
    vocabulary,
    accepted_risks,
    order_of_risks,
    numbering,
    targets,
    decision,
    assignments,
    duplicate_names,
)
