"""The sheets of risks: the list with its scores, and the matrix that counts them."""

from ks_budget.compute.risks import arrange, matrix, score, treatment_labels
from ks_budget.model import Level, Scale
from ks_budget.sheets import Condition, Sheet, address, within
from ks_budget.views.words import RISKS, axes
from ks_budget.views.workbook.given import Given
from ks_budget.views.workbook.page import FIRST, Cells, Head, kept, number, page, text
from ks_budget.views.workbook.places import Places

WORDS = {
    "sv": {
        "name": "Risker",
        "matrix": "Riskmatris",
        "description": "Beskrivning",
        "level": "Nivå",
        "sum": "Summa",
        "guide": "Gula celler är indata. Riskvärdet och matrisen räknas om.",
        "note": "Riskvärde = {product}.",
        "counts": "Rader: {likelihood}. Kolumner: {impact}. Antal risker i varje ruta.",
    },
    "en": {
        "name": "Risks",
        "matrix": "Risk matrix",
        "description": "Description",
        "level": "Level",
        "sum": "Sum",
        "guide": "Yellow cells are inputs. The score and the matrix follow.",
        "note": "Score = {product}.",
        "counts": "Rows: {likelihood}. Columns: {impact}. The number of risks in each cell.",
    },
}
NAME, LIKELIHOOD, IMPACT, SCORE = 0, 1, 2, 3


def rows_of(given: Given) -> dict[str, int]:
    """The row of each risk, by its id."""
    return {risk.id: FIRST + i for i, risk in enumerate(arrange(given.budget.content.risks))}


def score_formula(row: int) -> str:
    """Likelihood × impact."""
    return f"{address(row, LIKELIHOOD)}*{address(row, IMPACT)}"


def sheet(given: Given, places: Places) -> Sheet:
    """The risks, gravest first."""
    budget, language = given.budget, given.language
    words, named, labels = WORDS[language], axes(budget, language), treatment_labels(budget)
    heads = [
        Head(RISKS[language]["risk"], 46),
        Head(named.likelihood, 13, "number"),
        Head(named.impact, 13, "number"),
        Head(RISKS[language]["score"], 11, "number"),
        Head(RISKS[language]["treatment"], 26),
        Head(words["description"], 70),
    ]
    rows: list[Cells] = [
        [
            kept(text(risk.name), risk, "name"),
            kept(number(risk.likelihood, role="input"), risk, "likelihood"),
            kept(number(risk.impact, role="input"), risk, "impact"),
            number(score(risk), formula=score_formula(FIRST + i)),
            kept(text(labels.get(risk.treatment, risk.treatment)), risk, "treatment"),
            kept(text(risk.description), risk, "description"),
        ]
        for i, risk in enumerate(arrange(budget.content.risks))
    ]
    cells = f"{address(FIRST, SCORE)}:{address(FIRST + len(rows) - 1, SCORE)}"
    filled = conditions(budget.content.scale, cells, address(FIRST, SCORE))
    notes = [words["note"].format(**named.words)]
    return page(given, places.sheets["risks"], words["name"], heads, rows, notes, filled, words["guide"])


def conditions(scale: Scale | None, cells: str, points: str) -> list[Condition]:
    """The fill of cells by the score that ``points`` gives for the first of them, as `compute.risks.grade` has it."""
    if scale is None:
        return []
    highest = len(scale.likelihood) * len(scale.impact)
    low = f"{points}<{scale.accept_below}" if scale.accept_below is not None else f"{points}*4<{highest}"
    high = f"{points}*16>={highest * 9}"
    return [
        Condition(cells, f"AND(ISNUMBER({points}),{high})", "high"),
        Condition(cells, f"AND(ISNUMBER({points}),NOT({high}),{low})", "low"),
        Condition(cells, f"AND(ISNUMBER({points}),NOT({high}),NOT({low}))", "middle"),
    ]


def matrix_sheet(given: Given, places: Places) -> Sheet:
    """How many risks there are of each likelihood and impact, counted in the list."""
    scale, words, named = given.budget.content.scale, WORDS[given.language], axes(given.budget, given.language)
    assert scale is not None, "made where there is one"
    heads = [Head(f"{named.likelihood} ↓  {named.impact} →", 34), Head(words["level"], 8, "number")]
    heads += [Head(_named(level), 16, "number") for level in scale.impact] + [Head(words["sum"], 10, "number")]
    # The levels of the columns stand as numbers below their heads, so that the formulas can use them.
    levels: list[Cells] = [
        [text(words["level"], "quiet"), text(None), *(number(one.level, role="quiet") for one in scale.impact)]
    ]
    down = sorted(scale.likelihood, key=lambda one: -one.level)
    counted = _Matrix(given, places, scale)
    body = [counted.row(level, FIRST + 1 + i) for i, level in enumerate(down)]
    first, last = address(FIRST + 1, 2), address(FIRST + len(body), 1 + len(scale.impact))
    points = f"${address(FIRST + 1, 1)}*{_fixed_row(FIRST, 2)}"
    filled = conditions(scale, f"{first}:{last}", points)
    rows = [*levels, *body, counted.sums(FIRST + 1, FIRST + len(body))]
    notes = [words["counts"].format(**named.words)]
    return page(given, places.sheets["matrix"], words["matrix"], heads, rows, notes, filled)


class _Matrix:
    """The counts, and the formulas that count."""

    def __init__(self, given: Given, places: Places, scale: Scale) -> None:
        self.scale, self.words, risks = scale, WORDS[given.language], given.budget.content.risks
        self.cells = {spot: len(some) for spot, some in matrix(risks).items()}
        last = FIRST + len(risks) - 1
        self.columns = [
            within(places.sheets["risks"], f"{address(FIRST, column, fixed=True)}:{address(last, column, fixed=True)}")
            for column in (LIKELIHOOD, IMPACT)
        ]

    def row(self, level: Level, row: int) -> Cells:
        """Of one likelihood."""
        likely, grave = self.columns
        counts = [self.cells.get((level.level, impact.level), 0) for impact in self.scale.impact]
        formulas = [
            f"COUNTIFS({likely},${address(row, 1)},{grave},{_fixed_row(FIRST, 2 + i)})" for i in range(len(counts))
        ]
        cells = [number(count, formula=formula) for count, formula in zip(counts, formulas, strict=True)]
        added = f"SUM({address(row, 2)}:{address(row, 1 + len(counts))})"
        return [
            text(_named(level)),
            number(level.level, role="quiet"),
            *cells,
            number(sum(counts), role="total", formula=added),
        ]

    def sums(self, first: int, last: int) -> Cells:
        """Of each impact, and of all."""
        impacts = [level.level for level in self.scale.impact]
        counts = [sum(count for (_, impact), count in self.cells.items() if impact == level) for level in impacts]
        whole = [*counts, sum(counts)]
        cells = [
            number(count, role="total", formula=f"SUM({address(first, 2 + i)}:{address(last, 2 + i)})")
            for i, count in enumerate(whole)
        ]
        return [text(self.words["sum"], "total"), text(None, "total"), *cells]


def _fixed_row(row: int, column: int) -> str:
    """`C$4`: the row stays where it is when the formula is copied."""
    return address(row, column).removesuffix(str(row + 1)) + f"${row + 1}"


def _named(level: Level) -> str:
    return f"{level.level} {level.name}"
