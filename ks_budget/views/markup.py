"""Texts of a budget as they are written, in Markdown, to blocks: paragraphs, lists, emphasis and links.

Anything else that Markdown has (HTML, headings, pictures, code) stays the text that it is.
"""

from collections.abc import Iterator
from functools import cache
from itertools import groupby
from typing import Any

from ks_budget.report import Block, Items, Paragraph, Words

_RULES = ["paragraph", "list", "emphasis", "link", "autolink", "escape", "newline", "balance_pairs", "fragments_join"]
_SCHEMES = ("https:", "http:", "mailto:")


def blocks_of(text: str) -> list[Block]:
    """The paragraphs and lists of a text."""
    return list(_blocks(_Tokens(_parser().parse(text)), ""))


@cache
def _parser() -> Any:
    from markdown_it import MarkdownIt

    parser = MarkdownIt("zero")
    known = parser.get_all_rules()
    there = {name for names in known.values() for name in names}
    parser.enable([name for name in _RULES if name in there])
    # A link is kept where it leads somewhere that is sure to be harmless; else it is text.
    parser.validateLink = lambda url: url.lower().startswith(_SCHEMES)  # type: ignore[method-assign]
    return parser


class _Tokens:
    """Markdown-it's tokens, one after the other."""

    def __init__(self, tokens: list[Any]) -> None:
        self.tokens, self.next = tokens, 0

    def until(self, end: str) -> Iterator[Any]:
        while self.next < len(self.tokens):
            token = self.tokens[self.next]
            self.next += 1
            if token.type == end:
                return
            yield token


def _blocks(tokens: _Tokens, end: str) -> Iterator[Paragraph | Items]:
    for token in tokens.until(end):
        match token.type:
            case "inline":
                yield from _paragraph(token.children)
            case "bullet_list_open":
                yield Items(_items(tokens, "bullet_list_close"))
            case "ordered_list_open":
                yield Items(_items(tokens, "ordered_list_close"), int(token.attrs.get("start", 1)))


def _items(tokens: _Tokens, end: str) -> list[list[Paragraph | Items]]:
    return [list(_blocks(tokens, "list_item_close")) for token in tokens.until(end) if token.type == "list_item_open"]


def _paragraph(children: list[Any]) -> Iterator[Paragraph]:
    """The words of a paragraph, those set alike together; none where there are none."""
    alike = groupby(_spans(children), lambda span: (span.strong, span.emphasis, span.link))
    spans = [Words("".join(span.text for span in group), *set_as) for set_as, group in alike]
    if "".join(span.text for span in spans).strip():
        yield Paragraph(spans)


def _spans(children: list[Any]) -> Iterator[Words]:
    strong = emphasis = 0
    link = ""
    for child in children:
        match child.type:
            case "strong_open" | "strong_close":
                strong += child.nesting
            case "em_open" | "em_close":
                emphasis += child.nesting
            case "link_open":
                link = str(child.attrs["href"])
            case "link_close":
                link = ""
            case "softbreak" | "hardbreak":
                yield Words(" ", strong > 0, emphasis > 0, link)
            case _:
                yield Words(child.content, strong > 0, emphasis > 0, link)
