"""A budget on one screen: reference in, budget and problems out."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, TypeVar

import msgspec
from msgspec import Struct

from ks_budget.files import store
from ks_budget.files.find import Reference, budget_names, by_name, composed
from ks_budget.files.inherit import Origin, Overlay, Tables, Typed, are_tables, as_typed, source_of
from ks_budget.files.parse import Source, parse
from ks_budget.model import Budget, Content, Publication, Shared
from ks_budget.model.base import Table
from ks_budget.model.index import with_usual_index
from ks_budget.problems import KeyPath, Place, Problem, Stop, kinds, near

T = TypeVar("T", Content, Shared)

States = Callable[[KeyPath], bool]
"""Whether a variant itself states the value at a path of its merged tables."""

Follow = Callable[[Content, Content, States, tuple[Publication, ...]], Content]
"""``compute.variant.follow``: base, merged content, what the variant states and the shared publications, to the
variant's content."""


class Root(Struct, frozen=True):
    """A top-level table, and where each part of it comes from."""

    table: Table
    origin: Origin


class Base(Struct, frozen=True):
    """What a variant is laid over."""

    reference: Reference
    states: States


class Loaded(Struct, frozen=True):
    """What came of reading a budget."""

    reference: Reference
    budget: Budget | None
    """None when too little could be read. With problems present it may hold mended values: check it, do not use it."""
    sources: list[Source]
    problems: list[Problem]
    roots: list[Root]
    """The tables that everything in the budget hangs from: its own content, and that of each shared file."""
    mended: frozenset[KeyPath]
    """Paths whose values were put in by ``files.mend``."""
    language: str | None
    """The budget's own language, also when the rest could not be read."""
    base: Base | None = None
    """Of a variant."""


class _Layer(Struct):
    """The tables of a budget, those that it inherits included as they were written, and where they come from."""

    reference: Reference
    tables: Tables
    origin: Origin
    sources: list[Source]
    shared: list[store.Raw]
    unread: bool
    """Some file could not be read."""
    homeless: bool = False
    """A variant whose base could not be found."""
    under: "_Under | None" = None
    """Of a variant."""
    otherwise: Mapping[str, frozenset[str]] = {}
    """The files that type costs without a minus, and those that type income with one, by the key that says so."""

    def turned(self, path: KeyPath, key: str) -> bool:
        """Whether what stands at a path, an amount of `costs` or of `income`, was typed the other way."""
        return key in self.otherwise and source_of(self.origin, path)[0] in self.otherwise[key]


class _Under(Struct):
    """What a variant is laid over."""

    layer: _Layer
    states: States


def load(reference: Reference, follow: Follow) -> Loaded:
    """Read a budget, what it is based on, and the shared files beside it. All problems found are in the answer.

    ``follow`` lets what a variant inherits of printed figures follow what it changes: reading computes nothing itself.
    Raises Stop when there is nothing to read (KSB004, KSB009, KSB011).
    """
    problems: list[Problem] = []
    layer = _layer(reference, problems, ())
    if layer.homeless:
        # Without what it is based on a variant is no budget; what it lacks would all be told as missing.
        return Loaded(reference, None, layer.sources, problems, [], frozenset(), _language(layer.tables))
    content, mended = _convert(layer.tables, Content, problems, layer.origin, partial=layer.unread)
    shared_sources, _ = _parse(layer.shared, problems)
    shared = [
        Root(_convert(source.tables, Shared, problems, _whole(source), partial=False)[0], _whole(source))
        for source in shared_sources
    ]
    beside = tuple(one for root in shared if isinstance(root.table, Shared) for one in root.table.publications)
    content = _followed(layer, _indexed(_signed(content, layer), beside), follow, beside)
    roots = [Root(content, layer.origin), *shared]
    publications = content.publications + beside
    budget = Budget(name=reference.name, content=content, publications=publications) if layer.sources else None
    sources, under = layer.sources + shared_sources, layer.under
    base = Base(under.layer.reference, under.states) if under else None
    return Loaded(reference, budget, sources, problems, roots, frozenset(mended), _language(layer.tables), base)


def _layer(reference: Reference, problems: list[Problem], above: tuple[str, ...]) -> _Layer:
    """One budget's tables on top of those that it is based on. ``above`` names the variants on the way here."""
    files = store.read(reference)
    problems += files.problems
    sources, unread = _parse(files.own, problems)
    unread = unread or files.unread
    tables, origin = _merge(sources, problems)
    own = frozenset(source.file for source in sources)
    said = _document(tables)
    layer = _Layer(reference, tables, origin, sources, files.shared, unread, otherwise=_otherwise(said, own))
    named = said.get("based_on")
    if not isinstance(named, str):
        return layer
    base = _base(reference, named, origin, problems, (*above, composed(reference.path.stem)))
    if base is None:
        return _Layer(reference, tables, origin, sources, files.shared, unread, homeless=True)
    # A variant types amounts as its base does unless it says.
    otherwise = _otherwise(_document(base.tables) | said, own)
    laid = Overlay(base.tables, base.origin, tables, origin, _typed_as(otherwise, base))
    problems += laid.problems
    sources, unread = base.sources + sources, base.unread or unread
    under = _Under(base, laid.states)
    for key, files_below in base.otherwise.items():
        otherwise[key] = otherwise.get(key, frozenset()) | files_below
    return _Layer(reference, laid.tables, laid.origin, sources, files.shared, unread, base.homeless, under, otherwise)


def _document(tables: Tables) -> Tables:
    document = tables.get("document")
    return document if isinstance(document, dict) else {}


