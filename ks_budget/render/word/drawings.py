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
from ks_budget.render.word.elements import Element, paragraph, said, w
from ks_budget.render.word.pages import UPRIGHT
from ks_budget.report import Chart

_TO_EMU = 635
"""English metric units, which drawings are measured in, to a twentieth of a point."""
_TALLEST = 11000
"""Of a drawing, in twentieths of a point: so that it stays on a page with its caption."""
_POINTS_PER_INCH = 144
"""Of the picture."""

_WIDTH = UPRIGHT // 20
_PAGE = "#set page(width: auto, height: auto, margin: 0pt, fill: white)\n"

_FRAME = (files(__package__) / "parts" / "drawing.xml").read_bytes()
_SIZE = re.compile(r'<svg [^>]*?width="([\d.]+)" height="([\d.]+)"')


class Drawings:
    """The charts of a document, which get their pictures all at once."""

    def __init__(self, part: Any) -> None:
        self.part = part
        self._drawn: list[tuple[str, Element]] = []

    def draw(self, chart: Chart, language: str) -> Element:
        """A paragraph with the chart, whose text for those who do not see it is its sentence."""
        svg = draw(chart, language)
        wide, tall = (str(length * _TO_EMU) for length in _size(svg))
        made = parse_xml(_FRAME)
        self._drawn.append((svg, made))
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
        """Put the pictures in. Raises ImportError when what draws them is not installed."""
        pictures = _pictures([svg for svg, _ in self._drawn]) if self._drawn else []
        for (_, made), picture in zip(self._drawn, pictures, strict=True):
            reference, _ = self.part.get_or_add_image(BytesIO(picture))
            _at(made, "blip").set(qn("r:embed"), reference)

    def _original(self, svg: str, number: int) -> str:
        name = PackURI(f"/word/media/chart{number}.svg")
        part = Part(name, "image/svg+xml", svg.encode(), self.part.package)
        return str(self.part.relate_to(part, RELATIONSHIP_TYPE.IMAGE))


def _at(made: Element, place: str) -> Element:
    return made.find(".//" + "/".join(f"{{*}}{name}" for name in place.split("/")))


def _size(svg: str) -> tuple[int, int]:
    """As wide as the page, unless it would be too tall; in twentieths of a point."""
    found = _SIZE.match(svg)
    wide, tall = map(float, found.groups()) if found else (1.0, 1.0)
    scale = min(UPRIGHT / wide, _TALLEST / tall)
    return int(wide * scale), int(tall * scale)


def _pictures(drawn: list[str]) -> list[bytes]:
    """PNG files of drawings, a page each."""
    import typst

    pages = "\n#pagebreak()\n".join(f'#image("{i}.svg", width: {_WIDTH}pt)' for i in range(len(drawn)))
    sources = {"main.typ": (_PAGE + pages).encode()}
    for i, svg in enumerate(drawn):
        sources[f"{i}.svg"] = svg.encode()
    faces = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(fonts.FOLDER)])
    # Its types know nothing of files by name.
    compile_: Any = typst.compile
    made = compile_(sources, format="png", ppi=_POINTS_PER_INCH, font_paths=faces, ignore_system_fonts=True)
    return [made] if isinstance(made, bytes) else list(made)
