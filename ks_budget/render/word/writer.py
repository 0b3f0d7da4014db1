"""The blocks of a report, one after the other, as elements of the document."""

from itertools import zip_longest

from ks_budget.language import Text
from ks_budget.render.word.cards import cards
from ks_budget.render.word.drawings import Drawings
from ks_budget.render.word.elements import Element, paragraph, run, w
from ks_budget.render.word.links import linked
from ks_budget.render.word.pages import Pages
from ks_budget.render.word.tables import captioned, made
from ks_budget.report import Block, Chart, Items, Lines, Paragraph, Section, Table, Words

CHART = Text("Diagram", "Chart")
_DEEPEST = 8
"""The lowest level that a list has in Word, the first being 0."""


class Writer:
    """Writes blocks to the pages of a document."""

    def __init__(self, pages: Pages, language: str) -> None:
        self.pages, self.language = pages, language
        self.drawings = Drawings(pages.document.part)
        self.tables = self.charts = 0

    def blocks(self, blocks: list[Block], level: int) -> None:
        """Write these; ``level`` is that of the headings of what they hold."""
        for block, following in zip_longest(blocks, blocks[1:]):
            self._block(block, level, following)

    def _block(self, block: Block, level: int, following: Block | None) -> None:
        match block:
            case Section():
                self.pages.heading(block.title, block.level)
                self.blocks(block.blocks, block.level + 1)
            case Table(cards=True):
                self.pages.write(cards(block, self.language))
            case Table():
                self.tables += 1
                table = made(block, self.language, self.tables)
                self.pages.write(table.elements, table.turned)
            case Lines():
                if block.title:
                    self.pages.heading(block.title, level)
                self.pages.write([paragraph("Normal", [run(line)]) for line in block.lines])
            case Paragraph():
                # What opens a list stands on its page.
                kept = [w("keepNext")] if isinstance(following, Items) else []
                self.pages.write([self._prose(block, "Normal", *kept)])
            case Items():
                self.pages.write(self._items(block, 0))
            case Chart():
                self._chart(block)

    def _chart(self, chart: Chart) -> None:
        self.charts += 1
        caption = captioned(CHART[self.language], self.charts, chart.title)
        drawing = self.drawings.draw(chart, self.language)
        self.pages.write([caption, drawing, paragraph("TableNote", [run(chart.sentence)])])

    def _prose(self, block: Paragraph, style: str, *properties: Element) -> Element:
        return paragraph(style, [element for span in block.spans for element in self._span(span)], *properties)

    def _span(self, span: Words) -> list[Element]:
        marks = [w("b"), w("bCs")] if span.strong else []
        marks += [w("i"), w("iCs")] if span.emphasis else []
        return [linked(self.pages.document.part, span, marks)]

    def _items(self, items: Items, depth: int) -> list[Element]:
        """A list; what is below the deepest level stands on it."""
        style = "ListBullet" if items.first is None else "ListNumber"
        level, number = min(depth, _DEEPEST), self._number(items, depth)
        written = []
        for item in items.items:
            first = True
            for block in item:
                match block:
                    case Items():
                        written += self._items(block, depth + 1)
                    case Paragraph() if first:
                        place = w("numPr", w("ilvl", val=level), w("numId", val=number))
                        written.append(self._prose(block, style, place))
                    case Paragraph():
                        written.append(self._prose(block, "ListContinue", w("ind", left=357 * (level + 1))))
                first = False
        return written

    def _number(self, items: Items, depth: int) -> int:
        """The list that the items are of: points are all of one, numbers begin anew in each."""
        if items.first is None:
            return 1
        numbering = self.pages.document.part.numbering_part.element
        number = len(numbering.num_lst) + 1
        start = w("lvlOverride", w("startOverride", val=items.first), ilvl=min(depth, _DEEPEST))
        numbering.append(w("num", w("abstractNumId", val=2), start, numId=number))
        return number
