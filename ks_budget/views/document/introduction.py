"""The texts that open the document: those that belong to no chapter."""

from ks_budget.report import Block, Section
from ks_budget.views.document.given import Given
from ks_budget.views.markup import blocks_of


def blocks(given: Given) -> list[Block]:
    """Each text under its own heading; a single one needs none below that of the part."""
    texts = given.texts("introduction")
    if len(texts) == 1:
        return blocks_of(texts[0].text)
    return [Section(text.title, 2, blocks_of(text.text)) for text in texts]
