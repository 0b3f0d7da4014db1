"""The printed tables that stand in no other chapter."""

from ks_budget.report import Block
from ks_budget.views.document.given import Given


def blocks(given: Given) -> list[Block]:
    """Nothing where there are none."""
    tables = given.printed("tables")
    return [*given.prose("tables"), *tables] if tables or given.texts("tables") else []
