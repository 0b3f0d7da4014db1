"""`ksb investments` as a table: groups and projects by year, their sum and share of the whole."""

from decimal import Decimal

from ks_budget.compute.footing import foot
from ks_budget.compute.investments import InvestmentPlan, InvestmentRow, shares
from ks_budget.compute.periods import runs
from ks_budget.language import listed
from ks_budget.model import Budget
from ks_budget.money import ZERO
from ks_budget.numerals import decimals_shown
from ks_budget.report import Bar, Block, Column, Lines, Report, Row, Table, Value
from ks_budget.views.words import none

WORDS = {
    "sv": {
        "title": "Investeringar {years}",
        "row": "Belopp i {unit}",
        "sum": "Summa",
        "share": "Andel %",
        "picture": "Diagram",
        "total": "Totala utgifter",
        "note": "Belopp i {unit}. Utgifter är positiva.",
        "shares": "Andelarna gäller totala utgifter {years} och är avrundade så att grupperna blir 100 procent.",
        "gross": "Andelarna gäller utgifter före inkomster {years} och är avrundade så att grupperna blir 100 procent.",
        "no_shares": "Andelar visas inte, eftersom någon utgift är negativ eller det inte finns några utgifter.",
        "parts": "Därav-rader ingår i den rad som de är en del av, och räknas inte i någon summa.",
        "source": "Beloppen för {year} är hämtade ur budget {budget}.",
        "nothing": "Inga investeringar {years}. Budgeten {budget} omfattar {covered}.",
    },
    "en": {
        "title": "Investments {years}",
        "row": "Amounts in {unit}",
        "sum": "Sum",
        "share": "Share %",
        "picture": "Part of the sum",
        "total": "Total expenditure",
        "note": "Amounts in {unit}; expenditure is plus.",
        "shares": "Share of the total {years}, rounded so that the groups make 100.",
        "gross": "Share of expenditure before income {years}, rounded so that the groups make 100.",
        "no_shares": "No shares are shown: some expenditure is below zero, or there is none.",
        "parts": "Of-which rows are in the row that they are a part of, and in no sum.",
        "source": "{year} from budget {budget}.",
        "nothing": "No investments {years} in the budget {budget}, which has {covered}.",
    },
}


def view(budget: Budget, plan: InvestmentPlan, first: int, last: int, language: str) -> Report:
    """The table, or a word on why there is none."""
    words = WORDS[language]
    chapter = budget.content.investments
    if not plan.years and (chapter is None or not chapter.years):
        blocks: list[Block] = [none(budget, "investments", language)]
    elif not plan.years:
        years = chapter.years if chapter and chapter.years else (first,)
        asked, covered = (listed(runs(some), language) for some in (range(first, last + 1), years))
        text = words["nothing"].format(years=asked, budget=budget.name, covered=covered)
        blocks = [Lines("", [text])]
    else:
        blocks = [_table(budget, plan, language)]
    return Report("investments", budget.name, budget.unit, language, blocks)


def _table(budget: Budget, plan: InvestmentPlan, language: str) -> Table:
    words, unit = WORDS[language], budget.unit
    decimals = decimals_shown(unit, (amount for row in plan.rows for amount in row.by_year.values()))
    columns = [
        Column("row", words["row"].format(unit=unit)),
        *(Column(str(year), str(year), "amount", decimals=decimals) for year in plan.years),
        *(Column(_key(period), f"{period[0]}–{period[-1]}", "amount", decimals=decimals) for period in plan.periods),
        Column("sum", words["sum"], "amount", decimals=decimals),
        Column("share", words["share"], "percent", decimals=1),
        Column("bar", words["picture"], "picture"),
    ]
    rounded, scale = _shares(plan), _scale(plan)
    rows = [_row(row, row.name or words["total"], plan, rounded, scale) for row in plan.rows]
    years = listed(runs(plan.years), language)
    notes = [" ".join(words[word].format(unit=unit, years=years) for word in ("note", *_notes(plan, rounded)))]
    if len(set(plan.sources.values())) > 1:
        notes += [words["source"].format(year=y, budget=b) for y, b in plan.sources.items() if b != budget.name]
    return Table("investments", words["title"].format(years=years), columns, rows, notes=notes)


def _key(period: range) -> str:
    return f"{period[0]}-{period[-1]}"


def _notes(plan: InvestmentPlan, rounded: dict[str, Decimal | None]) -> list[str]:
    """What is to be said of shares and of rows that are in no sum."""
    kinds = {row.kind for row in plan.rows}
    shares = "no_shares" if rounded["total"] is None else "gross" if "income" in kinds else "shares"
    return [shares, *(["parts"] if "part" in kinds else [])]


def _shares(plan: InvestmentPlan) -> dict[str, Decimal | None]:
    """Shares with one decimal that add up: groups to 100, projects to their group."""
    exact = shares(plan)
    if exact["total"] is None:
        return exact
    shape = {"total": [group.whole.id for group in plan.groups]}
    for group in plan.groups:
        spent = [project.id for project in group.projects if exact[project.id] is not None]
        shape |= {group.whole.id: spent} if spent else {}
    return exact | dict(foot(shape, {id: share for id, share in exact.items() if share is not None}, Decimal("0.1")))


def _scale(plan: InvestmentPlan) -> tuple[Decimal, Decimal]:
    """From the least sum to the largest, zero among them."""
    sums = [ZERO, *(row.sum for row in plan.rows)]
    return min(sums), max(sums)


def _row(
    row: InvestmentRow,
    name: str,
    plan: InvestmentPlan,
    rounded: dict[str, Decimal | None],
    scale: tuple[Decimal, Decimal],
) -> Row:
    bar = Bar(ZERO, row.sum, *scale, "level" if row.kind == "sum" else "down" if row.sum < 0 else "up")
    sums = [row.over(period) for period in plan.periods]
    cells: list[Value] = [name, *row.by_year.values(), *sums, row.sum, rounded[row.id], bar]
    return Row(row.id, cells, "total" if row.kind == "sum" else "part")
