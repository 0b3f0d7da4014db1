"""Where the figures come from: the publications of the indexes that are used, and how the figures were checked."""

from ks_budget.report import Block, Lines, Section, Table
from ks_budget.views.document.given import Given, records, told, without

WORDS = {
    "sv": {"title": "Kontroll av siffrorna", "source": "Källor", "of": "Siffrorna är hämtade ur {source}."},
    "en": {"title": "How the figures were checked", "source": "Sources", "of": "The figures come from {source}."},
}


def blocks(given: Given) -> list[Block]:
    """What `ksb check` found and what it could not try, and the document that the figures come from."""
    words, source = WORDS[given.language], given.budget.content.document.source
    checked = [_within(block) for block in given.blocks("check")]
    said: list[Block] = [Section(words["title"], 2, [*checked, *told(given.no_bridge)])]
    return [*said, *([Section(words["source"], 2, [Lines("", [words["of"].format(source=source)])])] if source else [])]


def _within(block: Block) -> Block:
    return records(without(block, "place")) if isinstance(block, Table) and block.id == "findings" else block
