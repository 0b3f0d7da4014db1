"""Where a key path stands in a TOML text: line, column and the line itself.

Imported only when there is a problem to show.
"""

from bisect import bisect_right
from collections.abc import Iterable

import tree_sitter_toml
from msgspec import structs
from tree_sitter import Language, Node, Parser

from ks_budget.files.parse import Source
from ks_budget.problems import KeyPath, Place, Problem, Span

_NEWLINE = ord("\n")

_Spans = dict[KeyPath, tuple[tuple[int, int], tuple[int, int]]]
"""Key path to the byte ranges of its key and of its value."""


class _File:
    """One file's text and where each of its keys stands."""

    def __init__(self, text: str) -> None:
        self.data = text.encode()
        self.spans = _map(self.data)
        self.lines = [0, *(i + 1 for i, byte in enumerate(self.data) if byte == _NEWLINE)]

    def span(self, place: Place) -> Span | None:
        path = place.path
        while path and path not in self.spans:
            # What is missing, or was put in by a mend, is shown at the nearest thing around it that is there.
            path = path[:-1]
        if not path:
            return None
        start, end = self.spans[path][0 if place.at == "key" or path != place.path else 1]
        line = bisect_right(self.lines, start)
        first = self.lines[line - 1]
        last = self.lines[line] - 1 if line < len(self.lines) else len(self.data)
        column = len(self.data[first:start].decode()) + 1
        width = len(self.data[start : min(end, last)].decode())
        return Span(line, column, column + max(width, 1), self.data[first:last].decode().rstrip("\r"))


def locate(problems: list[Problem], sources: Iterable[Source]) -> list[Problem]:
    """The same problems with a span in every place that has a path. Each file is parsed once."""
    texts = {source.file: source.text for source in sources}
    files: dict[str, _File] = {}

    def find(place: Place) -> Place:
        if place.span or place.file not in texts:
            return place
        if place.file not in files:
            files[place.file] = _File(texts[place.file])
        return structs.replace(place, span=files[place.file].span(place))

    return [structs.replace(p, places=tuple(find(place) for place in p.places)) for p in problems]


def _map(data: bytes) -> _Spans:
    spans: _Spans = {}
    counts: dict[KeyPath, int] = {}
    root = Parser(Language(tree_sitter_toml.language())).parse(data).root_node
    for node in root.named_children:
        if node.type == "pair":
            _pair(node, (), spans)
        elif node.type in ("table", "table_array_element"):
            _table(node, spans, counts)
    return spans


def _table(node: Node, spans: _Spans, counts: dict[KeyPath, int]) -> None:
    header = node.named_children[0]
    path: KeyPath = ()
    parts = _keys(header)
    for i, part in enumerate(parts):
        path = (*path, part)
        last = i == len(parts) - 1
        if last and node.type == "table_array_element":
            counts[path] = counts.get(path, -1) + 1
            # An inner array of tables starts over in each element of the outer one.
            for inner in [key for key in counts if key[: len(path)] == path and key != path]:
                del counts[inner]
        spans.setdefault(path, (_range(header), _range(header)))
        if path in counts:
            path = (*path, counts[path])
    spans[path] = (_range(header), _range(header))
    for child in node.named_children[1:]:
        if child.type == "pair":
            _pair(child, path, spans)


def _pair(node: Node, path: KeyPath, spans: _Spans) -> None:
    key, value = node.named_children[0], node.named_children[-1]
    for part in _keys(key):
        path = (*path, part)
        spans.setdefault(path, (_range(key), _range(value)))
    _value(value, path, spans)


def _value(node: Node, path: KeyPath, spans: _Spans) -> None:
    if node.type == "inline_table":
        for child in node.named_children:
            if child.type == "pair":
                _pair(child, path, spans)
    elif node.type == "array":
        for i, child in enumerate(c for c in node.named_children if c.type != "comment"):
            spans[(*path, i)] = (_range(child), _range(child))
            _value(child, (*path, i), spans)


def _keys(node: Node) -> list[str]:
    if node.type == "dotted_key":
        return [key for child in node.named_children for key in _keys(child)]
    text = (node.text or b"").decode()
    return [text[1:-1] if node.type == "quoted_key" else text]


def _range(node: Node) -> tuple[int, int]:
    return node.start_byte, node.end_byte
