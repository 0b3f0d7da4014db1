"""`--as controls`: the internal control plan, tied to the risks of its budget or of the same file."""

import re
from collections.abc import Mapping
from difflib import get_close_matches

from msgspec import Struct

from ks_budget.importing import risks
from ks_budget.importing.choice import chosen
from ks_budget.importing.ids import Ids, plain
from ks_budget.importing.register import Field, Register, names, rows_of, steps, unbroken
from ks_budget.importing.work import Made, Work
from ks_budget.language import Text
from ks_budget.model import Control
from ks_budget.problems import Place, kinds
from ks_budget.tables.table import Row, Table

WHAT = Text("en internkontrollplan", "an internal control plan")
_METHOD = r"metod|kontrollmoment|kontrollaktivitet|kontrollåtgärd|åtgärd|^kontroll|hur\b|method|action"
_RESPONSIBLE = r"ansvar|utförare|responsib"
_FREQUENCY = r"frekvens|hur ofta|intervall|tidpunkt|^när|omfattning|frequency|how often"
_REPORTED = r"rapport|återkoppling|reported"


class Fields(Struct, frozen=True):
    """The columns of a control plan."""

    risk: Field | None
    description: Field | None
    score: Field | None
    method: Field | None
    responsible: Field | None
    frequency: Field | None
    reported: Field | None


def fields_of(register: Register) -> Fields:
    """By their heads."""
    score = register.find(r"riskvärde|riskpoäng|risknivå|värde|score")
    responsible = register.find(_RESPONSIBLE, score)
    reported = register.find(_REPORTED, score, responsible)
    frequency = register.find(_FREQUENCY, score, responsible, reported)
    description = register.find(r"beskrivning|description", score, responsible)
    method = register.find(_METHOD, score, responsible, reported, frequency, description)
    taken = (score, responsible, reported, frequency, description, method)
    risk = register.find(risks.NAME, *taken) or next((one for one in register.fields if one not in taken), None)
    return Fields(risk, description, score, method, responsible, frequency, reported)


def fits(table: Table) -> int:
    """Whether it has a method and who answers for it, and is no register of risks."""
    found = fields_of(Register(table))
    return 2 + (found.score is not None) if found.method and found.responsible and not risks.fits(table) else 0


def make(work: Work, known: Mapping[str, str] | None = None) -> Made:
    """The plan. ``known`` are the risks, id by name, that it may follow up; else those of its budget.

    Raises Stop as choosing the table does.
    """
    tables = chosen(work, fits, WHAT, several=False)
    known = work.neighbours.ids.get("risk here", {}) if known is None else known
    ids, made, unread = Ids(work, "control"), list[Control](), dict[str, Field]()
    for register, row in rows_of(tables):
        found = fields_of(register)
        control = _control(work, register, found, row, ids, known)
        if control is not None:
            made.append(control)
        for field in register.unread(*(getattr(found, name) for name in Fields.__struct_fields__)):
            unread.setdefault(field.head, field)
        if found.description is not None:
            unread.setdefault(found.description.head, found.description)
    for head, field in unread.items():
        work.note("left", "column", head, field.place)
    return Made({"control": tuple(made)})


def _control(
    work: Work, register: Register, found: Fields, row: Row, ids: Ids, known: Mapping[str, str]
) -> Control | None:
    name, method = register.text(row, found.risk), steps(register.raw(row, found.method))
    printed = register.text(row, found.responsible)
    if not name or not method:
        work.note("left", "row-without-method", name or row.label or "–", row.place)
        return None
    risk = _risk(work, name, row, known)
    if risk is None:
        return None
    posts = names(printed)
    if not posts:
        work.note("unsure", "no-responsible", name, row.place)
    score = register.number(row, found.score)
    control = Control(
        id=ids.of(name, row.place, base=risk),
        risk=risk,
        method=method,
        responsible=posts or ("–",),
        frequency=register.text(row, found.frequency),
        reported_to=register.text(row, found.reported),
        printed_score=int(score) if score is not None else None,
        printed_responsible=printed if unbroken(printed) != printed else "",
    )
    work.note("read", "control", name, row.place, id=control.id)
    return control


def _risk(work: Work, name: str, row: Row, known: Mapping[str, str]) -> str | None:
    """The risk that a row names, as near as spelling goes."""
    decided = {plain(label): id for label, id in work.decisions.labels.items()}
    key = plain(re.sub(r"^\d+[.)]\s*", "", name))
    if key in decided:
        work.used.add(key)
        return decided[key]
    if key in known:
        return known[key]
    close = get_close_matches(key, list(known), 1, 0.85)
    if close:
        work.note("unsure", "risk-by-likeness", name, row.place, id=known[close[0]])
        return known[close[0]]
    place = row.place or Place(work.read.file)
    work.problems.append(kinds.importing.NO_RISK.at(place, name=name, example=f'--map "{name}=…"'))
    return None
