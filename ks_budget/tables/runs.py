"""Tables without borders: runs of lines that end with figures, and the columns that all of them can be cut into."""

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct, structs

from ks_budget.problems import Place
from ks_budget.tables.cuts import KEPT, Cut, Word, cuts
from ks_budget.tables.heads import column_of, heads_of, is_note
from ks_budget.tables.layout import by_figures, table_unit
from ks_budget.tables.lines import LONGEST_LABEL_BY_ITSELF, Line
from ks_budget.tables.numbers import DecimalSign, decimal_sign, read_entry
from ks_budget.tables.table import Entry, Row, Table

_MISFIT = 6.0
"""What a line that cannot be cut into a number of columns costs it."""
_TEXTS_WITHIN = 4
"""Lines of text that may stand together within a table."""


class Run(Struct):
    """Lines that may be one table."""

    heads: list[Line]
    """Lines made of what heads are made of, above its figures: the last of them are its heads, others a title."""
    body: list[Line]


class Fitted(Struct):
    """A line of figures with the ways that it can be cut into the table's columns, likeliest first."""

    line: Line
    ways: list[tuple[str, ...]]
    label: str
    note: str = ""
    """The number of a note that stands before its figures."""


# ---- Which lines -----------------------------------------------------------------------------


def runs(lines: Sequence[Line]) -> Iterator["Run | Line"]:
    """Runs of lines that may be tables, with their heads, and all other lines, in order."""
    lines = _composed(lines)
    at, loose = 0, 0
    while at < len(lines):
        if lines[at].kind != "f":
            at += 1
            continue
        end = _end(lines, at)
        begin, heads = _heads(lines, loose, at)
        yield from lines[loose:begin]
        yield Run(heads, [line for line in lines[begin + len(heads) : end] if line not in heads])
        at = loose = end
    yield from lines[loose:]


def _composed(lines: Sequence[Line]) -> list[Line]:
    """Lines where a label and each of its figures stand on lines of their own, put together."""
    out: list[Line] = []
    at = count = 0
    while at < len(lines):
        line = lines[at]
        may_label = line.kind == "t" or (line.kind == "p" and len(line.text) <= LONGEST_LABEL_BY_ITSELF)
        cells, end = _cells_below(lines, at, count) if may_label else ([], at)
        if not cells:
            out.append(line)
            at += 1
            continue
        count = len(cells)
        words = tuple(
            Word(word.text, apart=first == 0 or word.apart, at=index)
            for index, cell in enumerate(cells)
            for first, word in enumerate(cell.words or (Word(cell.text),))
        )
        out.append(Line(line.cells, line.places, "f", line.text, words, tuple(cells)))
        at = end
    return out


def _cells_below(lines: Sequence[Line], at: int, usual: int) -> tuple[list[Line], int]:
    """The lines of figures alone below a label, and where they end. A single one counts only where no empty line parts
    it from the label: a number by itself is the page's. Lines that tell what is missing count among figures, and alone
    where they are as many as the row above has."""
    cells: list[Line] = []
    end, parted = at + 1, False
    for index in range(at + 1, len(lines)):
        line = lines[index]
        if line.kind == "e":
            parted = True
            continue
        if not (line.kind == "f" and not line.label) and read_entry(line.text).blank in ("", "text"):
            break
        cells.append(line)
        end = index + 1
    figures = any(cell.kind == "f" for cell in cells) or (len(cells) == usual > 1)
    if not figures or (len(cells) == 1 and parted):
        return [], at
    return cells, end


def _end(lines: Sequence[Line], start: int) -> int:
    """Where a run ends: after its last line of figures."""
    end, texts = start + 1, 0
    for index in range(start, len(lines)):
        kind = lines[index].kind
        if kind == "f":
            end, texts = index + 1, 0
        elif kind == "t":
            texts += 1
        if kind in "pbh" or texts > _TEXTS_WITHIN:
            break
    return end


def _heads(lines: Sequence[Line], loose: int, start: int) -> tuple[int, list[Line]]:
    """Where a run begins, its heads included, and the lines of heads above its first line of figures; headings of its
    first rows may stand between."""
    index, texts = start, 0
    while index > loose and (lines[index - 1].kind == "e" or (lines[index - 1].kind == "t" and texts < 3)):
        index -= 1
        texts += lines[index].kind == "t"
    if index == loose or lines[index - 1].kind != "h":
        return _plain_head(lines, loose, start)
    first = index
    while first > loose and (
        lines[first - 1].kind == "h"
        or (lines[first - 1].kind == "e" and first > loose + 1 and lines[first - 2].kind == "h")
    ):
        first -= 1
    return first, [line for line in lines[first:index] if line.kind == "h"]


