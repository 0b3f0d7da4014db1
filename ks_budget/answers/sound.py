"""What of a budget can be checked although some of it is wrong."""

from msgspec import Struct, structs

from ks_budget.checks.structure import structure
from ks_budget.files.inherit import source_of
from ks_budget.files.load import Loaded
from ks_budget.model import Budget, Content
from ks_budget.model.base import fields
from ks_budget.problems import Place, Problem, exit_code

_TOGETHER = (("risk", "treatment", "scale", "control"),)
"""Keys whose tables are of no use without each other."""
_ONE_BY_ONE = ("frame", "claim")
"""Lists whose tables can be left out one at a time."""
_BASIS = ("document", "publication")
"""What everything else rests on."""


class Sound(Struct, frozen=True):
    """A budget without what is wrong in it."""

    budget: Budget
    left_out: list[str]
    """The keys that are gone, and the ids of those gone one by one: `risk`, `frame ks`."""


def sound(loaded: Loaded, problems: list[Problem]) -> Sound | None:
    """A budget without the frames and the chapters that have errors; None where too much is wrong for the rest to be of
    use."""
    wrong: set[tuple[str, int | None]] = set()
    for problem in problems:
        if problem.severity == "error" and not in_a_text(problem):
            hit = [_root(loaded, place) for place in problem.places]
            if not hit or None in hit:
                return None
            wrong |= {root for root in hit if root is not None}
    return _without(loaded, wrong)


def in_a_text(problem: Problem) -> bool:
    """Whether all that is wrong is a figure to be filled in a text: its table is as sound as it was."""
    return any(isinstance(place, Place) and place.slot is not None for place in problem.places[:1])


def _root(loaded: Loaded, place: object) -> tuple[str, int | None] | None:
    """The top-level key that a place is below, and which of its tables; None where it is not in the budget itself."""
    if not isinstance(place, Place) or not place.path or loaded.budget is None:
        return None
    key, origin = str(place.path[0]), loaded.roots[0].origin
    name = {field.key: field.name for field in fields(Content)}.get(key)
    if name is None or key in _BASIS:
        return None
    tables = getattr(loaded.budget.content, name)
    for i in range(len(tables) if isinstance(tables, tuple) else 0):
        if source_of(origin, (key, i)) == (place.file, place.path[:2]):
            return key, i
    return (key, None) if source_of(origin, (key,))[0] == place.file else None


def _without(loaded: Loaded, wrong: set[tuple[str, int | None]]) -> Sound | None:
    assert loaded.budget is not None, "there is a budget to leave something out of"
    content, names = loaded.budget.content, {field.key: field.name for field in fields(Content)}
    keys = {key for key, i in wrong if key not in _ONE_BY_ONE or i is None}
    keys |= {other for some in _TOGETHER if keys & set(some) for other in some}
    if any(key == "frame" for key, _ in wrong) and any(frame.parent for frame in content.frames):
        keys.add("frame")
    left_out = [key for key in names if key in keys and getattr(content, names[key])]
    changed = {names[key]: () if isinstance(getattr(content, names[key]), tuple) else None for key in keys}
    for key in _ONE_BY_ONE:
        gone = {i for other, i in wrong if other == key and key not in keys}
        if gone:
            tables = getattr(content, names[key])
            left_out += [f"{key} {tables[i].id}" for i in sorted(i for i in gone if i is not None)]
            changed[names[key]] = tuple(table for i, table in enumerate(tables) if i not in gone)
    budget = structs.replace(loaded.budget, content=structs.replace(content, **changed))
    return None if exit_code(structure(budget)) else Sound(budget, left_out)
