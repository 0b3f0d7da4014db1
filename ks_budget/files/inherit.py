"""A variant on top of the budget it is based on: what it holds replaces, key by key, the rest is inherited.

In a list of tables that the model tells apart by a key (an ``id``; of a comment its ``line``, of a step of a scale its
``level``, of a rule its ``code``), one replaces the one with the same; ``removed = true`` takes one away; others are
added last. Other lists are replaced whole. An amount may be stated as its ``change`` from the base's.

Nothing else is computed here: printed sums follow what a variant changes in ``compute.variant``.
"""

from collections.abc import Callable
from typing import Any

from ks_budget.files.changes import Changed, changeable, changed, changed_alone
from ks_budget.model import Content
from ks_budget.model.base import Table, fields, identity
from ks_budget.problems import KeyPath, Known, Place, Problem, kinds

Tables = dict[str, Any]
Origin = dict[KeyPath, tuple[str, KeyPath]]
"""Where what is at a path comes from: its file, and its path there. Anything below a path is found with it."""

Kind = type[Table] | None
"""What a table is by the model; None for maps of values, and for what the model does not know."""

Typed = Callable[[KeyPath, Tables, Tables], int]
"""What an amount of the base is multiplied by to be as the variant types it: its path in the base, the table that it
is in, and the table of the variant that is laid over that."""


def as_typed(path: KeyPath, below: Tables, own: Tables) -> int:
    """Where base and variant type amounts alike."""
    return 1


_OF_NO_TYPE = "id"
"""What tells tables apart that the model does not know; that they are unknown is told elsewhere."""


def source_of(origin: Origin, path: KeyPath) -> tuple[str, KeyPath]:
    """The file that a path comes from and the path there; an empty file name when nothing is known."""
    for length in range(len(path), 0, -1):
        if path[:length] in origin:
            file, there = origin[path[:length]]
            return file, (*there, *path[length:])
    return "", path


