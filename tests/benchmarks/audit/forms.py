"""A made table as the bytes of a file, in each form that people publish and send tables in."""

import csv
import io
import re
from collections.abc import Callable, Iterator
from html import escape
from random import Random

from msgspec import Struct
from msgspec.structs import replace

from .documents import docx, pdf, pdf_ruled
from .laying import Laid, lay, without_empty
from .sheets import ods, xlsx
from .truth import Made

PROSE = (
    "Nämnden följer den budget som fullmäktige har beslutat om. Arbetet fortsätter under året.",
    "Verksamheten har bedrivits enligt plan och inga större avvikelser har noterats.",
    "Kommentarer till siffrorna lämnas i nästa avsnitt.",
)


class Form(Struct, frozen=True):
    """One form."""

    suffix: str
    write: Callable[[Laid, Random], bytes]
    prepare: Callable[[Made, Random], Made] = lambda made, draw: made
    """What its table must be for the form to be able to print it."""
    certain: bool = True
    """Whether each cell can be told from the file alone; otherwise arithmetic chooses."""


def written(form: str, made: Made, draw: Random) -> tuple[Made, bytes]:
    """The table as the form can print it, and a file with it."""
    fitting = FORMS[form].prepare(made, draw)
    return fitting, FORMS[form].write(lay(fitting, draw), draw)


def rows(laid: Laid) -> Iterator[tuple[str, ...]]:
    yield from laid.heads
    for line in laid.lines:
        yield line.cells


def separated(separator: str, encoding: str) -> Callable[[Laid, Random], bytes]:
    """Values with a separator, at times under a title, with a note below."""

    def write(laid: Laid, draw: Random) -> bytes:
        text = io.StringIO()
        writer = csv.writer(text, delimiter=separator, lineterminator=draw.choice(("\n", "\r\n")))
        if draw.random() < 0.4:
            writer.writerows([[laid.title], []])
        writer.writerows(rows(laid))
        if laid.note:
            writer.writerows([[], [laid.note]])
        return plainly(text.getvalue(), encoding).encode(encoding)

    return write


def plainly(text: str, encoding: str) -> str:
    """With the signs that the encoding has: the old ones know neither the minus sign nor the narrow no-break space."""
    return text if encoding.startswith("utf") else text.replace("−", "-").replace("\u202f", "\u00a0")


def among_prose(draw: Random, lines: list[str], laid: Laid) -> bytes:
    """Lines of a table under its title, between paragraphs."""
    text = [draw.choice(PROSE), "", laid.title, *([""] if draw.random() < 0.5 else []), *lines]
    text += [laid.note] if laid.note else []
    return "\n".join([*text, "", draw.choice(PROSE), ""]).encode()


def tabbed(laid: Laid, draw: Random) -> bytes:
    return among_prose(draw, ["\t".join(row).rstrip("\t") for row in rows(laid)], laid)


def aligned(laid: Laid, draw: Random) -> bytes:
    """Columns of text, figures to the right, with two spaces or more between."""
    table = list(rows(laid))
    widths = [max(len(row[at]) for row in table) for at in range(laid.columns)]
    first, figures = 1 + laid.before, len(laid.made.columns)
    lines = []
    for row in table:
        cells = [cell.ljust(width) for cell, width in zip(row, widths, strict=True)]
        for at in range(first, first + figures):
            cells[at] = row[at].rjust(widths[at])
        lines.append("  ".join(cells).rstrip())
    return among_prose(draw, lines, laid)


def single_spaced(laid: Laid, draw: Random) -> bytes:
    """As copied from a PDF: one space between cells."""
    return among_prose(draw, [" ".join(cell for cell in row if cell) for row in rows(laid)], laid)


def one_cell_a_line(laid: Laid, draw: Random) -> bytes:
    """As copied from a web page: one cell a line, at times with an empty line after each."""
    gap = draw.choice(("\n", "\n\n"))
    heads = [" ".join(head for head in column if head) for column in zip(*laid.heads, strict=True)]
    cells = [heads[0] or "Benämning", *heads[1:]]
    cells += [cell for line in laid.lines for cell in line.cells if cell]
    return f"{laid.title}\n\n{gap.join(cells)}\n".encode()


