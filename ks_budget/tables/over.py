"""Heads over tables without borders: by where they stand, by the words that heads are made of, or one a line."""

import re
from collections.abc import Sequence

from msgspec import Struct

from ks_budget.sources.grid import Cell
from ks_budget.tables.heads import heads_of, is_head_word, is_note, is_opener, said_by
from ks_budget.tables.lines import Line
from ks_budget.tables.runs import Run
from ks_budget.tables.spans import Spans, span_of, spans_of
from ks_budget.tables.stacked import join, spread
from ks_budget.tables.units import only_unit

_LINES = 4
"""How many lines above figures may be their heads, where they are told by where they stand."""
_HEADINGS = 3
"""How many headings may stand between the heads and the first figures."""
_FAR = 12
"""How many signs from its column a head may end."""
_CORNER = re.compile(
    r"\(?(?:belopp\s+)?(?:i\s+)?(?:tkr|mnkr|mkr|kkr|kr|miljoner kronor|tusental kronor|msek|tsek)\b\)?[:,]?(?:\s+|$)|"
    r"[^\s:]+:\s+|"
    r"(?:nämnd|verksamhet|styrelse/nämnd|förvaltning|projekt|område)\w*(?:\s*\((?:tkr|mnkr|mkr|kr)\))?\s+",
    re.I,
)
"""What stands over the labels, on the line of the heads."""


_NOTES = re.compile(r"not(?:er)?\.?(?:\s+|$)", re.I)
_ENDS_WITH_NOTES = re.compile(r"(?:(.*\S)\s+|)(not(?:er)?\.?)", re.I)
_OVER_LABELS = re.compile(
    r"(?:benämning|nämnd|styrelse|verksamhet|post|konto|projekt|ålder|risk|område|förvaltning|enhet|bolag|kommun)"
    r"[\w/ -]{0,20}(?:\((?:tkr|mnkr|mkr|kr)\))?",
    re.I,
)
_LONGEST_HEAD = 40


class Over(Struct, frozen=True):
    """What stands over the figures of a run."""

    begin: int
    """Which of the lines before the run is its first: those before are none of its own."""
    heads: tuple[str, ...] = ()
    corner: str = ""
    noted: bool = False
    """Whether a column of numbers of notes is among the heads."""
    headings: tuple[Line, ...] = ()
    """Between the heads and the first figures."""


def heads_over(run: Run, counts: Sequence[int]) -> Over:
    """The heads of a run that can be cut into so many columns, the likeliest number first."""
    for count in counts[:1]:
        if found := _by_place(run, count):
            return found
    for count in counts:
        # A column of notes' numbers is one more than the heads that are left.
        noted = _by_words(run, count - 1) if count > 1 else None
        if found := _by_words(run, count):
            return found
        if noted and noted.noted:
            return noted
        if found := _plain(run.before, count) or _one_a_line(run, count):
            return found
    return Over(len(run.before))


# ---- By place --------------------------------------------------------------------------------


def _by_place(run: Run, count: int) -> Over | None:
    """Heads that stand over the columns, where gaps part the cells of both."""
    spans = spans_of([line for line in run.body if line.kind in "fg"], count)
    if not spans:
        return None
    begin, headings = _below_heads(run.before)
    below = [""] * (count + 1)
    first = begin
    for index in range(begin - 1, max(-1, begin - 1 - _LINES), -1):
        level = _placed(run.before[index].cells, spans) if run.before[index].kind in "htp" else None
        if level is None:
            break
        if first != begin:
            level = spread(level, below)
        below = [join(upper, lower) for upper, lower in zip(level, below, strict=True)]
        first = index
    corner, heads = below[0], below[1:]
    if not heads[0] and (over := _ENDS_WITH_NOTES.fullmatch(corner)):
        # One space only between what stands over the labels and over the notes' numbers: `Mkr Not`.
        corner, heads[0] = over[1] or "", over[2]
    if sum(not head for head in heads) > (count > 2):
        return None
    return Over(first, tuple(heads), corner, headings=headings)


def _below_heads(before: Sequence[Line]) -> tuple[int, tuple[Line, ...]]:
    """Where the lines end that may be heads, and the headings after them."""
    index = len(before)
    while index and (
        before[index - 1].kind == "e" or (before[index - 1].kind in "th" and len(before[index - 1].cells) < 2)
    ):
        index -= 1
    between = tuple(line for line in before[index:] if line.kind != "e")
    return (index, between) if index and len(between) <= _HEADINGS else (len(before), ())


def _placed(cells: Sequence[Cell], spans: Spans) -> list[str] | None:
    """A line's cells as the corner and a head for each column; None where one stands over none."""
    placed = [""] * (len(spans) + 1)
    for index, cell in enumerate(cells):
        span = span_of(cell)
        if index == 0 and span.end <= spans[0].begin and (len(cells) > 1 or span.begin > 1):
            placed[0] = cell.text
            continue
        over = [min(span.end, other.end) - max(span.begin, other.begin) for other in spans]
        best = max(range(len(spans)), key=lambda at: (over[at], -abs(span.end - spans[at].end)))
        if (over[best] <= 0 and abs(span.end - spans[best].end) > _FAR) or placed[best + 1]:
            return None
        if index == 0 and len(cells) == 1 and span.begin == 1:
            return None
        placed[best + 1] = cell.text
    return placed


