"""Ids are unique and what is referred to exists: one rule each for all tables, by what the model says of its keys."""

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any

from msgspec import structs

from ks_budget.chapters import OPENED_BY_TEXT
from ks_budget.model import TOTALS, Budget, Level, Section
from ks_budget.model.base import Field, Identity, Refers, Table, fields, identity, marked, nests
from ks_budget.model.frames import NO_INDEX
from ks_budget.model.walk import nested
from ks_budget.problems import Problem, Spot, here, kinds, near


def ids(budget: Budget) -> Iterator[Problem]:
    """Ids are unique among their like, can be referred to, and are not the name of something else."""
    scopes: dict[Any, list[Table]] = {}
    for nest in nested(budget.content):
        key = identity(nest.field.table) if nest.tables and nest.field.table else None
        if key and key.mark.within != "nothing":
            name = key.mark.among or nest.field.table
            scope = (name, id(nest.parent)) if key.mark.within == "parent" else name
            scopes.setdefault(scope, []).extend(nest.tables)
    for tables in scopes.values():
        yield from _unique_and_usable(tables)


_CALLED = ("name", "label", "title", "reason", "text")
"""What things are called by, in every sentence and table that speaks of them."""


def called(budget: Budget) -> Iterator[Problem]:
    """What must have a name has one that is not empty. The steps of a scale may be numbers alone, a text may lack a
    heading."""
    for nest in nested(budget.content):
        kind = nest.field.table
        if nest.tables and kind is not None and kind not in (Level, Section):
            for table in nest.tables:
                for name in _names_of(kind):
                    if not getattr(table, name).strip():
                        yield kinds.tables.EMPTY_KEY.at(here(table) / name, key=name)


@cache
def _names_of(kind: type[Table]) -> tuple[str, ...]:
    required = {field.name for field in structs.fields(kind) if field.required}
    return tuple(field.name for field in fields(kind) if field.key in _CALLED and field.name in required)


def _unique_and_usable(tables: list[Table]) -> Iterator[Problem]:
    """Of tables that share their ids; they may be of several types."""
    key = _key(tables[0])
    names = [key.of(table) for table in tables]
    different = set(names)
    if len(different) < len(names):
        yield from _doubles(tables)
    reserved = {name for kind in set(map(type, tables)) for name in _reserved(kind)}
    if key.mark.usable and not (all(map(_usable, different)) and different.isdisjoint(reserved)):
        for table, name in zip(tables, names, strict=True):
            taken = _reserved(type(table))
            if name in taken or not _usable(name):
                yield kinds.tables.UNUSABLE_ID.at(here(table) / _key(table).field.key, id=name, reserved=sorted(taken))


def _reserved(kind: type[Table]) -> tuple[str, ...]:
    key = identity(kind)
    return key.mark.reserved if key else ()


def _doubles(tables: list[Table]) -> Iterator[Problem]:
    first: dict[str, Table] = {}
    for table in tables:
        name = _key(table).of(table)
        other = first.setdefault(name, table)
        if other is not table and name:
            places = (here(double) / _key(double).field.key for double in (table, other))
            yield kinds.tables.DUPLICATE_ID.at(*places, id=name)


def _key(table: Table) -> Identity:
    key = identity(type(table))
    assert key is not None, "only tables with an id are compared"
    return key


@lru_cache(maxsize=4096)
def _usable(name: str) -> bool:
    return name.replace("-", "_").isidentifier()


def references(budget: Budget) -> Iterator[Problem]:
    """What is referred to exists: totals, index series, and whatever has an id, by the key that it stands under."""
    known: _Known = {
        "series": sorted({NO_INDEX, *(publication.series for publication in budget.publications)}),
        "total": list(TOTALS),
        "step": ["index"],
        "part": list(OPENED_BY_TEXT),
    }
    for nest in nested(budget.content):
        key = identity(nest.field.table) if nest.field.table else None
        if key and key.mark.within == "budget":
            known.setdefault(nest.field.key, []).extend(map(key.of, nest.tables))
    yield from _references((budget.content,), known)


_Known = dict[str, list[str]]
"""The names there are, by what they name."""


def _references(tables: tuple[Table, ...], known: _Known) -> Iterator[Problem]:
    """Of tables of one type, and of all in them."""
    if not tables:
        return
    kind = type(tables[0])
    for field, to in _referring(kind):
        names = [name for referred in to for name in known[referred]]
        for table in tables:
            value = getattr(table, field.name)
            if field.map:
                at = here(table) / field.key
                yield from (_unknown((at / name).key, to, name, names) for name in value if name not in names)
            elif value is not None and value not in names:
                yield _unknown(here(table) / field.key, to, value, names)
    below = [field for field in nests(kind) if field.table and _refers_below(field.table)]
    for table in tables if below else ():
        inside = known | _listed(table)
        for field in below:
            yield from _references(field.tables(table), inside)


@cache
def _referring(kind: type[Table]) -> tuple[tuple[Field, tuple[str, ...]], ...]:
    """The keys of a type that refer, and to what."""
    return tuple((field, field.mark(Refers).to) for field in marked(kind, Refers))


@cache
def _refers_below(kind: type[Table]) -> bool:
    return bool(_referring(kind)) or any(_refers_below(field.table) for field in nests(kind) if field.table)


def _listed(table: Table) -> _Known:
    """The ids of the tables that one holds, where they are unique within it: the lines of a frame."""
    return {
        field.key: [key.of(inner) for inner in field.tables(table)]
        for field in nests(type(table))
        if field.many and field.table and (key := identity(field.table)) and key.mark.within == "parent"
    }


def _unknown(at: Spot, to: tuple[str, ...], name: str, known: list[str]) -> Problem:
    if to == ("series",) and known == [NO_INDEX]:
        return kinds.tables.UNPUBLISHED.at(at, thing=kinds.words.THINGS["series"], name=name)
    return kinds.tables.UNKNOWN_REFERENCE.at(at, thing=kinds.words.THINGS[to[0]], name=name, known=near(name, known))
