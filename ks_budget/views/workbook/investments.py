"""The sheet of investments: projects by year, groups and the total added up from them."""

from collections.abc import Iterable
from decimal import Decimal

from ks_budget.compute.investments import InvestmentPlan, InvestmentRow, shares
from ks_budget.labels import INVESTMENTS
from ks_budget.numerals import decimals_shown
from ks_budget.sheets import Cell, Role, Sheet, sum_of
from ks_budget.views.workbook.given import Given
from ks_budget.views.workbook.page import FIRST, Cells, Head, kept, number, page, percent, text
from ks_budget.views.workbook.places import Places

WORDS = {
    "sv": {
        "name": "Investeringar",
        "title": "Investeringar {years}",
        "row": "Belopp i {unit}",
        "sum": "Summa",
        "share": "Andel",
        "note": "Utgifter är positiva och inkomster negativa. Andelen gäller utgifter före inkomster.",
        "parts": "Därav-rader ingår i den rad som de är en del av, och räknas inte i någon summa.",
        "guide": "Gula celler är indata.",
    },
    "en": {
        "name": "Investments",
        "title": "Investments {years}",
        "row": "Amounts in {unit}",
        "sum": "Sum",
        "share": "Share",
        "note": "Expenditure is positive, and income negative. The share is of expenditure before income.",
        "parts": "Of-which rows are in the row that they are a part of, and in no sum.",
        "guide": "Yellow cells are inputs.",
    },
}


def sheet(given: Given, places: Places) -> Sheet:
    """The plan of the years that the budget has."""
    plan, words = given.investments, WORDS[given.language]
    assert plan is not None, "made where there is one"
    unit, years = given.budget.unit, f"{plan.years[0]}–{plan.years[-1]}"
    heads = [Head(words["row"].format(unit=unit), 44), *(Head(str(year), 12, "number") for year in plan.years)]
    heads += [Head(f"{period[0]}–{period[-1]}", 13, "number") for period in plan.periods]
    heads += [Head(words["sum"], 13, "number"), Head(words["share"], 10, "percent")]
    notes = [words["note"], *([words["parts"]] if any(row.kind == "part" for row in plan.rows) else [])]
    rows = _Rows(given, plan, decimals_shown(unit, _amounts(plan))).rows()
    title = words["title"].format(years=years)
    return page(given, places.sheets["investments"], title, heads, rows, notes, guide=words["guide"])


def _amounts(plan: InvestmentPlan) -> Iterable[Decimal | None]:
    return (amount for row in plan.rows for amount in row.by_year.values())


class _Rows:
    """The rows of a plan, and what each is the sum of."""

    def __init__(self, given: Given, plan: InvestmentPlan, decimals: int) -> None:
        self.plan, self.decimals, self.total = plan, decimals, INVESTMENTS[given.language]
        chapter = given.budget.content.investments
        self.records = {one.id: one for group in (chapter.groups if chapter else ()) for one in group.projects}
        self.at = {row.id: FIRST + i for i, row in enumerate(plan.rows)}
        self.groups = {group.whole.id: group.projects for group in plan.groups}
        self.shares = shares(plan)
        self.sum = 1 + len(plan.years) + len(plan.periods)

    def rows(self) -> list[Cells]:
        """All of them, as they stand in the table."""
        return [self.row(row) for row in self.plan.rows]

    def row(self, row: InvestmentRow) -> Cells:
        """A project, a group or the total."""
        role: Role = "total" if row.kind == "sum" else "part"
        years = [self.year(row, i, role) for i in range(len(self.plan.years))]
        return [text(row.name or self.total, role), *years, *self.sums(row, role), self.share(row, role)]

    def year(self, row: InvestmentRow, i: int, role: Role) -> Cell:
        """What is spent in a year."""
        value = row.by_year[self.plan.years[i]]
        added = [(self.at[id], 1 + i) for id in self.added(row)]
        if role == "part":
            cell = number(value, self.decimals, "input")
            record = self.records.get(row.id)
            return kept(cell, record, "amounts", self.plan.years[i]) if record else cell
        return number(value, self.decimals, role, sum_of(added) if added else "")

    def added(self, row: InvestmentRow) -> list[str]:
        """The rows that a group or the total is the sum of."""
        if row.id in self.groups:
            return [project.id for project in self.groups[row.id] if project.kind != "part"]
        return list(self.groups) if row.kind == "sum" else []

    def sums(self, row: InvestmentRow, role: Role) -> list[Cell | None]:
        """Over the periods that the document has, and over all years."""
        years, at = self.plan.years, self.at[row.id]
        spans = [*self.plan.periods, years]
        formulas = [sum_of((at, 1 + years.index(year)) for year in span) for span in spans]
        return [
            number(row.over(span), self.decimals, role, formula) for span, formula in zip(spans, formulas, strict=True)
        ]

    def share(self, row: InvestmentRow, role: Role) -> Cell:
        """Of all expenditure before income."""
        share = self.shares[row.id]
        if share is None:
            return text(None, role)
        spent = [
            project.id for projects in self.groups.values() for project in projects if project.kind == "expenditure"
        ]
        own = (
            [project.id for project in self.groups[row.id] if project.kind == "expenditure"]
            if row.id in self.groups
            else [row.id]
        )
        own = spent if row is self.plan.total else own
        cells = [sum_of((self.at[id], self.sum) for id in ids) if ids else "0" for ids in (own, spent)]
        return percent(share / 100, 1, role, f"{cells[0]}/{cells[1]}")
