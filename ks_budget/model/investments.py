"""Capital spending by group, project and year. Expenditure is positive here, as in the printed table."""

from typing import Annotated

from msgspec import field

from ks_budget.model.base import Changeable, Follows, Money, Table, Tabled, described, ident, refers
from ks_budget.money import Amount

PERIODS = 'Its sum over some years by period, such as `"2022-2024"`, as printed; compared, never added.'


class Project(Table, frozen=True, kw_only=True):
    """One row of the investment budget."""

    id: Annotated[str, described("Stable and unique in the chapter."), ident(among="investments", reserved=("total",))]
    name: Annotated[str, described("As printed.")]
    amounts: Annotated[
        dict[int, Amount],
        described("Expenditure by year, positive; 0 where nothing is planned."),
        Money(sign="expenditure+"),
        Tabled(),
        Changeable(),
    ]
    income: Annotated[
        bool, described("Whether it is income, such as contributions: its amounts are below zero and reduce the sums.")
    ] = False
    of_which: Annotated[
        str | None,
        described("Of another row of its group: the id of the row that it is a part of (därav). It is never added."),
        refers("project"),
    ] = None
    printed_periods: Annotated[
        dict[str, Amount], described(PERIODS), Money(sign="expenditure+"), Follows("periods")
    ] = field(default_factory=dict)
    exact: Annotated[bool, described("Whether its amounts were decided as they stand, and are not rounded.")] = False


class Group(Table, frozen=True, kw_only=True):
    """Projects of one kind."""

    id: Annotated[str, described("Stable and unique in the chapter."), ident(among="investments", reserved=("total",))]
    name: Annotated[str, described("As printed.")]
    projects: Annotated[tuple[Project, ...], described("Its rows; none where nothing is planned.")] = field(
        name="project", default=()
    )
    printed: Annotated[
        dict[int, Amount],
        described("Its sum by year as printed; compared, never added."),
        Money(sign="expenditure+"),
        Follows("sum"),
    ] = field(default_factory=dict)
    printed_periods: Annotated[
        dict[str, Amount], described(PERIODS), Money(sign="expenditure+"), Follows("periods")
    ] = field(default_factory=dict)
    exact: Annotated[bool, described("Whether its sums are not rounded.")] = False

    @property
    def counted(self) -> tuple[Project, ...]:
        """The rows that it is the sum of: those that are no part of another."""
        return tuple(project for project in self.projects if project.of_which is None)


class Investments(Table, frozen=True, kw_only=True):
    """The investment budget."""

    years: Annotated[
        tuple[int, ...],
        described("The years it covers, those before the budget's own too; every project has an amount for each."),
    ]
    groups: Annotated[tuple[Group, ...], described("Its groups, in printed order.")] = field(name="group", default=())
    printed: Annotated[
        dict[int, Amount],
        described("The sum of all by year as printed."),
        Money(sign="expenditure+"),
        Follows("sum"),
    ] = field(default_factory=dict)
    printed_periods: Annotated[
        dict[str, Amount], described(PERIODS), Money(sign="expenditure+"), Follows("periods")
    ] = field(default_factory=dict)
    exact: Annotated[
        bool, described("Whether no figure of the chapter is rounded: what is decided in even thousands is not.")
    ] = False


def years_of_period(period: str) -> range | None:
    """The years of a period as files write it, `2022-2024` or with a dash; None for what is none."""
    first, _, last = period.replace("–", "-").partition("-")
    if not all(len(year) == 4 and year.isascii() and year.isdigit() for year in (first, last)):
        return None
    return range(int(first), int(last) + 1) if first < last else None
