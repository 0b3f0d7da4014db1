"""The excerpt of a table under a finding, drawn in characters: suspected figures stand in brackets."""

import textwrap
from collections.abc import Iterator, Sequence

from msgspec import Struct

from ks_budget.problems import Excerpt, Line, Shown
from ks_budget.render.cells import harmless

_GAP = "  "
_LEFT_OUT = "…"
_LONGEST_LABEL, _SHORTEST_LABEL = 60, 16
_HEAD = 12
"""How wide a head may be at least before it is broken over rows."""
_COLOUR = {"standard": "31", "256": "38;5;160"}


def one(text: str) -> str:
    """Something of a document as it can stand in a line: no control characters, no line feeds, no tabs."""
    return harmless(" ".join(text.split()))


def marked(cell: Shown) -> str:
    """A figure as it is printed, in brackets where it is suspected. A suspected cell that is empty shows that it is."""
    text = one(cell.text)
    return f"[{text or ' '}]" if cell.mark == "suspect" else text


class _Column(Struct, frozen=True):
    head: list[str]
    cells: list[str]
    sign: str
    needed: bool

    @property
    def width(self) -> int:
        return max(map(len, [*self.head, *self.cells, self.sign]))


def draw(excerpt: Excerpt, width: int | None, colours: str = "") -> list[str]:
    """Its lines. ``width`` is that of a terminal: columns that take no part give way, and labels are cut, so that it
    fits where it can."""
    columns = [_column(excerpt, number) for number in range(len(excerpt.heads))]
    signed = any(line.sign for line in excerpt.lines)
    labels = [one(excerpt.corner), *(one(line.label) for line in excerpt.lines)]
    wanted = min(_LONGEST_LABEL, max(map(len, labels)))
    kept = _kept(columns, None if width is None else width - min(wanted, _SHORTEST_LABEL * 2) - 2 * signed)
    room = wanted
    if width is not None:
        taken = sum(column.width + len(_GAP) for column in kept)
        room = min(wanted, max(_SHORTEST_LABEL, width - taken - 2 * signed))
    lines = [line.rstrip() for line in _lines(excerpt, kept, room, signed, colours)]
    return lines + [line for note in excerpt.notes for line in _broken(one(note), width)]


def _broken(note: str, width: int | None) -> list[str]:
    return textwrap.wrap(note, width, subsequent_indent="  ", break_on_hyphens=False) if width else [note]


def _column(excerpt: Excerpt, number: int) -> _Column:
    cells = [line.cells[number] if number < len(line.cells) else Shown("") for line in excerpt.lines]
    shown = [marked(cell) for cell in cells]
    widest = max([_HEAD, *map(len, shown)])
    sign = excerpt.signs[number] if excerpt.signs else ""
    needed = bool(sign) or any(cell.mark for cell in cells)
    return _Column(textwrap.wrap(one(excerpt.heads[number]), widest), shown, sign, needed)


def _kept(columns: list[_Column], room: int | None) -> list[_Column]:
    """The columns that there is room for, those that take part first and then those nearest them; what is left out
    leaves an ellipsis."""
    needed = [i for i, column in enumerate(columns) if column.needed] or [0]
    order = sorted(range(len(columns)), key=lambda i: (not columns[i].needed, min(abs(i - j) for j in needed)))
    chosen = set[int]()
    for i in order:
        taken = sum(columns[j].width + len(_GAP) for j in {*chosen, i})
        lacking = len(columns) - len(chosen) - 1
        if room is None or columns[i].needed or taken + (3 if lacking else 0) <= room:
            chosen.add(i)
        else:
            break
    return list(_with_gaps(columns, chosen))


def _with_gaps(columns: list[_Column], chosen: set[int]) -> Iterator[_Column]:
    for i, column in enumerate(columns):
        if i in chosen:
            yield column
        elif i == 0 or i - 1 in chosen:
            yield _Column([_LEFT_OUT], [""] * len(column.cells), "", needed=False)


def _lines(excerpt: Excerpt, columns: list[_Column], room: int, signed: bool, colours: str) -> Iterator[str]:
    margin = "  " * signed
    deep = max((len(column.head) for column in columns), default=0)
    for k in range(deep):
        heads = [_part(column.head, k - deep + len(column.head)).rjust(column.width) for column in columns]
        yield _row(margin, one(excerpt.corner) if k == deep - 1 else "", heads, room)
    if any(column.sign for column in columns):
        yield _row(margin, "", [column.sign.rjust(column.width) for column in columns], room)
    for number, line in enumerate(excerpt.lines):
        cells = [column.cells[number].rjust(column.width) for column in columns]
        yield _coloured(_row(f"{line.sign:<2}" if signed else "", one(line.label), cells, room), line, colours)


def _part(lines: Sequence[str], number: int) -> str:
    return lines[number] if number >= 0 else ""


def _row(margin: str, label: str, cells: list[str], room: int) -> str:
    cut = label if len(label) <= room else label[: room - 1] + _LEFT_OUT
    return margin + cut.ljust(room) + "".join(_GAP + cell for cell in cells)


def _coloured(drawn: str, line: Line, colours: str) -> str:
    """The suspected figures of a row in colour too, where there are colours."""
    if not colours:
        return drawn
    for cell in {marked(cell) for cell in line.cells if cell.mark == "suspect"}:
        drawn = drawn.replace(cell, f"\x1b[1;{_COLOUR[colours]}m{cell}\x1b[0m")
    return drawn
