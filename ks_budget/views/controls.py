"""`ksb controls` as tables: the internal control plan beside the risk analysis, and where they part."""

from ks_budget.compute.controls import ControlPlan
from ks_budget.language import listed
from ks_budget.model import Budget, Control, Risk
from ks_budget.report import Block, Column, Lines, Report, Row, Table
from ks_budget.views.words import RISKS, axes, graded, none, score_columns, treatments

WORDS = {
    "sv": {
        "title": "Internkontrollplan {budget}",
        "printed": "Enligt planen",
        "method": "Metod",
        "responsible": "Ansvarig",
        "frequency": "Hur ofta",
        "reported_to": "Rapporteras till",
        "note": "Riskvärde = {product} enligt riskanalysen. Enligt planen = riskvärdet i internkontrollplanen.",
        "shown": "Visar {shown} av {all} kontroller, de som {responsible} ansvarar för.",
        "lacking": "Risker som ska följas upp med internkontroll men saknar kontroll",
        "unmarked": "Kontroller av risker som inte ska följas upp med internkontroll",
        "agree": "Planen och riskanalysen stämmer överens. Risker som ska följas upp: {risks}, kontroller: {controls}.",
    },
    "en": {
        "title": "Internal control plan {budget}",
        "printed": "In the plan",
        "method": "Method",
        "responsible": "Responsible",
        "frequency": "How often",
        "reported_to": "Reported to",
        "note": "Score = {product} in the risk analysis; In the plan = the score that it prints.",
        "shown": "{shown} of {all} controls shown: {responsible}.",
        "lacking": "Risks for internal control without a control",
        "unmarked": "Controls of risks that are not for internal control",
        "agree": "All {risks} risks for internal control have a control, and all {controls} controls belong to one.",
    },
}

MAY_LACK = ("frequency", "reported_to")
"""Columns that are shown where some control has something in them."""


def view(budget: Budget, plan: ControlPlan, responsible: str | None, language: str) -> Report:
    """The plan, then what is lacking in it or in the analysis, else that they agree."""
    words = WORDS[language]
    if not budget.content.controls and not plan.lacking:
        blocks: list[Block] = [none(budget, "controls", language)]
        return Report("controls", budget.name, budget.unit, language, blocks)
    blocks = [_plan(budget, plan, responsible, language)]
    if plan.lacking:
        blocks.append(_risks("lacking", budget, plan.lacking, language))
    if plan.unmarked:
        blocks.append(_risks("unmarked", budget, [risk for _, risk in plan.unmarked], language))
    if not plan.lacking and not plan.unmarked and responsible is None:
        risks = len({risk.id for _, risk in plan.controls})
        blocks.append(Lines("", [words["agree"].format(risks=risks, controls=len(plan.controls))]))
    return Report("controls", budget.name, budget.unit, language, blocks)


def _plan(budget: Budget, plan: ControlPlan, responsible: str | None, language: str) -> Table:
    words = WORDS[language]
    columns = [
        *score_columns(budget, language),
        Column("printed", words["printed"], "integer"),
        Column("method", words["method"]),
        Column("responsible", words["responsible"]),
    ]
    # What no control of the plan says has no column.
    given = [key for key in MAY_LACK if any(getattr(control, key) for control in budget.content.controls)]
    columns += [Column(key, words[key]) for key in given]
    rows = [_row(control, risk, given, budget, language) for control, risk in plan.controls]
    notes = [words["note"].format(**axes(budget, language).words)]
    if responsible is not None:
        every = len(budget.content.controls)
        notes.append(words["shown"].format(shown=len(rows), all=every, responsible=responsible))
    return Table("controls", words["title"].format(budget=budget.name), columns, rows, notes=notes)


def _row(control: Control, risk: Risk, given: list[str], budget: Budget, language: str) -> Row:
    method = "\n".join(f"• {step}" for step in control.method) if len(control.method) > 1 else "".join(control.method)
    return Row(
        control.id,
        [
            risk.name,
            risk.likelihood,
            risk.impact,
            graded(risk, budget),
            control.printed_score,
            method,
            listed(list(control.responsible), language),
            *(getattr(control, key) for key in given),
        ],
    )


def _risks(id: str, budget: Budget, risks: list[Risk], language: str) -> Table:
    words, choices = RISKS[language], treatments(budget)
    columns = [
        Column("risk", words["risk"]),
        Column("score", words["score"], "integer", words["score_short"]),
        Column("treatment", words["treatment"], "choice"),
    ]
    rows = [Row(risk.id, [risk.name, graded(risk, budget), choices[risk.treatment]]) for risk in risks]
    return Table(id, WORDS[language][id], columns, rows)
