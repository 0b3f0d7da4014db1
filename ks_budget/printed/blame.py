"""Which of the relations that do not hold are broken by a figure that another one has told of already?

A subtotal that its lines contradict breaks the total above it as well, and a plan year the year after. What the
others give for such a figure is put in its place: a relation that holds then has nothing of its own to tell.
"""

from collections.abc import Iterable, Sequence

from ks_budget.printed.relation import Relation, combined


def of_their_own(broken: Sequence[Relation], sums: Iterable[Relation] = ()) -> list[Relation]:
    """Those of some broken relations that are not broken by the stated figures of the others alone.

    ``sums`` are printed sums that hold: a total that follows a wrong one is no better than that, and one above it that
    agrees with the lines is right.
    """
    stated = {relation.stated.id: relation for relation in broken if relation.is_of_table}
    through = {relation.stated.id: relation for relation in sums} | stated

    def explained(relation: Relation) -> bool:
        return _mended(relation, stated).holds or _follows(relation, stated, through)

    return [relation for relation in broken if not relation.is_of_table or not explained(relation)]


def _follows(relation: Relation, stated: dict[str, Relation], through: dict[str, Relation]) -> bool:
    """Whether a sum agrees with the lines, by way of a total that is told of."""
    if not relation.is_sum:
        return False
    below, left = set[str](), [relation]
    while left:
        parts = {figure.id for figure, _ in left.pop().terms[1:]} & through.keys() - below
        below |= parts
        left += [through[id] for id in parts]
    return not below.isdisjoint(stated) and _mended(relation, through).holds


def _mended(relation: Relation, stated: dict[str, Relation]) -> Relation:
    """The relation with what the others give in the place of each figure that is told of as another's stated one."""
    seen = {relation.stated.id}
    while True:
        wrong = [(figure, factor) for figure, factor in relation.terms[1:] if figure.id in stated.keys() - seen]
        if not wrong:
            return relation
        terms, constant = list(relation.terms), relation.constant
        for figure, factor in wrong:
            other = stated[figure.id]
            seen.add(figure.id)
            terms += [(part, -factor * times) for part, times in other.terms]
            constant -= factor * other.constant
        relation = Relation(relation.kind, relation.subject, tuple(combined(terms)), constant, relation.about)
