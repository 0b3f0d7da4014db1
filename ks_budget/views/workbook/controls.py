"""The sheet of the internal control plan, each control with the score of its risk."""

from ks_budget.compute.controls import control_plan
from ks_budget.compute.risks import score
from ks_budget.language import listed
from ks_budget.model import Control, Risk
from ks_budget.sheets import Sheet, address, within
from ks_budget.views.controls import MAY_LACK
from ks_budget.views.words import RISKS, axes
from ks_budget.views.workbook import risks
from ks_budget.views.workbook.given import Given
from ks_budget.views.workbook.page import FIRST, Cells, Head, kept, number, page, text
from ks_budget.views.workbook.places import Places

WORDS = {
    "sv": {
        "name": "Internkontroll",
        "title": "Internkontrollplan",
        "printed": "Enligt planen",
        "method": "Metod",
        "responsible": "Ansvarig",
        "frequency": "Hur ofta",
        "reported_to": "Rapporteras till",
        "note": "Riskvärde = {product}, hämtade från bladet {sheet}. Enligt planen = riskvärdet i "
        "internkontrollplanen.",
    },
    "en": {
        "name": "Internal control",
        "title": "Internal control plan",
        "printed": "In the plan",
        "method": "Method",
        "responsible": "Responsible",
        "frequency": "How often",
        "reported_to": "Reported to",
        "note": "Score = {product}, taken from the sheet {sheet}. In the plan = the score that the plan prints.",
    },
}


def sheet(given: Given, places: Places) -> Sheet:
    """The controls in printed order."""
    language, budget = given.language, given.budget
    words, named = WORDS[language], axes(budget, language)
    heads = [
        Head(RISKS[language]["risk"], 46),
        Head(named.likelihood, 13, "number"),
        Head(named.impact, 13, "number"),
        Head(RISKS[language]["score"], 11, "number"),
        Head(words["printed"], 11, "number"),
        Head(words["method"], 60),
        Head(words["responsible"], 24),
        *(Head(words[key], 20) for key in said(given)),
    ]
    at = risks.rows_of(given)
    plan = control_plan(budget).controls
    rows = [_row(given, places, *one, FIRST + i, at[one[1].id]) for i, one in enumerate(plan)]
    cells = f"{address(FIRST, risks.SCORE)}:{address(FIRST + len(rows) - 1, risks.SCORE)}"
    filled = risks.conditions(budget.content.scale, cells, address(FIRST, risks.SCORE))
    notes = [words["note"].format(sheet=places.sheets["risks"], **named.words)]
    return page(given, places.sheets["controls"], words["title"], heads, rows, notes, filled)


def said(given: Given) -> list[str]:
    """What some control of the plan says, of what it may leave out."""
    return [key for key in MAY_LACK if any(getattr(control, key) for control in given.budget.content.controls)]


def _row(given: Given, places: Places, control: Control, risk: Risk, row: int, at: int) -> Cells:
    method = "\n".join(f"• {step}" for step in control.method) if len(control.method) > 1 else "".join(control.method)
    theirs = [within(places.sheets["risks"], address(at, column)) for column in (risks.LIKELIHOOD, risks.IMPACT)]
    return [
        text(risk.name),
        number(risk.likelihood, formula=theirs[0]),
        number(risk.impact, formula=theirs[1]),
        number(score(risk), formula=risks.score_formula(row)),
        kept(number(control.printed_score), control, "printed_score"),
        text(method),
        text(listed(list(control.responsible), given.language)),
        *(kept(text(getattr(control, key)), control, key) for key in said(given)),
    ]
