"""The frames that a question names. Several questions do."""

from ks_budget.model import Budget, Frame
from ks_budget.problems import Stop, kinds, near


def frames_named(budget: Budget, ids: tuple[str, ...]) -> list[Frame]:
    """The frames with these ids, all when none is named. Raises Stop (KSB013) naming those there are."""
    by_id = {frame.id: frame for frame in budget.content.frames}
    unknown = [id for id in ids if id not in by_id]
    if unknown:
        raise Stop(*(kinds.asking.NO_FRAME.at(name=id, budget=budget.name, known=near(id, by_id)) for id in unknown))
    return [by_id[id] for id in ids] or list(by_id.values())
