"""A variant on top of the budget it is based on: what it holds replaces, key by key, the rest is inherited.

In a list of tables, one replaces the one with the same ``id`` (a comment: the same ``line``; a step of a scale: the
same ``level``); ``removed = true`` takes one away; others are added last. Other lists are replaced whole.

Nothing is computed here: printed sums follow what a variant changes in ``compute.variant``.
"""

from typing import Any

from ks_budget.problems import KeyPath, Known, Place, Problem, kinds

Tables = dict[str, Any]
Origin = dict[KeyPath, tuple[str, KeyPath]]
"""Where what is at a path comes from: its file, and its path there. Anything below a path is found with it."""

_IDENTITY = ("id", "line", "level")
_WHOLE = frozenset(("explanations",))


def source_of(origin: Origin, path: KeyPath) -> tuple[str, KeyPath]:
    """The file that a path comes from and the path there; an empty file name when nothing is known."""
    for length in range(len(path), 0, -1):
        if path[:length] in origin:
            file, there = origin[path[:length]]
            return file, (*there, *path[length:])
    return "", path


class Overlay:
    """One variant laid over its base."""

    def __init__(self, base: Tables, base_origin: Origin, own: Tables, own_origin: Origin) -> None:
        self.base_origin, self.own_origin = base_origin, own_origin
        self.origin: Origin = {}
        self.problems: list[Problem] = []
        self.tables = self._tables(base, own, (), (), ())
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

    def _tables(self, base: Tables, own: Tables, below: KeyPath, above: KeyPath, out: KeyPath) -> Tables:
        """Merge two tables; ``below``, ``above``, ``out`` are their paths in the base, the variant and the result."""
        if out:
            self.origin[out] = source_of(self.own_origin, above)
        merged: Tables = {}
        for key in (*base, *(key for key in own if key not in base)):
            paths = (*below, key), (*above, key), (*out, key)
            if key not in own:
                merged[key] = base[key]
                self._inherit(paths[0], paths[2])
            elif key in base and isinstance(base[key], dict) and isinstance(own[key], dict):
                merged[key] = self._tables(base[key], own[key], *paths)
            elif key in base and key not in _WHOLE and are_tables(base[key]) and are_tables(own[key]):
                merged[key] = self._lists(base[key], own[key], *paths)
            else:
                merged[key] = own[key]
                self.origin[paths[2]] = source_of(self.own_origin, paths[1])
        return merged

    def _lists(
        self, base: list[Tables], own: list[Tables], below: KeyPath, above: KeyPath, out: KeyPath
    ) -> list[Tables]:
        self.origin[out] = source_of(self.own_origin, above)
        changes: dict[Any, int] = {}
        added: list[int] = []
        known = {_identity(item) for item in base} - {None}
        for i, item in enumerate(own):
            key = _identity(item)
            if key in known and key not in changes:
                changes[key] = i
            elif item.get("removed") is True and key is not None:
                file, there = source_of(self.own_origin, (*above, i))
                place, others = Place(file, (*there, "removed"), "key"), Known(tuple(sorted(map(str, known))))
                self.problems.append(
                    kinds.tables.UNKNOWN_REFERENCE.at(
                        place, thing=kinds.words.THINGS["record"], name=str(key), known=others
                    )
                )
            else:
                added.append(i)
        merged: list[Tables] = []
        for i, item in enumerate(base):
            here = (*out, len(merged))
            # Taken once: of two with one id, which is a mistake, the second stays as it is.
            at = changes.pop(_identity(item), None) if _identity(item) is not None else None
            if at is None:
                self._inherit((*below, i), here)
                merged.append(item)
            elif own[at].get("removed") is not True:
                merged.append(self._tables(item, own[at], (*below, i), (*above, at), here))
        for i in added:
            self.origin[(*out, len(merged))] = source_of(self.own_origin, (*above, i))
            merged.append(own[i])
        return merged


def are_tables(value: Any) -> bool:
    """Whether a value is a list of tables, and nothing else."""
    return isinstance(value, list) and all(isinstance(item, dict) for item in value)


def _identity(item: Tables) -> Any:
    return next((item[key] for key in _IDENTITY if isinstance(item.get(key), str | int)), None)
