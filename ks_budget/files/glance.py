"""A budget at a glance: what its document says of itself, without the rest being understood or checked."""

from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from msgspec import structs

from ks_budget.files import find, store
from ks_budget.files.find import Reference
from ks_budget.files.parse import Source, parse
from ks_budget.model.glance import Glance
from ks_budget.problems import Problem, Stop

T = TypeVar("T")


def glance(reference: Reference) -> Glance:
    """Look at the files of a budget. What is wrong with their content is not seen."""
    try:
        files = store.read(reference)
    except Stop as stop:
        return Glance(reference.name, reference.year, unreadable=stop.problems[0])
    parsed = [parse(raw) for raw in files.own]
    problems = [*files.problems, *(one for one in parsed if isinstance(one, Problem))]
    stated = [one.tables.get("document") for one in parsed if isinstance(one, Source)]
    document = next((table for table in stated if isinstance(table, dict)), {})
    return Glance(
        reference.name,
        _said(document, "year", int) or reference.year,
        _said(document, "title", str) or "",
        _said(document, "board", str) or "",
        _said(document, "decided", date),
        _said(document, "based_on", str) or "",
        _said(document, "language", str) or "",
        problems[0] if problems else None,
    )


def _said(document: dict[str, Any], key: str, kind: type[T]) -> T | None:
    value = document.get(key)
    return value if isinstance(value, kind) else None


def glances(root: Path) -> list[Glance]:
    """Of all budgets of a folder, in order. A variant without a title has that of the budget it is based on."""
    seen = {name: _of_name(root, name) for name in find.budget_names(root)}
    return [_titled(one, seen) for one in seen.values()]


def _of_name(root: Path, name: str) -> Glance:
    try:
        return glance(find.by_name(root, name))
    except Stop as stop:
        year = int(name[:4]) if name[:4].isdigit() else None
        return Glance(name, year, unreadable=stop.problems[0])


def _titled(one: Glance, seen: dict[str, Glance]) -> Glance:
    base, passed = one, {one.name}
    while not base.title and base.based_on in seen and base.based_on not in passed:
        base = seen[base.based_on]
        passed.add(base.name)
    return structs.replace(one, title=base.title, board=one.board or base.board)
