"""Rules of the registers: risks, controls and the document's own facts."""

from collections.abc import Iterable, Iterator
from itertools import accumulate
from typing import Any

from ks_budget.checks.case import Case
from ks_budget.compute.controls import control_plan
from ks_budget.compute.risks import score, treatment_labels
from ks_budget.problems import Problem, here, kinds, near


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


def empty_controls(case: Case) -> Iterator[Problem]:
    """A control says what is done, and which posts answer for it."""
    risks = {risk.id: risk.name for risk in case.budget.content.risks}
    for control in case.budget.content.controls:
        for key in ("method", "responsible"):
            said = getattr(control, key)
            if not said or not all(text.strip() for text in said):
                yield kinds.registers.EMPTY_CONTROL.at(
                    here(control) / key,
                    subject=f"{control.id}.{key}",
                    name=risks.get(control.risk, control.id),
                    key=key,
                )


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


def decision(case: Case) -> Iterator[Problem]:
    """The document says when it was decided."""
    document = case.budget.content.document
    if document.decided is None and document.printed_decided:
        place, printed = here(document) / "printed_decided", document.printed_decided
        yield kinds.registers.UNDECIDED_AS_PRINTED.at(place, subject="document", printed=printed)
    elif document.decided is None and document.decided_by:
        yield kinds.registers.UNDECIDED.at(here(document) / "decided_by", subject="document")


def duplicate_names(case: Case) -> Iterator[Problem]:
    """Two records of a kind have different names."""
    content = case.budget.content
    # Units of different boards may well be called alike.
    frames: dict[str | None, list[Any]] = {}
    for frame in content.frames:
        frames.setdefault(frame.parent, []).append(frame)
    named: list[tuple[str, Iterable[Any]]] = [
        *(("frame", siblings) for siblings in frames.values()),
        ("goal", content.goals),
        ("assignment", content.assignments),
        ("risk", content.risks),
    ]
    for key, records in named:
        first: dict[str, Any] = {}
        for record in records:
            other = first.setdefault(record.name.casefold().strip(), record)
            if other is not record:
                places = here(record) / "name", here(other) / "name"
                yield kinds.registers.NAME_TWICE.at(*places, subject=f"{key}.{record.id}", name=record.name)


RULES = (
    scores,
    controls,
    empty_controls,
    vocabulary,
    accepted_risks,
    order_of_risks,
    decision,
    duplicate_names,
)
