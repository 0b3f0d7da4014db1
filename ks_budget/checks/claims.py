"""Rules of what the text claims."""

from collections.abc import Iterator
from decimal import Decimal

from msgspec import structs

from ks_budget.checks.case import Case
from ks_budget.compute.claims import Judge, Judgement
from ks_budget.expressions import Quantity, meant, measure
from ks_budget.money import DECIMALS, decimals_of, exactly, nearest
from ks_budget.problems import Fact, Number, Problem, Range, as_printed, here, kinds


def claims(case: Case) -> Iterator[Problem]:
    """A claimed figure is what its expression gives, by number, direction and unit; a statement holds; an expression
    can be computed.
    """
    for judged in case.claims:
        if judged.fault is not None:
            yield judged.fault.at(here(judged.claim) / judged.key, judged.claim.id)
        elif judged.holds is False:
            yield from _statement(case, judged) if judged.claim.equals is None else _figure(case, judged)


def _statement(case: Case, judged: Judgement) -> Iterator[Problem]:
    claim, sides = judged.claim, judged.sides
    assert claim.holds is not None and sides is not None, "a statement was judged"
    left, right = (_number(side, case.budget.unit) for side in (sides.left, sides.right))
    yield kinds.claims.STATEMENT.at(
        here(claim) / "holds",
        *judged.places,
        subject=claim.id,
        text=claim.text,
        expression=claim.holds,
        left=left,
        sign=sides.sign,
        right=right,
    )


def _number(side: Quantity, unit: str) -> Number:
    """One side of a comparison, with decimals enough to see it by."""
    if side.money:
        return Number(_rounded(side.number, DECIMALS[unit] + 1), unit)
    return Number(_rounded(side.number, 3), "%" if side.parts == 100 else "")


@exactly
def _rounded(value: Decimal, decimals: int) -> Decimal:
    return nearest(value, Decimal(1).scaleb(-decimals))


def _figure(case: Case, judged: Judgement) -> Iterator[Problem]:
    """The kind of mistake that explains the difference best: the unit, the word for the direction, or the figure."""
    claim = judged.claim
    assert judged.low is not None and judged.high is not None and claim.equals is not None, "a figure was judged"
    facts: dict[str, Fact] = {"text": claim.text, "expression": claim.equals}
    if claim.unit and measure(claim.unit) is None and (known := meant(claim.unit)).meant:
        at = here(claim) / "unit"
        yield kinds.claims.CLAIM_UNIT_UNKNOWN.at(at, subject=claim.id, text=claim.text, unit=claim.unit, known=known)
    elif likely := _likely(judged):
        yield from _unit(case, judged, likely, facts)
    elif claim.direction and (claim.figure is None or judged.high < 0):
        yield _direction(judged, facts)
    else:
        yield _off(judged, facts)


def _unit(case: Case, judged: Judgement, likely: str, facts: dict[str, Fact]) -> Iterator[Problem]:
    claim = judged.claim
    assert claim.figure is not None, "a unit is guessed by a figure"
    again = Judge(case.book).judge(structs.replace(claim, unit=likely))
    assert again.value is not None, "the unit alone is another"
    places = (here(claim) / "figure", *judged.places)
    value = Number(_rounded(again.value, max(1, decimals_of(claim.figure))), likely)
    printed = as_printed(claim.figure, judged.unit)
    yield kinds.claims.CLAIM_UNIT.at(
        here(claim) / "unit", *places, subject=claim.id, printed=printed, value=value, likely=likely, **facts
    )
    # With the unit mended the figure itself is judged again. The table stays the one that stands in the file.
    if again.holds is False:
        yield from (structs.replace(problem, places=places) for problem in _figure(case, again))


def _direction(judged: Judgement, facts: dict[str, Fact]) -> Problem:
    claim, low, high = judged.claim, judged.low, judged.high
    assert low is not None and high is not None and claim.direction is not None, "a direction was judged"
    said, words = claim.direction, kinds.words.DIRECTIONS
    places = (here(claim) / ("direction" if claim.figure is None else "figure"), *judged.places)
    if low <= 0 <= high:
        return kinds.claims.CLAIM_UNCHANGED.at(*places, subject=claim.id, said=words[said], **facts)
    # Their sign is that of the words: below zero it goes the other way.
    rises = (high > 0) == (said != "down")
    sizes = sorted((abs(low), abs(high)))
    does = words["up" if rises else "down"]
    spread = _range(judged, *sizes)
    return kinds.claims.CLAIM_DIRECTION.at(
        *places, subject=claim.id, said=words[said], does=does, range=spread, **facts
    )


def _off(judged: Judgement, facts: dict[str, Fact]) -> Problem:
    claim, low, high = judged.claim, judged.low, judged.high
    assert low is not None and high is not None and judged.value is not None, "a figure was judged"
    assert claim.figure is not None, "a figure was judged"
    unit, at = judged.unit, (here(claim) / "figure", *judged.places)
    printed, spread = as_printed(claim.figure, unit), _range(judged, low, high)
    if claim.figure_to is not None:
        ends = Range(as_printed(claim.figure, unit), as_printed(claim.figure_to, unit))
        return kinds.claims.CLAIM_BETWEEN.at(*at, subject=claim.id, printed=ends, range=spread, **facts)
    if claim.bound is not None:
        word = kinds.words.BOUNDS[claim.bound]
        return kinds.claims.CLAIM_IN_WORDS.at(*at, subject=claim.id, word=word, printed=printed, range=spread, **facts)
    if judged.opposite and not claim.direction:
        return kinds.claims.CLAIM_SIGN.at(*at, subject=claim.id, printed=printed, range=spread, **facts)
    stated = abs(Decimal(claim.figure)) if claim.direction else Decimal(claim.figure)
    difference = Number(stated - judged.value, unit, decimals_of(claim.figure) + 1, signed=True)
    return kinds.claims.CLAIM.at(*at, subject=claim.id, printed=printed, range=spread, difference=difference, **facts)


def _range(judged: Judgement, low: Decimal, high: Decimal) -> Range:
    decimals = decimals_of(judged.claim.figure or 0) + 1
    return Range(Number(low, judged.unit, decimals), Number(high, judged.unit, decimals))


def _likely(judged: Judgement) -> str | None:
    """The unit that was meant, when the figure is off by just the factor between two units."""
    figure, value, unit = judged.claim.figure, judged.value, measure(judged.claim.unit)
    if not figure or not value or unit is None:
        return None
    factor = abs(Decimal(figure) / value)
    for name in ("kr", "tkr", "mnkr") if unit.money else ("%", "andel", "‰"):
        other = measure(name)
        steps = unit.power - other.power if other else 0
        steps = steps if not unit.money else -steps
        if steps and abs(factor / Decimal(10) ** -steps - 1) < Decimal("0.1"):
            return name
    return None


RULES = (claims,)
