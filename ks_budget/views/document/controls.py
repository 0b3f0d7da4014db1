"""The internal control plan, and where it and the risk analysis part."""

from ks_budget.report import Block
from ks_budget.views.document.given import Given


def blocks(given: Given) -> list[Block]:
    """Nothing where there is no plan."""
    if not given.tables("controls"):
        return []
    return [*given.prose("controls"), *given.blocks("controls")]
