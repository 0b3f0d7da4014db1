"""`--as assignments`: what the board tells its office to do, from a table or from the text."""

import re
from collections.abc import Sequence

from msgspec import Struct

from ks_budget.importing.choice import chosen
from ks_budget.importing.ids import Ids
from ks_budget.importing.register import Field, Register, rows_of
from ks_budget.importing.work import Made, Work
from ks_budget.language import Text
from ks_budget.model import Assignment
from ks_budget.problems import Place
from ks_budget.tables.table import Prose, Row, Table

WHAT = Text("uppdrag", "assignments")
_NAME = r"^\W*uppdrag|åtgärd|aktivitet|assignment"
_DESCRIPTION = r"beskrivning|innebär|innehåll|\btext\b|description"
_ASSIGNEE = r"ansvar|utförare|utförs av|\bvem\b|nämnd|förvaltning|assignee|responsib"
_DUE = r"återrapporter|klart|senast|tidpunkt|^när|tidplan|slutdatum|\btid\b|due|deadline"
_REPORTS = r"rapporteras till|till vem|mottagare|reports? to"
_NUMBER = r"^(nr|nummer|no)\.?$"

_GIVEN = re.compile(
    r"(?P<who>[A-ZÅÄÖ][\w\s-]{2,60}?)\s+(?:ges|får|har|åläggs|erhåller)(?:\s+därmed)?(?:\s+i)?\s+uppdrag(?:et)?\s+(?:att\s+)?(?P<what>.+)",
    re.S,
)
_ORDER = re.compile(r"^\s*(\d{1,3})[.)]\s+")
_TO = re.compile(r"(?:åter)?rapporteras\s+(?:\w+\s+)?till\s+(?P<to>[\wåäö-]+(?:\s+och\s+[\wåäö-]+)?)", re.I)
_CUT = re.compile(r"(?<!\s)\s++(?:i syfte att|för att|så att|som|vilket|samt att)\s|[,;(]|\.\s|\.$")
_MONTHS = [
    "januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november",
    "december",
]  # fmt: skip
_QUARTER = re.compile(
    r"(?:kvartal|\bkv\.?|\bq)\s*([1-4])(?:\s*,)?\s*(20\d\d)|\b(20\d\d)[\s-]*(?:kvartal|kv\.?|q)\s*([1-4])\b", re.I
)
_TERTIAL = re.compile(r"(?:tertial|\bt)\s*([1-3])\s*(20\d\d)", re.I)
_DAY = re.compile(r"\b(20\d\d)-(\d\d)-(\d\d)\b|\b(\d{1,2})\s+(" + "|".join(_MONTHS) + r")\s+(20\d\d)", re.I)
_MONTH = re.compile(r"\b(" + "|".join(_MONTHS) + r")\s+(20\d\d)", re.I)
_YEAR = re.compile(r"\b(20\d\d)\b")
LONGEST_NAME = 90


class Fields(Struct, frozen=True):
    """The columns of a list of assignments."""

    number: Field | None
    name: Field | None
    description: Field | None
    assignee: Field | None
    due: Field | None
    reports_to: Field | None


def fields_of(register: Register) -> Fields:
    """By their heads."""
    number = register.find(_NUMBER)
    reports = register.find(_REPORTS, number)
    due = register.find(_DUE, number, reports)
    name = register.find(_NAME, number, reports, due)
    assignee = register.find(_ASSIGNEE, number, reports, due, name)
    return Fields(
        number, name, register.find(_DESCRIPTION, number, reports, due, name, assignee), assignee, due, reports
    )


def fits(table: Table) -> int:
    """Whether it says what is to be done, and when or by whom."""
    found = fields_of(Register(table))
    said = sum(1 for one in (found.due, found.assignee, found.reports_to) if one)
    named = (found.name is not None and "uppdrag" in found.name.head.casefold()) or (found.name and found.due)
    return 1 + said if named and said else 0


