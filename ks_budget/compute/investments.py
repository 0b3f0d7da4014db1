"""What is invested, by group and project, over a range of years? Expenditure is positive."""

from decimal import Decimal
from typing import Literal

from msgspec import Struct

from ks_budget.model import Budget, Group
from ks_budget.money import ZERO, add, convert, exactly


class InvestmentRow(Struct, frozen=True):
    """One row: a project, a group, or everything. Amounts are in the unit of the last budget."""

    id: str
    name: str
    by_year: dict[int, Decimal | None]
    """None where the budgets say nothing of the project in that year."""

    @property
    def sum(self) -> Decimal:
        """Over all years; what the budgets say nothing of counts as 0."""
        return add(amount for amount in self.by_year.values() if amount is not None)


class InvestmentGroup(Struct, frozen=True):
    """A group with its projects; the group is their sum."""

    whole: InvestmentRow
    projects: list[InvestmentRow]


class InvestmentPlan(Struct, frozen=True):
    """The investments of a range of years."""

    years: list[int]
    groups: list[InvestmentGroup]
    total: InvestmentRow
    sources: dict[int, str]
    """Which budget each year is taken from."""


@exactly
def investment_plan(budgets: list[Budget], first: int, last: int) -> InvestmentPlan:
    """The investments from the first year to the last, each year from the latest budget that covers it.

    ``budgets`` come in order of years, and the last is the one asked for: its names and order of rows hold, rows
    that only earlier budgets have come last in their group.
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
    names: dict[str, str] = {}
    shape: dict[str, dict[str, str]] = {}
    for budget in reversed(budgets):
        for group in _groups(budget):
            names.setdefault(group.id, group.name)
            projects = shape.setdefault(group.id, {})
            for project in group.projects:
                projects.setdefault(project.id, project.name)
    groups = []
    for id, projects in shape.items():
        rows = [
            InvestmentRow(key, name, {year: _amount(covering[year], id, key, year, unit) for year in years})
            for key, name in projects.items()
        ]
        groups.append(InvestmentGroup(_added(id, names[id], rows, years), rows))
    total = _added("total", "", [group.whole for group in groups], years)
    return InvestmentPlan(years, groups, total, {year: budget.name for year, budget in sorted(covering.items())})


def _groups(budget: Budget) -> tuple[Group, ...]:
    return budget.content.investments.groups if budget.content.investments else ()


def _amount(budget: Budget, group: str, project: str, year: int, unit: str) -> Decimal | None:
    for candidate in _groups(budget):
        if candidate.id == group:
            for row in candidate.projects:
                if row.id == project and year in row.amounts:
                    return convert(row.amounts[year], budget.unit, unit)
    return None


def _added(id: str, name: str, rows: list[InvestmentRow], years: list[int]) -> InvestmentRow:
    return InvestmentRow(id, name, {year: add(row.by_year[year] or ZERO for row in rows) for year in years})


@exactly
def shares(whole: InvestmentPlan) -> dict[str, Decimal | None]:
    """Percent of the total for each row by id; None where there is nothing to take a share of."""
    sum = whole.total.sum
    rows = [whole.total, *(row for group in whole.groups for row in (group.whole, *group.projects))]
    return {row.id: (row.sum / sum * 100).quantize(Decimal(1).scaleb(-30)) if sum else None for row in rows}


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
    level: Literal["project", "group", "total"]
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

    def change(id: str, name: str, level: Literal["project", "group", "total"]) -> ProjectChange:
        return ProjectChange(id, name, level, _of(before, id, first.year, common), _of(after, id, second.year, common))

    rows = []
    for (group, name), *projects in _shape(second, first):
        rows.append(change(group, name, "group"))
        rows += [change(id, name, "project") for id, name in projects]
    rows.append(change("total", "", "total"))
    return InvestmentChange(common, first.year == second.year, rows)


_ByYear = dict[int, Decimal]


def _amounts(budget: Budget, unit: str, common: list[int]) -> dict[str, _ByYear]:
    """Amounts by row id and year, in the budget's own year and the years in common."""
    covered = budget.content.investments.years if budget.content.investments else ()
    years = [year for year in dict.fromkeys((budget.year, *common)) if year in covered]
    sums: dict[str, _ByYear] = {"total": dict.fromkeys(years, ZERO)}
    for group in _groups(budget):
        sums[group.id] = dict.fromkeys(years, ZERO)
        for project in group.projects:
            amounts = {year: convert(project.amounts.get(year, 0), budget.unit, unit) for year in years}
            sums[project.id] = amounts
            for whole in (sums[group.id], sums["total"]):
                for year, amount in amounts.items():
                    whole[year] += amount
    return sums


def _shape(second: Budget, first: Budget) -> list[list[tuple[str, str]]]:
    """Groups and their projects as the second has them, with what only the first has last."""
    shape: dict[str, dict[str, str]] = {}
    for budget in (second, first):
        for group in _groups(budget):
            rows = shape.setdefault(group.id, {group.id: group.name})
            for project in group.projects:
                rows.setdefault(project.id, project.name)
    return [list(rows.items()) for rows in shape.values()]


def _of(amounts: dict[str, _ByYear], id: str, year: int, common: list[int]) -> BudgetAmounts:
    """One row of a budget: in its own year and in the years in common."""
    by_year = amounts.get(id, {})
    return BudgetAmounts(by_year.get(year), {year: by_year[year] for year in common if by_year})
