"""The tables of a web page: heads of columns and rows, notes below, and what the script needs to sort them."""

from ks_budget.render.cells import for_people, for_programs, without_pictures
from ks_budget.render.hypertext import Markup, element, joined
from ks_budget.report import NUMBERS, Choice, Column, Filled, Row, Table, Value

_SOME = 6
"""Rows from which a table of records may be searched."""


def table(table: Table, language: str, find: str) -> Markup:
    """The table with its notes. ``find`` is the label of the search field of a table of records."""
    table = without_pictures(table)
    head = element("thead", element("tr", *(_head(column) for column in table.columns)))
    body = element("tbody", *(_row(row, table, language) for row in table.rows))
    foot = [element("tfoot", *(_row(row, table, language) for row in table.footer))] if table.footer else []
    # In an element of its own, which stays in sight when a wide table is scrolled.
    caption = element("caption", element("span", table.title))
    grid = element("table", caption, head, body, *foot, data_records=table.records, data_id=table.id)
    scrolled = element("div", grid, class_="wide", tabindex="0", role="region", aria_label=table.title)
    search = [_search(find)] if table.records and len(table.rows) >= _SOME else []
    return element("div", *search, scrolled, *notes(table), class_="table")


def _search(find: str) -> Markup:
    field = element("input", type="search", autocomplete="off")
    return element("label", element("span", find), field, class_="search", hidden=True)


def notes(table: Table) -> list[Markup]:
    """What is said of a table, below it."""
    said = [element("li", note) for note in [*table.notes, *table.more]]
    return [element("ul", *said, class_="notes")] if said else []


def _head(column: Column) -> Markup:
    return element("th", column.label, scope="col", class_=_kind(column))


def _kind(column: Column) -> str | None:
    return "number" if column.type in NUMBERS else None


def _row(row: Row, table: Table, language: str) -> Markup:
    cells = [_cell(i, value, column, language) for i, (column, value) in _numbered(row, table)]
    return element("tr", *cells, class_=None if row.kind == "part" else row.kind, data_row=row.id)


def _numbered(row: Row, table: Table) -> list[tuple[int, tuple[Column, Value]]]:
    return list(enumerate(zip(table.columns, row.cells, strict=True)))


def _cell(i: int, value: Value, column: Column, language: str) -> Markup:
    said = for_people(value, column, language)
    if i == 0:
        return element("th", said, scope="row")
    exact = for_programs(value, column) if column.type in NUMBERS else None
    tone = value.tone if isinstance(value, Choice) else f"grade-{value.level}" if isinstance(value, Filled) else ""
    kinds = " ".join(kind for kind in (_kind(column), tone) if kind)
    return element("td", said, class_=kinds or None, data_value=None if exact is None else str(exact))


def cards(table: Table, language: str) -> Markup:
    """Few figures, each in a card of its own: what it is, the figure with its unit, and how it has moved."""
    keys = [column.key for column in table.columns]
    shown = []
    for row in table.rows:
        cells = {key: for_people(*pair, language) for key, pair in zip(keys, _pairs(row, table), strict=True)}
        label, figure, *rest = (cells[key] for key in keys if key != "unit")
        said = f"{figure}\u00a0{cells.get('unit', '')}".rstrip("\u00a0")
        card = [element("dt", label), element("dd", said, class_="figure"), *(element("dd", one) for one in rest)]
        shown.append(element("div", *card))
    return joined(element("dl", *shown, class_="cards", aria_label=table.title), *notes(table))


def _pairs(row: Row, table: Table) -> list[tuple[Value, Column]]:
    return list(zip(row.cells, table.columns, strict=True))
