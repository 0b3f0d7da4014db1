"""The shape of a frame: which totals it has and what each is made of."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from ks_budget.model.frames import TOTALS, Adjustment, Frame, Line, TotalId
from ks_budget.money import ZERO, Amount, Unit, add, convert

Amounts = dict[str, Decimal]
"""Line or total id to amount, in one unit and for one year."""

Tree = dict[str, list[str]]
"""Each total and its parts, the root first and every total before its own parts."""


TOTALS_TOP_DOWN: tuple[TotalId, ...] = ("result", "net", "costs")


def tree(frame: Frame) -> Tree:
    """result = net + grants + financial; net = revenue + costs; costs = the cost lines.

    A line that is a part of another (`of_which`) is no part of a total.
    """
    kinds: dict[str, list[str]] = {"revenue": [], "cost": [], "grant": [], "financial": []}
    for line in frame.lines:
        if line.of_which is None:
            kinds[line.kind].append(line.id)
    return {
        "result": ["net", *kinds["grant"], *kinds["financial"]],
        "net": [*kinds["revenue"], "costs"],
        "costs": kinds["cost"],
    }


def printed_order(frame: Frame) -> list[str]:
    """The ids of a frame's rows as its table has them: as it says itself, else as Swedish frame tables do."""
    usual = _usual_order(frame)
    if not frame.rows:
        return usual
    order, before = [key for key in dict.fromkeys(frame.rows) if key in usual], ""
    for key in usual:
        if key not in order and not is_total(key):
            order.insert(order.index(before) + 1 if before in order else 0, key)
        before = key
    return order


def _usual_order(frame: Frame) -> list[str]:
    """A total after its parts, the net before the grant, and what is a part of a line below it."""
    shape, parts = tree(frame), dict[str, list[str]]()
    for line in frame.lines:
        if line.of_which is not None:
            parts.setdefault(line.of_which, []).append(line.id)
    order = [*shape["net"][:-1], *shape["costs"], "costs", "net", *shape["result"][1:], "result"]
    return [row for key in order for row in (key, *parts.get(key, ()))]


def is_total(key: str) -> bool:
    """Whether an id is that of a total and not of a line."""
    return key in TOTALS


def lines_under(shape: Tree, key: str) -> list[str]:
    """The lines that a total is made of, or a line itself."""
    return [line for part in shape[key] for line in lines_under(shape, part)] if key in shape else [key]


def grant_lines(frame: Frame) -> list[Line]:
    """The lines by which the municipality pays for the frame."""
    return [line for line in frame.lines if line.kind == "grant" and line.of_which is None]


def grant_ids(frame: Frame) -> set[str]:
    """The ids of those lines."""
    return {line.id for line in grant_lines(frame)}


def grant_of(frame: Frame) -> Decimal | None:
    """The frame's grant in its budget year, positive, in the budget's unit. None where no line states any."""
    amounts = [line.amount for line in grant_lines(frame) if line.amount is not None]
    return add(amounts) if amounts else None


def adopted(frame: Frame, unit: str) -> Decimal | None:
    """A frame's grant in its budget year: of its lines, else as the text states it. ``unit`` is that of its budget."""
    granted, stated = grant_of(frame), frame.printed_bridge
    if granted is None and stated is not None and stated.grant is not None:
        return convert(stated.grant, stated.unit, unit)
    return granted


def amounts_of(frame: Frame) -> Amounts:
    """The lines that have an amount in the budget year, and it."""
    return {line.id: Decimal(line.amount) for line in frame.lines if line.amount is not None}


def figures_of(frame: Frame) -> Iterator[Amount]:
    """Every figure that the document has of the frame's lines and totals, in the budget's unit."""
    for line in frame.lines:
        if line.amount is not None:
            yield line.amount
        yield from line.printed.values()
    for by_year in frame.printed_totals.values():
        yield from by_year.values()


def add_up(shape: Tree, lines: Mapping[str, Amount]) -> Amounts:
    """Lines and totals, the totals added up from the lines. A line that is missing adds nothing, and a total of which
    all parts are missing is missing too.
    """
    amounts: Amounts = {key: Decimal(value) for key, value in lines.items()}
    for total in reversed(shape):
        amount, known = ZERO, not shape[total]
        for part in shape[total]:
            if part in amounts:
                amount, known = amount + amounts[part], True
        if known:
            amounts[total] = amount
    return amounts


def effects(adjustment: Adjustment, unit: Unit) -> Amounts:
    """An adjustment's effects by line, in ``unit`` (that of the budget)."""
    return {line: convert(amount, adjustment.unit or unit, unit) for line, amount in adjustment.effects.items()}