class Overlay:
    """One variant laid over its base."""

    def __init__(
        self, base: Tables, base_origin: Origin, own: Tables, own_origin: Origin, typed: Typed = as_typed
    ) -> None:
        self.base_origin, self.own_origin, self._typed = base_origin, own_origin, typed
        self.origin: Origin = {}
        self.problems: list[Problem] = []
        self.tables = self._tables(base, own, Content, (), (), ())
        self._own_files = {file for file, _ in own_origin.values()}

    def states(self, path: KeyPath) -> bool:
        """Whether the variant itself states the value at this path of the merged tables, and does not inherit it."""
        return source_of(self.origin, path)[0] in self._own_files

    def _inherit(self, below: KeyPath, out: KeyPath) -> None:
        """Take over from the base where a part of it comes from: it may be put together from several files itself."""
        self.origin[out] = source_of(self.base_origin, below)
        deeper = len(below)
        for path, source in self.base_origin.items():
            if len(path) > deeper and path[:deeper] == below:
                self.origin[(*out, *path[deeper:])] = source

    def _tables(self, base: Tables, own: Tables, kind: Kind, below: KeyPath, above: KeyPath, out: KeyPath) -> Tables:
        """Merge two tables; ``below``, ``above``, ``out`` are their paths in the base, the variant and the result."""
        if out:
            self.origin[out] = source_of(self.own_origin, above)
        own, stated_at = self._changed(self._change(base, own, kind, below), above)
        merged: Tables = {}
        for key in (*base, *(key for key in own if key not in base)):
            paths = (*below, key), (*above, stated_at.get(key, key)), (*out, key)
            inner = _held(kind, key)
            if key not in own:
                merged[key] = base[key]
                self._inherit(paths[0], paths[2])
            elif key in base and isinstance(base[key], dict) and isinstance(own[key], dict):
                merged[key] = self._tables(base[key], own[key], inner, *paths)
            elif key in base and _key_of(inner) and are_tables(base[key]) and are_tables(own[key]):
                merged[key] = self._lists(base[key], own[key], inner, *paths)
            else:
                merged[key] = self._new(own[key], inner, *paths[1:])
        return merged

    def _new(self, value: Any, kind: Kind, above: KeyPath, out: KeyPath) -> Any:
        """A value that the base does not have; in its tables too there is nothing to differ from."""
        self.origin[out] = source_of(self.own_origin, above)
        if kind is not None and _key_of(kind) and are_tables(value):
            return self._lists([], value, kind, (), above, out)
        return self._alone(value, kind, above, out) if kind is not None and isinstance(value, dict) else value

    def _alone(self, own: Tables, kind: Kind, above: KeyPath, out: KeyPath) -> Tables:
        self.origin[out] = source_of(self.own_origin, above)
        table, stated_at = self._changed(changed_alone(own, kind), above)
        return {
            key: self._new(value, _held(kind, key), (*above, stated_at.get(key, key)), (*out, key))
            for key, value in table.items()
        }

    def _change(self, base: Tables, own: Tables, kind: Kind, below: KeyPath) -> Changed:
        field = changeable(own, kind)
        # Only a table with a change has a sign to ask for.
        return changed(base, own, field, self._typed((*below, field.key), base, own)) if field else Changed(own)

    def _changed(self, outcome: Changed, above: KeyPath) -> tuple[Tables, dict[str, str]]:
        """A table with its changes as amounts, and under which key each was stated; what is wrong with them is told."""
        if outcome.wrong is not None:
            file, there = source_of(self.own_origin, (*above, *outcome.at))
            self.problems.append(outcome.wrong.at(Place(file, there, "key"), subject="", **outcome.facts))
        return outcome.table, outcome.stated_at

    def _lists(
        self, base: list[Tables], own: list[Tables], kind: Kind, below: KeyPath, above: KeyPath, out: KeyPath
    ) -> list[Tables]:
        self.origin[out] = source_of(self.own_origin, above)
        name = _key_of(kind)
        changes: dict[Any, int] = {}
        added: list[int] = []
        known = {_named(item, name) for item in base} - {None}
        for i, item in enumerate(own):
            key = _named(item, name)
            if key in known and key not in changes:
                changes[key] = i
            elif item.get("removed") is True and key is not None:
                self._tell_removed((*above, i), key, known)
            else:
                added.append(i)
        merged: list[Tables] = []
        for i, item in enumerate(base):
            here = (*out, len(merged))
            # Taken once: of two with one id, which is a mistake, the second stays as it is.
            at = changes.pop(_named(item, name), None) if _named(item, name) is not None else None
            if at is None:
                self._inherit((*below, i), here)
                merged.append(item)
            elif own[at].get("removed") is not True:
                merged.append(self._tables(item, own[at], kind, (*below, i), (*above, at), here))
        return [
            *merged,
            *(self._alone(own[i], kind, (*above, i), (*out, len(merged) + n)) for n, i in enumerate(added)),
        ]

    def _tell_removed(self, above: KeyPath, key: Any, known: set[Any]) -> None:
        file, there = source_of(self.own_origin, above)
        place, others = Place(file, (*there, "removed"), "key"), Known(tuple(sorted(map(str, known))))
        thing = kinds.words.THINGS["record"]
        self.problems.append(kinds.tables.UNKNOWN_REFERENCE.at(place, thing=thing, name=str(key), known=others))


def _held(kind: Kind, key: str) -> Kind:
    """What a key of a table holds."""
    return next((field.table for field in fields(kind) if field.key == key), None) if kind else None


def _key_of(kind: Kind) -> str | None:
    """The key that tells tables of a list apart; None where the list is replaced whole."""
    if kind is None:
        return _OF_NO_TYPE
    key = identity(kind)
    return key.field.key if key else None


def are_tables(value: Any) -> bool:
    """Whether a value is a list of tables, and nothing else."""
    return isinstance(value, list) and all(isinstance(item, dict) for item in value)


def _named(item: Tables, key: str | None) -> Any:
    value = item.get(key) if key else None
    return value if isinstance(value, str | int) else None
