"""What does a problem's code mean?"""

from msgspec import Struct

from ks_budget.problems import Stop, kinds, near
from ks_budget.problems.kinds import RETIRED, catalogue
from ks_budget.report import Report
from ks_budget.views.explain import view
from ks_budget.workspace import Workspace


class Question(Struct, frozen=True):
    """One code, or all of them."""

    code: str | None = None
    """Such as KSB101, in capitals or not."""


def codes() -> list[str]:
    """Every code there is."""
    return list(catalogue())


def answer(workspace: Workspace, question: Question) -> Report:
    """What it says, why it matters and what to do; of a code that was, the one that tells the same now. Raises Stop
    (KSB018) for a code that there never was.
    """
    code = None if question.code is None else question.code.upper()
    code = RETIRED.get(code, code) if code else None
    if code is not None and code not in catalogue():
        raise Stop(kinds.asking.NO_CODE.at(name=question.code or "", known=near(code, catalogue())))
    return view(code, workspace.language)
