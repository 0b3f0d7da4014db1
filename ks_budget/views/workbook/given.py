"""What the sheets are made of."""

from collections.abc import Mapping
from datetime import date

from msgspec import Struct

from ks_budget.compute.assignments import Task
from ks_budget.compute.bridge import Bridge
from ks_budget.compute.investments import InvestmentPlan
from ks_budget.compute.projection import Projection
from ks_budget.model import Budget
from ks_budget.printed.rates import Rates
from ks_budget.report import Table


class Ram(Struct, frozen=True):
    """A frame, projected, and the table of it that `ksb project` shows."""

    projection: Projection
    table: Table


class Given(Struct, frozen=True):
    """A budget, with what is computed of it."""

    budget: Budget
    language: str
    day: date
    """The day of the document, which comes of the budget and not of the clock."""
    revision: str
    """Git's name for the version that the files are of; empty where they are in none."""
    changed: bool
    """Whether files are changed since."""
    found: Mapping[str, int]
    """How many findings of `ksb check` there are, by how grave they are."""
    rates: Rates
    frames: list[Ram]
    no_plan: list[str]
    """Why there is no plan, where something lacks for it."""
    bridges: list[Bridge]
    bridge_tables: list[Table]
    """Those that `ksb bridge` shows of them, in the same order."""
    no_bridge: list[str]
    investments: InvestmentPlan | None
    records: tuple[tuple[str, str], ...]
    """The budget as its files have it, value by value, so that it can be read back."""
    tasks: list[Task]
    """Assignments, those that are carried over last."""
