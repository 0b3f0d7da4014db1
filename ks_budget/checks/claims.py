"""Rules of what the text claims, and of commentary that a figure has moved away from."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from msgspec import structs

from ks_budget.checks.case import Case
from ks_budget.compute.claims import Judge, Judgement
from ks_budget.money import POWERS, Amount, add
from ks_budget.problems import Place, Problem, Said


def claims(case: Case) -> Iterator[Problem]:
    """KSB501–KSB505: a claimed figure is what its expression gives, by number, direction and unit; a statement
    holds; an expression can be computed.
    """
    for found in case.claims:
        if found.fault:
            yield _fault(found)
        elif found.holds is False:
            yield from _wrong(case, found)


def stale(case: Case) -> Iterator[Problem]:
    """KSB506: a comment still explains the change that it was written for."""
    for i, j, comment, relation in case.comments:
        if comment.written_for is None:
            continue
        frame = case.budget.content.frames[i].id
        new = change(case, frame, comment.line)
        if new != comment.written_for:
            id = f"KSB506:{frame}.{comment.line}"
            unit = case.budget.unit
            values = relation.facts | {"old": _said(comment.written_for, unit), "new": _said(new, unit), "id": id}
            values.pop("unit")
            path = ("frame", i, "comment", j, "written_for")
            yield Problem("KSB506", (Place("", path),), values, "warning", f"{frame}.{comment.line}")


def change(case: Case, frame: str, line: str) -> Decimal:
    """The change of a line or total from last year, with the table's sign, in the budget's unit."""
    by_year, year = case.book.frame(frame)[line].by_year, case.budget.year
    return add(f.value for f in by_year[year]) - add(f.value for f in by_year[year - 1])


def _fault(found: Judgement) -> Problem:
    claim = found.claim
    key = "equals" if claim.equals is not None else "holds" if claim.holds is not None else "id"
    return Problem("KSB505", (Place("", ("claim", found.index, key)),), found.fault, subject=claim.id)


def _wrong(case: Case, found: Judgement) -> Iterator[Problem]:
    claim = found.claim
    expression = claim.equals or claim.holds
    facts: dict[str, Any] = {"text": claim.text, "expression": expression}
    if claim.equals is None or claim.figure is None:
        place = Place("", ("claim", found.index, "holds"))
        sides = f" ({found.sides})" if found.sides else ""
        yield Problem("KSB504", (place, *found.places), facts | {"sides": sides}, subject=claim.id)
        return
    assert found.low is not None and found.high is not None and found.value is not None, "a figure was judged"
    places = (Place("", ("claim", found.index, "figure")), *found.places)
    decimals = _digits(claim.figure)
    facts |= {
        "printed": Said(Decimal(claim.figure), claim.unit, decimals),
        "low": Said(found.low, claim.unit, decimals + 1),
        "high": Said(found.high, claim.unit, decimals + 1),
        "difference": Said(Decimal(claim.figure) - found.value, claim.unit, decimals + 1, True),
    }
    likely = _likely(claim.unit, claim.figure, found.value)
    if likely:
        unit = Place("", ("claim", found.index, "unit"))
        facts |= {"value": Said(found.value, claim.unit, max(4, decimals)), "likely": likely}
        yield Problem("KSB503", (unit, *places), facts, subject=claim.id)
        # With the unit mended the figure itself is judged again.
        again = Judge(case.book).judge(structs.replace(claim, unit=likely), found.index)
        if again.holds is False:
            yield from _wrong(case, again)
    elif found.opposite and claim.direction:
        # The figures' own sign is told here, without the word's.
        ends = (found.low, found.high) if claim.direction == "up" else (-found.high, -found.low)
        facts |= {"said": claim.direction}
        facts |= {key: Said(end, claim.unit, decimals + 1) for key, end in zip(("low", "high"), ends, strict=True)}
        yield Problem("KSB502", places, facts, subject=claim.id)
    else:
        yield Problem("KSB501", places, facts, subject=claim.id)


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


def _digits(figure: Amount) -> int:
    exponent = Decimal(figure).as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _said(value: Amount, unit: str) -> Said:
    return Said(Decimal(value), unit, _digits(value), True)
