"""Why an expression cannot be computed."""

from ks_budget.problems import Fact, Kind, Problem, Spot


class ExpressionError(Exception):
    """Why an expression cannot be computed: a form of KSB505 and its facts."""

    def __init__(self, kind: Kind, **facts: Fact) -> None:
        super().__init__(kind.message.en)
        self.kind, self.facts = kind, facts

    def at(self, place: Spot, subject: str) -> Problem:
        """The problem that it is, where the expression stands."""
        return self.kind.at(place, subject=subject, **self.facts)
