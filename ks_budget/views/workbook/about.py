"""The first sheet: what the workbook is of, what stands on each sheet, and how it is used."""

from ks_budget.model.workbook import SHEET
from ks_budget.sheets import Cell, Look, Sheet
from ks_budget.views.fields import FIELDS
from ks_budget.views.workbook.given import Given
from ks_budget.views.workbook.page import Cells, found, revision, text
from ks_budget.views.workbook.places import Places

WORDS = {
    "sv": {
        "name": "Om arbetsboken",
        "budget": "Budget",
        "revision": "Version i git",
        "status": "Status",
        "proposal": "Förslag",
        "adopted": "Antagen {day}",
        "unit": "Belopp i",
        "check": "ksb check",
        "sheets": "Blad",
        "inputs": "Gula celler är indata. De andra talen är formler eller dokumentets egna belopp.",
        "follow": "Ändra index, en andel, ett belopp eller en justering, så räknas planåren om på alla blad.",
        "agree": "Varje formel är sparad med det värde som ksb beräknar. Talen i arbetsboken och i ksb är desamma.",
        "lacking": "Saknas",
        "changes": "Det som ändras här ändras inte i budgetens filer. Med ksb import blir arbetsboken en ny budget, "
        "med det som är ändrat.",
        "hidden": "Det dolda bladet {sheet} har hela budgeten, texter och påståenden med, så att den kan "
        "läsas tillbaka.",
    },
    "en": {
        "name": "About",
        "budget": "Budget",
        "revision": "Version in git",
        "status": "Status",
        "proposal": "Proposal",
        "adopted": "Adopted {day}",
        "unit": "Amounts in",
        "check": "ksb check",
        "sheets": "Sheets",
        "inputs": "Yellow cells are inputs. The other figures are formulas, or the document's own.",
        "follow": "Change an index, a share, an amount or an adjustment, and the plan years follow on all sheets.",
        "agree": "Each formula is stored with the value that ksb computes. The figures here are those of ksb.",
        "lacking": "Lacking",
        "changes": "What is changed here does not change the files of the budget. With ksb import the workbook becomes "
        "a new one, with what is changed.",
        "hidden": "The hidden sheet {sheet} holds the whole budget, texts and claims too, so that it can be read back.",
    },
}


def sheet(given: Given, places: Places) -> Sheet:
    """Facts, sheets and use."""
    words, document = WORDS[given.language], given.budget.content.document
    adopted = document.decided is not None and document.based_on is None
    status = words["adopted" if adopted else "proposal"].format(day=document.decided)
    facts = [
        (FIELDS["municipality"][given.language], document.municipality.name if document.municipality else ""),
        (FIELDS["board"][given.language], document.board),
        (words["budget"], given.budget.name),
        (words["revision"], revision(given)),
        (words["status"], status),
        (words["unit"], given.budget.unit),
        (words["check"], found(given)),
    ]
    rows: list[Cells] = [[Cell(document.title, Look(role="title"))], []]
    rows += [[text(label, "quiet"), text(value)] for label, value in facts if value]
    rows.append([])
    rows += [[None, text(words[key])] for key in ("inputs", "follow", "agree", "changes")]
    if given.records:
        rows.append([None, text(words["hidden"].format(sheet=SHEET))])
    lacking = dict.fromkeys([*given.no_plan, *given.no_bridge])
    rows += [[text(words["lacking"], "quiet"), text(why)] for why in lacking]
    rows += [[], [text(words["sheets"], "head"), text(None, "head")]]
    rows += [[None, Cell(name, link=name)] for id, name in places.sheets.items() if id != "about"]
    return Sheet(places.sheets["about"], rows, [20, 100])