def make(work: Work) -> Made:
    """The assignments of a table, else those that paragraphs of the text give. Raises Stop as choosing does."""
    in_tables = work.decisions.tables or any(fits(one.table) for one in work.read.tables)
    given = [] if in_tables else _given(work.read.prose)
    if given:
        ids, first = Ids(work, "assignment"), given[0].place
        work.note("unsure", "assignment-name", WHAT.sv, first, count=str(len(given)))
        return Made({"assignment": tuple(_of_text(work, ids, part) for part in given)})
    tables = chosen(work, fits, WHAT, several=False)
    ids, made = Ids(work, "assignment"), list[Assignment]()
    for register, row in rows_of(tables):
        one = _of_row(work, ids, register, fields_of(register), row)
        if one is not None:
            made.append(one)
    register = Register(tables[0].table)
    found = fields_of(register)
    for field in register.unread(*(getattr(found, name) for name in Fields.__struct_fields__)):
        work.note("left", "column", field.head, field.place)
    return Made({"assignment": tuple(made)})


def _given(prose: Sequence[Prose]) -> list[Prose]:
    lines = [Prose(line, part.place) for part in prose for line in part.text.split("\n")]
    return [line for line in lines if _GIVEN.search(line.text)]


def _of_text(work: Work, ids: Ids, part: Prose) -> Assignment:
    order = _ORDER.match(part.text)
    text = _ORDER.sub("", part.text).strip()
    found = _GIVEN.search(text)
    assert found is not None, "looked for before"
    due, latest = due_of(_reporting(text))
    to = _TO.search(text)
    name = shortened(found["what"])
    one = Assignment(
        id=ids.of(name, part.place),
        number=int(order[1]) if order else None,
        name=name,
        description=text,
        assignee=found["who"].strip(),
        due=due,
        latest=latest,
        reports_to=to["to"] if to else "",
    )
    work.note("read", "assignment", name, part.place, id=one.id)
    if due is None:
        work.note("unsure", "no-due", name, part.place)
    return one


def _reporting(text: str) -> str:
    """The sentence that says when it is to be reported, else all of it."""
    sentences = re.split(r"(?<=[.!?])\s+", text)
    return next((one for one in sentences if re.search(r"rapporter|redovisas|klar", one, re.I)), text)


def shortened(text: str) -> str:
    """What is to be done in a few words: up to where its purpose begins."""
    cut = _CUT.split(text.strip(), maxsplit=1)[0].strip(" .") or text.strip()
    if len(cut) > LONGEST_NAME:
        cut = cut[:LONGEST_NAME].rpartition(" ")[0]
    return cut[:1].upper() + cut[1:]


def due_of(text: str) -> tuple[str | None, bool]:
    """When something is due as files write it, `2024-Q1`, and whether the text says at the latest then."""
    latest = bool(re.search(r"senast|före utgången|at the latest|no later", text, re.I))
    if day := _DAY.search(text):
        if day[1]:
            return f"{day[1]}-{day[2]}-{day[3]}", latest
        return f"{day[6]}-{_MONTHS.index(day[5].casefold()) + 1:02}-{int(day[4]):02}", latest
    if quarter := _QUARTER.search(text):
        return f"{quarter[2] or quarter[3]}-Q{quarter[1] or quarter[4]}", latest
    if tertial := _TERTIAL.search(text):
        return f"{tertial[2]}-{('04-30', '08-31', '12-31')[int(tertial[1]) - 1]}", True
    if month := _MONTH.search(text):
        return f"{month[2]}-Q{_MONTHS.index(month[1].casefold()) // 3 + 1}", latest
    year = _YEAR.search(text)
    return (year[1], latest) if year else (None, latest)


def _of_row(work: Work, ids: Ids, register: Register, found: Fields, row: Row) -> Assignment | None:
    name = register.text(row, found.name)
    if not name:
        if row.label or any(row.texts):
            work.note("left", "row-without-figures", row.label or row.texts[0], row.place)
        return None
    due, latest = due_of(register.text(row, found.due))
    short, number = shortened(name) if len(name) > LONGEST_NAME else name, register.number(row, found.number)
    order = _ORDER.match(short)
    if order:
        short, number = _ORDER.sub("", short), number if number is not None else None
    one = Assignment(
        id=ids.of(short, row.place),
        number=int(number) if number is not None else int(order[1]) if order else None,
        name=short,
        description=register.text(row, found.description) or (name if short != name else ""),
        assignee=register.text(row, found.assignee),
        due=due,
        latest=latest,
        reports_to=register.text(row, found.reports_to),
    )
    work.note("read", "assignment", short, row.place, id=one.id)
    if found.due and due is None:
        work.note("unsure", "no-due", short, row.place or Place(work.read.file))
    return one
