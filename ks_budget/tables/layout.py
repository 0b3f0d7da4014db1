"""Parts of ruled grids as tables: which columns hold labels, figures or text, what their heads say, and the rows."""

import re
from collections.abc import Iterable, Sequence

from msgspec import structs

from ks_budget.money import Unit
from ks_budget.sources.grid import Cell
from ks_budget.tables.heads import column_of
from ks_budget.tables.numbers import DecimalSign, decimal_sign, read_entry
from ks_budget.tables.parts import Part, Strip
from ks_budget.tables.places import Places
from ks_budget.tables.roles import Roles, roles_of
from ks_budget.tables.stacked import by_figures, grouped, joined_heads
from ks_budget.tables.table import Column, Row, Table
from ks_budget.tables.titles import may_title
from ks_budget.tables.units import measures, only_unit, unit_of
from ks_budget.tables.wrapped import unwrapped


def table_of(part: Part, places: Places, title: str = "") -> Table | None:
    """A part as a table; None where it has no rows of two cells or more. ``title`` is what stands over its grid."""
    body = [strip for strip in part.body if strip.filled]
    if not body or not any(strip.filled > 1 for strip in body):
        return None
    heads = joined_heads(part.heads)
    roles = roles_of(heads, part.body)
    sign = decimal_sign(strip.cells[column].text for strip in body for column in roles.figures)
    strips = unwrapped(part.body, roles.label, roles.figures) if places.wraps else part.body
    rows, below = _rows(strips, roles, sign, places)
    columns = tuple(_column(heads, index, part, places) for index in roles.figures)
    columns = tuple(by_figures(column, [row.entries[at] for row in rows]) for at, column in enumerate(columns))
    columns = grouped(columns)
    titles = [strip.alone.text for strip in part.titles if strip.alone]
    corner = heads[roles.label] if roles.label is not None and heads else ""
    first = next(iter([*part.titles, *part.heads, *body]))
    unit = table_unit(corner, columns, [*titles[::-1], title])
    if measures(corner) and unit is None:
        columns = tuple(
            structs.replace(column, kind="other") if column.kind == "money" else column for column in columns
        )
    return Table(
        title=_title(titles) or title,
        columns=columns,
        rows=rows,
        corner=corner,
        unit=unit,
        texts=tuple(heads[index] if heads else "" for index in roles.texts),
        notes=(*below, *(_said(strip) for strip in part.notes if strip.filled)),
        place=places.of(first.cells, next((i for i, kind in enumerate(first.kinds) if kind != "e"), 0)),
    )


def _said(strip: Strip) -> str:
    return " ".join(cell.text for cell in strip.cells if cell.text)


def _title(titles: Sequence[str]) -> str:
    """The nearest line above that is no sentence and says more than a unit."""
    return next((text for text in reversed(titles) if may_title(text) and not only_unit(text)), "")


def is_drawn(table: Table) -> bool:
    """Whether what looks like a table on a page is none: figures of a chart, or a list of contents with its pages."""
    if any(column.head for column in table.columns):
        return False
    labels = sum(bool(row.label) for row in table.rows)
    if table.columns and not table.corner and labels * 2 <= len(table.rows):
        return True
    pages = [row.entries[0].number for row in table.rows if len(row.entries) == 1]
    values = [number.value for number in pages if number and not number.decimals and not number.signed]
    return len(values) == len(table.rows) > 2 and values == sorted(values) and values[-1] < 1000


def table_unit(corner: str, columns: Sequence[Column], near: Iterable[str]) -> Unit | None:
    """What the corner says, or all heads of money alike, or the nearest line above that says any."""
    if unit := unit_of(corner):
        return unit
    said = {column.unit for column in columns if column.kind == "money"}
    if len(said) == 1 and None not in said:
        return said.pop()
    return next((unit for text in near if (unit := unit_of(text))), None)


def _column(heads: Sequence[str], index: int, part: Part, places: Places) -> Column:
    column = column_of(heads[index] if heads else "")
    strip = next((strip for strip in reversed(part.heads) if strip.kinds[index] != "e"), None)
    return structs.replace(column, place=places.of(strip.cells, index) if strip else None)


# ---- Rows ------------------------------------------------------------------------------------


def _rows(
    body: Sequence[Strip], roles: Roles, sign: DecimalSign, places: Places
) -> tuple[tuple[Row, ...], tuple[str, ...]]:
    """The rows, and what would be headings if there were rows below them: lines that end the table."""
    rows: list[Row] = []
    below: list[str] = []
    section, heading, parted = 0, "", False
    above: Strip | None = None
    for strip in body:
        alone = strip.alone
        if not strip.filled:
            section += not parted
            parted, above = True, None
            continue
        if parted and alone is None and rows and rows[-1].heading == heading:
            heading = ""
        parted = False
        if alone is not None and (row := _told_in_text(alone, roles, sign, places, section, heading)):
            rows.append(row)
        elif alone is not None and strip.kinds.index("t") not in roles.figures:
            # Headings right below each other are one of two levels.
            section, heading = section + 1, f"{heading} – {alone.text}" if above else alone.text
            above = strip
            below.append(alone.text)
            continue
        else:
            rows.append(_row(strip, roles, sign, places, section, heading))
        above = None
        below = []
    return tuple(rows), tuple(below)


def _told_in_text(
    cell: Cell, roles: Roles, sign: DecimalSign, places: Places, section: int, heading: str
) -> Row | None:
    """A sum written in one cell, `Summa äldreomsorg 285,3`, as a row with its figure in the last column; None for other
    text. The figure has decimals or thousands: others are parts of names."""
    found = re.fullmatch(r"(.*[^\W\d_].*?):?\s+([+\-–−]?\s?\d[\d \u00a0\u202f]*(?:[.,]\d+)?)", cell.text)
    entry = read_entry(found[2], sign, places.of((cell,))) if found else None
    if (
        not found
        or not entry
        or not entry.number
        or not roles.figures
        or not re.search(r"[ ,.\u00a0\u202f]\d", found[2])
    ):
        return None
    none = read_entry("")
    entries = (*(none for _ in roles.figures[1:]), entry)
    return Row(found[1], entries, cell.bold, section, heading, ("",) * len(roles.texts), places.of((cell,)))


def _row(strip: Strip, roles: Roles, sign: DecimalSign, places: Places, section: int, heading: str) -> Row:
    cells = strip.cells
    label = cells[roles.label].text if roles.label is not None else ""
    if not label:
        label = next(
            (cells[index].text for index in roles.texts if cells[index].text and index < min(roles.figures, default=0)),
            "",
        )
    named = [
        cells[index] for index in (*([] if roles.label is None else [roles.label]), *roles.figures) if cells[index].text
    ]
    return Row(
        label=" ".join(label.split()),
        entries=tuple(
            read_entry(cells[index].text, _stored_sign(cells[index], sign), place)
            for index, place in zip(roles.figures, places.each(cells, roles.figures), strict=True)
        ),
        bold=bool(named) and (named[0].bold or all(cell.bold for cell in named)),
        section=section,
        heading=heading,
        texts=tuple(cells[index].text for index in roles.texts),
        place=places.of(cells, roles.label or 0),
    )


def _stored_sign(cell: Cell, sign: DecimalSign) -> DecimalSign:
    """The sign before decimals, which the number that a file stores tells best: `1,234` for 1234."""
    if cell.stored is None or ("," not in cell.text and "." not in cell.text):
        return sign
    for other in (",", "."):
        number = read_entry(cell.text, other).number
        if number and abs(number.value - cell.stored * (100 if number.percent else 1)).scaleb(number.decimals) <= 1:
            return other
    return sign
