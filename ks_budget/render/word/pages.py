"""The pages that the document runs over: upright, or turned for what is too wide, with their head and foot."""

from typing import Any

from docx.oxml.ns import qn

from ks_budget.render.word.elements import Element, bookmarked, field, paragraph, run, said, w
from ks_budget.report import Cover

UPRIGHT, TURNED = 9411, 14343
"""The width of the text on a page, in twentieths of a point (A4 less its margins)."""

_SHORT, _LONG = 11906, 16838
_LEFT, _RIGHT = 1361, 1134
_LOWEST = 6
"""Of the headings that have a style."""
_LISTED = 2
"""The lowest heading in the contents."""
_HEAD = 90
"""Characters of the title that fit in the head of a page."""


class Heading:
    """A heading that the contents list."""

    def __init__(self, text: str, level: int, name: str) -> None:
        self.text, self.level, self.name = text, level, name


class Pages:
    """The body of a document, in the order it is written."""

    def __init__(self, document: Any, cover: Cover | None) -> None:
        self.document, self.cover = document, cover
        self.headings: list[Heading] = []
        self._body: list[Element] = []
        # Headings go on the page of what they stand over, which is not known yet.
        self._waiting: list[Element] = []
        self._turned = False
        self._frames: dict[bool, list[Element]] = {}

    def heading(self, text: str, level: int) -> None:
        """A heading of what is written next."""
        content, level = [run(text)], min(level, _LOWEST)
        if level <= _LISTED:
            number = len(self.headings) + 1
            heading = Heading(text, level, f"_Toc{number:08d}")
            self.headings.append(heading)
            content = bookmarked(content, heading.name, number)
        self._waiting.append(paragraph(f"Heading{level}", content))

    def write(self, elements: list[Element], turned: bool = False) -> None:
        """More of the body, on a turned page or on an upright one."""
        if turned != self._turned and self._body:
            self._close(self._body)
        self._turned = turned
        self._body += [*self._waiting, *elements]
        self._waiting = []

    def finish(self, front: list[Element]) -> None:
        """Put it all in the document; what stands in front has pages of its own."""
        last = self._turned
        self._body += self._waiting
        if front:
            self._turned = False
            self._close(front, first=True)
        body = self.document.element.body
        self._turned = last
        body.extend([*front, *self._body, self._section()])

    def _close(self, elements: list[Element], first: bool = False) -> None:
        """End the section; its properties stand in its last paragraph."""
        if elements[-1].tag != qn("w:p"):
            elements.append(paragraph("SectionEnd", []))
        elements[-1].find(qn("w:pPr")).append(self._section(first))

    def _section(self, first: bool = False) -> Element:
        size = {"w": _LONG, "h": _SHORT, "orient": "landscape"} if self._turned else {"w": _SHORT, "h": _LONG}
        margins = w("pgMar", top=1474, right=_RIGHT, bottom=1361, left=_LEFT, header=680, footer=624, gutter=0)
        made = w("sectPr", *self._frame(), w("type", val="nextPage"), w("pgSz", **size), margins, w("cols", space=708))
        if first:
            made.append(w("titlePg"))
        return made

    def _frame(self) -> list[Element]:
        """Head and foot, as wide as the page."""
        if self.cover is None:
            return []
        if self._turned not in self._frames:
            self._frames[self._turned] = [self._head(self.cover), self._foot(self.cover)]
        return [_reference(*one) for one in self._frames[self._turned]]

    def _head(self, cover: Cover) -> tuple[str, str]:
        title = said(cover.title)
        shown = title if len(title) <= _HEAD else title[: _HEAD - 1] + "…"
        part, reference = self.document.part.add_header_part()
        self._fill(part, "Header", [run(shown)])
        return "headerReference", reference

    def _foot(self, cover: Cover) -> tuple[str, str]:
        part, reference = self.document.part.add_footer_part()
        page = [*field("PAGE", "1"), run(" ("), *field("NUMPAGES", "1"), run(")")]
        self._fill(part, "Footer", [run(cover.status), w("r", w("tab")), *page])
        return "footerReference", reference

    def _fill(self, part: Any, style: str, content: list[Element]) -> None:
        wide = [w("tabs", w("tab", val="clear", pos=UPRIGHT), w("tab", val="right", pos=TURNED))]
        part.element[:] = [paragraph(style, content, *(wide if self._turned else []))]


def _reference(tag: str, reference: str) -> Element:
    made = w(tag, type="default")
    made.set(qn("r:id"), reference)
    return made
