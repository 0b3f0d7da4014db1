"""Find everything in a file's tables that the model does not allow, and stand in for it.

msgspec stops at the first mistake. This walk, over the same types, finds them all. It also returns the tables
with every mistake mended (a misspelt key renamed, a missing or wrong value replaced by a neutral one), so that
the checks after it can look at the rest; what they say of a mended place is left out.
"""

from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

import msgspec.inspect as types
from msgspec import Struct

from ks_budget.files.parse import NotANumber
from ks_budget.language import Text
from ks_budget.problems import Fact, KeyPath, Kind, Part, Place, Problem, kinds, near


class Mended:
    """The tables after mending, the problems found, and the paths of the values that were put in."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self.paths: set[KeyPath] = set()

    def add(self, kind: Kind, path: KeyPath, part: Part = "value", **facts: Fact) -> None:
        """Note a problem, and that what is at the path is not what the file says."""
        self.problems.append(kind.at(Place("", path, part), subject="", **facts))
        self.paths.add(path)

    def wrong_type(self, path: KeyPath, expected: str, value: Any) -> None:
        """The same of a value of another type than expected, which is a key of ``kinds.words.TYPES``."""
        self.add(kinds.tables.WRONG_TYPE, path, expected=kinds.words.TYPES[expected], found=_described(value))


def mend(value: Any, kind: type, partial: bool) -> tuple[Any, Mended]:
    """Mend the top-level tables. ``partial`` when a file could not be read: then a missing table says nothing."""
    mended = Mended()
    return _mend(value, types.type_info(kind), (), mended, partial), mended


def _mend(value: Any, kind: types.Type, path: KeyPath, mended: Mended, partial: bool = False) -> Any:
    kind = _bare(kind)
    match kind:
        case types.StructType():
            return _mend_table(value, kind, path, mended, partial)
        case types.DictType():
            return _mend_map(value, kind, path, mended)
        case types.VarTupleType():
            if not isinstance(value, list):
                mended.wrong_type(path, "tables" if _of_tables(kind) else "list", value)
                return ()
            return [_mend(item, kind.item_type, (*path, i), mended) for i, item in enumerate(value)]
        case types.UnionType():
            return _mend_union(value, kind, path, mended)
        case types.LiteralType():
            if value not in kind.values or not isinstance(value, str):
                shown = _shown(value) or ("[…]" if isinstance(value, list) else "{…}")
                mended.add(kinds.tables.WRONG_CHOICE, path, shown=shown, known=near(value, kind.values))
                return kind.values[0]
            return value
    return _mend_plain(value, kind, path, mended)


def _mend_table(value: Any, kind: types.StructType, path: KeyPath, mended: Mended, partial: bool) -> Any:
    if not isinstance(value, dict):
        mended.wrong_type(path, "table", value)
        value = {}
        partial = True
    fields = {field.encode_name: field for field in kind.fields}
    missing = [name for name, field in fields.items() if field.required and name not in value]
    table: dict[str, Any] = {}
    for key, item in value.items():
        name = key
        if key not in fields:
            known = near(key, fields)
            mended.add(kinds.tables.UNKNOWN_KEY, (*path, key), "key", key=key, known=known)
            if known.meant is None or known.meant in value:
                continue
            # Read on under the key that was meant, so that one misspelling is one problem.
            name = known.meant
            mended.paths.add((*path, name))
            missing = [m for m in missing if m != name]
        where = (*path, key)
        table[name] = _mend(item, fields[name].type, where, mended)
    for name in missing:
        if not partial:
            mended.add(kinds.tables.MISSING_KEY if path else kinds.tables.MISSING_TABLE, path, "key", key=name)
        mended.paths.add((*path, name))
        table[name] = _neutral(fields[name].type)
    return table


def _mend_map(value: Any, kind: types.DictType, path: KeyPath, mended: Mended) -> Any:
    if not isinstance(value, dict):
        mended.wrong_type(path, "table", value)
        return {}
    table = {}
    for key, item in value.items():
        where = (*path, key)
        key_type = _bare(kind.key_type)
        if isinstance(key_type, types.IntType) and not _is_year(key):
            mended.add(
                kinds.tables.WRONG_TYPE,
                where,
                "key",
                expected=kinds.words.TYPES["year"],
                found=_with("text", key),
            )
        elif isinstance(key_type, types.LiteralType) and key not in key_type.values:
            mended.add(kinds.tables.UNKNOWN_KEY, where, "key", key=key, known=near(key, key_type.values))
        else:
            table[key] = _mend(item, kind.value_type, where, mended)
    return table


def _is_year(key: str) -> bool:
    """Whether a key is a number as numbers are written: without zeros before it, and small enough to be one."""
    return key.isascii() and key.isdigit() and len(key) < 10 and str(int(key)) == key


def _mend_union(value: Any, kind: types.UnionType, path: KeyPath, mended: Mended) -> Any:
    parts = [_bare(part) for part in kind.types if not isinstance(part, types.NoneType)]
    if len(parts) == 1:
        return _mend(value, parts[0], path, mended)
    lists = [part for part in parts if isinstance(part, types.VarTupleType)]
    if lists:
        # One value, or a list of such.
        (single,) = (part for part in parts if part not in lists)
        return _mend(value, lists[0] if isinstance(value, list) else single, path, mended)
    # The only other union in the model is an amount: int or Decimal.
    if isinstance(value, NotANumber):
        mended.add(kinds.tables.NO_AMOUNT, path, shown=value.text)
    elif isinstance(value, bool) or not isinstance(value, int | Decimal):
        mended.wrong_type(path, "number", value)
    else:
        return value
    return 0


class _Plain(Struct, frozen=True):
    """A type of plain values: its name among the words of problems, the type itself, a value to stand in for one."""

    name: str
    type: type
    neutral: Any


_PLAIN: dict[type, _Plain] = {
    types.StrType: _Plain("text", str, ""),
    types.IntType: _Plain("integer", int, 0),
    types.DateType: _Plain("date", date, date(1970, 1, 1)),
    types.BoolType: _Plain("boolean", bool, False),
}


def _mend_plain(value: Any, kind: types.Type, path: KeyPath, mended: Mended) -> Any:
    plain = _PLAIN[type(kind)]
    if (
        not isinstance(value, plain.type)
        or (isinstance(value, bool) and plain.type is int)
        or isinstance(value, datetime)
    ):
        mended.wrong_type(path, plain.name, value)
        return plain.neutral
    return value


def _neutral(kind: types.Type) -> Any:
    """A value that a later check has nothing to say of."""
    kind = _bare(kind)
    match kind:
        case types.StructType():
            return {f.encode_name: _neutral(f.type) for f in kind.fields if f.required}
        case types.DictType():
            return {}
        case types.VarTupleType():
            return ()
        case types.LiteralType():
            return kind.values[0]
        case types.UnionType():
            return 0
    return _PLAIN[type(kind)].neutral


def _bare(kind: types.Type) -> types.Type:
    """A type without the description that the model hangs on it."""
    return _bare(kind.type) if isinstance(kind, types.Metadata) else kind


def _of_tables(kind: types.VarTupleType) -> bool:
    return isinstance(_bare(kind.item_type), types.StructType)


def _described(value: Any) -> Text:
    """What type a value has, and the value where it is short enough to show."""
    # A time and a day with one are days to Python, or no type of ours.
    if isinstance(value, datetime | time):
        return _with("moment" if isinstance(value, datetime) else "time", _shown(value))
    types = {bool: "boolean", str: "text", int: "integer", Decimal: "decimal", dict: "table", list: "list"}
    name = types.get(type(value), "number" if isinstance(value, NotANumber) else "date")
    if isinstance(value, list) and value and all(isinstance(item, dict) for item in value):
        name = "tables"
    return _with(name, _shown(value))


def _with(name: str, shown: str) -> Text:
    found = kinds.words.FOUND[name]
    return Text(found.sv.replace("{}", shown), found.en.replace("{}", shown))


def _shown(value: Any) -> str:
    if isinstance(value, NotANumber):
        return value.text
    if isinstance(value, dict | list):
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    text = f'"{value}"' if isinstance(value, str) else str(value)
    return text if len(text) <= 40 else text[:39] + "…"
