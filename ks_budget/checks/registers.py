"""Rules of the registers: goals, assignments, risks, controls and the document's own facts."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import accumulate, pairwise

from ks_budget.checks.case import Case
from ks_budget.compute.controls import plan
from ks_budget.compute.goals import standing
from ks_budget.compute.risks import score
from ks_budget.money import Amount, half_width
from ks_budget.problems import Place, Problem, Said


def scores(case: Case) -> Iterator[Problem]:
    """KSB401: a printed score is likelihood × impact."""
    for i, risk in enumerate(case.budget.content.risks):
        if risk.printed_score is not None and risk.printed_score != score(risk):
            values = {
                "name": risk.name,
                "printed": risk.printed_score,
                "likelihood": risk.likelihood,
                "impact": risk.impact,
                "score": score(risk),
            }
            places = tuple(Place("", ("risk", i, key)) for key in ("printed_score", "likelihood", "impact"))
            yield Problem("KSB401", places, values, subject=risk.id)


def control_plan(case: Case) -> Iterator[Problem]:
    """KSB402–KSB404: the control plan has the scores of the analysis, the risks marked for it, and no others."""
    content, found = case.budget.content, plan(case.budget)
    risks = {risk.id: i for i, risk in enumerate(content.risks)}
    controls = {control.id: i for i, control in enumerate(content.controls)}
    labels = {treatment.id: treatment.label for treatment in content.treatments}
    for control, risk in found.controls:
        if control.printed_score is not None and control.printed_score != score(risk):
            values = {"name": risk.name, "printed": control.printed_score, "score": score(risk)}
            places = (
                Place("", ("control", controls[control.id], "printed_score")),
                Place("", ("risk", risks[risk.id], "likelihood")),
            )
            yield Problem("KSB402", places, values, subject=control.id)
    for risk in found.lacking:
        place = Place("", ("risk", risks[risk.id], "treatment"))
        yield Problem("KSB403", (place,), {"name": risk.name}, subject=risk.id)
    for control, risk in found.unmarked:
        places = (
            Place("", ("control", controls[control.id], "risk")),
            Place("", ("risk", risks[risk.id], "treatment")),
        )
        values = {"name": risk.name, "treatment": labels[risk.treatment]}
        yield Problem("KSB404", places, values, subject=control.id)


def vocabulary(case: Case) -> Iterator[Problem]:
    """KSB405: a treatment is printed as the vocabulary has it."""
    labels = [treatment.label for treatment in case.budget.content.treatments]
    for i, risk in enumerate(case.budget.content.risks):
        printed = risk.printed_treatment
        if printed and printed not in labels:
            from difflib import get_close_matches

            close = get_close_matches(printed, labels, 1)
            values = {"name": risk.name, "printed": printed, "known": labels, "close": close}
            yield Problem("KSB405", (Place("", ("risk", i, "printed_treatment")),), values, "warning", risk.id)


def accepted_risks(case: Case) -> Iterator[Problem]:
    """KSB406: a risk at or above the limit that the budget declares is not accepted."""
    content = case.budget.content
    limit = content.scale.accept_below if content.scale else None
    accepting = {treatment.id for treatment in content.treatments if treatment.accepted}
    for i, risk in enumerate(content.risks):
        if limit is not None and risk.treatment in accepting and score(risk) >= limit:
            values = {"name": risk.name, "score": score(risk), "limit": limit}
            places = Place("", ("risk", i, "treatment")), Place("", ("scale", "accept_below"))
            yield Problem("KSB406", places, values, "warning", risk.id)


def order_of_risks(case: Case) -> Iterator[Problem]:
    """KSB413: risks come by falling score, where the document says so."""
    content = case.budget.content
    if content.scale is None or not content.scale.ordered:
        return
    scored = [score(risk) for risk in content.risks]
    late = [i for i, lowest in enumerate(accumulate(scored, min)) if scored[i] > lowest]
    if late:
        first, before = late[0], late[0] - 1
        values = {
            "name": content.risks[first].name,
            "score": scored[first],
            "before": scored[before],
            "count": len(late),
        }
        places = tuple(Place("", ("risk", i, "name")) for i in (first, before))
        yield Problem("KSB413", places, values, "note", "risks")


def numbering(case: Case) -> Iterator[Problem]:
    """KSB407: goals and assignments are numbered without gaps."""
    content = case.budget.content
    chapters: tuple[tuple[str, list[int | None]], ...] = (
        ("goal", [goal.number for goal in content.goals]),
        ("assignment", [assignment.number for assignment in content.assignments]),
    )
    for key, found in chapters:
        numbered = [(number, i) for i, number in enumerate(found) if number is not None]
        for (before, _), (after, i) in pairwise(numbered):
            if after > before + 1:
                missing = str(before + 1) if after == before + 2 else f"{before + 1}–{after - 1}"
                values = {"missing": missing, "before": before, "after": after}
                yield Problem("KSB407", (Place("", (key, i, "number")),), values, "note", f"{key}.{before + 1}")


def targets(case: Case) -> Iterator[Problem]:
    """KSB408: a target is not reached already when it is set."""
    for i, goal in enumerate(case.budget.content.goals):
        for j, indicator in enumerate(goal.indicators):
            found = standing(indicator)
            if found.status == "reached" and found.latest:
                year, outcome = found.latest
                values = {
                    "name": indicator.name,
                    "target": _said(indicator.target),
                    "year": year,
                    "outcome": _said(outcome),
                }
                path = ("goal", i, "indicator", j)
                places = Place("", (*path, "target")), Place("", (*path, "outcomes", str(year)))
                yield Problem("KSB408", places, values, "note", indicator.id)


def decision(case: Case) -> Iterator[Problem]:
    """KSB409: the document says when it was decided."""
    document = case.budget.content.document
    if document.decided is None and (document.decided_by or document.printed_decided):
        printed = f": {document.printed_decided}" if document.printed_decided else ""
        path = ("document", "printed_decided" if printed else "decided_by")
        yield Problem("KSB409", (Place("", path),), {"printed": printed}, "note", "document")


def assignments(case: Case) -> Iterator[Problem]:
    """KSB410 and KSB411: an assignment says when it is to be reported, and to whom where the others do."""
    found = case.budget.content.assignments
    others_say = any(assignment.reports_to for assignment in found)
    for i, assignment in enumerate(found):
        place = Place("", ("assignment", i, "name"))
        if assignment.due is None:
            yield Problem("KSB410", (place,), {"name": assignment.name}, "warning", assignment.id)
        if others_say and not assignment.reports_to:
            yield Problem("KSB411", (place,), {"name": assignment.name}, "note", assignment.id)


def duplicate_names(case: Case) -> Iterator[Problem]:
    """KSB412: two things of a kind have different names."""
    content = case.budget.content
    for key in ("frame", "goal", "assignment", "risk"):
        first: dict[str, int] = {}
        for i, one in enumerate(getattr(content, f"{key}s")):
            known = one.name.casefold().strip()
            if known in first:
                places = Place("", (key, i, "name")), Place("", (key, first[known], "name"))
                yield Problem("KSB412", places, {"name": one.name}, "warning", f"{key}.{one.id}")
            first.setdefault(known, i)


def _said(value: Amount) -> Said:
    return Said(Decimal(value), "", max(0, -half_width(value).adjusted() - 1))
