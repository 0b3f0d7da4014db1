"""Every table of a budget, every text in them, and where they are."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from ks_budget.model.base import Field, Table, fields, nests
from ks_budget.problems.place import KeyPath, Spot, here


def walk(table: Table, path: KeyPath = ()) -> Iterator[tuple[KeyPath, Table]]:
    """Each table with its path, a table before those in it. ``path`` is that of the table itself."""
    yield path, table
    for field in nests(type(table)):
        for i, inner in enumerate(field.tables(table)):
            yield from walk(inner, (*path, field.key, i) if field.many else (*path, field.key))


def texts(table: Table) -> Iterator[tuple[Spot, str]]:
    """Each text in a table and those in it, with its place. Text that is a key is none."""
    for _, inner in walk(table):
        for field in fields(type(inner)):
            spot = here(inner) / field.key
            match getattr(inner, field.name):
                case str() as text:
                    yield spot, text
                case tuple() | list() as many:
                    yield from ((spot / i, text) for i, text in enumerate(many) if isinstance(text, str))
                case dict() as named:
                    yield from ((spot / key, text) for key, text in named.items() if isinstance(text, str))


def key_path(table: Table, keys: KeyPath) -> KeyPath:
    """Keys below a table as the file has them: a year of a map is text there.

    Raises KeyError when the table has no such key: what is asked for is then misspelt.
    """
    value: Any = table
    path: list[str | int] = []
    for key in keys:
        path.append(str(key) if isinstance(value, dict) else key)
        value = _under(value, key)
    return tuple(path)


def value_at(table: Table, keys: KeyPath) -> Any:
    """What stands at keys below a table. Raises KeyError when the table has no such key."""
    value: Any = table
    for key in keys:
        value = _under(value, key)
    return value


def _under(value: Any, key: str | int) -> Any:
    if isinstance(value, Table):
        names = {field.key: field.name for field in fields(type(value))}
        return getattr(value, names[str(key)])
    return value[key]


def count(table: Table) -> Counter[type[Table]]:
    """How many tables of each type there are below one."""
    counts: Counter[type[Table]] = Counter()
    for nest in nested(table):
        if nest.field.table:
            counts[nest.field.table] += len(nest.tables)
    return counts


class Nest(Struct, frozen=True, eq=False):
    """Tables of one type that stand together: a list, or one alone."""

    parent: Table
    field: Field
    tables: tuple[Table, ...]


def nested(table: Table) -> Iterator[Nest]:
    """Every nest of tables below one, an outer one before those in it. Quicker than ``walk``, which makes paths."""
    for field in nests(type(table)):
        tables = field.tables(table)
        yield Nest(table, field, tables)
        if field.table and nests(field.table):
            for inner in tables:
                yield from nested(inner)
