"""All rules of `ksb check`, and how a budget sets them.

A rule is a function from a Case to problems, in the RULES of its file; what it is for stands on it.
"""

from collections.abc import Callable, Iterable, Iterator

from msgspec import structs

from ks_budget.checks import commentary, figures, goals, registers, signs, silence
from ks_budget.checks.case import Case
from ks_budget.problems import Problem, here, kinds, near

Rule = Callable[[Case], Iterator[Problem]]

QUICK: tuple[Rule, ...] = (
    *figures.RULES,
    *signs.RULES,
    *silence.RULES,
    *commentary.RULES,
    *registers.RULES,
    *goals.RULES,
)
"""The rules of tables, plan, bridge and registers: those that need no expression to be evaluated."""


def rules() -> tuple[Rule, ...]:
    """All rules. Those of the text are imported when they are asked for, with the language they need."""
    from ks_budget.checks import claims, prose, tables

    return (*QUICK, *tables.RULES, *claims.RULES, *prose.RULES)


def check(case: Case) -> list[Problem]:
    """Every finding, rule by rule, as the rules give them."""
    return [problem for rule in rules() for problem in rule(case)]


def told_by_check(met: Iterable[Problem]) -> list[Problem]:
    """Of what was met in reading a budget, what `ksb check` tells: what the rules tell in full is left to them."""
    return [problem for problem in met if problem.kind is not kinds.figures.SUM_THAT_DOES_NOT_COUNT]


def settled(case: Case, problems: Iterable[Problem]) -> list[Problem]:
    """Findings with the severities that the budget sets, those turned off left out, and a problem for each setting of
    no rule. What is not possible at all cannot be set.
    """
    settings = {setting.code: setting.severity for setting in case.budget.content.settings}
    unknown = [*_unknown_settings(case)] if settings else []
    severities = {code: severity for code, severity in settings.items() if code not in {p.subject for p in unknown}}
    left = [problem for problem in problems if severities.get(problem.code) != "off"]
    return unknown + [structs.replace(p, severity=severities.get(p.code, p.severity)) for p in left]


def _unknown_settings(case: Case) -> Iterator[Problem]:
    # All kinds are imported only where some rule is set.
    known = [code for code, forms in kinds.catalogue().items() if forms[0].group.settable]
    for setting in case.budget.content.settings:
        if setting.code not in known:
            name = near(setting.code, known)
            yield kinds.claims.NO_RULE.at(here(setting) / "code", subject=setting.code, name=setting.code, known=name)
