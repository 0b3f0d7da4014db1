"""From a table of the model to the file, line and column that it stands at, when there is a problem to tell."""

from collections.abc import Callable, Iterable, Sequence

from msgspec import Struct, structs

from ks_budget.files.inherit import Origin, source_of
from ks_budget.files.load import Loaded
from ks_budget.files.locate import locate
from ks_budget.model.walk import key_path, walk
from ks_budget.problems import KeyPath, Place, Problem, Spot


class _Stand(Struct, frozen=True):
    """Where a table stands: its path from a root, and where what is at such paths comes from."""

    path: KeyPath
    origin: Origin


class Places:
    """Where the tables that some problems are in stand in the budgets that were read."""

    def __init__(self, problems: Iterable[Problem], budgets: Sequence[Loaded]) -> None:
        wanted = {id(place.table) for problem in problems for place in problem.places if isinstance(place, Spot)}
        self.stands: dict[int, _Stand] = {}
        roots = [root for loaded in budgets for root in loaded.roots] if wanted else []
        for root in roots:
            for path, table in walk(root.table):
                if id(table) in wanted:
                    self.stands[id(table)] = _Stand(path, root.origin)

    def path(self, spot: Spot) -> KeyPath:
        """The path of a spot from the top of its budget. Raises KeyError for a table that no budget holds."""
        return (*self.stands[id(spot.table)].path, *key_path(spot.table, spot.keys))

    def place(self, place: Spot | Place) -> Place:
        """The file that a spot is in, and its path there."""
        if isinstance(place, Place):
            return place
        file, path = source_of(self.stands[id(place.table)].origin, self.path(place))
        return Place(file, path, place.part, place.slot)

    def placed(self, problem: Problem) -> Problem:
        """The problem with each of its places in a file."""
        return structs.replace(problem, places=tuple(map(self.place, problem.places)))


def stated(loaded: Loaded) -> Callable[[Spot], bool]:
    """Whether a variant states what is at a place in its own files; of no other budget anything is."""
    paths = {id(table): path for path, table in walk(loaded.roots[0].table)} if loaded.base and loaded.roots else {}

    def states(spot: Spot) -> bool:
        if loaded.base is None or id(spot.table) not in paths:
            return False
        return loaded.base.states((*paths[id(spot.table)], *key_path(spot.table, spot.keys)))

    return states


def located(problems: list[Problem], budgets: Sequence[Loaded]) -> list[Problem]:
    """The same problems with a file, a line and a column for each of their places, in the order of the files."""
    places = Places(problems, budgets)
    sources = {source.file: source for loaded in budgets for source in loaded.sources}
    return sorted(locate([places.placed(problem) for problem in problems], sources.values()), key=_order)


def not_of_mended(problems: list[Problem], loaded: Loaded) -> list[Problem]:
    """Those that are not about values that were put in for mistakes, which have been told already."""
    if not loaded.mended:
        return problems
    places = Places(problems, [loaded])
    return [
        problem
        for problem in problems
        if not any(
            _touch(places.path(place), path)
            for place in problem.places
            if isinstance(place, Spot)
            for path in loaded.mended
        )
    ]


def _touch(path: KeyPath, other: KeyPath) -> bool:
    shorter = min(len(path), len(other))
    return path[:shorter] == other[:shorter]


def _order(problem: Problem) -> tuple[str, int, int, str]:
    """Problems are told as they stand in the files, from the top."""
    place = problem.places[0] if problem.places else None
    if not isinstance(place, Place):
        return "", 0, 0, problem.code
    span = place.span
    return place.file, span.line if span else 0, span.column if span else 0, problem.code
