"""The shape of a frame: which totals it has and what each is made of."""

from collections.abc import Mapping
from decimal import Decimal

from ks_budget.model.frames import TOTALS, Adjustment, Frame, Line, TotalId
from ks_budget.money import ZERO, Amount, Unit, add, convert

Amounts = dict[str, Decimal]
"""Line or total id to amount, in one unit and for one year."""

Tree = dict[str, list[str]]
"""Each total and its parts, the root first and every total before its own parts."""


TOTALS_TOP_DOWN: tuple[TotalId, ...] = ("result", "net", "costs")


def tree(frame: Frame) -> Tree:
    """result = net + grants + financial; net = revenue + costs; costs = the cost lines."""
    kinds: dict[str, list[str]] = {"revenue": [], "cost": [], "grant": [], "financial": []}
    for line in frame.lines:
        kinds[line.kind].append(line.id)
    return {
        "result": ["net", *kinds["grant"], *kinds["financial"]],
        "net": [*kinds["revenue"], "costs"],
        "costs": kinds["cost"],
    }


def printed_order(shape: Tree) -> list[str]:
    """Ids as Swedish frame tables have them: a total after its parts, the net before the grant."""
    grants = shape["result"][1:]
    return [*shape["net"][:-1], *shape["costs"], "costs", "net", *grants, "result"]


def is_total(key: str) -> bool:
    """Whether an id is that of a total and not of a line."""
    return key in TOTALS


def lines_under(shape: Tree, key: str) -> list[str]:
    """The lines that a total is made of, or a line itself."""
    return [line for part in shape[key] for line in lines_under(shape, part)] if key in shape else [key]


def grant_lines(frame: Frame) -> list[Line]:
    """The lines by which the municipality pays for the frame."""
    return [line for line in frame.lines if line.kind == "grant"]


def grant_ids(frame: Frame) -> set[str]:
    """The ids of those lines."""
    return {line.id for line in grant_lines(frame)}


def grant_of(frame: Frame) -> Decimal:
    """The frame's grant in its budget year, positive, in the budget's unit."""
    return add(line.amount for line in grant_lines(frame))


def add_up(shape: Tree, lines: Mapping[str, Amount]) -> Amounts:
    """Lines and totals, the totals added up from the lines."""
    amounts: Amounts = {key: Decimal(value) for key, value in lines.items()}
    for total in reversed(shape):
        amount = ZERO
        for part in shape[total]:
            amount += amounts[part]
        amounts[total] = amount
    return amounts


def effects(adjustment: Adjustment, unit: Unit) -> Amounts:
    """An adjustment's effects by line, in ``unit`` (that of the budget)."""
    return {line: convert(amount, adjustment.unit or unit, unit) for line, amount in adjustment.effects.items()}
