"""Rules of the commentary: what is said of a change is the change, its direction and its causes, and is said today."""

from collections.abc import Iterator

from ks_budget.checks.case import Case
from ks_budget.checks.told import row_of, sign_in_file, told
from ks_budget.money import ZERO, Turned
from ks_budget.printed.commentary import Commented, Explained, explained
from ks_budget.printed.relation import Relation
from ks_budget.problems import Fact, Problem, as_printed, here, kinds, money


def commentary(case: Case) -> Iterator[Problem]:
    """The figure of a comment is the change of its line, its word is the way that the amount moves, and both are about
    the change that it was written for.
    """
    for commented in case.comments:
        if commented.is_stale:
            yield _stale(commented, case.budget.unit)
        elif commented.relation is None:
            if _goes_the_other_way(commented):
                yield _direction(commented)
        elif not commented.relation.holds:
            if commented.comment.direction and wrong_way(commented.relation):
                yield _direction(commented)
            else:
                yield told(commented.relation, case.budget.unit, commented.comment.unit or case.budget.unit)


def _stale(commented: Commented, unit: str) -> Problem:
    """Told once: where the figure has gone wrong with the change, that is why."""
    sign = sign_in_file(here(commented.comment) / "written_for")
    comment, old = commented.comment, commented.comment.written_for
    assert old is not None, "what is stale was written for something"
    facts: dict[str, Fact] = {
        "row": row_of(commented.about),
        "frame": commented.frame.name,
        "old": as_printed(sign * old, unit, signed=True),
        "new": as_printed(sign * commented.change, unit, signed=True),
        "id": f"{kinds.claims.STALE.code}:{commented.subject}",
    }
    place, relation = here(comment) / "written_for", commented.relation
    if relation is not None and not relation.holds and comment.figure is not None:
        printed = as_printed(comment.figure, comment.unit or unit)
        places = place, *relation.places
        return kinds.claims.STALE_AND_WRONG.at(*places, subject=commented.subject, printed=printed, **facts)
    return kinds.claims.STALE.at(place, subject=commented.subject, **facts)


def _goes_the_other_way(commented: Commented) -> bool:
    """Whether the word of a comment without a figure is not the way that the amount moves."""
    said = {"up": 1, "down": -1}.get(commented.comment.direction or "")
    return said is not None and commented.growth * said < -commented.width


def _direction(commented: Commented) -> Problem:
    direction, relation = commented.comment.direction, commented.relation
    assert direction is not None, "a word is wrong"
    does = "up" if commented.growth > 0 else "down" if commented.growth < 0 else "same"
    facts: dict[str, Fact] = {"said": kinds.words.DIRECTIONS[direction], "does": kinds.words.DIRECTIONS[does]}
    facts |= {"row": row_of(commented.about), "frame": commented.frame.name}
    places = relation.places if relation else (here(commented.comment) / "direction",)
    return kinds.figures.COMMENT_DIRECTION.at(*places, subject=commented.subject, **facts)


def wrong_way(relation: Relation) -> bool:
    """Whether the figure of a comment would be right with the other sign."""
    stated = relation.stated.value
    return abs(relation.residual - 2 * stated) <= relation.allowed and stated != 0


def explanations(case: Case) -> Iterator[Problem]:
    """The explanations of a change come to no more than the change, and their shares to no more than the whole."""
    for one in explained(case.comments, case.budget.unit):
        if one.share - one.share_width > 1:
            yield _shares(one)
        elif one.total and _beyond(one):
            yield _amounts(one, case.budget.unit)


def _beyond(one: Explained) -> bool:
    """Whether they go further than the change, or, where each says how much it stands for, the other way."""
    change, slack = one.comments[0].change, one.width + one.comments[0].width
    along = one.total if change > ZERO else -one.total if change < ZERO else abs(one.total)
    return along > abs(change) + slack or (one.is_whole and along < -slack)


def _amounts(one: Explained, unit: str) -> Problem:
    first = one.comments[0]
    facts: dict[str, Fact] = {"row": row_of(first.about), "frame": first.frame.name}
    sign = next((-1 for said in one.saying if type(said.amount) is Turned), 1)
    facts |= {"total": money(sign * one.total, unit), "change": money(sign * first.change, unit)}
    kind = kinds.claims.EXPLAINED_TOO_MUCH if one.is_whole else kinds.claims.EXPLAINED_PERHAPS_TOO_MUCH
    places = [here(said) / ("amount" if said.share is None else "share") for said in one.saying]
    return kind.at(*places, subject=first.subject, **facts)


def _shares(one: Explained) -> Problem:
    first = one.comments[0]
    facts: dict[str, Fact] = {"row": row_of(first.about), "frame": first.frame.name, "share": as_printed(one.share)}
    places = [here(said) / "share" for said in one.saying if said.share is not None]
    return kinds.claims.SHARES_OF_MORE.at(*places, subject=first.subject, **facts)


RULES = (commentary, explanations)
