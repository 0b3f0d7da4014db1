"""The internal control plan, and where it and the risk analysis part."""

from ks_budget.report import Block, Table
from ks_budget.views.document.given import Given, records


def blocks(given: Given) -> list[Block]:
    """Nothing where there is no plan."""
    if not given.tables("controls"):
        return []
    return [*given.prose("controls"), *map(_sortable, given.blocks("controls"))]


def _sortable(block: Block) -> Block:
    return records(block) if isinstance(block, Table) else block
