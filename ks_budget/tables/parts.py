"""What stands on a ruled grid, row by row: lanes beside each other, and in each the parts that are tables or text."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from ks_budget.sources.grid import EMPTY, Cell
from ks_budget.tables.heads import is_head_word, is_year
from ks_budget.tables.numbers import read_entry
from ks_budget.tables.units import unit_of


class Strip(Struct, frozen=True):
    """A row of a grid, with what each of its cells is: `e` empty, `n` a number, `y` a number that may be a year, `d` a
    dash or a word for not known, `t` text."""

    cells: tuple[Cell, ...]
    kinds: str

    @property
    def filled(self) -> int:
        """How many cells hold anything."""
        return len(self.kinds) - self.kinds.count("e")

    @property
    def alone(self) -> Cell | None:
        """The only text of a row with nothing else."""
        if self.filled != 1 or "t" not in self.kinds:
            return None
        return self.cells[self.kinds.index("t")]

    def has_figures(self) -> bool:
        """Whether a number stands in it that is no year."""
        return "n" in self.kinds

    def texts(self) -> tuple[str, ...]:
        """Its texts, to be compared with another row's."""
        return tuple(" ".join(cell.text.split()).lower() for cell in self.cells)


class Part(Struct):
    """A table as it stands: rows of a title, of heads, of its body, and lines below."""

    titles: list[Strip]
    heads: list[Strip]
    body: list[Strip]
    notes: list[Strip]


_KINDS = {"": "n", "empty": "e", "dash": "d", "unknown": "d", "text": "t"}


def kind_of_cell(text: str) -> str:
    """What a cell is: see ``Strip``."""
    entry = read_entry(text)
    if entry.number is not None:
        return "y" if is_year(text) else "n"
    return _KINDS[entry.blank]


def strips_of(rows: Sequence[Sequence[Cell]]) -> list[Strip]:
    """Rows of one length, with the kinds of their cells."""
    width = max((len(row) for row in rows), default=0)
    strips = []
    for row in rows:
        cells = (*row, *(EMPTY for _ in range(width - len(row))))
        strips.append(Strip(cells, "".join(kind_of_cell(cell.text) for cell in cells)))
    return strips


# ---- Side by side ----------------------------------------------------------------------------


def lanes(strips: Sequence[Strip]) -> list[list[Strip]]:
    """Tables beside each other, parted by an empty column, as rows of their own; one lane where there is one."""
    edges = sorted({edge for block in _blocks(strips) for edge in _edges(block)})
    if not edges or not strips:
        return [list(strips)]
    ends = [*edges[1:], len(strips[0].kinds)]
    first = [_cut(strip, 0, edges[0]) for strip in strips]
    return [first, *([_cut(strip, start, end) for strip in strips] for start, end in zip(edges, ends, strict=True))]


def _cut(strip: Strip, start: int, end: int) -> Strip:
    return Strip(strip.cells[start:end], strip.kinds[start:end])


def _blocks(strips: Sequence[Strip]) -> Iterator[list[Strip]]:
    """Runs of rows without an empty row between."""
    block: list[Strip] = []
    for strip in strips:
        if strip.filled:
            block.append(strip)
        elif block:
            yield block
            block = []
    if block:
        yield block


def _edges(block: Sequence[Strip]) -> Iterator[int]:
    """The columns at which a further table begins: after an empty column, with labels first and figures after them,
    where there is a table to its left too."""
    width = len(block[0].kinds)
    columns = ["".join(strip.kinds[index] for strip in block) for index in range(width)]
    start = 0
    for index in range(1, width):
        if set(columns[index - 1]) == {"e"} and set(columns[index]) != {"e"}:
            gap = next((end for end in range(index, width) if set(columns[end]) == {"e"}), width)
            if _is_table(columns[start : index - 1]) and _is_table(columns[index:gap]):
                yield index
                start = index


def _is_table(columns: Sequence[str]) -> bool:
    """Whether columns begin with labels and have figures after them, in two rows or more."""
    filled = [column for column in columns if set(column) != {"e"}]
    if len(filled) < 2 or filled[0].count("t") < 2 or filled[0].count("t") <= filled[0].count("n"):
        return False
    return any(column.count("n") >= 2 for column in filled[1:])


# ---- Below each other ------------------------------------------------------------------------


def parts_of(strips: Sequence[Strip]) -> Iterator[Part]:
    """The tables of one lane, each with the lines above and below that are its own."""
    waiting: list[Strip] = []
    part: Part | None = None
    for index, strip in enumerate(strips):
        if part is None:
            begins = _begins(strips, index)
            if begins:
                part = Part(_without_ends(waiting), [], [], [])
                waiting = []
                _add(part, strips, index)
            elif strip.filled or waiting:
                waiting.append(strip)
            continue
        if _restarts(part, strips, index):
            above = _above(part)
            if not above and _same_heads(part, strip):
                part.body.append(Strip(tuple(EMPTY for _ in strip.cells), "e" * len(strip.kinds)))
                continue
            _finish(part)
            yield part
            part = Part(above, [], [], [])
        _add(part, strips, index)
    if part is not None:
        _finish(part)
        yield part
    elif any(strip.filled for strip in waiting):
        yield Part(_without_ends(waiting), [], [], [])


