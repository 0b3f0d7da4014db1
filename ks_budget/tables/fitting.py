"""Tables without borders: into how many columns all lines of a run can be cut, and its rows."""

import re
from collections.abc import Sequence
from typing import TypeVar

from msgspec import Struct, structs

from ks_budget.problems import Place
from ks_budget.tables.cuts import KEPT, Cut, cuts, dashes_of
from ks_budget.tables.heads import column_of, is_note, is_year
from ks_budget.tables.layout import table_unit
from ks_budget.tables.lines import Line
from ks_budget.tables.numbers import DecimalSign, decimal_sign, read_entry
from ks_budget.tables.over import heads_over
from ks_budget.tables.runs import Run
from ks_budget.tables.spans import Spans, parted, span_of, spans_of
from ks_budget.tables.stacked import by_figures, grouped
from ks_budget.tables.table import Column, Entry, Row, Table
from ks_budget.tables.wrapped import flowing, goes_on

_MISFIT = 6.0
"""What a line that cannot be cut into a number of columns costs it."""

T = TypeVar("T")
Alternatives = dict[int, tuple[tuple[str, ...], ...]]
Ways = dict[int, list[Cut]]
"""The ways to cut a line, by the number of cells."""


_NUMBERED = re.compile(
    r"\b(?:etapp|del|fas|nr|nummer|steg|hus|kvarter|typ|grupp|nivå|kapitel|bilaga|område|tertial)$", re.I
)
"""What a number goes on as a part of the name."""


class Fitted(Struct):
    """A line of figures with the ways that it can be cut into the table's columns, likeliest first."""

    line: Line
    ways: list[tuple[str, ...]]
    label: str
    note: str = ""
    """The number of a note that stands before its figures."""


def table_of_run(run: Run) -> tuple[Table, tuple[Line, ...]] | None:
    """A run as a table, which has no title yet, and the lines before it that are none of its own; None where its lines
    are no rows of one."""
    dashes = dashes_of([line.words for line in run.body])
    ways = {id(line): cuts(line.words, dashes) for line in run.body if line.kind in "fg"}
    known = [ways[id(line)] for line in run.body if line.kind == "f" and ways[id(line)]]
    if not known:
        return None
    spans = spans_of([line for line in run.body if line.kind in "fg"])
    counts = [len(spans)] if len(spans) > 1 else counts_of(known)
    # What only a few lines can be cut into is no number of columns, whatever the heads say.
    usual = [count for count in counts if sum(count in each for each in known) * 2 >= len(known)]
    over = heads_over(run, usual if counts[0] in usual else counts)
    count = len(over.heads) or counts[0]
    if not _is_table(run, count, known, bool(over.heads)):
        return None
    fitted = _fit(run, ways, count, over.noted)
    sign = decimal_sign(cell for one in fitted.values() for cell in one.ways[0])
    rows, alternatives = _rows([*over.headings, *run.body], fitted, sign)
    columns = tuple(column_of(head) for head in over.heads or ("",) * count)
    if notes := [at for at, column in enumerate(columns) if is_note(column.head)]:
        columns, rows, alternatives = _without(notes[0], columns, rows, alternatives)
    columns = tuple(by_figures(column, [row.entries[at] for row in rows]) for at, column in enumerate(columns))
    first = [*run.before[over.begin :], *run.body][0]
    last = max((at for at, line in enumerate(run.body) if id(line) in fitted), default=-1)
    return Table(
        title="",
        columns=grouped(columns),
        rows=rows,
        corner=over.corner,
        texts=("Not",) if notes else (),
        unit=table_unit(over.corner, columns, ()),
        notes=tuple(line.text for line in run.body[last + 1 :] if line.kind != "e"),
        place=first.places.of(first.cells),
        alternatives=alternatives,
    ), run.before[: over.begin]


def _without(
    at: int, columns: tuple[Column, ...], rows: tuple[Row, ...], alternatives: Alternatives
) -> tuple[tuple[Column, ...], tuple[Row, ...], Alternatives]:
    """A table whose numbers of notes stand beside its figures, as texts."""

    def left(cells: tuple[T, ...]) -> tuple[T, ...]:
        return cells[:at] + cells[at + 1 :]

    kept = tuple(structs.replace(row, entries=left(row.entries), texts=(row.entries[at].text,)) for row in rows)
    ways = {row: tuple(dict.fromkeys(left(cut) for cut in cuts)) for row, cuts in alternatives.items()}
    return left(columns), kept, {row: cuts for row, cuts in ways.items() if len(cuts) > 1}


