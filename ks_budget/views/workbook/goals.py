"""The sheet of goals: each indicator with its outcomes, and how far the latest is from the target."""

from ks_budget.compute.goals import Standing, standings, years
from ks_budget.model import Goal
from ks_budget.sheets import Cell, Look, Sheet, address, text_in_formula
from ks_budget.views.goals import BETTER, STATUS
from ks_budget.views.workbook.given import Given
from ks_budget.views.workbook.page import FIRST, Cells, Head, kept, number, page, text, year_cell
from ks_budget.views.workbook.places import Places

WORDS = {
    "sv": {
        "name": "Mål",
        "title": "Mål och indikatorer",
        "number": "Nr",
        "goal": "Mål",
        "indicator": "Indikator",
        "unit": "Enhet",
        "better": "Bäst",
        "target_year": "Målår",
        "target": "Målvärde",
        "change": "Ändring",
        "distance": "Till målet",
        "status": "Läge",
        "kolada": "Kolada",
        "source": "Källa",
        "guide": "Gula celler är indata: fyll i nya utfall, så räknas ändring, avstånd och läge om.",
        "note": "Ändring = skillnaden mellan de två senaste utfallen. Till målet: minus = det återstår, plus = målet "
        "är passerat. Läge: nått = senaste utfallet har nått målet; på väg = närmare målet än föregående utfall; inte "
        "på väg = inte närmare; uppgift saknas = inget utfall, eller bara ett som inte når målet.",
    },
    "en": {
        "name": "Goals",
        "title": "Goals and indicators",
        "number": "No.",
        "goal": "Goal",
        "indicator": "Indicator",
        "unit": "Unit",
        "better": "Best",
        "target_year": "Target year",
        "target": "Target",
        "change": "Change",
        "distance": "To target",
        "status": "Status",
        "kolada": "Kolada",
        "source": "Source",
        "guide": "Yellow cells are inputs: fill in new outcomes, and change, distance and status follow.",
        "note": "Change: between the two latest outcomes. To target: minus is left, plus is past it. Status: reached "
        "when the latest outcome is at the target or past it, on the way when it is nearer than the one before, not "
        "on the way when it is not, no data without an outcome, or with one alone that is short of the target.",
    },
}
_BETTER, _OUTCOMES = 4, 7
"""The columns of which way is better, and of the first outcome."""


def sheet(given: Given, places: Places) -> Sheet:
    """A row for each indicator, in the order of the goals."""
    words, goals = WORDS[given.language], given.budget.content.goals
    outcomes = years(goals)
    heads = [
        Head(words["number"], 6, "number"),
        Head(words["goal"], 36),
        Head(words["indicator"], 50),
        Head(words["unit"], 14),
        Head(words["better"], 8),
        Head(words["target_year"], 8, "year"),
        Head(words["target"], 11, "number"),
        *(Head(str(year), 9, "number") for year in outcomes),
        Head(words["change"], 10, "number"),
        Head(words["distance"], 12, "number"),
        Head(words["status"], 17),
        Head(words["kolada"], 10),
        Head(words["source"], 30),
    ]
    every = [(goal, stand) for goal, stands in standings(goals) for stand in stands]
    rows = [_Row(goal, stand, outcomes, FIRST + i, given.language).cells() for i, (goal, stand) in enumerate(every)]
    title = words["title"]
    return page(given, places.sheets["goals"], title, heads, rows, [words["note"]], guide=words["guide"])


class _Row:
    """One indicator."""

    def __init__(self, goal: Goal, stand: Standing, outcomes: list[int], row: int, language: str) -> None:
        self.goal, self.stand, self.years, self.row, self.language = goal, stand, outcomes, row, language
        last = _OUTCOMES + len(outcomes) - 1
        self.outcomes = f"{address(row, _OUTCOMES)}:{address(row, last)}"
        self.change, self.distance = address(row, last + 1), address(row, last + 2)
        self.target, self.better = address(row, 6), address(row, _BETTER)

    def cells(self) -> Cells:
        """All of it. Where no indicator has an outcome there are no columns to look in."""
        indicator, language, stand = self.stand.indicator, self.language, self.stand
        name = f"{indicator.heading}: {indicator.name}" if indicator.heading else indicator.name
        outcomes = [
            kept(number(indicator.outcomes.get(year), None, "input"), indicator, "outcomes", year)
            for year in self.years
        ]
        change, distance, status = self.formulas() if self.years else ("", "", "")
        return [
            number(self.goal.number),
            kept(text(self.goal.name), self.goal, "name"),
            text(name) if indicator.heading else kept(text(name), indicator, "name"),
            kept(text(indicator.unit), indicator, "unit"),
            text(BETTER[language][indicator.better], "input"),
            kept(year_cell(self.goal.target_year), self.goal, "target_year"),
            kept(number(indicator.target, None, "input"), indicator, "target"),
            *outcomes,
            number(stand.change, None, formula=change, signed=True),
            number(stand.distance, None, formula=distance, signed=True),
            Cell(STATUS[language][stand.status], Look(), status),
            kept(text(indicator.kolada), indicator, "kolada"),
            kept(text(indicator.source), indicator, "source"),
        ]

    def outcome(self, which: int) -> str:
        """The latest outcome, or the one before it, whatever years have none."""
        place = f"ISNUMBER({self.outcomes})*(COLUMN({self.outcomes})-{_OUTCOMES})"
        return f"INDEX({self.outcomes},SUMPRODUCT(LARGE({place},{which})))"

    def formulas(self) -> tuple[str, str, str]:
        """Of change, distance and status."""
        latest, before = (self.outcome(which) for which in (1, 2))
        way = f"IF({self.better}={text_in_formula(BETTER[self.language]['higher'])},1,-1)"
        distance = f"ROUND({way}*({latest}-{self.target}),9)"
        reached, on_way, away, none = (
            text_in_formula(STATUS[self.language][status]) for status in ("reached", "on-the-way", "away", "no-data")
        )
        count = f"COUNT({self.outcomes})"
        nearer = f"IF({way}*{self.change}>0,{on_way},{away})"
        short = f"IF({count}=1,{none},{nearer})"
        return (
            f'IF({count}<2,"",ROUND({latest}-{before},9))',
            f'IF({count}=0,"",{distance})',
            f"IF({count}=0,{none},IF({self.distance}>=0,{reached},{short}))",
        )
