"""Key figures as cards: each its label, its figure with the unit, and what there is to say of it."""

from ks_budget.render.cells import for_people
from ks_budget.render.word.elements import Element, paragraph, run, w
from ks_budget.render.word.pages import UPRIGHT
from ks_budget.render.word.tables import after, properties
from ks_budget.report import Row, Table

_BESIDE = 3
"""Cards in a row."""
_GROUND = "EAF2F5"


def cards(table: Table, language: str) -> list[Element]:
    """A grid of cards, read row by row."""
    widths = [UPRIGHT // _BESIDE] * _BESIDE
    body = w("tbl", *properties(table.title, table.title, widths, heads=False))
    for start in range(0, len(table.rows), _BESIDE):
        some = [_card(row, table, language) for row in table.rows[start : start + _BESIDE]]
        some += [[paragraph("CardNote", [])] for _ in range(_BESIDE - len(some))]
        body.append(w("tr", w("trPr", w("cantSplit")), *map(_cell, widths, some)))
    notes = [paragraph("TableNote", [run(note)]) for note in [*table.notes, *table.more]]
    return [body, *(notes or [after()])]


def _cell(width: int, content: list[Element]) -> Element:
    edges = [w(side, val="single", sz=24, space=0, color="FFFFFF") for side in ("top", "left", "bottom", "right")]
    shade = w("shd", val="clear", color="auto", fill=_GROUND)
    return w("tc", w("tcPr", w("tcW", w=width, type="dxa"), w("tcBorders", *edges), shade), *content)


def _card(row: Row, table: Table, language: str) -> list[Element]:
    told = {
        column.key: for_people(value, column, language) for column, value in zip(table.columns, row.cells, strict=True)
    }
    label, figure = table.columns[:2]
    unit = told.get(figure.unit_column, "") if figure.unit_column else figure.unit
    rest = [told[column.key] for column in table.columns[2:] if column.key != figure.unit_column]
    shown = f"{told[figure.key]}\u00a0{unit}" if unit else told[figure.key]
    made = [paragraph("CardLabel", [run(told[label.key])]), paragraph("CardFigure", [run(shown)])]
    return [*made, *(paragraph("CardNote", [run(text)]) for text in rest if text)]
