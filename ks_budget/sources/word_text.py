"""Paragraphs of Word documents: their text as it is read, with what it looks like."""

from xml.etree.ElementTree import Element

from msgspec import Struct

from ks_budget.sources.notes import raised

_LEFT_OUT = {"del", "moveFrom", "drawing", "pict", "object", "AlternateContent", "instrText", "rPr", "pPr", "delText"}
"""What is no text of the document: deleted, drawn, or what a field is made of."""
_WRITTEN = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": "", "ptab": "\t"}
_DEEPEST = 9
"""Of levels of headings, and of styles that styles are based on."""


class Paragraph(Struct, frozen=True):
    """One paragraph."""

    text: str
    """With tabs, and line feeds where a line is broken."""
    bold: bool = False
    heading: int = 0
    is_caption: bool = False


class Style(Struct, frozen=True):
    """What a style says of the paragraphs that have it."""

    bold: bool = False
    heading: int = 0
    is_caption: bool = False


class Styles:
    """The styles of a document."""

    def __init__(self, styles: Element) -> None:
        self._elements = {style.get("styleId", ""): style for style in styles.iterfind("style")}
        self._known: dict[str, Style] = {}

    def of(self, name: str, depth: int = 0) -> Style:
        """What a style says, with what those say that it is based on."""
        element = self._elements.get(name)
        if element is None or depth > _DEEPEST:
            return Style()
        if name not in self._known:
            base = self.of(_said(element, "basedOn"), depth + 1)
            bold = element.find("rPr/b")
            self._known[name] = Style(
                base.bold if bold is None else is_on(bold),
                _heading(element) or base.heading,
                _said(element, "name").lower() == "caption" or base.is_caption,
            )
        return self._known[name]


class Writer:
    """Writes paragraphs as they read, and numbers the notes that they refer to."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self.footnotes: list[str] = []
        """The ids of notes, in the order of their marks."""

    def paragraph(self, element: Element) -> Paragraph:
        """A paragraph as it is read."""
        properties = element.find("pPr")
        style = self._styles.of(_said(properties, "pStyle"))
        run = _Run(style.bold)
        self._write(element, run)
        level = _said(properties, "outlineLvl")
        heading = int(level) + 1 if level.isdecimal() and int(level) < _DEEPEST else style.heading
        text = "".join(run.texts)
        return Paragraph(text, run.is_bold and bool(text.strip()), heading, style.is_caption)

    def _write(self, holder: Element, run: "_Run") -> None:
        for element in holder:
            tag = element.tag
            if tag == "r":
                self._write_run(element, run)
            elif tag not in _LEFT_OUT:
                self._write(element, run)

    def _write_run(self, element: Element, run: "_Run") -> None:
        properties = element.find("rPr")
        if properties is not None and any(is_on(properties.find(tag)) for tag in ("vanish", "strike", "dstrike")):
            return
        bold = properties.find("b") if properties is not None else None
        is_bold = run.usual if bold is None else is_on(bold)
        is_raised = _said(properties, "vertAlign") == "superscript"
        for part in element:
            if part.tag == "t":
                run.put(part.text or "", is_bold, is_raised)
            elif part.tag in _WRITTEN:
                run.put(_WRITTEN[part.tag], is_bold)
            elif part.tag == "footnoteReference":
                self.footnotes.append(part.get("id", ""))
                run.put(str(len(self.footnotes)), is_bold, is_raised=True)


class _Run:
    """The text of a paragraph while it is written."""

    def __init__(self, usual: bool) -> None:
        self.usual = usual
        """Whether its style is bold."""
        self.texts: list[str] = []
        self._bold: set[bool] = set()

    def put(self, text: str, bold: bool, is_raised: bool = False) -> None:
        """More text."""
        if is_raised:
            text = raised("".join(self.texts), text)
        elif text.strip():
            self._bold.add(bold)
        self.texts.append(text)

    @property
    def is_bold(self) -> bool:
        return self._bold == {True}


def is_on(element: Element | None) -> bool:
    """Whether a property that is yes or no is there and yes."""
    return element is not None and element.get("val", "1") not in ("0", "false", "off")


def _heading(style: Element) -> int:
    """The level of a heading; 0 for what is none."""
    level = _said(style.find("pPr"), "outlineLvl")
    if level.isdecimal() and int(level) < _DEEPEST:
        return int(level) + 1
    name = _said(style, "name").lower()
    number = name.removeprefix("heading ").removeprefix("rubrik ")
    if name == "title":
        return 1
    return int(number) if number != name and number.isdecimal() and 0 < int(number) <= _DEEPEST else 0


def _said(element: Element | None, tag: str) -> str:
    found = element.find(tag) if element is not None else None
    return found.get("val", "") if found is not None else ""
