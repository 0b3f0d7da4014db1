"""Tables without borders: runs of lines that end with figures, put together where each cell has a line of its own."""

from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec import Struct

from ks_budget.tables.cuts import Word
from ks_budget.tables.heads import is_year
from ks_budget.tables.lines import LONGEST_LABEL_BY_ITSELF, Line
from ks_budget.tables.numbers import read_entry

_TEXTS_WITHIN = 4
"""Lines of text that may stand together within a table."""


class Run(Struct, frozen=True):
    """Lines that may be one table."""

    before: tuple[Line, ...]
    """All since the last: heads and a title may stand last among them."""
    body: tuple[Line, ...]
    """From its first line of figures to its last."""


def runs(lines: Sequence[Line]) -> Iterator["Run | Line"]:
    """Runs of lines that may be tables, and the lines after the last of them."""
    lines = _composed(lines)
    at, loose = 0, 0
    while at < len(lines):
        if lines[at].kind != "f":
            at += 1
            continue
        end = _end(lines, at)
        # A first row may have nothing but dashes.
        while at > loose and lines[at - 1].kind == "g":
            at -= 1
        yield Run(tuple(lines[loose:at]), tuple(lines[at:end]))
        at = loose = end
    yield from lines[loose:]


def _composed(lines: Sequence[Line]) -> list[Line]:
    """Lines where a label and each of its figures stand on lines of their own, put together."""
    found = {at: cells for at in range(len(lines)) if (cells := _cells_below(lines, at, 0))}
    if not found:
        return list(lines)
    usual = Counter(len(cells) for cells in found.values()).most_common(1)[0][0]
    out: list[Line] = []
    at = 0
    while at < len(lines):
        cells = found.get(at) or _cells_below(lines, at, usual)
        if len(cells) == 1 and not _alternates(lines, {at: cells, **found}, at):
            cells = []
        out.append(_put_together(lines[at], [lines[index] for index in cells]) if cells else lines[at])
        at = cells[-1] + 1 if cells else at + 1
    return out


def _alternates(lines: Sequence[Line], found: dict[int, list[int]], at: int) -> bool:
    """Whether a label with one figure below it counts: they stand together, or the next or the last label has one too.
    A number by itself is the page's."""
    figure = found[at][0]
    following = next((index for index in range(figure + 1, len(lines)) if lines[index].kind != "e"), -1)
    before = [index for index, cells in found.items() if len(cells) == 1 and index < at]
    beside = before and all(lines[index].kind == "e" for index in range(found[before[-1]][0] + 1, at))
    return figure == at + 1 or len(found.get(following, ())) == 1 or bool(beside)


def _put_together(label: Line, cells: list[Line]) -> Line:
    words = tuple(
        Word(word.text, apart=first == 0 or word.apart)
        for cell in cells
        for first, word in enumerate(cell.words or (Word(cell.text),))
    )
    return Line(label.cells, label.places, "f", label.text, words, tuple(cells))


def _cells_below(lines: Sequence[Line], at: int, usual: int) -> list[int]:
    """Which lines below a label hold figures alone. Lines that tell what is missing count among figures, and alone
    where they are as many as rows usually have; so do figures that may be years."""
    label = lines[at]
    # A label may end with a number of its own: `varav etapp 1`.
    numbered = label.kind == "f" and bool(label.label) and len(label.words) == 1 and usual > 0
    if label.kind != "t" and not numbered and (label.kind != "p" or len(label.text) > LONGEST_LABEL_BY_ITSELF):
        return []
    if read_entry(label.text).blank != "text":
        return []
    cells: list[int] = []
    for index in range(at + 1, len(lines)):
        line = lines[index]
        if line.kind == "e":
            continue
        if not (_is_cell(line) or (is_year(line.text) and (cells or usual))):
            break
        cells.append(index)
    figures = any(lines[index].kind == "f" for index in cells)
    if numbered and len(cells) != usual:
        return []
    return cells if figures or len(cells) == usual > 0 else []


def _is_cell(line: Line) -> bool:
    return (line.kind == "f" and not line.label) or read_entry(line.text).blank not in ("", "text")


def _end(lines: Sequence[Line], start: int) -> int:
    """Where a run ends: after its last line of figures."""
    end, texts = start + 1, 0
    for index in range(start, len(lines)):
        kind = lines[index].kind
        if kind in "fg":
            end, texts = index + 1, 0
        elif kind == "t":
            texts += 1
        # Texts beside each other are the heads of another table.
        if kind in "pbh" or texts > _TEXTS_WITHIN or (kind == "t" and len(lines[index].cells) > 2):
            break
    return end
