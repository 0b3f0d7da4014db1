"""What stands in front of the chapters: the cover and the contents."""

from ks_budget.language import Text
from ks_budget.render.word.elements import Element, field_end, field_start, paragraph, run, w
from ks_budget.render.word.pages import Heading
from ks_budget.report import Cover

CONTENTS = Text("Innehåll", "Contents")
_INSTRUCTION = r'TOC \o "1-2" \h \z \u'


def cover(cover: Cover | None, language: str) -> list[Element]:
    """The title, whose it is, what holds for the whole of it, and what every reader must know first."""
    if cover is None:
        return []
    made = [paragraph("Title", [run(cover.title)])]
    made += [paragraph("Subtitle", [run(cover.owner)])] if cover.owner else []
    made += [paragraph("Warning", [run(cover.warning)])] if cover.warning else []
    return made + [_fact(label, value) for label, value in cover.facts]


def _fact(label: str, value: str) -> Element:
    return paragraph("CoverFact", [run(label, w("rStyle", val="Strong")), w("r", w("tab")), run(value)])


def contents(headings: list[Heading], language: str) -> list[Element]:
    """A field that Word can bring up to date, whose result is there already: links, and no page number that is a guess.

    It is not marked as old, so Word does not ask about it when the document is opened.
    """
    if not headings:
        return []
    listed = [paragraph(f"TOC{heading.level}", [_link(heading)]) for heading in headings]
    first, last = listed[0], listed[-1]
    # After the properties, which come first in a paragraph.
    first[1:1] = field_start(_INSTRUCTION)
    last.append(field_end())
    title = paragraph("TOCHeading", [run(CONTENTS[language])], w("pageBreakBefore"))
    gallery = w("docPartObj", w("docPartGallery", val="Table of Contents"), w("docPartUnique"))
    # The last paragraph is of the section, and not of the contents.
    return [w("sdt", w("sdtPr", gallery), w("sdtContent", title, *listed)), paragraph("SectionEnd", [])]


def _link(heading: Heading) -> Element:
    return w("hyperlink", run(heading.text), anchor=heading.name, history=1)
