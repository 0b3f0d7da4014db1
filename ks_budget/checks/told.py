"""A relation that does not hold, as a problem."""

from decimal import Decimal

from ks_budget.labels import INVESTMENTS, TOTALS
from ks_budget.language import Text
from ks_budget.model import Frame, Line
from ks_budget.money import DECIMALS, convert
from ks_budget.printed.relation import About, Relation
from ks_budget.problems import Fact, Kind, Number, Place, Problem, Range, Spot


def told(
    relation: Relation, unit: str, shown: str, kind: Kind | None = None, costs: str = "negative", **more: Fact
) -> Problem:
    """The problem that a relation does not hold: its own kind, or another form of it.

    ``unit`` is that of the relation's figures, ``shown`` that of the sentence's. ``costs`` is how the budget types
    its costs: a figure is told as it stands in the file. ``more`` are facts that the relation
    does not know.
    """
    kind, stated, about = kind or relation.kind, relation.stated, relation.about
    if stated.half >= convert(Decimal("0.05"), "mnkr", unit) and unit == "tkr":
        # A figure printed in millions is told in millions.
        shown = "mnkr"
    decimals = _decimals(stated.half, unit, shown)
    sign = -1 if costs == "positive" and is_cost(stated.place) else 1
    low, high = sorted(sign * end for end in relation.range)
    # In a column of a table every figure has the same step, and so has a difference.
    finer = decimals if about.when is not None else decimals + 1

    def number(value: Decimal, decimals: int, signed: bool = False) -> Number:
        return Number(convert(value, unit, shown), shown, decimals, signed)

    facts: dict[str, Fact] = {
        "row": row_of(about),
        "frame": about.frame,
        "year": str(about.when),
        "printed": number(sign * stated.value, decimals),
        "range": Range(number(low, decimals + 1), number(high, decimals + 1)),
        "difference": number(sign * relation.residual, finer, signed=True),
    }
    facts |= more
    return kind.at(*relation.places, subject=relation.subject, **{name: facts[name] for name in kind.facts})


def is_cost(place: Spot | Place) -> bool:
    """Whether what stands at a place is an amount of costs, which is typed with a minus or without."""
    if not isinstance(place, Spot):
        return False
    if isinstance(place.table, Line):
        return place.table.kind == "cost"
    return isinstance(place.table, Frame) and place.keys[:2] in (("printed_totals", "costs"), ("printed_totals", "net"))


def row_of(about: About) -> Text | str:
    """What a row is called: the label of a line, or the tool's own for a total."""
    if about.total == "investments":
        return INVESTMENTS
    return TOTALS[about.total] if about.total else about.row


def _decimals(half: Decimal, unit: str, shown: str) -> int:
    """As many decimals as the figure was printed with."""
    step = convert(half * 2, unit, shown)
    return max(0, -step.adjusted()) if step else DECIMALS[shown]
