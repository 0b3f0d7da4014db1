"""Parts of ruled grids as tables: which columns hold labels, figures or text, what their heads say, and the rows."""

import re
from collections.abc import Iterable, Sequence

from msgspec import Struct, structs

from ks_budget.money import Unit
from ks_budget.sources.grid import Cell
from ks_budget.tables.heads import YEARS, column_of, is_code, is_note, is_year, said_by, unglued
from ks_budget.tables.numbers import DecimalSign, decimal_sign, read_entry
from ks_budget.tables.parts import Part, Strip
from ks_budget.tables.places import Places
from ks_budget.tables.table import Column, Entry, Row, Table
from ks_budget.tables.titles import may_title
from ks_budget.tables.units import measures, only_unit, unit_of
from ks_budget.tables.wrapped import unwrapped


class Roles(Struct, frozen=True):
    """Which column of a part is what, by position."""

    label: int | None
    figures: tuple[int, ...]
    texts: tuple[int, ...]


def table_of(part: Part, places: Places, title: str = "") -> Table | None:
    """A part as a table; None where it has no rows of two cells or more. ``title`` is what stands over its grid."""
    body = [strip for strip in part.body if strip.filled]
    if not body or not any(strip.filled > 1 for strip in body):
        return None
    heads = joined_heads(part.heads)
    roles = roles_of(heads, part.body)
    sign = decimal_sign(strip.cells[column].text for strip in body for column in roles.figures)
    strips = unwrapped(part.body, roles.label, roles.figures) if places.wraps else part.body
    rows = _rows(strips, roles, sign, places)
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
        notes=tuple(" ".join(cell.text for cell in strip.cells if cell.text) for strip in part.notes if strip.filled),
        place=places.of(first.cells, next((i for i, kind in enumerate(first.kinds) if kind != "e"), 0)),
    )


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


# ---- Heads -----------------------------------------------------------------------------------


def joined_heads(heads: Sequence[Strip]) -> list[str]:
    """For each column, its heads from the top joined. What is merged over columns is over each of them; so is a group's
    head with nothing to its right, where the heads below it lack what it says."""
    if not heads:
        return []
    below = [""] * len(heads[0].kinds)
    for level, strip in enumerate(reversed(heads)):
        upper = spread(_merged(strip), below) if level else _merged(strip)
        below = [join(*both) for both in zip(upper, below, strict=True)]
    return [unglued(text) for text in below]


def join(upper: str, lower: str) -> str:
    """A head and what stands below it as one."""
    if not upper or not lower or upper == lower:
        return upper or lower
    # A word broken over rows is one word: `Budget-` over `avvikelse`.
    if upper.endswith("-") and lower[:1].islower():
        return upper[:-1] + lower
    return f"{upper} {lower}"


def _merged(strip: Strip) -> list[str]:
    """A row of heads, each over all columns that it is merged over."""
    out = [" ".join(cell.text.split()) for cell in strip.cells]
    for index, cell in enumerate(strip.cells):
        for covered in range(index + 1, min(index + cell.across, len(out))):
            out[covered] = out[covered] or out[index]
    return out


def spread(texts: Sequence[str], below: Sequence[str]) -> list[str]:
    """Heads of groups over each column of theirs, the corner first: where nothing stands over a head that lacks what
    the group to its left says."""
    out = list(texts)
    for index in range(2, len(out)):
        if not out[index] and out[index - 1] and below[index] and _completes(out[index - 1], below[index]):
            out[index] = out[index - 1]
    return out


def _completes(group: str, head: str) -> bool:
    """Whether a group's head says what a head below and to its right lacks, the year or the phase."""
    upper, lower = said_by(group), said_by(head)
    if (upper.year and lower.year) or (upper.phase and lower.phase):
        return False
    return bool(upper.year or upper.phase) and (lower.phase is None or upper.phase is None)


def _column(heads: Sequence[str], index: int, part: Part, places: Places) -> Column:
    column = column_of(heads[index] if heads else "")
    strip = next((strip for strip in reversed(part.heads) if strip.kinds[index] != "e"), None)
    return structs.replace(column, place=places.of(strip.cells, index) if strip else None)


