"""Every kind of problem, by group: `kinds.reading.NUL`. A group is imported when one of its kinds is named, and so only
when there is something to tell.

Codes are stable. KSB0xx: something cannot be read, or is asked for wrongly (exit 2). KSB1xx: the budget's content.
KSB2xx: what a command needs and the budget does not have. KSB3xx: figures that cannot agree. KSB4xx: registers.
KSB5xx: claims and commentary. KSB6xx: the joint proof. KSB7xx: tables of other documents (exit 1).
"""

from functools import cache
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ks_budget.problems.kind import Kinds
    from ks_budget.problems.kinds import asking as asking
    from ks_budget.problems.kinds import audit as audit
    from ks_budget.problems.kinds import claims as claims
    from ks_budget.problems.kinds import content as content
    from ks_budget.problems.kinds import expressions as expressions
    from ks_budget.problems.kinds import figures as figures
    from ks_budget.problems.kinds import foreign as foreign
    from ks_budget.problems.kinds import importing as importing
    from ks_budget.problems.kinds import ledger as ledger
    from ks_budget.problems.kinds import living as living
    from ks_budget.problems.kinds import needs as needs
    from ks_budget.problems.kinds import paths as paths
    from ks_budget.problems.kinds import printed as printed
    from ks_budget.problems.kinds import publishing as publishing
    from ks_budget.problems.kinds import reading as reading
    from ks_budget.problems.kinds import registers as registers
    from ks_budget.problems.kinds import sources as sources
    from ks_budget.problems.kinds import tables as tables
    from ks_budget.problems.kinds import usage as usage
    from ks_budget.problems.kinds import words as words

GROUPS = (
    "reading", "asking", "paths", "usage", "publishing", "sources", "ledger", "importing", "tables", "content",
    "needs", "figures", "printed", "registers", "living", "claims", "expressions", "audit",
)  # fmt: skip
"""Each a module. What can be wrong in an expression is one code with many forms, so it has a module of its own."""


RETIRED = {"KSB116": "KSB301"}
"""Codes that were, and those that tell the same now."""


def __getattr__(name: str) -> ModuleType:
    if name not in (*GROUPS, "words", "foreign"):
        raise AttributeError(f"no group of kinds is called {name}")
    return import_module(f"{__name__}.{name}")


@cache
def catalogue() -> "Kinds":
    """Every code with its kind and the other forms that it is told in, in the order of codes."""
    from ks_budget.problems.kind import kinds_in

    every: Kinds = {}
    for group in GROUPS:
        every |= kinds_in(__getattr__(group))
    return dict(sorted(every.items()))
