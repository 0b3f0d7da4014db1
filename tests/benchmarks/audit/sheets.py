"""A made table as a workbook: figures as numbers with formats, or as text; sums as formulas at times."""

import io
import zipfile
from random import Random
from xml.sax.saxutils import escape, quoteattr

from .laying import Laid, Line
from .truth import Figure


def xlsx(laid: Laid, draw: Random) -> bytes:
    """Figures stored as they are shown, or with more decimals than are shown, or as text."""
    import xlsxwriter

    data = io.BytesIO()
    book = xlsxwriter.Workbook(data, {"in_memory": True})
    sheet = book.add_worksheet("Budget")
    top, left = draw.choice((0, 2, 3)), draw.choice((0, 0, 1))
    if top:
        sheet.merge_range(0, left, 0, left + laid.columns - 1, laid.title, book.add_format({"bold": True}))
    for at, row in enumerate(laid.heads):
        sheet.write_row(top + at, left, row)
    as_text, unrounded, formulas = (draw.random() < chance for chance in (0.2, 0.4, 0.4))
    for at, line in enumerate(laid.lines, start=top + len(laid.heads)):
        sheet.write_string(at, left, line.cells[0], book.add_format({"bold": line.bold}))
        for column, figure in enumerate(figures_of(laid, line), start=left + 1):
            text = line.cells[column - left]
            if figure is None or as_text:
                if text:
                    sheet.write_string(at, column, text)
                continue
            value, shape, step = stored(figure, text)
            value += draw.uniform(-0.4, 0.4) * step if unrounded else 0
            of = book.add_format({"num_format": shape, "bold": line.bold})
            if line.bold and formulas:
                sheet.write_formula(at, column, "=SUM(A1:A2)", of, value)
            else:
                sheet.write_number(at, column, value, of)
    if laid.note:
        sheet.write_string(top + len(laid.heads) + len(laid.lines) + 1, left, laid.note)
    book.close()
    return data.getvalue()


def figures_of(laid: Laid, line: Line) -> list[Figure | None]:
    """What each column beside the label stores as a number; none where it is text, or a dash stands for nothing."""
    stored: list[Figure | None] = [None] * (laid.columns - 1)
    for at, figure in enumerate(laid.made.figures[line.row] if line.row is not None else []):
        shown = any(character.isdigit() for character in line.cells[1 + laid.before + at])
        if shown and (line.row, at) not in laid.made.marked:
            stored[laid.before + at] = figure
    return stored


def stored(figure: Figure, text: str) -> tuple[float, str, float]:
    """What is stored for a figure, the format that shows it as printed, and one step of its last digit as stored."""
    decimals = "." + "0" * figure.decimals if figure.decimals else ""
    step = 10.0**-figure.decimals
    if text.endswith("%"):
        return float(figure.value) / 100, f"0{decimals}%", step / 100
    return float(figure.value), f"#,##0{decimals}", step


def ods(laid: Laid, draw: Random) -> bytes:
    """An OpenDocument sheet: values, with the text that shows them."""
    rows = [[cell(laid.title, None)], [], *([cell(text, None) for text in row] for row in laid.heads)]
    for line in laid.lines:
        figures = (None, *figures_of(laid, line))
        rows.append([cell(text, figure) for text, figure in zip(line.cells, figures, strict=True)])
    rows += [[], [cell(laid.note, None)]] if laid.note else []
    body = "".join(f"<table:table-row>{''.join(row) or '<table:table-cell/>'}</table:table-row>" for row in rows)
    names = "".join(
        f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
    )
    content = f'<table:table table:name="Budget">{body}</table:table>'
    content = f"<office:body><office:spreadsheet>{content}</office:spreadsheet></office:body>"
    kind, space = "application/vnd.oasis.opendocument.spreadsheet", "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
    manifest = (
        f'<manifest:manifest xmlns:manifest="{space}" manifest:version="1.2">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
    )
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("mimetype", kind, zipfile.ZIP_STORED)
        package.writestr(
            "content.xml", f'<office:document-content{names} office:version="1.2">{content}</office:document-content>'
        )
        package.writestr("META-INF/manifest.xml", manifest)
    return data.getvalue()


def cell(text: str, figure: Figure | None) -> str:
    """A cell as its file has it. A per cent is stored as a share of one."""
    if not text:
        return "<table:table-cell/>"
    shown = f"<text:p>{escape(text)}</text:p>"
    if figure is None:
        return f'<table:table-cell office:value-type="string">{shown}</table:table-cell>'
    kind, value = ("percentage", figure.value.scaleb(-2)) if text.endswith("%") else ("float", figure.value)
    return (
        f'<table:table-cell office:value-type="{kind}" office:value={quoteattr(str(value))}>{shown}</table:table-cell>'
    )