def by_figures(column: Column, entries: Sequence[Entry]) -> Column:
    """A column as its figures show it where its head does not: of per cent, or of a unit printed in the cells."""
    numbers = [entry.number for entry in entries if entry.number]
    percents = sum(number.percent for number in numbers)
    if numbers and percents * 2 > len(numbers) and column.kind != "percent":
        phase = "percent" if column.phase in ("change", "deviation", None) else column.phase
        return structs.replace(column, kind="percent", phase=phase, unit=None)
    if len(numbers) > 1 and column.kind == "money" and column.unit is None and YEARS.search(column.head):
        years = all(entry.number is None or is_year(entry.text) for entry in entries)
        return structs.replace(column, kind="other") if years else column
    units = [unit_of(number.unit) for number in numbers if number.unit]
    if units and len(units) * 2 > len(numbers) and len(set(units)) == 1 and column.unit is None:
        return structs.replace(column, unit=units[0])
    return column


def grouped(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """Columns with what their group's first head says, where it stands there alone: `Budget 2023 intäkt`, `kostnad`,
    `netto`, `Avvikelse intäkt`, `kostnad`, `netto`."""
    bare = [column.head for column in columns if column.phase is None and column.year is None and column.head]
    if len(set(bare)) == len(bare) or (columns[0].phase is None and columns[0].year is None):
        return columns
    out: list[Column] = []
    for column in columns:
        alone = column.phase is None and column.year is None and column.head in bare and out
        out.append(structs.replace(column, phase=out[-1].phase, year=out[-1].year) if alone else column)
    return tuple(out)


# ---- Columns ---------------------------------------------------------------------------------


def roles_of(heads: Sequence[str], body: Sequence[Strip]) -> Roles:
    """Which columns hold labels, figures and text."""
    width = max((len(strip.kinds) for strip in body), default=0)
    heads = heads or [""] * width
    columns = ["".join(strip.kinds[index] for strip in body) for index in range(width)]
    numeric = [_is_numeric(heads[index], columns[index]) for index in range(width)]
    label = _label(heads, columns, numeric, body)
    figures: list[int] = []
    texts: list[int] = []
    for index in range(width):
        empty = set(columns[index]) <= {"e"} and not _heads_figures(heads[index])
        if index == label or (empty and not heads[index]):
            continue
        beside = label is not None and index < label and said_by(heads[index]).phase is None
        plain = empty or not numeric[index] or is_note(heads[index]) or _codes(heads[index], body, index) or beside
        (texts if plain else figures).append(index)
    return Roles(label, tuple(figures), tuple(texts))


def _is_numeric(head: str, kinds: str) -> bool:
    numbers, texts, dashes = kinds.count("n") + kinds.count("y"), kinds.count("t"), kinds.count("d")
    if numbers:
        return numbers + dashes >= texts
    return not texts and (dashes > 0 or _heads_figures(head))


def _heads_figures(head: str) -> bool:
    said = said_by(head)
    return is_year(head) or (said.phase is not None and (said.year is not None or len(head) < 25))


def _label(heads: Sequence[str], columns: Sequence[str], numeric: Sequence[bool], body: Sequence[Strip]) -> int | None:
    """The column of labels: of those with text the first that most rows have, left of figures where it can be; where
    none has text, a first column of years or codes."""
    rows = sum(strip.filled > 1 for strip in body)
    texts = [index for index in range(len(columns)) if not numeric[index] and columns[index].count("t")]
    figures = [index for index in range(len(columns)) if numeric[index] and not _codes(heads[index], body, index)]
    last = max(figures, default=len(columns))
    before = [index for index in texts if index < last]
    full = [index for index in before if columns[index].count("t") * 5 >= rows * 3]
    first = next((index for index in range(len(columns)) if set(columns[index]) != {"e"}), None)
    if first is not None and numeric[first] and (not full or full[0] > first + 2):
        years = set(columns[first]) <= set("ey")
        if years or YEARS.fullmatch(heads[first]) or _codes(heads[first], body, first):
            return first
    if full or before:
        return full[0] if full else max(before, key=lambda index: columns[index].count("t"))
    return texts[0] if texts and first == texts[0] else None


def _codes(head: str, body: Sequence[Strip], index: int) -> bool:
    """Whether a column of numbers holds codes: its head says it."""
    if not is_code(head):
        return False
    texts = [strip.cells[index].text for strip in body if strip.kinds[index] in "ny"]
    return bool(texts) and all(text.isdigit() for text in texts)


# ---- Rows ------------------------------------------------------------------------------------


def _rows(body: Sequence[Strip], roles: Roles, sign: DecimalSign, places: Places) -> tuple[Row, ...]:
    rows: list[Row] = []
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
            continue
        else:
            rows.append(_row(strip, roles, sign, places, section, heading))
        above = None
    return tuple(rows)


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
