"""The sheet of the bridge: from last year's grant to this year's, each step computed from those before it."""

from decimal import Decimal

from ks_budget.compute.bridge import Bridge, Step
from ks_budget.model.levels import Levels
from ks_budget.model.shape import grant_lines
from ks_budget.money import add, convert, decimals_of
from ks_budget.printed.rates import series_of
from ks_budget.sheets import Cell, Role, Sheet, address, sum_of
from ks_budget.views.workbook.given import Given
from ks_budget.views.workbook.page import FIRST, Cells, Head, number, page, text
from ks_budget.views.workbook.places import Places

WORDS = {
    "sv": {
        "name": "Ramförändring",
        "step": "Belopp i {unit}",
        "amount": "Belopp",
        "stated": "Dokumentet",
        "difference": "Skillnad",
        "title": "Ramförändring {year}, steg för steg",
    },
    "en": {
        "name": "Bridge",
        "step": "Amounts in {unit}",
        "amount": "Amount",
        "stated": "Document",
        "difference": "Difference",
        "title": "Bridge {year}",
    },
}
AMOUNT, STATED = 1, 2
_DIGITS = 7
"""Beyond so many decimals a product of binary fractions may be on the wrong side of a half."""


def sheet(given: Given, places: Places) -> Sheet:
    """The bridges after one another."""
    words, rows, notes = WORDS[given.language], list[Cells](), list[str]()
    for bridge, table in zip(given.bridges, given.bridge_tables, strict=True):
        rows += [[text(bridge.frame.name, "head"), *[text(None, "head")] * 3]]
        rows += _Steps(given, places, bridge, [str(row.cells[0]) for row in table.rows], FIRST + len(rows)).rows()
        rows.append([])
        # The last of them explains the diagram, which the sheet has not.
        notes += [note for note in table.notes[:-1] if note not in notes]
    unit = given.budget.unit
    heads = [Head(words["step"].format(unit=unit), 60)]
    heads += [Head(words[key], 14, "number") for key in ("amount", "stated", "difference")]
    title = words["title"].format(year=given.budget.year)
    return page(given, places.sheets["bridge"], title, heads, rows, [*notes, *given.no_bridge])


class _Steps:
    """The steps of one frame, from the row ``first`` on."""

    def __init__(self, given: Given, places: Places, bridge: Bridge, labels: list[str], first: int) -> None:
        self.given, self.places, self.bridge, self.labels, self.first = given, places, bridge, labels, first
        self.decimals, self.steps = decimals_of(bridge.step), bridge.steps
        self.at = {step.kind: first + i for i, step in enumerate(bridge.steps)}

    def rows(self) -> list[Cells]:
        """A row for each step."""
        return [
            self.row(step, self.first + i, label)
            for i, (step, label) in enumerate(zip(self.steps, self.labels, strict=True))
        ]

    def row(self, step: Step, row: int, label: str) -> Cells:
        """One step, and the document's figure for it."""
        role: Role = "total" if step.is_level else "quiet" if step.kind == "unexplained" else "part"
        amount = number(step.amount, self.decimals, role, self.formula(step, row))
        return [text(label, role), amount, *self.stated(step, row, role)]

    def stated(self, step: Step, row: int, role: Role) -> list[Cell | None]:
        """The document's figure in the budget's unit, and how far it is from the amount."""
        if step.stated is None:
            return [text(None, role), text(None, role)]
        value = convert(step.stated.figure, step.stated.unit, self.given.budget.unit)
        before = "" if step.stated.printed else "≈\u00a0"
        told = number(value, None, role, before=before)
        if step.kind == "unexplained" or step.amount is None:
            return [told, text(None, role)]
        formula = f"{address(row, STATED)}-{address(row, AMOUNT)}"
        return [told, number(value - step.amount, None, role, formula, signed=True)]

    def formula(self, step: Step, row: int) -> str:
        """How a step comes of those before it; empty for what is given."""
        match step.kind:
            case "base" if self.bridge.from_previous:
                return sum_of((other, AMOUNT) for other in range(self.first, row))
            case "index":
                return self.index()
            case "indexed":
                return f"{self.cell('base')}+{self.cell('index')}"
            case "sum":
                moved = [self.at["base"], *(self.rows_of("index", "permanent", "temporary"))]
                return sum_of((other, AMOUNT) for other in moved)
            case "grant":
                return self.grant(step.amount)
            case "unexplained":
                return f"{self.cell('grant')}-{self.cell('sum')}"
            case "start":
                temporary = [(other, AMOUNT) for other in self.rows_of("temporary")]
                return "-".join([self.cell("grant"), *([sum_of(temporary)] if temporary else [])])
        return ""

    def rows_of(self, *kinds: str) -> list[int]:
        """The rows of the steps of some kinds."""
        return [self.first + i for i, step in enumerate(self.steps) if step.kind in kinds]

    def cell(self, kind: str) -> str:
        """The amount of the one step of a kind."""
        return address(self.at[kind], AMOUNT)  # type: ignore[index]

    def index(self) -> str:
        """The base moved by the index of each grant line, by how large a part of the grant it is; empty where the
        document says what is added."""
        levels, year = Levels(self.given.budget.content.frames), self.given.budget.year
        parts = [(part, line) for part in levels.counted([self.bridge.frame]) for line in grant_lines(part)]
        whole = add(line.amount for _, line in parts if line.amount is not None)
        if not whole or not self.bridge.index:
            return ""
        moved, grants = [], []
        for part, line in parts:
            place, series = self.places.frames[part.id], series_of(part, line)
            grants.append(place.outside(line.id, "shown", year))
            if series is not None:
                growth = f"{place.outside(line.id, 'share', 0)}*{self.places.index[series, year]}"
                moved.append(growth if len(parts) == 1 else f"{grants[-1]}*{growth}")
        rate = moved[0] if len(parts) == 1 else f"({'+'.join(moved)})/({'+'.join(grants)})"
        return f"ROUND(ROUND({self.cell('base')}*{rate},{_DIGITS}),{self.decimals})"

    def grant(self, amount: Decimal | None) -> str:
        """The grant on the frame's own sheet, where it stands there as it does here."""
        place, frame = self.places.frames[self.bridge.frame.id], self.bridge.frame
        ram = next(ram for ram in self.given.frames if ram.projection.frame.id == frame.id)
        lines, year = [line.id for line in grant_lines(frame)], self.given.budget.year
        if add(ram.projection.start.own[line] for line in lines) != amount:
            return ""
        return "+".join(place.outside(line, "shown", year) for line in lines)