def counts_of(known: Sequence[Ways]) -> list[int]:
    """The numbers of columns that the lines together may be cut into, the likeliest first: in most lines, and there in
    the likeliest ways."""
    counts = {count for ways in known for count in ways}
    costs = {count: sum(ways[count][0].cost if count in ways else _MISFIT for ways in known) for count in counts}
    least = min(costs.values())
    return sorted((count for count in counts if costs[count] - least <= len(known)), key=lambda one: (costs[one], one))


def _is_table(run: Run, count: int, known: Sequence[Ways], headed: bool) -> bool:
    fits = sum(count in ways for ways in known)
    if count > 1 and spans_of([line for line in run.body if line.kind in "fg"], count):
        fits = len(known)
    lines = sum(line.kind != "e" for line in run.body)
    if count > 1:
        return fits >= (1 if headed else 2) and fits * 5 >= lines * 2
    if fits < 3 or fits * 5 < lines * 3:
        return False
    figures = [line for line in run.body if line.kind == "f"]
    labels = [line.label for line in figures]
    if any(len(label) > 60 or not label for label in labels) or len({re.sub(r"\d", "", label) for label in labels}) < 2:
        return False
    pages = [read_entry(" ".join(word.text for word in line.words)).number for line in figures]
    values = [number.value for number in pages if number and not number.decimals and not number.signed]
    summed = headed and any(re.match(r"summa|total", label, re.I) for label in labels)
    return summed or not (len(values) == len(figures) and values == sorted(values) and values[-1] < 1000)


# ---- Rows ------------------------------------------------------------------------------------


def _fit(run: Run, ways: dict[int, Ways], count: int, noted: bool) -> dict[int, Fitted]:
    """Each line with its cuts, by its identity. Lines of a lone small number among others are headings with a note."""
    fitted: dict[int, Fitted] = {}
    figures = [line for line in run.body if line.kind in "fg"]
    spans = spans_of(figures, count)
    decimals = any("," in word.text for line in figures for word in line.words)
    for line in figures:
        lone = len(line.words) == 1 and re.fullmatch(r"\d{1,2}", line.words[0].text)
        if lone and count > 1 and line.label and (noted or decimals):
            continue
        if line.kind == "g" and count == 1 and is_year(line.words[0].text):
            continue
        if one := _fit_line(line, ways[id(line)], count, noted, spans):
            fitted[id(line)] = one
    return _unnoted(fitted, ways, count)


_NOTE = re.compile(r"[1-9]\d?(?:(?:, | ?[–-] ?)[1-9]\d?)*")
_NOTES = 3
"""How many show that a column holds the numbers of notes."""


