"""Tables without borders: runs of lines that end with figures, put together where each cell has a line of its own."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from ks_budget.tables.cuts import Word
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
            Word(word.text, apart=first == 0 or word.apart)
            for cell in cells
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
        if kind in "fg":
            end, texts = index + 1, 0
        elif kind == "t":
            texts += 1
        if kind in "pbh" or texts > _TEXTS_WITHIN:
            break
    return end
