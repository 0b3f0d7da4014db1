"""The slips of those who type figures: each is the same figure with one mistake in it."""

import random
from collections.abc import Iterator
from decimal import Decimal

Figure = int | Decimal
Slip = tuple[str, Figure]
"""What went wrong, and the figure that came of it."""


def slips(figure: Figure, chance: random.Random) -> list[Slip]:
    """Every slip of a figure that gives another one. Where a slip can happen at several digits, ``chance`` picks the
    new digit; the precision stays as it is, but where a power of ten or a digit too many or too few changes it."""
    seen, told = {Decimal(figure)}, []
    for name, wrong in _every(figure, chance):
        if Decimal(wrong) not in seen:
            seen.add(Decimal(wrong))
            told.append((name, wrong))
    return told


def _every(figure: Figure, chance: random.Random) -> Iterator[Slip]:
    step = Decimal(1).scaleb(_exponent(figure))
    yield "sign", -figure
    for i in range(len(_digits(figure)) - 1):
        yield "transposed", _with(figure, _swapped(_digits(figure), i))
    yield "power of ten", _like(figure, Decimal(figure) * 10)
    yield "power of ten", _shifted(figure)
    for i, digit in enumerate(_digits(figure)):
        other = chance.choice([other for other in "0123456789" if other != digit])
        yield "digit", _with(figure, _digits(figure)[:i] + other + _digits(figure)[i + 1 :])
    for many in (1, 10, 100, 1000):
        yield f"off by {many}", _like(figure, figure + many * step)
        yield f"off by {many}", _like(figure, figure - many * step)
    i = chance.randrange(len(_digits(figure)))
    yield "dropped", _with(figure, _digits(figure)[:i] + _digits(figure)[i + 1 :] or "0")
    yield "doubled", _with(figure, _digits(figure)[: i + 1] + _digits(figure)[i:])


def _exponent(figure: Figure) -> int:
    exponent = figure.as_tuple().exponent if isinstance(figure, Decimal) else 0
    assert isinstance(exponent, int)
    return exponent


def _digits(figure: Figure) -> str:
    return "".join(map(str, abs(Decimal(figure)).as_tuple().digits))


def _swapped(digits: str, i: int) -> str:
    return digits[:i] + digits[i + 1] + digits[i] + digits[i + 2 :]


def _with(figure: Figure, digits: str) -> Figure:
    """The figure with other digits, and the sign and the decimals that it had."""
    size = Decimal(digits).scaleb(_exponent(figure))
    return _like(figure, -size if figure < 0 else size)


def _shifted(figure: Figure) -> Figure:
    """A power of ten too small: the last digit is lost where it is a zero, else it becomes a decimal."""
    if isinstance(figure, int) and figure % 10 == 0:
        return figure // 10
    return Decimal(figure).scaleb(-1)


def _like(figure: Figure, value: Figure) -> Figure:
    """The value as the figure is typed: whole, or with its decimals."""
    if isinstance(figure, int):
        return int(value)
    return Decimal(value).quantize(Decimal(1).scaleb(_exponent(figure)))
