"""Which columns of a table hold labels, figures or text, by their heads and by what stands in them."""

from collections.abc import Sequence

from msgspec import Struct

from ks_budget.tables.heads import YEARS, is_code, is_note, is_year, said_by
from ks_budget.tables.parts import Strip


class Roles(Struct, frozen=True):
    """Which column of a part is what, by position."""

    label: int | None
    figures: tuple[int, ...]
    texts: tuple[int, ...]


def roles_of(heads: Sequence[str], body: Sequence[Strip]) -> Roles:
    """Which columns hold labels, figures and text."""
    width = max((len(strip.kinds) for strip in body), default=0)
    heads = heads or [""] * width
    columns = ["".join(strip.kinds[index] for strip in body) for index in range(width)]
    numeric = [_is_numeric(heads[index], columns[index]) for index in range(width)]
    label = _label(heads, columns, numeric, body)
    figures: list[int] = []
    texts: list[int] = []
    for index in range(width):
        empty = set(columns[index]) <= {"e"} and not _heads_figures(heads[index])
        if index == label or (empty and not heads[index]):
            continue
        beside = label is not None and index < label and said_by(heads[index]).phase is None
        plain = empty or not numeric[index] or is_note(heads[index]) or _codes(heads[index], body, index) or beside
        (texts if plain else figures).append(index)
    return Roles(label, tuple(figures), tuple(texts))


def _is_numeric(head: str, kinds: str) -> bool:
    numbers, texts, dashes = kinds.count("n") + kinds.count("y"), kinds.count("t"), kinds.count("d")
    if numbers:
        return numbers + dashes >= texts
    return not texts and (dashes > 0 or _heads_figures(head))


def _heads_figures(head: str) -> bool:
    said = said_by(head)
    return is_year(head) or (said.phase is not None and (said.year is not None or len(head) < 25))


def _label(heads: Sequence[str], columns: Sequence[str], numeric: Sequence[bool], body: Sequence[Strip]) -> int | None:
    """The column of labels: of those with text the first that most rows have, left of figures where it can be; where
    none has text, a first column of years or codes."""
    rows = sum(strip.filled > 1 for strip in body)
    texts = [index for index in range(len(columns)) if not numeric[index] and columns[index].count("t")]
    figures = [index for index in range(len(columns)) if numeric[index] and not _codes(heads[index], body, index)]
    last = max(figures, default=len(columns))
    before = [index for index in texts if index < last]
    full = [index for index in before if columns[index].count("t") * 5 >= rows * 3]
    first = next((index for index in range(len(columns)) if set(columns[index]) != {"e"}), None)
    if first is not None and numeric[first] and (not full or full[0] > first + 2):
        years = set(columns[first]) <= set("ey")
        if years or YEARS.fullmatch(heads[first]) or _codes(heads[first], body, first):
            return first
    if full or before:
        return full[0] if full else max(before, key=lambda index: columns[index].count("t"))
    return texts[0] if texts and first == texts[0] else None


def _codes(head: str, body: Sequence[Strip], index: int) -> bool:
    """Whether a column of numbers holds codes: its head says it."""
    if not is_code(head):
        return False
    texts = [strip.cells[index].text for strip in body if strip.kinds[index] in "ny"]
    return bool(texts) and all(text.isdigit() for text in texts)
