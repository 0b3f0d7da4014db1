"""Rounding so that printed tables add up.

For a tree of totals it is always possible to round every amount to a neighbour of its exact value (less than one
step away) so that each total is the sum of its parts, in linear time (Skala 2017, "The Well-Rounded Total").
The way here: the root goes to the nearest; from the top down each total's parts go down to the step below, and the
steps then lacking go to the parts with the largest remainders, the first of equals first.
"""

from collections.abc import Mapping
from decimal import ROUND_FLOOR, Decimal
from typing import Literal

from ks_budget.model import Frame
from ks_budget.model.shape import Amounts, Tree, figures_of
from ks_budget.money import exactly, nearest, step

Rounding = Literal["foot", "each"]
"""Every table adds up, or every amount is to the nearest on its own."""


def step_of(frame: Frame, unit: str) -> Decimal:
    """What a frame's tables in ``unit``, its budget's own, are rounded to: no coarser than the document's figures."""
    return step(unit, figures_of(frame))


@exactly
def foot(shape: Tree, amounts: Mapping[str, Decimal], step: Decimal) -> Amounts:
    """Each amount as a multiple of ``step`` within one step of its exact value, every total the sum of its parts.

    ``amounts`` holds exact ones for the ids in ``shape`` that are known, totals being the exact sums of their parts.
    """
    root = next(iter(shape))
    footed = {root: nearest(amounts[root], step)} if root in amounts else {}
    for total, all_parts in shape.items():
        # What is missing in a column is no part of it.
        parts = [part for part in all_parts if part in amounts]
        if total not in footed:
            continue
        lacking = footed[total]
        for part in parts:
            footed[part] = floor = amounts[part].quantize(step, ROUND_FLOOR)
            lacking -= floor
        steps = int(lacking / step)
        if steps:
            for part in sorted(parts, key=lambda part: footed[part] - amounts[part])[:steps]:
                footed[part] += step
    # What is a part of a line is in no sum.
    return footed | {key: nearest(amount, step) for key, amount in amounts.items() if key not in footed}


def rounded(shape: Tree, amounts: Mapping[str, Decimal], step: Decimal, rounding: Rounding) -> Amounts:
    """The amounts as multiples of ``step``, in one of the two ways."""
    return each(amounts, step) if rounding == "each" else foot(shape, amounts, step)


@exactly
def each(amounts: Mapping[str, Decimal], step: Decimal) -> Amounts:
    """Every amount to the nearest on its own; the table may then miss its totals by a step."""
    return {key: nearest(amount, step) for key, amount in amounts.items()}
