"""What all sheets have in common: title, heads, rows, notes, and where the figures come from."""

from collections.abc import Sequence
from decimal import Decimal

from msgspec import Struct, structs

from ks_budget.labels import SEVERITIES
from ks_budget.language import listed
from ks_budget.model.base import Table
from ks_budget.sheets import LONGEST_FORMULA, Cell, Condition, Grade, Look, Number, Role, Sheet, Value
from ks_budget.views.workbook.given import Given

WORDS = {
    "sv": {
        "source": "Källa: budget {budget}, ksb export.",
        "revision": "Version i git: {revision}.",
        "changed": "{revision} med ändringar som inte är incheckade",
        "unit": "Belopp i {unit}.",
        "check": "ksb check: {found}.",
        "nothing": "inga iakttagelser",
        "too_long": "En eller flera formler är längre än Excel tillåter. De cellerna är värden och räknas inte om.",
    },
    "en": {
        "source": "Source: budget {budget}, ksb export.",
        "revision": "Version in git: {revision}.",
        "changed": "{revision} with changes that are not committed",
        "unit": "Amounts in {unit}.",
        "check": "ksb check: {found}.",
        "nothing": "no findings",
        "too_long": "Some formulas are longer than Excel allows. Those cells are values and do not follow.",
    },
}
PLURALS = {"error": ("fel", "errors"), "warning": ("varningar", "warnings"), "note": ("upplysningar", "notes")}

HEAD = 2
"""The row of the heads, from 0."""
FIRST = HEAD + 1
"""The row of the first figures."""
_ACROSS = 90
"""How wide a note is set, in characters."""

Cells = list[Cell | None]


class Head(Struct, frozen=True):
    """The head of a column."""

    label: str
    width: int
    number: Number = "text"
    hidden: bool = False


def page(
    given: Given,
    name: str,
    title: str,
    heads: Sequence[Head],
    rows: list[Cells],
    notes: Sequence[str] = (),
    conditions: Sequence[Condition] = (),
    guide: str = "",
    unit: str = "",
) -> Sheet:
    """A sheet. ``guide`` is what must be known to use it, above the heads; ``notes`` stand below. ``unit`` is that of
    its amounts, where it is not the budget's."""
    widths, across = [head.width for head in heads], _across(heads)
    whole: list[Cells] = [[Cell(title, Look(role="title"))], [Cell(guide, Look(role="guide"))] if guide else []]
    whole.append([Cell(head.label, Look(head.number, role="head")) for head in heads])
    whole += [[structs.replace(cell, formula="") if cell and _too_long(cell) else cell for cell in row] for row in rows]
    cut = [WORDS[given.language]["too_long"]] if any(_too_long(cell) for row in rows for cell in row) else []
    for note in ["", *notes, *cut, "", source(given, unit)]:
        whole.append([Cell(note, Look(role="note"), across=across)] if note else [])
    hidden = frozenset(i for i, head in enumerate(heads) if head.hidden)
    return Sheet(name, whole, widths, HEAD, 1, hidden, list(conditions))


def _too_long(cell: Cell | None) -> bool:
    return cell is not None and len(cell.formula) > LONGEST_FORMULA


def _across(heads: Sequence[Head]) -> int:
    """Over how many columns a note is set: enough to be read, and no more than there are."""
    width = 0
    for i, head in enumerate(heads, start=1):
        width += 0 if head.hidden else head.width
        if width >= _ACROSS:
            return i
    return len(heads)


def source(given: Given, unit: str = "") -> str:
    """The budget, its version, its unit, and what `ksb check` found."""
    words, budget = WORDS[given.language], given.budget
    said = [words["source"].format(budget=budget.name)]
    said += [words["revision"].format(revision=revision(given))] if given.revision else []
    return " ".join([*said, words["unit"].format(unit=unit or budget.unit), words["check"].format(found=found(given))])


def revision(given: Given) -> str:
    """Git's name for the version, and that files are changed since; empty where there is none."""
    changed = given.revision and given.changed
    return WORDS[given.language]["changed"].format(revision=given.revision) if changed else given.revision


def found(given: Given) -> str:
    """How many findings there are of each sort, in words."""
    told = [
        f"{count} {SEVERITIES[severity][given.language] if count == 1 else plural[given.language == 'en']}"
        for severity, plural in PLURALS.items()
        if (count := given.found.get(severity, 0))
    ]
    return listed(told, given.language) or WORDS[given.language]["nothing"]


def kept(cell: Cell, record: Table, *keys: str | int) -> Cell:
    """A cell that shows a key of a table of the budget: a workbook that comes back has there what it was changed to."""
    return structs.replace(cell, record=record, keys=keys)


def text(value: str | None, role: Role = "part", grade: Grade = "") -> Cell:
    """A text."""
    return Cell(value or None, Look(role=role, grade=grade))


def number(
    value: Value,
    decimals: int | None = 0,
    role: Role = "part",
    formula: str = "",
    signed: bool = False,
    zero: str = "",
    before: str = "",
) -> Cell:
    """A number, with the formula that it comes of where it does."""
    return Cell(value, Look("number", decimals, signed, role, zero=zero, before=before), formula)


def percent(value: Decimal | None, decimals: int | None = None, role: Role = "part", formula: str = "") -> Cell:
    """A percentage, given as a fraction."""
    return Cell(value, Look("percent", decimals, role=role), formula)


def day(value: Value, role: Role = "part") -> Cell:
    """A day."""
    return Cell(value, Look("date", role=role))


def year_cell(year: int, role: Role = "part") -> Cell:
    """A year, which has no sign between its thousands."""
    return Cell(year, Look("year", role=role))
