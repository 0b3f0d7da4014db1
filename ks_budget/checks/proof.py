"""The joint proof as a rule: every contradiction that no single relation needs to show (KSB601)."""

from decimal import Decimal
from fractions import Fraction
from math import ceil, floor

from msgspec import structs

from ks_budget.checks.case import Case
from ks_budget.checks.told import sign_in_file
from ks_budget.money import exactly
from ks_budget.printed.figure import Figure
from ks_budget.printed.proof import Conflict, Proof, Repair, prove
from ks_budget.printed.relation import Relation
from ks_budget.problems import Correction, Corrections, Problem, Spot, kinds


def all_relations(case: Case) -> list[Relation]:
    """Those of tables, plan, bridge and comments, then the claims that are linear."""
    return [*case.relations, *(judged.relation for judged in case.claims if judged.relation is not None)]


def beyond(case: Case) -> int:
    """How many claims take no part, because they are not sums of figures."""
    return sum(judged.holds is not None and judged.relation is None for judged in case.claims)


def products(case: Case) -> int:
    """How many figures of printed tables take no part, because what they should be is no sum of others."""
    return sum(not verdict.linear and verdict.outcome != "untested" for verdict in case.table_verdicts)


def proof(case: Case) -> tuple[Proof, list[Problem]]:
    """The proof of a budget, and a problem for each conflict. Raises ImportError without the solver.

    That a plan figure is what ksb prints for the one of the year before is no witness where there is a conflict.
    """
    relations = all_relations(case)
    proved = prove(relations)
    if proved.conflicts:
        witnesses = [
            one for one in relations if one.kind != kinds.figures.PLAN_YEAR or one.stated.id not in case.own_plan
        ]
        proved = prove(witnesses) if len(witnesses) < len(relations) else proved
    return proved, [_problem(conflict, case) for conflict in proved.conflicts]


def _problem(conflict: Conflict, case: Case) -> Problem:
    kind = kinds.claims.CONFLICT if len(conflict.relations) > 1 else kinds.claims.WHAT_WOULD_MEND
    return kind.at(
        *(figure.place for figure in conflict.figures),
        subject="+".join(relation.subject for relation in conflict.relations),
        count=len(conflict.figures),
        relations=len(conflict.relations),
        members=[f"{relation.kind.code} {relation.subject}" for relation in conflict.relations],
        corrections=_corrections(conflict, case),
    )


@exactly
def _corrections(conflict: Conflict, case: Case) -> Corrections:
    """Figures of printed tables are told as they are printed there; where all have one unit it is said once."""
    unit: str = case.budget.unit
    each = [_as_printed(_correction(repair), repair.figure, case) for repair in conflict.repairs]
    units = {one.unit or unit for one in each}
    if len(units) == 1:
        [unit] = units
        each = [structs.replace(one, unit="") for one in each]
    return Corrections(tuple(each), unit, conflict.searched)


def _as_printed(correction: Correction, figure: Figure, case: Case) -> Correction:
    place = figure.place
    table = place.table if isinstance(place, Spot) else None
    book = next((one for one in case.book.tables.values() if any(row is table for row in one.table.rows)), None)
    if book is None or not isinstance(place, Spot):
        return correction
    column = book.shape.columns[str(place.keys[-1])]
    measured, unit = book.shape.measured(column), case.budget.unit
    scale = book.shape.as_printed(column, unit) if measured.kind == "money" else Decimal(1)
    low, high = (None if end is None else end * scale for end in (correction.low, correction.high))
    return Correction(
        correction.figure, correction.printed * scale, low, high, "" if measured.unit == unit else measured.unit
    )


def _correction(repair: Repair) -> Correction:
    """With the sign that the figure has in the file."""
    id, printed, (low, high) = repair.figure.id, repair.figure.value, written_range(repair)
    if sign_in_file(repair.figure.place) < 0:
        printed, low, high = -printed, _minus(high), _minus(low)
    return Correction(id, printed, low, high)


def _minus(end: Decimal | None) -> Decimal | None:
    return None if end is None else -end


def written_range(repair: Repair) -> tuple[Decimal | None, Decimal | None]:
    """The ends of a range, never outside it, with no more digits than tell it: to a hundredth of the figure's step, or
    fewer where those are exact, or more where a range is so narrow that they would take a tenth of it.
    """
    step = repair.figure.half * 2
    least = max(0, -step.adjusted()) if step.is_finite() and step else 0
    low, high = repair.low, repair.high
    digits = next((d for d in range(least, least + 2) if _exact(low, d) and _exact(high, d)), least + 2)
    while low is not None and high is not None and digits < least + _MORE:
        lost = _up(low, digits) - low + high - _down(high, digits)
        if not lost or lost <= (high - low) / 10:
            break
        digits += 1
    low, high = (None if low is None else _up(low, digits)), (None if high is None else _down(high, digits))
    if low is not None and high is not None and low > high:
        # A single point that no digits write.
        low = high
    return _decimal(low, digits), _decimal(high, digits)


_MORE = 12


def _exact(end: Fraction | None, digits: int) -> bool:
    return end is None or (end * 10**digits).denominator == 1


def _up(end: Fraction, digits: int) -> Fraction:
    return Fraction(ceil(end * 10**digits), 10**digits)


def _down(end: Fraction, digits: int) -> Fraction:
    return Fraction(floor(end * 10**digits), 10**digits)


@exactly
def _decimal(end: Fraction | None, digits: int) -> Decimal | None:
    return None if end is None else Decimal(int(end * 10**digits)).scaleb(-digits)
