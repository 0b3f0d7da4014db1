"""What is invested, by group and project, over a range of years? Expenditure is positive."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Literal

from msgspec import Struct

from ks_budget.model import Budget, Group, Project
from ks_budget.model.investments import years_of_period
from ks_budget.money import ZERO, add, convert, exactly
from ks_budget.printed.investments import named


class InvestmentRow(Struct, frozen=True):
    """One row: a project, a group, or everything. Amounts are in the unit of the last budget."""

    id: str
    name: str
    by_year: dict[int, Decimal | None]
    """None where the budgets say nothing of the project in that year."""
    kind: Literal["sum", "expenditure", "income", "part"] = "sum"
    """Income is below zero and reduces the sums; what is a part of another row is in none."""

    @property
    def sum(self) -> Decimal:
        """Over all years; what the budgets say nothing of counts as 0."""
        return self.over(self.by_year)

    def over(self, years: Iterable[int]) -> Decimal:
        """Over some of the years."""
        return add(amount for year in years if (amount := self.by_year.get(year)) is not None)


class InvestmentGroup(Struct, frozen=True):
    """A group with its projects; the group is the sum of those that are no part of another."""

    whole: InvestmentRow
    projects: list[InvestmentRow]


class InvestmentPlan(Struct, frozen=True):
    """The investments of a range of years."""

    years: list[int]
    groups: list[InvestmentGroup]
    total: InvestmentRow
    sources: dict[int, str]
    """Which budget each year is taken from."""
    periods: list[range]
    """The years that the last budget prints a sum of, where all of them are among the years."""

    @property
    def rows(self) -> list[InvestmentRow]:
        """All rows as they stand in the table: each group before its projects, the total last."""
        return [*(row for group in self.groups for row in (group.whole, *group.projects)), self.total]


@exactly
def investment_plan(budgets: list[Budget], first: int, last: int) -> InvestmentPlan:
    """The investments from the first year to the last, each year from the latest budget that covers it.

    ``budgets`` come in order of years, and the last is the one asked for: its names, groups and order of rows hold,
    rows that only earlier budgets have come last in their group.
    """
    unit = budgets[-1].unit
    covering = {
        year: budget
        for budget in budgets
        if budget.content.investments
        for year in budget.content.investments.years
        if first <= year <= last
    }
    years = sorted(covering)
    groups = []
    for group, projects in _placed(budgets[::-1]):
        rows = [
            InvestmentRow(
                project.id,
                project.name,
                {year: _amount(covering[year], project.id, year, unit) for year in years},
                _kind(project),
            )
            for project in projects
        ]
        groups.append(InvestmentGroup(_added(group.id, group.name, rows, years), rows))
    total = _added("total", "", [group.whole for group in groups], years)
    sources = {year: budget.name for year, budget in sorted(covering.items())}
    return InvestmentPlan(years, groups, total, sources, _periods(budgets[-1], years))


def _groups(budget: Budget) -> tuple[Group, ...]:
    return budget.content.investments.groups if budget.content.investments else ()


def _placed(budgets: Iterable[Budget]) -> list[tuple[Group, list[Project]]]:
    """Groups and projects of several budgets, each once: a project stands in the group of the first that has it."""
    groups: dict[str, tuple[Group, list[Project]]] = {}
    seen: set[str] = set()
    for budget in budgets:
        for group in _groups(budget):
            _, projects = groups.setdefault(group.id, (group, []))
            projects += [project for project in group.projects if project.id not in seen]
        seen |= {project.id for group in _groups(budget) for project in group.projects}
    return list(groups.values())


def _kind(project: Project) -> Literal["expenditure", "income", "part"]:
    return "part" if project.of_which is not None else "income" if project.income else "expenditure"


def _amount(budget: Budget, project: str, year: int, unit: str) -> Decimal | None:
    for group in _groups(budget):
        for row in group.projects:
            if row.id == project and year in row.amounts:
                return convert(row.amounts[year], budget.unit, unit)
    return None


def _added(id: str, name: str, rows: list[InvestmentRow], years: list[int]) -> InvestmentRow:
    counted = [row for row in rows if row.kind != "part"]
    return InvestmentRow(id, name, {year: add(row.by_year[year] or ZERO for row in counted) for year in years})


def _periods(budget: Budget, years: list[int]) -> list[range]:
    chapter = budget.content.investments
    if chapter is None:
        return []
    names = dict.fromkeys(period for _, _, table in named(chapter) for period in table.printed_periods)
    found = dict.fromkeys(period for name in names if (period := years_of_period(name)))
    return [period for period in found if set(years).issuperset(period)]


@exactly
def shares(plan: InvestmentPlan) -> dict[str, Decimal | None]:
    """Percent of all expenditure for each row by id, that of groups and of the total before income.

    None for income and for what is a part of another row; and for every row where there is no expenditure to take a
    share of, or where some is below zero: parts of a whole then mean nothing.
    """
    spent = {group.whole.id: [row for row in group.projects if row.kind == "expenditure"] for group in plan.groups}
    gross = {id: add(row.sum for row in rows) for id, rows in spent.items()}
    gross |= {row.id: row.sum for rows in spent.values() for row in rows}
    whole = gross["total"] = add(gross[group.whole.id] for group in plan.groups)
    meaningful = whole > 0 and all(amount >= 0 for amount in gross.values())
    return {
        row.id: (gross[row.id] / whole * 100).quantize(_FINE) if meaningful and row.id in gross else None
        for row in plan.rows
    }


_FINE = Decimal(1).scaleb(-30)


Level = Literal["project", "group", "total"]


class BudgetAmounts(Struct, frozen=True):
    """The amounts of one row in one of the two budgets."""

    own: Decimal | None
    """In the budget's own year; None where the budget does not have the row."""
    common: dict[int, Decimal]
    """By year, over the years that both budgets cover; empty where the budget does not have the row."""


