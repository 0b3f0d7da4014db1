"""Printed tables as a person would write them in a file of a budget, with comments that say where they come from."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from ks_budget.model.tables import PrintedTable, TableColumn, TableRow
from ks_budget.money import Amount
from ks_budget.numerals import NO_BREAK
from ks_budget.problems import in_file, one_line, quoted

Comments = Mapping[str, Sequence[str]]
"""Lines of comment by what they stand over: the id of a table, that with `.row.` or `.column.` and the id of one of its
own, and the empty text for the file."""


def tables_toml(tables: Sequence[PrintedTable], comments: Comments) -> str:
    """A file of `[[table]]`s that loads to these tables."""
    return "\n".join(["".join(f"{line}\n" for line in part) for part in _parts(tables, comments)])


def _parts(tables: Sequence[PrintedTable], comments: Comments) -> Iterator[list[str]]:
    head = list(_comment(comments, ""))
    if head:
        yield head
    for table in tables:
        yield [*_comment(comments, table.id), *_table(table)]
        for column in table.columns:
            yield [*_comment(comments, f"{table.id}.column.{column.id}"), *_column(column)]
        for row in table.rows:
            yield [*_comment(comments, f"{table.id}.row.{row.id}"), *_row(row)]


def _comment(comments: Comments, of: str) -> Iterator[str]:
    """Whatever a document holds stays in its line, where it is no more than a comment."""
    for line in comments.get(of, ()):
        yield f"# {one_line(line.replace(NO_BREAK, ' '))}".rstrip()


def _table(table: PrintedTable) -> Iterator[str]:
    yield "[[table]]"
    yield from _texts({"id": table.id, "title": table.title, "unit": table.unit, "costs": table.costs or ""})
    yield from _texts({"source": table.source, "note": table.note})


def _column(column: TableColumn) -> Iterator[str]:
    yield "[[table.column]]"
    yield from _texts({"id": column.id, "label": column.label, "phase": column.phase or ""})
    if column.year is not None:
        yield f"year = {column.year}"
    yield from _texts({"unit": column.unit, "equals": column.equals})
    if not column.adds:
        yield "adds = false"
    if column.exact:
        yield "exact = true"


def _row(row: TableRow) -> Iterator[str]:
    yield "[[table.row]]"
    yield from _texts({"id": row.id, "label": row.label})
    if row.figures:
        figures = ", ".join(f"{column} = {_number(figure)}" for column, figure in row.figures.items())
        yield f"figures = {{ {figures} }}"
    yield from _texts({"equals": row.equals, "within": row.within or "", "note": row.note})


def _texts(keys: dict[str, str]) -> Iterator[str]:
    """Those that say something."""
    return (f"{key} = {quoted(text)}" for key, text in keys.items() if text)


def _number(figure: Amount) -> str:
    return in_file(Decimal(figure))
