"""`ksb investments` as a table: groups and projects by year, their sum and share of the whole."""

from decimal import Decimal

from ks_budget.compute.footing import foot
from ks_budget.compute.investments import InvestmentPlan, InvestmentRow, shares
from ks_budget.model import Budget
from ks_budget.money import ZERO
from ks_budget.numerals import decimals_shown
from ks_budget.report import Bar, Block, Column, Lines, Report, Row, Table
from ks_budget.views.words import none

WORDS = {
    "sv": {
        "title": "Investeringar {years}",
        "row": "Belopp i {unit}",
        "sum": "Summa",
        "share": "Andel %",
        "picture": "Diagram",
        "total": "Totala utgifter",
        "note": "Belopp i {unit}. Utgifter är positiva. Andelarna gäller totala utgifter {years} och är "
        "avrundade så att grupperna blir 100 procent.",
        "source": "Beloppen för {year} är hämtade ur budget {budget}.",
        "nothing": "Inga investeringar {years}. Budgeten {budget} omfattar {low}–{high}.",
    },
    "en": {
        "title": "Investments {years}",
        "row": "Amounts in {unit}",
        "sum": "Sum",
        "share": "Share %",
        "picture": "Part of the sum",
        "total": "Total expenditure",
        "note": "Amounts in {unit}; expenditure is plus. Share of the total {years}, rounded so that the groups "
        "make 100.",
        "source": "{year} from budget {budget}.",
        "nothing": "No investments {years} in the budget {budget}, which has {low}–{high}.",
    },
}


def view(budget: Budget, plan: InvestmentPlan, first: int, last: int, language: str) -> Report:
    """The table, or a word on why there is none."""
    words = WORDS[language]
    chapter = budget.content.investments
    if chapter is None and not plan.years:
        blocks: list[Block] = [none(budget, "investments", language)]
    elif not plan.years:
        years = chapter.years if chapter else (first,)
        text = words["nothing"].format(years=_span(first, last), budget=budget.name, low=min(years), high=max(years))
        blocks = [Lines("", [text])]
    else:
        blocks = [_table(budget, plan, language)]
    return Report("investments", budget.name, budget.unit, language, blocks)


def _span(first: int, last: int) -> str:
    return str(first) if first == last else f"{first}–{last}"


def _table(budget: Budget, plan: InvestmentPlan, language: str) -> Table:
    words, unit = WORDS[language], budget.unit
    decimals = decimals_shown(unit, plan.total.by_year.values())
    columns = [
        Column("row", words["row"].format(unit=unit)),
        *(Column(str(year), str(year), "amount", decimals=decimals) for year in plan.years),
        Column("sum", words["sum"], "amount", decimals=decimals),
        Column("share", words["share"], "percent", decimals=1),
        Column("bar", words["picture"], "picture"),
    ]
    rounded = _shares(plan)
    rows = []
    for group in plan.groups:
        rows.append(_row(group.whole, rounded, plan.total.sum, "total"))
        rows += [_row(project, rounded, plan.total.sum, "part") for project in group.projects]
    total = InvestmentRow(plan.total.id, words["total"], plan.total.by_year)
    rows.append(_row(total, rounded, plan.total.sum, "total"))
    years = _span(plan.years[0], plan.years[-1])
    notes = [words["note"].format(unit=unit, years=years)]
    if len(set(plan.sources.values())) > 1:
        notes += [words["source"].format(year=y, budget=b) for y, b in plan.sources.items() if b != budget.name]
    return Table("investments", words["title"].format(years=years), columns, rows, notes=notes)


def _shares(plan: InvestmentPlan) -> dict[str, Decimal | None]:
    """Shares with one decimal that add up: groups to 100, projects to their group."""
    exact = shares(plan)
    if exact["total"] is None:
        return exact
    shape = {"total": [group.whole.id for group in plan.groups]}
    shape |= {group.whole.id: [project.id for project in group.projects] for group in plan.groups if group.projects}
    return dict(foot(shape, {id: share or ZERO for id, share in exact.items()}, Decimal("0.1")))


def _row(row: InvestmentRow, rounded: dict[str, Decimal | None], whole: Decimal, kind: str) -> Row:
    bar = Bar(ZERO, row.sum, ZERO, whole, "level" if kind == "total" else "up")
    cells = [row.name, *row.by_year.values(), row.sum, rounded[row.id], bar]
    return Row(row.id, cells, kind)  # type: ignore[arg-type]
