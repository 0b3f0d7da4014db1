"""The sheet of adjustments: a row for each line that one touches, and rows left for new ones."""

from collections.abc import Iterator
from decimal import Decimal

from ks_budget.model import Adjustment, Budget, Frame
from ks_budget.model.shape import effects
from ks_budget.money import ZERO, add, exactly
from ks_budget.sheets import Cell, Look, Sheet
from ks_budget.views.workbook.given import Given
from ks_budget.views.workbook.page import Cells, Head, kept, number, page, text, year_cell
from ks_budget.views.workbook.places import Places

WORDS = {
    "sv": {
        "name": "Justeringar",
        "key": "Nyckel",
        "frame": "Ram",
        "line": "Rad",
        "year": "År",
        "kind": "Slag",
        "reason": "Anledning",
        "amount": "Belopp i {unit}",
        "permanent": "permanent",
        "temporary": "tillfällig",
        "guide": "Lägg till egna justeringar på de tomma gula raderna. Nyckeln är ramens och radens id.",
        "note": "En permanent justering av budgetåret ingår redan i beloppen. En tillfällig tas bort året efter, före "
        "uppräkningen. Belopp som läggs till ska ta ut varandra över ramens rader.",
    },
    "en": {
        "name": "Adjustments",
        "key": "Key",
        "frame": "Frame",
        "line": "Line",
        "year": "Year",
        "kind": "Kind",
        "reason": "Reason",
        "amount": "Amount in {unit}",
        "permanent": "permanent",
        "temporary": "temporary",
        "guide": "Add your own on the empty yellow rows. The key is the id of the frame and of the line.",
        "note": "A permanent one of the budget's own year is in the amounts already. A temporary one drops out the "
        "year after, before the index. What is added should balance over the lines of its frame.",
    },
}
KEY, YEAR, KIND, AMOUNT = 0, 3, 4, 6
"""The columns that frames look in."""
SPARE = 10
"""How many rows are left for new ones."""


def kind_named(kind: str, language: str) -> str:
    """What a sort of adjustment is called in the list."""
    return WORDS[language][kind]


def count(budget: Budget) -> int:
    """How many rows the list has, without those that are left."""
    return sum(1 for _ in _effects(budget))


@exactly
def effect(frame: Frame, line: str, kind: str, year: int, unit: str) -> Decimal:
    """What the adjustments of one sort and year come to for a line, in the budget's unit."""
    some = (one for one in frame.adjustments if one.kind == kind and one.year == year)
    return add(effects(one, unit).get(line, ZERO) for one in some)  # type: ignore[arg-type]


def _effects(budget: Budget) -> Iterator[tuple[Frame, Adjustment, str, Decimal]]:
    for frame in budget.content.frames:
        for adjustment in frame.adjustments:
            for line, amount in effects(adjustment, budget.unit).items():
                yield frame, adjustment, line, amount


def sheet(given: Given, places: Places) -> Sheet:
    """The list."""
    words, budget = WORDS[given.language], given.budget
    heads = [
        Head(words["key"], 22),
        Head(words["frame"], 46),
        Head(words["line"], 26),
        Head(words["year"], 8, "year"),
        Head(words["kind"], 12),
        Head(words["reason"], 50),
        Head(words["amount"].format(unit=budget.unit), 16, "number"),
    ]
    rows = [_row(given, places, *one) for one in _effects(budget)]
    empty = [Cell(None, Look(head.number, role="input")) for head in heads]
    rows += [list[Cell | None](empty) for _ in range(SPARE)]
    return page(given, places.sheets["adjustments"], words["name"], heads, rows, [words["note"]], guide=words["guide"])


def _row(given: Given, places: Places, frame: Frame, adjustment: Adjustment, line: str, amount: Decimal) -> Cells:
    own = adjustment.unit in (None, given.budget.unit)
    effect = number(amount, None, "input", signed=True)
    label = next((one.label for one in frame.lines if one.id == line), line)
    return [
        text(places.keys.get((frame.id, line), f"{frame.id}.{line}"), "input"),
        text(frame.name),
        text(label),
        kept(year_cell(adjustment.year, "input"), adjustment, "year"),
        text(kind_named(adjustment.kind, given.language), "input"),
        kept(text(adjustment.reason), adjustment, "reason"),
        kept(effect, adjustment, "effects", line) if own else effect,
    ]
