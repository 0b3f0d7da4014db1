"""A budget as a list of single values, each with its path, and back: what a workbook carries to come back as it was.

A path is written `frame/#0/line/#2/amounts/2024`: keys as files have them, positions in lists with a number sign.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Any

import msgspec

from ks_budget.model import Content
from ks_budget.model.base import Table
from ks_budget.problems.place import KeyPath

_NUMBER = re.compile(r"-?[0-9]{1,40}(\.[0-9]{0,40})?")


def flat(content: Table) -> Iterator[tuple[str, str]]:
    """Each value of a table and those in it: path and value, both as text. What is as it is when it is left out is."""
    plain = msgspec.to_builtins(content, str_keys=True, builtin_types=(Decimal, date), enc_hook=_plainly)
    yield from _flat(plain, ())


def _plainly(value: Any) -> Any:
    """An amount of a kind of its own is a number as others."""
    if isinstance(value, Decimal):
        return Decimal(value)
    raise NotImplementedError(f"{type(value).__name__} has no place in a file")


def _flat(value: Any, path: KeyPath) -> Iterator[tuple[str, str]]:
    if value is None:
        return
    if isinstance(value, dict) and value:
        for key, inner in value.items():
            yield from _flat(inner, (*path, str(key)))
    elif isinstance(value, list | tuple) and value:
        for i, inner in enumerate(value):
            yield from _flat(inner, (*path, i))
    else:
        yield path_text(path), value_text(value)


def path_text(path: KeyPath) -> str:
    """A path in one text."""
    return "/".join(f"#{key}" if isinstance(key, int) else _escaped(key) for key in path)


def _escaped(key: str) -> str:
    return key.replace("~", "~0").replace("/", "~1").replace("#", "~2")


def path_of(text: str) -> KeyPath:
    """A path from its text. Raises ValueError for what is none."""
    return tuple(int(part[1:]) if part.startswith("#") else _plain(part) for part in text.split("/"))


def _plain(part: str) -> str:
    return part.replace("~2", "#").replace("~1", "/").replace("~0", "~")


def value_text(value: Any) -> str:
    """`"text"`, `-114196`, `5.0`, `true`, `@2024-12-31`: a value whose type can be told from its text."""
    match value:
        case str():
            return msgspec.json.encode(str(value)).decode()
        case bool():
            return "true" if value else "false"
        case int():
            return str(value)
        case Decimal():
            return f"{value:f}" if value.as_tuple().exponent != 0 else f"{value:f}."
        case date():
            return f"@{value.isoformat()}"
        case dict():
            return "{}"
    return "[]"


def value_of(text: str) -> Any:
    """A value from its text. Raises ValueError for what is none."""
    match text[:1]:
        case '"':
            return msgspec.json.decode(text, type=str)
        case "t" | "f" if text in ("true", "false"):
            return text == "true"
        case "@":
            return date.fromisoformat(text[1:])
        case "{":
            return {}
        case "[":
            return []
    if not _NUMBER.fullmatch(text):
        raise ValueError(text)
    return Decimal(text.removesuffix(".")) if "." in text else int(text)


def nested(values: Iterable[tuple[KeyPath, Any]]) -> dict[str, Any]:
    """Tables from values by path, as a file would have them. Raises ValueError for paths that do not fit together."""
    top: dict[str, Any] = {}
    for path, value in values:
        if not path or isinstance(path[0], int):
            raise ValueError(path)
        here: Any = top
        for key, following in pairwise(path):
            here = _under(here, key, [] if isinstance(following, int) else {})
        _under(here, path[-1], value)
    return top


def _under(holder: Any, key: str | int, otherwise: Any) -> Any:
    """What a table or list has at a key; put there where it is not yet."""
    if isinstance(holder, dict) and isinstance(key, str):
        return holder.setdefault(key, otherwise)
    if isinstance(holder, list) and isinstance(key, int) and key <= len(holder):
        if key == len(holder):
            holder.append(otherwise)
        return holder[key]
    raise ValueError(key)


def content_of(values: Iterable[tuple[KeyPath, Any]]) -> Content:
    """The content that values come to. Raises ValueError, or msgspec's error of validation, where they are none."""
    return msgspec.convert(nested(values), Content, str_keys=True, builtin_types=(Decimal, date))
