"""What can be wrong. A kind of problem is one object: its code, how grave it is, its facts, and its sentences."""

from typing import Any, Literal

from msgspec import Struct, structs

from ks_budget.language import Text
from ks_budget.problems.excerpt import Excerpt
from ks_budget.problems.facts import Fact, is_fact
from ks_budget.problems.place import Place, Spot

Severity = Literal["error", "warning", "note"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note")


class Group(Struct, frozen=True):
    """Kinds of problems of one sort."""

    digit: str
    """What their codes begin with after KSB."""
    exit_code: int
    """How a run ends that found an error of the group."""
    settable: bool
    """Whether a budget may give them another severity: what is not possible at all cannot be turned off."""


READING = Group("0", 2, settable=False)
"""Something cannot be read, or is asked for wrongly."""
CONTENT = Group("1", 1, settable=False)
"""The budget's content."""
NEEDS = Group("2", 1, settable=False)
"""What a command needs and the budget does not have."""
FIGURES = Group("3", 1, settable=True)
"""Printed figures that cannot agree."""
REGISTERS = Group("4", 1, settable=True)
"""Goals, assignments, risks and controls."""
CLAIMS = Group("5", 1, settable=True)
"""What the text claims, and commentary."""
PROOF = Group("6", 1, settable=True)
"""The joint proof."""
AUDIT = Group("7", 1, settable=False)
"""Tables of other people's documents: there is no budget that could set anything."""


WHAT_THERE_IS = Text("{known.exist}", "{known.exist}")
"""The advice where something is named that is not there."""


class Kind(Struct, frozen=True, kw_only=True, eq=False):
    """One kind of problem. Braces in its sentences hold its facts, in both languages the same."""

    code: str
    """Stable: `KSB301`."""
    group: Group
    severity: Severity
    facts: tuple[str, ...]
    """The names of what a problem of this kind must be given, no more and no less."""
    title: Text
    message: Text
    advice: Text
    about: Text
    """Why it is a problem, for `ksb explain` and the reference."""

    def at(self, *places: Place | Spot, subject: str = "", **facts: Fact) -> "Problem":
        """A problem of this kind. Raises TypeError when a fact is missing, is none of its own, or is
        no fact at all: a bare decimal.
        """
        if facts.keys() != set(self.facts):
            given, own = ", ".join(sorted(facts)), ", ".join(sorted(self.facts))
            raise TypeError(f"{self.code} takes the facts ({own}) and was given ({given})")
        wrong = [name for name, fact in facts.items() if not is_fact(fact)]
        if wrong:
            raise TypeError(f"{self.code}: {', '.join(wrong)} cannot stand in a sentence")
        return Problem(self, places, facts, self.severity, subject)

    def form(
        self, facts: tuple[str, ...], message: Text, *, advice: Text | None = None, severity: Severity | None = None
    ) -> "Kind":
        """The same kind told in another sentence, with facts of its own."""
        return structs.replace(
            self, facts=facts, message=message, advice=advice or self.advice, severity=severity or self.severity
        )


class Problem(Struct, frozen=True):
    """One problem: its kind, where it is, and the facts that its sentence needs."""

    kind: Kind
    places: tuple[Place | Spot, ...] = ()
    """The first is where it shows; the others have to do with it."""
    facts: dict[str, Fact] = {}
    severity: Severity = "error"
    subject: str = ""
    """What a finding is about, stable from run to run: `ks.bridge`. With the code it is the finding's id."""
    inherited: str = ""
    """Of a variant: the budget that it is based on, where the finding is that one's and nothing of it the variant's."""
    excerpt: Excerpt | None = None
    """The table that it is about, its figures marked, where a line of the file would not show it."""

    @property
    def code(self) -> str:
        """That of its kind: `KSB301`."""
        return self.kind.code

    @property
    def id(self) -> str:
        """Code and subject: `KSB301:ks.net.2024`. The code alone where it has no subject."""
        return f"{self.code}:{self.subject}" if self.subject else self.code

    def is_a(self, kind: Kind) -> bool:
        """Whether it is of a kind, in whatever form."""
        return self.code == kind.code


class Stop(Exception):
    """Nothing more can be done; the problems say why."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__(", ".join(problem.code for problem in problems))
        self.problems = list(problems)

    def is_a(self, kind: Kind) -> bool:
        """Whether it is for one problem, of this kind."""
        return len(self.problems) == 1 and self.problems[0].is_a(kind)


def exit_code(problems: list[Problem]) -> int:
    """0 fine, 1 problems in the data, 2 wrong usage or something that cannot be read."""
    return max((problem.kind.group.exit_code for problem in problems if problem.severity == "error"), default=0)


Kinds = dict[str, list[Kind]]


def kinds_in(module: Any) -> Kinds:
    """The kinds that a module defines, by code: each with its forms, in the order they stand."""
    kinds: Kinds = {}
    for value in vars(module).values():
        if isinstance(value, Kind):
            kinds.setdefault(value.code, []).append(value)
    return kinds
