"""Key figures as cards: each its label, its figure with the unit, and what there is to say of it.

A row of cards is a table whose header row has the labels, so that whoever hears it is told what each figure is of.
"""

from collections.abc import Sequence
from itertools import zip_longest

from ks_budget.render.cells import for_people
from ks_budget.render.word.elements import Element, paragraph, run, w
from ks_budget.render.word.pages import UPRIGHT
from ks_budget.render.word.tables import after, properties
from ks_budget.report import Row, Table

_BESIDE = 3
"""Cards in a row."""
_GROUND, _WHITE = "EAF2F5", "FFFFFF"


def cards(table: Table, language: str) -> list[Element]:
    """Rows of cards, and the notes of their table."""
    made: list[Element] = []
    for start in range(0, len(table.rows), _BESIDE):
        some = [_card(row, table, language) for row in table.rows[start : start + _BESIDE]]
        made += [_beside(some, table.title), after()]
    return made + [paragraph("TableNote", [run(note)]) for note in [*table.notes, *table.more]]


def _beside(some: list[list[str]], title: str) -> Element:
    """Cards beside each other; what one has less of than another is left empty."""
    widths = [UPRIGHT // _BESIDE] * len(some)
    labels, *lines = zip_longest(*some, fillvalue="")
    body = w("tbl", *properties(title, ", ".join(labels), widths, column=False))
    body.append(_row("CardLabel", labels, widths, w("cantSplit"), w("tblHeader")))
    for line, style in zip_longest(lines, ["CardFigure"], fillvalue="CardNote"):
        body.append(_row(style, line, widths, w("cantSplit")))
    return body


def _row(style: str, texts: Sequence[str], widths: list[int], *properties: Element) -> Element:
    cells = [_cell(width, paragraph(style, [run(text)])) for text, width in zip(texts, widths, strict=True)]
    return w("tr", w("trPr", *properties), *cells)


def _cell(width: int, content: Element) -> Element:
    """On a ground of its own, parted from its neighbours by white."""
    sides = {"top": _GROUND, "left": _WHITE, "bottom": _GROUND, "right": _WHITE}
    edges = [w(side, val="single", sz=24, space=0, color=colour) for side, colour in sides.items()]
    shade = w("shd", val="clear", color="auto", fill=_GROUND)
    return w("tc", w("tcPr", w("tcW", w=width, type="dxa"), w("tcBorders", *edges), shade), content)


def _card(row: Row, table: Table, language: str) -> list[str]:
    """The label, the figure and the rest."""
    told = {
        column.key: for_people(value, column, language) for column, value in zip(table.columns, row.cells, strict=True)
    }
    label, figure = table.columns[:2]
    unit = told.get(figure.unit_column, "") if figure.unit_column else figure.unit
    rest = [told[column.key] for column in table.columns[2:] if column.key != figure.unit_column]
    shown = f"{told[figure.key]}\u00a0{unit}" if unit else told[figure.key]
    return [told[label.key], shown, *(text for text in rest if text)]
