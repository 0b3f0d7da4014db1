"""Text in several columns beside each other, read one column after the other."""

from collections.abc import Iterator, Sequence

from ks_budget.sources.page_words import Line, Word, lines

_FEWEST = 6
"""Lines that a column of text has."""
_GUTTER = 0.7
"""Between columns, in heights of a letter."""
_LEVEL = 0.3
"""Points between the feet of words that stand on one line."""


def lanes(found: Sequence[Line]) -> Iterator[list[Line]]:
    """Lines of a page in the order that they are read: where text stands in columns, the left before the right."""
    cut = _gutter(found)
    if cut is None:
        if found:
            yield list(found)
        return
    first, end, middle = cut
    yield from lanes(found[:first])
    for side in (False, True):
        part = [word for line in found[first:end] for word in line.words if (word.left > middle) is side]
        yield from lanes(lines(part))
    yield from lanes(found[end:])


def _gutter(found: Sequence[Line]) -> tuple[int, int, float] | None:
    """The lines that stand in two columns, from the first to after the last, and where they are parted."""
    if len(found) < _FEWEST:
        return None
    left = min(word.left for line in found for word in line.words)
    right = max(word.right for line in found for word in line.words)
    best: tuple[int, int, float] | None = None
    for middle in sorted(set(_candidates(found, left, right))):
        for first, end in _runs(found, middle):
            if (best is None or end - first > best[1] - best[0]) and _is_text_beside(found[first:end], middle):
                best = (first, end, middle)
    return best


def _candidates(found: Sequence[Line], left: float, right: float) -> Iterator[float]:
    """Where gaps lie in the middle of the page, to the nearest point."""
    for line in found:
        for before, after in zip(line.words, line.words[1:], strict=False):
            middle = (before.right + after.left) / 2
            wide = after.left - before.right > _GUTTER * line.size
            if wide and left + 0.25 * (right - left) < middle < left + 0.75 * (right - left):
                yield round(middle)


def _runs(found: Sequence[Line], middle: float) -> Iterator[tuple[int, int]]:
    """Stretches of lines that no word crosses there."""
    first = 0
    for number, line in enumerate(found):
        half = _GUTTER / 3 * line.size
        if any(word.left < middle + half and word.right > middle - half for word in line.words):
            if number - first >= _FEWEST:
                yield first, number
            first = number + 1
    if len(found) - first >= _FEWEST:
        yield first, len(found)


def _is_text_beside(part: Sequence[Line], middle: float) -> bool:
    """Whether running text stands to the right, of a text or of a table; or to the left of a table whose rows stand at
    other heights than its lines. A text to the right of labels and before figures is a column of a table, and so is
    one to the left of figures at its heights."""
    sides = [([w for w in line.words if w.left <= middle], [w for w in line.words if w.left > middle]) for line in part]
    lefts, rights = [left for left, _ in sides if left], [right for _, right in sides if right]
    if len(lefts) < _FEWEST or len(rights) < _FEWEST:
        return False
    level = sum(abs(left[-1].bottom - right[0].bottom) < _LEVEL for left, right in sides if left and right)
    return _is_text(rights) or (_is_text(lefts) and level * 2 < len(rights))


def _is_text(found: Sequence[Sequence[Word]]) -> bool:
    """Whether lines are running text: many words a line, most of which begin at one place, and no figures apart."""
    figures = sum(line[0].text[:1].isdigit() or _ends_in_column(line) for line in found)
    return _words_a_line(found) >= 3.5 and _is_even(found) and figures * 2 < len(found)


def _ends_in_column(line: Sequence[Word]) -> bool:
    """Whether a line ends in a figure that stands apart."""
    return len(line) > 1 and line[-1].text[-1:].isdigit() and line[-1].left - line[-2].right > line[-1].size


def _words_a_line(found: Sequence[Sequence[Word]]) -> float:
    """How many words of letters stand on a line."""
    return sum(sum(sign.isalpha() for sign in word.text) > 1 for line in found for word in line) / len(found)


def _is_even(found: Sequence[Sequence[Word]]) -> bool:
    """Whether most lines begin at one place, as those of a text do."""
    begins = [round(line[0].left) for line in found]
    usual = max(set(begins), key=begins.count)
    return sum(abs(begin - usual) < 3 for begin in begins) * 2 > len(begins)
