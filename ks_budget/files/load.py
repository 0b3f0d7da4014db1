"""A budget on one screen: reference in, budget and problems out."""

from decimal import Decimal
from typing import Any, TypeVar

import msgspec
from msgspec import Struct

from ks_budget.files import store
from ks_budget.files.find import Reference
from ks_budget.files.parse import Source, parse
from ks_budget.model import Budget, Content, Publication, Shared
from ks_budget.problems import KeyPath, Place, Problem

T = TypeVar("T", Content, Shared)


class Loaded(Struct, frozen=True):
    """What came of reading a budget."""

    reference: Reference
    budget: Budget | None
    """None when too little could be read. With problems present it may hold mended values: check it, do not use it."""
    sources: list[Source]
    problems: list[Problem]
    origin: dict[str, str]
    """The file of each top-level key."""
    mended: frozenset[KeyPath]
    """Paths whose values were put in by ``files.mend``."""
    language: str | None
    """The budget's own language, also when the rest could not be read."""


def load(reference: Reference) -> Loaded:
    """Read a budget and the shared files beside it. All problems found are in the answer.

    Raises Stop when there is nothing to read (KSB004, KSB009, KSB011).
    """
    own, beside, problems = store.read(reference)
    sources, unread = _parse(own, problems)
    tables, origin = _merge(sources, problems)
    content, mended = _convert(tables, Content, problems, origin, partial=unread)
    publications: tuple[Publication, ...] = content.publications
    shared_sources, _ = _parse(beside, problems)
    for source in shared_sources:
        shared, _ = _convert(source.tables, Shared, problems, dict.fromkeys(source.tables, source.file), partial=False)
        publications += shared.publications
    budget = Budget(name=reference.name, content=content, publications=publications) if sources else None
    return Loaded(reference, budget, sources + shared_sources, problems, origin, frozenset(mended), _language(tables))


def _parse(files: list[store.Raw], problems: list[Problem]) -> tuple[list[Source], bool]:
    outcomes = [parse(raw) for raw in files]
    failures = [outcome for outcome in outcomes if isinstance(outcome, Problem)]
    problems += failures
    return [outcome for outcome in outcomes if isinstance(outcome, Source)], bool(failures)


def _merge(sources: list[Source], problems: list[Problem]) -> tuple[dict[str, Any], dict[str, str]]:
    """One set of tables from all files. The same top-level key in two files is KSB107, and the first one counts."""
    tables: dict[str, Any] = {}
    origin: dict[str, str] = {}
    for source in sources:
        for key, value in source.tables.items():
            if key in tables:
                places = (Place(source.file, (key,), "key"), Place(origin[key], (key,), "key"))
                problems.append(Problem("KSB107", places, {"key": key}))
            else:
                tables[key], origin[key] = value, source.file
    return tables, origin


def _convert(
    tables: dict[str, Any], kind: type[T], problems: list[Problem], origin: dict[str, str], partial: bool
) -> tuple[T, set[KeyPath]]:
    try:
        return msgspec.convert(tables, kind, str_keys=True, builtin_types=(Decimal,)), set()
    except msgspec.ValidationError:
        # The slow way is for files with mistakes only; it is imported here to keep the others quick.
        from ks_budget.files.mend import mend

        value, mended = mend(tables, kind, partial)
        found = mended.problems
        problems += [placed(problem, origin) for problem in found]
        return msgspec.convert(value, kind, str_keys=True, builtin_types=(Decimal,)), mended.paths


def placed(problem: Problem, origin: dict[str, str]) -> Problem:
    """Give each place of a problem the file that its top-level key stands in."""
    anywhere = next(iter(origin.values()), "")
    places = tuple(
        place
        if place.file
        else msgspec.structs.replace(place, file=origin.get(str(place.path[:1] and place.path[0]), anywhere))
        for place in problem.places
    )
    return msgspec.structs.replace(problem, places=places)


def _language(tables: dict[str, Any]) -> str | None:
    document = tables.get("document")
    language = document.get("language") if isinstance(document, dict) else None
    return language if isinstance(language, str) else None
