"""Lines without borders: of the ways to cut one into its cells, the one that the table's relations hold with."""

from msgspec.structs import replace

from ks_budget.tables.columns import column_links
from ks_budget.tables.evidence import ACCEPTED, Link
from ks_budget.tables.figures import Figures
from ks_budget.tables.misfits import Cases
from ks_budget.tables.numbers import read_entry
from ks_budget.tables.ratios import Ratio, ratios
from ks_budget.tables.rows import row_links
from ks_budget.tables.table import Row, Table

CERTAIN_ROWS = 4
"""Rows with one way alone, from which relations are learnt before the others are cut."""
ROUNDS = 2
CELLS = 1_000_000
"""How many cells are read again to try ways; those of a table so large that no more can be keep the likeliest."""


def choose(table: Table) -> Table:
    """The table with the cuts that arithmetic chooses. Where it cannot tell, the likeliest stays."""
    if not table.alternatives:
        return table
    certain = tuple(row for at, row in enumerate(table.rows) if at not in table.alternatives)
    if len(certain) >= CERTAIN_ROWS:
        figures = Figures([replace(table, rows=certain, alternatives={})])
        columns, _ = column_links(figures)
        if columns:
            table = _recut(table, [], columns, ratios(figures, {at for link in columns for at in link.lines})[0])
    for _ in range(ROUNDS):
        figures = Figures([table])
        columns, _ = column_links(figures)
        rows = [link for link in row_links(figures)[0] if link.net >= ACCEPTED]
        cut = _recut(table, rows, columns, ratios(figures, {at for link in columns for at in link.lines})[0])
        if cut == table:
            break
        table = cut
    return table


def _recut(table: Table, rows: list[Link], columns: list[Link], shares: list[Ratio]) -> Table:
    """Each line that can be cut in several ways, cut in the one with which most relations hold."""
    lines = list(table.rows)
    left = CELLS // max(1, len(lines) * len(table.columns))
    for at, ways in table.alternatives.items():
        left -= len(ways) + 1
        if left < 0:
            break
        if not (columns or shares or any(at in link.lines for link in rows)):
            continue
        best, most = lines[at], _fits(table, lines, at, rows, columns, shares)
        for way in ways:
            row = _cut(lines[at], way)
            fits = _fits(table, [*lines[:at], row, *lines[at + 1 :]], at, rows, columns, shares)
            if fits > most:
                best, most = row, fits
        lines[at] = best
    return replace(table, rows=tuple(lines))


def _cut(row: Row, way: tuple[str, ...]) -> Row:
    place = row.entries[0].place if row.entries else None
    return replace(row, entries=tuple(read_entry(text, place=place) for text in way))


def _fits(
    table: Table, lines: list[Row], at: int, rows: list[Link], columns: list[Link], shares: list[Ratio]
) -> tuple[int, float]:
    """In how many instances the relations hold that a row is part of, less those that fail; then the evidence."""
    figures = Figures([replace(table, rows=tuple(lines))])
    tried = [link.over(figures, [at]) for link in columns]
    tried += [link.over(figures, range(figures.width)) for link in rows if at in link.lines]
    cases = Cases(figures, tried, [ratio.over(figures, [at]) for ratio in shares])
    return len(cases.good) - len(cases.bad), sum(case.bits for case in cases.good)
