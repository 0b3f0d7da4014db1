"""How wide each column of a text table is. Amounts are never broken; words give way, longest column first."""

from ks_budget.render.breaking import branch_of


def widths(heads: list[str], rows: list[list[str]], words: list[bool], room: int | None, gap: int) -> list[int]:
    """The width of each column so that all fit into ``room`` characters with ``gap`` between them.

    ``words`` tells the columns that may be broken between words. None for ``room`` gives every column all it wants.
    A room too small even for one word a line breaks inside words, and columns of figures keep their width.
    """
    # A head may be broken between words in any column; a figure never.
    wanted = [max(map(_longest_line, column)) for column in _columns(heads, rows)]
    if room is None:
        return wanted
    room -= gap * (len(heads) - 1)
    if sum(wanted) <= room:
        return wanted
    least = narrowest(heads, rows, words)
    return _grow(least, wanted, room) if sum(least) <= room else _shrink(least, words, room)


def narrowest(heads: list[str], rows: list[list[str]], words: list[bool]) -> list[int]:
    """The least width of each column that breaks nothing inside a word."""
    least = []
    for (head, *cells), word in zip(_columns(heads, rows), words, strict=True):
        body = max(map(_longest_word if word else _longest_line, cells), default=0)
        least.append(max(body, _longest_word(head), 1))
    return least


def _columns(heads: list[str], rows: list[list[str]]) -> list[list[str]]:
    return [[head, *(row[i] for row in rows)] for i, head in enumerate(heads)]


def _grow(least: list[int], wanted: list[int], room: int) -> list[int]:
    """From the least that is needed, give what is over to the column that is furthest from what it wants."""
    fitted = list(least)
    for _ in range(room - sum(least)):
        i = max(range(len(fitted)), key=lambda i: wanted[i] / fitted[i])
        fitted[i] += 1
    return fitted


def _shrink(least: list[int], words: list[bool], room: int) -> list[int]:
    """Take what is lacking from the widest columns of words, down to a few characters each."""
    fitted = list(least)
    while sum(fitted) > room:
        wide = [i for i, word in enumerate(words) if word and fitted[i] > _FEWEST]
        if not wide:
            break
        fitted[max(wide, key=lambda i: fitted[i])] -= 1
    return fitted


_FEWEST = 6


def _longest_line(text: str) -> int:
    return max(map(len, text.split("\n")))


def _longest_word(text: str) -> int:
    # A hyphen ends a piece that may stand last on its line; a no-break space holds its line together.
    branch = branch_of(text)
    words = text[len(branch) :].replace("-", "- ").replace("\n", " ").split(" ")
    return len(branch) + max(map(len, words), default=0)