# ---- By words --------------------------------------------------------------------------------


def _by_words(run: Run, count: int) -> Over | None:
    """Heads made of the words that heads are made of, in one line or several, or cut by gaps as the figures are."""
    before = run.before
    index = len(before)
    headings: list[Line] = []
    while index and (before[index - 1].kind == "e" or (before[index - 1].kind == "t" and len(headings) < _HEADINGS)):
        index -= 1
        headings = [before[index], *headings] if before[index].kind == "t" else headings
    first = index
    while first and _is_of_heads(before, first - 1, count, first == index):
        first -= 1
    for begin in range(first, index):
        lines = [line for line in before[begin:index] if line.kind != "e"]
        if before[begin].kind != "e" and (found := _cut(lines, count)):
            heads, corner, noted = found
            above = next((at for at in range(begin - 1, -1, -1) if before[at].kind != "e"), None)
            if not corner and above is not None and _is_corner(before[above].text):
                corner, begin = before[above].text, above
            return Over(begin, heads, corner, noted, tuple(headings))
    return None


def _is_of_heads(before: Sequence[Line], index: int, count: int, last: bool) -> bool:
    """Whether a line is one of the heads, given that the one below is: of their words, an empty one between them, or
    right above them with a word for each column."""
    if before[index].kind == "e":
        return not last and index > 0 and before[index - 1].kind == "h"
    return before[index].kind == "h" or (
        not last and before[index].kind == "t" and _capitals(before[index].text, count)
    )


def _capitals(text: str, count: int) -> bool:
    words = text.split()
    return len(words) == count > 1 and all(word[:1].isupper() for word in words)


def _cut(lines: Sequence[Line], count: int) -> tuple[tuple[str, ...], str, bool] | None:
    texts, corner, noted = [], "", False
    for line in lines:
        text = line.text
        found = _CORNER.match(text) if not corner else None
        if found:
            corner, text = found[0].strip().rstrip(":").strip(), text[found.end() :]
        bare = _NOTES.sub("", text, count=1) if _NOTES.match(text) else text
        noted = noted or bare != text
        texts.append(bare)
    heads = _cells_as_heads(lines, count) or heads_of([text for text in texts if text], count)
    if not heads:
        return None
    first, rest = _leading(heads[0]), [_leading(head)[0] for head in heads[1:]]
    if first[0] and first[1] and not any(rest):
        heads, corner = (first[1], *heads[1:]), corner or first[0].rstrip(",:")
    return heads, corner, noted


def _leading(head: str) -> tuple[str, str]:
    """The words of a head before those that heads are made of, and the rest."""
    words = head.split()
    begin = next(
        (at for at, word in enumerate(words) if said_by(word).phase or said_by(word).year or is_opener(word)),
        len(words),
    )
    return " ".join(words[:begin]), " ".join(words[begin:])


def _cells_as_heads(lines: Sequence[Line], count: int) -> tuple[str, ...] | None:
    """Heads that gaps or bars part, in one line."""
    if len(lines) != 1:
        return None
    cells = [cell.text for cell in lines[0].cells]
    if cells and _CORNER.match(cells[0] + " "):
        cells[0] = _CORNER.sub("", cells[0] + " ", count=1).strip()
    cells = [cell for cell in cells if cell and not is_note(cell)]
    if len(cells) == count + 1:
        cells = cells[1:]
    return tuple(cells) if len(cells) == count > 1 else None


def _plain(before: Sequence[Line], count: int) -> Over | None:
    """A line above the figures of other words than heads are made of, with a cell or a capital letter for each column;
    headings of the first rows may stand below it."""
    if count < 2:
        return None
    for index in range(len(before) - 1, max(-1, len(before) - 2 - _HEADINGS), -1):
        line = before[index]
        if line.kind not in "tph":
            return None
        cells = [cell.text for cell in line.cells]
        words = line.text.split()
        if len(cells) < 3 and count > 2 and (_capitals(line.text, count) or _capitals(line.text, count + 1)):
            cells = words
        if len(cells) in (count, count + 1) and len(cells) > 2:
            corner = cells[0] if len(cells) == count + 1 else ""
            return Over(index, tuple(cells[-count:]), corner, headings=tuple(before[index + 1 :]))
    return None


def _is_corner(text: str) -> bool:
    """Whether a line stands over the labels: a unit, or what they are."""
    return only_unit(text) or _OVER_LABELS.fullmatch(text) is not None


def _one_a_line(run: Run, count: int) -> Over | None:
    """Heads on a line each, above rows whose cells are on a line each, one of them at least of the words of heads."""
    if not run.body[0].parts:
        return None
    lines = [(index, line) for index, line in enumerate(run.before) if line.kind != "e"]
    heads = lines[-count:]
    if len(heads) < count or any(line.kind not in "ht" or len(line.text) > _LONGEST_HEAD for _, line in heads):
        return None
    if not any(is_head_word(line.text) for _, line in heads):
        return None
    above = lines[-count - 1][1] if len(lines) > count else None
    corner = above.text if above and _is_corner(above.text) else ""
    begin = lines[-count - 1][0] if corner else heads[0][0]
    return Over(begin, tuple(line.text for _, line in heads), corner)
