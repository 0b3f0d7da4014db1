"""A problem in words."""

import re

from msgspec import Struct

from ks_budget.language import Text
from ks_budget.problems.excerpt import Excerpt
from ks_budget.problems.facts import written
from ks_budget.problems.kind import Kind, Problem, Severity
from ks_budget.problems.place import Place


class Finding(Struct, frozen=True):
    """A problem in words, in one language."""

    kind: Kind
    severity: Severity
    message: str
    """What was found and what was expected."""
    advice: str
    """What to do."""
    places: tuple[Place, ...]
    """The first is where it shows; the others have to do with it."""
    id: str = ""
    """Stable from run to run, for lists of accepted findings."""
    excerpt: Excerpt | None = None
    """The table that it is about, where that shows it better than a line of the file."""

    @property
    def place(self) -> Place | None:
        """Where it shows, where that is known."""
        return self.places[0] if self.places else None

    @property
    def code(self) -> str:
        """That of its kind: `KSB301`."""
        return self.kind.code


def findings(problems: list[Problem], language: str) -> list[Finding]:
    """Each problem as sentences in a language; Swedish where the language is unknown."""
    return [_finding(problem, language) for problem in problems]


def messages(problems: list[Problem], language: str) -> list[str]:
    """What was found and expected, a sentence or two for each problem."""
    return [finding.message for finding in findings(problems, language)]


_INHERITED = Text(
    "Det gäller också {}, som varianten bygger på.", "It holds for {} too, which the variant is based on."
)
_SENTENCES = r"\s*\{(known\.maybe|known\.exist|habit|corrections|perhaps)\}\s*"


def unfilled(template: str) -> str:
    """A sentence with an ellipsis for each fact; facts that are whole sentences are left out."""
    told = re.sub(_SENTENCES, " ", template).strip()
    return re.sub(r"\{\{|\}\}|\{[\w.]+\}", lambda found: _BRACES.get(found[0], "…"), told)


_BRACES = {"{{": "{", "}}": "}"}
"""Braces that are meant, as templates have them."""


def _finding(problem: Problem, language: str) -> Finding:
    facts = {name: written(fact, language) for name, fact in problem.facts.items()}

    def said(text: Text) -> str:
        # A fact may be an empty text; what it leaves at the ends of a sentence goes too. One of several lines must not
        # begin a line of its own.
        return text[language].format_map(facts).replace("\n", " ").strip()

    message, advice = said(problem.kind.message), said(problem.kind.advice)
    if problem.inherited:
        message = f"{message} {_INHERITED[language].format(problem.inherited)}"
    places = tuple(place for place in problem.places if isinstance(place, Place))
    return Finding(problem.kind, problem.severity, message, advice, places, problem.id, problem.excerpt)
