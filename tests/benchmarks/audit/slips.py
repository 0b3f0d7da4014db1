"""One figure of a made table, printed wrong in a way that figures are."""

from collections.abc import Callable
from random import Random

from msgspec import Struct

from ks_budget.tables.judged import Slip

from .truth import Figure, Made, Place, contradicted, slight


class Planted(Struct, frozen=True):
    """What was changed."""

    place: Place
    slip: Slip
    meant: Figure
    contradicts: int
    """How many true relations do not hold any more, beyond rounding."""
    slight: bool
    """Whether those are all sums that are off by less than twice what rounding could do."""


def plant(draw: Random, made: Made, slip: Slip) -> Planted | None:
    """Change one figure of the table, drawn among all; None where none can slip so."""
    places = [(row, column) for row, line in enumerate(made.figures) for column, figure in enumerate(line) if figure]
    for row, column in draw.sample(places, len(places)):
        meant = made.at((row, column))
        units = slipped(draw, made, (row, column), slip)
        if units is not None and units != meant.units:
            made.figures[row][column] = Figure(units, meant.decimals)
            place = (row, column)
            return Planted(place, slip, meant, contradicted(made, place), slight(made, place))
    return None


def slipped(draw: Random, made: Made, place: Place, slip: Slip) -> int | None:
    """The figure as it would be printed, in units of its last digit; None where it cannot slip so."""
    figure = made.at(place)
    if slip == "neighbour":
        return neighbour(draw, made, place)
    if not figure.units:
        return None
    if slip == "sign":
        return -figure.units
    if slip == "power":
        return figure.units // 10 if figure.units % 10 == 0 and draw.random() < 0.5 else figure.units * 10
    digits = DIGITS[slip](draw, str(abs(figure.units)))
    # A figure never begins with a zero that is not its last whole digit.
    if len(str(int(digits or "0"))) != len(digits) or int(digits) == 0:
        return None
    return int(digits) if figure.units > 0 else -int(digits)


def neighbour(draw: Random, made: Made, place: Place) -> int | None:
    """The figure beside it, above or below."""
    row, column = place
    beside = [(row, column + 1), (row, column - 1), (row + 1, column), (row - 1, column)]
    inside = [made.figures[at][of] for at, of in beside if 0 <= at < len(made.figures) and 0 <= of < len(made.columns)]
    decimals = made.at(place).decimals
    alike = [figure.units for figure in inside if figure and figure.decimals == decimals]
    return draw.choice(alike) if alike else None


def other_digit(draw: Random, digits: str) -> str:
    at = draw.randrange(len(digits))
    return digits[:at] + draw.choice([digit for digit in "0123456789" if digit != digits[at]]) + digits[at + 1 :]


def transposed(draw: Random, digits: str) -> str:
    at = draw.randrange(max(1, len(digits) - 1))
    return digits[:at] + digits[at : at + 2][::-1] + digits[at + 2 :]


def dropped(draw: Random, digits: str) -> str:
    at = draw.randrange(len(digits))
    return digits[:at] + digits[at + 1 :]


def one_more(draw: Random, digits: str) -> str:
    """A digit doubled, or another put in."""
    at = draw.randrange(len(digits))
    more = digits[at] if draw.random() < 0.5 else draw.choice("0123456789")
    return digits[:at] + more + digits[at:]


DIGITS: dict[Slip, Callable[[Random, str], str]] = {
    "digit": other_digit,
    "transposed": transposed,
    "dropped": dropped,
    "doubled": one_more,
}
SLIPS: tuple[Slip, ...] = ("transposed", "digit", "dropped", "doubled", "sign", "neighbour", "power")