def _otherwise(said: Tables, files: frozenset[str]) -> dict[str, frozenset[str]]:
    """By each key of a document that says that amounts are typed the other way than is usual: the files it says it
    of."""
    if "costs" not in said and "income" not in said:
        return {}
    from ks_budget.files.signs import OTHERWISE

    return {key: files for key, other in OTHERWISE.items() if said.get(key) == other}


def _typed_as(otherwise: Mapping[str, frozenset[str]], base: _Layer) -> Typed:
    """The sign that makes an amount of a base one that is typed as its variant types it."""
    if not otherwise and not base.otherwise:
        return as_typed

    from ks_budget.files.signs import key_of

    def typed(path: KeyPath, below: Tables, own: Tables) -> int:
        before, after = (key_of(kind) for kind in (below.get("kind"), own.get("kind", below.get("kind"))))
        turned = before is not None and base.turned(path, before)
        return 1 if turned == (after in otherwise) else -1

    return typed


def _signed(content: Content, layer: _Layer) -> Content:
    """The content with the signs that everything else has."""
    if not layer.otherwise:
        return content
    from ks_budget.files.signs import usual

    return usual(content, layer.turned)


def _followed(layer: _Layer, content: Content, follow: Follow, shared: tuple[Publication, ...]) -> Content:
    """The content of a layer, its printed figures followed from the first base up, one variant at a time."""
    if layer.under is None:
        return content
    below = layer.under.layer
    # What is wrong with the base is wrong with what is laid over it too, and told there, once.
    base, _ = _convert(below.tables, Content, [], below.origin, below.unread)
    base = _followed(below, _indexed(_signed(base, below), shared), follow, shared)
    return follow(base, content, layer.under.states, shared)


def _indexed(content: Content, shared: tuple[Publication, ...]) -> Content:
    """The content, each frame with the index that it follows."""
    frames = with_usual_index(content.frames, content.publications + shared)
    return content if frames is content.frames else msgspec.structs.replace(content, frames=frames)


def _base(
    reference: Reference, named: str, origin: Origin, problems: list[Problem], above: tuple[str, ...]
) -> _Layer | None:
    """What a variant is based on, or None with the problem told: KSB118 there is none, KSB119 it goes in a circle."""
    file, path = source_of(origin, ("document", "based_on"))
    if named in above:
        circle = " → ".join((*above[above.index(named) :], named))
        problems.append(kinds.content.CIRCLE.at(Place(file, path), circle=circle))
        return None
    known = [name for name in budget_names(reference.root) if name not in above] if reference.revision is None else []
    try:
        base = by_name(reference.root, named, reference.revision)
        return _layer(msgspec.structs.replace(base, above=reference.above), problems, above)
    except Stop as stop:
        if not stop.is_a(kinds.reading.NO_BUDGET) and not stop.is_a(kinds.reading.NO_REVISION):
            raise
        problems.append(kinds.content.NO_BASE.at(Place(file, path), name=named, known=near(named, known)))
        return None


def _whole(source: Source) -> Origin:
    return {(key,): (source.file, (key,)) for key in source.tables}


def _parse(files: list[store.Raw], problems: list[Problem]) -> tuple[list[Source], bool]:
    outcomes = [parse(raw) for raw in files]
    failures = [outcome for outcome in outcomes if isinstance(outcome, Problem)]
    problems += failures
    return [outcome for outcome in outcomes if isinstance(outcome, Source)], bool(failures)


def _merge(sources: list[Source], problems: list[Problem]) -> tuple[Tables, Origin]:
    """One set of tables from all files. A list of tables goes on from file to file, in the order of their names; any
    other top-level key that is in two files is KSB107, and the first one counts.
    """
    tables: Tables = {}
    origin: Origin = {}
    for source in sources:
        for key, value in source.tables.items():
            if key in tables and are_tables(tables[key]) and are_tables(value):
                before = len(tables[key])
                tables[key] = [*tables[key], *value]
                origin |= {(key, before + i): (source.file, (key, i)) for i in range(len(value))}
            elif key in tables:
                places = (Place(source.file, (key,), "key"), Place(origin[key,][0], (key,), "key"))
                problems.append(kinds.tables.TABLE_TWICE.at(*places, key=key))
            else:
                tables[key], origin[key,] = value, (source.file, (key,))
    return tables, origin


def _convert(
    tables: dict[str, Any], kind: type[T], problems: list[Problem], origin: Origin, partial: bool
) -> tuple[T, set[KeyPath]]:
    try:
        return msgspec.convert(tables, kind, str_keys=True, builtin_types=(Decimal,)), set()
    except msgspec.ValidationError:
        # The slow way is for files with mistakes only; it is imported here to keep the others quick.
        from ks_budget.files.mend import mend

        value, mended = mend(tables, kind, partial)
        problems += [_placed(problem, origin) for problem in mended.problems]
        return msgspec.convert(value, kind, str_keys=True, builtin_types=(Decimal,)), mended.paths


def _placed(problem: Problem, origin: Origin) -> Problem:
    """Give each place of a problem, which is a path in the budget, the file that it comes from and its path there."""
    places = []
    for place in problem.places:
        assert isinstance(place, Place), "tables are mended by their paths"
        file, path = source_of(origin, place.path)
        places.append(Place(file or next((f for f, _ in origin.values()), ""), path, place.part))
    return msgspec.structs.replace(problem, places=tuple(places))


def _language(tables: dict[str, Any]) -> str | None:
    language = _document(tables).get("language")
    return language if isinstance(language, str) else None