def _unnoted(fitted: dict[int, Fitted], ways: dict[int, Ways], count: int) -> dict[int, Fitted]:
    """Where a column of notes' numbers stands first, a minus or more than two digits there begin the figure after it,
    `-1 452,9` in a row without a note; and `15 776` may."""
    told = [one.ways[0] for one in fitted.values() if all(one.ways[0])]
    first, second = ([cells[at] for cells in told] for at in (0, 1)) if count > 1 else ([], [])
    noting = [cell for cell in first if _NOTE.fullmatch(cell)]
    if (
        len(noting) < _NOTES
        or len(noting) * 2 < len(first)
        or sum(_NOTE.fullmatch(cell) is not None for cell in second) * 4 > len(second)
    ):
        return fitted
    for key, one in fitted.items():
        noteless = [("", *cut.cells) for cut in ways[key].get(count - 1, [])]
        if one.ways[0][0] and noteless:
            sure = not _NOTE.fullmatch(one.ways[0][0])
            one.ways = ([*noteless, *one.ways] if sure else [*one.ways[: KEPT // 2], *noteless])[:KEPT]
    return fitted


def _fit_line(line: Line, ways: Ways, count: int, noted: bool, spans: Spans) -> Fitted | None:
    cells = parted(line)
    name = line.cells[0].text.rstrip(":").strip() if line.cells else ""
    if (
        spans
        and 0 < len(cells) <= count
        and line.label not in ("", name)
        and span_of(line.cells[0]).end <= spans[0].begin
    ):
        # A name that ends with a number, `varav etapp 1`, and all figures after gaps of their own.
        texts = tuple(cell.text for cell in line.cells[1:])
        return Fitted(line, [_under(texts, [cell.end for cell in cells], spans)], name)
    if spans and cells and len(cells) < count and len(cells) in ways:
        return Fitted(line, [_under(ways[len(cells)][0].cells, [cell.end for cell in cells], spans)], line.label)
    direct = [cut.cells for cut in ways.get(count, [])]
    first = line.words[0].text if line.words else ""
    noting = re.fullmatch(r"[1-9]\d?", first) and len(cells) != count
    without = [cut.cells for cut in cuts(line.words[1:]).get(count, [])] if noting else []
    if without and noted:
        return Fitted(line, [*without, *direct][:KEPT], line.label, first)
    if without and (not direct or _NUMBERED.search(line.label)):
        return Fitted(line, [*without, *direct][:KEPT], f"{line.label} {first}".strip())
    if direct:
        return Fitted(line, [*direct, *without][:KEPT], line.label)
    if line.kind == "g":
        return None
    fewer = max((fit for fit in ways if fit < count), default=0)
    if fewer:
        missing = ("",) * (count - fewer)
        cut = ways[fewer][0].cells
        return Fitted(line, [(*missing, *cut), (*cut, *missing)], line.label)
    return _fit_longer(line, count)


def _fit_longer(line: Line, count: int) -> Fitted | None:
    """A line with more figures than columns: the first are part of its label."""
    for begin in range(1, len(line.words)):
        if rest := cuts(line.words[begin:]).get(count):
            label = " ".join([line.label, *(word.text for word in line.words[:begin])])
            return Fitted(line, [cut.cells for cut in rest], label.strip())
    return None


def _under(cells: tuple[str, ...], ends: Sequence[int], spans: Spans) -> tuple[str, ...]:
    """A row with fewer figures than columns: each in the column that it ends nearest to, in order."""
    out, at = [""] * len(spans), -1
    for place, (cell, end) in enumerate(zip(cells, ends, strict=True)):
        free = range(at + 1, len(spans) - (len(cells) - place) + 1)
        at = min(free, key=lambda column: abs(spans[column].end - end))
        out[at] = cell
    return tuple(out)


def _rows(body: Sequence[Line], fitted: dict[int, Fitted], sign: DecimalSign) -> tuple[tuple[Row, ...], Alternatives]:
    rows: list[Row] = []
    alternatives: Alternatives = {}
    section, heading, above, outer = 0, "", "", ""
    # Where nearly each line is followed by an empty one, that is how lines are set, and parts nothing.
    spaced = sum(line.kind == "e" for line in body) * 2 > len(fitted)
    for line in body:
        one = fitted.get(id(line))
        if one is None and line.kind == "e" and spaced:
            continue
        if one is None:
            section += line.kind != "e" or not above
            outer = outer if above else heading
            heading = (f"{above} – {line.text}" if above else line.text) if line.kind != "e" else heading
            above = heading if line.kind != "e" else ""
            continue
        if above and goes_on(above, one.label):
            one.label, heading = flowing((above, one.label)), outer
        if len(one.ways) > 1:
            alternatives[len(rows)] = tuple(one.ways)
        rows.append(Row(one.label, _entries(one, sign), line.bold, section, heading, place=line.places.of(line.cells)))
        above = ""
    return tuple(rows), alternatives


def _entries(one: Fitted, sign: DecimalSign) -> tuple[Entry, ...]:
    entries = []
    for at, cell in enumerate(one.ways[0]):
        entry = read_entry(cell, sign, _place(one.line, cell, at))
        if at == 0 and one.note and entry.number:
            entry = structs.replace(entry, number=structs.replace(entry.number, note=one.note))
        entries.append(entry)
    return tuple(entries)


def _place(line: Line, text: str, at: int) -> Place:
    """Where a cut cell stands: on its own line, in its own cell, or within a cell of more."""
    if at < len(line.parts):
        part = line.parts[at]
        return part.places.of(part.cells)
    for index, cell in enumerate(line.cells):
        offset = cell.text.rfind(text) if text and index >= len(line.cells) - 1 - at else -1
        if offset >= 0 and (index or cell.text != line.label):
            return line.places.within(line.cells, index, offset, len(text))
    return line.places.of(line.cells)
