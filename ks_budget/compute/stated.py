"""What the words of a claim say: between which numbers, and which way."""

import re
from decimal import Decimal

from msgspec import Struct

from ks_budget.expressions import Quantity, measure
from ks_budget.model import Claim
from ks_budget.money import ZERO, Amount, half_width

_ABOUT = Decimal("0.05")
_REACH = Decimal("0.2")
_OF_A_SHARE = Decimal("0.1")
_FALLS = re.compile(
    r"minsk|sänk|\blägre|\bfaller|\bföll|avta[rg]|underskott|bespar|effektivis|neddrag|decreas|\blower|\bfall|\bcut|deficit",
    re.IGNORECASE,
)


class Stated(Struct, frozen=True):
    """All numbers that the words of a claim allow, in its unit. None for no end."""

    low: Decimal | None
    high: Decimal | None
    strict: bool = False
    """Whether the ends themselves are left out: `mer än`."""

    def meets(self, low: Decimal, high: Decimal) -> bool:
        """Whether some number from low to high is allowed."""
        if self.strict:
            return (self.low is None or high > self.low) and (self.high is None or low < self.high)
        return (self.low is None or high >= self.low) and (self.high is None or low <= self.high)


def stated(claim: Claim) -> Stated:
    """What a claim with `equals` allows. Without a figure its direction alone: more than nothing, or nothing."""
    if claim.figure is None:
        width = abs(Decimal(claim.tolerance or 0))
        return Stated(-width, width) if claim.direction == "same" else Stated(ZERO, None, strict=True)
    figure, to = Decimal(claim.figure), None if claim.figure_to is None else Decimal(claim.figure_to)
    if claim.direction in ("up", "down"):
        # The word says which way: a fall may be given with a minus or without.
        figure, to = abs(figure), None if to is None else abs(to)
    width = half_width(claim.figure) if claim.tolerance is None else abs(Decimal(claim.tolerance))
    if to is not None and claim.figure_to is not None:
        low, high = sorted((figure, to))
        return Stated(low - width, high + half_width(claim.figure_to))
    return _bounded(claim, figure, width)


def _bounded(claim: Claim, figure: Decimal, width: Decimal) -> Stated:
    """With the word beside the figure. Of a figure below zero the words are about its size."""
    far = abs(Decimal(claim.tolerance)) if claim.tolerance is not None else _reach(figure, claim.unit)
    size = abs(figure)
    match claim.bound:
        case None:
            return Stated(figure - width, figure + width)
        case "about":
            near = width if claim.tolerance is not None else max(width, size * _ABOUT)
            return Stated(figure - near, figure + near)
        case "over":
            found = Stated(size, size + far)
        case "nearly":
            found = Stated(size - far, size)
        case "at least":
            found = Stated(size, None)
        case "at most":
            found = Stated(None, size)
        case "more than":
            found = Stated(size, None, strict=True)
        case "less than":
            found = Stated(None, size, strict=True)
    return found if figure >= 0 else Stated(_minus(found.high), _minus(found.low), found.strict)


def _minus(end: Decimal | None) -> Decimal | None:
    return None if end is None else -end


def _reach(figure: Amount, unit: str) -> Decimal:
    """How far `drygt` and `knappt` go: one step of the last digit that is not 0, a fifth at most. `drygt 110` ends at
    120, `drygt 100` too. Of a share, a third or a half, a tenth at least.
    """
    figure = abs(Decimal(figure)).normalize()
    exponent = figure.as_tuple().exponent
    assert isinstance(exponent, int), "NaN and infinity are refused when a file is read"
    least = figure * _OF_A_SHARE if (of := measure(unit)) and of.name == "andel" else ZERO
    return max(least, min(Decimal(1).scaleb(exponent), figure * _REACH))


def turns(claim: Claim, value: Quantity) -> tuple[int, ...]:
    """The signs that the value of an expression may be told with, the likeliest first.

    A direction is about size. Without one a cost may be told with its minus or without, and what the text calls a fall
    or a deficit by its size.
    """
    if claim.direction in ("up", "down"):
        return (value.turn if claim.direction == "up" else -value.turn,)
    if claim.direction == "same":
        return (value.turn,)
    likely = _without_direction(claim, value)
    if claim.bound is None:
        return likely
    # Nearly everything is at most something with one sign or the other: there is one reading.
    return likely[:1] if value.turn < 0 or value.number >= 0 else likely[-1:]


def _without_direction(claim: Claim, value: Quantity) -> tuple[int, ...]:
    figure = claim.figure or 0
    if value.turn < 0:
        return (1, -1) if figure < 0 else (-1, 1)
    return (1, -1) if figure > 0 and _FALLS.search(f"{claim.text} {claim.quote}") else (1,)
