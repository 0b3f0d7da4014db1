"""A document as PDF: tagged for screen readers (PDF/UA-1), to be kept (PDF/A-2a), and the same bytes every time.

Typst sets it by ``template.typ``; what it is given is data and never markup.
"""

from datetime import date
from pathlib import Path

import msgspec

from ks_budget.render import fonts
from ks_budget.render.charts import draw
from ks_budget.render.formats import Refused, Screen
from ks_budget.render.pdf.content import Content
from ks_budget.report import Cover, Report

TEMPLATE = Path(__file__).parent / "template.typ"


def render(report: Report, screen: Screen) -> bytes:
    """The bytes of a PDF file. Raises ImportError without the extra ``pdf``, Unwritable for characters that no font
    has, and Refused where Typst finds that the file would not follow the standards."""
    from ks_budget.render.pdf.tags import with_row_headers

    content = Content(report, report.cover or _front(report))
    files = {
        "main.typ": TEMPLATE.read_bytes(),
        "doc.json": msgspec.json.encode(content.root),
    }
    files |= {name: draw(chart, report.language).encode() for name, chart in content.charts.items()}
    return with_row_headers(_set(files), content.named_by)


def _front(report: Report) -> Cover:
    """Of a report that is no document of its own. A PDF has a date: this says that none is known."""
    return Cover(f"{report.command} {report.budget}".strip(), "", "", [], date(1970, 1, 1))


def _set(files: dict[str, bytes]) -> bytes:
    import typst

    faces = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(fonts.FOLDER)])
    try:
        # A mapping of names to bytes is a file system of its own; typst's type hints do not know of it.
        made: bytes = typst.compile(  # type: ignore[call-overload]
            files, font_paths=faces, ignore_system_fonts=True, pdf_standards=["ua-1", "a-2a"], timestamp=0
        )
    except typst.TypstError as error:
        raise Refused(error.message) from error
    return made
