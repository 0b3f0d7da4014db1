"""A printed amount of a budget that a variant inherits, moved as far as what it is the sum of."""

from decimal import Decimal

from ks_budget.money import Amount, Followed


def moved(amount: Amount, difference: Decimal) -> Amount:
    """A printed amount moved, which no document prints then. Its last digit stays where it was, unless the difference
    itself goes further."""
    if not difference:
        return amount
    after = amount + difference.normalize()
    return Followed(int(after) if isinstance(amount, int) and after == int(after) else after)
