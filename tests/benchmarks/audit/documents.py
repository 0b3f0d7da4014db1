"""A made table as a Word document and as a PDF."""

import io
from functools import cache
from pathlib import Path
from random import Random

from .laying import Laid


def docx(laid: Laid, draw: Random) -> bytes:
    """A heading, a table with borders, a note; headings inside it over all columns at times."""
    from docx import Document

    document = Document()
    document.add_heading(laid.title, level=2)
    table = document.add_table(rows=0, cols=laid.columns, style=draw.choice(("Table Grid", "Light List Accent 1")))
    for row in laid.heads:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    for line in laid.lines:
        cells = table.add_row().cells
        for cell, text in zip(cells, line.cells, strict=True):
            cell.paragraphs[0].add_run(text).bold = line.bold
        if line.row is None and draw.random() < 0.5:
            cells[0].merge(cells[-1])
    if laid.note:
        document.add_paragraph(laid.note)
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


def pdf(laid: Laid, draw: Random) -> bytes:
    """Cells told apart by the space between them alone."""
    return typeset(laid, draw, "none")


def pdf_ruled(laid: Laid, draw: Random) -> bytes:
    return typeset(laid, draw, "0.5pt")


def typeset(laid: Laid, draw: Random, stroke: str) -> bytes:
    """A page with the title above the table; a long table goes on, on the next one, under its heads again."""
    align = ["left"] * (1 + laid.before) + [*["right"] * len(laid.made.columns), *["left"] * len(laid.made.texts)]
    height = draw.choice(("29.7cm", "29.7cm", "14cm"))
    size = min(9, 9 * 10 // laid.columns)
    # A narrow first column breaks long labels over lines.
    label, gap = draw.choice(("auto", "auto", "auto", "4.5cm")), draw.choice((3, 5, 7))
    lines = [
        f"#set page(width: 29.7cm, height: {height}, margin: 1.2cm)",
        f'#set text(font: "IBM Plex Sans", size: {size}pt, lang: "sv")',
        f"= #{quoted(laid.title)}\n",
        f"#table(columns: ({', '.join([label, *['auto'] * (laid.columns - 1)])}), stroke: {stroke},",
        f"inset: (x: {gap}pt, y: 3pt), align: ({', '.join(align)}),",
        f"table.header({', '.join(quoted(cell) for row in laid.heads for cell in row)}),",
    ]
    for line in laid.lines:
        cells = [f"strong({quoted(cell)})" if line.bold else quoted(cell) for cell in line.cells]
        lines.append(", ".join(cells) + ",")
    lines.append(f")\n#{quoted(laid.note)}\n")
    return compiled("\n".join(lines).encode())


def quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def compiled(source: bytes) -> bytes:
    import typst

    made: bytes = typst.compile({"main.typ": source}, font_paths=faces(), ignore_system_fonts=True, timestamp=0)
    return made


@cache
def faces() -> object:
    import typst

    import ks_budget

    folder = Path(ks_budget.__file__).parent / "render" / "fonts"
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(folder)])