class ProjectChange(Struct, frozen=True):
    """One project, group or the total in two budgets, in the second's unit."""

    id: str
    name: str
    level: Level
    before: BudgetAmounts
    after: BudgetAmounts

    def change(self, year: int) -> Decimal:
        """How much more the second has in a year that both budgets cover."""
        return self.after.common.get(year, ZERO) - self.before.common.get(year, ZERO)


class InvestmentChange(Struct, frozen=True):
    """The investment budgets of two budgets compared."""

    common: list[int]
    """The years that both cover."""
    same_year: bool
    """Whether both are budgets of one year; then their own years say nothing more."""
    rows: list[ProjectChange]
    """Groups before their projects, the total last."""

    @property
    def same(self) -> bool:
        """Nothing differs in the years compared."""
        return all(row.before == row.after for row in self.rows)


@exactly
def compare_investments(first: Budget, second: Budget) -> InvestmentChange | None:
    """The change from the first budget's investments to the second's; None when one of them has none."""
    a, b = first.content.investments, second.content.investments
    if a is None or b is None:
        return None
    common = [year for year in b.years if year in a.years]
    before, after = (_amounts(budget, second.unit, common) for budget in (first, second))

    def change(id: str, name: str, level: Level) -> ProjectChange:
        old, new = before.get((level, id), {}), after.get((level, id), {})
        return ProjectChange(id, name, level, _of(old, first.year, common), _of(new, second.year, common))

    rows = []
    for group, projects in _placed((second, first)):
        rows.append(change(group.id, group.name, "group"))
        rows += [change(project.id, project.name, "project") for project in projects]
    rows.append(change("total", "", "total"))
    return InvestmentChange(common, first.year == second.year, rows)


_ByYear = dict[int, Decimal]
_Key = tuple[Level, str]


def _amounts(budget: Budget, unit: str, common: list[int]) -> dict[_Key, _ByYear]:
    """Amounts by row and year, in the budget's own year and the years in common."""
    covered = budget.content.investments.years if budget.content.investments else ()
    years = [year for year in dict.fromkeys((budget.year, *common)) if year in covered]
    total = dict.fromkeys(years, ZERO)
    sums: dict[_Key, _ByYear] = {("total", "total"): total}
    for group in _groups(budget):
        whole = sums["group", group.id] = dict.fromkeys(years, ZERO)
        for project in group.projects:
            amounts = {year: convert(project.amounts.get(year, 0), budget.unit, unit) for year in years}
            sums["project", project.id] = amounts
            for sum in (whole, total) if project.of_which is None else ():
                for year, amount in amounts.items():
                    sum[year] += amount
    return sums


def _of(by_year: _ByYear, year: int, common: list[int]) -> BudgetAmounts:
    """One row of a budget: in its own year and in the years in common."""
    return BudgetAmounts(by_year.get(year), {year: by_year[year] for year in common if by_year})
