"""The joint proof as a rule: every contradiction that no single relation needs to show (KSB601)."""

from ks_budget.checks.case import Case
from ks_budget.compute.proof import Conflict, Proof, prove
from ks_budget.compute.relations import Relation
from ks_budget.problems import Problem, Severity


def all_relations(case: Case) -> list[Relation]:
    """Those of tables, plan, bridge and comments, then the claims that are linear."""
    return [*case.relations, *(judged.relation for judged in case.claims if judged.relation is not None)]


def beyond(case: Case) -> int:
    """How many claims take no part, because they are not sums of figures."""
    return sum(judged.holds is not None and judged.relation is None for judged in case.claims)


def proof(case: Case) -> tuple[Proof, list[Problem]]:
    """The proof of a budget, and a problem for each conflict. Raises ImportError without the solver."""
    found = prove(all_relations(case))
    return found, [_problem(case, conflict) for conflict in found.conflicts]


def _problem(case: Case, conflict: Conflict) -> Problem:
    values = {
        "count": len(conflict.figures),
        "relations": len(conflict.relations),
        "members": [f"{relation.code} {relation.subject}" for relation in conflict.relations],
        "alone": [(one.figure.id, one.figure.value, one.low, one.high) for one in conflict.corrections],
        "money": case.budget.unit,
    }
    places = tuple(one.place for one in conflict.figures)
    # A contradiction within one relation has been told by its own rule; here it only gets what would mend it.
    severity: Severity = "error" if len(conflict.relations) > 1 else "note"
    return Problem(
        "KSB601", places, values, severity, subject="+".join(relation.subject for relation in conflict.relations)
    )
