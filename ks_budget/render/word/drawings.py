"""Charts: the drawing itself, and a picture of it for readers that know no drawings."""

import re
from importlib.resources import files
from io import BytesIO
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from ks_budget.render import fonts
from ks_budget.render.charts import draw
from ks_budget.render.formats import Refused
from ks_budget.render.word.elements import Element, paragraph, said, w
from ks_budget.render.word.pages import UPRIGHT
from ks_budget.report import Chart

Size = tuple[int, int]
"""Width and height of a drawing, in twentieths of a point."""

_TO_EMU = 635
"""English metric units, which drawings are measured in, to a twentieth of a point."""
_TALLEST = 11000
"""Of a drawing, in twentieths of a point: so that it stays on a page with its caption."""
_POINTS_PER_INCH = 144
"""Of the picture."""
_AT_ONCE = 40
"""Pictures that are drawn together."""

_PAGE = "#set page(width: auto, height: auto, margin: 0pt, fill: white)\n"

_FRAME = (files(__package__) / "parts" / "drawing.xml").read_bytes()
_SIZE = re.compile(r'<svg [^>]*?width="([\d.]+)" height="([\d.]+)"')


class Drawings:
    """The charts of a document, which get their pictures all at once."""

    def __init__(self, part: Any) -> None:
        self.part = part
        self._drawn: list[tuple[str, Size, Element]] = []

    def draw(self, chart: Chart, language: str) -> Element:
        """A paragraph with the chart, whose text for those who do not see it is its sentence."""
        svg = draw(chart, language)
        size, made = _size(svg), parse_xml(_FRAME)
        self._drawn.append((svg, size, made))
        wide, tall = (str(length * _TO_EMU) for length in size)
        number = len(self._drawn)
        told = {"id": str(number), "name": f"Chart {number}", "descr": said(chart.sentence)}
        for place, attributes in {
            "docPr": told,
            "cNvPr": told,
            "extent": {"cx": wide, "cy": tall},
            "xfrm/ext": {"cx": wide, "cy": tall},
            "svgBlip": {qn("r:embed"): self._original(svg, number)},
        }.items():
            _at(made, place).attrib.update(attributes)
        return paragraph("Drawing", [w("r", made)])

    def finish(self) -> None:
        """Put the pictures in. Raises ImportError when what draws them is not installed, and Refused when it fails."""
        pictures = _pictures([(svg, size) for svg, size, _ in self._drawn]) if self._drawn else []
        for (_, _, made), picture in zip(self._drawn, pictures, strict=True):
            reference, _ = self.part.get_or_add_image(BytesIO(picture))
            _at(made, "blip").set(qn("r:embed"), reference)

    def _original(self, svg: str, number: int) -> str:
        name = PackURI(f"/word/media/chart{number}.svg")
        part = Part(name, "image/svg+xml", svg.encode(), self.part.package)
        return str(self.part.relate_to(part, RELATIONSHIP_TYPE.IMAGE))


def _at(made: Element, place: str) -> Element:
    return made.find(".//" + "/".join(f"{{*}}{name}" for name in place.split("/")))


def _size(svg: str) -> Size:
    """As wide as the page, unless it would be too tall."""
    found = _SIZE.match(svg)
    wide, tall = map(float, found.groups()) if found else (1.0, 1.0)
    scale = min(UPRIGHT / wide, _TALLEST / tall)
    return int(wide * scale), int(tall * scale)


def _pictures(drawn: list[tuple[str, Size]]) -> list[bytes]:
    """PNG files of drawings. Typst holds all pages of a document at once, so each has but some of them."""
    import typst

    faces = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(fonts.FOLDER)])
    made: list[bytes] = []
    for start in range(0, len(drawn), _AT_ONCE):
        try:
            # A mapping of names to bytes is a file system of its own; typst's type hints do not know of it.
            some: bytes | list[bytes] = typst.compile(  # type: ignore[call-overload]
                _source(drawn[start : start + _AT_ONCE]),
                font_paths=faces,
                ignore_system_fonts=True,
                format="png",
                ppi=_POINTS_PER_INCH,
            )
        except typst.TypstError as error:
            raise Refused(error.message) from error
        made += [some] if isinstance(some, bytes) else some
    return made


def _source(drawn: list[tuple[str, Size]]) -> dict[str, bytes]:
    """A document with a drawing on each page."""
    pages, files = [], {}
    for i, (svg, (wide, tall)) in enumerate(drawn):
        pages.append(f'#image("{i}.svg", width: {wide / 20}pt, height: {tall / 20}pt)')
        files[f"{i}.svg"] = svg.encode()
    return files | {"main.typ": (_PAGE + "\n#pagebreak()\n".join(pages)).encode()}
