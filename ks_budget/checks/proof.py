"""The joint proof as a rule: every contradiction that no single relation needs to show (KSB601)."""

from ks_budget.checks.case import Case
from ks_budget.printed.proof import Conflict, Proof, prove
from ks_budget.printed.relation import Relation
from ks_budget.problems import Correction, Corrections, Problem, kinds


def all_relations(case: Case) -> list[Relation]:
    """Those of tables, plan, bridge and comments, then the claims that are linear."""
    return [*case.relations, *(judged.relation for judged in case.claims if judged.relation is not None)]


def beyond(case: Case) -> int:
    """How many claims take no part, because they are not sums of figures."""
    return sum(judged.holds is not None and judged.relation is None for judged in case.claims)


def proof(case: Case) -> tuple[Proof, list[Problem]]:
    """The proof of a budget, and a problem for each conflict. Raises ImportError without the solver."""
    proved = prove(all_relations(case))
    return proved, [_problem(conflict, case.budget.unit) for conflict in proved.conflicts]


def _problem(conflict: Conflict, unit: str) -> Problem:
    kind = kinds.claims.CONFLICT if len(conflict.relations) > 1 else kinds.claims.WHAT_WOULD_MEND
    return kind.at(
        *(figure.place for figure in conflict.figures),
        subject="+".join(relation.subject for relation in conflict.relations),
        count=len(conflict.figures),
        relations=len(conflict.relations),
        members=[f"{relation.kind.code} {relation.subject}" for relation in conflict.relations],
        corrections=Corrections(tuple(_corrections(conflict)), unit),
    )


def _corrections(conflict: Conflict) -> list[Correction]:
    return [
        Correction(repair.figure.id, repair.figure.value, repair.low, repair.high)
        for repair in conflict.repairs
        if repair.low is not None and repair.high is not None
    ]
