"""Records as a person types them in a budget's file: one table a thing, years in one line, `_` between thousands."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from ks_budget.model.base import Field, Table, fields
from ks_budget.money import Amount

WIDEST = 120
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r"}

Records = Mapping[str, Any]
"""By the key of a file: a table of the model, or several."""
Comments = Mapping[int, Sequence[str]]
"""Lines of comment above a table, by what `id()` gives of it."""


def toml_text(
    records: Records,
    head: Sequence[str] = (),
    comments: Comments | None = None,
    spelt: Mapping[str, Collection[str]] | None = None,
) -> str:
    """A file that loads to these records, in the order of their keys. ``head`` is what is commented at its top; a line
    that begins with `:` is a directive such as `:schema`. What is as it is when it is left out is left out, but for the
    keys that are to be ``spelt`` out, by the key of their table."""
    blocks = [
        "".join(f"#{line}\n" if line.startswith(":") else f"# {line}".rstrip() + "\n" for line in map(_one, head))
    ]
    for key, value in records.items():
        for table in value if isinstance(value, tuple | list) else (value,):
            many = isinstance(value, tuple | list)
            blocks += _table(table, (key,), many, comments or {}, (spelt or {}).get(key, ()))
    return "\n".join(block for block in blocks if block)


def _table(
    table: Table, path: tuple[str, ...], many: bool, comments: Comments, spelt: Collection[str]
) -> Iterator[str]:
    """A table and those in it, a block of lines each."""
    said = [field for field in fields(type(table)) if _is_spelt(table, field, spelt) or not _left_out(table, field)]
    nested = [field for field in said if field.table or _of_maps(getattr(table, field.name))]
    name = ".".join(map(_key, path))
    lines = [f"# {_one(line)}".rstrip() for line in comments.get(id(table), ())]
    lines += [f"[[{name}]]" if many else f"[{name}]"]
    for field in said:
        if field not in nested:
            lines.append(_pair(field.key, getattr(table, field.name), _grouped(type(table), field)))
    yield "".join(f"{line}\n" for line in lines)
    for field in nested:
        value = getattr(table, field.name)
        if field.table:
            for one in field.tables(table):
                yield from _table(one, (*path, field.key), field.many, comments, ())
        else:
            grouped = _grouped(type(table), field)
            pairs = "".join(f"{_pair(str(key), inner, grouped)}\n" for key, inner in value.items())
            yield f"[{'.'.join(map(_key, (*path, field.key)))}]\n{pairs}"


def _is_spelt(table: Table, field: Field, spelt: Collection[str]) -> bool:
    return field.key in spelt and getattr(table, field.name) not in (None, "")


def _left_out(table: Table, field: Field) -> bool:
    """What is as it is when it is left out. What has no default is always written."""
    defaults = _defaults(type(table))
    value = getattr(table, field.name)
    return value is None or (field.name in defaults and value == defaults[field.name])


def _defaults(kind: type[Table]) -> dict[str, Any]:
    import msgspec

    found = {}
    for one in msgspec.structs.fields(kind):
        if one.default is not msgspec.NODEFAULT:
            found[one.name] = one.default
        elif one.default_factory is not msgspec.NODEFAULT:
            found[one.name] = one.default_factory()
    return found


def _of_maps(value: Any) -> bool:
    return isinstance(value, dict) and any(isinstance(inner, dict) for inner in value.values())


def _grouped(kind: type[Table], field: Field) -> bool:
    """Whether a key holds amounts, whose thousands are parted: years and levels are not."""
    return "Decimal" in str(kind.__annotations__[field.name])


def _pair(key: str, value: Any, grouped: bool) -> str:
    line = f"{_key(key)} = {written(value, grouped)}"
    if isinstance(value, tuple | list) and len(line) > WIDEST:
        items = "".join(f"  {written(one, grouped)},\n" for one in value)
        return f"{_key(key)} = [\n{items}]"
    return line


def written(value: Any, grouped: bool = False) -> str:
    """A value as TOML has it; a figure keeps its decimals, its thousands parted where ``grouped``. Raises TypeError for
    what has no place in a file."""
    match value:
        case bool():
            return "true" if value else "false"
        case int() | Decimal():
            return number(value, grouped)
        case date():
            return value.isoformat()
        case str():
            return quoted(value)
        case tuple() | list():
            return f"[{', '.join(written(one, grouped) for one in value)}]"
        case dict():
            pairs = ", ".join(f"{_key(str(key))} = {written(inner, grouped)}" for key, inner in value.items())
            return f"{{ {pairs} }}" if pairs else "{}"
        case Table():
            keys = [field for field in fields(type(value)) if not _left_out(value, field)]
            each = (_pair(field.key, getattr(value, field.name), _grouped(type(value), field)) for field in keys)
            return f"{{ {', '.join(each)} }}"
    raise TypeError(f"{type(value).__name__} has no place in a file")


def number(value: Amount, grouped: bool = True) -> str:
    """`-114_196`, `5.0`: a figure with its own decimals."""
    written = str(value) if isinstance(value, int) else f"{Decimal(value):f}"
    if not grouped:
        return written
    whole, point, decimals = written.partition(".")
    return ("-0" if whole == "-0" else f"{int(whole):_}") + point + decimals


def quoted(text: str) -> str:
    """A text in quotes, in one line."""
    signs = (
        _ESCAPES.get(sign) or (sign if sign.isprintable() or sign in "\xa0\u202f" else _escaped(sign)) for sign in text
    )
    return '"' + "".join(signs) + '"'


def _escaped(sign: str) -> str:
    return f"\\u{ord(sign):04X}" if ord(sign) < 0x10000 else f"\\U{ord(sign):08X}"


def _key(key: str) -> str:
    bare = key and all(sign.isascii() and (sign.isalnum() or sign in "-_") for sign in key)
    return key if bare else quoted(key)


def _one(line: str) -> str:
    """A comment in one line, whatever a document holds."""
    return "".join(sign if sign.isprintable() else " " for sign in line)
