"""`ksb investments` as a table: groups and projects by year, their sum and share of the whole."""

from decimal import Decimal

from ks_budget.compute.footing import foot
from ks_budget.compute.investments import Amounts, Plan, shares
from ks_budget.figures import decimals_of
from ks_budget.model import Budget
from ks_budget.money import DECIMALS, ZERO
from ks_budget.report import Bar, Block, Column, Lines, Report, Row, Table
from ks_budget.views.words import NONE

WORDS = {
    "sv": {
        "title": "Investeringar {first}–{last}",
        "row": "Belopp i {unit}",
        "sum": "Summa",
        "share": "Andel %",
        "picture": "Del av summan",
        "total": "Totala utgifter",
        "note": "Belopp i {unit}; utgifter är plus. Andel av totala utgifter {first}–{last}, avrundad så att grupperna "
        "blir 100.",
        "source": "{year} enligt budget {budget}.",
        "nothing": "Inga investeringar {first}–{last} i budgeten {budget}, som har {low}–{high}.",
    },
    "en": {
        "title": "Investments {first}–{last}",
        "row": "Amounts in {unit}",
        "sum": "Sum",
        "share": "Share %",
        "picture": "Part of the sum",
        "total": "Total expenditure",
        "note": "Amounts in {unit}; expenditure is plus. Share of the total {first}–{last}, rounded so that the groups "
        "make 100.",
        "source": "{year} from budget {budget}.",
        "nothing": "No investments {first}–{last} in the budget {budget}, which has {low}–{high}.",
    },
}


def view(budget: Budget, found: Plan, first: int, last: int, language: str) -> Report:
    """The table, or a word on why there is none."""
    words = WORDS[language]
    chapter = budget.content.investments
    if chapter is None and not found.years:
        text = NONE[language]["investments"].format(budget=budget.name)
        blocks: list[Block] = [Lines("", [text])]
    elif not found.years:
        years = chapter.years if chapter else (first,)
        text = words["nothing"].format(first=first, last=last, budget=budget.name, low=min(years), high=max(years))
        blocks = [Lines("", [text])]
    else:
        blocks = [_table(budget, found, language)]
    return Report("investments", budget.name, budget.unit, language, blocks)


def _table(budget: Budget, found: Plan, language: str) -> Table:
    words, unit = WORDS[language], budget.unit
    decimals = max([DECIMALS[unit], *(decimals_of(v.normalize()) for v in found.total.by_year.values() if v)])
    columns = [
        Column("row", words["row"].format(unit=unit)),
        *(Column(str(year), str(year), "amount", decimals=decimals) for year in found.years),
        Column("sum", words["sum"], "amount", decimals=decimals),
        Column("share", words["share"], "percent", decimals=1),
        Column("bar", words["picture"], "picture"),
    ]
    rounded = _shares(found)
    rows = []
    for group in found.groups:
        rows.append(_row(group.whole, rounded, found.total.sum, "total"))
        rows += [_row(project, rounded, found.total.sum, "part") for project in group.projects]
    total = Amounts(found.total.id, words["total"], found.total.by_year)
    rows.append(_row(total, rounded, found.total.sum, "total"))
    span = {"first": found.years[0], "last": found.years[-1]}
    notes = [words["note"].format(unit=unit, **span)]
    if len(set(found.sources.values())) > 1:
        notes += [words["source"].format(year=y, budget=b) for y, b in found.sources.items() if b != budget.name]
    return Table("investments", words["title"].format(**span), columns, rows, notes=notes)


def _shares(found: Plan) -> dict[str, Decimal | None]:
    """Shares with one decimal that add up: groups to 100, projects to their group."""
    exact = shares(found)
    if exact["total"] is None:
        return exact
    shape = {"total": [group.whole.id for group in found.groups]}
    shape |= {group.whole.id: [project.id for project in group.projects] for group in found.groups if group.projects}
    return dict(foot(shape, {id: share or ZERO for id, share in exact.items()}, Decimal("0.1")))


def _row(row: Amounts, rounded: dict[str, Decimal | None], whole: Decimal, kind: str) -> Row:
    bar = Bar(ZERO, row.sum, ZERO, whole, "level" if kind == "total" else "up")
    cells = [row.name, *row.by_year.values(), row.sum, rounded[row.id], bar]
    return Row(row.id, cells, kind)  # type: ignore[arg-type]
