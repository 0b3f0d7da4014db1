"""Which columns of a table the cells and heads of a line stand in, where white space alone parts them."""

import itertools
from collections.abc import Sequence

from msgspec import Struct, structs

from ks_budget.sources.page_segments import Segment, Strip
from ks_budget.sources.page_words import Line, Word

_CLOSE = 0.4
"""More than a space, where the columns below say that two heads stand close."""
_CLEARER, _SPACE = 1.3, 0.3
"""How much wider a gap between two heads is than any in them, and than nothing but a space: in heights of a letter."""


class Placed(Struct, frozen=True):
    """A text in its column, over so many columns."""

    text: str
    column: int
    across: int
    bold: bool


Cells = tuple[Placed, ...]


def heads_of(line: Line, found: Sequence[Segment], columns: Sequence[Strip], figures: Sequence[Strip]) -> Cells:
    """The heads of a line in the columns that they stand over."""
    each = one_each(line.words, columns, figures)
    if each is None:
        return cells_of(line, [part for one in found for part in _apart(one, figures)], columns, figures)
    places = [n for n, strip in enumerate(columns) if strip in figures]
    if len(each) > len(figures):
        places = [0, *places]
    return tuple(Placed(one.text, place, 1, one.bold) for one, place in zip(each, places, strict=True))


def one_each(words: Sequence[Word], columns: Sequence[Strip], figures: Sequence[Strip]) -> list[Segment] | None:
    """The heads of a line that has one for each column of figures, and perhaps one for the labels, however close they
    stand. None for any other line."""
    has_label = columns[0] not in figures and words[0].left < min(figures[0].left, columns[0].right)
    parts = _by_gaps(words, len(figures) + has_label) if len(figures) > 1 else None
    return parts if parts and _stand_over(parts[has_label:], figures) else None


def _apart(segment: Segment, figures: Sequence[Strip]) -> list[Segment]:
    """A segment over several columns of figures as one head for each, where its gaps say so."""
    over = [strip for strip in figures if strip.overlap(segment.left, segment.right) > 0]
    parts = _by_gaps(segment.words, len(over)) if len(over) > 1 else None
    return parts if parts and _stand_over(parts, over) else [segment]


def _by_gaps(words: Sequence[Word], count: int) -> list[Segment] | None:
    """Words cut into so many parts at their widest gaps; None where those are hardly wider than the gaps in them."""
    if count > len(words):
        return None
    gaps = [after.left - before.right for before, after in itertools.pairwise(words)]
    cuts = sorted(sorted(range(len(gaps)), key=lambda n: gaps[n])[len(gaps) - count + 1 :])
    rest = [gap for n, gap in enumerate(gaps) if n not in cuts]
    if min(gaps[n] for n in cuts) < max(_CLEARER * max(rest, default=0), _SPACE * words[0].measure):
        return None
    bounds = [0, *(n + 1 for n in cuts), len(words)]
    return [Segment(tuple(words[start:end])) for start, end in itertools.pairwise(bounds)]


def _stand_over(parts: Sequence[Segment], figures: Sequence[Strip]) -> bool:
    """Whether each head stands over its column, or close to it."""
    return all(
        strip.overlap(one.left, one.right) > -one.words[0].size for one, strip in zip(parts, figures, strict=True)
    )


def cells_of(line: Line, found: Sequence[Segment], columns: Sequence[Strip], figures: Sequence[Strip]) -> Cells:
    """The segments of a line in the columns that they stand in."""
    made: list[Placed] = []
    parts = _split(found, columns)
    is_row = len(found) > 1 and any(segment.is_figure for segment in found[1:])
    for number, segment in enumerate(parts):
        column, across = _column(segment, columns)
        apart = segment.left > columns[0].left + 3 * line.size
        if (
            not segment.is_figure
            and (columns[column] in figures or (apart and not is_row))
            and len(parts) <= len(figures)
        ):
            column, across = _reach(segment, column, across, columns)
        elif number == 0 and not segment.is_figure:
            # A long label reaches into the columns beside it.
            across = 1
        if made and made[-1].column + made[-1].across > column:
            column, across = _after(made, column, across)
        if made and made[-1].column == column:
            made[-1] = structs.replace(made[-1], text=f"{made[-1].text} {segment.text}")
        else:
            made.append(Placed(segment.text, column, across, segment.bold))
    return tuple(made)


def _column(segment: Segment, columns: Sequence[Strip]) -> tuple[int, int]:
    """The column that a segment stands in, and over how many it reaches."""
    over = [n for n, strip in enumerate(columns) if strip.overlap(segment.left, segment.right) > 0]
    if not over:
        middle = (segment.left + segment.right) / 2
        return min(range(len(columns)), key=lambda n: abs((columns[n].left + columns[n].right) / 2 - middle)), 1
    if segment.is_figure:
        return max(over, key=lambda n: columns[n].overlap(segment.left, segment.right)), 1
    return over[0], len(over)


def _reach(segment: Segment, column: int, across: int, columns: Sequence[Strip]) -> tuple[int, int]:
    """The columns that a head stands over, where each begins at the end of the one before: figures stand to the right
    in theirs."""
    width = segment.right - segment.left
    over = []
    for number in range(1, len(columns)):
        own = Strip(columns[number - 1].right, columns[number].right, set())
        covered = own.overlap(segment.left, segment.right)
        if covered > 0.3 * width and covered > 0.3 * (own.right - own.left):
            over.append(number)
    return (over[0], len(over)) if len(over) > across else (column, across)


def _after(made: list[Placed], column: int, across: int) -> tuple[int, int]:
    """Room for a text whose column the one before it reaches over: that one gives way."""
    before = made[-1]
    if before.column < column:
        made[-1] = structs.replace(before, across=column - before.column)
        return column, across
    return before.column, 1


def _split(found: Sequence[Segment], columns: Sequence[Strip]) -> list[Segment]:
    """Segments that lie over several columns, cut into those: figures that stand close, heads that do, and heads that
    say the same again."""
    made: list[Segment] = []
    for segment in found:
        runs: list[list[Word]] = []
        column = -1
        for word in segment.words:
            over = [n for n, strip in enumerate(columns) if strip.overlap(word.left, word.right) > 0]
            own = max(over, key=lambda n: columns[n].overlap(word.left, word.right)) if over else column
            wide = bool(runs) and word.left - runs[-1][-1].right > _CLOSE * word.measure
            apart = wide or (bool(runs) and word.text in [one.text for one in runs[-1]])
            if not runs or (own != column and -1 not in (own, column) and (apart or segment.is_figure)):
                runs.append([word])
            else:
                runs[-1].append(word)
            column = own
        made += [Segment(tuple(run)) for run in runs]
    return made
