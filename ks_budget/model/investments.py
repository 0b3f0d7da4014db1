"""Capital spending by group, project and year. Expenditure is positive here, as in the printed table."""

from typing import Annotated

from msgspec import field

from ks_budget.model.base import Money, Table, Tabled, described, ident
from ks_budget.money import Amount


class Project(Table, frozen=True, kw_only=True):
    """One row of the investment budget."""

    id: Annotated[str, described("Stable and unique in the chapter."), ident(among="investments", reserved=("total",))]
    name: Annotated[str, described("As printed.")]
    amounts: Annotated[
        dict[int, Amount],
        described("Expenditure by year, positive; 0 where nothing is planned."),
        Money(sign="expenditure+"),
        Tabled(),
    ]
    exact: Annotated[bool, described("Whether its amounts were decided as they stand, and are not rounded.")] = False


class Group(Table, frozen=True, kw_only=True):
    """Projects of one kind."""

    id: Annotated[str, described("Stable and unique in the chapter."), ident(among="investments", reserved=("total",))]
    name: Annotated[str, described("As printed.")]
    projects: Annotated[tuple[Project, ...], described("Its rows; none where nothing is planned.")] = field(
        name="project", default=()
    )
    printed: Annotated[
        dict[int, Amount], described("Its sum by year as printed; compared, never added."), Money(sign="expenditure+")
    ] = field(default_factory=dict)
    exact: Annotated[bool, described("Whether its sums are not rounded.")] = False


class Investments(Table, frozen=True, kw_only=True):
    """The investment budget."""

    years: Annotated[tuple[int, ...], described("The years it covers; every project has an amount for each.")]
    groups: Annotated[tuple[Group, ...], described("Its groups, in printed order.")] = field(name="group", default=())
    printed: Annotated[
        dict[int, Amount], described("The sum of all by year as printed."), Money(sign="expenditure+")
    ] = field(default_factory=dict)
    exact: Annotated[
        bool, described("Whether no figure of the chapter is rounded: what is decided in even thousands is not.")
    ] = False
