"""The assignments, and those that are left from earlier years."""

from msgspec import structs

from ks_budget.report import Block, Table
from ks_budget.views.document.given import Given, records, without


def blocks(given: Given) -> list[Block]:
    """Nothing where there are none."""
    if not given.tables("assignments"):
        return []
    # How each stands is a thing of the day; a document is of the day that it was decided.
    return [*given.prose("assignments"), *map(_as_decided, given.tables("assignments"))]


def _as_decided(table: Table) -> Table:
    return records(structs.replace(without(table, "last_day", "quarter", "status"), notes=[]))
