"""What the tables of a document repeat differently, as problems."""

from collections.abc import Iterator

from msgspec import structs

from ks_budget.problems import Excerpt, Line, Number, Place, Problem, Shown, kinds
from ks_budget.tables.ids import column_ids, row_ids
from ks_budget.tables.repeated import Cell, Repeat
from ks_budget.views.audit.document import Document
from ks_budget.views.audit.naming import Names, short
from ks_budget.views.audit.told import place_of, unit_of


def problems(document: Document, language: str) -> Iterator[Problem]:
    """One for each figure that is another elsewhere, at the later of the two."""
    named, ids = document.names(language), document.ids
    for repeat in document.repeats:
        yield _problem(document, repeat, named, ids)


def _problem(document: Document, repeat: Repeat, named: list[Names], ids: list[str]) -> Problem:
    table, row, column = repeat.second
    names, here = named[table], document.tables[table].table
    found = [_place(document, cell) for cell in (repeat.second, repeat.first)]
    subject = ".".join((ids[table], row_ids(here)[row], column_ids(here)[column]))
    problem = kinds.audit.REPEATED.at(
        *(place for place in found if place),
        subject=subject,
        table=named[repeat.first[0]].table,
        figure=names.figure(row, column),
        printed=_number(document, repeat.first),
        other=_number(document, repeat.second),
        elsewhere=names.table,
    )
    return structs.replace(problem, excerpt=_excerpt(document, repeat, named))


def _excerpt(document: Document, repeat: Repeat, named: list[Names]) -> Excerpt:
    """Both rows, each under its table's name: their columns may stand in another order."""
    lines = []
    for table, row, column in (repeat.first, repeat.second):
        entry = document.tables[table].table.rows[row].entries[column]
        label = f"{named[table].table}: {named[table].rows[row]}, {named[table].columns[column]}"
        lines.append(Line(short(label, 120), (Shown(short(entry.text), "suspect"),)))
    return Excerpt("", ("",), tuple(lines))


def _number(document: Document, cell: Cell) -> Number:
    table, row, column = cell
    here = document.tables[table].table
    number = here.rows[row].entries[column].number
    assert number is not None, "only figures that are printed are repeated"
    return Number(number.value, unit_of(here, row, column), number.decimals)


def _place(document: Document, cell: Cell) -> Place | None:
    table, row, column = cell
    return place_of(document.tables[table].table, row, column)
