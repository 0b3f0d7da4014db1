"""Tables that a page breaks: the part on the next page, with the heads again or without, and both as one."""

from typing import Final

from msgspec import structs

from ks_budget.tables.table import Row, Table

_PAGE_LINES: Final = 3
"""Lines at the foot of a page and the head of the next."""


def has_heads_of(before: Table, table: Table) -> bool:
    """Whether a table has the heads of the one before it, as one broken over pages has."""
    heads = [(one.corner, one.texts, [column.head for column in one.columns]) for one in (before, table)]
    return heads[0] == heads[1] and any(column.head for column in table.columns)


def goes_on_without_heads(before: Table, table: Table, between: int) -> bool:
    """Whether a table is a part of the one before it, on its page or the next: columns as many, no heads, and no more
    than the head and foot of a page between."""
    if _pages_on(before, table) not in (0, 1) or between > _PAGE_LINES:
        return False
    alike = len(before.columns) == len(table.columns) and len(before.texts) == len(table.texts)
    return alike and not any((table.corner, *table.texts, *(column.head for column in table.columns)))


def with_heads_of(before: Table, table: Table) -> Table:
    """A part without heads, with those of the part before it."""
    return structs.replace(
        table, title=before.title, columns=before.columns, corner=before.corner, texts=before.texts, unit=before.unit
    )


def is_on_next_page(before: Table, table: Table, between: int) -> bool:
    """Whether a table with the heads of the one before it is the rest of that one: it begins where the next page does,
    and has no title of its own."""
    titled = table.title not in ("", before.title)
    return _pages_on(before, table) == 1 and between <= _PAGE_LINES and not titled and has_heads_of(before, table)


def joined(before: Table, table: Table) -> Table:
    """Both as one: rows go on in the section that the page broke."""
    count, section = len(before.rows), before.rows[-1].section
    heading = before.rows[-1].heading
    alternatives = {count + row: ways for row, ways in table.alternatives.items()}
    return structs.replace(
        before,
        rows=(*before.rows, *(_after(row, section, heading) for row in table.rows)),
        unit=before.unit or table.unit,
        notes=(*before.notes, *table.notes),
        alternatives=before.alternatives | alternatives,
    )


def _after(row: Row, section: int, heading: str) -> Row:
    return structs.replace(row, section=section + row.section, heading=row.heading or heading)


def _pages_on(before: Table, table: Table) -> int | None:
    """How many pages after the last row of a table another begins; None where there are no pages."""
    last = before.rows[-1].place if before.rows else before.place
    pages = [place.within.page for place in (last, table.place) if place and place.within and place.within.page]
    return pages[1] - pages[0] if len(pages) == 2 else None