def _plain_head(lines: Sequence[Line], loose: int, start: int) -> tuple[int, list[Line]]:
    """The line right above figures as their head, where it is cut into cells as they are."""
    if start > loose and lines[start - 1].kind in "tp":
        cells, below = lines[start - 1].cells, lines[start]
        if len(cells) > 2 and len(cells) in (len(below.cells), len(below.cells) - 1):
            return start - 1, [lines[start - 1]]
    return start, []


# ---- Into how many columns -------------------------------------------------------------------


def table_of_run(run: Run, title: str, near: Sequence[str]) -> tuple[Table, list[Line]] | None:
    """A run as a table, and the lines above it that are none of its heads; None where its lines are no rows of one.

    ``title`` is what stands above the run, ``near`` the lines there, the nearest first.
    """
    figures = [line for line in run.body if line.kind == "f"]
    ways = {id(line): cuts(line.words) for line in figures}
    known = [ways[id(line)] for line in figures if ways[id(line)]]
    if not known:
        return None
    heads, corner, noted, begin = _columns(run, known)
    count = len(heads) or _count(known)
    if not _is_table(run, count, known, bool(heads)):
        return None
    fitted = _fit(figures, ways, count, noted, _edges(figures, count))
    sign = decimal_sign(cell for one in fitted.values() for cell in one.ways[0])
    rows, alternatives = _rows(run.body, fitted, count, sign)
    columns = tuple(column_of(head) for head in heads or ("",) * count)
    columns = tuple(by_figures(column, [row.entries[at] for row in rows]) for at, column in enumerate(columns))
    above = run.heads[:begin]
    titles = [line.text for line in reversed(above)]
    first = [*run.heads[begin:], *run.body][0]
    return Table(
        title=next(iter(titles), title),
        columns=columns,
        rows=rows,
        corner=corner,
        unit=table_unit(corner, columns, [*titles, title, *near]),
        place=first.places.of(first.cells),
        alternatives=alternatives,
    ), above


def _columns(run: Run, known: Sequence[dict[int, list[Cut]]]) -> tuple[tuple[str, ...], str, bool, int]:
    """The heads that the lines above can be cut into and most rows fit, the corner, whether a column of notes is among
    them, and at which line they begin."""
    counts = sorted(
        {count for ways in known for count in ways}, key=lambda count: -sum(count in ways for ways in known)
    )
    enough = [count for count in counts if sum(count in ways for ways in known) * 2 >= len(known)]
    for begin in range(len(run.heads)):
        lines = run.heads[begin:]
        texts, corner, noted = _without_corner(lines)
        for count in enough:
            if count and (cut := _cells_as_heads(lines, count) or heads_of(texts, count)):
                return cut, corner, noted, begin
    return (), "", False, len(run.heads)


def _without_corner(lines: Sequence[Line]) -> tuple[list[str], str, bool]:
    texts = [line.text for line in lines]
    found = _CORNER.match(texts[0])
    corner = found[0].strip().rstrip(":").strip() if found else ""
    texts[0] = texts[0][found.end() :] if found else texts[0]
    noted = bool(re.match(r"not\b", texts[0], re.I))
    texts[0] = re.sub(r"^not(?:er)?\.?\s+", "", texts[0], flags=re.I)
    return [text for text in texts if text], corner, noted


_CORNER = re.compile(
    r"\(?(?:belopp\s+)?(?:i\s+)?(?:tkr|mnkr|mkr|kkr|kr|miljoner kronor|tusental kronor|msek|tsek)\b\)?[:,]?(?:\s+|$)|"
    r"[^\s:]+:\s+|"
    r"(?:nämnd|verksamhet|styrelse/nämnd|förvaltning|projekt|område)\w*(?:\s*\((?:tkr|mnkr|mkr|kr)\))?\s+",
    re.I,
)
"""What stands over the labels, on the line of the heads."""


def _cells_as_heads(lines: Sequence[Line], count: int) -> tuple[str, ...] | None:
    """Heads that gaps or bars part, in one line."""
    if len(lines) != 1:
        return None
    cells = [cell.text for cell in lines[0].cells]
    if cells and _CORNER.match(cells[0] + " "):
        cells[0] = _CORNER.sub("", cells[0] + " ").strip()
    cells = [cell for cell in cells if cell and not is_note(cell)]
    if len(cells) == count + 1:
        cells = cells[1:]
    return tuple(cells) if len(cells) == count > 1 else None


def _count(known: Sequence[dict[int, list[Cut]]]) -> int:
    """The number of columns that the lines together are likeliest cut into."""
    counts = {count for ways in known for count in ways}
    return min(
        counts, key=lambda count: (sum(ways[count][0].cost if count in ways else _MISFIT for ways in known), count)
    )


def _is_table(run: Run, count: int, known: Sequence[dict[int, list[Cut]]], headed: bool) -> bool:
    fits = sum(count in ways for ways in known)
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
    return headed or not (len(values) == len(figures) and values == sorted(values) and values[-1] < 1000)


# ---- Rows ------------------------------------------------------------------------------------


