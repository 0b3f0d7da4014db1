"""A variant on top of the budget it is based on: what it holds replaces, key by key, the rest is inherited.

In a list of tables, one replaces the one with the same ``id`` (a comment: the same ``line``; a step of a scale: the
same ``level``); ``removed = true`` takes one away; others are added last. Other lists are replaced whole.

What the base printed of totals was printed of the base. Where a variant changes amounts, printed sums of the same
year follow the change, so that what they were rounded from stays; a printed plan that no longer is the plan is gone.
"""

from decimal import Decimal
from typing import Any

from ks_budget.problems import KeyPath, Place, Problem

Tables = dict[str, Any]
Origin = dict[KeyPath, tuple[str, KeyPath]]
"""Where what is at a path comes from: its file, and its path there. Anything below a path is found with it."""

_IDENTITY = ("id", "line", "level")
_WHOLE = frozenset(("explanations",))
_TOTALS_OF = {
    "revenue": ("net", "result"),
    "cost": ("costs", "net", "result"),
    "grant": ("result",),
    "financial": ("result",),
}


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
        _follow_frames(base, own, self.tables)
        _follow_investments(base, own, self.tables)

    def _tables(self, base: Tables, own: Tables, below: KeyPath, above: KeyPath, out: KeyPath) -> Tables:
        """Merge two tables; ``below``, ``above``, ``out`` are their paths in the base, the variant and the result."""
        if out:
            self.origin[out] = source_of(self.own_origin, above)
        merged: Tables = {}
        for key in (*base, *(key for key in own if key not in base)):
            paths = (*below, key), (*above, key), (*out, key)
            if key not in own:
                merged[key] = base[key]
                self.origin[paths[2]] = source_of(self.base_origin, paths[0])
            elif key in base and isinstance(base[key], dict) and isinstance(own[key], dict):
                merged[key] = self._tables(base[key], own[key], *paths)
            elif key in base and key not in _WHOLE and _are_tables(base[key]) and _are_tables(own[key]):
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
                values = {"kind": "record", "name": str(key), "known": sorted(map(str, known)), "close": []}
                self.problems.append(Problem("KSB110", (Place(file, (*there, "removed"), "key"),), values))
            else:
                added.append(i)
        merged: list[Tables] = []
        for i, item in enumerate(base):
            here = (*out, len(merged))
            # Taken once: of two with one id, which is a mistake, the second stays as it is.
            at = changes.pop(_identity(item), None) if _identity(item) is not None else None
            if at is None:
                self.origin[here] = source_of(self.base_origin, (*below, i))
                merged.append(item)
            elif own[at].get("removed") is not True:
                merged.append(self._tables(item, own[at], (*below, i), (*above, at), here))
        for i in added:
            self.origin[(*out, len(merged))] = source_of(self.own_origin, (*above, i))
            merged.append(own[i])
        return merged


def _are_tables(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(item, dict) for item in value)


def _identity(item: Tables) -> Any:
    return next((item[key] for key in _IDENTITY if isinstance(item.get(key), str | int)), None)


def _by_id(tables: Any, key: str) -> dict[Any, Tables]:
    found = tables.get(key) if isinstance(tables, dict) else None
    return {_identity(item): item for item in found} if found is not None and _are_tables(found) else {}


def _follow_frames(base: Tables, own: Tables, merged: Tables) -> None:
    """Let the printed totals of frames follow the lines that the variant changes."""
    year = str(merged["document"].get("year")) if isinstance(merged.get("document"), dict) else ""
    before, after = _by_id(base, "frame"), _by_id(merged, "frame")
    for id, change in _by_id(own, "frame").items():
        if id not in before or id not in after or not _moves(change, after[id], year):
            continue
        frame, said = after[id], change.get("printed_totals", {})
        moved = _moved(_by_id(before[id], "line"), _by_id(frame, "line"))
        frame["printed_totals"] = {
            total: {
                y: v if _said(said, total, y) else _add(v, moved.get(total, 0))
                for y, v in by_year.items()
                if y == year or _said(said, total, y)
            }
            for total, by_year in _items(frame.get("printed_totals"))
            if isinstance(by_year, dict)
        }
        mine = _by_id(change, "line")
        if _are_tables(frame.get("line")):
            frame["line"] = [_without_plan(line) if "printed" not in mine.get(_identity(line), {}) else line
                             for line in frame["line"]]  # fmt: skip
        if isinstance(frame.get("printed_bridge"), dict) and "printed_bridge" not in change:
            frame["printed_bridge"] = {k: v for k, v in frame["printed_bridge"].items() if k != "grant"}


def _without_plan(line: Tables) -> Tables:
    return {key: value for key, value in line.items() if key != "printed"}


def _moves(change: Tables, frame: Tables, year: str) -> bool:
    """Whether a change of a frame moves its amounts or its plan. A permanent adjustment of the budget's own year is in
    the amounts already, and words and printed figures move nothing."""
    lines = any(key not in ("id", "label", "printed") for line in _by_id(change, "line").values() for key in line)
    ids = {_identity(item) for item in _by_id(change, "adjustment").values()}
    new = [item for item in frame.get("adjustment", ()) if isinstance(item, dict) and _identity(item) in ids]
    plan = any(item.get("kind") != "permanent" or str(item.get("year")) != year for item in new)
    return lines or plan or "index" in change or "share" in change


def _said(said: Any, total: str, year: str) -> bool:
    return isinstance(said, dict) and isinstance(said.get(total), dict) and year in said[total]


def _moved(before: dict[Any, Tables], after: dict[Any, Tables]) -> dict[str, Any]:
    """How far the totals of a frame move when its lines do."""
    moved: dict[str, Any] = {}
    for id in {**before, **after}:
        old, new = before.get(id, {}), after.get(id, {})
        difference = _add(_number(new.get("amount")), -_number(old.get("amount")))
        for total in _TOTALS_OF.get((new or old).get("kind", ""), ()):
            moved[total] = _add(moved.get(total, 0), difference)
    return moved


def _follow_investments(base: Tables, own: Tables, merged: Tables) -> None:
    """Let printed sums of investments follow the projects that the variant changes."""
    chapter, before = merged.get("investments"), base.get("investments")
    change = own.get("investments")
    if not isinstance(chapter, dict) or not isinstance(before, dict) or not isinstance(change, dict):
        return
    old, new, said = _by_id(before, "group"), _by_id(chapter, "group"), _by_id(change, "group")
    all_moved: dict[str, Any] = {}
    for id, group in new.items():
        moved: dict[str, Any] = {}
        projects = _by_id(old.get(id, {}), "project"), _by_id(group, "project")
        for sign, side in zip((-1, 1), projects, strict=True):
            for project in side.values():
                for year, amount in _items(project.get("amounts")):
                    moved[year] = _add(moved.get(year, 0), sign * _number(amount))
        _follow(group, moved, said.get(id, {}))
        for year, amount in moved.items():
            all_moved[year] = _add(all_moved.get(year, 0), amount)
    _follow(chapter, all_moved, change)


def _follow(table: Tables, moved: dict[str, Any], said: Tables) -> None:
    own = dict(_items(said.get("printed")))
    if isinstance(table.get("printed"), dict):
        table["printed"] = {
            year: value if year in own else _add(value, moved.get(year, 0)) for year, value in table["printed"].items()
        }


def _items(value: Any) -> Any:
    return value.items() if isinstance(value, dict) else ()


def _number(value: Any) -> Any:
    return value if isinstance(value, int | Decimal) and not isinstance(value, bool) else 0


def _add(value: Any, difference: Any) -> Any:
    return value + difference if isinstance(value, int | Decimal) and difference else value
