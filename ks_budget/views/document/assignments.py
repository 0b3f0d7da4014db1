"""The assignments, and those that are left from earlier years."""

from msgspec import structs

from ks_budget.report import Block, Table
from ks_budget.views.document.given import Given, records, without


def blocks(given: Given) -> list[Block]:
    """Nothing where there are none."""
    if not given.tables("assignments"):
        return []
    # How each stands is a thing of the day; a document is of the day that it was decided.
    order = [assignment.id for assignment in given.budget.content.assignments]
    tables = [_as_decided(table, order) for table in given.tables("assignments")]
    return [*given.prose("assignments"), *tables]


def _as_decided(table: Table, order: list[str]) -> Table:
    """In printed order; those of earlier years as they come."""
    place = {id: at for at, id in enumerate(order)}
    rows = sorted(table.rows, key=lambda row: place.get(row.id, len(place)))
    table = structs.replace(table, rows=rows)
    return records(structs.replace(without(table, "last_day", "quarter", "status"), notes=[]))