def _edges(figures: Sequence[Line], count: int) -> list[int]:
    """Where each column ends, in signs from the left, from rows whose cells gaps part; empty where none do."""
    rows = [ends for line in figures if len(ends := _ends(line)) == count]
    return [sorted(row[at] for row in rows)[len(rows) // 2] for at in range(count)] if rows and count > 1 else []


def _ends(line: Line) -> list[int]:
    """Where each cell of figures ends, where gaps part them all, from each other and from the label."""
    cells = line.cells[bool(line.label) :]
    if line.parts or any(not cell.column or read_entry(cell.text).blank == "text" for cell in cells):
        return []
    return [cell.column + len(cell.text) for cell in cells]


def _fit(
    figures: Sequence[Line], ways: dict[int, dict[int, list[Cut]]], count: int, noted: bool, edges: Sequence[int]
) -> dict[int, Fitted]:
    """Each line with its cuts, by its identity. Lines of a lone small number among others are headings with a note."""
    fitted: dict[int, Fitted] = {}
    decimals = any("," in word.text for line in figures for word in line.words)
    for line in figures:
        lone = len(line.words) == 1 and re.fullmatch(r"\d{1,2}", line.words[0].text)
        if lone and count > 1 and line.label and (noted or decimals):
            continue
        if one := _fit_line(line, ways[id(line)], count, noted, edges):
            fitted[id(line)] = one
    return fitted


def _fit_line(line: Line, ways: dict[int, list[Cut]], count: int, noted: bool, edges: Sequence[int]) -> Fitted | None:
    ends = _ends(line)
    if edges and ends and len(ends) < count and len(ends) in ways:
        return Fitted(line, _padded(line, ways[len(ends)][0].cells, count, edges), line.label)
    direct = [cut.cells for cut in ways.get(count, [])]
    first = line.words[0].text if line.words else ""
    noting = re.fullmatch(r"[1-9]\d?", first) and len(ends) != count
    without = [cut.cells for cut in cuts(line.words[1:]).get(count, [])] if noting else []
    if without and (noted or not direct):
        return Fitted(line, [*without, *direct][:KEPT], line.label, first)
    if direct:
        return Fitted(line, [*direct, *without][:KEPT], line.label)
    fewer = max((fit for fit in ways if fit < count), default=0)
    if fewer:
        return Fitted(line, _padded(line, ways[fewer][0].cells, count, edges), line.label)
    for begin in range(1, len(line.words)):
        if rest := cuts(line.words[begin:]).get(count):
            label = " ".join([line.label, *(word.text for word in line.words[:begin])])
            return Fitted(line, [cut.cells for cut in rest], label.strip())
    return None


def _padded(line: Line, cells: tuple[str, ...], count: int, edges: Sequence[int]) -> list[tuple[str, ...]]:
    """A row with fewer figures than columns: each under the head that it ends nearest to; where that cannot be seen, at
    the last columns, or at the first."""
    ends = _ends(line)
    if edges and len(ends) == len(cells):
        out, at = [""] * count, -1
        for place, (cell, end) in enumerate(zip(cells, ends, strict=True)):
            free = range(at + 1, count - (len(cells) - place) + 1)
            at = min(free, key=lambda column: abs(edges[column] - end))
            out[at] = cell
        return [tuple(out)]
    missing = ("",) * (count - len(cells))
    return [(*missing, *cells), (*cells, *missing)]


def _rows(
    body: Sequence[Line], fitted: dict[int, Fitted], count: int, sign: DecimalSign
) -> tuple[tuple[Row, ...], dict[int, tuple[tuple[str, ...], ...]]]:
    rows: list[Row] = []
    alternatives: dict[int, tuple[tuple[str, ...], ...]] = {}
    section, heading, above = 0, "", ""
    # Where nearly each line is followed by an empty one, that is how lines are set, and parts nothing.
    spaced = sum(line.kind == "e" for line in body) * 2 > len(fitted)
    for line in body:
        one = fitted.get(id(line))
        if one is None and line.kind == "e" and spaced:
            continue
        if one is None:
            section += line.kind != "e" or not above
            heading = (f"{above} – {line.text}" if above else line.text) if line.kind != "e" else heading
            above = heading if line.kind != "e" else ""
            continue
        if above and _goes_on(above, one.label):
            one.label, heading = (
                f"{above} {one.label}".replace("- ", "") if above.endswith("-") else f"{above} {one.label}",
                "",
            )
        if len(one.ways) > 1:
            alternatives[len(rows)] = tuple(one.ways)
        rows.append(Row(one.label, _entries(one, sign), line.bold, section, heading, place=line.places.of(line.cells)))
        above = ""
    return tuple(rows), alternatives


def _goes_on(above: str, label: str) -> bool:
    """Whether a label began on the line above."""
    return label[:1].islower() or above.endswith(("-", ",", "/", " och", " samt", " för", " av", " till", " inom"))


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
