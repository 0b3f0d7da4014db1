"""Running text for those that set no type: lists as lines of words."""

from collections.abc import Iterator

from ks_budget.report import Items, Paragraph


def listed(items: Items, indent: str = "") -> Iterator[str]:
    """A line for each paragraph of a list, under its mark."""
    for i, item in enumerate(items.items):
        mark = "• " if items.first is None else f"{items.first + i}. "
        for j, block in enumerate(item):
            match block:
                case Paragraph():
                    yield indent + ("" if j else mark) + block.text
                case Items():
                    yield from listed(block, indent + "  ")