def _add(part: Part, strips: Sequence[Strip], index: int) -> None:
    strip = strips[index]
    if not part.body and _is_head(part, strips, index):
        if strip.filled:
            part.heads.append(strip)
    else:
        part.body.append(strip)


def _begins(strips: Sequence[Strip], index: int) -> bool:
    """Whether a table begins in a row: it has two cells or more, or heads columns that the next row heads too."""
    strip = strips[index]
    if strip.filled == 1 and strip.alone and strip.kinds[0] == "e":
        following = next((later for later in strips[index + 1 :] if later.filled), None)
        if following is None or following.filled < 2 or strip.alone.across < 2:
            return False
        # Over the labels too it is the title of a table that begins further in on its sheet.
        body = next((later.kinds for later in strips[index + 1 :] if later.has_figures()), following.kinds)
        return strip.kinds.index("t") > len(body) - len(body.lstrip("e"))
    return strip.filled > 1


def _is_head(part: Part, strips: Sequence[Strip], index: int) -> bool:
    """Whether a row, with none but heads above it, is one of the heads."""
    strip = strips[index]
    if not strip.filled:
        return False
    if strip.has_figures() or "d" in strip.kinds.lstrip("e"):
        return False
    if strip.filled == 1 and strip.kinds[0] == "t":
        return strips[index].cells[0].down > 1
    figures = _figure_columns(strips, index + 1)
    if not part.heads:
        if "y" not in strip.kinds:
            return True
        return "t" not in strip.kinds[1:].replace("t", "", 0) or any(is_head_word(c.text) for c in strip.cells[1:])
    if not figures:
        return False
    over = [column for column in figures if strip.kinds[column] != "e"]
    if not over:
        return False
    if "y" in strip.kinds and strip.kinds[0] == "t":
        label = strip.cells[0].text
        return is_head_word(label) or unit_of(label) is not None or not part.heads[-1].kinds[1:].count("y")
    return len(over) * 2 >= len(figures) or any(is_head_word(strip.cells[column].text) for column in over)


def _figure_columns(strips: Sequence[Strip], start: int) -> list[int]:
    """The columns that hold figures in the rows after a head, as far as the next row that may be one."""
    counts: dict[int, list[int]] = {}
    for strip in strips[start:]:
        for column, kind in enumerate(strip.kinds):
            seen = counts.setdefault(column, [0, 0])
            seen[0] += kind in "nd"
            seen[1] += kind == "t"
    return [column for column, (numbers, texts) in counts.items() if numbers and numbers >= texts]


def _restarts(part: Part, strips: Sequence[Strip], index: int) -> bool:
    """Whether a row within or after a body is the head of another table, or the same head once more."""
    strip = strips[index]
    if not part.body or strip.filled < 2 or strip.has_figures() or "d" in strip.kinds:
        return False
    if _same_heads(part, strip):
        return True
    previous = part.body[-1]
    loose = not previous.filled or previous.alone is not None
    # After a line of text, heads are also those over columns that have figures from here on.
    later = _figure_columns(strips[index + 1 : index + 6], 0) if loose else []
    figures = [column for column in range(1, len(strip.kinds)) if column in later or _holds_figures(part, column)]
    over = [strip.cells[column].text for column in figures if strip.kinds[column] != "e"]
    if not over or not any(later.has_figures() for later in strips[index + 1 : index + 5]):
        return False
    if "y" in strip.kinds and strip.kinds[0] == "t" and "t" not in strip.kinds[1:]:
        label = strip.cells[0].text
        return is_head_word(label) or label == _corner(part)
    if len(over) * 2 < len(figures) and len(over) < 2:
        return False
    return loose or any(is_head_word(text) for text in over)


def _holds_figures(part: Part, column: int) -> bool:
    kinds = [strip.kinds[column] for strip in part.body if column < len(strip.kinds)]
    return kinds.count("n") + kinds.count("d") > 0 and kinds.count("n") + kinds.count("d") >= kinds.count("t")


def _corner(part: Part) -> str:
    return part.heads[-1].cells[0].text if part.heads else ""


def _same_heads(part: Part, strip: Strip) -> bool:
    return strip.filled > 1 and any(head.texts() == strip.texts() for head in part.heads)


def _above(part: Part) -> list[Strip]:
    """The lines of text that stand last in a body, which the next table takes as its title."""
    above: list[Strip] = []
    while part.body and (part.body[-1].alone is not None or not part.body[-1].filled):
        if above and above[0].filled and not part.body[-1].filled:
            break
        above.insert(0, part.body.pop())
    return [strip for strip in above if strip.filled]


def _finish(part: Part) -> None:
    """Lines of text after the last row are below the table."""
    while part.body and (part.body[-1].alone is not None or not part.body[-1].filled):
        if strip := part.body.pop():
            part.notes.insert(0, strip)
    if part.body or not part.heads:
        part.notes = _without_ends(part.notes)
        return
    # Heads without rows: what stood below them was no note but the rows, text alone.
    part.body, part.notes = part.notes, []


def _without_ends(strips: list[Strip]) -> list[Strip]:
    """Without empty rows first and last."""
    filled = [index for index, strip in enumerate(strips) if strip.filled]
    return strips[filled[0] : filled[-1] + 1] if filled else []
