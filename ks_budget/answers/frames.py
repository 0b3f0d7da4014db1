"""The frames that a question names. Several questions do."""

from ks_budget.model import Budget, Frame
from ks_budget.problems import Problem, Stop


def frames_named(budget: Budget, ids: tuple[str, ...]) -> list[Frame]:
    """The frames with these ids, all when none is named. Raises Stop (KSB013) naming those there are."""
    by_id = {frame.id: frame for frame in budget.content.frames}
    unknown = [id for id in ids if id not in by_id]
    if unknown:
        from difflib import get_close_matches

        raise Stop(
            *(
                Problem(
                    "KSB013",
                    values={
                        "name": id,
                        "budget": budget.name,
                        "known": list(by_id),
                        "close": get_close_matches(id, by_id, 1),
                    },
                )
                for id in unknown
            )
        )
    return [by_id[id] for id in ids] or list(by_id.values())
