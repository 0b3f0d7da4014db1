"""Where a key path stands in a TOML text: line, column and the line itself.

Imported only when there is a problem to show.
"""

from bisect import bisect_right
from collections.abc import Iterable

from msgspec import structs

from ks_budget.files.parse import Source
from ks_budget.files.spans import Spans, spans
from ks_budget.problems import KeyPath, Place, Problem, Span, Spot


class _File:
    """One file's text and where each of its keys stands."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.spans = spans(text)
        self.lines = [0, *(i + 1 for i, sign in enumerate(text) if sign == "\n")]

    def span(self, place: Place) -> Span | None:
        path = nearest(place.path, self.spans)
        if not path:
            return None
        start, end = self.spans[path][0 if place.part == "key" or path != place.path else 1]
        if place.slot is not None and path == place.path:
            start, end = self.slot(start, end, place.slot)
        line = bisect_right(self.lines, start)
        first = self.lines[line - 1]
        source = self.text[first : self.lines[line] if line < len(self.lines) else None].rstrip("\r\n")
        column = start - first + 1
        # Of what goes on below, only the part on the first line is marked.
        end_column = min(end - first, len(source)) + 1
        return Span(line, column, max(end_column, column + 1), source)

    def slot(self, start: int, end: int, number: int) -> tuple[int, int]:
        """The figure to be filled in a text, with its braces; the text itself where escapes hide them."""
        at = start - 2
        for _ in range(number + 1):
            at = self.text.find("{{", at + 2, end)
            if at < 0:
                return start, end
        close = self.text.find("}}", at, end)
        return at, close + 2 if close >= 0 else end


def nearest(path: KeyPath, there: Spans) -> KeyPath:
    """A path, or what is nearest around it in the text: a key that is left out has its default there."""
    while path and path not in there:
        path = path[:-1]
    return path


def locate(problems: list[Problem], sources: Iterable[Source]) -> list[Problem]:
    """The same problems with a span in every place that has a path. Each file is walked through once."""
    texts = {source.file: source.text for source in sources}
    files: dict[str, _File] = {}

    def find(place: Spot | Place) -> Spot | Place:
        if isinstance(place, Spot) or place.span or place.file not in texts:
            return place
        if place.file not in files:
            files[place.file] = _File(texts[place.file])
        return structs.replace(place, span=files[place.file].span(place))

    return [structs.replace(p, places=tuple(find(place) for place in p.places)) for p in problems]
