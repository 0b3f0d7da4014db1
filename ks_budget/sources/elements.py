"""The elements of a page as a tree, each with its place, by rules enough for what pages and programs write: tags that
are not closed, closed wrongly or forgotten. Nothing in a page is run, and nothing that it names is fetched."""

import html
import re
from html.parser import HTMLParser

from msgspec import Struct

from ks_budget.sources.limits import Watch

_VOID = {
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
}  # fmt: skip
_UNSEEN = {
    "script", "style", "template", "noscript", "svg", "math", "iframe", "object", "select", "button", "textarea",
    "title", "audio", "video", "canvas", "datalist", "del", "s", "strike",
}  # fmt: skip
"""Elements that hold nothing that a reader reads, or what is struck out."""
_ROLES = {
    "table": "table", "grid": "table", "treegrid": "table", "row": "tr", "cell": "td", "gridcell": "td",
    "columnheader": "th", "rowheader": "th", "rowgroup": "tbody", "heading": "h2", "listitem": "li",
}  # fmt: skip
_MEANINGLESS = {"div", "span", "ul", "li", "section", "p"}
"""Elements that may be said to be parts of tables."""
_CELLS = {"td", "th"}
_SECTIONS = {"thead", "tbody", "tfoot"}
BLOCKS = {
    "address", "article", "aside", "blockquote", "caption", "center", "dd", "details", "div", "dl", "dt", "fieldset",
    "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav",
    "ol", "p", "pre", "section", "summary", "table", "ul", "body", "html", *_CELLS, *_SECTIONS, "tr",
}  # fmt: skip
"""Elements that begin a line of their own."""
_CLOSES = {
    "tr": ({"tr", "caption", "colgroup", *_CELLS}, {"table"}),
    **{cell: ({"caption", *_CELLS}, {"table", "tr"}) for cell in _CELLS},
    **{section: ({"tr", "caption", *_CELLS, *_SECTIONS}, {"table"}) for section in _SECTIONS},
    "li": ({"li"}, {"ul", "ol", "table"}),
    "dt": ({"dt", "dd"}, {"dl", "table"}),
    "dd": ({"dt", "dd"}, {"dl", "table"}),
}
"""What the beginning of an element ends, and the elements that it does not reach beyond."""
_DEEPEST = 100
"""Elements within each other; pages have some tens."""
_HIDING_CLASSES = {"visually-hidden", "visuallyhidden", "sr-only", "screen-reader-text", "screen-reader-only"}
_PART = 1_000_000
"""Signs handed over at a time; the clock is looked at between."""


class Element(Struct):
    """An element, with what stands in it in order."""

    tag: str
    """What it is; of an element that has a role, that of its role."""
    written: str
    """What it is called where it begins and ends."""
    attributes: dict[str, str]
    line: int
    column: int
    content: list["Element | Letters"] = []
    hidden: bool = False


class Letters(Struct, frozen=True):
    """A run of text."""

    text: str
    line: int
    column: int


def elements(text: str, watch: Watch, line: int = 1) -> Element:
    """The tree of a page, or of a part of one that begins in a line of its file. Raises Stop as limits do."""
    text = without_comments(text)
    # After the last tag a sign of less is that and no tag; looking for the end of each would take for ever.
    end = text.rfind(">") + 1
    parser = _Parser(watch, line)
    for start in range(0, end, _PART):
        parser.feed(text[start : min(start + _PART, end)])
        watch.tick()
    parser.close()
    parser.handle_data(html.unescape(text[end:]))
    return parser.root


def without_comments(text: str) -> str:
    """A page or a text in Markdown with blanks for its comments, whose lines stay. One that does not end is none."""
    parts: list[str] = []
    at = 0
    while (start := text.find("<!--", at)) >= 0 and (end := text.find("-->", start + 2)) >= 0:
        parts += text[at:start], re.sub(r"[^\n]", " ", text[start : end + 3])
        at = end + 3
    return "".join(parts) + text[at:].replace("<!--", "    ")


class _Parser(HTMLParser):
    def __init__(self, watch: Watch, line: int) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("html", "html", {}, line, 1)
        self._open = [self.root]
        self._watch, self._lines_before = watch, line - 1

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        role = attributes.get("role", "").lower()
        meant = _ROLES.get(role, tag) if tag in _MEANINGLESS else tag
        self._end_what_it_ends(meant)
        if meant in _CELLS and self._open[-1].tag in ("table", *_SECTIONS):
            self._begin("tr", "tr", {})
        self._begin(meant, tag, attributes)
        if tag in _VOID:
            self._open.pop()

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        # A page may write <td/> for an empty cell; HTML itself takes no notice of the slash.
        self.handle_starttag(tag, attrs)
        if tag not in _VOID and self._open[-1].written == tag:
            self._open.pop()

    def handle_endtag(self, tag: str) -> None:
        fence = {"table"} if tag in (*_CELLS, *_SECTIONS, "tr") else {"table", *_CELLS}
        for depth in range(len(self._open) - 1, 0, -1):
            if self._open[depth].written == tag:
                del self._open[depth:]
                return
            if self._open[depth].tag in fence and tag != "table":
                return

    def handle_data(self, data: str) -> None:
        self._watch.tick()
        line, column = self.getpos()
        self._open[-1].content.append(Letters(data, line + self._lines_before, column + 1))

    def parse_html_declaration(self, i: int) -> int:
        """Where what begins with `<!` ends, -1 where it does not. Only programs look at what is in it."""
        return self.rawdata.find(">", i) + 1 or -1

    def _begin(self, tag: str, written: str, attributes: dict[str, str]) -> None:
        self._watch.cells(1)
        line, column = self.getpos()
        hidden = _is_hidden(tag, attributes)
        element = Element(tag, written, attributes, line + self._lines_before, column + 1, [], hidden)
        self._open[-1].content.append(element)
        # What is deeper than any page goes to the deepest, so that no page makes us dig for ever.
        if len(self._open) < _DEEPEST or tag in _VOID:
            self._open.append(element)

    def _end_what_it_ends(self, tag: str) -> None:
        ended, fence = _CLOSES.get(tag, (set(), set()))
        if tag in BLOCKS and not ended:
            ended, fence = {"p"}, _CELLS | {"table"}
        for depth in range(len(self._open) - 1, 0, -1):
            if self._open[depth].tag in fence:
                return
            if self._open[depth].tag in ended:
                del self._open[depth:]
                if tag not in ("tr", *_SECTIONS):
                    return


def _is_hidden(tag: str, attributes: dict[str, str]) -> bool:
    if tag in _UNSEEN or "hidden" in attributes:
        return True
    style = attributes.get("style", "").lower().replace(" ", "")
    if "display:none" in style or "visibility:hidden" in style or "mso-hide:all" in style:
        return True
    return tag != "caption" and not _HIDING_CLASSES.isdisjoint(attributes.get("class", "").lower().split())
