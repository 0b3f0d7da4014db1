"""What is invested, by group and project, over a range of years? Expenditure is positive."""

from decimal import Decimal

from msgspec import Struct

from ks_budget.model import Budget, Group
from ks_budget.money import ZERO, add, convert, exactly


class Amounts(Struct, frozen=True):
    """One row: a project, a group, or everything. Amounts are in the unit of the last budget."""

    id: str
    name: str
    by_year: dict[int, Decimal | None]
    """None where the budgets say nothing of the project in that year."""

    @property
    def sum(self) -> Decimal:
        return add(amount for amount in self.by_year.values() if amount is not None)


class GroupAmounts(Struct, frozen=True):
    """A group with its projects; the group is their sum."""

    whole: Amounts
    projects: list[Amounts]


class Plan(Struct, frozen=True):
    """The investments of a range of years."""

    years: list[int]
    groups: list[GroupAmounts]
    total: Amounts
    sources: dict[int, str]
    """Which budget each year is taken from."""


@exactly
def plan(budgets: list[Budget], first: int, last: int) -> Plan:
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
            Amounts(key, name, {year: _amount(covering[year], id, key, year, unit) for year in years})
            for key, name in projects.items()
        ]
        groups.append(GroupAmounts(_added(id, names[id], rows, years), rows))
    total = _added("total", "", [group.whole for group in groups], years)
    return Plan(years, groups, total, {year: budget.name for year, budget in sorted(covering.items())})


def _groups(budget: Budget) -> tuple[Group, ...]:
    return budget.content.investments.groups if budget.content.investments else ()


def _amount(budget: Budget, group: str, project: str, year: int, unit: str) -> Decimal | None:
    for candidate in _groups(budget):
        if candidate.id == group:
            for row in candidate.projects:
                if row.id == project and year in row.amounts:
                    return convert(row.amounts[year], budget.unit, unit)
    return None


def _added(id: str, name: str, rows: list[Amounts], years: list[int]) -> Amounts:
    return Amounts(id, name, {year: add(row.by_year[year] or ZERO for row in rows) for year in years})


@exactly
def shares(found: Plan) -> dict[str, Decimal | None]:
    """Percent of the total for each row by id; None where there is nothing to take a share of."""
    whole = found.total.sum
    rows = [found.total, *(row for group in found.groups for row in (group.whole, *group.projects))]
    return {row.id: (row.sum / whole * 100).quantize(Decimal(1).scaleb(-30)) if whole else None for row in rows}


class ProjectChange(Struct, frozen=True):
    """One project, group or the total in two budgets, in the second's unit. None: not in that budget."""

    id: str
    name: str
    level: str
    """`project`, `group` or `total`."""
    before: Decimal | None
    """In the first budget's own year."""
    after: Decimal | None
    """In the second budget's own year."""
    before_common: Decimal | None
    """Over the years that both budgets cover."""
    after_common: Decimal | None


class InvestmentChange(Struct, frozen=True):
    """The investment budgets of two budgets compared."""

    common: list[int]
    """The years that both cover."""
    rows: list[ProjectChange]
    """Groups before their projects, the total last."""

    @property
    def same(self) -> bool:
        return all(r.before == r.after and r.before_common == r.after_common for r in self.rows)


@exactly
def compare(first: Budget, second: Budget) -> InvestmentChange | None:
    """The change from the first budget's investments to the second's; None when one of them has none."""
    a, b = first.content.investments, second.content.investments
    if a is None or b is None:
        return None
    common = [year for year in b.years if year in a.years]
    sides = _Side(first, second.unit, common), _Side(second, second.unit, common)
    rows = []
    for group in _shape(second, first):
        rows.append(_project_change(group[0], "group", sides))
        rows += [_project_change(project, "project", sides) for project in group[1:]]
    return InvestmentChange(common, [*rows, _project_change(("total", ""), "total", sides)])


class _Side:
    """A budget's amounts by row id: in its own year, and over the years in common."""

    def __init__(self, budget: Budget, unit: str, common: list[int]) -> None:
        self.own: dict[str, Decimal] = {"total": ZERO}
        self.common: dict[str, Decimal] = {"total": ZERO}
        for group in _groups(budget):
            self.own[group.id] = self.common[group.id] = ZERO
            for project in group.projects:
                amounts = {year: convert(amount, budget.unit, unit) for year, amount in project.amounts.items()}
                for into, part in (
                    (self.own, amounts.get(budget.year, ZERO)),
                    (self.common, add(amounts.get(year, ZERO) for year in common)),
                ):
                    into[project.id] = part
                    into[group.id] += part
                    into["total"] += part


def _shape(second: Budget, first: Budget) -> list[list[tuple[str, str]]]:
    """Groups and their projects as the second has them, with what only the first has last."""
    shape: dict[str, dict[str, str]] = {}
    for budget in (second, first):
        for group in _groups(budget):
            rows = shape.setdefault(group.id, {group.id: group.name})
            for project in group.projects:
                rows.setdefault(project.id, project.name)
    return [list(rows.items()) for rows in shape.values()]


def _project_change(row: tuple[str, str], level: str, sides: tuple[_Side, _Side]) -> ProjectChange:
    id, name = row
    own, common = [side.own.get(id) for side in sides], [side.common.get(id) for side in sides]
    return ProjectChange(id, name, level, own[0], own[1], common[0], common[1])
