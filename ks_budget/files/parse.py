"""From the bytes of one file to its tables, or to the reason why not. Columns count characters, from 1."""

import re
from decimal import Decimal, InvalidOperation
from typing import Any

import tomli
from msgspec import Struct

from ks_budget.files.find import composed
from ks_budget.files.store import Raw
from ks_budget.language import NOTHING
from ks_budget.problems import Place, Problem, Span, kinds

_UTF8_MARK = b"\xef\xbb\xbf"
_OTHER_MARKS = {b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16"}


class Source(Struct, frozen=True):
    """One file that could be read: its text without a byte order mark, and its tables."""

    file: str
    text: str
    tables: dict[str, Any]


class NotANumber:
    """Stands in the tables for a number that no amount can be (nan, inf, 1e999), so that its place is known."""

    def __init__(self, text: str) -> None:
        self.text = text


def parse(raw: Raw) -> Source | Problem:
    """The tables of a file, or the problem that keeps it from being read (KSB005–KSB008)."""
    text = _decode(raw)
    if isinstance(text, Problem):
        return text
    if "\0" in text:
        return kinds.reading.NUL.at(Place(raw.file, span=span_at(text, text.index("\0"))))
    try:
        tables = tomli.loads(text, parse_float=_number)
    except tomli.TOMLDecodeError as error:
        return _syntax_error(raw.file, text, error)
    except (ValueError, RecursionError) as error:
        # An integer of thousands of digits, or tables nested thousands deep: no budget has them.
        return kinds.reading.NOT_TOML.at(
            Place(raw.file), detail=kinds.foreign.of_toml(str(error).split(";")[0]), habit=NOTHING
        )
    if not tables:
        return kinds.reading.EMPTY_FILE.at(Place(raw.file))
    return Source(raw.file, text, tables)


def span_at(text: str, start: int, end: int | None = None) -> Span:
    """The span of ``text[start:end]``, as far as it lies on the line it starts on."""
    line_start = text.rfind("\n", 0, start) + 1
    line_end = text.find("\n", start)
    source = text[line_start : len(text) if line_end < 0 else line_end].rstrip("\r")
    column = start - line_start + 1
    stop = min((end if end is not None else start + 1) - line_start, len(source)) + 1
    return Span(text.count("\n", 0, start) + 1, column, max(stop, column + 1), source)


def _decode(raw: Raw) -> str | Problem:
    for mark, encoding in _OTHER_MARKS.items():
        if raw.data.startswith(mark):
            return kinds.reading.OTHER_ENCODING.at(Place(raw.file), encoding=encoding)
    data = raw.data.removeprefix(_UTF8_MARK)
    try:
        # Ids and references meet however their letters are composed.
        return composed(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8")
        line = data[error.start :].split(b"\n", 1)[0].decode("latin-1").rstrip("\r")
        span = span_at(before + line, len(before))
        return kinds.reading.NOT_UTF8.at(Place(raw.file, span=span), byte=f"0x{data[error.start]:02X}")


def _number(text: str) -> Decimal | NotANumber:
    try:
        value = Decimal(text)
    except InvalidOperation:
        # An exponent that is a large number itself.
        return NotANumber(text)
    if not value.is_finite() or value.adjusted() > 15 or value.as_tuple().exponent < -12:  # type: ignore[operator]
        return NotANumber(text)
    return value


def _syntax_error(file: str, text: str, error: tomli.TOMLDecodeError) -> Problem:
    # tomli counts in the text with its line ends made one character; the line and column are the same.
    lines = text.split("\n")
    line = min(error.lineno, len(lines))
    start = sum(len(before) + 1 for before in lines[: line - 1]) + error.colno - 1
    place = Place(file, span=span_at(text, min(start, len(text))))
    habit = _habit(lines[line - 1])
    said = kinds.words.HABITS[habit] if habit else NOTHING
    return kinds.reading.NOT_TOML.at(place, detail=kinds.foreign.of_toml(error.msg), habit=said)


def _habit(line: str) -> str | None:
    """What someone used to Excel and Word writes by habit, when the line shows it."""
    value = line.partition("=")[2].partition("#")[0]
    if re.search(r"[\u2212\u2013]\s*\d", value):
        return "minus"
    if re.search(r"\d,\d+\s*(\}|$)", value):
        return "comma"
    if re.search(r"\d[ \u00a0\u202f]\d{3}\b", value):
        return "space"
    if re.match(r"\s*[^\W\d_][^\"'\[\]{}]*$", value) and value.strip() not in ("true", "false"):
        return "quotes"
    return None