def markdown(laid: Laid, draw: Random) -> bytes:
    heads = [" ".join(head for head in column if head) for column in zip(*laid.heads, strict=True)]
    lines = [heads, ["---", *draw.choice((["---:"], ["---"], [":--:"])) * (laid.columns - 1)]]
    for line in laid.lines:
        lines.append([f"**{cell}**" if line.bold and cell else cell for cell in line.cells])
    edge = draw.choice(("| {} |", "| {} |", "{}"))
    table = [edge.format(" | ".join(cell.replace("|", r"\|") for cell in line)) for line in lines]
    text = [draw.choice(PROSE), "", f"## {laid.title}", "", *table, ""]
    text += [laid.note.replace("*", r"\*"), ""] if laid.note else []
    return "\n".join([*text, draw.choice(PROSE), ""]).encode()


def html(laid: Laid, draw: Random) -> bytes:
    """With its heads in two rows at times, its title as a caption or a heading."""
    caption = draw.random() < 0.5
    head = "".join(f"<tr>{''.join(f'<th scope=col>{escape(cell)}</th>' for cell in row)}</tr>\n" for row in laid.heads)
    lines = []
    for line in laid.lines:
        if line.row is None and draw.random() < 0.5:
            lines.append(f'<tr><th colspan="{laid.columns}">{escape(line.cells[0])}</th></tr>')
            continue
        tag = "<strong>{}</strong>" if line.bold else draw.choice(("{}", "<p>{}</p>", "<span>{}</span>"))
        cells = [tag.format(escape(cell).replace("\u00a0", "&nbsp;")) for cell in line.cells]
        lines.append(f"<tr><th scope=row>{cells[0]}</th>{''.join(f'<td>{cell}</td>' for cell in cells[1:])}</tr>")
    title = f"<caption>{escape(laid.title)}</caption>" if caption else ""
    table = f"<table>{title}<thead>{head}</thead><tbody>\n" + "\n".join(lines) + "\n</tbody></table>"
    above = "" if caption else f"<h2>{escape(laid.title)}</h2>"
    text = f"<p>{draw.choice(PROSE)}</p>{above}{table}<p>{escape(laid.note)}</p><p>{draw.choice(PROSE)}</p>"
    head = '<!DOCTYPE html><html lang="sv"><head><meta charset="utf-8"><title>Budget</title></head>'
    return f"{head}<body>{text}</body></html>".encode()


def no_empty(made: Made, draw: Random) -> Made:
    return replace(without_empty(made), numbered=[])


def told_apart(made: Made, draw: Random) -> Made:
    """In one-spaced lines thousands are parted by what is no ordinary space, and no text stands after the figures.
    Nothing is 0, since a dash could be the minus of what follows; no label ends with a number, which could be a note's.
    """
    style = replace(made.style, nothing="0", missing="..")
    if style.thousands == " ":
        style = replace(style, thousands=draw.choice(("\u00a0", "\u202f", "", ".")))
    labels = [re.sub(r" \d+$", "", label) for label in made.labels]
    return replace(made, style=style, labels=labels, numbered=[], texts=(), said=[])


def ordinary_spaces(made: Made, draw: Random) -> Made:
    """All spaces are alike: how a line is to be cut is for arithmetic to tell."""
    made = without_empty(made)
    return replace(made, style=replace(made.style, thousands=" "), texts=(), said=[])


FORMS: dict[str, Form] = {
    "xlsx": Form(".xlsx", xlsx),
    "ods": Form(".ods", ods),
    "csv ; utf-8": Form(".csv", separated(";", "utf-8")),
    "csv , utf-8 BOM": Form(".csv", separated(",", "utf-8-sig")),
    "csv ; cp1252": Form(".csv", separated(";", "cp1252")),
    "csv tab utf-8": Form(".tsv", separated("\t", "utf-8")),
    "csv tab cp1252": Form(".csv", separated("\t", "cp1252")),
    "text, tabs": Form(".txt", tabbed),
    "text, aligned": Form(".txt", aligned),
    "text, one space": Form(".txt", single_spaced, told_apart),
    "text, one cell a line": Form(".txt", one_cell_a_line, no_empty),
    "markdown": Form(".md", markdown),
    "html": Form(".html", html),
    "docx": Form(".docx", docx),
    "pdf, ruled": Form(".pdf", pdf_ruled),
    "pdf, no rules": Form(".pdf", pdf),
    "text, one space everywhere": Form(".txt", single_spaced, ordinary_spaces, certain=False),
}
