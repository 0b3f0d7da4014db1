"""All rules of `ksb check`, and how a budget sets them.

A rule is a function from a Case to problems; what it is for stands on it, and each code in the catalogue.
"""

from collections.abc import Callable, Iterable, Iterator

from msgspec import structs

from ks_budget.checks import figures, registers
from ks_budget.checks.case import Case
from ks_budget.problems import Place, Problem

Rule = Callable[[Case], Iterator[Problem]]

QUICK: tuple[Rule, ...] = (
    figures.tables,
    figures.direction,
    figures.rates_for_the_plan,
    registers.scores,
    registers.control_plan,
    registers.vocabulary,
    registers.accepted_risks,
    registers.order_of_risks,
    registers.numbering,
    registers.targets,
    registers.decision,
    registers.assignments,
    registers.duplicate_names,
)
"""The rules of tables, plan, bridge and registers: those that need no expression to be evaluated."""


def rules() -> tuple[Rule, ...]:
    """All rules. Those of the text are imported when they are asked for, with the language they need."""
    from ks_budget.checks import claims

    return (*QUICK, claims.claims, claims.stale)


FIRST = "KSB301"
"""The first code that a budget can set: what is not possible at all cannot be turned off."""


def check(case: Case) -> list[Problem]:
    """Every finding, rule by rule, as the rules give them."""
    return [problem for rule in rules() for problem in rule(case)]


def quick(case: Case) -> list[Problem]:
    """The findings of the quick rules."""
    return [problem for rule in QUICK for problem in rule(case)]


def set_as_asked(case: Case, found: Iterable[Problem], codes: Iterable[str]) -> list[Problem]:
    """Findings with the severities that the budget sets, those turned off left out. KSB508 for a setting of no rule."""
    known = [code for code in codes if code >= FIRST]
    severities = {}
    problems = []
    for i, setting in enumerate(case.budget.content.settings):
        if setting.code in known:
            severities[setting.code] = setting.severity
        else:
            from difflib import get_close_matches

            values = {"name": setting.code, "close": get_close_matches(setting.code, known, 1)}
            problems.append(Problem("KSB508", (Place("", ("rule", i, "code")),), values, subject=setting.code))
    for problem in found:
        severity = severities.get(problem.code, problem.severity)
        if severity != "off":
            problems.append(structs.replace(problem, severity=severity))
    return problems


def without_accepted(case: Case, found: list[Problem]) -> tuple[list[Problem], int]:
    """The findings that are not accepted, and how many are. KSB507 for what is accepted and no longer found."""
    accepted = {one.finding: i for i, one in enumerate(case.budget.content.accepted)}
    left = [problem for problem in found if problem.id not in accepted]
    ids = {problem.id for problem in found}
    for finding, i in accepted.items():
        if finding not in ids:
            place = Place("", ("accepted", i, "finding"))
            left.append(Problem("KSB507", (place,), {"name": finding}, "note", finding))
    return left, len(found) - sum(problem.id not in accepted for problem in found)
