"""The elements of WordprocessingML that the document is made of. Every text of a budget passes ``run`` or ``said``."""

from collections.abc import Iterable
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from ks_budget.render.cells import harmless

Element = Any
"""An element of lxml, whose types python-docx does not tell."""


def w(tag: str, *children: Element, **attributes: str | int) -> Element:
    """An element of the main namespace: ``w("jc", val="right")``."""
    made = OxmlElement(f"w:{tag}")
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), str(value))
    made.extend(children)
    return made


def said(text: str) -> str:
    """A text as an attribute holds it: on one line, and without what XML may not hold."""
    return harmless(text).replace("\n", " ")


def run(text: str, *properties: Element) -> Element:
    """Words set alike. A new line is a break within the paragraph."""
    made = w("r", w("rPr", *properties)) if properties else w("r")
    for i, line in enumerate(harmless(text).split("\n")):
        if i:
            made.append(w("br"))
        # Word draws the character as a hyphen, and breaks at the element alone.
        for j, part in enumerate(line.split("\u00ad")):
            if j:
                made.append(w("softHyphen"))
            if part:
                made.append(_text(part))
    return made


def _text(text: str) -> Element:
    made = w("t")
    made.text = text
    made.set(qn("xml:space"), "preserve")
    return made


def paragraph(style: str, content: Iterable[Element], *properties: Element) -> Element:
    """A paragraph; the properties in the order of the schema, after the style."""
    return w("p", w("pPr", w("pStyle", val=style), *properties), *content)


def field(instruction: str, result: str) -> list[Element]:
    """A figure that Word keeps up to date, with what it shows until it has. The instruction is never of a budget."""
    return [*field_start(instruction), run(result), field_end()]


def field_start(instruction: str) -> list[Element]:
    """What stands before the result of a field."""
    code = w("instrText")
    code.text = f" {instruction} "
    code.set(qn("xml:space"), "preserve")
    begin, separate = (w("r", w("fldChar", fldCharType=kind)) for kind in ("begin", "separate"))
    return [begin, w("r", code), separate]


def field_end() -> Element:
    """What stands after the result of a field."""
    return w("r", w("fldChar", fldCharType="end"))


def bookmarked(content: list[Element], name: str, number: int) -> list[Element]:
    """Content that links may lead to."""
    return [w("bookmarkStart", id=number, name=name), *content, w("bookmarkEnd", id=number)]
