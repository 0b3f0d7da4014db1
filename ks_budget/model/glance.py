"""A budget as a list of budgets has it: what its document says of itself."""

from datetime import date

from msgspec import Struct

from ks_budget.problems import Problem


class Glance(Struct, frozen=True):
    """What a list of budgets says of one."""

    name: str
    year: int | None
    title: str = ""
    board: str = ""
    decided: date | None = None
    based_on: str = ""
    """Of a variant: the budget that it differs from."""
    language: str = ""
    unreadable: Problem | None = None
    """The first reason why it, or a part of it, cannot be read."""
