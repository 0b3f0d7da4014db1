"""The front of the document: what it is, whose, and whether it is decided."""

from datetime import date

from ks_budget.model import Document
from ks_budget.report import Cover
from ks_budget.views.document.given import Given
from ks_budget.views.fields import FIELDS

WORDS = {
    "sv": {
        "proposal": "Förslag",
        "adopted": "Antagen {day}",
        "status": "Status",
        "unit": "Belopp",
        "units": {"kr": "kronor", "tkr": "tusental kronor (tkr)", "mnkr": "miljoner kronor (mnkr)"},
        "unless": "{unit} om inget annat anges",
        "one": "ksb check har funnit 1 fel i siffrorna.",
        "errors": "ksb check har funnit {count} fel i siffrorna.",
        "municipality": "{name} kommun",
    },
    "en": {
        "proposal": "Proposal",
        "adopted": "Adopted {day}",
        "status": "Status",
        "unit": "Amounts",
        "units": {"kr": "kronor", "tkr": "thousands of kronor (tkr)", "mnkr": "millions of kronor (mnkr)"},
        "unless": "{unit} unless told otherwise",
        "one": "ksb check has found 1 error in the figures.",
        "errors": "ksb check has found {count} errors in the figures.",
        "municipality": "The municipality of {name}",
    },
}
_FACTS = (
    "type", "decided_by", "decided", "printed_decided", "diary_number", "applies_to", "valid_to", "revised_by",
    "responsible",
)  # fmt: skip
"""In the order of a Swedish document's front."""


def cover(given: Given) -> Cover:
    """A variant is a proposal, whatever the budget that it is based on is; so is a budget without a day of decision."""
    words, document = WORDS[given.language], given.budget.content.document
    adopted = document.decided is not None and document.based_on is None
    status = str(words["adopted" if adopted else "proposal"]).format(day=document.decided)
    owner = ", ".join(part for part in (_municipality(given), document.board) if part)
    return Cover(document.title, owner, status, _facts(given, status), given.day, _warning(given))


def _municipality(given: Given) -> str:
    municipality = given.budget.content.document.municipality
    return str(WORDS[given.language]["municipality"]).format(name=municipality.name) if municipality else ""


def _facts(given: Given, status: str) -> list[tuple[str, str]]:
    words, document = WORDS[given.language], given.budget.content.document
    facts = [(str(words["status"]), status)]
    facts += [(FIELDS[key][given.language], text) for key in _FACTS if (text := _told(document, key))]
    unit = str(words["unless"]).format(unit=words["units"][given.budget.unit])  # type: ignore[index]
    return [*facts, (str(words["unit"]), unit)]


def _told(document: Document, key: str) -> str:
    value = getattr(document, key)
    return value.isoformat() if isinstance(value, date) else value or ""


def _warning(given: Given) -> str:
    words = WORDS[given.language]
    return str(words["one" if given.errors == 1 else "errors"]).format(count=given.errors) if given.errors else ""
