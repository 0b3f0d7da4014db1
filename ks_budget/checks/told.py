"""A relation that does not hold, as a problem."""

from decimal import Decimal

from ks_budget.labels import INVESTMENTS, TOTALS
from ks_budget.language import Text
from ks_budget.model.walk import value_at
from ks_budget.money import DECIMALS, Turned, convert
from ks_budget.printed.relation import About, Relation
from ks_budget.problems import Fact, Kind, Number, Place, Problem, Range, Spot


def told(relation: Relation, unit: str, shown: str, kind: Kind | None = None, **more: Fact) -> Problem:
    """The problem that a relation does not hold: its own kind, or another form of it.

    ``unit`` is that of the relation's figures, ``shown`` that of the sentence's. A figure is told with the sign that it
    has in the file. ``more`` are facts that the relation does not know.
    """
    kind, stated, about = kind or relation.kind, relation.stated, relation.about
    if stated.half >= convert(Decimal("0.05"), "mnkr", unit) and unit == "tkr":
        # A figure printed in millions is told in millions.
        shown = "mnkr"
    decimals = _decimals(stated.half, unit, shown)
    sign = sign_in_file(stated.place)
    low, high = sorted(sign * end for end in relation.range)
    # In a column of a table every figure has the same step, and so has a difference.
    finer = decimals if about.is_of_column else decimals + 1

    def number(value: Decimal, decimals: int, signed: bool = False) -> Number:
        return Number(convert(value, unit, shown), shown, decimals, signed)

    facts: dict[str, Fact] = {
        "row": row_of(about),
        "frame": about.frame,
        "year": str(about.when),
        "table": about.table,
        "column": about.column,
        "reference": about.reference,
        "printed": number(sign * stated.value, decimals),
        "range": Range(number(low, decimals + 1), number(high, decimals + 1)),
        "difference": number(sign * relation.residual, finer, signed=True),
    }
    facts |= more
    return kind.at(*relation.places, subject=relation.subject, **{name: facts[name] for name in kind.facts})


def sign_in_file(place: Spot | Place) -> int:
    """-1 where the amount at a place is typed there with the other sign than it has here: 1 for all others."""
    return -1 if isinstance(place, Spot) and type(value_at(place.table, place.keys)) is Turned else 1


def row_of(about: About) -> Text | str:
    """What a row is called: the label of a line, or the tool's own for a total."""
    if about.total == "investments":
        return INVESTMENTS
    return TOTALS[about.total] if about.total else about.row


def _decimals(half: Decimal, unit: str, shown: str) -> int:
    """As many decimals as the figure was printed with."""
    step = convert(half * 2, unit, shown)
    return max(0, -step.adjusted()) if step else DECIMALS[shown]
