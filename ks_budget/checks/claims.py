"""Rules of what the text claims."""

from collections.abc import Iterator
from decimal import Decimal

from msgspec import structs

from ks_budget.checks.case import Case
from ks_budget.compute.claims import Judge, Judgement
from ks_budget.money import POWERS, Amount, decimals_of
from ks_budget.problems import Fact, Number, Problem, Range, as_printed, here, kinds


def claims(case: Case) -> Iterator[Problem]:
    """A claimed figure is what its expression gives, by number, direction and unit; a statement holds; an expression
    can be computed.
    """
    for judged in case.claims:
        claim = judged.claim
        if judged.fault is not None:
            key = "equals" if claim.equals is not None else "holds" if claim.holds is not None else "id"
            yield judged.fault.at(here(claim) / key, claim.id)
        elif judged.holds is False:
            yield from _statement(judged) if claim.equals is None else _figure(case, judged)


def _statement(judged: Judgement) -> Iterator[Problem]:
    claim, sides = judged.claim, judged.sides
    assert claim.holds is not None, "a statement was judged"
    places, facts = (here(claim) / "holds", *judged.places), {"text": claim.text, "expression": claim.holds}
    if sides is None:
        yield kinds.claims.STATEMENT.at(*places, subject=claim.id, **facts)
        return
    left, right = (Number(side.quantize(Decimal("0.1"))) for side in (sides.left, sides.right))
    shown: dict[str, Fact] = {"left": left, "sign": sides.sign, "right": right}
    yield kinds.claims.STATEMENT_IN_FIGURES.at(*places, subject=claim.id, **facts, **shown)


def _figure(case: Case, judged: Judgement) -> Iterator[Problem]:
    """The kind of mistake that explains the difference best: the unit, the word for the direction, or the figure."""
    claim = judged.claim
    assert judged.low is not None and judged.high is not None and judged.value is not None, "a figure was judged"
    assert claim.figure is not None and claim.equals is not None, "a figure was judged"
    places, decimals = (here(claim) / "figure", *judged.places), decimals_of(claim.figure)
    text, expression, printed = claim.text, claim.equals, as_printed(claim.figure, claim.unit)
    likely = _likely(claim.unit, claim.figure, judged.value)
    if likely:
        about = Number(judged.value, claim.unit, max(4, decimals))
        facts: dict[str, Fact] = {"text": text, "printed": printed, "expression": expression, "value": about}
        yield kinds.claims.CLAIM_UNIT.at(here(claim) / "unit", *places, subject=claim.id, **facts, likely=likely)
        # With the unit mended the figure itself is judged again. The table stays the one that stands in the file.
        again = Judge(case.book).judge(structs.replace(claim, unit=likely))
        if again.holds is False:
            moved = [structs.replace(problem, places=places) for problem in _figure(case, again)]
            yield from moved
    elif judged.opposite and claim.direction:
        # The figures' own sign is told here, without the word's.
        ends = (judged.low, judged.high) if claim.direction == "up" else (-judged.high, -judged.low)
        spread, said = _range(*ends, claim.unit, decimals), kinds.words.DIRECTIONS[claim.direction]
        yield kinds.claims.CLAIM_DIRECTION.at(
            *places, subject=claim.id, text=text, said=said, expression=expression, range=spread
        )
    else:
        difference = Number(Decimal(claim.figure) - judged.value, claim.unit, decimals + 1, signed=True)
        spread = _range(judged.low, judged.high, claim.unit, decimals)
        facts = {"text": text, "printed": printed, "expression": expression, "range": spread}
        yield kinds.claims.CLAIM.at(*places, subject=claim.id, **facts, difference=difference)


def _range(low: Decimal, high: Decimal, unit: str, decimals: int) -> Range:
    return Range(Number(low, unit, decimals + 1), Number(high, unit, decimals + 1))


_UNITS = (*POWERS, "%", "andel")


def _likely(unit: str, figure: Amount, value: Decimal) -> str | None:
    """The unit that was meant, when the figure is off by just the factor between two units."""
    if not figure or not value or unit not in _UNITS:
        return None
    factor = abs(Decimal(figure) / value)
    for other in POWERS if unit in POWERS else ("%", "andel"):
        if other != unit:
            steps = POWERS[unit] - POWERS[other] if unit in POWERS else 2 if unit == "andel" else -2
            if abs(factor / Decimal(10) ** steps - 1) < Decimal("0.1"):
                return other
    return None


RULES = (claims,)
