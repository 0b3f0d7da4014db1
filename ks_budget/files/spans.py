"""Where each key and each value of a TOML text stands, in characters from its beginning.

The text has been parsed by tomli, so nothing is diagnosed here. Of a text that is not TOML the answer says little,
but there is one.
"""

import re

from msgspec import Struct

from ks_budget.problems import KeyPath

Extent = tuple[int, int]
"""The positions of the first character and of the one after the last."""
Spans = dict[KeyPath, tuple[Extent, Extent]]
"""Key path to the extents of its key and of its value."""

_DEEPEST = 100
"""Longer paths are left out: no budget has them, and a text of brackets alone would fill the memory."""

# What is opened may be left open: then it ends with the line or the text, and nothing is read twice.
_SHORT = r""""(?:[^"\\\n]+|\\[^\n])*"?|'[^'\n]*'?"""
_LONG = r'''"""(?:[^"\\]+|\\.?|"(?!""))*"{0,5}|\'\'\'(?:[^']+|'(?!''))*'{0,5}'''
_PART = rf"""(?:{_SHORT}|[^\s,.=\[\]{{}}#"']+)"""
_KEY = re.compile(rf"{_PART}(?:[ \t]*\.[ \t]*{_PART})*")
_KEYS = re.compile(_PART)
# Between a day and a time of day there may be a space.
_PLAIN = re.compile(rf"""{_LONG}|{_SHORT}|(?:\d{{4}}-\d\d-\d\d )?[^\s,=\[\]{{}}#"']+""")
# What parts two entries, or a key from its value. That each stands where it may, tomli has seen to.
_BETWEEN = re.compile(r"(?:[\s,=]+|#[^\n]*)*")

_HEX = "[0-9A-Fa-f]"
_ESCAPE = re.compile(rf"\\(?:u({_HEX}{{4}})|U(000{_HEX}{{5}}|0010{_HEX}{{4}})|x({_HEX}{{2}})|(.))")
_ESCAPED = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r", "e": "\x1b"}


class _Entry(Struct):
    """A pair or an item whose value has begun."""

    above: int
    """How many parts of the path are of what it stands in."""
    path: KeyPath
    key: Extent | None
    """None for an item, which is shown by its value."""
    start: int
    items: int | None
    """How many items of it have begun, when it is a list."""


def spans(text: str) -> Spans:
    """Where each key path stands. Tables, and elements of arrays of tables, have the extent of their header's name."""
    walk = _Walk(text)
    walk.through()
    return walk.spans


class _Walk:
    """One walk through a text, ever forwards, with a list of what is open in place of calls within calls."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.spans: Spans = {}
        self.table: KeyPath = ()
        self.last: dict[KeyPath, int] = {}
        """Array of tables to the number of its last element."""
        self.open: list[_Entry] = []
        """Lists and inline tables that are not closed yet, the innermost last."""

    def through(self) -> None:
        self._pass(_BETWEEN)
        while self.at < len(self.text):
            sign = self.text[self.at]
            if sign in "]}":
                self._close()
            elif sign == "[" and not self.open:
                self._header()
            else:
                self._entry()
            self._pass(_BETWEEN)

    def _pass(self, pattern: re.Pattern[str]) -> Extent:
        """Go past what the pattern matches here, if anything, and tell its extent."""
        start = self.at
        if match := pattern.match(self.text, start):
            self.at = match.end()
        return start, self.at

    def _close(self) -> None:
        self.at += 1
        # The brackets that end a header close nothing.
        if self.open:
            self._keep(self.open.pop())

    def _header(self) -> None:
        array = self.text.startswith("[[", self.at)
        self.at += 2 if array else 1
        self._pass(_BETWEEN)
        name = self._pass(_KEY)
        path: KeyPath = ()
        keys = self._keys(name)
        for i, key in enumerate(keys, 1):
            path = (*path, key)
            if array and i == len(keys):
                self.last[path] = self.last.get(path, -1) + 1
            self.spans.setdefault(path, (name, name))
            if path in self.last:
                # The number is part of the path, so an inner array starts over in each element of the outer one.
                path = (*path, self.last[path])
        self.spans[path] = (name, name)
        self.table = path

    def _entry(self) -> None:
        around = self.open[-1] if self.open else None
        above = around.path if around else self.table
        key = None
        if around and around.items is not None:
            keys: KeyPath = (around.items,)
            around.items += 1
        else:
            key = self._pass(_KEY)
            keys = self._keys(key)
            self._pass(_BETWEEN)
        sign = self.text[self.at : self.at + 1]
        entry = _Entry(len(above), (*above, *keys)[: _DEEPEST + 1], key, self.at, 0 if sign == "[" else None)
        if sign in ("[", "{"):
            self.at += 1
            self.open.append(entry)
        else:
            self._pass(_PLAIN)
            self._keep(entry)

    def _keep(self, entry: _Entry) -> None:
        """Note an entry, which ends here; of a dotted key also what it makes on the way."""
        value = (entry.start, self.at)
        for length in range(entry.above + 1, min(len(entry.path), _DEEPEST) + 1):
            self.spans.setdefault(entry.path[:length], (entry.key or value, value))

    def _keys(self, key: Extent) -> KeyPath:
        return tuple(_decoded(part) for part in _KEYS.findall(self.text[slice(*key)])[:_DEEPEST])


def _decoded(part: str) -> str:
    """One part of a key as tomli names it."""
    if part[0] == '"':
        return _ESCAPE.sub(_character, part[1:-1]) if "\\" in part else part[1:-1]
    return part[1:-1] if part[0] == "'" else part


def _character(escape: re.Match[str]) -> str:
    code = escape[1] or escape[2] or escape[3]
    return chr(int(code, 16)) if code else _ESCAPED.get(escape[4], escape[4])
